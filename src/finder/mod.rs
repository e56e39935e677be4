//! From answers to the first place to go: a pure function of content and answers.
//!
//! Answers are kept by question and replayed from the start of the tree, so that changing one drops only what
//! depended on it. [`next`] says what to ask, or that there is nothing left worth asking; [`refinement`] what could still
//! be told; [`worth_asking`] both in one; [`outcome`] says, at any moment, what is known to fit so far.

mod answers;
mod matching;
mod narrowing;
mod ways;

pub use answers::{Answers, Situation, Step, replay};
pub use matching::{Match, Mismatch, Outcome, Reason, outcome};
pub use narrowing::{next, refinement, worth_asking};
pub use ways::{path_to, questions_after};

use crate::content::{Answer, Need, Question};

/// No path asks more than this, whatever the content says.
pub const MOST_QUESTIONS: usize = 5;

/// What comes next.
#[derive(Clone, Debug)]
pub enum Next<'a> {
    Ask(Asked<'a>),
    Show(Box<Outcome<'a>>),
}

/// A question with the choices that fit what is known.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    pub question: &'a Question,
    pub choices: Vec<Choice<'a>>,
}

/// One choice: an answer from the tree, or a need from a list.
#[derive(Clone, Copy, Debug)]
pub enum Choice<'a> {
    Answer(&'a Answer),
    Need(&'a Need),
}

impl<'a> Choice<'a> {
    pub fn id(&self) -> &'a str {
        match self {
            Choice::Answer(answer) => &answer.id,
            Choice::Need(need) => &need.id,
        }
    }

    pub fn is_unknown(&self) -> bool {
        matches!(self, Choice::Answer(answer) if answer.unknown)
    }
}

impl<'a> Asked<'a> {
    pub fn choice(&self, id: &str) -> Option<Choice<'a>> {
        self.choices.iter().find(|choice| choice.id() == id).copied()
    }
}
