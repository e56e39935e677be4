//! From a text on the screen to what a voice says, in parts, with the way back: which words of the text are said when.
//!
//! Places in texts count UTF-16 units, as browsers do.

use crate::content::{Spoken, SpokenWord};

/// A part that is said in one go. Engines cut long texts off, so a part is a sentence, or a piece of a long one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// What the voice says.
    pub said: String,
    /// The words: where each starts in `said`, and where it stands in the text.
    words: Vec<Word>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Word {
    said_from: usize,
    from: usize,
    to: usize,
}

impl Part {
    /// Where the word that is said at this place stands in the text: from and to.
    pub fn word_at(&self, said: usize) -> Option<(usize, usize)> {
        let word = self.words.iter().rev().find(|word| word.said_from <= said)?;
        Some((word.from, word.to))
    }

    /// Where the word starts that is said at this place.
    pub fn start_of_word(&self, said: usize) -> Option<usize> {
        self.words.iter().rev().find(|word| word.said_from <= said).map(|word| word.said_from)
    }

    /// Where the whole part stands in the text.
    pub fn span(&self) -> Option<(usize, usize)> {
        Some((self.words.first()?.from, self.words.last()?.to))
    }

    /// What is left of the part from the word that is said at this place.
    pub fn rest(&self, said: usize) -> Part {
        let Some(first) = self.words.iter().rposition(|word| word.said_from <= said) else { return self.clone() };
        let words = self.words.get(first..).unwrap_or_default();
        let cut = words.first().map_or(0, |word| word.said_from);
        Part {
            said: from_unit(&self.said, cut).to_owned(),
            words: words.iter().map(|word| Word { said_from: word.said_from - cut, ..*word }).collect(),
        }
    }
}

/// The text from this UTF-16 unit on.
fn from_unit(text: &str, unit: usize) -> &str {
    let mut at = 0;
    for (place, letter) in text.char_indices() {
        if at >= unit {
            return text.get(place..).unwrap_or_default();
        }
        at += letter.len_utf16();
    }
    ""
}

/// Says texts one after the other. It remembers which abbreviations it has explained.
#[derive(Debug)]
pub struct Speaker<'s> {
    spoken: &'s Spoken,
    explained: Vec<&'s str>,
}

/// A part is not longer than this, in UTF-16 units: well under the fifteen seconds after which Chromium stops.
const LONGEST: usize = 160;

/// The parts of one text by itself.
pub fn parts(text: &str, spoken: &Spoken) -> Vec<Part> {
    Speaker::new(spoken).parts(text)
}

