//! Definitions of the types that are read from JSON: by serde in the native tool, by a few lines of our own in the app.

/// Defines a type that is read from content: fields that are not known are refused by its schema.
macro_rules! content {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $type:ty,)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ssr", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }

        impl $crate::content::FromJson for $name {
            fn from_json(json: $crate::content::Json, whole: &mut bool) -> Self {
                let mut fields = $crate::content::fields(json, whole);
                $name { $($field: $crate::content::field(&mut fields, stringify!($field), whole),)* }
            }
        }
    )*};
}

/// Defines a closed list of words that content may use, each with its own spelling, in the order given.
macro_rules! words {
    (@first $first:expr $(, $rest:expr)*) => { $first };
    ($($(#[$meta:meta])* pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$variant_meta])* #[serde(rename = $word)] $variant),* }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
            /// The word for this in content.
            pub fn id(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }

        impl $crate::content::FromJson for $name {
            fn from_json(json: $crate::content::Json, whole: &mut bool) -> Self {
                const WORDS: &[&str] = &[$($word),*];
                let at = WORDS.iter().position(|word| matches!(&json, $crate::content::Json::String(said) if said == word));
                let found = at.and_then(|at| $name::ALL.get(at).copied());
                *whole &= found.is_some();
                found.unwrap_or(words!(@first $($name::$variant),*))
            }
        }
    )*};
}

pub(crate) use {content, words};
