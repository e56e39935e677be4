//! A result as a few digits: said over the phone, typed on the front page, opened without a server.
//!
//! The first digit says who asks, and whether the path ends with a need. Then three digits for each answer, a number in
//! a list that only grows ([`Codes`]), so that codes stay good when the content changes. The last digit checks the
//! others by Damm's algorithm: it catches every single wrong digit and every swap of neighbours. It starts from the
//! municipality, so that most codes of another one are refused too.

use crate::content::{Audience, Bundle, QuestionKind};
use crate::finder::{Answers, path_to, replay};
use crate::route::Fragment;

/// How many digits an answer takes.
const DIGITS: usize = 3;
/// Added to the first digit when the path ends with an answer, and no need follows in it.
const ENDS_WITH_ANSWER: u8 = 4;
/// How many digits are said in one breath.
const BREATH: usize = 4;

/// Damm's table: a quasigroup of ten in which no two neighbours can be swapped unseen.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// What stands before an answer of the path in [`Codes::listed`].
const PATH: char = '/';

/// Everything a code can say, each thing at its number, in one municipality.
#[derive(Clone, Debug)]
pub struct Codes {
    entries: Vec<Entry>,
    start: u8,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    Need(String),
    /// An answer of the path: question and answer.
    Path(String, String),
    /// An answer that stays behind the `#`.
    Private(String, String),
}

/// Where a result stands: the answers of the path, and the private facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub path: Vec<String>,
    pub fragment: Fragment,
}

/// What reading a code needs to know of the tree.
pub trait Ways {
    /// The first answer of this audience.
    fn start(&self, who: Audience) -> Option<String>;
    /// The shortest path of answers that leads this audience to a need.
    fn path(&self, who: Audience, need: &str) -> Option<Vec<String>>;
}

impl Codes {
    /// From the list as the browser gets it: a need, `/question=answer` for an answer of the path, `question=answer`
    /// for one that stays behind the `#`.
    pub fn new(listed: &[String], municipality: &str) -> Codes {
        let entry = |text: &String| match text.strip_prefix(PATH).unwrap_or(text).split_once('=') {
            None => Entry::Need(text.clone()),
            Some((question, answer)) if text.starts_with(PATH) => Entry::Path(question.to_owned(), answer.to_owned()),
            Some((question, answer)) => Entry::Private(question.to_owned(), answer.to_owned()),
        };
        Codes { entries: listed.iter().map(entry).collect(), start: start_of(municipality) }
    }

    /// The list for the browser, from the one that editors keep: it tells which answers are part of the path.
    pub fn listed(kept: &[String], is_path: impl Fn(&str) -> bool) -> Vec<String> {
        let mark = |text: &String| match text.split_once('=') {
            Some((question, _)) if is_path(question) => format!("{PATH}{text}"),
            _ => text.clone(),
        };
        kept.iter().map(mark).collect()
    }

    /// The code of a place of this bundle; none when something in it has no number.
    pub fn encode(&self, bundle: &Bundle, place: &Place) -> Option<String> {
        let situation = replay(bundle, &Answers::from_path(bundle, place.path.iter().map(String::as_str)));
        let who = situation.audience();
        let need = situation.needs.first();
        if let (Some(who), Some(need)) = (who, need)
            && bundle.path(who, &need.id).as_ref() == Some(&place.path)
        {
            return self.write(digit(Some(who)), [Entry::Need(need.id.clone())], place);
        }
        // Another way to the same need: every answer on it, but the first that who asks stands for.
        let mut entries = Vec::new();
        let mut ends_with_answer = true;
        for step in situation.path_steps() {
            for choice in &step.chosen {
                if step.question.id == bundle.tree.start && who.is_some() {
                    continue;
                }
                match choice {
                    crate::finder::Choice::Need(need) => {
                        ends_with_answer = false;
                        entries.push(Entry::Need(need.id.clone()));
                    }
                    crate::finder::Choice::Answer(answer) => {
                        entries.push(Entry::Path(step.question.id.clone(), answer.id.clone()));
                    }
                }
            }
        }
        self.write(digit(who) + if ends_with_answer { ENDS_WITH_ANSWER } else { 0 }, entries, place)
    }

    fn write(&self, first: u8, path: impl IntoIterator<Item = Entry>, place: &Place) -> Option<String> {
        let private = place.fragment.answers.iter().flat_map(|(question, chosen)| {
            chosen.iter().map(|answer| Entry::Private(question.clone(), answer.clone()))
        });
        let also = place.fragment.also.iter().map(|need| Entry::Need(need.clone()));
        let mut code = first.to_string();
        for entry in path.into_iter().chain(private).chain(also) {
            let number = self.entries.iter().position(|known| *known == entry)?;
            code.push_str(&format!("{number:0DIGITS$}"));
        }
        let check = self.state(&code)?;
        // The digit that brings the state to nothing stands in its own column.
        let check = (0..10u8).find(|digit| step(check, *digit) == 0)?;
        code.push_str(&check.to_string());
        Some(code)
    }

