//! Pictograms. Never a picture alone: a word always stands beside it, so a screen reader skips the picture.

use crate::app::Reader;
use leptos::prelude::*;

/// The pictogram with this name; nothing when there is none.
pub fn icon(reader: &Reader, name: &str) -> AnyView {
    reader
        .site
        .icons
        .get(name)
        .map(|body| {
            view! { <svg class="icon" viewBox="0 0 96 96" aria-hidden="true" inner_html=body.clone()></svg> }
        })
        .into_any()
}

/// The pictogram in a round tint, as it stands at the start of a row.
pub fn round(reader: &Reader, name: &str) -> AnyView {
    view! { <span class="round">{icon(reader, name)}</span> }.into_any()
}
