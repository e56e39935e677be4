//! What stands around every screen: skip link, header, footer, and the strip with help now.

use super::icon::icon;
use crate::app::Reader;
use crate::app::route::{ACCESSIBILITY, LEAVING, Local, PRIVACY, Page, Route};
use crate::content::{ContactKind, Phrase, language_name};
use leptos::prelude::*;

/// Where *Verlaat deze site* goes: the weather of the national institute, the same for everyone.
pub const NEUTRAL_PAGE: &str = "https://www.knmi.nl/nederland-nu/weer/verwachtingen";

/// The whole page around a screen.
pub fn frame(reader: &Reader, main: AnyView) -> AnyView {
    let in_municipality = matches!(reader.route.page, Page::Of(..));
    view! {
        <a class="nl-skip-link" href="#inhoud">{reader.phrase(Phrase::skip_link)}</a>
        <header class="top">
            <div class="top-inner">
                <a class="brand" href=reader.href(Local::Home)>
                    {icon(reader, "waarheen")}
                    <span>
                        <span class="brand-name">{reader.phrase(Phrase::site_name)}</span>
                        {in_municipality.then(|| view! { <span class="brand-place">{reader.municipality()}</span> })}
                    </span>
                </a>
                <nav class="tools" aria-label=reader.say(Phrase::tools)>
                    {aid(reader, "read", "voorlezen", Phrase::read_aloud)}
                    {aid(reader, "adjust", "aanpassen", Phrase::adjust)}
                    {languages(reader)}
                </nav>
            </div>
        </header>
        <main id="inhoud" tabindex="-1">{demo(reader)}{main}</main>
        {in_municipality.then(|| footer(reader))}
        {strip(reader)}
    }
    .into_any()
}

/// A button of the reading aid, an app of its own (`aid`) that comes when it is tapped.
fn aid(reader: &Reader, does: &'static str, picture: &str, phrase: Phrase) -> AnyView {
    view! {
        <button type="button" class="tool with-script" data-aid=does data-fail=reader.say(Phrase::aid_failed)>
            {icon(reader, picture)}<span>{reader.phrase(phrase)}</span>
        </button>
    }
    .into_any()
}

fn languages(reader: &Reader) -> AnyView {
    reader
        .bundle()
        .municipality
        .languages
        .iter()
        .filter(|lang| **lang != reader.route.lang)
        .map(|lang| {
            let href = reader.href_to(&reader.route.in_lang(lang));
            view! {
                <a class="tool" href=href lang=lang.clone() hreflang=lang.clone() data-lang="">
                    {icon(reader, "taal")}<span>{language_name(lang).to_owned()}</span>
                </a>
            }
        })
        .collect_view()
        .into_any()
}

fn demo(reader: &Reader) -> AnyView {
    let shown = reader.bundle().municipality.demo && matches!(reader.route.page, Page::Of(..));
    shown
        .then(|| view! { <p class="demo">{icon(reader, "let-op")}<span>{reader.phrase(Phrase::demo)}</span></p> })
        .into_any()
}

fn footer(reader: &Reader) -> AnyView {
    let link =
        |local, phrase| view! { <li><a class="nl-link" href=reader.href(local)>{reader.phrase(phrase)}</a></li> };
    view! {
        <footer class="foot">
            <ul class="foot-links">
                {link(Local::Search, Phrase::search)}
                {link(Local::Services, Phrase::all_services)}
                {link(Local::Now, Phrase::help_now)}
                {link(Local::Words, Phrase::words)}
                {link(Local::About, Phrase::about)}
                {link(Local::AboutPart(PRIVACY.to_owned()), Phrase::privacy)}
                {link(Local::AboutPart(ACCESSIBILITY.to_owned()), Phrase::accessibility)}
                {link(Local::AboutPart(LEAVING.to_owned()), Phrase::leaving)}
                <li><a class="nl-link" href=reader.href_to(&Route { lang: reader.route.lang.clone(), page: Page::Choose })>
                    {reader.phrase(Phrase::other_municipality)}
                </a></li>
            </ul>
            {updated(reader)}
        </footer>
    }.into_any()
}

/// How old the copy is that is shown: without a network it may be one of another day.
fn updated(reader: &Reader) -> AnyView {
    let date = &reader.bundle().updated;
    (!date.is_empty())
        .then(|| view! { <p class="foot-updated">{reader.fill(Phrase::updated, &[("date", date)])}</p> })
        .into_any()
}

/// 112 and Veilig Thuis, the first two of the help-now list, and the way out: always in sight.
fn strip(reader: &Reader) -> AnyView {
    let labels = [Phrase::strip_first, Phrase::strip_second];
    let pictures = ["telefoon", "veilig-thuis"];
    let items = reader
        .bundle()
        .tree
        .help_now
        .iter()
        .zip(labels)
        .zip(pictures)
        .filter_map(|((id, label), picture)| {
            let service = reader.service(id)?;
            let contact = service.contacts.iter().find(|contact| contact.kind == ContactKind::Phone)?;
            Some(view! {
                <li>
                    <a href=contact.href()?>
                        {icon(reader, picture)}
                        <span>
                            <span class="strip-number" dir="ltr">{contact.value.clone()}</span>
                            <span class="strip-label">{reader.phrase(label)}</span>
                        </span>
                    </a>
                </li>
            })
        })
        .collect_view();
    view! {
        <aside class="strip" aria-label=reader.say(Phrase::help_now)>
            <ul>
                {items}
                <li class="strip-exit">
                    <a class="exit" data-exit="" href=NEUTRAL_PAGE rel="noreferrer">
                        {icon(reader, "verlaat")}<span>{reader.phrase(Phrase::exit)}</span>
                    </a>
                </li>
            </ul>
        </aside>
    }
    .into_any()
}
