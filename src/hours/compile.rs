//! From OpenStreetMap `opening_hours` text to plain weekly spans and dated exceptions.

use super::weekday;
use crate::content::{Day, Schedule, Span};
use chrono::{Datelike, Days, NaiveDate};
use opening_hours::localization::Country;
use opening_hours::{Context, OpeningHours, RuleKind};
use std::collections::BTreeMap;
use std::str::FromStr;

/// How many days the exceptions are worked out for; a site is built again well before they run out.
const WINDOW: u64 = 400;

/// The text is not `opening_hours`; holds what the parser says.
#[derive(Debug)]
pub struct Unreadable(pub String);

/// Works out the hours for the days from `from` on, with the public holidays of the Netherlands.
pub fn compile(text: &str, from: NaiveDate) -> Result<Schedule, Unreadable> {
    let hours = OpeningHours::from_str(text)
        .map_err(|error| Unreadable(error.to_string()))?
        .with_context(Context::default().with_holidays(Country::NL.holidays()));
    let days = (0..WINDOW)
        .filter_map(|ahead| from.checked_add_days(Days::new(ahead)))
        .map(|date| (day_of(date), spans_on(&hours, date)))
        .collect::<Vec<_>>();

    if days.iter().all(|(_, spans)| spans == &[(0, 1440)]) {
        return Ok(Schedule { always: true, ..Schedule::default() });
    }
    let week =
        (0..7).map(|day| most_common(days.iter().filter(|(date, _)| weekday(*date) == day).map(|(_, spans)| spans)));
    let week = week.collect::<Vec<_>>();
    let dates = days.into_iter().filter(|(day, spans)| week.get(weekday(*day)) != Some(spans)).collect();
    Ok(Schedule { always: false, week, dates })
}

/// The number of a date.
pub fn day_of(date: NaiveDate) -> Day {
    // chrono counts from the year 1; 719,163 is 1 January 1970.
    date.num_days_from_ce() - 719_163
}

fn spans_on(hours: &OpeningHours, date: NaiveDate) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for range in hours.schedule_at(date).into_iter().filter(|range| range.kind == RuleKind::Open) {
        let (from, to) = (range.range.start.mins_from_midnight(), range.range.end.mins_from_midnight());
        match spans.last_mut() {
            Some(last) if last.1 >= from => last.1 = last.1.max(to),
            _ => spans.push((from, to)),
        }
    }
    spans
}

fn most_common<'a>(all: impl Iterator<Item = &'a Vec<Span>>) -> Vec<Span> {
    let mut counts: BTreeMap<&Vec<Span>, usize> = BTreeMap::new();
    all.for_each(|spans| *counts.entry(spans).or_default() += 1);
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(spans, _)| spans.clone()).unwrap_or_default()
}
