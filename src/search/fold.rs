//! From what somebody types to words that can be compared.

use std::ops::Range;

/// How many words of a query count. People type ten; who pastes a book must not wait for it.
const MOST_WORDS: usize = 32;
/// How many letters of a word count.
const MOST_LETTERS: usize = 40;

/// A word as it was typed, made comparable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// Lower case, without accents.
    pub text: String,
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
}

/// The words of a text. Case, accents, quotes and dashes make no difference.
pub fn words(text: &str) -> Vec<Folded> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut from = 0;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match kind(letter) {
            Letter::Part => {
                if word.is_empty() {
                    from = at;
                }
                if word.len() < MOST_LETTERS {
                    push(&mut word, letter);
                }
            }
            // “m'n” and “auto's” are one word, and marks above letters are no letters.
            Letter::Nothing => {}
            Letter::Between => {
                if !word.is_empty() {
                    words.push(Folded { text: std::mem::take(&mut word), at: from..at });
                    if words.len() == MOST_WORDS {
                        break;
                    }
                }
            }
        }
    }
    words
}

enum Letter {
    Part,
    Nothing,
    Between,
}

/// The tables that know every letter of the world would be kilobytes to load; what is not a known sign is a letter.
fn kind(letter: char) -> Letter {
    match letter {
        '0'..='9' | 'a'..='z' | 'A'..='Z' => Letter::Part,
        '\''
        | '’'
        | '‘'
        | '`'
        | '´'
        | '\u{300}'..='\u{36f}'
        | '\u{640}'
        | '\u{64b}'..='\u{65f}'
        | '\u{200c}'..='\u{200f}' => Letter::Nothing,
        '\u{0}'..='\u{bf}' | '×' | '÷' | '،' | '؛' | '؟' => Letter::Between,
        '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe6f}' => {
            Letter::Between
        }
        '\u{1f000}'.. => Letter::Between,
        _ => Letter::Part,
    }
}

/// Adds a letter in lower case and without its accent; a letter typed for the third time in a row says no more.
fn push(word: &mut String, letter: char) {
    let plain = match letter {
        'A'..='Z' => letter.to_ascii_lowercase(),
        'à'..='å' | 'À'..='Å' | 'ā' | 'Ā' | 'ă' | 'Ă' | 'ą' | 'Ą' => 'a',
        'ç' | 'Ç' | 'ć' | 'Ć' | 'č' | 'Č' => 'c',
        'đ' | 'Đ' | 'ď' | 'Ď' => 'd',
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'Ē' | 'ę' | 'Ę' | 'ě' | 'Ě' => 'e',
        'ğ' | 'Ğ' => 'g',
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'Ī' | 'ı' | 'İ' => 'i',
        'ł' | 'Ł' => 'l',
        'ñ' | 'Ñ' | 'ń' | 'Ń' | 'ň' | 'Ň' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' | 'ő' | 'Ő' => 'o',
        'ř' | 'Ř' => 'r',
        'ś' | 'Ś' | 'ş' | 'Ş' | 'š' | 'Š' | 'ș' | 'Ș' => 's',
        'ţ' | 'Ţ' | 'ț' | 'Ț' | 'ť' | 'Ť' => 't',
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'Ū' | 'ů' | 'Ů' | 'ű' | 'Ű' => 'u',
        'ý' | 'Ý' | 'ÿ' | 'Ÿ' => 'y',
        'ź' | 'Ź' | 'ż' | 'Ż' | 'ž' | 'Ž' => 'z',
        // Two letters for one.
        'ĳ' | 'Ĳ' => return word.push_str("ij"),
        'æ' | 'Æ' => return word.push_str("ae"),
        'œ' | 'Œ' => return word.push_str("oe"),
        'ß' => return word.push_str("ss"),
        // Cyrillic, and the letters of Arabic that people type for one another.
        'А'..='Я' => char::from_u32(letter as u32 + 0x20).unwrap_or(letter),
        'Ѐ'..='Џ' => char::from_u32(letter as u32 + 0x50).unwrap_or(letter),
        'Ґ' => 'ґ',
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        other => other,
    };
    let mut last = word.chars().rev();
    let thrice = last.next() == Some(plain) && last.next() == Some(plain) && !plain.is_ascii_digit();
    if !thrice {
        word.push(plain);
    }
}

/// How a Dutch word sounds, roughly: words that are written differently and said the same have the same sound.
pub fn sound(word: &str) -> String {
    let mut sound = String::new();
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let (taken, said) = SOUNDS
            .iter()
            .find(|(written, _)| rest.starts_with(written))
            .map_or((letter.len_utf8(), None), |(written, said)| (written.len(), Some(*said)));
        match said {
            Some(said) => said.chars().for_each(|said| once(&mut sound, said)),
            None => once(&mut sound, letter),
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
    // A d at the end is said as t: word, wordt, wort.
    if sound.ends_with('d') {
        sound.pop();
        once(&mut sound, 't');
    }
    sound
}

fn once(sound: &mut String, letter: char) {
    if !sound.ends_with(letter) {
        sound.push(letter);
    }
}

/// What is written, and how it is said; the longest first.
const SOUNDS: &[(&str, &str)] = &[
    ("sch", "sg"),
    ("ouw", "au"),
    ("auw", "au"),
    ("eij", "y"),
    ("tie", "si"),
    ("eau", "o"),
    ("ij", "y"),
    ("ei", "y"),
    ("ey", "y"),
    ("ou", "au"),
    ("ow", "au"),
    ("uw", "u"),
    ("ie", "i"),
    ("oe", "w"),
    ("eu", "q"),
    ("dt", "t"),
    ("td", "t"),
    ("th", "t"),
    ("ph", "f"),
    ("ch", "g"),
    ("ck", "k"),
    ("qu", "kw"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "si"),
    ("ks", "x"),
    ("cs", "x"),
    ("c", "k"),
    ("v", "f"),
    ("z", "s"),
];
