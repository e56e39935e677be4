//! The desk: calls never mix, codes come back to the same result and catch a mishearing, texts read plainly, and counts
//! hold nothing of a caller.

mod common;

use common::{BUNDLES, DUTCH, SOURCES, bundle, ids, nothing_closed};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use waarheen::content::files::Content;
use waarheen::content::problem::Problem;
use waarheen::content::reading::{ReaderText, TextKind, Voice, gates};
use waarheen::content::{Audience, Bundle, FactValue, Interface, Phrase, QuestionKind, Referrer};
use waarheen::desk::address::{answers_at, place_of, text as address};
use waarheen::desk::code::{Codes, Place, Ways, is_path, spoken};
use waarheen::desk::counts::{Count, Counts, HEADER, date};
use waarheen::desk::handover::{Along, Length, text};
use waarheen::desk::opening;
use waarheen::desk::{Call, Calls, Fact, heard, question};
use waarheen::finder::{self, Answers, Asked, Choice, Next, Outcome};
use waarheen::hours::Moment;
use waarheen::search::{Doc, Index, Kind, build};
use waarheen::tool::walk::{paths, work_out};

fn codes(bundle: &Bundle) -> Codes {
    let listed = Codes::listed(&DUTCH.codes, |question| is_path(bundle, question));
    Codes::new(&listed, &bundle.municipality.id)
}

/// What the front page has to open a code with: the search index, and no bundle.
struct FromIndex<'i>(&'i Index);

impl Ways for FromIndex<'_> {
    fn start(&self, who: Audience) -> Option<String> {
        let paths = self.0.docs.iter().flat_map(|doc| &doc.paths);
        let mut starts = paths.filter(|(known, path)| *known == who && path.contains('/'));
        starts.find_map(|(_, path)| path.split('/').next().map(str::to_owned))
    }
    fn path(&self, who: Audience, need: &str) -> Option<Vec<String>> {
        let is_it = |doc: &&Doc| doc.kind == Kind::Need && doc.id == need;
        let (_, path) = self.0.docs.iter().find(is_it)?.paths.iter().find(|(known, _)| *known == who)?;
        Some(path.split('/').map(str::to_owned).collect())
    }
}

/// Everything that is shown of a result, in order, with why.
fn shown(outcome: &Outcome) -> String {
    let places = |list: &mut dyn Iterator<Item = &finder::Match>| {
        list.map(|found| format!("{} {:?} {}", found.service.id, found.mismatches, found.inferred)).collect::<Vec<_>>()
    };
    format!(
        "{:?}",
        (
            places(&mut outcome.urgent.iter()),
            places(&mut outcome.first.iter()),
            places(&mut outcome.also.iter()),
            places(&mut outcome.more.iter()),
            outcome.tips.iter().map(|tip| tip.u.text.as_str()).collect::<Vec<_>>(),
            outcome.together,
            outcome.safety_line,
        )
    )
}

/// The page of the answers of a path.
fn place(bundle: &Bundle, answers: &Answers) -> Place {
    let mut place = Place::default();
    for (question, chosen) in answers.iter() {
        match bundle.question(question).map(|question| question.kind) {
            Some(QuestionKind::Narrow) => place.fragment.answers.push((question.to_owned(), chosen.to_vec())),
            _ => place.path.extend(chosen.iter().cloned()),
        }
    }
    place
}

/// Every outcome of every municipality: its bundle, its page and its code.
static ALL: LazyLock<Vec<(&'static Bundle, Answers, Place, String)>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for bundle in BUNDLES.iter() {
        let codes = codes(bundle);
        for answers in paths(bundle) {
            let place = place(bundle, &answers);
            let code = codes.encode(bundle, &place).unwrap_or_else(|| panic!("{place:?} has no code"));
            all.push((bundle, answers, place, code));
        }
    }
    all
});

mod the_code {
    use super::*;

    #[test]
    fn of_every_outcome_of_every_municipality_comes_back_to_that_outcome() {
        assert!(ALL.len() > 500, "{}", ALL.len());
        for (bundle, answers, place, code) in ALL.iter() {
            let found = codes(bundle).decode(code, *bundle).unwrap_or_else(|| panic!("{code} of {place:?}"));
            assert_eq!(&found, place, "{}", bundle.municipality.id);
            let before = finder::outcome(bundle, answers, &nothing_closed);
            let after = finder::outcome(bundle, &answers_at(bundle, &found), &nothing_closed);
            assert_eq!(shown(&before), shown(&after), "{} {place:?}", bundle.municipality.id);
        }
    }

