//! Every path of every municipality, made from the data each time.

mod common;

use common::{BUNDLES, nothing_closed};
use waarheen::content::check::phone_digits;
use waarheen::finder::{self, Choice, MOST_QUESTIONS, Next, replay};
use waarheen::tool::walk::paths;

#[test]
fn every_path_ends_in_a_first_place_within_five_questions_and_three_and_a_half_on_average() {
    for bundle in BUNDLES.iter() {
        let paths = paths(bundle);
        let mut asked = 0;
        for answers in &paths {
            let Next::Show(outcome) = finder::next(bundle, answers, &nothing_closed) else {
                panic!(
                    "{}: a path of {MOST_QUESTIONS} questions asks yet another: {answers:?}",
                    bundle.municipality.id
                );
            };
            assert!(outcome.first.is_some(), "{}: no first place after {answers:?}", bundle.municipality.id);
            let questions = answers.iter().count();
            assert!(questions <= MOST_QUESTIONS, "{questions} questions: {answers:?}");
            asked += questions;
        }
        let average = asked as f64 / paths.len() as f64;
        println!("{}: {} paths, {average:.2} questions on average", bundle.municipality.id, paths.len());
        assert!(average <= 3.5, "{}: {average:.2} questions on average", bundle.municipality.id);
    }
}

#[test]
fn no_screen_shows_more_than_eight_answers_besides_not_knowing() {
    for bundle in BUNDLES.iter() {
        for answers in paths(bundle) {
            let mut way = finder::Answers::default();
            for (question, chosen) in answers.iter() {
                if let Some(asked) = replay(bundle, &way).asked {
                    let known = asked.choices.iter().filter(|choice| !choice.is_unknown()).count();
                    assert!(known <= 8, "{} shows {known} answers", asked.question.id);
                    assert_eq!(asked.choices.len() - known, 1, "{} has one way not to know", asked.question.id);
                }
                way.set(question, chosen.to_vec());
            }
        }
    }
}

#[test]
fn every_need_can_be_reached_by_each_of_its_audiences_and_is_listed_only_for_them() {
    let bundle = &BUNDLES[0];
    for need in &bundle.needs {
        for who in &need.audiences {
            let path = finder::path_to(bundle, Some(*who), &need.id);
            assert!(path.is_some(), "{} cannot be reached by {who:?}", need.id);
        }
    }
    for answers in paths(bundle) {
        let situation = replay(bundle, &answers);
        let needs = situation.steps.iter().flat_map(|step| &step.chosen).filter_map(|choice| match choice {
            Choice::Need(need) => Some(need),
            Choice::Answer(_) => None,
        });
        for need in needs {
            assert!(need.is_for(situation.audience()), "{} is offered to {:?}", need.id, situation.audience());
        }
    }
}

#[test]
fn not_knowing_never_ends_without_the_front_door() {
    for bundle in BUNDLES.iter() {
        let answers = finder::Answers::from_path(bundle, ["weet-niet"]);
        let outcome = finder::outcome(bundle, &answers, &nothing_closed);
        let first = outcome.first.expect("a first place");
        assert_eq!(first.service.id, bundle.municipality.front_door);
    }
}

#[test]
fn every_result_says_why_each_place_is_shown() {
    for bundle in BUNDLES.iter() {
        for answers in paths(bundle) {
            let outcome = finder::outcome(bundle, &answers, &nothing_closed);
            for found in outcome.places() {
                assert!(!found.reasons.is_empty(), "{} has no reason after {answers:?}", found.service.id);
            }
        }
    }
}

#[test]
fn every_number_in_a_text_is_one_the_content_has_as_a_contact() {
    let known = BUNDLES
        .iter()
        .flat_map(|bundle| &bundle.services)
        .flat_map(|service| &service.contacts)
        .filter_map(|contact| phone_digits(&contact.value))
        .collect::<Vec<_>>();
    let bundle = &BUNDLES[0];
    for text in bundle.needs.iter().flat_map(|need| need.tips.iter().chain([&need.text])) {
        for text in [Some(&text.u), text.je.as_ref(), text.helper.as_ref()].into_iter().flatten() {
            let is_number =
                |word: &&str| word.starts_with('0') && word.chars().filter(char::is_ascii_digit).count() > 6;
            for word in text.text.split_whitespace().filter(is_number) {
                let digits = phone_digits(word.trim_end_matches(['.', ',', ')', '?'])).expect("a number");
                let written = known.iter().any(|number| *number == digits || number.starts_with(&digits));
                assert!(written, "“{}” names {word}, which is no contact", text.text);
            }
        }
    }
}
