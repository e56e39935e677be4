//! Finding by words: what people type leads to needs, services and words, on their own device.
//!
//! An [`Index`] is made when the site is built ([`build`]); a [`Searcher`] answers from it. [`Ears`] hear danger.

mod danger;
mod find;
mod fold;
mod index;
mod near;
mod stem;

pub use danger::Ears;
pub use find::{Asker, Found, Hit, Searcher};
pub use fold::{sound, words};
pub use index::{DangerIndex, DangerRule, Doc, Index, Kind, WhoWords};
pub use near::distance;

#[cfg(feature = "ssr")]
pub mod build;
