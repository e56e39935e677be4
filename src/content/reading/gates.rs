//! The bounds that texts must keep; a build with a text outside them fails.

use super::measure::{Counts, LONGEST_SENTENCE, sentences, words};
use super::table::Table;
use super::{ReaderText, Voice};
use crate::content::problem::Problem;
use serde::Deserialize;
use std::sync::LazyLock;

/// A text of this many sentences or more must read easily by itself; a shorter one swings too much on a single word.
const SENTENCES_TO_JUDGE: usize = 3;
/// The lowest Flesch-Douma of such a text.
const LOWEST_EASE: f64 = 70.0;
/// Of fewer words than this, shares and averages say nothing; content of a test or a first draft is not held to them.
const WORDS_TO_JUDGE: usize = 1_000;

/// A word of policy makers, with what to say to people.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PolicyWord {
    /// How it stands in texts; `*` at either end stands for any letters.
    forms: Vec<String>,
    instead: String,
}

/// An official name that may hold a policy word.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    name: String,
    /// Why the name stays as it is.
    #[allow(dead_code, reason = "written for whoever reads the file")]
    reason: String,
}

static POLICY_WORDS: LazyLock<Result<Vec<PolicyWord>, String>> =
    LazyLock::new(|| read(include_str!("policy-words.json")));
static EXCEPTIONS: LazyLock<Result<Vec<Exception>, String>> = LazyLock::new(|| read(include_str!("exceptions.json")));

fn read<T: for<'de> Deserialize<'de>>(json: &str) -> Result<T, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

/// Holds every text, and all of them together, to the bounds.
pub fn check(texts: &[ReaderText], problems: &mut Vec<Problem>) {
    for (name, error) in
        [("policy-words.json", POLICY_WORDS.as_ref().err()), ("exceptions.json", EXCEPTIONS.as_ref().err())]
    {
        if let Some(error) = error {
            problems.push(Problem::new(name, "", error, "Mend the file beside src/content/reading/gates.rs"));
        }
    }
    for text in texts {
        of_text(text, problems);
    }
    totals(&Table::of(texts).all.counts, problems);
}

/// Holds one text to the bounds.
pub fn of_text(text: &ReaderText, problems: &mut Vec<Problem>) {
    let mut say = |what: &str, remedy: &str| problems.push(Problem::new(&text.file, &text.place, what, remedy));
    for sentence in sentences(&text.text) {
        let count = words(sentence).len();
        if count > LONGEST_SENTENCE {
            let what = format!("a sentence has {count} words, {LONGEST_SENTENCE} at most: “{sentence}”");
            say(&what, "Make two sentences of it, one thought each");
        }
    }
    let counts = Counts::of(&text.text);
    let ease = counts.flesch_douma();
    if counts.sentences() >= SENTENCES_TO_JUDGE && ease < LOWEST_EASE {
        let what = format!("the text reads hard: Flesch-Douma {ease:.0}, {LOWEST_EASE:.0} at least");
        say(&what, "Use shorter words and shorter sentences");
    }
    for (found, instead) in policy_words(&text.text) {
        say(&format!("“{found}” is a word of policy"), &format!("Say: {instead}"));
    }
    let (u, je) = (says_u(&text.text), says_je(&text.text));
    match text.voice {
        _ if u && je => say("u and je are mixed", "Choose one: u for a parent or helper, je for a young person"),
        Voice::Je if u => say("a young person is addressed as u", "Say je, or give the text a u and a je"),
        Voice::U if je => say("a parent or helper is addressed as je", "Say u, or give the text a u and a je"),
        Voice::Both if u || je => {
            say("everyone reads this text, and it says u or je", "Give it a u and a je, or say neither")
        }
        _ => {}
    }
}

