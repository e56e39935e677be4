//! What search engines and messengers read of a page: what it is about, where it stands, and whom it leads to.
//!
//! Nothing of it is shown. A sensitive page tells only the name of the site.

use super::page::escape;
use crate::app::pages::Screen;
use crate::app::route::{Fragment, Local, Route, answers};
use crate::content::{Bundle, Contact, ContactKind, Need, Phrase, Service, Span};
use crate::finder::{self, Situation, replay};
use serde_json::{Value, json};

/// The days as schema.org names them, from Monday on.
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Minutes in a day.
const DAY: u16 = 24 * 60;

/// Where the site will stand, as a whole address with a slash at the end; none when that is not told. Addresses of
/// pages must be whole for search engines.
pub(super) type Place<'a> = Option<&'a str>;

/// The metadata of a page, as HTML for its head.
pub(super) fn of_page(bundle: &Bundle, route: &Route, screen: &Screen, place: Place) -> String {
    let site = say(bundle, Phrase::site_name);
    if screen.sensitive {
        return meta("og:title", &site);
    }
    let situation = replay(bundle, &answers(bundle, route, &Fragment::default()));
    let about = about(bundle, route, &situation);
    let mut head = format!("<meta name=\"description\" content=\"{}\">", escape(&about));
    head.push_str(&meta("og:title", &screen.title));
    head.push_str(&meta("og:description", &about));
    head.push_str(&meta("og:type", "website"));
    head.push_str(&meta("og:site_name", &site));
    head.push_str(&meta("og:locale", locale(&route.lang)));
    if let Some(place) = place {
        let own = canonical(bundle, route, &situation);
        head.push_str(&format!("<link rel=\"canonical\" href=\"{place}{}\">", own.path()));
        head.push_str(&meta("og:url", &format!("{place}{}", own.path())));
        head.push_str(&meta("og:image", &format!("{place}icons/512.png")));
        if own == *route {
            head.push_str(&alternates(bundle, route, place));
        }
    }
    for data in data(bundle, route, &situation, place) {
        // A text must not end the element it stands in.
        let data = data.to_string().replace('<', "\\u003c");
        head.push_str(&format!("<script type=\"application/ld+json\">{data}</script>"));
    }
    head
}

/// Whether somebody else must not see what the page is about.
pub(super) fn is_sensitive(bundle: &Bundle, route: &Route) -> bool {
    replay(bundle, &answers(bundle, route, &Fragment::default())).is_sensitive()
}

/// Whether search engines should know a page at this address: it is the one address of what it shows.
pub(super) fn is_own(bundle: &Bundle, route: &Route) -> bool {
    let situation = replay(bundle, &answers(bundle, route, &Fragment::default()));
    canonical(bundle, route, &situation) == *route
}

fn meta(property: &str, content: &str) -> String {
    format!("<meta property=\"{property}\" content=\"{}\">", escape(content))
}

fn say(bundle: &Bundle, phrase: Phrase) -> String {
    bundle.interface.get(phrase, None).map(|text| text.text.clone()).unwrap_or_default()
}

/// What the page is about, in a sentence or two.
fn about(bundle: &Bundle, route: &Route, situation: &Situation) -> String {
    let who = situation.audience();
    let about = match route.local() {
        Some(Local::Help(_)) => situation.needs.first().map(|need| need.text.to(who).text.clone()),
        Some(Local::Service(id)) => bundle.service(id).map(|service| service.description.to(who).text.clone()),
        Some(Local::Now) => Some(say(bundle, Phrase::help_now_text)),
        Some(Local::Services) => Some(say(bundle, Phrase::all_services_text)),
        Some(Local::Words) => Some(say(bundle, Phrase::words_text)),
        _ => None,
    };
    about.unwrap_or_else(|| say(bundle, Phrase::about_text))
}

fn locale(lang: &str) -> &'static str {
    match lang {
        "en" => "en_GB",
        "ar" => "ar_AR",
        "tr" => "tr_TR",
        "pl" => "pl_PL",
        "uk" => "uk_UA",
        _ => "nl_NL",
    }
}

/// Several ways lead to a need; the shortest for who asks is its own address.
fn canonical(bundle: &Bundle, route: &Route, situation: &Situation) -> Route {
    let (Some(Local::Help(_)), [need]) = (route.local(), situation.needs.as_slice()) else { return route.clone() };
    match finder::path_to(bundle, situation.audience(), &need.id) {
        Some(path) => route.to(Local::Help(path)),
        None => route.clone(),
    }
}

