//! Which municipality: one big button each.

use super::Parts;
use crate::app::Reader;
use crate::app::parts::rows::{Row, rows};
use crate::app::route::{Local, Page, Route};
use crate::content::Phrase;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// A municipality to choose.
pub struct Door {
    pub id: String,
    pub name: String,
    pub towns: Vec<String>,
}

/// So many fit on a few screens of a phone; more of them stand under their letters.
const FEW: usize = 20;

pub(super) fn screen(reader: &Reader, doors: &[Door]) -> Parts {
    let main = view! {
        <h1>{reader.phrase(Phrase::choose_title)}</h1>
        <p class="lead">{reader.phrase(Phrase::choose_text)}</p>
        {if doors.len() > FEW { by_letter(reader, doors) } else { rows(reader, doors.iter().map(|door| row(reader, door))) }}
    };
    Parts::new(reader.say(Phrase::choose_title), main.into_any())
}

/// The letters that municipalities begin with, each a link to its own: nobody scrolls through a whole country.
fn by_letter(reader: &Reader, doors: &[Door]) -> AnyView {
    let mut letters = BTreeMap::<String, Vec<&Door>>::new();
    for door in doors {
        // Of 's-Gravenhage and 't Zandt the letter is the G and the Z, as in a Dutch list.
        let name = door.name.trim_start_matches("'s-").trim_start_matches("'t ");
        let letter = name.chars().find(|letter| letter.is_alphabetic()).map(|letter| letter.to_uppercase().to_string());
        letters.entry(letter.unwrap_or_default()).or_default().push(door);
    }
    let links = letters.keys().map(|letter| {
        view! { <li><a class="chip letter" href=format!("#{letter}")>{letter.clone()}</a></li> }
    });
    let links = links.collect_view();
    let lists = letters.iter_mut().map(|(letter, doors)| {
        doors.sort_by_key(|door| door.name.to_lowercase());
        let rows = rows(reader, doors.iter().map(|door| row(reader, door)));
        view! { <h2 id=letter.clone()>{letter.clone()}</h2>{rows} }
    });
    let lists = lists.collect_view();
    view! { <ul class="chips">{links}</ul>{lists} }.into_any()
}

fn row(reader: &Reader, door: &Door) -> Row {
    let route = Route { lang: reader.route.lang.clone(), page: Page::Of(door.id.clone(), Local::Home) };
    let towns = (!door.towns.is_empty()).then(|| door.towns.join(&reader.say(Phrase::comma)));
    Row {
        href: reader.href_to(&route),
        icon: "gemeente".to_owned(),
        label: door.name.clone().into_any(),
        hint: towns.map(|towns| reader.fill(Phrase::with_towns, &[("towns", &towns)]).into_any()),
    }
}
