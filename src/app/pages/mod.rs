//! One file per screen.

#[cfg(feature = "ssr")]
mod about;
#[cfg(feature = "ssr")]
mod aid;
#[cfg(feature = "ssr")]
mod choose;
#[cfg(feature = "ssr")]
mod desk;
#[cfg(feature = "ssr")]
mod document;
mod help;
mod now;
#[cfg(feature = "ssr")]
mod offline;
#[cfg(feature = "ssr")]
mod pictures;
mod search;
mod service;
mod services;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub use aid::aid;
#[cfg(feature = "ssr")]
pub use choose::Door;

use super::parts::frame::frame;
use super::reader::{Reader, Site};
use super::route::{Fragment, Local, Route};
#[cfg(feature = "ssr")]
use super::route::{LEAVING, PICTURES};
use crate::content::Phrase;
use leptos::prelude::*;

/// A screen, ready to be put on a page.
pub struct Screen {
    /// The title of the page: neutral where somebody else must not read it.
    pub title: String,
    /// Somebody else must not find it in the history.
    pub sensitive: bool,
    pub body: AnyView,
}

/// What a screen consists of before the frame is put around it.
struct Parts {
    /// What the title says before the name of the site; none for a neutral title.
    title: Option<String>,
    sensitive: bool,
    main: AnyView,
}

impl Parts {
    fn new(title: String, main: AnyView) -> Parts {
        Parts { title: Some(title), sensitive: false, main }
    }
}

/// The screen of a route; a route that leads nowhere in this content shows the screen that says so.
pub fn screen(site: &Site, route: &Route, fragment: &Fragment) -> Screen {
    let reader = Reader::new(site, route, fragment);
    let parts = match route.local() {
        None | Some(Local::Home | Local::Help(_)) => help::screen(&reader),
        Some(Local::Services) => services::screen(&reader),
        Some(Local::Service(id)) => match reader.service(id) {
            Some(service) => service::screen(&reader, service),
            None => not_found(&reader),
        },
        Some(Local::Now) => now::screen(&reader),
        Some(Local::Search) => search::screen(&reader),
        Some(Local::Words | Local::Desk | Local::About | Local::AboutPart(_)) => not_found(&reader),
    };
    finish(&reader, parts)
}

/// The screen of a page that stands still, from what only these pages say.
#[cfg(feature = "ssr")]
pub fn still_screen(site: &Site, route: &Route, still: &Still) -> Screen {
    let fragment = Fragment::default();
    let reader = Reader::new(site, route, &fragment);
    let document = |id: &str| still.documents.iter().find(|document| document.id == id);
    let parts = match route.local() {
        Some(Local::Words) => words::screen(&reader),
        Some(Local::Desk) => desk::screen(&reader, still.desk),
        Some(Local::About) => about::screen(&reader),
        Some(Local::AboutPart(part)) if part == LEAVING => about::leaving(&reader),
        Some(Local::AboutPart(part)) if part == PICTURES => pictures::screen(&reader, still),
        Some(Local::AboutPart(part)) => {
            document(part).map_or_else(|| not_found(&reader), |found| document::screen(&reader, found))
        }
        _ => not_found(&reader),
    };
    // The desk is found by who knows of it; no search engine sends families there.
    let hidden = route.local() == Some(&Local::Desk);
    let screen = finish(&reader, parts);
    Screen { sensitive: screen.sensitive || hidden, ..screen }
}

/// What only the pages that stand still say.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy, Debug)]
pub struct Still<'c> {
    pub documents: &'c [crate::content::Document],
    pub pictures: &'c [crate::content::Picture],
    pub desk: &'c crate::content::DeskScreen,
    /// The file with all pictograms, below the base: too many to stand in a page.
    pub sheet: &'c str,
}

/// The first page of all: which municipality.
#[cfg(feature = "ssr")]
pub fn choose_screen(site: &Site, route: &Route, doors: &[Door]) -> Screen {
    let fragment = Fragment::default();
    let reader = Reader::new(site, route, &fragment);
    let parts = choose::screen(&reader, doors);
    finish(&reader, parts)
}

/// What stands in for a page that is asked for without a network, until the app shows it from its copy.
#[cfg(feature = "ssr")]
pub fn offline_screen(site: &Site, route: &Route) -> Screen {
    let fragment = Fragment::default();
    let reader = Reader::new(site, route, &fragment);
    finish(&reader, offline::screen(&reader))
}

/// The page for an address that does not exist.
#[cfg(feature = "ssr")]
pub fn not_found_screen(site: &Site, route: &Route, doors: &[Door]) -> Screen {
    let fragment = Fragment::default();
    let reader = Reader::new(site, route, &fragment);
    let mut parts = choose::screen(&reader, doors);
    let not_found = not_found(&reader);
    parts.title = not_found.title;
    parts.main = view! { {not_found.main}{parts.main} }.into_any();
    finish(&reader, parts)
}

fn not_found(reader: &Reader) -> Parts {
    let main = view! {
        <h1>{reader.phrase(Phrase::not_found_title)}</h1>
        <p>{reader.phrase(Phrase::not_found_text)}</p>
    };
    Parts::new(reader.say(Phrase::not_found_title), main.into_any())
}

fn finish(reader: &Reader, parts: Parts) -> Screen {
    let name = format!("{} {}", reader.say(Phrase::site_name), reader.municipality());
    let name = name.trim();
    let title = match parts.title {
        Some(title) if !parts.sensitive => format!("{title} – {name}"),
        _ => name.to_owned(),
    };
    Screen { title, sensitive: parts.sensitive, body: frame(reader, parts.main) }
}
