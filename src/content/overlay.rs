//! Translations: an overlay file holds only translated texts, in the shape of the file it translates, with lists as
//! objects keyed by id.

use super::schema::{FileKind, each_text};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What came of a translation.
#[derive(Debug, Default)]
pub struct Overlaid {
    /// Places of texts that are not translated; they stay Dutch and say so.
    pub missing: Vec<String>,
    /// Places in the overlay that translate nothing.
    pub left_over: Vec<String>,
}

/// Puts the translated texts in place. A text without a translation stays Dutch, marked as such.
pub fn apply(kind: FileKind, base: &mut Value, overlay: Option<&Value>) -> Overlaid {
    let mut result = Overlaid::default();
    let mut used = BTreeSet::new();
    each_text(kind, base, &mut |place, text| match overlay.and_then(|overlay| find(overlay, place)) {
        Some((translated, at)) => {
            *text = Value::String(translated.to_owned());
            used.insert(at);
        }
        None => {
            result.missing.push(place.join(" › "));
            let dutch = text.take();
            *text = json!({ "nl": dutch });
        }
    });
    if let Some(overlay) = overlay {
        each_leaf(overlay, &mut Vec::new(), &mut |place| {
            if place != ["$schema"] && !used.contains(place) {
                result.left_over.push(place.join(" › "));
            }
        });
    }
    result
}

/// The translation of the text at this place, and where it stands. One text may stand for all voices.
fn find<'a>(overlay: &'a Value, place: &[String]) -> Option<(&'a str, Vec<String>)> {
    let mut now = overlay;
    for (depth, key) in place.iter().enumerate() {
        now = match now {
            Value::Object(object) => object.get(key)?,
            Value::Array(list) => list.get(key.parse::<usize>().ok()?)?,
            Value::String(text) if depth + 1 == place.len() && ["u", "je", "helper"].contains(&key.as_str()) => {
                return Some((text, place.get(..depth)?.to_vec()));
            }
            _ => return None,
        };
    }
    Some((now.as_str().filter(|text| !text.is_empty())?, place.to_vec()))
}

fn each_leaf(value: &Value, place: &mut Vec<String>, visit: &mut dyn FnMut(&[String])) {
    let mut enter = |key: String, part: &Value| {
        place.push(key);
        each_leaf(part, place, visit);
        place.pop();
    };
    match value {
        Value::Object(object) => object.iter().for_each(|(key, part)| enter(key.clone(), part)),
        Value::Array(list) => list.iter().enumerate().for_each(|(index, part)| enter(index.to_string(), part)),
        _ => visit(place),
    }
}
