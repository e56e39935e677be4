//! The words of reading aloud and of reading as one needs it: they come with the app that does it, not with every page.

use super::{Text, content};

content! {
    /// `aid.json`: what the buttons of the reading aid say, and how texts are spoken.
    pub struct Aid {
        /// Reads the whole screen.
        pub read: Text,
        /// Reads one thing; `{text}` is how it begins.
        pub read_this: Text,
        pub pause: Text,
        pub go_on: Text,
        pub slower: Text,
        pub stop: Text,
        /// The name of the bar with these buttons.
        pub bar: Text,
        pub reading: Text,
        pub paused: Text,
        pub done: Text,
        /// There is no voice for the language, and what one can do.
        pub no_voice: Text,
        /// There is only a voice that works through the internet: asked before anything is sent.
        pub online_voice: Text,
        pub online_yes: Text,
        pub online_no: Text,
        /// The panel with settings.
        pub adjust: Text,
        /// What the panel starts with.
        pub as_device: Text,
        pub text_size: Text,
        /// `{number}` is the step, from 1 to 4.
        pub size_is: Text,
        pub smaller: Text,
        pub larger: Text,
        pub contrast: Text,
        pub calm: Text,
        pub still: Text,
        pub speak_buttons: Text,
        /// Under a calm screen: shows what was left out.
        pub show_all: Text,
        /// What is kept on the device: `{list}`.
        pub kept: Text,
        pub kept_nothing: Text,
        /// Keeping is not possible.
        pub cannot_keep: Text,
        pub wipe: Text,
        pub wiped: Text,
        pub close: Text,
        pub spoken: Spoken,
    }

    /// How texts are spoken.
    pub struct Spoken {
        /// Between a time or number and the one it runs to: 9:00–17:00.
        pub to: Text,
        /// A whole hour: `{hour}`.
        pub hour: Text,
        /// With minutes: `{hour}` and `{minute}`.
        pub hour_minute: Text,
        pub euro: Text,
        /// In addresses of mail and sites.
        pub at: Text,
        pub dot: Text,
        pub slash: Text,
        /// The short names of days; said in full only where hours stand, for `zo` is a word of its own.
        pub days: Vec<SpokenWord>,
        pub words: Vec<SpokenWord>,
    }

    /// A word that is not spoken as it is written.
    pub struct SpokenWord {
        /// As it is written.
        pub id: String,
        /// As it is said.
        pub said: Text,
        /// An abbreviation: what it means is said the first time, and its letters; after that only its letters.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub letters: bool,
    }
}

content! {
    /// What the reading aid loads: one file for each language.
    pub struct AidFile {
        /// The bar and the panel, as they are put in the page.
        pub markup: String,
        /// The name of their style, beside the folder of this file.
        pub style: String,
        pub texts: Aid,
        /// How Dutch is spoken, for texts that are not translated yet. None in the Dutch file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub dutch: Option<Spoken>,
    }
}
