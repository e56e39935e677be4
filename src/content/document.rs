//! What pages about the site say: these pages stand still, so the app does not carry them along.

use super::{Text, content};

content! {
    /// A longer text about the site: privacy, accessibility. `{municipality}` and `{website}` stand for its own.
    pub struct Document {
        /// The last step of its address, below `over/`.
        pub id: String,
        pub title: Text,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub lead: Option<Text>,
        /// The law gives its form: it is not held to plain sentences.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub formal: bool,
        pub sections: Vec<Section>,
    }

    /// A part of a document, under a heading.
    pub struct Section {
        pub title: Text,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub text: Vec<Text>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub list: Vec<Text>,
    }

    /// What a pictogram means. The same picture means the same everywhere.
    pub struct Picture {
        /// Its name in content.
        pub id: String,
        /// What it means, in a few plain words.
        pub word: Text,
    }
}
