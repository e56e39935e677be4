//! Addresses: every page has one, and what is no page or no answer does no harm.

mod common;

use common::{BUNDLES, SOURCES};
use proptest::prelude::*;
use waarheen::app::route::{Fragment, Local, Page, Route, answers};
use waarheen::content::{Bundle, QuestionKind};
use waarheen::finder::{Answers, replay};
use waarheen::tool::walk::paths;

fn id() -> impl Strategy<Value = String> {
    "[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}"
}

/// Two letters are a language, not a municipality.
fn municipality() -> impl Strategy<Value = String> {
    "[a-z]{3,12}(-[a-z]{1,8}){0,2}"
}

fn local() -> impl Strategy<Value = Local> {
    prop_oneof![
        Just(Local::Home),
        Just(Local::Services),
        Just(Local::Now),
        Just(Local::Search),
        Just(Local::Words),
        Just(Local::About),
        "[a-z]{3,12}".prop_map(Local::AboutPart),
        id().prop_map(Local::Service),
        prop::collection::vec(id(), 1..6).prop_map(Local::Help),
    ]
}

fn route() -> impl Strategy<Value = Route> {
    let page = prop_oneof![
        1 => Just(Page::Choose),
        9 => (municipality(), local()).prop_map(|(municipality, local)| Page::Of(municipality, local)),
    ];
    (prop::sample::select(vec!["nl", "en", "ar", "tr", "pl", "uk"]), page)
        .prop_map(|(lang, page)| Route { lang: lang.to_owned(), page })
}

fn fragment() -> impl Strategy<Value = Fragment> {
    let key = id().prop_filter("`ook` holds needs", |key| key != "ook");
    let answers = prop::collection::vec((key, prop::collection::vec(id(), 1..4)), 0..4);
    (answers, prop::collection::vec(id(), 0..4)).prop_map(|(answers, also)| Fragment { answers, also })
}

/// The answers that stand in the path: those to the questions of the tree.
fn in_path(bundle: &Bundle, answers: &Answers) -> Vec<String> {
    let path = answers
        .iter()
        .filter(|(question, _)| bundle.question(question).is_some_and(|question| question.kind == QuestionKind::Path));
    path.flat_map(|(_, chosen)| chosen.iter().cloned()).collect()
}

/// Every page of a municipality in a language.
fn pages(bundle: &Bundle, lang: &str) -> Vec<Route> {
    let mut locals = vec![Local::Home, Local::Services, Local::Now, Local::Search, Local::Words, Local::About];
    locals.extend(bundle.services.iter().map(|service| Local::Service(service.id.clone())));
    for answers in paths(bundle) {
        let path = in_path(bundle, &answers);
        locals.extend((1..=path.len()).map(|length| Local::Help(path[..length].to_vec())));
    }
    let page = |local| Route { lang: lang.to_owned(), page: Page::Of(bundle.municipality.id.clone(), local) };
    locals.into_iter().map(page).collect()
}

proptest! {
    #[test]
    fn every_route_is_read_back_from_its_path(route in route()) {
        prop_assert_eq!(Route::parse(&route.path()), Some(route));
    }

    #[test]
    fn a_path_ends_with_a_slash_and_is_as_deep_as_its_slashes(route in route()) {
        let path = route.path();
        prop_assert!(path.is_empty() || path.ends_with('/'));
        prop_assert_eq!(route.depth(), path.split('/').filter(|part| !part.is_empty()).count());
    }

    #[test]
    fn another_language_is_the_same_page(route in route()) {
        prop_assert_eq!(&route.in_lang("en").page, &route.page);
        prop_assert_eq!(Route::parse(&route.in_lang("en").path()), Some(route.in_lang("en")));
    }

    #[test]
    fn nonsense_never_panics_and_never_leads_out_of_the_site(
        text in prop_oneof![any::<String>(), "[a-z./ %#?é-]{0,40}", "(en/)?[a-z/]{0,30}(hulp|aanbod|over|nu)?[a-z/]{0,30}"],
    ) {
        if let Some(route) = Route::parse(&text) {
            let path = route.path();
            prop_assert!(!path.starts_with('/') && !path.contains("//"), "{text:?} leads to {path:?}");
        }
    }

    #[test]
    fn every_fragment_is_read_back_from_its_text(fragment in fragment()) {
        prop_assert_eq!(Fragment::parse(&fragment.text()), fragment);
    }

    #[test]
    fn any_fragment_keeps_only_ids(text in prop_oneof![any::<String>(), "#?([a-zA-Z0-9%<> ,&=-]{0,12}(=|&)){0,6}[a-z]{0,5}"]) {
        let fragment = Fragment::parse(&text);
        let keys = fragment.answers.iter().map(|(key, _)| key);
        for id in keys.chain(fragment.answers.iter().flat_map(|(_, values)| values)).chain(&fragment.also) {
            let plain = id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            prop_assert!(plain && !id.is_empty(), "{text:?} leaves {id:?}");
        }
        prop_assert!(fragment.answers.iter().all(|(_, values)| !values.is_empty()));
    }

    #[test]
    fn an_answer_takes_the_place_of_the_earlier_one_and_can_be_taken_back(
        fragment in fragment(), question in id(), first in id(), second in id(),
    ) {
        let answered = fragment.with_answer(&question, &first).with_answer(&question, &second);
        let given = answered.answers.iter().filter(|(key, _)| *key == question).collect::<Vec<_>>();
        prop_assert_eq!(given, [&(question.clone(), vec![second])]);
        prop_assert_eq!(answered.without_answer(&question), fragment.without_answer(&question));
    }

    #[test]
    fn a_need_is_added_once_and_can_be_taken_back(fragment in fragment(), need in id()) {
        let added = fragment.with_need(&need);
        prop_assert_eq!(&added.with_need(&need), &added);
        prop_assert!(added.also.contains(&need));
        prop_assert_eq!(added.without_need(&need), fragment.without_need(&need));
    }
}

