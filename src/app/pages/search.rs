//! Say it in your own words. The results come from an app of their own (`search_box`), which finds its places here by
//! id; without it this page lists every situation by topic.

use super::Parts;
use super::help::danger_calls;
use crate::app::Reader;
use crate::app::parts::icon::icon;
use crate::app::reader::text;
use crate::app::route::{Fragment, Local};
use crate::content::{Audience, Need, Phrase, Topic};
use crate::finder::path_to;
use leptos::prelude::*;

pub(super) fn screen(reader: &Reader) -> Parts {
    let topics = reader.bundle().topics.iter().map(|topic| of_topic(reader, topic)).collect_view();
    let front_door = reader.bundle().front_door().map(|service| {
        let href = reader.href(Local::Service(service.id.clone()));
        view! { <li><a class="nl-link" href=href>{text(&service.name)}</a></li> }
    });
    let main = view! {
        <h1>{reader.phrase(Phrase::search_title)}</h1>
        {whose(reader)}
        <label class="label with-script" for="zoek">{reader.phrase(Phrase::search_label)}</label>
        <p class="search-box with-script">
            {icon(reader, "zoeken")}
            <input
                id="zoek" class="nl-text-input" type="text" data-focus="" role="combobox" maxlength="200"
                aria-expanded="false" aria-controls="zoek-lijst" aria-autocomplete="list"
                autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"
                data-home=reader.href(Local::Home) data-start=reader.bundle().tree.start.clone()
                data-one=reader.say(Phrase::search_one) data-some=reader.say(Phrase::search_some)
                data-service=reader.say(Phrase::search_service) data-word=reader.say(Phrase::search_word)
            />
        </p>
        <p class="without-script">{reader.phrase(Phrase::search_without_script)}</p>
        <div id="zoek-gevaar" hidden=true>
            <h2>{reader.phrase(Phrase::search_danger)}</h2>
            {danger_calls(reader, reader.bundle().tree.help_now.iter().take(2).filter_map(|id| reader.service(id)))}
        </div>
        <p id="zoek-aantal" class="label" role="status"></p>
        <div id="zoek-lijst" class="rows" role="listbox" aria-label=reader.say(Phrase::search_results) hidden=true></div>
        <div id="zoek-niets" hidden=true>
            <p>{reader.phrase(Phrase::search_none)}</p>
            <ul class="links">
                {front_door}
                <li><a class="nl-link" href=reader.href(Local::Now)>{reader.phrase(Phrase::help_now)}</a></li>
                <li><a class="nl-link" href=reader.href(Local::Services)>{reader.phrase(Phrase::all_services)}</a></li>
            </ul>
        </div>
        <h2>{reader.phrase(Phrase::search_by_topic)}</h2>
        {topics}
    };
    Parts::new(reader.say(Phrase::search_title), main.into_any())
}

/// Who searches: the words of the results follow. It stays behind the #.
fn whose(reader: &Reader) -> AnyView {
    let start = &reader.bundle().tree.start;
    let answers = reader.bundle().question(start).map(|question| &question.answers);
    let chips = answers.into_iter().flatten().filter(|answer| !answer.unknown).map(|answer| {
        let chosen = reader.answers.get(start).is_some_and(|given| given.contains(&answer.id));
        let href = Fragment::default().with_answer(start, &answer.id).text();
        view! {
            <li><a class="chip" href=href aria-current=chosen.then_some("true")>
                {icon(reader, &answer.icon)}<span>{reader.voice(&answer.label)}</span>
            </a></li>
        }
    });
    view! { <ul class="chips with-script">{chips.collect_view()}</ul> }.into_any()
}

/// The situations of one topic; folded away, for the list is long.
fn of_topic(reader: &Reader, topic: &Topic) -> AnyView {
    let needs = reader.bundle().needs.iter().filter(|need| need.topics.contains(&topic.id) && need.is_for(reader.who));
    let links = needs.filter_map(|need| {
        let (who, path) = way(reader, need)?;
        Some(view! { <li><a class="nl-link" href=reader.href(Local::Help(path))>{text(need.title.to(Some(who)))}</a></li> })
    });
    let links = links.collect::<Vec<_>>();
    if links.is_empty() {
        return ().into_any();
    }
    view! {
        <details class="why">
            <summary>{icon(reader, &topic.icon)}" "{reader.voice(&topic.title)}</summary>
            <ul class="links">{links}</ul>
        </details>
    }
    .into_any()
}

/// For whom a situation is told here, and the answers that lead to it.
fn way(reader: &Reader, need: &Need) -> Option<(Audience, Vec<String>)> {
    let audiences = reader.who.into_iter().chain(need.audiences.iter().copied());
    audiences.into_iter().find_map(|who| Some((who, path_to(reader.bundle(), Some(who), &need.id)?)))
}
