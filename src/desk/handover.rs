//! What goes along with a caller: the result as a text, in the caller's language and voice.

use super::opening::week;
use crate::content::{Audience, Bundle, Contact, ContactKind, Handover, Need, Service, Voices};
use crate::finder::Outcome;

/// How many of the other places a text names.
const MOST_ALSO: usize = 3;
/// How many things to do today a text names.
const MOST_TIPS: usize = 3;

/// What a text is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// For mail, WhatsApp and paper.
    Whole,
    /// For SMS.
    Short,
}

/// Everything a text is made from. Bundle, outcome and texts are in the caller's language.
#[derive(Clone, Copy, Debug)]
pub struct Along<'a> {
    pub bundle: &'a Bundle,
    pub texts: &'a Handover,
    pub outcome: &'a Outcome<'a>,
    pub who: Option<Audience>,
    /// The page of this result.
    pub link: &'a str,
    /// The front page, where the code is typed.
    pub site: &'a str,
    /// The code as it is said; none when this result has none.
    pub code: Option<&'a str>,
}

/// The text, in lines.
pub fn text(along: &Along, length: Length) -> String {
    let Along { bundle, texts, outcome, link, site, code, .. } = along;
    let whole = length == Length::Whole;
    let mut lines = Vec::new();
    if whole {
        lines.push(along.say(&texts.title).replace("{municipality}", &bundle.municipality.name));
    }
    let told = |need: &&&Need| outcome.needs.len() == 1 || need.id != bundle.tree.several;
    let needs = outcome.needs.iter().filter(told).map(|need| along.say(&need.title)).collect::<Vec<_>>();
    if !needs.is_empty() {
        lines.push(along.say(&texts.about).replace("{need}", &needs.join("; ")));
    }
    if !outcome.urgent.is_empty() {
        along.gap(&mut lines, whole);
        lines.push(along.say(&texts.urgent));
        lines.extend(outcome.urgent.iter().map(|found| along.reach(found.service)));
    }
    if let Some(first) = &outcome.first {
        along.gap(&mut lines, whole);
        lines.push(along.say(&texts.first));
        lines.push(along.reach(first.service));
        if whole {
            lines.extend(along.contacts(first.service));
            if !first.service.steps.is_empty() {
                along.gap(&mut lines, true);
                lines.push(along.say(&texts.steps));
                let steps = first.service.steps.iter().zip(1..);
                lines.extend(steps.map(|(step, number)| format!("{number}. {}", along.say(step))));
            }
        }
    }
    if whole {
        if !outcome.tips.is_empty() {
            along.gap(&mut lines, true);
            lines.push(along.say(&texts.today));
            lines.extend(outcome.tips.iter().take(MOST_TIPS).map(|tip| format!("- {}", along.say(tip))));
        }
        if !outcome.also.is_empty() {
            along.gap(&mut lines, true);
            lines.push(along.say(&texts.also));
            let also = outcome.also.iter().take(MOST_ALSO);
            lines.extend(also.map(|found| format!("- {}", along.reach(found.service))));
        }
        if outcome.safety_line || !outcome.urgent.is_empty() {
            along.gap(&mut lines, true);
            lines.push(along.say(&texts.not_safe));
        }
    }
    along.gap(&mut lines, whole);
    lines.push(format!("{} {link}", along.say(&texts.link)));
    if let Some(code) = code {
        lines.push(along.say(&texts.code).replace("{code}", code).replace("{site}", site));
    }
    lines.join("\n")
}

impl Along<'_> {
    fn say(&self, voices: &Voices) -> String {
        voices.to(self.who).text.clone()
    }

    fn gap(&self, lines: &mut Vec<String>, wanted: bool) {
        if wanted {
            lines.push(String::new());
        }
    }

    /// A name, with the first way to call or write.
    fn reach(&self, service: &Service) -> String {
        let way = service.contacts.iter().find(|contact| is_direct(contact));
        match way {
            // The name of 112 is its number.
            Some(contact) if contact.value != service.name.text => {
                format!("{}: {}", service.name.text, contact.value)
            }
            _ => service.name.text.clone(),
        }
    }

    /// The other ways to reach the first place, its hours, and what to do when no number is known.
    fn contacts(&self, service: &Service) -> Vec<String> {
        let mut lines = Vec::new();
        let first = service.contacts.iter().position(is_direct);
        for (_, contact) in service.contacts.iter().enumerate().filter(|(at, _)| Some(*at) != first) {
            // Chat and website may have one address.
            if !lines.contains(&contact.value) {
                lines.push(contact.value.clone());
            }
        }
        if let Some(schedule) = service.contacts.iter().find_map(|contact| contact.schedule.as_ref()) {
            lines.push(week(self.bundle, schedule));
        }
        if first.is_none() && !service.national {
            let website = &self.bundle.municipality.website.value;
            lines.push(format!("{} {website}", self.say(&self.texts.no_number)));
        }
        lines
    }
}

/// One can call or write there.
fn is_direct(contact: &Contact) -> bool {
    !matches!(contact.kind, ContactKind::Address | ContactKind::Website)
}