    /// The place a code stands for; none when it is not one, or is misheard. Spaces and points between digits are
    /// taken as breath.
    pub fn decode(&self, said: &str, ways: &dyn Ways) -> Option<Place> {
        let code = said.chars().filter(|sign| !matches!(sign, ' ' | '\u{a0}' | '.' | '-')).collect::<String>();
        if code.len() < 2 || (code.len() - 2) % DIGITS != 0 || self.state(&code)? != 0 {
            return None;
        }
        let (first, rest) = code.split_at_checked(1)?;
        let first = first.parse::<u8>().ok()?;
        let ends_with_answer = first >= ENDS_WITH_ANSWER;
        let who = match first % ENDS_WITH_ANSWER {
            0 => None,
            number => Some(*Audience::ALL.get(usize::from(number) - 1)?),
        };
        if first >= 2 * ENDS_WITH_ANSWER {
            return None;
        }
        let mut place = Place::default();
        let mut written = Vec::new();
        let mut needs = Vec::new();
        for at in (0..rest.len() - 1).step_by(DIGITS) {
            match self.entries.get(rest.get(at..at + DIGITS)?.parse::<usize>().ok()?)? {
                Entry::Need(need) => needs.push(need.clone()),
                Entry::Path(_, answer) => written.push(answer.clone()),
                Entry::Private(question, answer) => {
                    match place.fragment.answers.iter_mut().find(|(known, _)| known == question) {
                        Some((_, chosen)) => chosen.push(answer.clone()),
                        None => place.fragment.answers.push((question.clone(), vec![answer.clone()])),
                    }
                }
            }
        }
        let in_path = (!ends_with_answer && !needs.is_empty()).then(|| needs.remove(0));
        place.fragment.also = needs;
        place.path = match (who, in_path) {
            // The shortest way, that needs no telling.
            (Some(who), Some(need)) if written.is_empty() => ways.path(who, &need)?,
            (who, need) => {
                let start = match who {
                    Some(who) => Some(ways.start(who)?),
                    None => None,
                };
                start.into_iter().chain(written).chain(need).collect()
            }
        };
        Some(place)
    }

    /// Damm's state after these digits; none when something else stands between them.
    fn state(&self, code: &str) -> Option<u8> {
        code.chars().try_fold(self.start, |state, sign| Some(step(state, u8::try_from(sign.to_digit(10)?).ok()?)))
    }
}

impl Ways for Bundle {
    fn start(&self, who: Audience) -> Option<String> {
        let answers = &self.question(&self.tree.start)?.answers;
        answers.iter().find(|answer| who_of(answer) == Some(who)).map(|answer| answer.id.clone())
    }

    fn path(&self, who: Audience, need: &str) -> Option<Vec<String>> {
        self.need(need).filter(|need| need.audiences.contains(&who))?;
        path_to(self, Some(who), need)
    }
}

/// Who asks, as an answer to the first question tells it.
pub fn who_of(answer: &crate::content::Answer) -> Option<Audience> {
    match answer.sets.get("who") {
        Some(crate::content::FactValue::Word(word)) => Audience::from_id(word),
        _ => None,
    }
}

/// Whether the answers to a question are part of the path.
pub fn is_path(bundle: &Bundle, question: &str) -> bool {
    bundle.question(question).is_some_and(|question| question.kind == QuestionKind::Path)
}

/// A code as it is said: a few digits at a time.
pub fn spoken(code: &str) -> String {
    let mut said = String::new();
    for (at, digit) in code.chars().enumerate() {
        if at > 0 && at % BREATH == 0 {
            said.push(' ');
        }
        said.push(digit);
    }
    said
}

fn digit(who: Option<Audience>) -> u8 {
    who.and_then(|who| Audience::ALL.iter().position(|known| *known == who))
        .and_then(|at| u8::try_from(at + 1).ok())
        .unwrap_or_default()
}

fn step(state: u8, digit: u8) -> u8 {
    DAMM.get(usize::from(state)).and_then(|row| row.get(usize::from(digit))).copied().unwrap_or_default()
}

/// Where the check starts in a municipality.
fn start_of(municipality: &str) -> u8 {
    municipality.bytes().fold(0u8, |state, byte| step(state, byte % 10))
}
