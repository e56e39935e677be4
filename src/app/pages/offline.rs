//! What stands in for a page while there is no network. The app puts the page itself in its place, from its copy; when
//! it can't, here is who can be called and what does stand on the device.

use super::Parts;
use crate::app::Reader;
use crate::app::route::Local;
use crate::content::Phrase;
use leptos::prelude::*;

pub(super) fn screen(reader: &Reader) -> Parts {
    let link =
        |local, phrase| view! { <li><a class="nl-link" href=reader.href(local)>{reader.phrase(phrase)}</a></li> };
    let main = view! {
        <h1>{reader.phrase(Phrase::offline_title)}</h1>
        <p class="lead">{reader.phrase(Phrase::offline_text)}</p>
        <ul class="links">
            {link(Local::Home, Phrase::offline_start)}
            {link(Local::Now, Phrase::help_now)}
            {link(Local::Services, Phrase::all_services)}
        </ul>
    };
    // It stands for any page, so its title tells of none.
    Parts { title: None, sensitive: true, main: main.into_any() }
}
