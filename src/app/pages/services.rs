//! All services, from light to heavy: those of the municipality as rows, those of the whole country as a list below.

use super::Parts;
use super::help::search_door;
use crate::app::Reader;
use crate::app::parts::rows::{Row, rows};
use crate::app::reader::text;
use crate::app::route::Local;
use crate::content::{LayerInfo, Phrase};
use leptos::prelude::*;

pub(super) fn screen(reader: &Reader) -> Parts {
    let groups = reader.bundle().layers.iter().map(|layer| group(reader, layer)).collect_view();
    let main = view! {
        <h1>{reader.phrase(Phrase::all_services)}</h1>
        <p class="lead">{reader.phrase(Phrase::all_services_text)}</p>
        {search_door(reader)}
        {groups}
    };
    Parts::new(reader.say(Phrase::all_services), main.into_any())
}

/// The services of one layer; nothing when there are none.
fn group(reader: &Reader, layer: &LayerInfo) -> AnyView {
    let services = reader.bundle().services.iter().filter(|service| service.layer == layer.id);
    let (national, own): (Vec<_>, Vec<_>) = services.partition(|service| service.national);
    if national.is_empty() && own.is_empty() {
        return ().into_any();
    }
    let href = |id: &str| reader.href(Local::Service(id.to_owned()));
    let own = own.into_iter().map(|service| Row {
        href: href(&service.id),
        icon: service.icon.clone(),
        label: text(&service.name),
        hint: None,
    });
    let national = national.into_iter().map(|service| {
        view! { <li><a class="nl-link" href=href(&service.id)>{text(&service.name)}</a></li> }
    });
    let national = national.collect::<Vec<_>>();
    view! {
        <h2>{reader.voice(&layer.title)}</h2>
        <p>{reader.voice(&layer.text)}</p>
        {rows(reader, own)}
        {(!national.is_empty()).then(|| view! {
            <p class="label">{reader.phrase(Phrase::whole_country)}</p>
            <ul class="links">{national}</ul>
        })}
    }
    .into_any()
}
