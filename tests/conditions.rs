//! Conditions: what they mean, how they are written, and that not knowing decides nothing.

use proptest::prelude::*;
use serde_json::{Value, json};
use waarheen::content::{Condition, FactValue, Facts, Truth, read};

const NAMES: [&str; 5] = ["who", "age", "role", "danger", "need"];

fn written(json: Value) -> Condition {
    serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{json}: {error}"))
}

fn word(word: &str) -> FactValue {
    FactValue::Word(word.to_owned())
}

fn facts<const N: usize>(facts: [(&str, FactValue); N]) -> Facts {
    facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn aged(min: i8, max: i8) -> Facts {
    facts([("age", FactValue::Range { min, max })])
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

fn value() -> impl Strategy<Value = FactValue> {
    let word = prop::sample::select(vec!["parent", "youth", "school", "slapen"]).prop_map(str::to_owned);
    prop_oneof![
        any::<bool>().prop_map(FactValue::Flag),
        word.clone().prop_map(FactValue::Word),
        prop::collection::vec(word, 0..3).prop_map(FactValue::Words),
        (-1i8..23, 0i8..12).prop_map(|(min, years)| FactValue::Range { min, max: min.saturating_add(years).min(23) }),
    ]
}

fn some_facts() -> impl Strategy<Value = Facts> {
    prop::collection::btree_map(prop::sample::select(&NAMES[..]).prop_map(str::to_owned), value(), 0..NAMES.len())
}

fn condition() -> impl Strategy<Value = Condition> {
    let fact = prop::sample::select(&NAMES[..]).prop_map(str::to_owned);
    let leaf = prop_oneof![
        (fact.clone(), prop::collection::vec(value(), 0..3))
            .prop_map(|(fact, values)| Condition::OneOf { fact, values }),
        // A range without any end is half a condition, so it is never written.
        (fact, -1i8..23, prop_oneof![Just(i8::MAX), -1i8..23]).prop_map(|(fact, min, max)| Condition::Within {
            fact,
            min,
            max
        }),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Condition::All),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Condition::Any),
            inner.prop_map(not),
        ]
    })
}

proptest! {
    #[test]
    fn not_not_is_the_same(condition in condition(), facts in some_facts()) {
        prop_assert_eq!(not(not(condition.clone())).holds(&facts), condition.holds(&facts));
    }

    #[test]
    fn not_turns_yes_and_no_round_and_leaves_unknown(condition in condition(), facts in some_facts()) {
        let turned = match condition.holds(&facts) {
            Truth::Yes => Truth::No,
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
        };
        prop_assert_eq!(not(condition).holds(&facts), turned);
    }

    #[test]
    fn not_all_is_any_not(parts in prop::collection::vec(condition(), 0..4), facts in some_facts()) {
        let turned = parts.iter().cloned().map(not).collect::<Vec<_>>();
        prop_assert_eq!(
            not(Condition::All(parts.clone())).holds(&facts),
            Condition::Any(turned.clone()).holds(&facts)
        );
        prop_assert_eq!(not(Condition::Any(parts)).holds(&facts), Condition::All(turned).holds(&facts));
    }

    #[test]
    fn the_order_of_all_and_any_does_not_matter(
        (parts, shuffled) in prop::collection::vec(condition(), 0..5)
            .prop_flat_map(|parts| (Just(parts.clone()), Just(parts).prop_shuffle())),
        facts in some_facts(),
    ) {
        prop_assert_eq!(Condition::All(parts.clone()).holds(&facts), Condition::All(shuffled.clone()).holds(&facts));
        prop_assert_eq!(Condition::Any(parts).holds(&facts), Condition::Any(shuffled).holds(&facts));
    }

    #[test]
    fn what_is_decided_stays_so_whatever_is_learnt_later(
        condition in condition(),
        known in some_facts(),
        learnt in some_facts(),
    ) {
        let now = condition.holds(&known);
        let mut more = learnt;
        more.extend(known);
        prop_assert!(now == Truth::Unknown || now == condition.holds(&more), "{condition:?} was {now:?}");
    }

    #[test]
    fn with_no_facts_at_all_a_single_question_is_never_decided(fact in "[a-z]{1,8}", value in value(), min in -1i8..23) {
        let one_of = Condition::OneOf { fact: fact.clone(), values: vec![value] };
        let within = Condition::Within { fact, min, max: 23 };
        prop_assert_eq!(one_of.holds(&Facts::new()), Truth::Unknown);
        prop_assert_eq!(within.holds(&Facts::new()), Truth::Unknown);
    }

    #[test]
    fn both_readers_read_back_what_was_written(condition in condition()) {
        let json = serde_json::to_value(&condition).expect("JSON");
        prop_assert_eq!(serde_json::from_value::<Condition>(json.clone()).ok(), Some(condition.clone()));
        prop_assert_eq!(read::<Condition>(&json.to_string()), Some(condition));
    }

    #[test]
    fn facts_are_read_back_by_both_readers(value in value()) {
        let json = serde_json::to_value(&value).expect("JSON");
        prop_assert_eq!(serde_json::from_value::<FactValue>(json.clone()).ok(), Some(value.clone()));
        prop_assert_eq!(read::<FactValue>(&json.to_string()), Some(value));
    }
}

