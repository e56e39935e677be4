//! How hard the Dutch texts read that a reader sees: the measure, the bounds a build must keep, and the table of both.

pub mod gates;
pub mod measure;
pub mod table;

use super::Audience;
use super::files::{SourceFile, Sources};
use super::schema::{FileKind, each_text, item_name};
use serde_json::Value;
use std::collections::HashMap;

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
        let items = Items::of(file);
        each_text(file.kind, &mut value, &mut |place, text| {
            let field = place.last().map(String::as_str);
            let is_name =
                matches!((file.kind, field), (FileKind::Services, Some("name")) | (FileKind::Words, Some("term")));
            let exempt =
                is_name || is_for_a_voice(file.kind, place) || is_for_staff(file.kind, place) || items.is_formal(place);
            if let (false, Some(text)) = (exempt, text.as_str()) {
                texts.push(ReaderText {
                    file: file.path.clone(),
                    place: place.join(" › "),
                    kind: TextKind::of(file.kind, place),
                    voice: items.voice(place),
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

/// Whether a text is for staff of the front office, who know the words of the trade. What they say to a caller, and give
/// along, is not.
fn is_for_staff(kind: FileKind, place: &[String]) -> bool {
    kind == FileKind::Desk && !place.first().is_some_and(|key| key == "say" || key == "handover")
}

/// The items of a file, found by their ids: a file may hold thousands.
struct Items<'f> {
    kind: FileKind,
    by_id: HashMap<String, &'f Value>,
}

impl<'f> Items<'f> {
    fn of(file: &'f SourceFile) -> Items<'f> {
        let lists = file.value.as_object().into_iter().flat_map(|fields| fields.values()).filter_map(Value::as_array);
        let by_id = lists.flatten().filter_map(|item| Some((item_name(item)?, item))).collect();
        Items { kind: file.kind, by_id }
    }

    /// The item that this place is in, and the rest of the place.
    fn find<'p>(&self, place: &'p [String]) -> Option<(&'f Value, &'p [String])> {
        let [_, id, rest @ ..] = place else { return None };
        Some((self.by_id.get(id)?, rest))
    }

    /// Whether a text has the form the law gives it.
    fn is_formal(&self, place: &[String]) -> bool {
        let item = self.find(place).filter(|_| self.kind == FileKind::Documents);
        item.and_then(|(item, _)| item.get("formal")).and_then(Value::as_bool).unwrap_or_default()
    }

    /// Whom the text at this place speaks to: its own voice, or else the audiences of its need or service.
    fn voice(&self, place: &[String]) -> Voice {
        let all = self.voice_of_item(place);
        match place.split_last() {
            Some((last, _)) if last == "je" => Voice::Je,
            Some((last, _)) if last == "helper" => Voice::U,
            // Without a text of their own young people read this one.
            Some((last, voices)) if last == "u" && all == Voice::Both && !self.has_je(voices) => Voice::Both,
            Some((last, _)) if last == "u" => Voice::U,
            _ => all,
        }
    }

    /// Whom the whole need, service or word at this place speaks to.
    fn voice_of_item(&self, place: &[String]) -> Voice {
        if matches!(self.kind, FileKind::Words | FileKind::Topics | FileKind::Layers) {
            return Voice::Both;
        }
        let audiences = self.find(place).and_then(|(item, _)| item.get("audiences")).and_then(Value::as_array);
        let Some(audiences) = audiences else { return Voice::Unknown };
        let young = audiences.iter().filter(|audience| audience.as_str() == Some(Audience::Youth.id())).count();
        match young {
            0 => Voice::U,
            _ if young == audiences.len() => Voice::Je,
            _ => Voice::Both,
        }
    }

    fn has_je(&self, voices: &[String]) -> bool {
        let found = self.find(voices).and_then(|(item, rest)| at(item, rest));
        found.is_some_and(|voices| voices.get("je").is_some())
    }
}

/// The value at this place of an item, as [`each_text`] names places: keys, and the ids (or numbers) of list items.
fn at<'a>(item: &'a Value, place: &[String]) -> Option<&'a Value> {
    place.iter().try_fold(item, |value, key| match value {
        Value::Array(list) => list
            .iter()
            .enumerate()
            .find(|(index, item)| item_name(item).unwrap_or_else(|| index.to_string()) == *key)
            .map(|(_, item)| item),
        _ => value.get(key),
    })
}