    #[test]
    fn opens_the_same_page_from_the_search_index_alone() {
        for bundle in BUNDLES.iter() {
            let index = build::index(&DUTCH, bundle);
            let codes = codes(bundle);
            for (_, _, place, code) in ALL.iter().filter(|(of, ..)| of.municipality.id == bundle.municipality.id) {
                assert_eq!(codes.decode(code, &FromIndex(&index)).as_ref(), Some(place), "{code}");
            }
        }
    }

    #[test]
    fn is_refused_with_any_one_digit_wrong() {
        for (bundle, _, _, code) in ALL.iter() {
            let codes = codes(bundle);
            for (at, right) in code.char_indices() {
                for wrong in ('0'..='9').filter(|wrong| *wrong != right) {
                    let mut misheard = code.clone();
                    misheard.replace_range(at..=at, &wrong.to_string());
                    assert_eq!(codes.decode(&misheard, *bundle), None, "{misheard} for {code}");
                }
            }
        }
    }

    #[test]
    fn is_refused_with_any_two_neighbours_swapped() {
        for (bundle, _, _, code) in ALL.iter() {
            let codes = codes(bundle);
            for at in 1..code.len() {
                let mut digits = code.chars().collect::<Vec<_>>();
                digits.swap(at - 1, at);
                let swapped = digits.into_iter().collect::<String>();
                if swapped != *code {
                    assert_eq!(codes.decode(&swapped, *bundle), None, "{swapped} for {code}");
                }
            }
        }
    }

    #[test]
    fn of_another_municipality_is_mostly_refused() {
        let mut tried = 0;
        let mut refused = 0;
        for (of, _, _, code) in ALL.iter() {
            for other in BUNDLES.iter().filter(|other| other.municipality.id != of.municipality.id) {
                tried += 1;
                refused += usize::from(codes(other).decode(code, other).is_none());
            }
        }
        assert!(refused * 5 >= tried * 4, "{refused} of {tried}");
    }

    #[test]
    fn is_short_enough_to_say() {
        let mut lengths = ALL.iter().map(|(.., code)| code.len()).collect::<Vec<_>>();
        lengths.sort_unstable();
        println!("digits: median {}, longest {}", lengths[lengths.len() / 2], lengths[lengths.len() - 1]);
        assert!(lengths[lengths.len() / 2] <= 11);
        assert!(lengths[lengths.len() - 1] <= 17);
    }

    #[test]
    fn is_said_in_groups_and_understood_in_groups() {
        let (bundle, _, place, code) = &ALL[0];
        assert!(spoken(code).contains(' '));
        assert_eq!(codes(bundle).decode(&spoken(code), *bundle).as_ref(), Some(place));
        for nonsense in ["", "7", "abc", "1234x", "99999", "0"] {
            assert_eq!(codes(bundle).decode(nonsense, *bundle), None, "{nonsense}");
        }
    }

    #[test]
    fn stays_good_when_content_is_added() {
        let (bundle, _, place, code) = &ALL[ALL.len() / 2];
        let mut longer = DUTCH.codes.clone();
        longer.push("iets-nieuws".to_owned());
        let listed = Codes::listed(&longer, |question| is_path(bundle, question));
        assert_eq!(Codes::new(&listed, &bundle.municipality.id).decode(code, *bundle).as_ref(), Some(place));
    }
}

/// What a worker may do, by numbers, so that any number is something.
#[derive(Clone, Debug)]
enum Deed {
    Type(u8, bool),
    Need(usize),
    Answer(usize),
    TakeBack(usize),
    Place(usize),
    Flag,
    PutAway,
    Beside(usize),
}

fn deeds() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (any::<u8>(), any::<bool>()).prop_map(|(word, danger)| Deed::Type(word, danger)),
        any::<usize>().prop_map(Deed::Need),
        any::<usize>().prop_map(Deed::Answer),
        any::<usize>().prop_map(Deed::TakeBack),
        any::<usize>().prop_map(Deed::Place),
        Just(Deed::Flag),
        Just(Deed::PutAway),
        any::<usize>().prop_map(Deed::Beside),
    ]
}

