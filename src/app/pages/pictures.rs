//! Every pictogram with its meaning: the same picture means the same everywhere.

use super::{Parts, Still};
use crate::app::Reader;
use crate::app::reader::text;
use crate::content::Phrase;
use leptos::prelude::*;

pub(super) fn screen(reader: &Reader, still: &Still) -> Parts {
    let mut pictures = still.pictures.iter().collect::<Vec<_>>();
    // In the order of the alphabet of this language, as a reader looks for them.
    pictures.sort_by_cached_key(|picture| picture.word.text.to_lowercase());
    let items = pictures.into_iter().map(|picture| {
        let drawing = format!("<use href=\"{}{}#{}\"/>", reader.site.base, still.sheet, picture.id);
        view! {
            <li class="picture">
                <span class="round"><svg class="icon" aria-hidden="true" inner_html=drawing></svg></span>
                <span>{text(&picture.word)}</span>
            </li>
        }
    });
    let main = view! {
        <h1>{reader.phrase(Phrase::pictures)}</h1>
        <p class="lead">{reader.phrase(Phrase::pictures_text)}</p>
        <ul class="pictures">{items.collect_view()}</ul>
    };
    Parts::new(reader.say(Phrase::pictures), main.into_any())
}
