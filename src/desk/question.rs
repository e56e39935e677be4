//! The next best question, and what each answer to it would leave.

use crate::content::{Answer, Bundle, Lead, QuestionKind, Service};
use crate::finder::{Answers, Asked, Choice, outcome, replay, worth_asking};

/// The best question to ask a caller; none when no answer would change anything.
pub fn offered<'a>(bundle: &'a Bundle, answers: &Answers) -> Option<Asked<'a>> {
    let situation = replay(bundle, answers);
    // A need may be told before who asks, which a page of the tree never meets.
    let start = bundle.question(&bundle.tree.start)?;
    if !situation.needs.is_empty() && answers.get(&start.id).is_none() {
        let fits = |answer: &&Answer| {
            let who = super::code::who_of(answer);
            who.is_none_or(|who| situation.needs.iter().any(|need| need.audiences.contains(&who)))
        };
        let choices = start.answers.iter().filter(fits).map(Choice::Answer).collect();
        return Some(Asked { question: start, choices });
    }
    worth_asking(bundle, answers, situation)
}

/// The narrowing questions that are still open: staff may answer any of them at any time.
pub fn open<'a>(bundle: &'a Bundle, answers: &Answers) -> Vec<Asked<'a>> {
    let questions = bundle.tree.questions.iter().filter(|question| question.kind == QuestionKind::Narrow);
    let open = questions.filter(|question| answers.get(&question.id).is_none());
    open.map(|question| Asked { question, choices: question.answers.iter().map(Choice::Answer).collect() }).collect()
}

/// How many places an answer would leave: those that fit it without a doubt when it leads to a result, and those that
/// serve a need that can still come up when it leads to another question.
pub fn left(bundle: &Bundle, answers: &Answers, asked: &Asked, choice: &Choice) -> usize {
    if let (Choice::Answer(answer), true) = (choice, answers.needs().is_empty()) {
        let needs = still_possible(bundle, &answer.next, bundle.tree.questions.len());
        if asked.question.kind == QuestionKind::Path && needs.len() > 1 {
            let serves = |service: &&Service| service.needs.iter().any(|served| needs.contains(&served.need.as_str()));
            return bundle.services.iter().filter(serves).count();
        }
    }
    let mut tried = answers.clone();
    tried.set(&asked.question.id, vec![choice.id().to_owned()]);
    outcome(bundle, &tried, &|_| false).places().filter(|found| found.mismatches.is_empty()).count()
}

/// The needs that can still come up behind these leads. The bound keeps a loop, which the check refuses, from going on.
fn still_possible<'a>(bundle: &'a Bundle, leads: &'a [Lead], depth: usize) -> Vec<&'a str> {
    let mut needs = Vec::new();
    for lead in leads {
        needs.extend(lead.need.iter().chain(&lead.needs).map(String::as_str));
        if let Some(question) = lead.question.as_deref().and_then(|id| bundle.question(id)).filter(|_| depth > 0) {
            let further = question.answers.iter().filter(|answer| !answer.unknown);
            further.for_each(|answer| needs.extend(still_possible(bundle, &answer.next, depth - 1)));
        }
    }
    needs.sort_unstable();
    needs.dedup();
    needs
}
