//! About this site: what it is, privacy, accessibility, where the content comes from; and what leaving does.

use super::Parts;
use crate::app::Reader;
use crate::app::parts::contact::{Weight, button};
use crate::app::parts::frame::NEUTRAL_PAGE;
use crate::app::reader::text;
use crate::app::route::{ACCESSIBILITY, LEAVING, Local, PICTURES, PRIVACY};
use crate::content::{ContactKind, Near, Phrase, Service, Status};
use leptos::prelude::*;

pub(super) fn screen(reader: &Reader) -> Parts {
    let municipality = &reader.bundle().municipality;
    let sources = municipality
        .sources
        .iter()
        .map(|source| {
            view! { <li lang="nl">{format!("{}, {} ({})", source.title, source.publisher, source.year)}</li> }
        })
        .collect_view();
    let open =
        reader.bundle().services.iter().filter(|service| !service.national).filter_map(|service| {
            let open = unconfirmed(reader, service);
            (!open.is_empty()).then(|| view! {
            <li>
                <a class="nl-link" href=reader.href(Local::Service(service.id.clone()))>{text(&service.name)}</a>
                {format!(" ({}): {}", service.year, open.join(&reader.say(Phrase::comma)))}
            </li>
        })
        });
    let open = open.collect::<Vec<_>>();
    let main = view! {
        <h1>{reader.phrase(Phrase::about)}</h1>
        <p class="lead">{reader.phrase(Phrase::about_text)}</p>
        <h2>{reader.phrase(Phrase::privacy)}</h2>
        <p>{reader.phrase(Phrase::privacy_text)}</p>
        <ul class="links">
            <li>{part(reader, PRIVACY, Phrase::privacy_more)}</li>
            <li>{part(reader, LEAVING, Phrase::leaving)}</li>
        </ul>
        <h2>{reader.phrase(Phrase::accessibility)}</h2>
        <p>{reader.phrase(Phrase::accessibility_text)}</p>
        <ul class="links">
            <li>{part(reader, ACCESSIBILITY, Phrase::statement)}</li>
            <li>{part(reader, PICTURES, Phrase::pictures)}</li>
        </ul>
        <h2>{reader.phrase(Phrase::sources)}</h2>
        <p>{reader.phrase(Phrase::sources_text)}</p>
        <ul>{sources}</ul>
        {(!open.is_empty()).then(|| view! {
            <h2>{reader.phrase(Phrase::to_confirm)}</h2>
            <p>{reader.phrase(Phrase::to_confirm_text)}</p>
            <ul class="links">{open}</ul>
        })}
        {button(reader, reader.website(), Weight::Secondary)}
        <p><a class="nl-link" href=reader.href(Local::Desk)>{reader.phrase(Phrase::desk)}</a></p>
    };
    Parts::new(reader.say(Phrase::about), main.into_any())
}

/// A link to a part of what the site says about itself.
fn part(reader: &Reader, part: &str, phrase: Phrase) -> AnyView {
    view! { <a class="nl-link" href=reader.href(Local::AboutPart(part.to_owned()))>{reader.phrase(phrase)}</a> }
        .into_any()
}

/// What the municipality must still confirm of a service.
fn unconfirmed(reader: &Reader, service: &Service) -> Vec<String> {
    let needs = service.needs.iter().filter(|served| served.inferred).count();
    let confirmed = |kind| service.contacts.iter().any(|contact| contact.kind == kind && contact.confirmed);
    let own_place = service.near == Near::Place;
    [
        (service.inferred).then(|| reader.say(Phrase::open_whole)),
        (!own_place && !confirmed(ContactKind::Phone)).then(|| reader.say(Phrase::open_number)),
        (!own_place && service.contacts.iter().all(|contact| contact.schedule.is_none()))
            .then(|| reader.say(Phrase::open_hours)),
        (service.status != Status::Existing).then(|| reader.say(Phrase::open_status)),
        (needs > 0).then(|| reader.fill(Phrase::open_needs, &[("number", &needs.to_string())])),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(super) fn leaving(reader: &Reader) -> Parts {
    let main = view! {
        <h1>{reader.phrase(Phrase::leaving)}</h1>
        <p class="lead">{reader.phrase(Phrase::leaving_text)}</p>
        <p><a class="nl-button nl-button--primary big-button" data-exit="" href=NEUTRAL_PAGE rel="noreferrer">{reader.phrase(Phrase::exit)}</a></p>
        <h2>{reader.phrase(Phrase::history)}</h2>
        <p>{reader.phrase(Phrase::history_text)}</p>
        <ul>
            <li>{reader.phrase(Phrase::history_phone)}</li>
            <li>{reader.phrase(Phrase::history_computer)}</li>
            <li>{reader.phrase(Phrase::history_private)}</li>
        </ul>
        <p>{reader.phrase(Phrase::history_calls)}</p>
        <p>{reader.phrase(Phrase::history_back)}</p>
    };
    Parts::new(reader.say(Phrase::leaving), main.into_any())
}
