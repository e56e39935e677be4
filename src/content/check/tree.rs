//! The question tree: its questions are whole, all are reached, and none goes round.

use super::homes::Homes;
use crate::content::files::Content;
use crate::content::problem::Problem;
use crate::content::schema::FileKind;
use crate::content::{QuestionKind, Tree};
use std::collections::BTreeSet;

/// More answers than this (besides *Weet ik niet*) are too much to read at once.
pub const MOST_ANSWERS: usize = 8;

pub(super) fn check(content: &Content, homes: &Homes, problems: &mut Vec<Problem>) {
    let file = homes.of(FileKind::Questions, &content.tree.start);
    shape(&content.tree, &file, problems);
    // From a start that is not there nothing is reached; that is told already.
    if content.tree.questions.iter().any(|question| question.id == content.tree.start) {
        reach(content, &file, homes, problems);
    }
}

/// Each question by itself.
fn shape(tree: &Tree, file: &str, problems: &mut Vec<Problem>) {
    for question in &tree.questions {
        let mut say = |place: &str, what: &str, remedy: &str| problems.push(Problem::new(file, place, what, remedy));
        match question.answers.iter().filter(|answer| answer.unknown).count() {
            1 => {}
            0 => say(&question.id, "there is no answer “Weet ik niet”", "Add an answer with unknown: true"),
            _ => say(&question.id, "there is more than one answer “Weet ik niet”", "Leave one"),
        }
        if question.answers.iter().filter(|answer| !answer.unknown).count() > MOST_ANSWERS {
            say(&question.id, "there are more than 8 answers", "Put a question in between");
        }
        for answer in &question.answers {
            let place = format!("{} › {}", question.id, answer.id);
            if answer.unknown && !answer.sets.is_empty() {
                say(&place, "“Weet ik niet” sets a fact", "Take sets out: not knowing tells nothing");
            }
            if question.kind == QuestionKind::Narrow {
                if !answer.next.is_empty() {
                    say(&place, "a narrowing answer leads nowhere by itself", "Take next out");
                }
                continue;
            }
            if answer.next.is_empty() {
                say(&place, "the answer is a dead end", "Say in next where it leads");
            }
            if answer.next.last().is_some_and(|lead| lead.when.is_some()) {
                say(
                    &place,
                    "the answer is a dead end when none of its conditions holds",
                    "Add a last entry to next without when",
                );
            }
            for lead in &answer.next {
                let ways = usize::from(lead.question.is_some())
                    + usize::from(lead.need.is_some())
                    + usize::from(!lead.needs.is_empty())
                    + usize::from(lead.outcome);
                if ways != 1 {
                    say(
                        &place,
                        "an entry of next leads to more than one thing, or to nothing",
                        "Name one of question, need, needs and outcome",
                    );
                }
                if lead.needs.len() > MOST_ANSWERS {
                    say(&place, "it leads to a list of more than 8 needs", "Put a question in between");
                }
            }
        }
    }
}

/// Loops, and what no path reaches.
fn reach(content: &Content, file: &str, homes: &Homes, problems: &mut Vec<Problem>) {
    let mut reached = Reached::default();
    visit(&content.tree, &content.tree.start, &mut Vec::new(), &mut reached, file, problems);
    for question in content.tree.questions.iter().filter(|question| question.kind == QuestionKind::Path) {
        if question.id != content.tree.needs && !reached.questions.contains(&question.id) {
            problems.push(Problem::new(
                file,
                &question.id,
                "no answer leads to this question",
                "Let an answer lead to it, or take it out",
            ));
        }
    }
    for need in &content.needs {
        if need.id != content.tree.several && !reached.needs.contains(&need.id) {
            let file = homes.of(FileKind::Needs, &need.id);
            problems.push(Problem::new(
                &file,
                &need.id,
                "no answer leads to this need",
                "Put it in a list in questions.json",
            ));
        }
    }
}

#[derive(Default)]
struct Reached {
    questions: BTreeSet<String>,
    needs: BTreeSet<String>,
}

fn visit(tree: &Tree, id: &str, way: &mut Vec<String>, reached: &mut Reached, file: &str, problems: &mut Vec<Problem>) {
    if way.iter().any(|earlier| earlier == id) {
        let what = format!("the questions go round in a loop: {} → {id}", way.join(" → "));
        problems.push(Problem::new(file, id, &what, "Let one of the answers lead elsewhere"));
        return;
    }
    if !reached.questions.insert(id.to_owned()) {
        return;
    }
    way.push(id.to_owned());
    let question = tree.questions.iter().find(|question| question.id == id);
    for lead in question.into_iter().flat_map(|question| &question.answers).flat_map(|answer| &answer.next) {
        reached.needs.extend(lead.needs.iter().chain(&lead.need).cloned());
        if let Some(next) = &lead.question {
            visit(tree, next, way, reached, file, problems);
        }
    }
    way.pop();
}
