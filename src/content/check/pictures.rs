//! Pictograms: every name is known, and every meaning has one picture.

use crate::content::files::{Content, Sources};
use crate::content::problem::Problem;
use crate::content::schema::item_name;
use serde_json::Value;
use std::collections::BTreeMap;

/// Where the meanings stand.
const FILE: &str = "landelijk/pictures.json";

pub(super) fn check(sources: &Sources, content: &Content, problems: &mut Vec<Problem>) {
    let known = |name: &str| content.pictures.iter().any(|picture| picture.id == name);
    for file in sources.files.iter().filter(|file| file.lang.is_none()) {
        each_icon(&file.value, &mut Vec::new(), &mut |place, name| {
            if !known(name) {
                let what = format!("there is no pictogram “{name}”");
                let remedy = "Choose one of landelijk/pictures.json, or add it there and in style/icons.json";
                problems.push(Problem::new(&file.path, place, &what, remedy));
            }
        });
    }
    let mut meanings = BTreeMap::new();
    for picture in &content.pictures {
        if let Some(other) = meanings.insert(picture.word.text.to_lowercase(), &picture.id) {
            let what = format!("it means the same as the pictogram “{other}”");
            let remedy = "Use one pictogram for one meaning, or say what is different";
            problems.push(Problem::new(FILE, &format!("pictures › {} › word", picture.id), &what, remedy));
        }
    }
}

fn each_icon(value: &Value, place: &mut Vec<String>, visit: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::Object(fields) => {
            for (key, part) in fields {
                place.push(key.clone());
                match part {
                    Value::String(name) if key == "icon" => visit(&place.join(" › "), name),
                    part => each_icon(part, place, visit),
                }
                place.pop();
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                place.push(item_name(item).unwrap_or_else(|| index.to_string()));
                each_icon(item, place, visit);
                place.pop();
            }
        }
        _ => {}
    }
}