#[test]
fn an_unknown_part_leaves_all_and_any_open_unless_another_part_decides() {
    let (yes, no) = (json!({"fact": "who", "is": "youth"}), json!({"fact": "who", "is": "parent"}));
    let unknown = json!({"fact": "danger", "is": true});
    let facts = facts([("who", word("youth"))]);
    for (json, truth) in [
        (json!({"all": [unknown, yes]}), Truth::Unknown),
        (json!({"all": [unknown, no]}), Truth::No),
        (json!({"any": [unknown, yes]}), Truth::Yes),
        (json!({"any": [unknown, no]}), Truth::Unknown),
        (json!({"not": unknown}), Truth::Unknown),
        (json!({"all": []}), Truth::Yes),
        (json!({"any": []}), Truth::No),
    ] {
        assert_eq!(written(json.clone()).holds(&facts), truth, "{json}");
    }
}

#[test]
fn is_asks_for_one_value_and_in_for_one_of_several() {
    let parent = facts([("who", word("parent"))]);
    assert_eq!(written(json!({"fact": "who", "is": "parent"})).holds(&parent), Truth::Yes);
    assert_eq!(written(json!({"fact": "who", "is": "youth"})).holds(&parent), Truth::No);
    assert_eq!(written(json!({"fact": "who", "in": ["youth", "parent"]})).holds(&parent), Truth::Yes);
    assert_eq!(written(json!({"fact": "who", "in": ["youth", "helper"]})).holds(&parent), Truth::No);
    assert_eq!(written(json!({"fact": "who", "in": []})).holds(&parent), Truth::No);
    let in_danger = facts([("danger", FactValue::Flag(true))]);
    assert_eq!(written(json!({"fact": "danger", "is": true})).holds(&in_danger), Truth::Yes);
    assert_eq!(written(json!({"fact": "danger", "is": false})).holds(&in_danger), Truth::No);
}

#[test]
fn a_fact_of_several_words_is_each_of_them() {
    let needs = facts([("need", FactValue::Words(vec!["slapen".to_owned(), "schulden".to_owned()]))]);
    assert_eq!(written(json!({"fact": "need", "is": "schulden"})).holds(&needs), Truth::Yes);
    assert_eq!(written(json!({"fact": "need", "in": ["verzuim", "slapen"]})).holds(&needs), Truth::Yes);
    assert_eq!(written(json!({"fact": "need", "is": "verzuim"})).holds(&needs), Truth::No);
}

