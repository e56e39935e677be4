//! A problem of the content, in plain words: the file, the place, what is wrong, what to do.

use serde::Serialize;
use std::fmt;

/// Something that is wrong with the content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The path below the content folder.
    pub file: String,
    /// The place in it: ids and field names.
    pub place: String,
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

impl Problem {
    pub fn new(file: &str, place: &str, what: &str, remedy: &str) -> Problem {
        Problem { file: file.to_owned(), place: place.to_owned(), what: what.to_owned(), remedy: remedy.to_owned() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let Problem { file, place, what, remedy } = self;
        if place.is_empty() {
            write!(formatter, "{file}: {what}. {remedy}.")
        } else {
            write!(formatter, "{file}: {place}: {what}. {remedy}.")
        }
    }
}
