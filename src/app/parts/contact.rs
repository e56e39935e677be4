//! Ways to reach a service, as buttons.

use super::hours;
use super::icon::icon;
use crate::app::Reader;
use crate::content::{Contact, ContactKind, Layer, Near, Phrase, Service};
use leptos::prelude::*;

/// How one button looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The one thing to do on this screen.
    Primary,
    Secondary,
}

/// Every way to reach a service, the first one big; what is not known yet is said, with the municipality's website.
pub fn contacts(reader: &Reader, service: &Service, primary: bool) -> AnyView {
    let mut weight = if primary { Weight::Primary } else { Weight::Secondary };
    let buttons = service
        .contacts
        .iter()
        .filter(|contact| contact.kind != ContactKind::Address)
        .map(|contact| {
            let button = view! {
                <li>
                    {hours::line(reader, contact.schedule.as_ref())}
                    {button(reader, contact, weight)}
                </li>
            };
            weight = Weight::Secondary;
            button
        })
        .collect_view();
    let addresses = service.contacts.iter().filter(|contact| contact.kind == ContactKind::Address).map(|contact| {
        view! {
            <p class="address">{icon(reader, "adres")}<span>{contact.value.clone()}{note(reader, contact)}</span></p>
            {hours::line(reader, contact.schedule.as_ref())}
        }
    }).collect_view();
    let reachable = service.contacts.iter().any(|contact| contact.kind != ContactKind::Address);
    view! {
        {reachable.then(|| view! { <ul class="buttons">{buttons}</ul> })}
        {addresses}
        {(!has_number(service)).then(|| missing(reader, service, weight))}
    }
    .into_any()
}

/// Whether one can call, chat or write to the service, or needs no number to go there.
pub fn has_number(service: &Service) -> bool {
    let own = service.near == Near::Place || service.layer == Layer::Own;
    own || service.contacts.iter().any(|contact| !matches!(contact.kind, ContactKind::Address | ContactKind::Website))
}

/// What to say when no number is confirmed.
fn missing(reader: &Reader, service: &Service, weight: Weight) -> AnyView {
    // National help without a number of its own has its website; a second website would only confuse.
    if service.near == Near::National {
        return ().into_any();
    }
    // Who must deal with forced help got a letter; the municipality's website has no number of a court.
    if service.layer == Layer::Forced {
        return view! {
            <p class="unconfirmed">{icon(reader, "let-op")}<span>{reader.phrase(Phrase::number_in_letter)}</span></p>
        }
        .into_any();
    }
    view! {
        <p class="unconfirmed">{icon(reader, "let-op")}<span>{reader.phrase(Phrase::number_unconfirmed)}</span></p>
        {button(reader, reader.website(), weight)}
    }
    .into_any()
}

/// One way to reach a service.
pub fn button(reader: &Reader, contact: &Contact, weight: Weight) -> AnyView {
    let Some(href) = contact.href() else { return ().into_any() };
    let picture = match contact.kind {
        ContactKind::Phone => "telefoon",
        ContactKind::Chat => "chat",
        ContactKind::Whatsapp => "whatsapp",
        ContactKind::Sms => "sms",
        ContactKind::Email => "mail",
        ContactKind::Website | ContactKind::Address => "website",
    };
    let label = reader.fill(contact.phrase(), &[("value", contact.shown())]);
    let class = match weight {
        Weight::Primary => "nl-button nl-button--primary big-button",
        Weight::Secondary => "nl-button nl-button--secondary big-button",
    };
    let outside = matches!(contact.kind, ContactKind::Chat | ContactKind::Website | ContactKind::Whatsapp);
    view! {
        <a class=class href=href rel=outside.then_some("noreferrer")>
            {icon(reader, picture)}
            <span class="button-text"><span class="button-label" dir="auto">{label}</span>{note(reader, contact)}</span>
        </a>
    }
    .into_any()
}

fn note(reader: &Reader, contact: &Contact) -> AnyView {
    let made_up = reader.bundle().municipality.demo && contact.value.starts_with("000");
    view! {
        {contact.note.as_ref().map(|note| view! { <span class="button-note">{reader.voice(note)}</span> })}
        {made_up.then(|| view! { <span class="button-note">{reader.phrase(Phrase::made_up_number)}</span> })}
        {(!contact.confirmed).then(|| view! { <span class="button-note">{reader.phrase(Phrase::unconfirmed)}</span> })}
    }
    .into_any()
}
