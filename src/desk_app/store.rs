//! What stays on this device: counts, and which keys are off. Nothing of a caller.

use crate::content::Shortcut;
use crate::desk::counts::Counts;
use web_sys::Storage;

/// Where the counts stand, and the keys that are off.
const COUNTS: &str = "waarheen-balie";
const KEYS: &str = "waarheen-toetsen";

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

pub fn counts() -> Counts {
    let kept = storage().and_then(|storage| storage.get_item(COUNTS).ok()?);
    Counts::read(&kept.unwrap_or_default())
}

/// Keeps the counts; false when this device keeps nothing.
pub fn keep_counts(counts: &Counts) -> bool {
    let Some(storage) = storage() else { return false };
    if counts.is_empty() { storage.remove_item(COUNTS) } else { storage.set_item(COUNTS, &counts.text()) }.is_ok()
}

pub fn keys_off() -> Vec<Shortcut> {
    let kept = storage().and_then(|storage| storage.get_item(KEYS).ok()?).unwrap_or_default();
    Shortcut::ALL.iter().copied().filter(|shortcut| kept.split(' ').any(|id| id == shortcut.id())).collect()
}

pub fn keep_keys_off(off: &[Shortcut]) {
    let ids = off.iter().map(|shortcut| shortcut.id()).collect::<Vec<_>>().join(" ");
    if let Some(storage) = storage() {
        // A device that keeps nothing asks again next time.
        drop(if off.is_empty() { storage.remove_item(KEYS) } else { storage.set_item(KEYS, &ids) });
    }
}
