//! Asking only what matters.

use super::matching::of_situation;
use super::{Answers, Asked, Choice, MOST_QUESTIONS, Next, Situation, outcome, replay};
use crate::content::{Bundle, Question, QuestionKind, Service, Truth};

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

/// The narrowing question that separates the places best; none when no answer would change the first place.
fn narrowing<'a>(bundle: &'a Bundle, answers: &Answers, situation: &Situation<'a>) -> Option<Asked<'a>> {
    if situation.steps.len() >= MOST_QUESTIONS {
        return None;
    }
    bundle.tree.questions.iter()
        .filter(|question| question.kind == QuestionKind::Narrow && answers.get(&question.id).is_none())
        .filter(|question| question.when.as_ref().is_none_or(|when| when.holds(&situation.facts) != Truth::No))
        .map(|question| (separation(bundle, answers, question), question))
        .filter(|(separation, _)| *separation > 1)
        // The first of the best, so that the order in the content decides between equals.
        .reduce(|best, other| if other.0 > best.0 { other } else { best })
        .map(|(_, question)| Asked { question, choices: visible(question, situation) })
}

/// In how many different outcomes the answers of a question end.
fn separation(bundle: &Bundle, answers: &Answers, question: &Question) -> usize {
    let mut seen = Vec::new();
    for answer in question.answers.iter().filter(|answer| !answer.unknown) {
        let mut tried = answers.clone();
        tried.set(&question.id, vec![answer.id.clone()]);
        // What is open now may change by the minute; whether to ask must not.
        let essence = outcome(bundle, &tried, &|_| false).essence();
        if !seen.contains(&essence) {
            seen.push(essence);
        }
    }
    seen.len()
}

fn visible<'a>(question: &'a Question, situation: &Situation<'a>) -> Vec<Choice<'a>> {
    question.answers.iter()
        .filter(|answer| answer.when.as_ref().is_none_or(|when| when.holds(&situation.facts) != Truth::No))
        .map(Choice::Answer)
        .collect()
}
