//! Reading aloud: what is said for what is written, the way back to the words on the screen, and the choice of a voice.

use proptest::prelude::*;
use std::sync::LazyLock;
use waarheen::content::Spoken;
use waarheen::settings::{LARGEST, Settings};
use waarheen::speech::{Speaker, Voice, choose, parts};

mod common;

static DUTCH: LazyLock<Spoken> = LazyLock::new(|| common::DUTCH.aid.spoken.clone());
static ENGLISH: LazyLock<Spoken> =
    LazyLock::new(|| common::SOURCES.content("en").expect("the content is in order").aid.spoken);

fn said(text: &str) -> String {
    parts(text, &DUTCH).into_iter().map(|part| part.said).collect::<Vec<_>>().join(" | ")
}

fn said_in_english(text: &str) -> String {
    parts(text, &ENGLISH).into_iter().map(|part| part.said).collect::<Vec<_>>().join(" | ")
}

#[test]
fn phone_numbers_are_said_digit_by_digit() {
    assert_eq!(said("Bel 0800-2000."), "Bel 0 8 0 0, 2 0 0 0.");
    assert_eq!(said("Bel 112. Of 113."), "Bel 1 1 2. | Of 1 1 3.");
    assert_eq!(said("(088 123 45 67)"), "( 0 8 8 1 2 3 4 5 6 7)");
    assert_eq!(said("06 1234 5678 is open"), "0 6 1 2 3 4 5 6 7 8 is open");
    assert_eq!(said("Bel 116 111"), "Bel 1 1 6 1 1 1");
    assert_eq!(said("+31 88 123"), "+ 3 1 8 8 1 2 3");
}

#[test]
fn ages_years_and_amounts_stay_numbers() {
    for text in
        ["4 tot 12 jaar", "Het is 2013.", "Vraag 2 van ongeveer 3", "0 tot en met 3 jaar", "18 jaar", "110 kinderen"]
    {
        assert_eq!(said(text), text);
    }
    assert_eq!(said("0–4 jaar"), "0 tot 4 jaar");
    assert_eq!(said("4-12 jaar"), "4 tot 12 jaar");
    assert_eq!(said("€5"), "5 euro");
}

#[test]
fn an_abbreviation_is_said_with_its_meaning_first_and_then_by_its_letters() {
    assert_eq!(said("Bel het CJG. Het CJG helpt."), "Bel het Centrum voor Jeugd en Gezin, C J G. | Het C J G helpt.");
    assert_eq!(said("een CJG-medewerker"), "een Centrum voor Jeugd en Gezin, C J G medewerker");
    assert_eq!(said("het Centrum voor Jeugd en Gezin (CJG)"), "het Centrum voor Jeugd en Gezin (C J G)");
    assert_eq!(said_in_english("the CJG"), "the Centre for Youth and Family, C J G");
}

#[test]
fn a_speaker_explains_an_abbreviation_once_a_page() {
    let mut speaker = Speaker::new(&DUTCH);
    assert_eq!(speaker.parts("CJG")[0].said, "Centrum voor Jeugd en Gezin, C J G");
    assert_eq!(speaker.parts("CJG")[0].said, "C J G");
}

#[test]
fn hours_days_and_addresses_are_said_as_people_say_them() {
    assert_eq!(said("ma–vr 9:00–17:30"), "maandag tot vrijdag 9 uur tot 17 uur 30");
    assert_eq!(said("zo 9:00–12:00"), "zondag 9 uur tot 12 uur");
    assert_eq!(said("Zo gaat het, zo ja."), "Zo gaat het, zo ja.");
    assert_eq!(said("Kijk op cjgdronten.nl."), "Kijk op cjgdronten punt nl.");
    assert_eq!(said("Mail info@cjg.nl"), "Mail info apenstaartje cjg punt nl");
    assert_eq!(said("Kijk op 113.nl"), "Kijk op 1 1 3 punt nl");
    assert_eq!(said_in_english("Mon–Fri 9:00–17:30"), "Monday to Friday 9 hours to 17 30");
}

#[test]
fn each_sentence_is_a_part_and_a_long_one_is_cut() {
    assert_eq!(parts("Een. Twee! Drie? Vier", &DUTCH).len(), 4);
    let long = "woord ".repeat(400);
    let cut = parts(&long, &DUTCH);
    assert!(cut.len() > 10);
    assert!(cut.iter().all(|part| part.said.len() < 180));
    assert_eq!(cut.iter().map(|part| part.said.split(' ').count()).sum::<usize>(), 400);
}

#[test]
fn what_is_said_leads_back_to_the_words_on_the_screen() {
    let text = "Bel het CJG op 0800-2000.";
    let part = parts(text, &DUTCH).remove(0);
    let at = |said: &str| {
        let (from, to) = part.word_at(part.said.find(said).expect("it is said")).expect("there is a word");
        &text[from..to]
    };
    assert_eq!(at("Bel"), "Bel");
    assert_eq!(at("Jeugd"), "CJG");
    assert_eq!(at("2 0 0 0"), "0800-2000.");
    assert_eq!(part.span(), Some((0, text.len())));
}

