//! How hard the Dutch texts read that a reader sees: the measure, the bounds a build must keep, and the table of both.

pub mod gates;
pub mod measure;
pub mod table;

use super::Audience;
use super::files::{SourceFile, Sources};
use super::schema::{FileKind, each_text, item_name};
use serde_json::Value;

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextKind {
    Need,
    Tip,
    Service,
    Step,
    Word,
    Question,
    Interface,
    Other,
}

impl TextKind {
    pub const ALL: [TextKind; 8] = [
        TextKind::Need,
        TextKind::Tip,
        TextKind::Service,
        TextKind::Step,
        TextKind::Word,
        TextKind::Question,
        TextKind::Interface,
        TextKind::Other,
    ];

    pub fn name(self) -> &'static str {
        match self {
            TextKind::Need => "need",
            TextKind::Tip => "tip",
            TextKind::Service => "service",
            TextKind::Step => "step",
            TextKind::Word => "word",
            TextKind::Question => "question",
            TextKind::Interface => "interface",
            TextKind::Other => "other",
        }
    }

    fn of(file: FileKind, place: &[String]) -> TextKind {
        match file {
            FileKind::Needs if place.iter().any(|key| key == "tips") => TextKind::Tip,
            FileKind::Needs => TextKind::Need,
            FileKind::Services if place.iter().any(|key| key == "steps") => TextKind::Step,
            FileKind::Services => TextKind::Service,
            FileKind::Words => TextKind::Word,
            FileKind::Questions => TextKind::Question,
            FileKind::Interface => TextKind::Interface,
            _ => TextKind::Other,
        }
    }
}

/// Whom a text speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// A parent or a helper: *u*.
    U,
    /// A young person: *je*.
    Je,
    /// Both read it: neither.
    Both,
    /// One of them; which, the content does not say.
    Unknown,
}

/// A Dutch text that a reader sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderText {
    pub file: String,
    pub place: String,
    pub kind: TextKind,
    pub voice: Voice,
    pub text: String,
}

/// Every Dutch text that a reader sees, but for names: of a service, and of a hard word that is explained.
pub fn texts(sources: &Sources) -> Vec<ReaderText> {
    let mut texts = Vec::new();
    for file in sources.files.iter().filter(|file| file.lang.is_none()) {
        let mut value = file.value.clone();
        each_text(file.kind, &mut value, &mut |place, text| {
            let field = place.last().map(String::as_str);
            let is_name =
                matches!((file.kind, field), (FileKind::Services, Some("name")) | (FileKind::Words, Some("term")));
            let exempt = is_name || is_for_a_voice(file.kind, place) || is_formal(file, place);
            if let (false, Some(text)) = (exempt, text.as_str()) {
                texts.push(ReaderText {
                    file: file.path.clone(),
                    place: place.join(" › "),
                    kind: TextKind::of(file.kind, place),
                    voice: voice(file.kind, place, &file.value),
                    text: text.to_owned(),
                });
            }
        });
    }
    texts
}

/// Whether a text is how a voice says something that stands elsewhere.
fn is_for_a_voice(kind: FileKind, place: &[String]) -> bool {
    kind == FileKind::Aid && place.first().is_some_and(|key| key == "spoken")
}

/// Whether a text has the form the law gives it.
fn is_formal(file: &SourceFile, place: &[String]) -> bool {
    let item = place.get(..2).filter(|_| file.kind == FileKind::Documents).and_then(|item| at(&file.value, item));
    item.and_then(|item| item.get("formal")).and_then(Value::as_bool).unwrap_or_default()
}

/// Whom the text at this place speaks to: its own voice, or else the audiences of its need or service.
fn voice(kind: FileKind, place: &[String], file: &Value) -> Voice {
    let all = of_item(kind, place, file);
    match place.split_last() {
        Some((last, _)) if last == "je" => Voice::Je,
        Some((last, _)) if last == "helper" => Voice::U,
        // Without a text of their own young people read this one.
        Some((last, voices)) if last == "u" && all == Voice::Both && !has_je(file, voices) => Voice::Both,
        Some((last, _)) if last == "u" => Voice::U,
        _ => all,
    }
}

/// Whom the whole need, service or word at this place speaks to.
fn of_item(kind: FileKind, place: &[String], file: &Value) -> Voice {
    if matches!(kind, FileKind::Words | FileKind::Topics | FileKind::Layers) {
        return Voice::Both;
    }
    let item = place.get(..2).and_then(|place| at(file, place));
    let Some(audiences) = item.and_then(|item| item.get("audiences")).and_then(Value::as_array) else {
        return Voice::Unknown;
    };
    let young = audiences.iter().filter(|audience| audience.as_str() == Some(Audience::Youth.id())).count();
    match young {
        0 => Voice::U,
        _ if young == audiences.len() => Voice::Je,
        _ => Voice::Both,
    }
}

fn has_je(file: &Value, voices: &[String]) -> bool {
    at(file, voices).is_some_and(|voices| voices.get("je").is_some())
}

/// The value at this place, as [`each_text`] names places: keys, and the ids (or numbers) of list items.
fn at<'a>(file: &'a Value, place: &[String]) -> Option<&'a Value> {
    place.iter().try_fold(file, |value, key| match value {
        Value::Array(list) => list
            .iter()
            .enumerate()
            .find(|(index, item)| item_name(item).unwrap_or_else(|| index.to_string()) == *key)
            .map(|(_, item)| item),
        _ => value.get(key),
    })
}
