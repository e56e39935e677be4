//! Opening hours as data. What they mean at a moment is for `hours` to say.

use serde::{Deserialize, Serialize};

/// Minutes since the start of a day. A span that goes on after midnight ends past 1440.
pub type Minute = u16;

/// Days since 1 January 1970, in the calendar of Europe/Amsterdam.
pub type Day = i32;

/// When something is open: from and to, in minutes of the day it starts on.
pub type Span = (Minute, Minute);

/// Opening hours, worked out from `opening_hours` text when the content is bundled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// Open day and night, every day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub always: bool,
    /// Monday to Sunday.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub week: Vec<Vec<Span>>,
    /// Days that differ from the week: holidays, and dates the hours name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<(Day, Vec<Span>)>,
}

impl Schedule {
    /// The days of the week that have the same hours, put together: from, to (Monday is 0), and their hours.
    /// Days that are closed are left out.
    pub fn groups(&self) -> Vec<(usize, usize, &[Span])> {
        let mut groups: Vec<(usize, usize, &[Span])> = Vec::new();
        for (day, spans) in self.week.iter().enumerate().filter(|(_, spans)| !spans.is_empty()) {
            match groups.last_mut() {
                Some((_, to, same)) if *to + 1 == day && *same == spans.as_slice() => *to = day,
                _ => groups.push((day, day, spans)),
            }
        }
        groups
    }
}
