//! Texts as a reader sees them, in the voice that fits the reader.

use serde::de::{Error, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Who is looking for help. The words for it in content are `parent`, `youth` and `helper`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// A parent, or someone who raises a child. Addressed as *u*.
    Parent,
    /// A child or young person. Addressed as *je*.
    Youth,
    /// A teacher, GP, volunteer or neighbour, worried about a child that is not theirs. Addressed as *u*.
    Helper,
}

impl Audience {
    pub const ALL: [Audience; 3] = [Audience::Parent, Audience::Youth, Audience::Helper];

    /// The word for this audience in content and in facts.
    pub fn id(self) -> &'static str {
        match self {
            Audience::Parent => "parent",
            Audience::Youth => "youth",
            Audience::Helper => "helper",
        }
    }

    /// The audience with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Audience> {
        Audience::ALL.into_iter().find(|audience| audience.id() == id)
    }
}

/// One plain text. In JSON a string; `{"nl": "…"}` in a bundle of another language marks a text that is not
/// translated yet, so that the page can say which language it is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub text: String,
    /// The text is Dutch in a bundle of another language.
    pub still_dutch: bool,
}

impl Text {
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text { text: text.to_owned(), still_dutch: false }
    }
}

/// A text in the voice of each reader. In JSON a string when it is the same for all, or
/// `{"u": "…", "je": "…", "helper": "…"}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    pub u: Text,
    pub je: Option<Text>,
    pub helper: Option<Text>,
}

impl Voices {
    /// The text for this reader; who is not known yet is addressed as *u*.
    pub fn to(&self, audience: Option<Audience>) -> &Text {
        match audience {
            Some(Audience::Youth) => self.je.as_ref().unwrap_or(&self.u),
            Some(Audience::Helper) => self.helper.as_ref().unwrap_or(&self.u),
            _ => &self.u,
        }
    }
}

impl From<&str> for Voices {
    fn from(text: &str) -> Self {
        Voices { u: text.into(), je: None, helper: None }
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.still_dutch {
            let mut map = serializer.serialize_map(Some(1))?;
            map.serialize_entry("nl", &self.text)?;
            map.end()
        } else {
            serializer.serialize_str(&self.text)
        }
    }
}

impl Serialize for Voices {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.je.is_none() && self.helper.is_none() {
            return self.u.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("u", &self.u)?;
        if let Some(je) = &self.je {
            map.serialize_entry("je", je)?;
        }
        if let Some(helper) = &self.helper {
            map.serialize_entry("helper", helper)?;
        }
        map.end()
    }
}

/// The name of a language in that language.
pub fn language_name(lang: &str) -> &str {
    match lang {
        "nl" => "Nederlands",
        "en" => "English",
        "ar" => "العربية",
        "tr" => "Türkçe",
        "pl" => "Polski",
        "uk" => "Українська",
        other => other,
    }
}

/// Reads both shapes of a text and of voices: a string, or an object.
struct VoicesVisitor;

impl<'de> Visitor<'de> for VoicesVisitor {
    type Value = Voices;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a text, or an object with u, je and helper")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Voices, E> {
        Ok(text.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Voices, A::Error> {
        let mut voices = Voices::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "u" => voices.u = map.next_value()?,
                "je" => voices.je = Some(map.next_value()?),
                "helper" => voices.helper = Some(map.next_value()?),
                "nl" => voices.u = Text { text: map.next_value()?, still_dutch: true },
                _ => return Err(A::Error::custom("only u, je and helper are voices")),
            }
        }
        Ok(voices)
    }
}

impl<'de> Deserialize<'de> for Voices {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(VoicesVisitor)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // A text is a voice without je and helper; one reader for both keeps the wasm small.
        Voices::deserialize(deserializer).map(|voices| voices.u)
    }
}

#[cfg(feature = "ssr")]
mod schema {
    use super::{Text, Voices};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;

    impl JsonSchema for Text {
        fn schema_name() -> Cow<'static, str> {
            "Text".into()
        }
        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "type": "string",
                "minLength": 1,
                "description": "Plain text for the reader: short sentences, no HTML."
            })
        }
    }

    impl JsonSchema for Voices {
        fn schema_name() -> Cow<'static, str> {
            "Voices".into()
        }
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let text = generator.subschema_for::<Text>();
            json_schema!({
                "description": "One text for every reader, or one for each voice: u (parent), je (young person), helper.",
                "anyOf": [
                    text,
                    {
                        "type": "object",
                        "properties": { "u": text, "je": text, "helper": text },
                        "required": ["u"],
                        "additionalProperties": false
                    }
                ]
            })
        }
    }
}
