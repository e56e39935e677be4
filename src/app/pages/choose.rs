//! Which municipality: one big button each.

use super::Parts;
use crate::app::Reader;
use crate::app::parts::rows::{Row, rows};
use crate::app::route::{Local, Page, Route};
use crate::content::Phrase;
use leptos::prelude::*;

/// A municipality to choose.
pub struct Door {
    pub id: String,
    pub name: String,
    pub towns: Vec<String>,
}

pub(super) fn screen(reader: &Reader, doors: &[Door]) -> Parts {
    let doors = doors.iter().map(|door| Row {
        href: reader.href_to(&Route { lang: reader.route.lang.clone(), page: Page::Of(door.id.clone(), Local::Home) }),
        icon: "gemeente".to_owned(),
        label: door.name.clone().into_any(),
        hint: (!door.towns.is_empty()).then(|| {
            reader.fill(Phrase::with_towns, &[("towns", &door.towns.join(&reader.say(Phrase::comma)))]).into_any()
        }),
    });
    let main = view! {
        <h1>{reader.phrase(Phrase::choose_title)}</h1>
        <p class="lead">{reader.phrase(Phrase::choose_text)}</p>
        {rows(reader, doors)}
    };
    Parts::new(reader.say(Phrase::choose_title), main.into_any())
}
