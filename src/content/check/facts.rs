//! Facts: numbers, links, sources and dates.

use super::homes::Homes;
use crate::content::files::Content;
use crate::content::problem::Problem;
use crate::content::schema::FileKind;
use crate::content::{Contact, ContactKind, Service};
use chrono::NaiveDate;

/// How to write a date.
const A_DATE: &str = "Write a year, a year and month, or a day: 2026-11-22";

pub(super) fn check(content: &Content, homes: &Homes, problems: &mut Vec<Problem>) {
    let mut service = |service: &Service, file: &str| {
        for contact in &service.contacts {
            of_contact(contact, file, &format!("{} › contacts › {}", service.id, contact.value), problems);
        }
        let mut say = |what: &str, remedy: &str| problems.push(Problem::new(file, &service.id, what, remedy));
        if service.sources.is_empty() {
            say("it has no source", "Name the document or page that tells of it");
        }
        if service.steps.len() < 3 || service.steps.len() > 5 {
            say("steps has fewer than three or more than five steps", "Say in three to five steps what happens");
        }
        if service.audiences.is_empty() {
            say("audiences is empty", "Name parent, youth or helper");
        }
        if service.minimum_age > service.maximum_age {
            say("minimum_age is higher than maximum_age", "Swap them");
        }
        if service.wait.as_ref().is_some_and(|wait| !is_date(&wait.date)) {
            say("the date of wait is not a date", A_DATE);
        }
    };
    for of_country in &content.services {
        service(of_country, &homes.of(FileKind::Services, &of_country.id));
    }
    for local in &content.municipalities {
        let folder = &local.municipality.id;
        local.services.iter().for_each(|of_place| service(of_place, &format!("{folder}/services.json")));
    }
    for local in &content.municipalities {
        let folder = &local.municipality.id;
        of_contact(&local.municipality.website, &format!("{folder}/municipality.json"), "website", problems);
        for place in &local.places {
            let file = format!("{folder}/places.json");
            for contact in &place.contacts {
                of_contact(contact, &file, &format!("{} › contacts", place.id), problems);
            }
        }
    }
}

fn of_contact(contact: &Contact, file: &str, place: &str, problems: &mut Vec<Problem>) {
    let mut say = |what: &str, remedy: &str| problems.push(Problem::new(file, place, what, remedy));
    if contact.source.trim().is_empty() {
        say("the contact has no source", "Say where it stands");
    }
    if !is_date(&contact.checked) {
        say("checked is not a date", A_DATE);
    }
    match contact.kind {
        ContactKind::Phone | ContactKind::Sms | ContactKind::Whatsapp => {
            if phone_digits(&contact.value).is_none() {
                say("this is not a Dutch phone number", "Write it like 0800-2000, 088-555 1000 or 112");
            }
        }
        ContactKind::Chat | ContactKind::Website => {
            if let Some(what) = url_problem(&contact.value) {
                say(what, "Write a whole address that starts with https://");
            }
        }
        ContactKind::Email => {
            let parts = contact.value.split('@').collect::<Vec<_>>();
            let good =
                matches!(parts.as_slice(), [name, host] if is_plain(name) && host.contains('.') && is_plain(host));
            if !good {
                say("this is not a mail address", "Write it like cjg@gemeente.nl");
            }
        }
        ContactKind::Address => {}
    }
}

/// The digits to dial, when this is a phone number of the Netherlands: a short service number, or ten digits.
/// Numbers that start with 000 are made up, for the example municipality; nobody can dial them.
pub fn phone_digits(text: &str) -> Option<String> {
    let plain = text.strip_prefix("+31").map_or_else(|| text.to_owned(), |rest| format!("0{rest}"));
    let digits = plain.chars().filter(char::is_ascii_digit).collect::<String>();
    let rest_is_fine = plain.chars().all(|letter| letter.is_ascii_digit() || " -()".contains(letter));
    let good = match digits.as_bytes() {
        [b'1', ..] => (3..=6).contains(&digits.len()),
        [b'0', b'8' | b'9', b'0', b'0', ..] => (8..=11).contains(&digits.len()),
        [b'0', ..] => digits.len() == 10,
        _ => false,
    };
    (good && rest_is_fine).then_some(digits)
}

/// What is wrong with an address on the web; only https goes anywhere from here.
pub fn url_problem(url: &str) -> Option<&'static str> {
    let Some(rest) = url.strip_prefix("https://") else { return Some("only https addresses may stand here") };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let good = host.contains('.') && host.chars().all(|letter| letter.is_ascii_alphanumeric() || ".-".contains(letter));
    let plain = url.chars().all(|letter| letter.is_ascii_graphic() && !"\"'<>\\`".contains(letter));
    (!good || !plain).then_some("this is not an address on the web")
}

fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_ascii_alphanumeric() || ".-_+".contains(letter))
}

fn is_date(text: &str) -> bool {
    let parts = text.split('-').collect::<Vec<_>>();
    let number = |part: &str, digits: usize| (part.len() == digits).then(|| part.parse::<u32>().ok()).flatten();
    match parts.as_slice() {
        [year] => number(year, 4).is_some(),
        [year, month] => number(year, 4).is_some() && number(month, 2).is_some_and(|month| (1..=12).contains(&month)),
        [_, _, _] => NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok(),
        _ => false,
    }
}