fn act(bundle: &Bundle, call: &mut Call, deed: &Deed) {
    match deed {
        Deed::Type(word, danger) => call.type_words(&format!("woord {word}"), *danger),
        Deed::Need(at) => call.set(bundle, Fact::Need(bundle.needs[at % bundle.needs.len()].id.clone())),
        Deed::Answer(at) => {
            if let Some(asked) = question::offered(bundle, call.answers()) {
                let choice = asked.choices[at % asked.choices.len()];
                call.set(bundle, Fact::Answer(asked.question.id.clone(), choice.id().to_owned()));
            }
        }
        Deed::TakeBack(at) => {
            let facts = call.facts(bundle);
            if let Some(fact) = facts.get(at % facts.len().max(1)) {
                call.take_back(fact);
            }
        }
        Deed::Place(at) => call.set(bundle, Fact::Place(bundle.places[at % bundle.places.len()].id.clone())),
        Deed::Flag => call.flag_danger(),
        Deed::PutAway => call.put_danger_away(),
        Deed::Beside(at) => call.put_beside(&bundle.services[at % bundle.services.len()].id),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn two_calls_never_mix(deeds in prop::collection::vec((any::<bool>(), deeds()), 1..30)) {
        let bundle = bundle("voorbeeld");
        // One tab with two callers, side by side…
        let mut both = Calls::default();
        both.at_hand_mut().type_words("eerste", false);
        both.start();
        both.at_hand_mut().type_words("tweede", false);
        // …and each caller in a tab of their own.
        let mut apart = [both.clone(), both.clone()];
        apart[0].switch(1);
        for (first, deed) in &deeds {
            let number = if *first { 1 } else { 2 };
            both.switch(number);
            act(bundle, both.at_hand_mut(), deed);
            act(bundle, apart[number as usize - 1].at_hand_mut(), deed);
        }
        for number in [1, 2] {
            both.switch(number);
            prop_assert_eq!(both.at_hand(), apart[number as usize - 1].at_hand());
        }
        prop_assert_eq!(both.all().len(), 2);
    }

    #[test]
    fn facts_come_to_the_same_in_any_order(swap in any::<bool>()) {
        let bundle = bundle("voorbeeld");
        let facts = [
            Fact::Answer("wie".to_owned(), "ouder".to_owned()),
            Fact::Need("gepest".to_owned()),
            Fact::Answer("leeftijd".to_owned(), "4-12".to_owned()),
        ];
        let mut one = Calls::default();
        let mut other = Calls::default();
        facts.iter().for_each(|fact| one.at_hand_mut().set(bundle, fact.clone()));
        let mut turned = facts.to_vec();
        turned.reverse();
        if swap { turned.swap(0, 1); }
        turned.iter().for_each(|fact| other.at_hand_mut().set(bundle, fact.clone()));
        let of = |calls: &Calls| shown(&finder::outcome(bundle, calls.at_hand().answers(), &nothing_closed));
        prop_assert_eq!(of(&one), of(&other));
    }
}

mod a_call {
    use super::*;

    #[test]
    fn leads_to_the_same_places_when_another_is_looked_at_and_to_others_when_something_is_told() {
        let bundle = bundle("voorbeeld");
        let mut calls = Calls::default();
        let call = calls.at_hand_mut();
        call.set(bundle, Fact::Need("gepest".to_owned()));
        let before = call.clone();
        call.look_at("cjg");
        call.put_beside("cjg");
        assert!(*call != before && call.leads_as(&before));
        for fact in [
            Fact::Answer("wie".to_owned(), "ouder".to_owned()),
            Fact::Need("nu-gevaar".to_owned()),
            Fact::Place(bundle.places[0].id.clone()),
            Fact::Area("Noord".to_owned()),
            Fact::Lang("en".to_owned()),
        ] {
            let mut told = before.clone();
            told.set(bundle, fact.clone());
            assert!(!told.leads_as(&before), "{fact:?}");
        }
        // Another caller who told the same is another caller.
        calls.start();
        calls.at_hand_mut().set(bundle, Fact::Need("gepest".to_owned()));
        assert!(!calls.at_hand().leads_as(&before));
    }

    #[test]
    fn gives_up_what_is_taken_back_and_nothing_else() {
        let bundle = bundle("voorbeeld");
        let mut calls = Calls::default();
        let call = calls.at_hand_mut();
        call.set(bundle, Fact::Answer("wie".to_owned(), "ouder".to_owned()));
        call.set(bundle, Fact::Need("gepest".to_owned()));
        let before = call.clone();
        call.set(bundle, Fact::Answer("leeftijd".to_owned(), "4-12".to_owned()));
        assert_eq!(call.facts(bundle).len(), 3);
        call.take_back(&Fact::Answer("leeftijd".to_owned(), "4-12".to_owned()));
        assert_eq!(*call, before);
    }

    #[test]
    fn with_danger_in_it_shows_the_script_until_it_is_put_away_and_again_when_danger_is_heard_anew() {
        let bundle = bundle("voorbeeld");
        let mut calls = Calls::default();
        let call = calls.at_hand_mut();
        assert!(!call.danger().is_there());
        call.set(bundle, Fact::Need("nu-gevaar".to_owned()));
        assert!(call.danger().is_shown());
        call.put_danger_away();
        assert!(call.danger().is_there() && !call.danger().is_shown());
        call.flag_danger();
        assert!(call.danger().is_shown());
    }

    #[test]
    fn that_is_closed_is_gone_and_the_one_aside_comes_back() {
        let mut calls = Calls::default();
        assert!(!calls.is_open());
        calls.at_hand_mut().type_words("eerste", false);
        calls.start();
        calls.at_hand_mut().type_words("tweede", false);
        assert!(calls.is_open());
        calls.close();
        assert_eq!(calls.at_hand().words(), "eerste");
        calls.close();
        assert!(!calls.is_open());
        assert_eq!(calls.at_hand().number(), 3, "no call gets the number of another");
    }

    #[test]
    fn leads_to_a_page_of_the_public_site_with_the_same_places() {
        for bundle in BUNDLES.iter() {
            for need in &bundle.needs {
                for who in &need.audiences {
                    let mut calls = Calls::default();
                    let call = calls.at_hand_mut();
                    call.set(bundle, Fact::Need(need.id.clone()));
                    let start = Ways::start(bundle, *who).expect("a first answer");
                    call.set(bundle, Fact::Answer(bundle.tree.start.clone(), start));
                    let place = place_of(bundle, call).expect("a page");
                    let page = finder::outcome(bundle, &answers_at(bundle, &place), &nothing_closed);
                    let desk = finder::outcome(bundle, call.answers(), &nothing_closed);
                    let at = address(bundle, &place);
                    assert_eq!(ids(page.places()), ids(desk.places()), "{} {at}", bundle.municipality.id);
                    let code = codes(bundle).encode(bundle, &place).unwrap_or_else(|| panic!("{at} has no code"));
                    assert_eq!(codes(bundle).decode(&code, bundle).as_ref(), Some(&place), "{at}");
                }
            }
        }
    }

    #[test]
    fn carries_more_needs_and_the_age_behind_the_hash() {
        let bundle = bundle("voorbeeld");
        let mut calls = Calls::default();
        let call = calls.at_hand_mut();
        for need in ["gepest", "slapen"] {
            call.set(bundle, Fact::Need(need.to_owned()));
        }
        call.set(bundle, Fact::Answer("leeftijd".to_owned(), "4-12".to_owned()));
        let place = place_of(bundle, call).expect("a page");
        let at = address(bundle, &place);
        let (path, private) = at.split_once('#').expect("private facts");
        assert!(path.ends_with("/gepest/"), "{at}");
        assert!(private.contains("leeftijd=4-12") && private.contains("ook=slapen"), "{at}");
        let code = codes(bundle).encode(bundle, &place).expect("a code");
        assert_eq!(codes(bundle).decode(&code, bundle), Some(place));
    }
}

mod the_next_question {
    use super::*;

    #[test]
    fn is_who_calls_first_and_each_answer_says_what_it_leaves() {
        let bundle = bundle("voorbeeld");
        let answers = Answers::default();
        let asked = question::offered(bundle, &answers).expect("a question");
        assert_eq!(asked.question.id, bundle.tree.start);
        assert!(asked.question.say.is_some());
        assert!(asked.choices.iter().all(|choice| question::left(bundle, &answers, &asked, choice) > 0));
    }

    #[test]
    fn is_who_calls_when_a_need_was_told_first() {
        let bundle = bundle("voorbeeld");
        let mut answers = Answers::default();
        answers.add_need("gepest");
        let asked = question::offered(bundle, &answers).expect("a question");
        assert_eq!(asked.question.id, bundle.tree.start);
    }

    #[test]
    fn leaves_as_many_places_as_the_result_then_shows() {
        let bundle = bundle("voorbeeld");
        let mut answers = Answers::from_path(bundle, ["ouder", "school"]);
        let asked = question::offered(bundle, &answers).expect("a question");
        let choice = asked.choices[0];
        let left = question::left(bundle, &answers, &asked, &choice);
        assert!(matches!(choice, Choice::Need(_)));
        answers.set(&asked.question.id, vec![choice.id().to_owned()]);
        let outcome = finder::outcome(bundle, &answers, &nothing_closed);
        assert_eq!(left, outcome.places().filter(|found| found.mismatches.is_empty()).count());
    }

    #[test]
    fn never_asks_for_ever() {
        let bundle = bundle("voorbeeld");
        let mut calls = Calls::default();
        let mut asked = 0;
        while let Some(Asked { question, choices }) = question::offered(bundle, calls.at_hand().answers()) {
            let last = choices.last().expect("a choice").id().to_owned();
            let fact = Fact::Answer(question.id.clone(), last);
            calls.at_hand_mut().set(bundle, fact);
            asked += 1;
            assert!(asked < 12, "{}", question.id);
        }
    }

    #[test]
    fn is_what_the_site_would_ask_at_every_step() {
        let bundle = bundle("voorbeeld");
        let name = |asked: Option<Asked>| {
            asked.map(|asked| {
                (asked.question.id.clone(), asked.choices.iter().map(Choice::id).collect::<Vec<_>>().join(" "))
            })
        };
        let mut asked_under_a_result = 0;
        for path in paths(bundle) {
            for steps in 1..=path.iter().count() {
                let mut answers = Answers::default();
                path.iter().take(steps).for_each(|(question, chosen)| answers.set(question, chosen.to_vec()));
                let at_desk = name(question::offered(bundle, &answers));
                let on_site = match finder::next(bundle, &answers, &nothing_closed) {
                    Next::Ask(asked) => Some(asked),
                    Next::Show(_) => {
                        asked_under_a_result += usize::from(at_desk.is_some());
                        finder::refinement(bundle, &answers)
                    }
                };
                assert_eq!(at_desk, name(on_site), "{answers:?}");
            }
        }
        assert!(asked_under_a_result > 0);
    }
}

mod what_is_heard {
    use super::*;

    #[test]
    fn is_the_age_in_years_months_and_words() {
        let bundle = bundle("voorbeeld");
        let age_of = |said: &str| {
            let facts = heard::facts(bundle, &DUTCH.desk, said);
            facts.into_iter().find_map(|fact| match fact {
                Fact::Answer(question, answer) if question == "leeftijd" => Some(answer),
                _ => None,
            })
        };
        for (said, answer) in [
            ("mijn zoon van 9 jaar slaapt slecht", Some("4-12")),
            ("ze is 15 jaar", Some("12-18")),
            ("hij is 6 maanden", Some("0-4")),
            ("12 jaar en gepest", Some("12-18")),
            ("4 jaar", Some("4-12")),
            ("mijn puber luistert niet", Some("12-18")),
            ("ik ben 45 jaar", None),
            ("groep 7", None),
        ] {
            assert_eq!(age_of(said).as_deref(), answer, "{said}");
        }
        for (question, answer) in bundle
            .tree
            .questions
            .iter()
            .flat_map(|question| question.answers.iter().map(move |answer| (question, answer)))
        {
            if let (QuestionKind::Narrow, Some(FactValue::Range { min, .. })) = (question.kind, answer.sets.get("age"))
            {
                assert_eq!(age_of(&format!("{min} jaar")).as_deref(), Some(answer.id.as_str()));
            }
        }
    }

    #[test]
    fn is_all_there_is_to_it_when_nothing_but_facts_is_told() {
        let bundle = bundle("voorbeeld");
        let is_filler =
            |word: &str| ["van", "hij", "is", "ze", "zit", "op", "het", "woont", "in", "en"].contains(&word);
        let is_more = |said: &str| {
            heard::is_more(bundle, &DUTCH.desk, &heard::facts(bundle, &DUTCH.desk, said), said, &is_filler)
        };
        for said in [
            "9 jaar",
            "zoon van 9 jaar",
            "hij is 6 maanden oud",
            "ze zit op het stipje en spreekt turks",
            "woont in noord",
        ] {
            assert!(!is_more(said), "{said}");
        }
        for said in
            ["gepest, 9 jaar", "19 jaar, wonen", "zoon", "ze zit op het stipje en eet niet", "9", "peuter slaapt niet"]
        {
            assert!(is_more(said), "{said}");
        }
    }

    #[test]
    fn is_the_language_and_the_part_of_town() {
        let bundle = bundle("voorbeeld");
        let facts = heard::facts(bundle, &DUTCH.desk, "ze spreekt alleen turks en woont in noord");
        assert_eq!(facts, [Fact::Area("Noord".to_owned()), Fact::Lang("tr".to_owned())]);
    }

    #[test]
    fn is_the_school_by_its_own_word() {
        let bundle = bundle("voorbeeld");
        let facts = heard::facts(bundle, &DUTCH.desk, "hij zit op het stipje");
        assert!(facts.contains(&Fact::Place("het-stipje".to_owned())), "{facts:?}");
        assert_eq!(heard::facts(bundle, &DUTCH.desk, "de school belde"), []);
    }
}

mod the_handover {
    use super::*;

    static ENGLISH: LazyLock<Content> =
        LazyLock::new(|| SOURCES.content("en").unwrap_or_else(|problem| panic!("{problem}")));
    static ENGLISH_BUNDLES: LazyLock<Vec<Bundle>> =
        LazyLock::new(|| ENGLISH.municipalities.iter().map(|local| ENGLISH.bundle(local, &work_out)).collect());

    fn of(bundle: &Bundle, need: &str, who: Audience, lang: &str, length: Length) -> String {
        let id = &bundle.municipality.id;
        let (content, bundle) = match lang {
            "nl" => (&*DUTCH, bundle),
            _ => (&*ENGLISH, ENGLISH_BUNDLES.iter().find(|bundle| bundle.municipality.id == *id).expect("a bundle")),
        };
        let mut answers = Answers::default();
        let start = Ways::start(bundle, who).expect("a first answer");
        answers.set(&bundle.tree.start, vec![start]);
        answers.add_need(need);
        let outcome = finder::outcome(bundle, &answers, &nothing_closed);
        let along = Along {
            bundle,
            texts: &content.desk.handover,
            outcome: &outcome,
            who: Some(who),
            link: "https://waarheen.example/x/",
            site: "waarheen.example/x",
            code: Some("1234 5678"),
        };
        text(&along, length)
    }

    #[test]
    fn of_every_need_passes_the_reading_gate_in_the_voice_of_the_caller() {
        let mut wrong = Vec::new();
        for bundle in
            BUNDLES.iter().filter(|bundle| ["dronten", "voorbeeld"].contains(&bundle.municipality.id.as_str()))
        {
            for need in &bundle.needs {
                for who in &need.audiences {
                    for line in of(bundle, &need.id, *who, "nl", Length::Whole).lines() {
                        // What is only a name, a number or an address is no sentence.
                        let told = line.trim_start_matches(|sign: char| !sign.is_alphabetic());
                        if !told.contains(' ') || told.contains("http") {
                            continue;
                        }
                        let mut problems = Vec::<Problem>::new();
                        gates::of_text(
                            &ReaderText {
                                file: bundle.municipality.id.clone(),
                                place: need.id.clone(),
                                kind: TextKind::Other,
                                voice: if *who == Audience::Youth { Voice::Je } else { Voice::U },
                                text: told.to_owned(),
                            },
                            &mut problems,
                        );
                        wrong.extend(problems.iter().map(|problem| format!("{who:?} {problem}")));
                    }
                }
            }
        }
        wrong.sort();
        wrong.dedup();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn names_the_first_place_the_link_and_the_code() {
        let text = of(bundle("voorbeeld"), "gepest", Audience::Parent, "nl", Length::Whole);
        let outcome = common::outcome("voorbeeld", Audience::Parent, &["gepest"]);
        assert!(text.contains(&outcome.first.expect("a first place").service.name.text), "{text}");
        assert!(text.contains("https://waarheen.example/x/") && text.contains("1234 5678"), "{text}");
        let short = of(bundle("voorbeeld"), "gepest", Audience::Parent, "nl", Length::Short);
        assert!(short.chars().count() <= 320, "two messages at most: {short}");
    }

    #[test]
    fn speaks_the_language_of_the_caller() {
        let text = of(bundle("voorbeeld"), "gepest", Audience::Parent, "en", Length::Whole);
        assert!(text.contains("Start here"), "{text}");
    }

    #[test]
    fn shows_danger_before_anything_else() {
        let text = of(bundle("dronten"), "nu-gevaar", Audience::Parent, "nl", Length::Whole);
        let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what} is not in {text}"));
        assert!(at("112") < at(&DUTCH.desk.handover.first.u.text));
    }
}

mod a_count {
    use super::*;

    fn counted(found: bool) -> Count {
        let bundle = bundle("voorbeeld");
        let mut calls = Calls::default();
        let call = calls.at_hand_mut();
        call.type_words("Jan Jansen, Dorpsstraat 1, 06-12345678", false);
        call.set(bundle, Fact::Answer("wie".to_owned(), "ouder".to_owned()));
        call.set(bundle, Fact::Need("gepest".to_owned()));
        let outcome = finder::outcome(bundle, call.answers(), &nothing_closed);
        Count::of(bundle, call, &outcome, 20_784, found, Referrer::School)
    }

    #[test]
    fn holds_a_day_and_ids_and_nothing_that_was_typed() {
        let bundle = bundle("voorbeeld");
        let line = counted(true).line();
        assert!(line.starts_with("2026-11-27,parent,school,gepest,"), "{line}");
        let known = bundle
            .services
            .iter()
            .map(|service| service.id.as_str())
            .chain(bundle.needs.iter().map(|need| need.id.as_str()))
            .chain(bundle.topics.iter().map(|topic| topic.id.as_str()))
            .chain(Audience::ALL.iter().map(|who| who.id()))
            .chain(Referrer::ALL.iter().map(|referrer| referrer.id()))
            .chain(["yes", "no", ""])
            .collect::<BTreeSet<_>>();
        for field in line.split(',').skip(1) {
            assert!(known.contains(field), "{field}");
        }
        assert_eq!(line.split(',').count(), HEADER.split(',').count());
    }

    #[test]
    fn survives_being_kept() {
        let mut counts = Counts::default();
        counts.add(counted(true));
        counts.add(counted(false));
        assert_eq!(Counts::read(&counts.text()), counts);
        assert_eq!(counts.csv().lines().next(), Some(HEADER));
        assert_eq!(counts.gaps(), [("gepest".to_owned(), 1)]);
        assert_eq!((counts.len(), counts.found()), (2, 1));
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        for (day, written) in [(0, "1970-01-01"), (11_016, "2000-02-29"), (20_784, "2026-11-27"), (-1, "1969-12-31")] {
            assert_eq!(date(day), written);
        }
    }

    proptest! {
        #[test]
        fn reads_no_free_text(line in "[ -~]{0,80}", name in "[A-Z][a-z]+ [A-Z][a-z]+") {
            for line in [line, format!("2026-11-27,parent,{name},gepest,cjg,yes,self"), format!("2026-11-27,parent,school,gepest,cjg,yes,{name}")] {
                if let Some(count) = Count::read(&line) {
                    prop_assert!(count.line().bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-,".contains(&byte)));
                }
            }
            prop_assert_eq!(Count::read(&format!("2026-11-27,parent,school,{name},cjg,yes,self")), None);
        }
    }
}

#[test]
fn a_service_that_is_open_now_says_so_in_its_hours_too() {
    let (mut seen, mut told_apart) = (0, 0);
    for bundle in &*BUNDLES {
        let open = [Phrase::open_always, Phrase::open_until].map(|phrase| {
            let text = &Interface::get(&bundle.interface, phrase, None).expect("its text").text;
            text.split('{').next().expect("its beginning").to_owned()
        });
        for service in &bundle.services {
            for minute in (0..24 * 60).step_by(90) {
                // A whole week from a Monday.
                for day in 20_786..20_793 {
                    let now = Some(Moment { day, minute });
                    let lines = opening::lines(bundle, service, now);
                    let says = lines.iter().any(|line| open.iter().any(|open| line.contains(open.as_str())));
                    let is_open = opening::is_open(service, now) == Some(true);
                    assert_eq!(says, is_open, "{} in {}: {lines:?}", service.id, bundle.municipality.id);
                    seen += usize::from(is_open);
                    told_apart += usize::from(is_open && lines.len() > 1);
                }
            }
        }
    }
    assert!(seen > 1000 && told_apart > 10, "{seen}, {told_apart}");
}
