//! Every address of the site, as one enum.
//!
//! An address is a path below the site's base, with a slash at the end: `dronten/hulp/ouder/school/`, and
//! `en/dronten/…` in another language than Dutch. Private facts never stand in the path; see [`Fragment`].

use crate::content::Bundle;
use crate::finder::Answers;

/// The language without a folder of its own.
const DUTCH: &str = "nl";

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Route {
    /// The language (BCP 47).
    pub lang: String,
    pub page: Page,
}

/// Which page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// Choose the municipality.
    Choose,
    /// A page of a municipality: its id, and which.
    Of(String, Local),
}

/// A page of a municipality.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Local {
    Home,
    /// The question or result after these answers.
    Help(Vec<String>),
    Services,
    Service(String),
    Now,
    /// Finding by words, and everything by topic.
    Search,
    Words,
    /// For staff of the front office, with a caller on the line.
    Desk,
    /// About this site.
    About,
    /// One thing about this site, by the last step of its address: privacy, accessibility, the pictograms, leaving.
    AboutPart(String),
}

/// The parts of [`Local::About`] that other pages lead to.
pub const LEAVING: &str = "verlaten";
pub const PRIVACY: &str = "privacy";
pub const ACCESSIBILITY: &str = "toegankelijkheid";
pub const PICTURES: &str = "plaatjes";

impl Local {
    /// Whether the page stands still: the app leaves it to the server, and does not carry it along.
    pub fn is_still(&self) -> bool {
        matches!(self, Local::Words | Local::Desk | Local::About | Local::AboutPart(_))
    }
}

impl Route {
    /// The route of a path below the base; none when no page has this address.
    pub fn parse(path: &str) -> Option<Route> {
        let mut parts = path.split('/').filter(|part| !part.is_empty()).peekable();
        // A language folder has two letters; no municipality's name is that short (Ede, Epe and Oss have three).
        let lang = parts.next_if(|part| part.len() == 2).unwrap_or(DUTCH).to_owned();
        let Some(municipality) = parts.next() else { return Some(Route { lang, page: Page::Choose }) };
        let rest = parts.collect::<Vec<_>>();
        let local = match rest.as_slice() {
            [] => Local::Home,
            ["hulp", answers @ ..] if !answers.is_empty() => {
                Local::Help(answers.iter().map(|id| (*id).to_owned()).collect())
            }
            ["aanbod"] => Local::Services,
            ["aanbod", id] => Local::Service((*id).to_owned()),
            ["nu"] => Local::Now,
            ["zoeken"] => Local::Search,
            ["woorden"] => Local::Words,
            ["balie"] => Local::Desk,
            ["over"] => Local::About,
            ["over", part] => Local::AboutPart((*part).to_owned()),
            _ => return None,
        };
        Some(Route { lang, page: Page::Of(municipality.to_owned(), local) })
    }

    /// The path below the base: empty, or with a slash at the end.
    pub fn path(&self) -> String {
        let mut path = String::new();
        let mut add = |part: &str| {
            path.push_str(part);
            path.push('/');
        };
        if self.lang != DUTCH {
            add(&self.lang);
        }
        if let Page::Of(municipality, local) = &self.page {
            add(municipality);
            match local {
                Local::Home => {}
                Local::Help(answers) => {
                    add("hulp");
                    answers.iter().for_each(|id| add(id));
                }
                Local::Services => add("aanbod"),
                Local::Service(id) => {
                    add("aanbod");
                    add(id);
                }
                Local::Now => add("nu"),
                Local::Search => add("zoeken"),
                Local::Words => add("woorden"),
                Local::Desk => add("balie"),
                Local::About => add("over"),
                Local::AboutPart(part) => {
                    add("over");
                    add(part);
                }
            }
        }
        path
    }

    /// How many folders deep the page stands.
    pub fn depth(&self) -> usize {
        self.path().matches('/').count()
    }

