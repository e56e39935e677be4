//! Finding hard words in a text.

use super::Word;

/// A part of a text.
#[derive(Clone, Copy, Debug)]
pub enum Piece<'g, 't> {
    Plain(&'t str),
    /// A hard word, as it stands in the text.
    Hard(&'g Word, &'t str),
}

/// Cuts a text at the hard words in it. A form counts as a whole word only, as it is written or with a capital at the
/// start; of two forms that start at the same place the longer one wins.
pub fn cut<'g, 't>(words: &'g [Word], text: &'t str) -> Vec<Piece<'g, 't>> {
    let mut pieces = Vec::new();
    let mut plain_from = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let found = words.iter().filter_map(|word| Some((word, longest(word, rest)?)));
        let best = found.reduce(|best, other| if other.1 > best.1 { other } else { best });
        if let Some((word, length)) = best {
            push_plain(&mut pieces, text, plain_from, at);
            pieces.push(Piece::Hard(word, rest.get(..length).unwrap_or_default()));
            at += length;
            plain_from = at;
        }
        at = next_word(text, at);
    }
    push_plain(&mut pieces, text, plain_from, text.len());
    pieces
}

fn push_plain<'g, 't>(pieces: &mut Vec<Piece<'g, 't>>, text: &'t str, from: usize, to: usize) {
    if let Some(plain) = text.get(from..to).filter(|plain| !plain.is_empty()) {
        pieces.push(Piece::Plain(plain));
    }
}

/// Where the next word starts, after the rest of the word this is in.
fn next_word(text: &str, at: usize) -> usize {
    let mut in_word = true;
    for (offset, letter) in text.get(at..).unwrap_or_default().char_indices() {
        if !is_part(letter) {
            in_word = false;
        } else if !in_word {
            return at + offset;
        }
    }
    text.len()
}

/// The length of the longest form of this word that the text starts with.
fn longest(word: &Word, text: &str) -> Option<usize> {
    word.forms.iter().filter(|form| starts_with(text, form)).map(String::len).max()
}

fn starts_with(text: &str, form: &str) -> bool {
    let Some(start) = text.get(..form.len()) else { return false };
    let ends = text.get(form.len()..).and_then(|rest| rest.chars().next()).is_none_or(|next| !is_part(next));
    ends && (start == form || with_capital(start, form))
}

/// Whether a text is this form with a capital at its start. Hard words start with a plain letter; the tables that know
/// every capital of the world would be kilobytes to load.
fn with_capital(text: &str, form: &str) -> bool {
    let first = |text: &str| text.as_bytes().first().copied().unwrap_or_default();
    first(text).is_ascii_uppercase()
        && first(text).to_ascii_lowercase() == first(form)
        && matches!((text.get(1..), form.get(1..)), (Some(text), Some(form)) if text == form)
}

fn is_part(letter: char) -> bool {
    // Letters with accents are part of a word; the quotes and dashes of good typography are not.
    letter.is_ascii_alphanumeric() || letter == '-' || (!letter.is_ascii() && !"‘’“”„–—…•·".contains(letter))
}
