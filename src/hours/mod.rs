//! Open now? Open when?
//!
//! `opening_hours` texts become plain weekly spans and dated exceptions when the content is bundled ([`compile`],
//! native); [`state`] answers from those, in the wall-clock time of Europe/Amsterdam, whatever the phone's own zone.
//! Label and order both use this one function.

use crate::content::{Day, Minute, Schedule, Span};

#[cfg(feature = "ssr")]
mod compile;
mod words;
#[cfg(feature = "ssr")]
pub use compile::{Unreadable, compile, day_of};
pub use words::{DAYS, group, time};

const DAY: u32 = 24 * 60;

/// A moment on the wall clock of Europe/Amsterdam.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    pub day: Day,
    pub minute: Minute,
}

/// Whether something is open at a moment, and what changes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenState {
    /// Open day and night, now and for a day to come at least.
    Always,
    /// Open until this minute of today, or of tomorrow when it is past midnight.
    OpenUntil(Minute),
    /// Closed now, open later today.
    OpensToday(Minute),
    /// Closed; opens on a later day: days from today (1 is tomorrow), and the minute of that day.
    OpensLater(u8, Minute),
    /// Closed for as far as is known.
    Closed,
    /// No hours are known.
    Unknown,
}

impl OpenState {
    /// Somebody is there now.
    pub fn is_open(self) -> bool {
        matches!(self, OpenState::Always | OpenState::OpenUntil(_))
    }

    /// For the order of results: what is known to be closed comes after the rest.
    pub fn is_closed(self) -> bool {
        matches!(self, OpenState::OpensToday(_) | OpenState::OpensLater(..) | OpenState::Closed)
    }
}

/// How many days ahead [`state`] looks for the next opening.
const DAYS_AHEAD: u8 = 14;

/// The state of this schedule at this moment.
pub fn state(schedule: Option<&Schedule>, now: Moment) -> OpenState {
    let Some(schedule) = schedule else { return OpenState::Unknown };
    if schedule.always {
        return OpenState::Always;
    }
    if let Some(end) = open_until(schedule, now) {
        // A time alone would name the wrong day.
        if end > u32::from(now.minute) + DAY {
            return OpenState::Always;
        }
        // A span that ends at midnight goes on when the next day starts with one.
        return OpenState::OpenUntil((end % DAY) as Minute);
    }
    if let Some(&(from, _)) = spans(schedule, now.day).iter().find(|(from, _)| *from > now.minute) {
        return OpenState::OpensToday(from);
    }
    for ahead in 1..=DAYS_AHEAD {
        if let Some(&(from, _)) = spans(schedule, now.day + Day::from(ahead)).first() {
            return OpenState::OpensLater(ahead, from);
        }
    }
    OpenState::Closed
}

/// The minute, counted from the start of today, until which it is open without a break; none when closed.
fn open_until(schedule: &Schedule, now: Moment) -> Option<u32> {
    let minute = u32::from(now.minute);
    let yesterday = spans(schedule, now.day - 1)
        .iter()
        .filter_map(|&(_, to)| u32::from(to).checked_sub(DAY))
        .find(|&to| minute < to);
    let today = spans(schedule, now.day)
        .iter()
        .find(|&&(from, to)| (u32::from(from)..u32::from(to)).contains(&minute))
        .map(|&(_, to)| u32::from(to));
    let mut end = yesterday.into_iter().chain(today).max()?;
    for ahead in 0..=1 {
        let start = DAY * ahead;
        for &(from, to) in spans(schedule, now.day + ahead as Day) {
            if start + u32::from(from) <= end && start + u32::from(to) > end {
                end = start + u32::from(to);
            }
        }
    }
    Some(end)
}

/// The spans that start on this day.
fn spans(schedule: &Schedule, day: Day) -> &[Span] {
    if let Some((_, spans)) = schedule.dates.iter().find(|(date, _)| *date == day) {
        return spans;
    }
    schedule.week.get(weekday(day)).map_or(&[], Vec::as_slice)
}

/// Monday is 0. The first of January 1970 was a Thursday.
pub fn weekday(day: Day) -> usize {
    (day + 3).rem_euclid(7) as usize
}
