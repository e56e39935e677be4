//! What there is to say: the types of the content, and (natively) reading, merging, checking and bundling it.
//!
//! The app sees only [`Bundle`]: all content of one municipality in one language.

mod bundle;
mod condition;
mod interface;
mod model;
mod text;

pub use bundle::Bundle;
pub use condition::{Condition, FactValue, Facts, Truth, within};
pub use interface::{Interface, Phrase};
pub use model::*;
pub use text::{Audience, Text, Voices};

#[cfg(feature = "ssr")]
pub mod check;
#[cfg(feature = "ssr")]
pub mod files;
#[cfg(feature = "ssr")]
pub mod overlay;
#[cfg(feature = "ssr")]
pub mod schema;
