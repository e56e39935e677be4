//! Reading a bundle in the browser.
//!
//! serde's own readers are made anew for every type and cost the app some 35 kB of brotli; these few lines read the
//! same JSON for a fraction of that. The native tool uses serde's, which tell what is wrong and where; a bundle is made
//! by that tool, so here the answer is only whole or not.

mod parse;

use super::{Audience, Condition, FactValue, Interface, Schedule, Text, Voices};
pub use parse::{Fields, Json};
use std::collections::BTreeMap;

/// Reads a value; none when the text is not JSON or anything in it is not of its shape.
pub fn read<T: FromJson>(text: &str) -> Option<T> {
    let mut whole = true;
    let value = T::from_json(parse::parse(text)?, &mut whole);
    if whole {
        return Some(value);
    }
    // Half a bundle is left where it is: code to clean it up would be carried along by every family.
    std::mem::forget(value);
    None
}

/// A value that can be read from JSON.
pub trait FromJson: Sized {
    /// The value; a blank one, and `whole` turned false, when the JSON is not of its shape. Going on with a blank and
    /// telling at the end takes far less code than stopping at each field.
    fn from_json(json: Json, whole: &mut bool) -> Self;

    /// What a field is when it is left out: it must be there, unless a type says otherwise.
    fn left_out(whole: &mut bool) -> Self {
        Self::from_json(Json::Null, whole)
    }
}

/// Takes a field out of an object.
pub(crate) fn field<T: FromJson>(fields: &mut Fields, name: &str, whole: &mut bool) -> T {
    match fields.remove(name) {
        Some(value) => T::from_json(value, whole),
        None => T::left_out(whole),
    }
}

/// The fields of an object.
pub(crate) fn fields(json: Json, whole: &mut bool) -> Fields {
    match json {
        Json::Object(fields) => fields,
        _ => {
            *whole = false;
            Fields::default()
        }
    }
}

fn items(json: Json, whole: &mut bool) -> Vec<Json> {
    match json {
        Json::Array(items) => items,
        _ => {
            *whole = false;
            Vec::new()
        }
    }
}

impl FromJson for Json {
    fn from_json(json: Json, _: &mut bool) -> Self {
        json
    }
}

impl FromJson for String {
    fn from_json(json: Json, whole: &mut bool) -> Self {
        match json {
            Json::String(text) => text,
            _ => {
                *whole = false;
                String::new()
            }
        }
    }
}

impl FromJson for bool {
    fn from_json(json: Json, whole: &mut bool) -> Self {
        match json {
            Json::Bool(flag) => flag,
            _ => {
                *whole = false;
                false
            }
        }
    }
    fn left_out(_: &mut bool) -> Self {
        false
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl FromJson for $number {
            fn from_json(json: Json, whole: &mut bool) -> Self {
                let number = if let Json::Number(number) = json { number.try_into().ok() } else { None };
                *whole &= number.is_some();
                number.unwrap_or_default()
            }
        }
    )*};
}
numbers! { i8 u16 i32 }

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: Json, whole: &mut bool) -> Self {
        match json {
            Json::Null => None,
            json => Some(T::from_json(json, whole)),
        }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: Json, whole: &mut bool) -> Self {
        let mut list = Vec::new();
        for item in items(json, whole) {
            list.push(T::from_json(item, whole));
        }
        list
    }
    fn left_out(_: &mut bool) -> Self {
        Vec::new()
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn from_json(json: Json, whole: &mut bool) -> Self {
        // One by one: collecting a map sorts first, and a sort for each type is code to load.
        let mut map = BTreeMap::new();
        for (name, value) in fields(json, whole).0 {
            map.insert(name, T::from_json(value, whole));
        }
        map
    }
    fn left_out(_: &mut bool) -> Self {
        BTreeMap::new()
    }
}

impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn from_json(json: Json, whole: &mut bool) -> Self {
        let mut items = items(json, whole).into_iter();
        let (first, second) = (items.next().unwrap_or_default(), items.next().unwrap_or_default());
        (A::from_json(first, whole), B::from_json(second, whole))
    }
}

impl FromJson for Voices {
    fn from_json(json: Json, whole: &mut bool) -> Self {
        match json {
            Json::Object(mut fields) if !fields.contains("nl") => Voices {
                u: field(&mut fields, "u", whole),
                je: field(&mut fields, "je", whole),
                helper: field(&mut fields, "helper", whole),
            },
            one => Voices { u: Text::from_json(one, whole), ..Voices::default() },
        }
    }
}

impl FromJson for Text {
    fn from_json(json: Json, whole: &mut bool) -> Self {
        match json {
            Json::Object(mut fields) => Text { text: field(&mut fields, "nl", whole), still_dutch: true },
            json => Text { text: String::from_json(json, whole), still_dutch: false },
        }
    }
}

impl FromJson for Audience {
    fn from_json(json: Json, whole: &mut bool) -> Self {
        let audience = if let Json::String(id) = json { Audience::from_id(&id) } else { None };
        *whole &= audience.is_some();
        audience.unwrap_or(Audience::Parent)
    }
}

impl FromJson for Interface {
    fn from_json(json: Json, whole: &mut bool) -> Self {
        let mut phrases = Vec::from_json(json, whole).into_iter();
        Interface::new(|_| phrases.next().unwrap_or_default())
    }
}

impl FromJson for Schedule {
    fn from_json(json: Json, whole: &mut bool) -> Self {
        let mut fields = fields(json, whole);
        Schedule {
            always: field(&mut fields, "always", whole),
            week: field(&mut fields, "week", whole),
            dates: field(&mut fields, "dates", whole),
        }
    }
}

impl FromJson for FactValue {
    fn from_json(json: Json, whole: &mut bool) -> Self {
        match json {
            Json::Bool(flag) => FactValue::Flag(flag),
            Json::String(word) => FactValue::Word(word),
            Json::Array(_) => FactValue::Words(Vec::from_json(json, whole)),
            json => {
                let mut fields = fields(json, whole);
                FactValue::Range { min: field(&mut fields, "min", whole), max: field(&mut fields, "max", whole) }
            }
        }
    }
}

impl FromJson for Condition {
    fn from_json(json: Json, whole: &mut bool) -> Self {
        let mut fields = fields(json, whole);
        if let Some(parts) = fields.remove("all") {
            return Condition::All(Vec::from_json(parts, whole));
        }
        if let Some(parts) = fields.remove("any") {
            return Condition::Any(Vec::from_json(parts, whole));
        }
        if let Some(part) = fields.remove("not") {
            return Condition::Not(Box::new(Condition::from_json(part, whole)));
        }
        let fact = field(&mut fields, "fact", whole);
        if let Some(values) = fields.remove("in") {
            return Condition::OneOf { fact, values: Vec::from_json(values, whole) };
        }
        let min = field::<Option<i8>>(&mut fields, "min", whole).unwrap_or(i8::MIN);
        let max = field::<Option<i8>>(&mut fields, "max", whole).unwrap_or(i8::MAX);
        Condition::Within { fact, min, max }
    }
}
