//! What there is to say: the types of the content, and (natively) reading, merging, checking and bundling it.
//!
//! The app sees only [`Bundle`]: all content of one municipality in one language.

mod aid;
mod bundle;
mod condition;
mod contact;
mod define;
mod desk;
mod glossary;
mod interface;
mod json;
mod model;
mod schedule;
mod text;

pub use aid::{Aid, AidFile, Spoken, SpokenWord};
pub use condition::{Condition, FactValue, Facts, Truth, within};
pub(crate) use define::{content, words};
pub use desk::*;
pub use glossary::{Piece, cut};
pub use interface::{Interface, Phrase};
pub use json::{Fields, FromJson, Json, read};
pub(crate) use json::{field, fields};
pub use model::*;
pub use schedule::{Day, Minute, Schedule, Span};
pub use text::{Audience, Text, Voices, language_name};

#[cfg(feature = "ssr")]
pub mod check;
#[cfg(feature = "ssr")]
mod document;
#[cfg(feature = "ssr")]
pub mod files;
#[cfg(feature = "ssr")]
pub mod overlay;
#[cfg(feature = "ssr")]
pub mod problem;
#[cfg(feature = "ssr")]
pub mod reading;
#[cfg(feature = "ssr")]
pub mod schema;
#[cfg(feature = "ssr")]
mod vocabulary;
#[cfg(feature = "ssr")]
pub use document::{Document, Picture, Section};
#[cfg(feature = "ssr")]
pub use vocabulary::{DangerSaid, DangerWords, Vocabulary};
