//! Finding what is wrong with content, and saying it in plain words: the file, the place, what is wrong, what to do.

mod codes;
mod desk;
mod facts;
mod homes;
mod pictures;
mod references;
mod tree;

pub use facts::{phone_digits, url_problem};

use super::ContactKind;
use super::files::{Content, Sources};
use super::problem::Problem;
use super::reading;
use homes::Homes;
use serde::Serialize;
use std::collections::BTreeMap;

/// Something a municipality still has to fill in or confirm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToConfirm {
    pub municipality: String,
    pub service: String,
    pub what: String,
}

/// What the check found.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// A build with problems fails.
    pub problems: Vec<Problem>,
    pub to_confirm: Vec<ToConfirm>,
    /// For each language how many texts are still Dutch.
    pub untranslated: BTreeMap<String, usize>,
}

/// Checks everything. Content that cannot be read at all is not checked further.
pub fn check(sources: &Sources) -> Report {
    let mut report = Report { problems: sources.problems.clone(), ..Report::default() };
    for lang in sources.languages().iter().skip(1) {
        let (missing, problems) = sources.translation(lang);
        report.untranslated.insert(lang.clone(), missing);
        report.problems.extend(problems);
    }
    if !sources.problems.is_empty() {
        return report;
    }
    match sources.content(super::files::DUTCH) {
        Ok(content) => {
            let homes = Homes::new(sources);
            references::check(sources, &content, &homes, &mut report.problems);
            pictures::check(sources, &content, &mut report.problems);
            codes::check(&content, &mut report.problems);
            desk::check(&content.desk, &mut report.problems);
            facts::check(&content, &homes, &mut report.problems);
            texts(sources, &mut report.problems);
            tree::check(&content, &homes, &mut report.problems);
            reading::gates::check(&reading::texts(sources), &mut report.problems);
            report.to_confirm = to_confirm(&content);
        }
        Err(problem) => report.problems.push(problem),
    }
    report
}

/// Texts are plain: what looks like markup is a mistake, and would be shown as it stands.
fn texts(sources: &Sources, problems: &mut Vec<Problem>) {
    const DIRECTION_MARKS: [char; 12] = [
        '\u{061c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}',
        '\u{2067}', '\u{2068}', '\u{2069}',
    ];
    for file in &sources.files {
        let mut leaf = |place: &str, text: &str| {
            if holds_html(text) {
                problems.push(Problem::new(&file.path, place, "a text holds HTML", "Write plain text"));
            }
            if text.contains(DIRECTION_MARKS) {
                problems.push(Problem::new(
                    &file.path,
                    place,
                    "a text holds invisible direction marks",
                    "Type the text again without them",
                ));
            }
        };
        each_string(&file.value, &mut Vec::new(), &mut leaf);
    }
}

/// A tag, or a letter written as an entity; a bare `<` or `&` is plain text.
fn holds_html(text: &str) -> bool {
    let tag = |rest: &str| rest.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '/' || sign == '!');
    let entity = |rest: &str| {
        let name = rest.split(';').next().unwrap_or_default();
        name.len() < rest.len()
            && (2..=8).contains(&name.len())
            && name.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '#')
    };
    text.split('<').skip(1).any(tag) || text.split('&').skip(1).any(entity)
}

fn each_string(value: &serde_json::Value, place: &mut Vec<String>, visit: &mut dyn FnMut(&str, &str)) {
    match value {
        serde_json::Value::String(text) => visit(&place.join(" › "), text),
        serde_json::Value::Array(list) => {
            for (index, item) in list.iter().enumerate() {
                place.push(super::schema::item_name(item).unwrap_or_else(|| index.to_string()));
                each_string(item, place, visit);
                place.pop();
            }
        }
        serde_json::Value::Object(object) => {
            for (key, part) in object {
                place.push(key.clone());
                each_string(part, place, visit);
                place.pop();
            }
        }
        _ => {}
    }
}

/// What each municipality still has to fill in or confirm.
fn to_confirm(content: &Content) -> Vec<ToConfirm> {
    let mut list = Vec::new();
    for local in &content.municipalities {
        let mut note = |service: &str, what: &str| {
            list.push(ToConfirm {
                municipality: local.municipality.id.clone(),
                service: service.to_owned(),
                what: what.to_owned(),
            });
        };
        for service in &local.services {
            if !service.contacts.iter().any(|contact| contact.kind == ContactKind::Phone && contact.confirmed) {
                note(&service.id, "phone number");
            }
            if !service.contacts.iter().any(|contact| contact.hours.is_some()) {
                note(&service.id, "opening hours");
            }
            for contact in service.contacts.iter().filter(|contact| !contact.confirmed) {
                note(&service.id, &format!("{} {}", contact.kind.id(), contact.value));
            }
            if service.inferred {
                note(&service.id, "the whole service: it is inferred");
            }
            for served in service.needs.iter().filter(|served| served.inferred) {
                note(&service.id, &format!("that it is a place for {}", served.need));
            }
        }
        if !local.municipality.website.confirmed {
            note("", "the website of the municipality");
        }
    }
    list
}
