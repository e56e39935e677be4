//! Opening hours in words, without a screen.

use crate::content::{Bundle, Phrase, Schedule, Service, Text};
use crate::hours::{DAYS, Moment, OpenState, group, state, time, weekday};

/// Whether a service is known to be open now, known to be closed now, or neither.
pub fn is_open(service: &Service, now: Option<Moment>) -> Option<bool> {
    let now = now?;
    let schedules = service.contacts.iter().filter_map(|contact| contact.schedule.as_ref());
    let states = schedules.map(|schedule| state(Some(schedule), now)).collect::<Vec<_>>();
    if states.iter().any(|state| state.is_open()) {
        return Some(true);
    }
    (!states.is_empty() && states.iter().all(|state| state.is_closed())).then_some(false)
}

/// Open now, or open when, in the order of the contacts. Hours that differ say whose they are: one may call when one
/// cannot walk in.
pub fn lines(bundle: &Bundle, service: &Service, now: Option<Moment>) -> Vec<String> {
    let hours = service.hours();
    let several = hours.len() > 1;
    let told = hours.into_iter().filter_map(|(contact, schedule)| Some((contact, line(bundle, schedule, now)?)));
    told.map(|(contact, line)| if several { format!("{}: {line}", contact.shown()) } else { line }).collect()
}

/// None when these hours are not known.
fn line(bundle: &Bundle, schedule: &Schedule, now: Option<Moment>) -> Option<String> {
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
    let say_it = |phrase| say(bundle, phrase);
    let groups = schedule.groups().into_iter().map(|(from, to, spans)| group(&say_it, from, to, spans));
    groups.collect::<Vec<_>>().join(&say(bundle, Phrase::comma))
}

fn say(bundle: &Bundle, phrase: Phrase) -> String {
    bundle.interface.get(phrase, None).map(|text: &Text| text.text.clone()).unwrap_or_default()
}
