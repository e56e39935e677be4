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
