//! The words of buttons and headings.
//!
//! In content an object with one entry for each [`Phrase`]; in a bundle a list in the order of [`Phrase::ALL`],
//! which costs the app a look-up by number and no field names.

use super::{Audience, Text, Voices};
use serde::{Deserialize, Serialize};

/// The interface texts of one language, in the order of [`Phrase::ALL`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Interface {
    phrases: Vec<Voices>,
}

impl Interface {
    /// Makes the interface from one text for each phrase, asked in order.
    pub fn new(text_of: impl FnMut(Phrase) -> Voices) -> Interface {
        Interface { phrases: Phrase::ALL.iter().copied().map(text_of).collect() }
    }

    /// The text of a phrase for this reader. The check makes sure that every phrase is there.
    pub fn get(&self, phrase: Phrase, audience: Option<Audience>) -> Option<&Text> {
        self.phrases.get(phrase as usize).map(|voices| voices.to(audience))
    }
}

macro_rules! phrases {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {
        /// A text of the interface; its name is its key in `interface.json`.
        #[allow(non_camel_case_types, reason = "the names are the keys in the content")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Phrase { $($(#[$meta])* $name),* }

        impl Phrase {
            pub const ALL: &'static [Phrase] = &[$(Phrase::$name),*];

            /// The key in `interface.json`.
            pub fn key(self) -> &'static str {
                match self { $(Phrase::$name => stringify!($name)),* }
            }
        }
    };
}

phrases! {
    PLACEHOLDER,
}
