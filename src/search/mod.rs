//! Finding by words: what people type leads to needs, services and words, on their own device.
//!
//! An [`Index`] and the [`Language`] it is in are made when the site is built (`build`); a [`Searcher`] answers from
//! them. [`Ears`] hear danger.

mod danger;
mod find;
mod fold;
mod index;
mod near;
mod stem;

pub use danger::Ears;
pub use find::{Asker, Found, Hit, Searcher};
pub use fold::{Folded, words};
pub use index::{DangerIndex, DangerRule, Doc, Index, Kind, Language, WhoWords};

#[cfg(feature = "ssr")]
pub mod build;
#[cfg(feature = "ssr")]
pub mod check;