impl<'s> Speaker<'s> {
    pub fn new(spoken: &'s Spoken) -> Speaker<'s> {
        Speaker { spoken, explained: Vec::new() }
    }

    /// The parts of a text.
    pub fn parts(&mut self, text: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut part = Part::default();
        let mut length = 0;
        let mut in_number = false;
        let tokens = tokens(text);
        for (at, token) in tokens.iter().enumerate() {
            let digits = is_digits(token.text);
            let follows = in_number && digits;
            let next = tokens.get(at + 1).map_or("", |token| token.text);
            let said = if follows || starts_number(token.text, next) {
                in_number = true;
                one_by_one(token.text)
            } else {
                in_number = false;
                self.day(token.text, next).unwrap_or_else(|| self.say(token.text))
            };
            // A number that ends a sentence ends with it.
            in_number &= !ends_sentence(token.text);
            if length > 0 {
                part.said.push(' ');
                length += 1;
            }
            part.words.push(Word { said_from: length, from: token.from, to: token.to });
            length += units(&said);
            part.said.push_str(&said);
            let full = length > LONGEST / 2 && token.text.ends_with([',', ';', ':']) || length > LONGEST;
            if ends_sentence(token.text) || full {
                parts.push(std::mem::take(&mut part));
                length = 0;
            }
        }
        if !part.words.is_empty() {
            parts.push(part);
        }
        parts
    }

    /// What is said for a token: a word with the signs around it.
    fn say(&mut self, token: &str) -> String {
        if let Some(said) = self.known(token) {
            return said;
        }
        let start = token.trim_start_matches(['(', '"', '\'', '“', '„', '‘', '«', '[']);
        let before = token.get(..token.len() - start.len()).unwrap_or_default();
        let core = start.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '"', '\'', '”', '’', '»', ']', '…']);
        let after = start.get(core.len()..).unwrap_or_default();
        // In brackets an abbreviation stands behind its meaning: that need not be said twice.
        if let Some(word) =
            self.spoken.words.iter().find(|word| word.letters && word.id == core && before.ends_with('('))
        {
            self.explained.push(&word.id);
        }
        format!("{before}{}{after}", self.core(core))
    }

    fn core(&mut self, core: &str) -> String {
        if let Some(said) = self.known(core) {
            return said;
        }
        let spoken = self.spoken;
        if core.contains('@') || is_address(core) {
            let said = [("@", &spoken.at), (".", &spoken.dot), ("/", &spoken.slash)];
            let bare = core.trim_start_matches("https://").trim_end_matches('/');
            return said
                .iter()
                .fold(bare.to_owned(), |text, (sign, said)| text.replace(sign, &format!(" {} ", said.text)));
        }
        if let Some(amount) = core.strip_prefix('€') {
            return format!("{amount} {}", spoken.euro.text);
        }
        if let Some(time) = self.time(core) {
            return time;
        }
        // From here to there: a dash between days, hours or numbers.
        let dash = if core.contains('–') { '–' } else { '-' };
        if let Some((from, to)) =
            core.split_once(dash).filter(|(from, to)| dash == '–' || is_digits(from) && is_digits(to))
        {
            if from.is_empty() || to.is_empty() {
                return core.replace(dash, " ").trim().to_owned();
            }
            let mut end = |text: &str| self.day(text, "0:00").unwrap_or_else(|| self.core(text));
            return format!("{} {} {}", end(from), spoken.to.text, end(to));
        }
        // An abbreviation as a part of a word: CJG-medewerker.
        let known = |part: &str| spoken.words.iter().any(|word| word.id == part && word.letters);
        if core.split('-').any(known) && core.contains('-') {
            return core
                .split('-')
                .map(|part| self.known(part).unwrap_or_else(|| part.to_owned()))
                .collect::<Vec<_>>()
                .join(" ");
        }
        core.to_owned()
    }

    /// A word that is not spoken as it is written.
    fn known(&mut self, written: &str) -> Option<String> {
        let SpokenWord { id, said, letters } = self.spoken.words.iter().find(|word| word.id == written)?;
        if !letters {
            return Some(said.text.clone());
        }
        let spelled = id.chars().map(String::from).collect::<Vec<_>>().join(" ");
        if self.explained.contains(&id.as_str()) {
            return Some(spelled);
        }
        self.explained.push(id);
        Some(format!("{}, {spelled}", said.text))
    }

    /// The full name of a day whose short name stands before hours.
    fn day(&self, written: &str, next: &str) -> Option<String> {
        let hours = next.split(['–', ':']).next().is_some_and(is_digits);
        let day = self.spoken.days.iter().find(|day| hours && day.id == written)?;
        Some(day.said.text.clone())
    }

    /// 9:00 and 17:30, as a clock is read.
    fn time(&self, text: &str) -> Option<String> {
        let (hour, minute) = text.split_once(':')?;
        if !is_digits(hour) || hour.len() > 2 || !is_digits(minute) || minute.len() != 2 {
            return None;
        }
        let pattern = if minute == "00" { &self.spoken.hour } else { &self.spoken.hour_minute };
        Some(pattern.text.replace("{hour}", hour).replace("{minute}", minute))
    }
}

/// A piece of a text between spaces.
struct Token<'t> {
    text: &'t str,
    from: usize,
    to: usize,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut unit = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end_matches(char::is_whitespace);
        if !word.is_empty() {
            tokens.push(Token { text: word, from: unit, to: unit + units(word) });
        }
        unit += units(piece);
    }
    tokens
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

fn is_digits(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ',', '?', '!', ':', ';', ')']);
    !text.is_empty() && text.chars().all(|sign| sign.is_ascii_digit())
}

/// Whether a phone number starts here: 0800-2000, 06 12345678, +31…, 112. A year or an amount does not.
fn starts_number(token: &str, next: &str) -> bool {
    let core = token.trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '+');
    let digits = core.chars().filter(char::is_ascii_digit).count();
    let signs = core.chars().all(|sign| sign.is_ascii_digit() || sign == '-' || sign == '+');
    let long = digits >= 3 || digits >= 2 && is_digits(next);
    let short = matches!(core, "112" | "113" | "116");
    signs && (short || (core.starts_with('0') || core.starts_with('+')) && long)
}

/// Each digit by itself, with a rest where the number is written in groups.
fn one_by_one(token: &str) -> String {
    let mut said = String::new();
    for sign in token.chars() {
        if sign == '-' {
            said.push(',');
            continue;
        }
        if sign.is_ascii_digit() && !said.is_empty() {
            said.push(' ');
        }
        said.push(sign);
    }
    said
}

fn is_address(core: &str) -> bool {
    let mut parts = core.split('.').peekable();
    let first = parts.next().unwrap_or_default();
    let last = core.split('/').next().unwrap_or_default().rsplit('.').next().unwrap_or_default();
    parts.peek().is_some()
        && !first.is_empty()
        && !core.contains("..")
        && (2..=12).contains(&last.len())
        && last.chars().all(|sign| sign.is_ascii_lowercase())
}

fn ends_sentence(token: &str) -> bool {
    token.trim_end_matches([')', '"', '”', '’', '»']).ends_with(['.', '!', '?', '…'])
}
