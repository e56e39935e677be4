//! Opening hours in words: the days and times of a week, in the language that `say` speaks.

use crate::content::{Minute, Phrase, Span};

const SHORT_DAYS: [Phrase; 7] = [
    Phrase::day_short_mo,
    Phrase::day_short_tu,
    Phrase::day_short_we,
    Phrase::day_short_th,
    Phrase::day_short_fr,
    Phrase::day_short_sa,
    Phrase::day_short_su,
];

/// The days in full, from Monday on.
pub const DAYS: [Phrase; 7] =
    [Phrase::day_mo, Phrase::day_tu, Phrase::day_we, Phrase::day_th, Phrase::day_fr, Phrase::day_sa, Phrase::day_su];

/// Days that have the same hours (Monday is 0), and those hours: *ma–vr 9:00–17:00*.
pub fn group(say: &dyn Fn(Phrase) -> String, from: usize, to: usize, spans: &[Span]) -> String {
    let day = |index: usize| SHORT_DAYS.get(index).map(|day| say(*day)).unwrap_or_default();
    let days = if from == to { day(from) } else { format!("{}–{}", day(from), day(to)) };
    let times = spans.iter().map(|&(from, to)| format!("{}–{}", time(from), time(to))).collect::<Vec<_>>();
    format!("{days} {}", times.join(" + "))
}

/// A time of day: *9:00*.
pub fn time(minute: Minute) -> String {
    format!("{}:{:02}", minute / 60 % 24, minute % 60)
}
