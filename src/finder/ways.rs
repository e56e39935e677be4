//! Ways through the tree: how far it still is, and how to get to a need.

use super::Asked;
use super::answers::replay;
use super::{Answers, Choice};
use crate::content::{Audience, Bundle, Lead, QuestionKind};

/// How many questions of the path come after this one, at the least.
pub fn questions_after(bundle: &Bundle, asked: &Asked) -> usize {
    if asked.question.kind == QuestionKind::Narrow {
        return 0;
    }
    let depth = bundle.tree.questions.len();
    let after = |choice: &Choice| match choice {
        Choice::Answer(answer) if !answer.unknown => Some(after_leads(bundle, &answer.next, depth)),
        Choice::Answer(_) => None,
        Choice::Need(_) => Some(0),
    };
    asked.choices.iter().filter_map(after).min().unwrap_or(0)
}

/// The bound keeps a loop, which the check refuses, from going on for ever.
fn after_leads(bundle: &Bundle, leads: &[Lead], depth: usize) -> usize {
    let after = |lead: &Lead| match &lead.question {
        _ if !lead.needs.is_empty() => 1,
        Some(id) if depth > 0 => {
            let answers = bundle.question(id).into_iter().flat_map(|question| &question.answers);
            let known = answers.filter(|answer| !answer.unknown);
            1 + known.map(|answer| after_leads(bundle, &answer.next, depth - 1)).min().unwrap_or(0)
        }
        _ => 0,
    };
    leads.iter().map(after).min().unwrap_or(0)
}

/// The shortest path of answers that leads this audience to a need; none when there is no such path.
pub fn path_to(bundle: &Bundle, who: Option<Audience>, need: &str) -> Option<Vec<String>> {
    let mut level = vec![(Vec::<String>::new(), Answers::default())];
    for _ in 0..=bundle.tree.questions.len() {
        let mut deeper = Vec::new();
        // A need that a list offers is a step further, and needs no walk to be seen.
        let mut offered = None;
        for (path, answers) in level {
            let situation = replay(bundle, &answers);
            if who.is_some() && situation.audience().is_some() && situation.audience() != who {
                continue;
            }
            if situation.needs.iter().any(|known| known.id == need) {
                return Some(path);
            }
            let Some(asked) = &situation.asked else { continue };
            for choice in &asked.choices {
                let longer = || path.iter().map(String::as_str).chain([choice.id()]).map(str::to_owned).collect();
                match choice {
                    Choice::Need(listed) if listed.id == need => offered = offered.or_else(|| Some(longer())),
                    Choice::Need(_) => {}
                    Choice::Answer(answer) => {
                        let mut with = answers.clone();
                        with.set(&asked.question.id, vec![answer.id.clone()]);
                        deeper.push((longer(), with));
                    }
                }
            }
        }
        if offered.is_some() || deeper.is_empty() {
            return offered;
        }
        level = deeper;
    }
    None
}
