//! Hearing danger in what somebody types.
//!
//! A rule holds when of each of its lists something is said, and nothing that makes it harmless. Words may be spelled
//! by ear, and long ones have a letter wrong.

use super::fold::{sound, words};
use super::index::{DangerIndex, Language};
use super::near::{distance, letters_of};

/// The shortest word that may be written by its sound: shorter ones sound like too many others.
const SHORTEST_BY_SOUND: usize = 4;
/// The shortest word that may have one letter wrong.
const SHORTEST_WRONG: usize = 6;

/// How many letters may be in one of two words only, when they are said the same.
const MOST_OTHER_LETTERS: u32 = 4;

/// The rules, ready to listen.
pub struct Ears<'i> {
    index: &'i DangerIndex,
    /// The lists of the index, taken apart once: each is gone through at every letter that is typed.
    lists: Vec<Vec<Sought<'i>>>,
    /// How people spell, to hear *mn* as *mijn*.
    spelling: &'i [(String, String)],
}

/// What stands behind a word of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    /// `_`: a word right behind it.
    Word,
    /// `|`: another way to say the same.
    Way,
    /// A space: what is said next.
    Step,
    /// `,` or the end: another expression.
    Expression,
}

/// A word that is listened for.
struct Sought<'i> {
    text: &'i str,
    letters: u32,
    then: Then,
}

/// A word that was said.
struct Said {
    text: String,
    sound: String,
    letters: u32,
    /// A word of its own right, never taken for the misspelling of another.
    known: bool,
}

impl<'i> Ears<'i> {
    pub fn new(language: &'i Language) -> Ears<'i> {
        let index = &language.danger;
        Ears { index, lists: index.lists.iter().map(|list| apart(list)).collect(), spelling: &language.spelling }
    }

    /// Whether somebody may be in danger, by what they say.
    pub fn hear(&self, query: &str) -> bool {
        let typed = words(query).into_iter().map(|word| word.text).collect::<Vec<_>>();
        let usual = typed.iter().flat_map(|word| {
            let usual = self.spelling.iter().find(|(wrong, _)| wrong == word).map_or(word, |(_, right)| right);
            usual.split(' ').map(str::to_owned)
        });
        let usual = usual.collect::<Vec<_>>();
        let different = usual != typed;
        self.holds(&self.said(typed)) || different && self.holds(&self.said(usual))
    }

    fn said(&self, words: Vec<String>) -> Vec<Said> {
        let said = words.into_iter().map(|text| Said {
            sound: sound(&text),
            letters: letters_of(&text),
            known: self.index.known.split(' ').any(|known| known == text),
            text,
        });
        said.collect()
    }

    fn holds(&self, said: &[Said]) -> bool {
        // Many rules share a list; each is looked for once.
        let mut heard = vec![None; self.lists.len()];
        self.index.rules.iter().any(|rule| {
            let mut list = |number: &u16, loosely: bool| -> bool {
                let number = usize::from(*number);
                let look = || {
                    let list = self.lists.get(number).map(Vec::as_slice).unwrap_or_default();
                    let mut expressions = list.split_inclusive(|word| word.then == Then::Expression);
                    expressions.any(|expression| stands_in(said, expression, loosely))
                };
                match heard.get_mut(number) {
                    Some(known) => *known.get_or_insert_with(look),
                    None => false,
                }
            };
            rule.all.iter().all(|number| list(number, true)) && !rule.not.iter().any(|number| list(number, false))
        })
    }
}

/// The words of a list, in its order.
fn apart(list: &str) -> Vec<Sought<'_>> {
    let pieces = list.split_inclusive([',', ' ', '|', '_']);
    let words = pieces.map(|piece| {
        let (text, then) = match piece.char_indices().next_back() {
            Some((at, '_')) => (piece.get(..at), Then::Word),
            Some((at, '|')) => (piece.get(..at), Then::Way),
            Some((at, ' ')) => (piece.get(..at), Then::Step),
            Some((at, ',')) => (piece.get(..at), Then::Expression),
            _ => (Some(piece), Then::Expression),
        };
        let text = text.unwrap_or_default();
        Sought { text, letters: letters_of(text), then }
    });
    words.collect()
}

/// Whether the words of an expression stand somewhere, next to each other.
fn stands_in(said: &[Said], expression: &[Sought], loosely: bool) -> bool {
    (0..said.len()).any(|from| starts_with(said.get(from..).unwrap_or_default(), expression, loosely))
}

fn starts_with(said: &[Said], expression: &[Sought], loosely: bool) -> bool {
    let step = expression.iter().position(|word| matches!(word.then, Then::Step | Then::Expression));
    let Some((step, rest)) = step.and_then(|last| expression.split_at_checked(last + 1)) else { return false };
    step.split_inclusive(|word| word.then != Then::Word).any(|way| {
        let here = said.get(..way.len()).is_some_and(|said| {
            way.iter().zip(said).all(|(word, said)| if loosely { is_like(said, word) } else { said.text == word.text })
        });
        here && (rest.is_empty() || starts_with(said.get(way.len()..).unwrap_or_default(), rest, loosely))
    })
}

/// Whether this is the word, or a way to misspell it.
fn is_like(said: &Said, word: &Sought) -> bool {
    said.text == word.text || !said.known && is_misspelled(said, word)
}

fn is_misspelled(said: &Said, Sought { text: word, letters, .. }: &Sought) -> bool {
    if said.text.len() < SHORTEST_BY_SOUND || word.len() < SHORTEST_BY_SOUND {
        return false;
    }
    // Nearly every word ends here, and there are thousands.
    if said.text.len().abs_diff(word.len()) > 2 || (said.letters ^ letters).count_ones() > MOST_OTHER_LETTERS {
        return false;
    }
    if said.sound == sound(word) {
        return true;
    }
    let same_start = said.text.bytes().next() == word.bytes().next();
    said.text.len() >= SHORTEST_WRONG - 1
        && word.len() >= SHORTEST_WRONG
        && same_start
        && distance(&said.text, word, 1).is_some()
}

/// Whether a word looks like one of these expressions' words, and so must be known not to be it.
#[cfg(feature = "ssr")]
pub(super) fn is_look_alike<'w>(word: &str, dangerous: impl IntoIterator<Item = &'w str>) -> bool {
    let said = Said { text: word.to_owned(), sound: sound(word), letters: letters_of(word), known: false };
    dangerous.into_iter().any(|text| {
        word != text && is_misspelled(&said, &Sought { text, letters: letters_of(text), then: Then::Expression })
    })
}
