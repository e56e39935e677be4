//! The lists of the desk: each word that it may meet has one term.

use crate::content::problem::Problem;
use crate::content::{Access, Desk, Layer, Referrer, Shortcut};

/// Where the lists stand.
const FILE: &str = "landelijk/desk.json";

pub(super) fn check(desk: &Desk, problems: &mut Vec<Problem>) {
    let mut each = |list: &str, wanted: Vec<&str>, listed: Vec<&str>| {
        for id in wanted {
            let what = match listed.iter().filter(|known| **known == id).count() {
                1 => continue,
                0 => format!("“{id}” is missing"),
                _ => format!("“{id}” is listed more than once"),
            };
            problems.push(Problem::new(FILE, list, &what, "Let it stand in this list once"));
        }
    };
    let layers = desk.layers.iter().map(|layer| layer.id.id()).collect();
    each("layers", Layer::ALL.iter().map(|layer| layer.id()).collect(), layers);
    let accesses = desk.accesses.iter().map(|access| access.id.id()).collect();
    each("accesses", Access::ALL.iter().map(|access| access.id()).collect(), accesses);
    let referrers = desk.referrers.iter().map(|referrer| referrer.id.id()).collect();
    each("referrers", Referrer::ALL.iter().map(|referrer| referrer.id()).collect(), referrers);
    let shortcuts = desk.shortcuts.iter().map(|shortcut| shortcut.id.id()).collect();
    each("shortcuts", Shortcut::ALL.iter().map(|shortcut| shortcut.id()).collect(), shortcuts);
}