/// The same page in the other languages, and Dutch for who reads none of them.
fn alternates(bundle: &Bundle, route: &Route, place: &str) -> String {
    let link = |lang: &str, route: &Route| {
        format!("<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{place}{}\">", route.path())
    };
    let languages = &bundle.municipality.languages;
    let mut links = languages.iter().map(|lang| link(lang, &route.in_lang(lang))).collect::<String>();
    links.push_str(&link("x-default", &route.in_lang("nl")));
    links
}

/// What the page says, in the words of schema.org.
fn data(bundle: &Bundle, route: &Route, situation: &Situation, place: Place) -> Vec<Value> {
    match route.local() {
        Some(Local::Service(id)) => {
            bundle.service(id).map(|found| service(bundle, route, found, place)).into_iter().collect()
        }
        Some(Local::Help(_)) if situation.asked.is_none() => {
            situation.needs.first().map(|need| question(bundle, route, situation, need)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn service(bundle: &Bundle, route: &Route, service: &Service, place: Place) -> Value {
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": service.name.text,
        "description": service.description.u.text,
        "inLanguage": route.lang,
    });
    let mut add = |name: &str, part: Value| {
        if let Some(object) = value.as_object_mut() {
            object.insert(name.to_owned(), part);
        }
    };
    if let Some(place) = place {
        add("url", json!(format!("{place}{}", route.path())));
    }
    if let Some(organization) = &service.organization {
        add("provider", json!({ "@type": "Organization", "name": organization }));
    }
    if !service.national {
        add("areaServed", json!({ "@type": "AdministrativeArea", "name": bundle.municipality.name }));
    }
    if service.minimum_age >= 0 && service.maximum_age < 60 {
        let age = json!({ "@type": "PeopleAudience", "suggestedMinAge": service.minimum_age, "suggestedMaxAge": service.maximum_age });
        add("audience", age);
    }
    let points = service.contacts.iter().filter(|contact| contact.confirmed).filter_map(point).collect::<Vec<_>>();
    if !points.is_empty() {
        add("availableChannel", json!({ "@type": "ServiceChannel", "servicePhone": points }));
    }
    value
}

/// A number that is confirmed, with its hours.
fn point(contact: &Contact) -> Option<Value> {
    if contact.kind != ContactKind::Phone {
        return None;
    }
    let mut point = json!({ "@type": "ContactPoint", "telephone": contact.value });
    let Some(schedule) = &contact.schedule else { return Some(point) };
    let all_day = vec![(0, DAY)];
    let hours = DAYS.iter().enumerate().flat_map(|(day, name)| {
        let spans = if schedule.always { Some(&all_day) } else { schedule.week.get(day) };
        spans.into_iter().flatten().map(|span| opening(name, *span))
    });
    if let Some(object) = point.as_object_mut() {
        object.insert("hoursAvailable".to_owned(), hours.collect());
    }
    Some(point)
}

fn opening(day: &str, (from, to): Span) -> Value {
    // The end of a day is written as its last minute; a night goes on into the next day.
    let time = |minute: u16| match minute {
        DAY => "23:59".to_owned(),
        minute => format!("{:02}:{:02}", minute / 60 % 24, minute % 60),
    };
    json!({ "@type": "OpeningHoursSpecification", "dayOfWeek": day, "opens": time(from), "closes": time(to) })
}

/// A need as a question, and where to go as its answer.
fn question(bundle: &Bundle, route: &Route, situation: &Situation, need: &Need) -> Value {
    let who = situation.audience();
    let mut answer = vec![need.text.to(who).text.clone()];
    answer.extend(need.tips.iter().map(|tip| tip.to(who).text.clone()));
    let outcome = finder::outcome(bundle, &answers(bundle, route, &Fragment::default()), &|_| false);
    if let Some(found) = &outcome.first {
        answer.push(format!("{}: {}", say(bundle, Phrase::first_place), found.service.name.text));
    }
    json!({
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": [{
            "@type": "Question",
            "name": need.title.to(who).text,
            "acceptedAnswer": { "@type": "Answer", "text": answer.join(" ") },
        }],
    })
}
