//! One service: what it is, how to reach it, what happens, and how sure we are.

use super::Parts;
use super::help::ladder_of;
use crate::app::Reader;
use crate::app::parts::contact::contacts;
use crate::app::parts::hours::table;
use crate::app::parts::icon::icon;
use crate::app::parts::place;
use crate::app::reader::text;
use crate::app::route::Local;
use crate::content::{Contact, Phrase, Service, Voices};
use leptos::prelude::*;

pub(super) fn screen(reader: &Reader, service: &Service) -> Parts {
    let block = |phrase: Phrase, said: &Option<Voices>| {
        said.as_ref().map(|said| {
            view! {
                <h2>{reader.phrase(phrase)}</h2>
                <p>{reader.prose(said)}</p>
            }
        })
    };
    let official = service.official_name.as_ref().filter(|name| **name != service.name.text);
    let together = service.works_with.iter().filter_map(|id| reader.service(id)).map(|other| {
        view! { <li><a class="nl-link" href=reader.href(Local::Service(other.id.clone()))>{text(&other.name)}</a></li> }
    }).collect::<Vec<_>>();
    // Open day and night stands at the button already.
    let open = service.hours().into_iter().filter(|(_, schedule)| !schedule.always).collect::<Vec<_>>();
    // One may call at other hours than walk in: then each says whose hours these are.
    let several = open.len() > 1;
    let whose =
        |contact: &Contact| several.then(|| view! { <p class="place-name">{reader.apart(contact.shown())}</p> });
    let hours = open.iter().map(|(contact, schedule)| (whose(contact), table(reader, schedule))).collect::<Vec<_>>();
    let main = view! {
        <p class="eyebrow">{icon(reader, &service.icon)}<span>{reader.voice(&service.call_to_action)}</span></p>
        <h1>{text(&service.name)}</h1>
        {official.map(|name| view! { <p class="official"><span lang="nl">{name.clone()}</span></p> })}
        <p class="lead">{reader.prose(&service.description)}</p>
        <div class="card first-place">
            {contacts(reader, service, true)}
            {place::facts(reader, service)}
            {place::status(reader, service)}
        </div>
        <h2>{reader.phrase(Phrase::how_it_goes)}</h2>
        {place::steps(reader, service)}
        {(!hours.is_empty()).then(|| view! { <h2>{reader.phrase(Phrase::hours_title)}</h2>{hours} })}
        {places(reader, service)}
        {block(Phrase::parents_told, &service.parents_told)}
        {block(Phrase::choice, &service.choice)}
        {block(Phrase::cost, &service.cost)}
        {service.wait.as_ref().map(|wait| view! {
            <h2>{reader.phrase(Phrase::wait)}</h2>
            <p>{reader.prose(&wait.text)}" ("{reader.apart(&wait.date)}")"</p>
        })}
        <h2>{reader.phrase(Phrase::for_whom)}</h2>
        <p>{ages(reader, service)}</p>
        {(!together.is_empty()).then(|| view! { <h2>{reader.phrase(Phrase::works_with)}</h2><ul class="links">{together}</ul> })}
        {ladder_of(reader, service.layer)}
        {sources(reader, service)}
        <p><a class="nl-link" href=reader.href(Local::Services)>{reader.phrase(Phrase::all_services)}</a></p>
    };
    Parts::new(service.name.text.clone(), main.into_any())
}

fn ages(reader: &Reader, service: &Service) -> String {
    let (min, max) = (service.minimum_age.max(0).to_string(), service.maximum_age.to_string());
    reader.fill(service.ages_phrase(), &[("min", &min), ("max", &max)])
}

/// The schools or GP practices where a worker of this service is.
fn places(reader: &Reader, service: &Service) -> AnyView {
    let found = reader
        .bundle()
        .places
        .iter()
        .filter(|place| place.service == service.id)
        .map(|place| {
            let area = place.area.as_ref().map(|area| format!(" ({area})"));
            view! {
                <li>
                    <p class="place-name">{place.name.clone()}{area}</p>
                    <p>{reader.voice(&place.worker)}</p>
                    {place.schedule.as_ref().map(|schedule| table(reader, schedule))}
                </li>
            }
        })
        .collect::<Vec<_>>();
    (!found.is_empty())
        .then(|| view! { <h2>{reader.phrase(Phrase::places)}</h2><ul class="places">{found}</ul> })
        .into_any()
}

fn sources(reader: &Reader, service: &Service) -> AnyView {
    let names = service
        .sources
        .iter()
        .map(|citation| {
            let document = reader.bundle().municipality.sources.iter().find(|source| source.id == citation.source);
            let name = document.map_or_else(
                || citation.source.clone(),
                |source| format!("{}, {}, {}", source.title, source.publisher, source.year),
            );
            view! { <li lang="nl">{name}</li> }
        })
        .collect_view();
    view! {
        <details class="why">
            <summary>{reader.phrase(Phrase::how_we_know)}</summary>
            <p>{place::status_text(reader, service)}</p>
            {service.inferred.then(|| view! { <p>{reader.phrase(Phrase::reason_inferred)}</p> })}
            <ul>{names}</ul>
        </details>
    }
    .into_any()
}
