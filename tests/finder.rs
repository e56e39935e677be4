//! What the finder promises, whatever is answered, in whatever order.

mod common;

use common::{BUNDLES, bundle, ids, nothing_closed, said};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeSet;
use waarheen::content::{Audience, Bundle, FactValue, Fit, Layer, Need, QuestionKind, Service, Truth, within};
use waarheen::finder::{self, Answers, Asked, MOST_QUESTIONS, Mismatch, Next, Outcome, Situation, Step, replay};

/// How many places stand at most under *also possible* and under *if it is more*.
const MOST_ALSO: usize = 5;
const MOST_MORE: usize = 4;

const AGE: &str = "leeftijd";

/// Which question, and which of its answers: numbers, so that they fit any bundle.
type Picked = (Index, Vec<Index>);

/// Questions and answers picked at random, in any order, some of which do not exist.
fn picked() -> impl Strategy<Value = Vec<Picked>> {
    prop::collection::vec((any::<Index>(), prop::collection::vec(any::<Index>(), 0..3)), 0..12)
}

fn any_bundle() -> impl Strategy<Value = &'static Bundle> {
    any::<Index>().prop_map(|index| index.get(&BUNDLES))
}

fn any_walk() -> impl Strategy<Value = Vec<Index>> {
    prop::collection::vec(any::<Index>(), MOST_QUESTIONS)
}

/// The answers that these numbers stand for.
fn answers_of(bundle: &Bundle, picked: &[Picked], needs: &[Index]) -> Answers {
    let mut answers = Answers::default();
    let questions = bundle.tree.questions.iter().map(|question| question.id.as_str());
    let questions = questions.chain(["bestaat-niet", ""]).collect::<Vec<_>>();
    for (question, chosen) in picked {
        let question = question.get(&questions);
        let own = bundle.question(question).into_iter().flat_map(|question| &question.answers);
        let options = own.map(|answer| answer.id.as_str()).chain(["bestaat-niet", "<b>"]);
        let needs = bundle.needs.iter().map(|need| need.id.as_str()).filter(|_| *question == bundle.tree.needs);
        let options = options.chain(needs).collect::<Vec<_>>();
        answers.set(question, chosen.iter().map(|answer| (*answer.get(&options)).to_owned()).collect());
    }
    let known = bundle.needs.iter().map(|need| need.id.as_str()).chain(["bestaat-niet"]).collect::<Vec<_>>();
    needs.iter().for_each(|need| answers.add_need(known[need.index(known.len())]));
    answers
}

/// Answers every question that is asked with a choice picked by these numbers.
fn walked(bundle: &Bundle, choices: &[Index]) -> Answers {
    let mut answers = Answers::default();
    for choice in choices {
        let Next::Ask(asked) = finder::next(bundle, &answers, &nothing_closed) else { break };
        answers.set(&asked.question.id, vec![choice.get(&asked.choices).id().to_owned()]);
    }
    answers
}

/// The answers of a path from the start, and an age.
fn told<const N: usize>(municipality: &str, path: [&str; N], age: Option<&str>) -> Answers {
    let mut answers = Answers::from_path(bundle(municipality), path);
    assert_eq!(answers.iter().count(), N, "{path:?} is a path of the tree");
    if let Some(age) = age {
        answers.set(AGE, vec![age.to_owned()]);
    }
    answers
}

/// The steps as text: `wie=ouder`.
fn steps(situation: &Situation) -> Vec<String> {
    let chosen = |step: &Step| step.chosen.iter().map(|choice| choice.id()).collect::<Vec<_>>().join(",");
    situation.steps.iter().map(|step| format!("{}={}", step.question.id, chosen(step))).collect()
}

/// Everything in a situation, to compare two.
fn summary(situation: &Situation) -> String {
    let asked = situation.asked.as_ref().map(|asked| (&asked.question.id, choices(asked)));
    let needs = situation.needs.iter().map(|need| &need.id).collect::<Vec<_>>();
    format!("{:?} {asked:?} {needs:?} {:?}", steps(situation), situation.facts)
}

fn choices<'a>(asked: &Asked<'a>) -> Vec<&'a str> {
    asked.choices.iter().map(|choice| choice.id()).collect()
}