#[test]
fn ages_lie_wholly_partly_or_not_in_a_range_whose_ends_are_included() {
    let school_age = written(json!({"fact": "age", "min": 4, "max": 12}));
    for (known, truth) in [
        ((4, 12), Truth::Yes),
        ((12, 12), Truth::Yes),
        ((6, 8), Truth::Yes),
        ((3, 5), Truth::Unknown),
        ((-1, 23), Truth::Unknown),
        ((13, 18), Truth::No),
        ((-1, 1), Truth::No),
        // Age groups are neighbours: 12–18 starts where 4–12 ends.
        ((12, 18), Truth::No),
        ((0, 4), Truth::No),
    ] {
        assert_eq!(school_age.holds(&aged(known.0, known.1)), truth, "{known:?}");
    }
}

#[test]
fn a_range_may_have_one_end() {
    let from_twelve = written(json!({"fact": "age", "min": 12}));
    assert_eq!(from_twelve.holds(&aged(18, 23)), Truth::Yes);
    assert_eq!(from_twelve.holds(&aged(4, 12)), Truth::No);
    let until_four = written(json!({"fact": "age", "max": 4}));
    assert_eq!(until_four.holds(&aged(-1, 1)), Truth::Yes);
    assert_eq!(until_four.holds(&aged(1, 6)), Truth::Unknown);
    assert_eq!(until_four.holds(&aged(12, 18)), Truth::No);
}

#[test]
fn a_range_says_nothing_of_a_fact_that_is_no_age() {
    let condition = written(json!({"fact": "who", "min": 4, "max": 12}));
    assert_eq!(condition.holds(&facts([("who", word("parent"))])), Truth::Unknown);
}

#[test]
fn is_and_in_with_one_value_mean_the_same() {
    let is = written(json!({"fact": "who", "is": "parent"}));
    assert_eq!(is, written(json!({"fact": "who", "in": ["parent"]})));
}

#[test]
fn half_a_condition_is_refused_and_the_words_say_what_is_whole() {
    for half in [
        json!({}),
        json!({"fact": "age"}),
        json!({"is": "parent"}),
        json!({"in": ["parent"]}),
        json!({"min": 4, "max": 12}),
        json!({"not": {}}),
        json!({"all": [{"fact": "who", "is": "parent"}, {"fact": "age"}]}),
        json!({"any": [{}]}),
    ] {
        let error = serde_json::from_value::<Condition>(half.clone()).expect_err(&half.to_string()).to_string();
        assert!(error.contains("a condition is one of"), "{half}: {error}");
    }
}

#[test]
fn a_condition_that_says_two_things_is_refused_rather_than_read_by_half() {
    let parent = json!({"fact": "who", "is": "parent"});
    for double in [
        json!({"fact": "who", "is": "parent", "in": ["youth"]}),
        json!({"fact": "age", "is": 4, "min": 4}),
        json!({"fact": "who", "in": ["parent"], "max": 4}),
        json!({"fact": "who", "is": "parent", "all": [parent]}),
        json!({"all": [parent], "any": [parent]}),
        json!({"all": [parent], "not": parent}),
        json!({"all": [parent], "is": "parent"}),
        json!({"any": [parent], "min": 4, "max": 12}),
        json!({"not": parent, "in": ["youth"]}),
    ] {
        assert!(serde_json::from_value::<Condition>(double.clone()).is_err(), "{double} is read");
    }
}

#[test]
fn the_reader_of_the_browser_refuses_what_is_no_condition() {
    for wrong in [
        json!("age"),
        json!({"all": "who"}),
        json!({"in": ["parent"]}),
        json!({"fact": "who", "in": "parent"}),
        json!({"fact": "age", "min": "vier"}),
        json!({"fact": "age", "min": 400}),
        json!({"not": null}),
    ] {
        assert_eq!(read::<Condition>(&wrong.to_string()), None, "{wrong}");
    }
}
