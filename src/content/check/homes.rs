//! In which file each item of the content stands, to name it in a problem.

use crate::content::files::{NATIONAL, Sources, homes};
use crate::content::schema::FileKind;
use std::collections::BTreeMap;

/// Where the items of the content stand, to name the file in a problem.
pub(super) struct Homes {
    homes: BTreeMap<(FileKind, String), String>,
}

impl Homes {
    pub(super) fn new(sources: &Sources) -> Homes {
        let homes = FileKind::ALL
            .into_iter()
            .flat_map(|kind| homes(sources, kind).into_iter().map(move |(id, path)| ((kind, id), path)));
        Homes { homes: homes.collect() }
    }

    /// The file this item stands in; for an item that is in no file, the usual name.
    pub(super) fn of(&self, kind: FileKind, id: &str) -> String {
        self.homes.get(&(kind, id.to_owned())).cloned().unwrap_or_else(|| format!("{NATIONAL}/{}.json", kind.name()))
    }
}