    /// This page in another language.
    pub fn in_lang(&self, lang: &str) -> Route {
        Route { lang: lang.to_owned(), page: self.page.clone() }
    }

    /// Another page of the same municipality and language.
    pub fn to(&self, local: Local) -> Route {
        let page = match &self.page {
            Page::Choose => Page::Choose,
            Page::Of(municipality, _) => Page::Of(municipality.clone(), local),
        };
        Route { lang: self.lang.clone(), page }
    }

    /// The page of this municipality that this is; none for the choice of municipality.
    pub fn local(&self) -> Option<&Local> {
        match &self.page {
            Page::Choose => None,
            Page::Of(_, local) => Some(local),
        }
    }

    /// The answers that stand in the path.
    pub fn path_answers(&self) -> &[String] {
        match self.local() {
            Some(Local::Help(answers)) => answers,
            _ => &[],
        }
    }
}

/// The private facts behind the `#`: they reach no server and no log. `leeftijd=4-12&ook=slapen,verzuim`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    /// Answers to narrowing questions.
    pub answers: Vec<(String, Vec<String>)>,
    /// More needs than the one in the path.
    pub also: Vec<String>,
}

/// The key of [`Fragment::also`].
const ALSO: &str = "ook";

impl Fragment {
    /// Reads what stands behind the `#`. What is not understood is left out.
    pub fn parse(text: &str) -> Fragment {
        let mut fragment = Fragment::default();
        for (key, values) in text.trim_start_matches('#').split('&').filter_map(|pair| pair.split_once('=')) {
            let values = values.split(',').filter(|value| is_id(value)).map(str::to_owned).collect::<Vec<_>>();
            if values.is_empty() || !is_id(key) {
                continue;
            }
            if key == ALSO {
                fragment.also.extend(values);
            } else {
                fragment.answers.push((key.to_owned(), values));
            }
        }
        fragment
    }

    /// The fragment with its `#`; empty when there is nothing private.
    pub fn text(&self) -> String {
        let mut pairs =
            self.answers.iter().map(|(key, values)| format!("{key}={}", values.join(","))).collect::<Vec<_>>();
        if !self.also.is_empty() {
            pairs.push(format!("{ALSO}={}", self.also.join(",")));
        }
        if pairs.is_empty() { String::new() } else { format!("#{}", pairs.join("&")) }
    }

    /// With this answer to a narrowing question; the same question's earlier answer is replaced.
    pub fn with_answer(&self, question: &str, answer: &str) -> Fragment {
        let mut fragment = self.clone();
        fragment.answers.retain(|(key, _)| key != question);
        fragment.answers.push((question.to_owned(), vec![answer.to_owned()]));
        fragment
    }

    /// Without the answer to this question.
    pub fn without_answer(&self, question: &str) -> Fragment {
        let mut fragment = self.clone();
        fragment.answers.retain(|(key, _)| key != question);
        fragment
    }

    /// With one more need.
    pub fn with_need(&self, need: &str) -> Fragment {
        let mut fragment = self.clone();
        if !fragment.also.iter().any(|id| id == need) {
            fragment.also.push(need.to_owned());
        }
        fragment
    }

    /// Without this need.
    pub fn without_need(&self, need: &str) -> Fragment {
        let mut fragment = self.clone();
        fragment.also.retain(|id| id != need);
        fragment
    }
}

/// No id is longer; what is longer is not carried along in every link.
const LONGEST_ID: usize = 100;

fn is_id(text: &str) -> bool {
    (1..=LONGEST_ID).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Everything that was answered: the path, and the private facts.
pub fn answers(bundle: &Bundle, route: &Route, fragment: &Fragment) -> Answers {
    let mut answers = Answers::from_path(bundle, route.path_answers().iter().map(String::as_str));
    for (question, chosen) in &fragment.answers {
        answers.set(question, chosen.clone());
    }
    for need in &fragment.also {
        answers.add_need(need);
    }
    answers
}
