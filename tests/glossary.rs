//! Hard words are found in texts as people write them, and only as whole words.

mod common;

use common::BUNDLES;
use waarheen::content::{Piece, Text, Word, cut};

fn word(id: &str, forms: &[&str]) -> Word {
    Word {
        id: id.to_owned(),
        term: Text::from(id),
        forms: forms.iter().map(|form| (*form).to_owned()).collect(),
        meaning: Text::from("…"),
        instead: None,
    }
}

/// The text with each hard word between brackets.
fn marked(words: &[Word], text: &str) -> String {
    let pieces = cut(words, text).into_iter().map(|piece| match piece {
        Piece::Plain(plain) => plain.to_owned(),
        Piece::Hard(word, form) => format!("[{}:{form}]", word.id),
    });
    pieces.collect()
}

#[test]
fn a_word_is_found_at_the_start_in_the_middle_and_at_the_end() {
    let words = [word("ots", &["ondertoezichtstelling", "OTS"])];
    assert_eq!(marked(&words, "OTS is zwaar."), "[ots:OTS] is zwaar.");
    assert_eq!(marked(&words, "Wat is een OTS?"), "Wat is een [ots:OTS]?");
    assert_eq!(marked(&words, "Ondertoezichtstelling"), "[ots:Ondertoezichtstelling]");
}

#[test]
fn a_part_of_a_word_is_not_that_word() {
    let words = [word("ot", &["OT"]), word("besluit", &["besluit"])];
    assert_eq!(marked(&words, "OTS en OT-lid: besluiten"), "OTS en OT-lid: besluiten");
}

#[test]
fn capitals_of_an_abbreviation_count() {
    let words = [word("mee", &["MEE"])];
    assert_eq!(marked(&words, "Ga mee naar MEE."), "Ga mee naar [mee:MEE].");
}

#[test]
fn the_longest_form_wins() {
    let words = [word("raad", &["Raad"]), word("rvdk", &["Raad voor de Kinderbescherming"])];
    assert_eq!(
        marked(&words, "De Raad voor de Kinderbescherming belt."),
        "De [rvdk:Raad voor de Kinderbescherming] belt."
    );
}

#[test]
fn cutting_loses_nothing_of_any_text() {
    for bundle in BUNDLES.iter() {
        let texts = bundle.services.iter().flat_map(|service| service.steps.iter().chain([&service.description]));
        for text in texts.map(|voices| &voices.u.text) {
            let again = cut(&bundle.words, text).into_iter().map(|piece| match piece {
                Piece::Plain(part) | Piece::Hard(_, part) => part,
            });
            assert_eq!(&again.collect::<String>(), text);
        }
    }
}
