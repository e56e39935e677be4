//! The bar that reads aloud and the panel with settings. They are put in the page by the app that runs them (`aid`);
//! made here, so that they look and speak like every other part of the site.

use crate::app::parts::frame::NEUTRAL_PAGE;
use crate::app::parts::icon::icon;
use crate::app::route::{Fragment, Route};
use crate::app::{Reader, Site};
use crate::content::{Aid, Phrase, Text};
use leptos::prelude::*;

/// The markup of the reading aid, in the language of these texts.
pub fn aid(site: &Site, route: &Route, fragment: &Fragment, texts: &Aid) -> AnyView {
    let reader = &Reader::new(site, route, fragment);
    view! {
        {bar(reader, texts)}
        {panel(reader, texts)}
        <button type="button" class="say" id="aid-say" data-aid="this" hidden=true>
            {icon(reader, "voorlezen")}<span>{texts.read.text.clone()}</span>
        </button>
        <button type="button" class="nl-button nl-button--secondary" id="aid-all" data-aid="all" hidden=true>
            {texts.show_all.text.clone()}
        </button>
    }
    .into_any()
}

fn bar(reader: &Reader, texts: &Aid) -> AnyView {
    view! {
        <section class="aid-bar" id="aid-bar" aria-label=texts.bar.text.clone() hidden=true>
            <p id="aid-status" role="status"></p>
            <div class="aid-ask" id="aid-ask" hidden=true>
                {button(reader, "online", "voorlezen", &texts.online_yes)}
                {button(reader, "stop", "stop", &texts.online_no)}
            </div>
            <div class="aid-buttons">
                <button type="button" class="aid-button" id="aid-pause" data-aid="pause" data-shows="pause">
                    {icon(reader, "pauze")}{icon(reader, "voorlezen")}<span>{texts.pause.text.clone()}</span>
                </button>
                <button type="button" class="aid-button" id="aid-slower" data-aid="slower" aria-pressed="false">
                    {icon(reader, "langzamer")}<span>{texts.slower.text.clone()}</span>
                </button>
                {button(reader, "stop", "stop", &texts.stop)}
            </div>
        </section>
    }
    .into_any()
}

fn button(reader: &Reader, does: &'static str, picture: &str, label: &Text) -> AnyView {
    view! {
        <button type="button" class="aid-button" data-aid=does>
            {icon(reader, picture)}<span>{label.text.clone()}</span>
        </button>
    }
    .into_any()
}

fn panel(reader: &Reader, texts: &Aid) -> AnyView {
    let choices = [
        ("aid-contrast", "contrast", &texts.contrast),
        ("aid-calm", "rustig", &texts.calm),
        ("aid-still", "beweging", &texts.still),
        ("aid-spoken", "voorlezen", &texts.speak_buttons),
    ];
    let choices = choices.map(|(id, picture, label)| {
        view! {
            <li>
                <label class="aid-choice" for=id>
                    {icon(reader, picture)}<span>{label.text.clone()}</span><input type="checkbox" id=id />
                </label>
            </li>
        }
    });
    view! {
        <dialog class="aid-panel" id="aid-panel" aria-labelledby="aid-title">
            <h2 id="aid-title">{texts.adjust.text.clone()}</h2>
            <p>{texts.as_device.text.clone()}</p>
            <div class="aid-size" role="group" aria-labelledby="aid-size">
                {button(reader, "smaller", "kleiner", &texts.smaller)}
                <p id="aid-size" role="status"></p>
                {button(reader, "larger", "groter", &texts.larger)}
            </div>
            <ul class="aid-choices">{choices.into_iter().collect_view()}</ul>
            <p id="aid-kept" role="status"></p>
            <div class="aid-buttons">
                {button(reader, "wipe", "wissen", &texts.wipe)}
                {button(reader, "close", "sluiten", &texts.close)}
                <a class="aid-button" data-exit="" href=NEUTRAL_PAGE rel="noreferrer">
                    {icon(reader, "verlaat")}<span>{reader.phrase(Phrase::exit)}</span>
                </a>
            </div>
        </dialog>
    }
    .into_any()
}
