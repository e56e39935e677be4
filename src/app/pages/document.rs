//! A longer text about the site.

use super::Parts;
use crate::app::Reader;
use crate::app::parts::contact::{Weight, button};
use crate::content::{Document, Section, Text};
use leptos::prelude::*;

pub(super) fn screen(reader: &Reader, document: &Document) -> Parts {
    let sections = document.sections.iter().map(|section| of_section(reader, section)).collect_view();
    let main = view! {
        <h1>{filled(reader, &document.title)}</h1>
        {document.lead.as_ref().map(|lead| view! { <p class="lead">{filled(reader, lead)}</p> })}
        {sections}
        {button(reader, reader.website(), Weight::Secondary)}
    };
    Parts::new(document.title.text.clone(), main.into_any())
}

fn of_section(reader: &Reader, section: &Section) -> AnyView {
    let text = section.text.iter().map(|text| view! { <p>{filled(reader, text)}</p> }).collect_view();
    let items = section.list.iter().map(|item| view! { <li>{filled(reader, item)}</li> }).collect::<Vec<_>>();
    view! {
        <h2>{filled(reader, &section.title)}</h2>
        {text}
        {(!items.is_empty()).then(|| view! { <ul>{items}</ul> })}
    }
    .into_any()
}

/// A text with the municipality's own name and website in it.
fn filled(reader: &Reader, text: &Text) -> AnyView {
    let website = reader.website().value.trim_start_matches("https://").trim_end_matches('/').to_owned();
    let said = text.text.replace("{municipality}", reader.municipality()).replace("{website}", &website);
    crate::app::reader::text(&Text { text: said, still_dutch: text.still_dutch })
}