/// The policy words in a text outside official names, with what to say instead.
fn policy_words(text: &str) -> Vec<(String, &'static str)> {
    let mut text = text.to_owned();
    for exception in EXCEPTIONS.iter().flatten() {
        text = text.replace(&exception.name, " ");
    }
    let text = bare(&text);
    let mut found = Vec::new();
    for word in POLICY_WORDS.iter().flatten() {
        found
            .extend(word.forms.iter().filter_map(|form| find(&text, form)).map(|found| (found, word.instead.as_str())));
    }
    found
}

/// These words as they stand in bare text, `*` at either end standing for any letters.
fn find(bare: &str, form: &str) -> Option<String> {
    let words = form.trim_matches('*').to_lowercase();
    let start = if form.starts_with('*') { "" } else { " " };
    let end = if form.ends_with('*') { "" } else { " " };
    let at = bare.find(&format!("{start}{words}{end}"))?;
    let (before, from) = bare.split_at(at + start.len());
    let (found, after) = from.split_at(words.len());
    let head = before.rsplit(' ').next().unwrap_or_default();
    let tail = after.split(' ').next().unwrap_or_default();
    Some(format!("{head}{found}{tail}"))
}

/// The words of a text in small letters with one space before and after each, and no other signs than hyphens.
fn bare(text: &str) -> String {
    let plain = text.to_lowercase().replace(|letter: char| !letter.is_alphanumeric() && letter != '-', " ");
    let words = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    format!(" {words} ")
}

fn says_u(text: &str) -> bool {
    says(text, &["u", "uw", "uwe", "uzelf"])
}

fn says_je(text: &str) -> bool {
    says(text, &["je", "jij", "jou", "jouw", "jezelf", "jullie"])
}

/// Whether a text says one of these words outside quotes: what someone may say to another has its own voice.
fn says(text: &str, words: &[&str]) -> bool {
    let text = bare(&without_quotes(text));
    words.iter().any(|word| text.contains(&format!(" {word} ")))
}

fn without_quotes(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some(open) = rest.find(['‘', '“']) {
        let (before, quote) = rest.split_at(open);
        let closing = if quote.starts_with('‘') { '’' } else { '”' };
        // An apostrophe stands inside a word (baby’s); a closing quote does not.
        let close = quote
            .match_indices(closing)
            .map(|(at, sign)| at + sign.len())
            .find(|end| !quote.get(*end..).unwrap_or_default().starts_with(char::is_alphanumeric));
        kept.push_str(before);
        match close {
            Some(end) => rest = quote.get(end..).unwrap_or_default(),
            None => {
                kept.push_str(quote);
                rest = "";
            }
        }
    }
    kept + rest
}

/// Holds all texts together to the bounds.
pub fn totals(all: &Counts, problems: &mut Vec<Problem>) {
    if all.words() < WORDS_TO_JUDGE {
        return;
    }
    let mut most = |value: f64, bound: f64, what: &str, remedy: &str| {
        if value > bound {
            let what = format!("{what}: {value:.1}, {bound} at most");
            problems.push(Problem::new(
                "all texts together",
                "",
                &what,
                &format!("{remedy}; waarheen check --reading names the hardest texts"),
            ));
        }
    };
    most(all.words_per_sentence(), 9.0, "words a sentence on average", "Split long sentences");
    most(all.ninetieth() as f64, 13.0, "words in nine of ten sentences", "Split the longest sentences");
    most(all.long_word_percentage(), 3.0, "percent of words have four syllables or more", "Use shorter words");
    most(all.passive_percentage(), 2.0, "percent of sentences are passive", "Say who does what");
    most(
        all.heavy_noun_percentage(),
        1.2,
        "percent of words are nouns on -ing, -atie, -heid or -iteit",
        "Use the verb",
    );
    let ease = all.flesch_douma();
    if ease < 88.0 {
        let what = format!("Flesch-Douma is {ease:.1}, 88 at least");
        problems.push(Problem::new(
            "all texts together",
            "",
            &what,
            "Use shorter words and shorter sentences; waarheen check --reading names the hardest texts",
        ));
    }
}
