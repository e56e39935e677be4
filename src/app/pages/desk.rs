//! The desk of the front office before its app (`desk_app`) comes, and without it.

use super::Parts;
use crate::app::Reader;
use crate::app::reader::text;
use crate::app::route::Local;
use crate::content::{DeskScreen, Phrase};
use leptos::prelude::*;

pub(super) fn screen(reader: &Reader, texts: &DeskScreen) -> Parts {
    let link =
        |local, phrase| view! { <li><a class="nl-link" href=reader.href(local)>{reader.phrase(phrase)}</a></li> };
    let main = view! {
        <h1>{text(&texts.title)}</h1>
        <p class="with-script">{text(&texts.loading)}</p>
        <p class="without-script">{text(&texts.without_script)}</p>
        <ul class="links">
            {link(Local::Search, Phrase::search)}
            {link(Local::Services, Phrase::all_services)}
            {link(Local::Now, Phrase::help_now)}
        </ul>
    };
    Parts::new(texts.title.text.clone(), main.into_any())
}