fn asked_next(bundle: &Bundle, answers: &Answers) -> Option<String> {
    match finder::next(bundle, answers, &nothing_closed) {
        Next::Ask(asked) => Some(asked.question.id.clone()),
        Next::Show(_) => None,
    }
}

fn first<'a>(outcome: &Outcome<'a>) -> Option<&'a str> {
    outcome.first.as_ref().map(|found| found.service.id.as_str())
}

/// Every need with everyone it is for, in every municipality.
fn each_need(mut visit: impl FnMut(&'static Bundle, &'static Need, Audience)) {
    for bundle in BUNDLES.iter() {
        for need in &bundle.needs {
            need.audiences.iter().for_each(|who| visit(bundle, need, *who));
        }
    }
}

/// Every state on every way through the tree, from no answers at all to the result.
fn each_state(bundle: &Bundle, mut visit: impl FnMut(&Answers, &Next)) {
    let mut open = vec![Answers::default()];
    while let Some(answers) = open.pop() {
        let next = finder::next(bundle, &answers, &nothing_closed);
        visit(&answers, &next);
        if let Next::Ask(asked) = next {
            assert!(answers.iter().count() < MOST_QUESTIONS, "{answers:?} goes on");
            for choice in &asked.choices {
                let mut longer = answers.clone();
                longer.set(&asked.question.id, vec![choice.id().to_owned()]);
                open.push(longer);
            }
        }
    }
}