#[test]
fn every_page_of_every_municipality_and_language_is_read_back_from_its_path() {
    for bundle in BUNDLES.iter() {
        for lang in SOURCES.languages() {
            for route in pages(bundle, &lang) {
                assert_eq!(Route::parse(&route.path()), Some(route));
            }
        }
    }
}

#[test]
fn the_answers_in_every_path_are_all_heard() {
    for bundle in BUNDLES.iter() {
        for route in pages(bundle, "nl") {
            let answers = answers(bundle, &route, &Fragment::default());
            assert_eq!(replay(bundle, &answers).steps.len(), route.path_answers().len(), "{}", route.path());
        }
    }
}

#[test]
fn municipalities_with_a_name_of_three_letters_have_addresses_too() {
    for name in ["ede", "epe", "oss"] {
        let route = Route { lang: "nl".to_owned(), page: Page::Of(name.to_owned(), Local::Home) };
        assert_eq!(Route::parse(&route.path()), Some(route));
    }
}

#[test]
fn the_root_and_a_language_alone_are_the_choice_of_municipality() {
    for (path, lang) in [("", "nl"), ("/", "nl"), ("en/", "en"), ("/en", "en"), ("nl/", "nl")] {
        assert_eq!(Route::parse(path), Some(Route { lang: lang.to_owned(), page: Page::Choose }), "{path}");
    }
}

#[test]
fn an_address_that_no_page_has_is_no_route() {
    for path in [
        "dronten/hulp/",
        "dronten/iets/",
        "dronten/aanbod/cjg/meer/",
        "dronten/nu/nu/",
        "dronten/over/ons/team/",
        "en/dronten/x/",
    ] {
        assert_eq!(Route::parse(path), None, "{path}");
    }
}

#[test]
fn slashes_at_either_end_make_no_difference() {
    let route = Route::parse("dronten/aanbod/cjg/");
    assert!(route.is_some());
    for path in ["/dronten/aanbod/cjg/", "dronten/aanbod/cjg", "/dronten/aanbod/cjg"] {
        assert_eq!(Route::parse(path), route, "{path}");
    }
}

#[test]
fn a_private_fact_in_the_path_is_not_heard() {
    let route = Route::parse("zwolle/hulp/ouder/thuis/scheiding/4-12/").expect("it has the shape of a page");
    let answers = answers(common::bundle("zwolle"), &route, &Fragment::default());
    assert_eq!(answers.get("leeftijd"), None);
    assert_eq!(replay(common::bundle("zwolle"), &answers).steps.len(), 3);
}

#[test]
fn a_fragment_says_answers_and_more_needs() {
    let fragment = Fragment::parse("#leeftijd=4-12&ook=slapen,verzuim");
    assert_eq!(fragment.answers, [("leeftijd".to_owned(), vec!["4-12".to_owned()])]);
    assert_eq!(fragment.also, ["slapen", "verzuim"]);
    assert_eq!(fragment.text(), "#leeftijd=4-12&ook=slapen,verzuim");
}

#[test]
fn what_is_no_id_is_left_out_of_a_fragment_and_the_rest_stays() {
    for value in [
        "<script>alert(1)</script>",
        "twee woorden",
        "Slapen",
        "%3Cscript%3E",
        "slapen%20",
        "a=b",
        "é",
        "",
        "\u{202e}x",
        "\0",
    ] {
        assert_eq!(Fragment::parse(&format!("leeftijd={value}")), Fragment::default(), "{value:?}");
        assert_eq!(Fragment::parse(&format!("{value}=4-12")).answers, [], "{value:?}");
        assert_eq!(
            Fragment::parse(&format!("#leeftijd={value},4-12&ook={value},slapen")).text(),
            "#leeftijd=4-12&ook=slapen"
        );
    }
}

#[test]
fn a_value_of_a_hundred_thousand_characters_is_no_id() {
    let long = "a".repeat(100_000);
    // Not assert_eq: nobody wants to read the failure.
    assert!(Fragment::parse(&format!("leeftijd={long}")) == Fragment::default());
    assert!(Fragment::parse(&format!("{long}=4-12")) == Fragment::default());
}

#[test]
fn a_hundred_thousand_characters_of_anything_are_read_without_harm() {
    let bundle = &BUNDLES[0];
    let home = Route { lang: "nl".to_owned(), page: Page::Of(bundle.municipality.id.clone(), Local::Home) };
    for piece in ["&", "=", ",", "#", "a=b&", "leeftijd=x&", "<", "%00"] {
        let fragment = Fragment::parse(&piece.repeat(100_000 / piece.len()));
        replay(bundle, &answers(bundle, &home, &fragment));
    }
    assert_eq!(Route::parse(&"/".repeat(100_000)).map(|route| route.page), Some(Page::Choose));
    assert_eq!(Route::parse(&"zwolle/".repeat(10_000)), None);
}
