//! Opening hours in words, without a screen.

use crate::content::{Bundle, Phrase, Schedule, Service, Text};
use crate::hours::{Moment, OpenState, state, weekday};

const DAYS: [Phrase; 7] =
    [Phrase::day_mo, Phrase::day_tu, Phrase::day_we, Phrase::day_th, Phrase::day_fr, Phrase::day_sa, Phrase::day_su];
const SHORT_DAYS: [Phrase; 7] = [
    Phrase::day_short_mo,
    Phrase::day_short_tu,
    Phrase::day_short_we,
    Phrase::day_short_th,
    Phrase::day_short_fr,
    Phrase::day_short_sa,
    Phrase::day_short_su,
];

/// Whether a service is known to be open now, known to be closed now, or neither.
pub fn is_open(service: &Service, now: Option<Moment>) -> Option<bool> {
    let now = now?;
    let states = schedules(service).map(|schedule| state(Some(schedule), now)).collect::<Vec<_>>();
    if states.iter().any(|state| state.is_open()) {
        return Some(true);
    }
    (!states.is_empty() && states.iter().all(|state| state.is_closed())).then_some(false)
}

/// Open now, or open when: the first hours that are known of a service. None when none are.
pub fn line(bundle: &Bundle, service: &Service, now: Option<Moment>) -> Option<String> {
    let schedule = schedules(service).next()?;
    let Some(now) = now else { return Some(week(bundle, schedule)) };
    let at = |phrase, minute| say(bundle, phrase).replace("{time}", &time(minute));
    Some(match state(Some(schedule), now) {
        OpenState::Always => say(bundle, Phrase::open_always),
        OpenState::OpenUntil(minute) => at(Phrase::open_until, minute),
        OpenState::OpensToday(minute) => at(Phrase::opens_today, minute),
        OpenState::OpensLater(1, minute) => at(Phrase::opens_tomorrow, minute),
        OpenState::OpensLater(days, minute) => {
            let day = DAYS.get(weekday(now.day + i32::from(days)));
            at(Phrase::opens_later, minute).replace("{day}", &day.map(|day| say(bundle, *day)).unwrap_or_default())
        }
        OpenState::Closed => say(bundle, Phrase::closed),
        OpenState::Unknown => return None,
    })
}

/// The hours of the week, which hold whenever a text is read.
pub fn week(bundle: &Bundle, schedule: &Schedule) -> String {
    if schedule.always {
        return say(bundle, Phrase::open_always);
    }
    let day = |index: usize| SHORT_DAYS.get(index).map(|day| say(bundle, *day)).unwrap_or_default();
    let groups = schedule.groups().into_iter().map(|(from, to, spans)| {
        let days = if from == to { day(from) } else { format!("{}–{}", day(from), day(to)) };
        let times = spans.iter().map(|&(from, to)| format!("{}–{}", time(from), time(to))).collect::<Vec<_>>();
        format!("{days} {}", times.join(" + "))
    });
    groups.collect::<Vec<_>>().join(&say(bundle, Phrase::comma))
}

fn schedules(service: &Service) -> impl Iterator<Item = &Schedule> {
    service.contacts.iter().filter_map(|contact| contact.schedule.as_ref())
}

fn time(minute: u16) -> String {
    format!("{}:{:02}", minute / 60 % 24, minute % 60)
}

fn say(bundle: &Bundle, phrase: Phrase) -> String {
    bundle.interface.get(phrase, None).map(|text: &Text| text.text.clone()).unwrap_or_default()
}
