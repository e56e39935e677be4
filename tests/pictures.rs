//! The same picture means the same everywhere, and every meaning has a picture.

mod common;

use common::DUTCH;
use std::collections::BTreeMap;

/// Which drawing each pictogram is.
fn drawings() -> BTreeMap<String, String> {
    serde_json::from_str(include_str!("../style/icons.json")).expect("the list of drawings is JSON")
}

#[test]
fn every_pictogram_has_a_meaning_and_every_meaning_a_pictogram() {
    let meanings = DUTCH.pictures.iter().map(|picture| picture.id.clone()).collect::<Vec<_>>();
    assert_eq!(meanings, drawings().into_keys().collect::<Vec<_>>());
}

#[test]
fn every_pictogram_is_used_by_a_screen_or_by_the_content() {
    fn texts(folder: &std::path::Path, ends: &str, all: &mut String) {
        for file in std::fs::read_dir(folder).expect("the folder is there").flatten().map(|file| file.path()) {
            let is_list = file.file_stem().is_some_and(|name| name.to_string_lossy().starts_with("pictures"));
            if file.is_dir() {
                texts(&file, ends, all);
            } else if file.extension().is_some_and(|end| end == ends) && !is_list {
                all.push_str(&std::fs::read_to_string(&file).expect("a file of text"));
            }
        }
    }
    let (mut screens, mut content) = (String::new(), String::new());
    texts("src".as_ref(), "rs", &mut screens);
    texts("public/content".as_ref(), "json", &mut content);
    let content = content.replace(' ', "");
    let unused = drawings()
        .into_keys()
        .filter(|name| !screens.contains(&format!("\"{name}\"")) && !content.contains(&format!("\"icon\":\"{name}\"")));
    assert_eq!(unused.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn no_two_pictograms_are_the_same_drawing() {
    let mut seen = BTreeMap::new();
    for (name, drawing) in drawings() {
        if let Some(other) = seen.insert(drawing.clone(), name.clone()) {
            panic!("{name} and {other} are both {drawing}");
        }
    }
}

#[test]
fn every_pictogram_that_the_screens_name_exists() {
    let drawings = drawings();
    let mut named = 0;
    for folder in ["src/app/parts", "src/app/pages"] {
        for file in std::fs::read_dir(folder).expect("the folder is there").flatten() {
            let text = std::fs::read_to_string(file.path()).expect("a file of text");
            for rest in text.split("icon(reader, \"").skip(1) {
                let name = rest.split('"').next().unwrap_or_default();
                assert!(drawings.contains_key(name), "{}: {name}", file.path().display());
                named += 1;
            }
        }
    }
    assert!(named > 10);
}
