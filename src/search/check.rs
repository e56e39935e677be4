//! The words of search: what would never be found, and danger that would never or always be heard.

use crate::content::Vocabulary;
use crate::content::files::{Content, Sources};
use crate::content::problem::Problem;
use crate::content::schema::FileKind;
use std::collections::BTreeSet;

/// What is wrong with the words of search.
pub fn check(sources: &Sources, content: &Content, problems: &mut Vec<Problem>) {
    let needs = content.needs.iter().map(|need| need.id.as_str()).collect::<BTreeSet<_>>();
    let mut languages = BTreeSet::new();
    for file in sources.files.iter().filter(|file| file.kind == FileKind::Search) {
        let Ok(vocabulary) = serde_json::from_value::<Vocabulary>(file.value.clone()) else { continue };
        let mut tell = |place: &str, what: &str, remedy: &str| {
            problems.push(Problem::new(&file.path, place, what, remedy));
        };
        if !languages.insert(vocabulary.lang.clone()) {
            let what = format!("another file has the words of “{}” already", vocabulary.lang);
            tell("lang", &what, "Put the words of one language in one file");
        }
        for id in vocabulary.needs.keys().filter(|id| !needs.contains(id.as_str())) {
            tell("needs", &format!("there is no need “{id}”"), "Mend its spelling, or add it");
        }
        for word in vocabulary.stop_words.iter().chain(vocabulary.spelling.keys()).filter(|word| !is_plain(word)) {
            tell("", &format!("“{word}” is never heard"), PLAIN);
        }
        for rule in &vocabulary.danger.rules {
            let place = format!("danger › rules › {}", rule.why);
            if rule.all.is_empty() || rule.all.iter().any(Vec::is_empty) {
                tell(&place, "a rule has a list with nothing in it", "Write what must be said, or take the rule out");
            }
            for expression in rule.all.iter().flatten().chain(&rule.not) {
                if expression.split([' ', '|', '_']).any(|word| !is_plain(word)) {
                    tell(&place, &format!("“{expression}” is never heard"), PLAIN);
                }
            }
        }
    }
}

const PLAIN: &str = "Write it in lower case, without accents, quotes or dashes";

/// Whether a word is written as search sees what people type.
fn is_plain(word: &str) -> bool {
    let folded = super::words(word);
    matches!(folded.as_slice(), [one] if one.text == word)
}
