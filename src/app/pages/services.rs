//! All services, from light to heavy.

use super::Parts;
use crate::app::Reader;
use crate::app::parts::rows::{Row, rows};
use crate::app::reader::text;
use crate::app::route::Local;
use crate::content::Phrase;
use leptos::prelude::*;

pub(super) fn screen(reader: &Reader) -> Parts {
    let groups = reader
        .bundle()
        .layers
        .iter()
        .filter_map(|layer| {
            let services =
                reader.bundle().services.iter().filter(|service| service.layer == layer.id).collect::<Vec<_>>();
            (!services.is_empty()).then(|| {
                view! {
                    <h2>{reader.voice(&layer.title)}</h2>
                    <p>{reader.voice(&layer.text)}</p>
                    {rows(reader, services.into_iter().map(|service| Row {
                        href: reader.href(Local::Service(service.id.clone())),
                        icon: service.icon.clone(),
                        label: text(&service.name),
                        hint: Some(reader.voice(&service.call_to_action)),
                    }))}
                }
            })
        })
        .collect_view();
    let main = view! {
        <h1>{reader.phrase(Phrase::all_services)}</h1>
        <p class="lead">{reader.phrase(Phrase::all_services_text)}</p>
        {groups}
    };
    Parts::new(reader.say(Phrase::all_services), main.into_any())
}
