//! Who reads which page, and what every screen needs to show it.

use super::route::{Fragment, Local, Page, Route, answers};
use crate::content::{Audience, Bundle, Contact, ContactKind, Phrase, Piece, Service, Text, Voices, Word, cut};
use crate::finder::{Answers, Situation, replay};
use crate::hours::{self, Moment};
use leptos::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The body of each pictogram, by name.
pub type Icons = BTreeMap<String, String>;

/// What is the same for every page.
#[derive(Clone, Debug)]
pub struct Site<'c> {
    pub bundle: &'c Bundle,
    pub icons: &'c Icons,
    /// What stands before a route's path in a link: `./`, `../../` or `/folder/`.
    pub base: String,
    /// The moment on the clock of Europe/Amsterdam; none in a static page, which is read at another time than it is made.
    pub now: Option<Moment>,
}

/// One page for one reader.
pub struct Reader<'a> {
    pub site: &'a Site<'a>,
    pub route: &'a Route,
    pub fragment: &'a Fragment,
    pub answers: Answers,
    pub who: Option<Audience>,
    /// The hard words that this page explained already.
    explained: RefCell<Vec<&'a str>>,
}

impl<'a> Reader<'a> {
    pub fn new(site: &'a Site<'a>, route: &'a Route, fragment: &'a Fragment) -> Reader<'a> {
        let answers = answers(site.bundle, route, fragment);
        let who = replay(site.bundle, &answers).audience();
        Reader { site, route, fragment, answers, who, explained: RefCell::default() }
    }

    pub fn bundle(&self) -> &'a Bundle {
        self.site.bundle
    }

    /// What the answers come to.
    pub fn situation(&self) -> Situation<'a> {
        replay(self.site.bundle, &self.answers)
    }

    /// A text of the interface, for an attribute or a title.
    pub fn say(&self, phrase: Phrase) -> String {
        self.bundle().interface.get(phrase, self.who).map(|text| text.text.clone()).unwrap_or_default()
    }

    /// A text of the interface with its blanks filled in: `{name}` by what stands beside `name`.
    pub fn fill(&self, phrase: Phrase, blanks: &[(&str, &str)]) -> String {
        blanks
            .iter()
            .fold(self.say(phrase), |text, (name, value)| text.replace(&format!("{{{name}}}"), &self.apart(value)))
    }

    /// A number, name or date within a text. In a language that is written from right to left it must keep its own
    /// direction: 0800-2000 would turn into 2000-0800.
    pub fn apart(&self, value: &str) -> String {
        if is_right_to_left(&self.route.lang) { format!("\u{2068}{value}\u{2069}") } else { value.to_owned() }
    }

    /// A text of the interface.
    pub fn phrase(&self, phrase: Phrase) -> AnyView {
        self.bundle().interface.get(phrase, self.who).map(text).into_any()
    }

    /// A text in the voice for this reader.
    pub fn voice(&self, voices: &Voices) -> AnyView {
        text(voices.to(self.who))
    }

    /// A text in the voice for this reader, in which hard words open their meaning: each once a page.
    pub fn prose(&self, voices: &Voices) -> AnyView {
        let said = voices.to(self.who);
        let mut pieces = Vec::new();
        for piece in cut(&self.bundle().words, &said.text) {
            pieces.push(match piece {
                Piece::Hard(word, form) if self.explain(word) => hard_word(word, form),
                Piece::Plain(plain) | Piece::Hard(_, plain) => self.with_numbers(plain),
            });
        }
        if said.still_dutch { view! { <span lang="nl">{pieces}</span> }.into_any() } else { pieces.into_any() }
    }

    /// A text in which the phone numbers of known services are called with one tap.
    fn with_numbers(&self, text: &str) -> AnyView {
        let phones = self.bundle().services.iter().flat_map(|service| &service.contacts);
        let found = phones
            .filter(|contact| contact.kind == ContactKind::Phone)
            .filter_map(|contact| Some((text.find(&contact.value)?, contact)))
            .min_by_key(|(at, contact)| (*at, usize::MAX - contact.value.len()));
        let Some((at, contact)) = found else { return text.to_owned().into_any() };
        let before = text.get(..at).unwrap_or_default().to_owned();
        let after = text.get(at + contact.value.len()..).unwrap_or_default();
        view! { {before}<a class="number" href=contact.href()>{contact.value.clone()}</a>{self.with_numbers(after)} }
            .into_any()
    }

    /// Whether this page must still explain this word; from now on it has.
    fn explain(&self, word: &'a Word) -> bool {
        let mut explained = self.explained.borrow_mut();
        let new = !explained.contains(&word.id.as_str());
        if new {
            explained.push(&word.id);
        }
        new
    }

    /// The link to a page of this municipality, in this language.
    pub fn href(&self, local: Local) -> String {
        let keeps_voice = matches!(local, Local::Service(_) | Local::Services | Local::Now | Local::Search);
        let page = self.href_to(&self.route.to(local));
        if keeps_voice { page + &self.voice_along() } else { page }
    }

    /// Pages that are the same for everyone do not have who reads them in their path: a link tells it along, behind
    /// the # where no server sees it, so that a young person is not suddenly spoken to as a parent.
    fn voice_along(&self) -> String {
        let start = &self.bundle().tree.start;
        match (self.who, self.answers.get(start).and_then(<[String]>::first)) {
            (Some(Audience::Youth | Audience::Helper), Some(answer)) => {
                Fragment::default().with_answer(start, answer).text()
            }
            _ => String::new(),
        }
    }

    /// The link to any page.
    pub fn href_to(&self, route: &Route) -> String {
        format!("{}{}", self.site.base, route.path())
    }

    /// The link to the page after these answers.
    pub fn href_help(&self, answers: impl IntoIterator<Item = &'a str>) -> String {
        self.href(Local::Help(answers.into_iter().map(str::to_owned).collect()))
    }

    /// The link to this page with other private facts.
    pub fn href_fragment(&self, fragment: &Fragment) -> String {
        let text = fragment.text();
        // A bare # would go to the top of a page without script; the page itself is what is meant.
        if text.is_empty() { self.href_to(self.route) } else { text }
    }

    pub fn municipality(&self) -> &'a str {
        match &self.route.page {
            Page::Of(..) => &self.bundle().municipality.name,
            Page::Choose => "",
        }
    }

    /// Whether a service is known to be closed now.
    pub fn is_closed(&self, service: &Service) -> bool {
        let Some(now) = self.site.now else { return false };
        let mut with_hours = service.contacts.iter().filter_map(|contact| contact.schedule.as_ref()).peekable();
        with_hours.peek().is_some() && with_hours.all(|schedule| hours::state(Some(schedule), now).is_closed())
    }

    /// Whether a service is known to be open now.
    pub fn is_open(&self, service: &Service) -> bool {
        let Some(now) = self.site.now else { return false };
        let mut with_hours = service.contacts.iter().filter_map(|contact| contact.schedule.as_ref());
        with_hours.any(|schedule| hours::state(Some(schedule), now).is_open())
    }

    /// The service with this id.
    pub fn service(&self, id: &str) -> Option<&'a Service> {
        self.bundle().service(id)
    }

    /// What a reader can do with the municipality's own website, when nothing better is known.
    pub fn website(&self) -> &'a Contact {
        &self.bundle().municipality.website
    }
}

/// Whether a language is written from right to left.
pub fn is_right_to_left(lang: &str) -> bool {
    matches!(lang, "ar" | "fa" | "he" | "ur")
}

/// A text; one that is not translated yet says that it is Dutch.
pub fn text(text: &Text) -> AnyView {
    if text.still_dutch {
        view! { <span lang="nl">{text.text.clone()}</span> }.into_any()
    } else {
        text.text.clone().into_any()
    }
}

/// A hard word that opens its meaning where it stands: by touch, by keyboard, and without script. A browser that does
/// not know popovers shows the meaning behind the word.
fn hard_word(word: &Word, form: &str) -> AnyView {
    let id = format!("woord-{}", word.id);
    view! {
        <button type="button" class="hard-word" popovertarget=id.clone()>{form.to_owned()}</button>
        <span class="meaning" id=id popover="auto"><strong>{text(&word.term)}</strong>" "{text(&word.meaning)}</span>
    }
    .into_any()
}
