//! What search knows of one municipality in one language: made by the native tool, loaded by who searches.

use crate::content::{Audience, Voices, content, words};

words! {
    /// What a result is.
    pub enum Kind {
        Need = "need",
        Service = "service",
        Word = "word",
    }
}

content! {
    /// What can be found in one municipality, in one language. Terms and postings are packed; [`super::Searcher`] unpacks
    /// them.
    pub struct Index {
        pub docs: Vec<Doc>,
        /// The stems that occur, sorted; each as the number of letters it shares with the one before, and the rest.
        pub terms: String,
        /// For each term the things it is about, and how much.
        pub postings: String,
    }

    /// What search knows of a language, the same for all municipalities.
    pub struct Language {
        /// The language (BCP 47).
        pub lang: String,
        /// Words without meaning for search, with spaces between.
        pub stop_words: String,
        /// How people spell, and what they mean.
        pub spelling: Vec<(String, String)>,
        /// Words that mean the same: each line a group, with commas between.
        pub same: Vec<String>,
        pub who: Vec<WhoWords>,
        /// Danger is heard in every language there is.
        pub danger: DangerIndex,
    }

    /// Something that can be found.
    pub struct Doc {
        pub kind: Kind,
        pub id: String,
        pub title: Voices,
        /// None for words: empty.
        pub icon: String,
        /// For needs: whom it is for, and the answers that lead there, with `/` between.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub paths: Vec<(Audience, String)>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub urgent: bool,
        /// It is urgent, or help must come soon: this is what may be meant when danger is heard.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub serious: bool,
    }

    /// Expressions that tell who types.
    pub struct WhoWords {
        pub who: Audience,
        pub words: Vec<String>,
    }

    /// How danger is heard.
    pub struct DangerIndex {
        /// Each list as one text, with commas between its expressions.
        pub lists: Vec<String>,
        pub rules: Vec<DangerRule>,
        /// Words that are not the misspelling of a word of danger, with spaces between.
        pub known: String,
    }

    /// Somebody may be in danger when of each list in `all` something is said, and nothing of those in `not`. Lists are
    /// named by their number.
    pub struct DangerRule {
        pub all: Vec<u16>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub not: Vec<u16>,
    }
}

/// How many levels a term's weight has in the postings.
pub(super) const LEVELS: usize = 8;
/// The letters that numbers are packed in: no quote and no backslash, which JSON would write longer.
const FIRST_SIGN: u8 = b'#';
const SIGNS: usize = (b'[' - FIRST_SIGN) as usize;
/// Signs from here on say that another follows.
const MORE: usize = SIGNS / 2;

/// Packs numbers, each in as many signs as it needs.
#[cfg(feature = "ssr")]
pub(super) fn pack(numbers: impl IntoIterator<Item = usize>) -> String {
    let sign = |number: usize| char::from(FIRST_SIGN + u8::try_from(number).unwrap_or_default());
    let mut packed = String::new();
    for mut number in numbers {
        while number >= MORE {
            number -= MORE;
            packed.push(sign(MORE + number % (SIGNS - MORE)));
            number /= SIGNS - MORE;
        }
        packed.push(sign(number));
    }
    packed
}

/// Unpacks what [`pack`] packed.
pub(super) fn unpack(packed: &str) -> impl Iterator<Item = usize> {
    let mut signs = packed.bytes().map(|sign| usize::from(sign.saturating_sub(FIRST_SIGN)));
    std::iter::from_fn(move || {
        let mut number = 0;
        let mut unit = 1;
        loop {
            let sign = signs.next()?;
            if sign < MORE {
                return Some(number + sign * unit);
            }
            // What is damaged must not overflow.
            number += (sign - MORE).saturating_mul(unit) + MORE.saturating_mul(unit);
            unit = unit.saturating_mul(SIGNS - MORE).min(1 << 24);
        }
    })
}
