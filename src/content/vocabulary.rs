//! The words people use, for search: one file for each language.

use super::Audience;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `search/<language>.json`: what search knows of a language besides the content itself. Everything is in lower case
/// and without accents.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Vocabulary {
    /// The language (BCP 47).
    pub lang: String,
    /// Words without meaning for search.
    pub stop_words: Vec<String>,
    /// Chat, street and wrong spelling, and the usual one.
    pub spelling: BTreeMap<String, String>,
    /// Groups of words that mean the same.
    pub same: Vec<Vec<String>>,
    /// Words that tell who types.
    pub who: BTreeMap<Audience, Vec<String>>,
    /// More words for a need, by its id: synonyms, street words, terms of the trade. Never shown.
    pub needs: BTreeMap<String, Vec<String>>,
    /// How danger is heard.
    pub danger: DangerWords,
}

/// How danger is heard. Words of the same sound count as the same, and so do long ones with one letter wrong.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct DangerWords {
    pub rules: Vec<DangerSaid>,
    /// Words of their own right that look like a word of danger: they are never taken for its misspelling.
    pub known: Vec<String>,
}

/// Somebody may be in danger when of each list in `all` something is said, and nothing of `not`.
///
/// An expression is words with spaces between, that must stand next to each other; `|` stands between words that may
/// stand in one place, and `_` between words that stand there together: `hij|ze slaat mij|mijn_kind`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct DangerSaid {
    /// What is heard, for editors.
    pub why: String,
    pub all: Vec<Vec<String>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not: Vec<String>,
}
