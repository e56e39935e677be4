//! Hard words and what they mean.

use super::Parts;
use crate::app::Reader;
use crate::app::reader::text;
use crate::content::{Phrase, Word};
use leptos::prelude::*;

pub(super) fn screen(reader: &Reader) -> Parts {
    let items = reader
        .bundle()
        .words
        .iter()
        .map(|word| {
            view! {
                <div class="word" id=word.id.clone()>
                    <dt>{term(reader, word)}</dt>
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

/// The word itself; one of figures alone keeps its order in every language.
fn term(reader: &Reader, word: &Word) -> AnyView {
    let has_letters = word.term.text.chars().any(char::is_alphabetic);
    if has_letters { text(&word.term) } else { reader.apart(&word.term.text).into_any() }
}
