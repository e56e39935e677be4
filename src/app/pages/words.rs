//! Hard words and what they mean.

use super::Parts;
use crate::app::Reader;
use crate::app::reader::text;
use crate::content::Phrase;
use leptos::prelude::*;

pub(super) fn screen(reader: &Reader) -> Parts {
    let items = reader
        .bundle()
        .words
        .iter()
        .map(|word| {
            view! {
                <div class="word" id=word.id.clone()>
                    <dt>{text(&word.term)}</dt>
                    <dd>{text(&word.meaning)}</dd>
                </div>
            }
        })
        .collect_view();
    let main = view! {
        <h1>{reader.phrase(Phrase::words)}</h1>
        <p class="lead">{reader.phrase(Phrase::words_text)}</p>
        <dl class="words">{items}</dl>
    };
    Parts::new(reader.say(Phrase::words), main.into_any())
}
