//! The list of what the numbers in codes stand for: everything has a number, and no number ever changes.

use crate::content::files::Content;
use crate::content::problem::Problem;
use std::collections::BTreeSet;

/// A number in a code has three digits.
const MOST_ENTRIES: usize = 1000;
/// Where the list stands.
const FILE: &str = "landelijk/codes.json";

pub(super) fn check(content: &Content, problems: &mut Vec<Problem>) {
    let mut say = |place: &str, what: &str, remedy: &str| problems.push(Problem::new(FILE, place, what, remedy));
    let mut listed = BTreeSet::new();
    for (number, entry) in content.codes.iter().enumerate() {
        if !listed.insert(entry.as_str()) {
            let what = format!("“{entry}” is listed twice");
            say(
                &format!("codes › {number}"),
                &what,
                "Put something new in its place; what comes after it must not move",
            );
        }
    }
    let needs = content.needs.iter().map(|need| need.id.clone());
    let answers = content
        .tree
        .questions
        .iter()
        .flat_map(|question| question.answers.iter().map(|answer| format!("{}={}", question.id, answer.id)));
    for entry in needs.chain(answers).filter(|entry| !listed.contains(entry.as_str())) {
        let what = format!("“{entry}” has no number, so a result with it has no code");
        say("codes", &what, "Add it at the end; nothing before it may move");
    }
    if content.codes.len() > MOST_ENTRIES {
        let what = format!("the list has {} entries, {MOST_ENTRIES} at most", content.codes.len());
        say("codes", &what, "Report this: codes need a digit more");
    }
}