/// What a reader sees of danger and of the first place after each answer that is not *Weet ik niet*.
fn ends(bundle: &Bundle, answers: &Answers, asked: &Asked) -> BTreeSet<(Vec<String>, Option<String>)> {
    let known = asked.choices.iter().filter(|choice| !choice.is_unknown());
    known
        .map(|choice| {
            let mut answers = answers.clone();
            answers.set(&asked.question.id, vec![choice.id().to_owned()]);
            let outcome = finder::outcome(bundle, &answers, &nothing_closed);
            (ids(&outcome.urgent).into_iter().map(str::to_owned).collect(), first(&outcome).map(str::to_owned))
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_answers_at_all_have_a_first_place_and_show_no_place_twice(
        bundle in any_bundle(),
        picked in picked(),
        needs in prop::collection::vec(any::<Index>(), 0..4),
    ) {
        let answers = answers_of(bundle, &picked, &needs);
        let outcome = finder::outcome(bundle, &answers, &nothing_closed);
        prop_assert!(outcome.first.is_some());
        let places = ids(outcome.places());
        prop_assert_eq!(places.iter().collect::<BTreeSet<_>>().len(), places.len(), "{:?}", places);
        prop_assert!(outcome.also.len() <= MOST_ALSO && outcome.more.len() <= MOST_MORE);
        if let Next::Show(shown) = finder::next(bundle, &answers, &nothing_closed) {
            prop_assert_eq!(ids(shown.places()), places);
        }
    }

    #[test]
    fn the_order_in_which_answers_are_given_makes_no_difference(
        bundle in any_bundle(),
        walk in any_walk(),
        picked in picked(),
        order in any::<u64>(),
    ) {
        let mut answers = answers_of(bundle, &picked, &[]);
        for (question, chosen) in walked(bundle, &walk).iter() {
            answers.set(question, chosen.to_vec());
        }
        let mut given = answers.iter().map(|(question, chosen)| (question.to_owned(), chosen.to_vec())).collect::<Vec<_>>();
        let turn = usize::try_from(order % 16).unwrap_or_default() % given.len().max(1);
        given.rotate_left(turn);
        if order % 2 == 0 {
            given.reverse();
        }
        let mut again = Answers::default();
        given.into_iter().for_each(|(question, chosen)| again.set(&question, chosen));
        prop_assert_eq!(summary(&replay(bundle, &again)), summary(&replay(bundle, &answers)));
        let places = |answers| ids(finder::outcome(bundle, answers, &nothing_closed).places()).join(" ");
        prop_assert_eq!(places(&again), places(&answers));
    }

    #[test]
    fn changing_an_answer_keeps_what_is_still_on_the_way_and_changing_it_back_brings_all_back(
        bundle in any_bundle(),
        walk in any_walk(),
        which in any::<Index>(),
        other in any::<Index>(),
    ) {
        let answers = walked(bundle, &walk);
        let before = replay(bundle, &answers);
        let at = which.index(before.path_steps().count());
        let changed = before.path_steps().nth(at).expect("a step").question;

        let mut without = answers.clone();
        without.set(&changed.id, Vec::new());
        let open = replay(bundle, &without).asked.expect("the question is open again");
        prop_assert_eq!(&open.question.id, &changed.id);
        let other = other.get(&open.choices).id();

        let mut after_answers = answers.clone();
        after_answers.set(&changed.id, vec![other.to_owned()]);
        let after = replay(bundle, &after_answers);
        prop_assert_eq!(&steps(&after)[..at], &steps(&before)[..at]);
        prop_assert_eq!(&steps(&after)[at], &format!("{}={other}", changed.id));
        for step in after.path_steps().skip(at + 1) {
            let given = answers.get(&step.question.id).unwrap_or_default();
            prop_assert_eq!(given, step.chosen.iter().map(|choice| choice.id()).collect::<Vec<_>>());
        }
        if let Some(asked) = &after.asked {
            let given = answers.get(&asked.question.id).unwrap_or_default();
            prop_assert!(!given.iter().any(|id| asked.choice(id).is_some()), "{} was answered and still fits", asked.question.id);
        }

        let old = answers.get(&changed.id).unwrap_or_default().to_vec();
        after_answers.set(&changed.id, old);
        prop_assert_eq!(summary(&replay(bundle, &after_answers)), summary(&before));
    }

    #[test]
    fn one_need_more_takes_none_away_and_brings_one_plan(
        bundle in any_bundle(),
        walk in any_walk(),
        needs in prop::collection::vec(any::<Index>(), 1..4),
    ) {
        let mut answers = walked(bundle, &walk);
        let before = replay(bundle, &answers).needs.into_iter().map(|need| need.id.clone()).collect::<BTreeSet<_>>();
        let added = needs.iter().map(|need| need.get(&bundle.needs).id.clone()).collect::<BTreeSet<_>>();
        added.iter().for_each(|need| answers.add_need(need));
        let after = replay(bundle, &answers).needs.into_iter().map(|need| need.id.clone()).collect::<BTreeSet<_>>();
        prop_assert!(after.is_superset(&before) && after.is_superset(&added));
        if after.len() > 1 {
            prop_assert!(finder::outcome(bundle, &answers, &nothing_closed).together);
        }
    }

    #[test]
    fn nothing_is_refined_while_a_question_of_the_path_is_open(bundle in any_bundle(), picked in picked()) {
        let answers = answers_of(bundle, &picked, &[]);
        if replay(bundle, &answers).asked.is_some() {
            prop_assert!(finder::refinement(bundle, &answers).is_none());
        }
    }

    #[test]
    fn what_is_closed_now_moves_only_between_places_that_fit_alike(
        bundle in any_bundle(),
        need in any::<Index>(),
        who in prop::sample::select(&Audience::ALL[..]),
        closed in any::<u64>(),
    ) {
        let answers = said(bundle, who, &[need.get(&bundle.needs).id.as_str()]);
        let is_closed = |service: &Service| {
            let index = bundle.services.iter().position(|other| other.id == service.id).unwrap_or_default();
            closed >> (index % 64) & 1 == 1
        };
        let fits = |outcome: &Outcome| {
            let fit = |found: &finder::Match| {
                (found.mismatches.len(), found.service.national, found.service.layer, found.service.near)
            };
            outcome.first.iter().chain(&outcome.also).map(fit).collect::<Vec<_>>()
        };
        let by_day = finder::outcome(bundle, &answers, &nothing_closed);
        let now = finder::outcome(bundle, &answers, &is_closed);
        prop_assert_eq!(fits(&now), fits(&by_day));
        prop_assert_eq!(ids(&now.more), ids(&by_day.more));
    }
}

#[test]
fn on_every_way_no_question_is_asked_twice_and_every_answer_is_heard() {
    for bundle in BUNDLES.iter() {
        each_state(bundle, |answers, next| {
            assert_eq!(replay(bundle, answers).steps.len(), answers.iter().count(), "{answers:?}");
            if let Next::Ask(asked) = next {
                assert_eq!(answers.get(&asked.question.id), None, "{} is asked again", asked.question.id);
            }
        });
    }
}

#[test]
fn a_narrowing_question_is_asked_only_when_two_answers_end_in_another_danger_or_first_place() {
    let mut asked_at_all = 0;
    for bundle in BUNDLES.iter() {
        each_state(bundle, |answers, next| match next {
            Next::Ask(asked) if asked.question.kind == QuestionKind::Narrow => {
                asked_at_all += 1;
                assert!(ends(bundle, answers, asked).len() > 1, "{} after {answers:?}", asked.question.id);
            }
            _ => {}
        });
    }
    assert!(asked_at_all > 0);
}

#[test]
fn a_refinement_is_offered_only_after_the_path_once_and_when_it_changes_something() {
    let mut offered = 0;
    for bundle in BUNDLES.iter() {
        each_state(bundle, |answers, next| {
            let refinement = finder::refinement(bundle, answers);
            match next {
                Next::Ask(asked) if asked.question.kind == QuestionKind::Path => {
                    assert!(refinement.is_none(), "{} is open", asked.question.id);
                }
                _ => {
                    if let Some(asked) = &refinement {
                        offered += 1;
                        assert_eq!(answers.get(&asked.question.id), None);
                        assert!(ends(bundle, answers, asked).len() > 1, "{} after {answers:?}", asked.question.id);
                    }
                }
            }
        });
    }
    assert!(offered > 0);
}

#[test]
fn what_the_path_told_is_not_asked_again() {
    for bundle in BUNDLES.iter() {
        let answers = Answers::from_path(bundle, ["ouder", "opvoeden", "peuter", "slapen"]);
        assert_eq!(asked_next(bundle, &answers), None);
        assert!(finder::refinement(bundle, &answers).is_none());
    }
}

#[test]
fn another_asker_keeps_the_age_and_drops_the_topic_of_the_other() {
    let bundle = bundle("zwolle");
    let mut answers = told("zwolle", ["ouder", "thuis", "scheiding"], Some("4-12"));
    let as_parent = summary(&replay(bundle, &answers));
    answers.set("wie", vec!["jong".to_owned()]);
    let situation = replay(bundle, &answers);
    assert_eq!(steps(&situation), ["wie=jong", "leeftijd=4-12"]);
    assert_eq!(situation.asked.map(|asked| asked.question.id.as_str()), Some("onderwerp-jong"));
    answers.set("wie", vec!["ouder".to_owned()]);
    assert_eq!(summary(&replay(bundle, &answers)), as_parent);
}

#[test]
fn another_age_group_keeps_the_need_when_it_is_in_its_list_and_asks_again_when_not() {
    let bundle = bundle("zwolle");
    let mut answers = told("zwolle", ["ouder", "opvoeden", "peuter", "slapen"], None);
    answers.set("groep", vec!["kind".to_owned()]);
    let situation = replay(bundle, &answers);
    assert_eq!(steps(&situation), ["wie=ouder", "onderwerp-ouder=opvoeden", "groep=kind", "nood=slapen"]);
    assert_eq!(situation.facts.get("age"), Some(&FactValue::Range { min: 4, max: 12 }));

    answers.set("groep", vec!["puber".to_owned()]);
    let situation = replay(bundle, &answers);
    assert_eq!(steps(&situation), ["wie=ouder", "onderwerp-ouder=opvoeden", "groep=puber"]);
    assert_eq!(situation.asked.map(|asked| asked.question.id.as_str()), Some("nood"));
    assert!(situation.needs.is_empty());
}

#[test]
fn another_topic_drops_the_need_and_keeps_who_asks_and_the_age() {
    let bundle = bundle("dronten");
    let mut answers = told("dronten", ["ouder", "school", "gepest"], Some("12-18"));
    answers.set("onderwerp-ouder", vec!["voelen".to_owned()]);
    let situation = replay(bundle, &answers);
    assert_eq!(steps(&situation), ["wie=ouder", "onderwerp-ouder=voelen", "leeftijd=12-18"]);
    assert_eq!(situation.asked.map(|asked| asked.question.id.as_str()), Some("nood"));
}

#[test]
fn an_age_that_is_not_offered_to_who_asks_is_dropped() {
    let bundle = bundle("zwolle");
    let mut answers = told("zwolle", ["ouder", "thuis", "scheiding"], Some("0-4"));
    answers.set("wie", vec!["jong".to_owned()]);
    answers.set("onderwerp-jong", vec!["thuis".to_owned()]);
    let situation = replay(bundle, &answers);
    assert_eq!(steps(&situation), ["wie=jong", "onderwerp-jong=thuis", "nood=scheiding"]);
}

#[test]
fn an_age_that_contradicts_the_age_group_of_the_path_is_dropped() {
    let bundle = bundle("zwolle");
    let mut answers = told("zwolle", ["ouder", "opvoeden", "weet-niet", "gezin-huis"], Some("12-18"));
    assert_eq!(replay(bundle, &answers).facts.get("age"), Some(&FactValue::Range { min: 12, max: 18 }));
    answers.set("groep", vec!["peuter".to_owned()]);
    assert_eq!(replay(bundle, &answers).facts.get("age"), Some(&FactValue::Range { min: 1, max: 4 }));
}

#[test]
fn a_need_that_does_not_exist_changes_nothing() {
    let bundle = bundle("zwolle");
    let plain = told("zwolle", ["ouder", "thuis"], None);
    let mut with_nonsense = plain.clone();
    with_nonsense.add_need("bestaat-niet");
    assert_eq!(summary(&replay(bundle, &with_nonsense)), summary(&replay(bundle, &plain)));
}

#[test]
fn not_knowing_the_age_shows_the_same_places_as_not_being_asked() {
    each_need(|bundle, need, who| {
        let mut answers = said(bundle, who, &[&need.id]);
        let places = |answers: &Answers| ids(finder::outcome(bundle, answers, &nothing_closed).places()).join(" ");
        let before = places(&answers);
        answers.set(AGE, vec!["weet-niet".to_owned()]);
        assert_eq!(places(&answers), before, "{} {} {who:?}", bundle.municipality.id, need.id);
    });
}

#[test]
fn without_an_age_no_place_is_lowered_for_its_age_unless_the_need_itself_is_about_other_ages() {
    each_need(|bundle, need, who| {
        let outcome = finder::outcome(bundle, &said(bundle, who, &[&need.id]), &nothing_closed);
        for found in outcome.places() {
            let ages = (found.service.minimum_age, found.service.maximum_age);
            let other_ages = within((need.minimum_age, need.maximum_age), ages) == Truth::No;
            let lowered = found.mismatches.iter().any(|mismatch| matches!(mismatch, Mismatch::Age(..)));
            assert_eq!(lowered, other_ages, "{} {}: {}", bundle.municipality.id, need.id, found.service.id);
        }
    });
}

#[test]
fn a_place_for_the_need_is_shown_for_every_age_unless_its_list_is_full() {
    each_need(|bundle, need, who| {
        let ages =
            bundle.question(AGE).into_iter().flat_map(|question| &question.answers).map(|answer| Some(&answer.id));
        for age in ages.chain([None]) {
            let mut answers = said(bundle, who, &[&need.id]);
            answers.set(AGE, age.cloned().into_iter().collect());
            let outcome = finder::outcome(bundle, &answers, &nothing_closed);
            let shown = ids(outcome.places());
            let first_layer = outcome.first.as_ref().map(|found| found.service.layer);
            let hidden = bundle.services.iter().filter(|service| !shown.contains(&service.id.as_str()));
            for service in hidden.filter(|service| service.needs.iter().any(|served| served.need == need.id)) {
                let undecided = matches!(service.layer, Layer::Decision | Layer::Forced) && !need.decided;
                let heavier = service.heavier && Some(service.layer) > first_layer;
                let full = if undecided || heavier {
                    outcome.more.len() == MOST_MORE
                } else {
                    outcome.also.len() == MOST_ALSO
                };
                assert!(full, "{} {} {who:?} {age:?}: {}", bundle.municipality.id, need.id, service.id);
            }
        }
    });
}

#[test]
fn a_full_list_never_cuts_off_a_place_that_fits_to_show_one_that_does_not() {
    let mut cut_off = 0;
    each_need(|bundle, need, who| {
        let outcome = finder::outcome(bundle, &said(bundle, who, &[&need.id]), &nothing_closed);
        let shown = ids(outcome.places());
        for service in bundle.services.iter().filter(|service| !shown.contains(&service.id.as_str())) {
            let named_first = service
                .needs
                .iter()
                .any(|served| served.need == need.id && served.fit == Fit::First && served.when.is_none());
            let ages = (service.minimum_age, service.maximum_age);
            let right_age = within((need.minimum_age, need.maximum_age), ages) != Truth::No;
            let heavy = service.heavier || service.layer >= Layer::Decision;
            if named_first && right_age && !heavy && service.audiences.contains(&who) {
                cut_off += 1;
                let mismatch = outcome.also.iter().find(|found| !found.mismatches.is_empty());
                assert!(mismatch.is_none(), "{} {}: {} is hidden", bundle.municipality.id, need.id, service.id);
            }
        }
    });
    println!("{cut_off} places were cut off that fit");
}

#[test]
fn a_first_place_whose_ages_no_longer_fit_is_lowered_and_says_so_and_stays() {
    for original in BUNDLES.iter() {
        let mut bundle = original.clone();
        for need in &original.needs {
            let before = finder::outcome(original, &said(original, need.audiences[0], &[&need.id]), &nothing_closed);
            let place = before.first.expect("a first place").service;
            if place.front_door {
                continue;
            }
            let at =
                original.services.iter().position(|service| service.id == place.id).expect("a service of the bundle");
            (bundle.services[at].minimum_age, bundle.services[at].maximum_age) = (99, 99);

            let after = finder::outcome(&bundle, &said(&bundle, need.audiences[0], &[&need.id]), &nothing_closed);
            assert_ne!(first(&after), Some(place.id.as_str()), "{} {}", original.municipality.id, need.id);
            match after.places().find(|found| found.service.id == place.id) {
                Some(found) => assert!(found.mismatches.contains(&Mismatch::Age(99, 99))),
                None => assert!(
                    after.also.len() == MOST_ALSO || after.more.len() == MOST_MORE,
                    "{} hides {}",
                    original.municipality.id,
                    place.id
                ),
            }
            bundle.services[at] = place.clone();
        }
    }
}

#[test]
fn of_two_places_alike_the_open_one_comes_first() {
    for original in BUNDLES.iter() {
        let mut bundle = original.clone();
        for need in &original.needs {
            let who = need.audiences[0];
            let outcome = finder::outcome(original, &said(original, who, &[&need.id]), &nothing_closed);
            let place = outcome.first.expect("a first place").service;
            let at = original.services.iter().position(|service| service.id == place.id).expect("a service");
            bundle.services.insert(at + 1, Service { id: "tweeling".to_owned(), ..place.clone() });

            let first_when = |closed: &[&str]| {
                let closed = |service: &Service| closed.contains(&service.id.as_str());
                let outcome = finder::outcome(&bundle, &said(&bundle, who, &[&need.id]), &closed);
                assert!(ids(outcome.places()).contains(&place.id.as_str()), "a closed place is not hidden");
                outcome.first.map(|found| found.service.id.clone())
            };
            assert_eq!(first_when(&[]).as_ref(), Some(&place.id), "the order of the content decides between equals");
            assert_eq!(first_when(&[&place.id]).as_deref(), Some("tweeling"), "{} {}", bundle.municipality.id, need.id);
            assert_eq!(first_when(&["tweeling"]).as_ref(), Some(&place.id));
            first_when(&[&place.id, "tweeling"]);
            bundle.services.remove(at + 1);
        }
    }
}

#[test]
fn whether_to_ask_does_not_depend_on_what_is_open_now() {
    for bundle in BUNDLES.iter() {
        each_state(bundle, |answers, next| {
            let all_closed = finder::next(bundle, answers, &|_| true);
            match (next, all_closed) {
                (Next::Ask(asked), Next::Ask(other)) => assert_eq!(asked.question.id, other.question.id),
                (Next::Show(_), Next::Show(_)) => {}
                _ => panic!("{}: {answers:?} asks or shows by the clock", bundle.municipality.id),
            }
        });
    }
}
