//! Asking only what matters.

use super::answers::can_be_true;
use super::matching::of_situation;
use super::{Answers, Asked, Choice, MOST_QUESTIONS, Next, Situation, outcome, replay};
use crate::content::{Bundle, Question, QuestionKind, Service, Truth};

/// After this many answers a reader wants to see something: what could still be told is asked under the result.
const ENOUGH_QUESTIONS: usize = 4;

/// What to ask next, or what to show when nothing worth asking is left.
pub fn next<'a>(bundle: &'a Bundle, answers: &Answers, closed: &dyn Fn(&Service) -> bool) -> Next<'a> {
    let situation = replay(bundle, answers);
    if let Some(asked) = situation.asked {
        return Next::Ask(asked);
    }
    match narrowing(bundle, answers, &situation) {
        Some(asked) => Next::Ask(asked),
        None => Next::Show(Box::new(of_situation(bundle, &situation, closed))),
    }
}

/// A narrowing question that would still change the result for some, though not for most: shown under the result, for
/// who does not find themselves in it.
pub fn refinement<'a>(bundle: &'a Bundle, answers: &Answers) -> Option<Asked<'a>> {
    let situation = replay(bundle, answers);
    if situation.asked.is_some() {
        return None;
    }
    best(&narrowings(bundle, answers, &situation), for_some)
}

/// The one question to ask now, for who asks as long as it helps: that of the tree, else a narrowing one that changes
/// the result for most, else for some. None when no answer would change anything.
pub fn worth_asking<'a>(bundle: &'a Bundle, answers: &Answers, situation: Situation<'a>) -> Option<Asked<'a>> {
    if situation.asked.is_some() {
        return situation.asked;
    }
    let narrowings = narrowings(bundle, answers, &situation);
    let most = is_fresh(&situation).then(|| best(&narrowings, for_most)).flatten();
    most.or_else(|| best(&narrowings, for_some))
}

/// The narrowing question worth a tap of everybody's.
fn narrowing<'a>(bundle: &'a Bundle, answers: &Answers, situation: &Situation<'a>) -> Option<Asked<'a>> {
    is_fresh(situation).then(|| best(&narrowings(bundle, answers, situation), for_most)).flatten()
}

fn is_fresh(situation: &Situation) -> bool {
    situation.steps.len() < ENOUGH_QUESTIONS
}

/// Most answers would not end in the same first place.
fn for_most(split: &Split) -> bool {
    split.most_alike * 3 < split.answers * 2
}

fn for_some(split: &Split) -> bool {
    split.different > 1
}

/// The narrowing questions that can be asked now, with how their answers fall apart.
fn narrowings<'a>(bundle: &'a Bundle, answers: &Answers, situation: &Situation<'a>) -> Vec<(Split, Asked<'a>)> {
    if situation.steps.len() >= MOST_QUESTIONS {
        return Vec::new();
    }
    bundle
        .tree
        .questions
        .iter()
        .filter(|question| question.kind == QuestionKind::Narrow && answers.get(&question.id).is_none())
        .filter(|question| question.when.as_ref().is_none_or(|when| when.holds(&situation.facts) != Truth::No))
        .filter(|question| !is_told(question, situation))
        .map(|question| Asked { question, choices: visible(question, situation) })
        .map(|asked| (split(bundle, answers, &asked), asked))
        .collect()
}

/// The question that separates the places best, among those that are worth it. The first of the best, so that the order
/// in the content decides between equals.
fn best<'a>(narrowings: &[(Split, Asked<'a>)], worth_it: fn(&Split) -> bool) -> Option<Asked<'a>> {
    let worth_it = narrowings.iter().filter(|(split, _)| worth_it(split));
    let best = worth_it.reduce(|best, other| if other.0.different > best.0.different { other } else { best });
    best.map(|(_, asked)| asked.clone())
}

/// Whether an answer on the way already told what this question asks.
fn is_told(question: &Question, situation: &Situation) -> bool {
    let told = situation.steps.iter().flat_map(|step| &step.chosen).filter_map(|choice| match choice {
        Choice::Answer(answer) => Some(&answer.sets),
        Choice::Need(_) => None,
    });
    let asks = |name: &str| question.answers.iter().any(|answer| answer.sets.contains_key(name));
    told.flat_map(|sets| sets.keys()).any(|name| asks(name))
}

/// How a question's answers fall apart over outcomes.
struct Split {
    answers: usize,
    different: usize,
    /// How many answers end in the outcome that most answers end in.
    most_alike: usize,
}

fn split(bundle: &Bundle, answers: &Answers, asked: &Asked) -> Split {
    let mut seen = Vec::new();
    for choice in asked.choices.iter().filter(|choice| !choice.is_unknown()) {
        let mut tried = answers.clone();
        tried.set(&asked.question.id, vec![choice.id().to_owned()]);
        // What is open now may change by the minute; whether to ask must not.
        let essence = outcome(bundle, &tried, &|_| false).essence();
        match seen.iter_mut().find(|(known, _)| *known == essence) {
            Some((_, count)) => *count += 1,
            None => seen.push((essence, 1)),
        }
    }
    Split {
        answers: seen.iter().map(|(_, count)| count).sum(),
        different: seen.len(),
        most_alike: seen.iter().map(|(_, count)| *count).max().unwrap_or(0),
    }
}

/// The answers that can be true.
fn visible<'a>(question: &'a Question, situation: &Situation<'a>) -> Vec<Choice<'a>> {
    question.answers.iter().filter(|answer| can_be_true(answer, &situation.facts)).map(Choice::Answer).collect()
}
