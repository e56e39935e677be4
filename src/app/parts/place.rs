//! A service in a result: the first place, big; the others as rows.

use super::contact::contacts;
use super::icon::icon;
use super::rows::{Row, rows};
use crate::app::Reader;
use crate::app::reader::text;
use crate::app::route::Local;
use crate::content::{Access, Audience, ContactKind, Phrase, Service, Status, Voluntary};
use crate::finder::{Match, Mismatch, Reason};
use leptos::prelude::*;

/// The first place to go: what it is, how to reach it, what happens then, and why it is shown.
pub fn first(reader: &Reader, found: &Match) -> AnyView {
    let service = found.service;
    view! {
        <div class="card first-place">
            <p class="place-name">{text(&service.name)}</p>
            <p>{reader.prose(&service.description)}</p>
            {contacts(reader, service, true)}
            {facts(reader, service)}
            {status(reader, service)}
            {mismatches(reader, found)}
            {steps(reader, service)}
            {told(reader, service)}
            <p><a class="nl-link" href=reader.href(Local::Service(service.id.clone()))>
                {reader.fill(Phrase::more_about, &[("name", &service.name.text)])}
            </a></p>
            {why(reader, found)}
        </div>
    }
    .into_any()
}

/// Whether parents hear of it: the young ask that before anything else.
fn told(reader: &Reader, service: &Service) -> AnyView {
    let told = service.parents_told.as_ref().filter(|_| reader.who == Some(Audience::Youth));
    told.map(|told| view! { <p class="label">{reader.phrase(Phrase::parents_told)}</p><p>{reader.prose(told)}</p><p>{reader.phrase(Phrase::told_doubt)}</p> })
        .into_any()
}

/// A place that one can reach now, when the first has no number yet.
pub fn reachable(reader: &Reader, places: &[Match]) -> AnyView {
    let found = places.iter().find(|found| {
        let written = found
            .service
            .contacts
            .iter()
            .any(|contact| !matches!(contact.kind, ContactKind::Address | ContactKind::Website));
        written && found.mismatches.is_empty()
    });
    found
        .map(|found| {
            view! {
                <div class="card">
                    <p class="label">{reader.phrase(Phrase::talk_now)}</p>
                    <p class="place-name">{text(&found.service.name)}</p>
                    {contacts(reader, found.service, false)}
                </div>
            }
        })
        .into_any()
}

/// Other places, as rows to their own pages.
pub fn list(reader: &Reader, places: &[Match]) -> AnyView {
    rows(reader, places.iter().map(|found| row(reader, found)))
}

fn row(reader: &Reader, found: &Match) -> Row {
    let said = found.mismatches.first().map(|mismatch| mismatch_text(reader, *mismatch));
    Row {
        href: reader.href(Local::Service(found.service.id.clone())),
        icon: found.service.icon.clone(),
        label: text(&found.service.name),
        hint: Some(match said {
            Some(said) => said.into_any(),
            None => reader.voice(&found.service.call_to_action),
        }),
    }
}

/// What happens when you call, in steps.
pub fn steps(reader: &Reader, service: &Service) -> AnyView {
    let items = service.steps.iter().map(|step| view! { <li>{reader.prose(step)}</li> }).collect_view();
    view! {
        <p class="label">{reader.phrase(Phrase::what_happens)}</p>
        <ol class="steps">{items}</ol>
    }
    .into_any()
}

/// Free, no referral, your own choice, no name: at a glance.
pub fn facts(reader: &Reader, service: &Service) -> AnyView {
    let own_choice = service.voluntary == Voluntary::Yes;
    let facts = [
        (service.free == Some(true), "gratis", Phrase::fact_free),
        (service.access.contains(&Access::OnOwn), "geen-verwijzing", Phrase::fact_no_referral),
        (own_choice, "zelf-beslissen", Phrase::fact_voluntary),
        (service.voluntary == Voluntary::Partly, "zelf-beslissen", Phrase::fact_partly),
        (service.voluntary == Voluntary::No, "rechter", Phrase::fact_forced),
        (service.anonymous, "zonder-naam", Phrase::fact_anonymous),
        (service.group, "groep", Phrase::fact_group),
    ];
    let shown = facts
        .into_iter()
        .filter(|(holds, ..)| *holds)
        .map(|(_, picture, phrase)| {
            view! { <li class="fact">{icon(reader, picture)}<span>{reader.phrase(phrase)}</span></li> }
        })
        .collect::<Vec<_>>();
    (!shown.is_empty()).then(|| view! { <ul class="facts">{shown}</ul> }).into_any()
}

/// What we know of a service's existence, in a sentence with the year.
pub fn status_text(reader: &Reader, service: &Service) -> String {
    let phrase = match service.status {
        Status::Existing => Phrase::status_existing,
        Status::Planned => Phrase::status_planned,
        Status::Pilot => Phrase::status_pilot,
        Status::Unknown => Phrase::status_unknown,
    };
    reader.fill(phrase, &[("year", &service.year.to_string())])
}

/// That it is not sure whether a service is there today; nothing when it is.
pub fn status(reader: &Reader, service: &Service) -> AnyView {
    (service.status != Status::Existing)
        .then(
            || view! { <p class="unconfirmed">{icon(reader, "let-op")}<span>{status_text(reader, service)}</span></p> },
        )
        .into_any()
}

fn mismatches(reader: &Reader, found: &Match) -> AnyView {
    found.mismatches.iter().map(|mismatch| view! { <p class="unconfirmed">{icon(reader, "let-op")}<span>{mismatch_text(reader, *mismatch)}</span></p> })
        .collect_view().into_any()
}

fn mismatch_text(reader: &Reader, mismatch: Mismatch) -> String {
    match mismatch {
        Mismatch::Age(min, max) => {
            reader.fill(Phrase::mismatch_age, &[("min", &min.max(0).to_string()), ("max", &max.to_string())])
        }
        Mismatch::Audience => reader.say(Phrase::mismatch_audience),
        Mismatch::Situation => reader.say(Phrase::mismatch_situation),
    }
}

/// *Waarom zie ik dit?*
pub fn why(reader: &Reader, found: &Match) -> AnyView {
    let reasons = found.reasons.iter().map(|reason| match reason {
        Reason::Serves(need) => reader.fill(Phrase::reason_serves, &[("need", &need.title.to(reader.who).text)]),
        Reason::FrontDoor => reader.say(Phrase::reason_front_door),
        Reason::Light => reader.say(Phrase::reason_light),
        Reason::Near => reader.say(Phrase::reason_near),
        Reason::Anonymous => reader.say(Phrase::reason_anonymous),
        Reason::Age => reader.say(Phrase::reason_age),
        Reason::Heavier => reader.say(Phrase::reason_heavier),
    });
    let inferred = found.inferred.then(|| reader.say(Phrase::reason_inferred));
    let items = reasons.chain(inferred).map(|said| view! { <li>{said}</li> }).collect_view();
    view! {
        <details class="why">
            <summary>{reader.phrase(Phrase::why)}</summary>
            <ul>{items}</ul>
        </details>
    }
    .into_any()
}
