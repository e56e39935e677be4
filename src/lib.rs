//! Waarheen brings a family in a Dutch municipality to the right help in a few taps.
//!
//! The map of the house; arrows only point down:
//!
//! * `tool`: the native command (`ssr` only)
//! * `search_box`: the search box in the browser (`box` only), an app of its own
//! * `desk_app`: the screen of the desk (`desk` only), an app of its own
//! * `aid`: reading aloud and as one needs it, in the browser (`aid` only), an app of its own
//! * `app`: the screens, in Leptos (`ssr` renders them to pages, `csr` runs them in the browser)
//! * `clock`: the clock of Europe/Amsterdam (in the browser only)
//! * `later`: starting an app that comes later (in the browser only)
//! * `fetch`: fetching a file of the site (in the browser only)
//! * [`desk`]: what the desk knows: calls, codes, hand-overs, counts
//! * [`route`]: every address of the site
//! * [`search`]: finding by words
//! * [`speech`]: what is said aloud, and with which voice
//! * [`settings`]: how a reader wants to read
//! * [`finder`]: from answers to the first place to go
//! * [`hours`]: open now? open when?
//! * [`content`]: what there is to say
//!
//! `content`, `desk`, `finder`, `hours`, `route`, `search`, `settings` and `speech` know no screen and build without any feature.

// A panic in the browser is a dead screen, and in the tool a message nobody understands.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::indexing_slicing)]

#[cfg(all(any(feature = "csr", feature = "desk"), feature = "ssr"))]
compile_error!(
    "The features csr (and desk) and ssr exclude each other: both in one build kills every event handler. \
     Build the app with --no-default-features --features csr."
);

#[cfg(feature = "aid")]
pub mod aid;
#[cfg(any(feature = "csr", feature = "ssr"))]
pub mod app;
#[cfg(any(feature = "csr", feature = "desk"))]
mod clock;
pub mod content;
pub mod desk;
#[cfg(feature = "desk")]
pub mod desk_app;
#[cfg(feature = "browser")]
mod fetch;
pub mod finder;
pub mod hours;
#[cfg(any(feature = "aid", feature = "box", feature = "desk"))]
mod later;
pub mod route;
pub mod search;
#[cfg(feature = "box")]
pub mod search_box;
pub mod settings;
pub mod speech;
#[cfg(feature = "ssr")]
pub mod tool;
