//! How a reader wants to read. Each choice is a class of the page, and its name is what is kept on the device; the
//! page's own script puts the kept ones on before anything is painted.

/// The key under which choices are kept on the device: the only one there is.
pub const KEY: &str = "waarheen";

/// The largest step of the text; the first is the device's own size.
pub const LARGEST: u8 = 4;

/// The choices of a reader. What is not chosen follows the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The size of the text in steps, from 1 to [`LARGEST`].
    pub text: u8,
    pub contrast: bool,
    /// Fewer things on the screen.
    pub calm: bool,
    /// Nothing moves.
    pub still: bool,
    /// Each block has its button to be read aloud.
    pub spoken: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { text: 1, contrast: false, calm: false, still: false, spoken: false }
    }
}

impl Settings {
    /// The choices in a kept text; what is not known is left out.
    pub fn parse(kept: &str) -> Settings {
        let has = |class: &str| kept.split(' ').any(|kept| kept == class);
        let text = (2..=LARGEST).rev().find(|step| has(&text_class(*step))).unwrap_or(1);
        Settings {
            text,
            contrast: has("as-contrast"),
            calm: has("as-calm"),
            still: has("as-still"),
            spoken: has("as-spoken"),
        }
    }

    /// The classes of the page, as they are kept: empty when nothing is chosen.
    pub fn classes(self) -> String {
        let chosen = [
            (self.contrast, "as-contrast"),
            (self.calm, "as-calm"),
            (self.still, "as-still"),
            (self.spoken, "as-spoken"),
        ];
        let text = (self.text > 1).then(|| text_class(self.text));
        let chosen = chosen.into_iter().filter(|(chosen, _)| *chosen).map(|(_, class)| class.to_owned());
        text.into_iter().chain(chosen).collect::<Vec<_>>().join(" ")
    }

    /// With the text this many steps larger, as far as it goes.
    pub fn with_text(self, steps: i8) -> Settings {
        Settings { text: self.text.saturating_add_signed(steps).clamp(1, LARGEST), ..self }
    }
}

fn text_class(step: u8) -> String {
    format!("as-text-{step}")
}
