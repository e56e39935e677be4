//! The app's own reader of JSON reads what serde_json reads, and nothing else.

use proptest::prelude::*;
use serde_json::Value;
use waarheen::content::{Fields, Json, read};

/// What serde_json reads, as the app's reader should have it; none for what our files never hold.
fn as_ours(value: Value) -> Option<Json> {
    Some(match value {
        Value::Null => Json::Null,
        Value::Bool(flag) => Json::Bool(flag),
        Value::Number(number) => {
            Json::Number(i32::try_from(number.as_i64()?).ok().filter(|number| *number != i32::MIN)?)
        }
        Value::String(text) => Json::String(text),
        Value::Array(items) => Json::Array(items.into_iter().map(as_ours).collect::<Option<_>>()?),
        Value::Object(fields) => Json::Object(Fields(
            fields.into_iter().map(|(name, value)| Some((name, as_ours(value)?))).collect::<Option<_>>()?,
        )),
    })
}

fn sorted(json: Json) -> Json {
    match json {
        Json::Array(items) => Json::Array(items.into_iter().map(sorted).collect()),
        Json::Object(Fields(fields)) => {
            let mut fields = fields.into_iter().map(|(name, value)| (name, sorted(value))).collect::<Vec<_>>();
            fields.sort_by(|(a, _), (b, _)| a.cmp(b));
            Json::Object(Fields(fields))
        }
        other => other,
    }
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i16>().prop_map(Value::from),
        any::<i32>().prop_filter("the very lowest", |number| *number != i32::MIN).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        Just(Value::from("é 😀 \" \\ / \u{8}\u{c}\n\r\t\u{1f}")),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// JSON with every letter beyond ASCII written as `\u…`.
fn escaped(text: &str) -> String {
    let unit = |unit: u16| if unit < 128 { char::from(unit as u8).to_string() } else { format!("\\u{unit:04x}") };
    text.encode_utf16().map(unit).collect()
}

proptest! {
    #[test]
    fn reads_what_serde_json_writes(value in value()) {
        let expected = as_ours(value.clone()).map(sorted);
        for text in [value.to_string(), serde_json::to_string_pretty(&value).expect("it is JSON"), escaped(&value.to_string())] {
            prop_assert_eq!(read::<Json>(&text).map(sorted), expected.clone(), "{}", text);
        }
    }

    #[test]
    fn takes_nothing_that_serde_json_refuses(value in value(), at in any::<prop::sample::Index>(), piece in "[\\[\\]{}\",:\\\\u0-9a-f -]{0,3}", cut in 0usize..4) {
        let mut text = value.to_string().chars().collect::<Vec<_>>();
        let from = at.index(text.len());
        let to = (from + cut).min(text.len());
        text.splice(from..to, piece.chars());
        let text = text.into_iter().collect::<String>();
        if let Some(ours) = read::<Json>(&text) {
            // An object that names a field twice is the one thing the two see differently.
            let theirs = serde_json::from_str::<Value>(&text);
            prop_assert!(theirs.is_ok(), "{}", text);
            if let Some(theirs) = theirs.ok().and_then(as_ours) {
                prop_assert!(sorted(ours.clone()) == sorted(theirs) || text.matches(':').count() > 1, "{} {:?}", text, ours);
            }
        }
    }

    #[test]
    fn no_text_does_harm(text in any::<String>()) {
        let _ = read::<Json>(&text);
    }
}

#[test]
fn what_is_not_json_gives_none() {
    let deep = "[".repeat(100_000);
    for text in [
        "",
        " ",
        "nul",
        "tru",
        "01",
        "-",
        "1.5",
        "1e3",
        "99999999999",
        "\"",
        "\"\n\"",
        "\"\\x\"",
        "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "[1,]",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":1,}",
        "{a:1}",
        "[] []",
        deep.as_str(),
    ] {
        assert_eq!(read::<Json>(text), None, "{}", text.chars().take(20).collect::<String>());
    }
}

#[test]
fn space_and_empty_lists_are_read() {
    assert_eq!(read::<Json>(" [ ] "), Some(Json::Array(vec![])));
    assert_eq!(read::<Json>("\t{ }\r\n"), Some(Json::Object(Fields(vec![]))));
    assert_eq!(read::<Json>("-0"), Some(Json::Number(0)));
}
