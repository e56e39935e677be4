//! Conditions on what is known, and what is known.
//!
//! What is not known is neither true nor false (Kleene's three values): an unknown age never hides a service.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is known so far, by name (`who`, `age`, `need`, `role`, or any name an answer sets).
pub type Facts = BTreeMap<String, FactValue>;

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum FactValue {
    Flag(bool),
    Word(String),
    Words(Vec<String>),
    /// Whole years, both ends included.
    Range {
        min: i8,
        max: i8,
    },
}

/// The answer of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    No,
    Unknown,
    Yes,
}

impl Truth {
    fn from_bool(value: bool) -> Truth {
        if value { Truth::Yes } else { Truth::No }
    }
}

/// A condition on facts.
///
/// JSON: `{"fact": "age", "min": 4, "max": 12}`, `{"fact": "who", "is": "youth"}`, `{"fact": "role", "in": ["school"]}`,
/// `{"all": […]}`, `{"any": […]}`, `{"not": …}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    /// The fact is one of these values.
    OneOf {
        fact: String,
        values: Vec<FactValue>,
    },
    /// The fact lies wholly in (yes), partly in (unknown) or outside (no) this range of whole years.
    Within {
        fact: String,
        min: i8,
        max: i8,
    },
}

impl Condition {
    /// Whether the condition holds for these facts.
    pub fn holds(&self, facts: &Facts) -> Truth {
        match self {
            Condition::All(parts) => parts.iter().map(|part| part.holds(facts)).fold(Truth::Yes, |a, b| a.min_of(b)),
            Condition::Any(parts) => parts.iter().map(|part| part.holds(facts)).fold(Truth::No, |a, b| a.max_of(b)),
            Condition::Not(part) => match part.holds(facts) {
                Truth::Yes => Truth::No,
                Truth::No => Truth::Yes,
                Truth::Unknown => Truth::Unknown,
            },
            Condition::OneOf { fact, values } => match facts.get(fact) {
                None => Truth::Unknown,
                Some(FactValue::Words(known)) => Truth::from_bool(
                    values.iter().any(|value| matches!(value, FactValue::Word(word) if known.contains(word))),
                ),
                Some(known) => Truth::from_bool(values.contains(known)),
            },
            Condition::Within { fact, min, max } => match facts.get(fact) {
                Some(FactValue::Range { min: from, max: to }) => within((*from, *to), (*min, *max)),
                _ => Truth::Unknown,
            },
        }
    }

    /// Calls `visit` with the name of every fact the condition asks about.
    pub fn each_fact(&self, visit: &mut dyn FnMut(&str)) {
        match self {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| part.each_fact(visit)),
            Condition::Not(part) => part.each_fact(visit),
            Condition::OneOf { fact, .. } | Condition::Within { fact, .. } => visit(fact),
        }
    }
}

impl Truth {
    fn min_of(self, other: Truth) -> Truth {
        if (self as u8) < (other as u8) { self } else { other }
    }
    fn max_of(self, other: Truth) -> Truth {
        if (self as u8) > (other as u8) { self } else { other }
    }
}

/// Whether a known range lies in an allowed one: wholly (yes), partly (unknown) or not at all (no).
/// Ranges that only touch in their last year do not count as overlapping: 0–4 and 4–12 are neighbours.
pub fn within(known: (i8, i8), allowed: (i8, i8)) -> Truth {
    if known.0 >= allowed.0 && known.1 <= allowed.1 {
        Truth::Yes
    } else if known.1 < allowed.0
        || known.0 > allowed.1
        || (known.0 != known.1 && (known.1 == allowed.0 || known.0 == allowed.1))
    {
        Truth::No
    } else {
        Truth::Unknown
    }
}

/// A condition as it stands in JSON; turned into [`Condition`] when read, so that half a condition is refused.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "ssr", schemars(rename = "Condition", deny_unknown_fields))]
pub struct Written {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    all: Option<Vec<Written>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    any: Option<Vec<Written>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    not: Option<Box<Written>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fact: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is: Option<FactValue>,
    #[serde(default, rename = "in", skip_serializing_if = "Option::is_none")]
    one_of: Option<Vec<FactValue>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    min: Option<i8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    max: Option<i8>,
}

impl TryFrom<Written> for Condition {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Condition, Self::Error> {
        let each = |parts: Vec<Written>| parts.into_iter().map(Condition::try_from).collect::<Result<Vec<_>, _>>();
        let Written { all, any, not, fact, is, one_of, min, max } = written;
        let range = (min.is_some() || max.is_some()).then(|| (min.unwrap_or(i8::MIN), max.unwrap_or(i8::MAX)));
        // Exactly one form: a condition that says two things would be read by half.
        match (all, any, not, fact, is, one_of, range) {
            (Some(parts), None, None, None, None, None, None) => Ok(Condition::All(each(parts)?)),
            (None, Some(parts), None, None, None, None, None) => Ok(Condition::Any(each(parts)?)),
            (None, None, Some(part), None, None, None, None) => Ok(Condition::Not(Box::new((*part).try_into()?))),
            (None, None, None, Some(fact), Some(value), None, None) => {
                Ok(Condition::OneOf { fact, values: vec![value] })
            }
            (None, None, None, Some(fact), None, Some(values), None) => Ok(Condition::OneOf { fact, values }),
            (None, None, None, Some(fact), None, None, Some((min, max))) => Ok(Condition::Within { fact, min, max }),
            _ => Err("a condition is one of: all, any, not, or a fact with is, in, or min and max"),
        }
    }
}

impl From<Condition> for Written {
    fn from(condition: Condition) -> Written {
        let each = |parts: Vec<Condition>| Some(parts.into_iter().map(Written::from).collect());
        match condition {
            Condition::All(parts) => Written { all: each(parts), ..Written::default() },
            Condition::Any(parts) => Written { any: each(parts), ..Written::default() },
            Condition::Not(part) => Written { not: Some(Box::new((*part).into())), ..Written::default() },
            Condition::OneOf { fact, values } => {
                Written { fact: Some(fact), one_of: Some(values), ..Written::default() }
            }
            Condition::Within { fact, min, max } => Written {
                fact: Some(fact),
                min: (min != i8::MIN).then_some(min),
                max: (max != i8::MAX).then_some(max),
                ..Written::default()
            },
        }
    }
}

#[cfg(feature = "ssr")]
impl schemars::JsonSchema for Condition {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Condition".into()
    }
    fn schema_id() -> std::borrow::Cow<'static, str> {
        Written::schema_id()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Written::json_schema(generator)
    }
}
