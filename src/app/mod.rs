//! The screens. The same functions make the static pages (native, `ssr`) and the app (browser, `csr`), so that both
//! have the same markup and the app can take over without a jump.
//!
//! The screens are plain functions from a [`Reader`] to a view. They hold no state and no handlers: every answer is
//! a link, and the one listener in `browser` follows links without loading a page.

#[cfg(feature = "csr")]
pub mod browser;
pub mod pages;
mod parts;
mod reader;

pub use crate::route;
pub use reader::{Icons, Reader, Site, is_right_to_left};