#[test]
fn after_a_pause_the_word_is_said_again_that_was_being_said() {
    let text = "Bel het CJG op 0800-2000.";
    let part = parts(text, &DUTCH).remove(0);
    let rest = part.rest(part.said.find("Gezin").expect("it is said"));
    assert_eq!(rest.said, "Centrum voor Jeugd en Gezin, C J G op 0 8 0 0, 2 0 0 0.");
    assert_eq!(rest.word_at(0), Some((8, 11)));
    assert_eq!(part.rest(0), part);
}

#[test]
fn places_count_as_browsers_count() {
    let text = "🙂 één CJG";
    let part = parts(text, &DUTCH).remove(0);
    let units = text.encode_utf16().collect::<Vec<_>>();
    let (from, to) = part.word_at(part.said.encode_utf16().count() - 1).expect("there is a word");
    assert_eq!(String::from_utf16_lossy(&units[from..to]), "CJG");
}

#[test]
fn every_abbreviation_of_the_content_is_known_to_the_voice() {
    let known = |token: &str| DUTCH.words.iter().any(|word| word.id == token);
    let mut unknown = Vec::new();
    for text in waarheen::content::reading::texts(&common::SOURCES) {
        for token in text.text.split(|sign: char| !sign.is_alphanumeric()) {
            let capitals = token.chars().filter(|sign| sign.is_uppercase()).count();
            // Postcodes have two letters after their digits; IJ is one letter.
            if capitals >= 2 && capitals == token.chars().count() && !known(token) && token != "IJ" {
                unknown.push(format!("{token} in {} › {}", text.file, text.place));
            }
        }
    }
    assert_eq!(unknown, Vec::<String>::new());
}

#[test]
fn an_offline_voice_of_the_language_and_country_comes_first() {
    let voice = |lang: &str, local, default| Voice { lang: lang.to_owned(), local, default };
    let voices = [
        voice("en-US", true, true),
        voice("nl-NL", false, false),
        voice("nl-BE", true, false),
        voice("nl_NL", true, false),
        voice("nl-NL", true, false),
        voice("fr-FR", true, false),
    ];
    assert_eq!(choose(&voices, "nl"), Some(3));
    assert_eq!(choose(&voices[..3], "nl"), Some(2), "an offline voice of another country before an online one");
    assert_eq!(choose(&voices[..2], "nl"), Some(1), "an online voice when there is no other");
    assert_eq!(choose(&voices, "en"), Some(0));
    assert_eq!(choose(&voices, "ar"), None, "never a voice of another language");
    assert_eq!(choose(&[], "nl"), None);
    assert_eq!(choose(&[voice("en-GB", true, false), voice("en-US", true, true)], "en"), Some(0));
}

#[test]
fn what_is_kept_of_settings_says_what_was_chosen_and_nothing_else() {
    assert_eq!(Settings::default().classes(), "");
    let chosen = Settings { text: 3, contrast: true, calm: true, still: true, spoken: true };
    assert_eq!(chosen.classes(), "as-text-3 as-contrast as-calm as-still as-spoken");
    assert_eq!(Settings::parse("as-text-9 <script> left as-still"), Settings { still: true, ..Settings::default() });
    assert_eq!(Settings::default().with_text(-1).text, 1);
    assert_eq!((0..9).fold(Settings::default(), |settings, _| settings.with_text(1)).text, LARGEST);
}

proptest! {
    #[test]
    fn settings_come_back_as_they_were_kept(text in 1..=LARGEST, contrast: bool, calm: bool, still: bool, spoken: bool) {
        let settings = Settings { text, contrast, calm, still, spoken };
        prop_assert_eq!(Settings::parse(&settings.classes()), settings);
    }

    #[test]
    fn every_word_of_any_text_is_said_in_order_and_leads_back(text in "[a-zA-Z0-9 .,()@€–:+/-]{0,300}|\\PC{0,60}") {
        let units = text.encode_utf16().count();
        let mut last = 0;
        for part in parts(&text, &DUTCH) {
            let (from, to) = part.span().expect("a part has words");
            prop_assert!(last <= from && from < to && to <= units);
            last = to;
            for at in 0..part.said.encode_utf16().count() {
                let (word_from, word_to) = part.word_at(at).expect("every place is in a word");
                prop_assert!(from <= word_from && word_from < word_to && word_to <= to);
                prop_assert!(part.said.ends_with(&part.rest(at).said));
            }
        }
        let words = text.split_whitespace().count();
        prop_assert_eq!(last > 0, words > 0);
    }
}
