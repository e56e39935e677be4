//! Help now.

use super::Parts;
use crate::app::Reader;
use crate::app::parts::contact::contacts;
use crate::app::reader::text;
use crate::content::Phrase;
use leptos::prelude::*;

pub(super) fn screen(reader: &Reader) -> Parts {
    let services = reader
        .bundle()
        .tree
        .help_now
        .iter()
        .filter_map(|id| reader.service(id))
        .map(|service| {
            view! {
                <section class="card">
                    <h2>{text(&service.name)}</h2>
                    <p>{reader.voice(&service.description)}</p>
                    {contacts(reader, service, true)}
                </section>
            }
        })
        .collect_view();
    let main = view! {
        <h1>{reader.phrase(Phrase::help_now)}</h1>
        <p class="lead">{reader.phrase(Phrase::help_now_text)}</p>
        {services}
    };
    Parts::new(reader.say(Phrase::help_now), main.into_any())
}
