//! What a municipality learns from its calls, counted on this device only.
//!
//! A count holds a day and ids of the content, never a word that somebody typed: its fields can only be filled from
//! things of a bundle and from closed lists. It is kept as it is exported: a line of CSV.

use super::call::Call;
use crate::content::{Audience, Bundle, Day, Need, Referrer, Service};
use crate::finder::Outcome;
use std::collections::BTreeMap;

/// The first line of the export.
pub const HEADER: &str = "day,who,topic,need,service,found,referrer";
/// The longest id that is read back.
const LONGEST_ID: usize = 60;

/// One counted call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    day: String,
    who: Option<Audience>,
    topic: Option<Id>,
    need: Option<Id>,
    service: Option<Id>,
    found: bool,
    referrer: Referrer,
}

/// The id of a thing of the content: lowercase words joined by hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Id(String);

impl Id {
    /// Only a need has topics of the content.
    fn of_topic(need: &Need) -> Option<Id> {
        need.topics.first().cloned().map(Id)
    }

    fn of_need(need: &Need) -> Id {
        Id(need.id.clone())
    }

    fn of_service(service: &Service) -> Id {
        Id(service.id.clone())
    }

    /// An id that was kept; anything else is not one.
    fn read(text: &str) -> Option<Id> {
        let is_id = (1..=LONGEST_ID).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        is_id.then(|| Id(text.to_owned()))
    }
}

impl Count {
    /// Counts a call: what it was about, and where it went.
    pub fn of(bundle: &Bundle, call: &Call, outcome: &Outcome, day: Day, found: bool, referrer: Referrer) -> Count {
        let situation = call.situation(bundle);
        let need = situation.needs.first();
        let first = outcome.urgent.first().or(outcome.first.as_ref());
        // What the caller was sent to is what the worker looked at last.
        let service = call.looked_at().and_then(|id| bundle.service(id)).or(first.map(|found| found.service));
        Count {
            day: date(day),
            who: situation.audience(),
            topic: need.and_then(|need| Id::of_topic(need)),
            need: need.map(|need| Id::of_need(need)),
            service: service.filter(|_| found).map(Id::of_service),
            found,
            referrer,
        }
    }

    /// A line of CSV, in the order of [`HEADER`].
    pub fn line(&self) -> String {
        let id = |id: &Option<Id>| id.as_ref().map_or(String::new(), |id| id.0.clone());
        [
            self.day.clone(),
            self.who.map_or("", Audience::id).to_owned(),
            id(&self.topic),
            id(&self.need),
            id(&self.service),
            if self.found { "yes" } else { "no" }.to_owned(),
            self.referrer.id().to_owned(),
        ]
        .join(",")
    }

    /// A count that was kept; none when the line is not one, whatever else it says.
    pub fn read(line: &str) -> Option<Count> {
        let fields = line.split(',').collect::<Vec<_>>();
        let [day, who, topic, need, service, found, referrer] = fields.as_slice() else { return None };
        let is_day = day.len() == 10 && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let optional = |text: &str| if text.is_empty() { Some(None) } else { Id::read(text).map(Some) };
        Some(Count {
            day: is_day.then(|| (*day).to_owned())?,
            who: if who.is_empty() { None } else { Some(Audience::from_id(who)?) },
            topic: optional(topic)?,
            need: optional(need)?,
            service: optional(service)?,
            found: match *found {
                "yes" => true,
                "no" => false,
                _ => return None,
            },
            referrer: Referrer::ALL.iter().copied().find(|known| known.id() == *referrer)?,
        })
    }
}

/// All counts of this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    counts: Vec<Count>,
}

/// How often each thing was counted, most first.
pub type Tally = Vec<(String, usize)>;

impl Counts {
    pub fn read(text: &str) -> Counts {
        Counts { counts: text.lines().filter_map(Count::read).collect() }
    }

    /// As it is kept.
    pub fn text(&self) -> String {
        self.counts.iter().map(|count| count.line() + "\n").collect()
    }

    /// As it is given to the municipality.
    pub fn csv(&self) -> String {
        format!("{HEADER}\n{}", self.text())
    }

    pub fn add(&mut self, count: Count) {
        self.counts.push(count);
    }

    pub fn len(&self) -> usize {
        self.counts.len()
    }

    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// By who called; empty for who is not known.
    pub fn by_who(&self) -> Tally {
        self.tally(|count| Some(count.who.map_or("", Audience::id)))
    }

    pub fn by_topic(&self) -> Tally {
        self.tally(|count| Some(count.topic.as_ref().map_or("", |id| &id.0)))
    }

    /// Where callers went.
    pub fn by_service(&self) -> Tally {
        self.tally(|count| count.service.as_ref().map(|id| id.0.as_str()))
    }

    pub fn by_referrer(&self) -> Tally {
        self.tally(|count| Some(count.referrer.id()))
    }

    /// What was asked for and not found, by need.
    pub fn gaps(&self) -> Tally {
        self.tally(|count| (!count.found).then(|| count.need.as_ref().map_or("", |id| &id.0)))
    }

    /// How many callers were helped to a place.
    pub fn found(&self) -> usize {
        self.counts.iter().filter(|count| count.found).count()
    }

    fn tally<'c>(&'c self, of: impl Fn(&'c Count) -> Option<&'c str>) -> Tally {
        let mut numbers = BTreeMap::<&str, usize>::new();
        for name in self.counts.iter().filter_map(of) {
            *numbers.entry(name).or_default() += 1;
        }
        let mut tally = numbers.into_iter().map(|(name, number)| (name.to_owned(), number)).collect::<Vec<_>>();
        tally.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
        tally
    }
}

/// A day as it is written: 2026-11-27. By Howard Hinnant's `civil_from_days`.
pub fn date(day: Day) -> String {
    let day = day + 719_468;
    let era = day.div_euclid(146_097);
    let day_of_era = day.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_of_year = (5 * day_of_year + 2) / 153;
    let day_of_month = day_of_year - (153 * month_of_year + 2) / 5 + 1;
    let month = if month_of_year < 10 { month_of_year + 3 } else { month_of_year - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    format!("{year:04}-{month:02}-{day_of_month:02}")
}
