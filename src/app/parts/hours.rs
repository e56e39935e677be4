//! Opening hours in words.

use super::icon::icon;
use crate::app::Reader;
use crate::content::{Day, Phrase, Schedule, Span};
use crate::hours::{self, DAYS, OpenState, state, time, weekday};
use leptos::prelude::*;

/// One line: open now or when; in a static page the hours of the week, which hold at any time. The line has a fixed
/// height, so that nothing moves when the one takes the place of the other.
pub fn line(reader: &Reader, schedule: Option<&Schedule>) -> AnyView {
    let Some(schedule) = schedule else { return ().into_any() };
    let (class, text) = match reader.site.now {
        Some(now) => {
            let state = state(Some(schedule), now);
            let class = if state.is_closed() { "open-line is-closed" } else { "open-line is-open" };
            (class, words(reader, state, now.day))
        }
        None if schedule.always => ("open-line is-open", reader.say(Phrase::open_always)),
        None => ("open-line", week(reader, schedule)),
    };
    view! { <p class=class>{icon(reader, "klok")}<span>{text}</span></p> }.into_any()
}

/// The hours of the week in full.
pub fn table(reader: &Reader, schedule: &Schedule) -> AnyView {
    if schedule.always {
        return reader.phrase(Phrase::open_always);
    }
    let items = schedule
        .groups()
        .into_iter()
        .map(|(from, to, spans)| {
            view! { <li>{group(reader, from, to, spans)}</li> }
        })
        .collect_view();
    view! { <ul class="hours">{items}</ul> }.into_any()
}

fn words(reader: &Reader, state: OpenState, today: Day) -> String {
    let at = |phrase, minute| reader.fill(phrase, &[("time", &time(minute))]);
    match state {
        OpenState::Always => reader.say(Phrase::open_always),
        OpenState::OpenUntil(minute) => at(Phrase::open_until, minute),
        OpenState::OpensToday(minute) => at(Phrase::opens_today, minute),
        OpenState::OpensLater(1, minute) => at(Phrase::opens_tomorrow, minute),
        OpenState::OpensLater(days, minute) => {
            let weekday = weekday(today + Day::from(days));
            let day = DAYS.get(weekday).map(|day| reader.say(*day)).unwrap_or_default();
            reader.fill(Phrase::opens_later, &[("day", &day), ("time", &time(minute))])
        }
        OpenState::Closed => reader.say(Phrase::closed),
        OpenState::Unknown => reader.say(Phrase::hours_unknown),
    }
}

fn week(reader: &Reader, schedule: &Schedule) -> String {
    let groups = schedule.groups();
    groups
        .into_iter()
        .map(|(from, to, spans)| group(reader, from, to, spans))
        .collect::<Vec<_>>()
        .join(&reader.say(Phrase::comma))
}

fn group(reader: &Reader, from: usize, to: usize, spans: &[Span]) -> String {
    hours::group(&|phrase| reader.say(phrase), from, to, spans)
}
