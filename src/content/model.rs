//! The things the content tells about. Field names follow Open Referral HSDS 3.1 where it has them.
//!
//! Ages are whole years of the child; -1 is pregnancy. Ids are lowercase words joined by hyphens.

use super::define::{content, words};
use super::{Audience, Condition, FactValue, Facts, Interface, Phrase, Schedule, Text, Voices};

/// Help up to this age or an older one has no oldest age for a reader.
const NO_OLDEST: i8 = 60;

words! {
    /// How heavy help is, from light to heavy. The order of the list is the order of weight.
    pub enum Layer {
        /// Family, friends, neighbours.
        Own = "own",
        /// Places a family already knows: school, GP, childcare.
        Known = "known",
        /// A talk and tips.
        Advice = "advice",
        /// Light help without a referral.
        Light = "light",
        /// Help that needs a decision of the municipality or a referral.
        Decision = "decision",
        /// A judge decides.
        Forced = "forced",
        /// Danger now.
        Crisis = "crisis",
    }
    /// How near a service is. The order of the list is the order of nearness.
    pub enum Near {
        Place = "place",
        Neighbourhood = "neighbourhood",
        Municipality = "municipality",
        Region = "region",
        National = "national",
    }
    /// How much hurry a need has.
    pub enum Urgency {
        Normal = "gewoon",
        Soon = "snel",
        Now = "nu",
    }
    /// What sort of thing a service is.
    pub enum Kind {
        Team = "team",
        Organization = "organization",
        Person = "person",
        Programme = "programme",
        Facility = "facility",
    }
    /// How one gets in.
    pub enum Access {
        OnOwn = "self",
        School = "school",
        Gp = "gp",
        Team = "team",
        Decision = "decision",
        Judge = "judge",
    }
    /// Whether help is one's own choice.
    pub enum Voluntary {
        Yes = "yes",
        Partly = "partly",
        No = "no",
    }
    /// Whether a service exists today, as far as its source says.
    pub enum Status {
        Existing = "existing",
        Planned = "planned",
        Pilot = "pilot",
        Unknown = "unknown",
    }
    /// How well a service fits a need.
    pub enum Fit {
        /// The place to go for this need.
        First = "first",
        /// Also possible.
        Also = "also",
    }
    /// A way to reach a service.
    pub enum ContactKind {
        Phone = "phone",
        Chat = "chat",
        Whatsapp = "whatsapp",
        Sms = "sms",
        Email = "email",
        Website = "website",
        Address = "address",
    }
    /// What sort of place a worker sits in.
    pub enum PlaceKind {
        School = "school",
        Gp = "gp",
    }
    /// What a question is about.
    pub enum QuestionKind {
        /// Its answer is part of the address; the same for everyone.
        Path = "path",
        /// Its answer is private, lives in the fragment, and is asked only when it changes the first place.
        Narrow = "narrow",
    }
}

content! {
    /// A subject of worries, with a pictogram.
    pub struct Topic {
        pub id: String,
        pub title: Voices,
        pub icon: String,
    }

    /// A step from light to heavy help.
    pub struct LayerInfo {
        pub id: Layer,
        pub title: Voices,
        /// What help at this step is.
        pub text: Voices,
        /// Who decides at this step.
        pub decides: Voices,
        pub icon: String,
    }

    /// A situation as people say it.
    pub struct Need {
        pub id: String,
        pub topics: Vec<String>,
        pub audiences: Vec<Audience>,
        pub minimum_age: i8,
        pub maximum_age: i8,
        pub title: Voices,
        pub text: Voices,
        pub icon: String,
        pub urgency: Urgency,
        /// Somebody else must not see it: titles are neutral and steps leave no trace in the history.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub sensitive: bool,
        /// What one can do today.
        pub tips: Vec<Voices>,
        /// How people type it, mistakes and all. For search; not in the bundle.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub phrases: Vec<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub related: Vec<String>,
        /// A judge or the police already decided; then heavy help may come first.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub decided: bool,
        /// Several things at once: the result explains one plan and one director.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub together: bool,
        /// The result always carries the Veilig Thuis line.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub safety_line: bool,
    }

    /// A question of the tree, or a narrowing question.
    pub struct Question {
        pub id: String,
        pub kind: QuestionKind,
        pub text: Voices,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub help: Option<Voices>,
        /// What front-office staff say aloud to ask it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub say: Option<Text>,
        /// More than one answer may be true.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub multiple: bool,
        /// Narrowing questions: when it makes sense to ask.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub when: Option<Condition>,
        pub answers: Vec<Answer>,
    }

    /// An answer, what it tells us and where it leads.
    pub struct Answer {
        pub id: String,
        pub label: Voices,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub hint: Option<Voices>,
        pub icon: String,
        /// *Weet ik niet*: never punishes.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub unknown: bool,
        /// Shown only when this is not false.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub when: Option<Condition>,
        #[serde(default, skip_serializing_if = "Facts::is_empty")]
        pub sets: Facts,
        /// Where a path answer leads: the first whose `when` is not false.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub next: Vec<Lead>,
    }

    /// Where an answer leads: exactly one of `question`, `need`, `needs` and `outcome`.
    pub struct Lead {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub when: Option<Condition>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub question: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub need: Option<String>,
        /// A list of needs to choose from, in this order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub needs: Vec<String>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub outcome: bool,
    }

    /// The question tree: where it starts, and its questions.
    pub struct Tree {
        /// The question that opens the tree.
        pub start: String,
        /// The question that lists needs; its only own answer is *Weet ik niet*.
        pub needs: String,
        /// The need that is added when somebody has several needs at once.
        pub several: String,
        /// The services of *help now*, national ones; the first two stand on every screen.
        pub help_now: Vec<String>,
        pub questions: Vec<Question>,
    }

    /// Help one can go to.
    pub struct Service {
        pub id: String,
        pub name: Text,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub official_name: Option<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub alternate_names: Vec<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub organization: Option<String>,
        pub kind: Kind,
        pub layer: Layer,
        pub near: Near,
        pub icon: String,
        pub call_to_action: Voices,
        pub description: Voices,
        pub audiences: Vec<Audience>,
        pub minimum_age: i8,
        pub maximum_age: i8,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub needs: Vec<ServiceNeed>,
        /// National services that this one stands for here; it takes over their needs too.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub replaces: Vec<String>,
        /// Not a service of this municipality; known when the content is bundled.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[cfg_attr(feature = "ssr", schemars(skip))]
        pub national: bool,
        /// Takes every need that has no first place of its own.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub front_door: bool,
        /// Shown as *if it is more*.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub heavier: bool,
        pub access: Vec<Access>,
        pub voluntary: Voluntary,
        /// Costs nothing. Left out: not known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub free: Option<bool>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cost: Option<Voices>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub wait: Option<Wait>,
        /// Languages spoken (BCP 47). Empty: not known.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub languages: Vec<String>,
        pub steps: Vec<Voices>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub parents_told: Option<Voices>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub choice: Option<Voices>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub works_with: Vec<String>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub anonymous: bool,
        /// Help in a group.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub group: bool,
        pub status: Status,
        /// The year of the document that tells of it.
        pub year: u16,
        /// Our reading of the document, not stated in it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub inferred: bool,
        /// Names of the Uniforme Productnamenlijst.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub upl: Vec<String>,
        pub sources: Vec<Citation>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub contacts: Vec<Contact>,
    }

    /// A need a service serves.
    pub struct ServiceNeed {
        pub need: String,
        pub fit: Fit,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub when: Option<Condition>,
        /// Our reading of the document, not stated in it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub inferred: bool,
    }

    /// How long one waits, as said on a date.
    pub struct Wait {
        pub text: Voices,
        /// The day, month or year it was said; in words in a bundle.
        pub date: String,
    }

    /// Where a fact stands.
    pub struct Citation {
        /// The id of a source of the municipality, or the name of a public page.
        pub source: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub quote: Option<String>,
    }

    /// A way to reach a service. Each has a source, a date and a state.
    pub struct Contact {
        pub kind: ContactKind,
        /// The number, the https address, the mail address or the street address.
        pub value: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Voices>,
        /// OpenStreetMap `opening_hours`; becomes `schedule` in a bundle.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub hours: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ssr", schemars(skip))]
        pub schedule: Option<Schedule>,
        pub source: String,
        /// The day (or month, or year) somebody looked.
        pub checked: String,
        /// The organisation itself or an official page says so.
        pub confirmed: bool,
    }

    /// A school or GP practice, with the worker who is there.
    pub struct Place {
        pub id: String,
        pub kind: PlaceKind,
        pub name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub area: Option<String>,
        /// The service whose worker is there.
        pub service: String,
        pub worker: Voices,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub hours: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ssr", schemars(skip))]
        pub schedule: Option<Schedule>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub contacts: Vec<Contact>,
    }

    /// A hard word and what it means.
    pub struct Word {
        pub id: String,
        pub term: Text,
        /// How it stands in texts.
        pub forms: Vec<String>,
        pub meaning: Text,
        /// A plain word to use instead.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub instead: Option<Text>,
    }

    /// A municipality.
    pub struct Municipality {
        pub id: String,
        /// The code of Statistics Netherlands, such as GM0303.
        pub code: String,
        pub name: String,
        /// Towns and villages that people call by their own name.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub towns: Vec<String>,
        /// Made up, to show what the product can do; left out of a production build.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub demo: bool,
        pub languages: Vec<String>,
        /// The service that takes every question.
        pub front_door: String,
        pub website: Contact,
        pub sources: Vec<Source>,
    }

    /// All content of one municipality in one language: what the app loads, once.
    pub struct Bundle {
        /// The language (BCP 47) of the texts.
        pub lang: String,
        pub municipality: Municipality,
        /// The day the site was made, in words of this language; empty when that is not told.
        pub updated: String,
        #[cfg_attr(feature = "ssr", schemars(skip))]
        pub interface: Interface,
        pub topics: Vec<Topic>,
        pub layers: Vec<LayerInfo>,
        pub tree: Tree,
        pub needs: Vec<Need>,
        pub services: Vec<Service>,
        pub places: Vec<Place>,
        pub words: Vec<Word>,
    }

    /// A document the content rests on.
    pub struct Source {
        pub id: String,
        pub title: String,
        pub publisher: String,
        pub year: u16,
    }
}

impl Service {
    /// Its opening hours, each once, with the first contact that keeps them.
    pub fn hours(&self) -> Vec<(&Contact, &Schedule)> {
        let mut hours = Vec::<(&Contact, &Schedule)>::new();
        for contact in &self.contacts {
            if let Some(schedule) = &contact.schedule
                && !hours.iter().any(|(_, known)| *known == schedule)
            {
                hours.push((contact, schedule));
            }
        }
        hours
    }

    /// How its ages are told: from `{min}`, and to `{max}`, years.
    pub fn ages_phrase(&self) -> Phrase {
        match (self.minimum_age, self.maximum_age) {
            (..=0, NO_OLDEST..) => Phrase::ages_everyone,
            (..=-1, _) => Phrase::ages_from_pregnancy,
            (_, NO_OLDEST..) => Phrase::ages_from,
            _ => Phrase::ages,
        }
    }
}

impl Question {
    /// The answer with this id.
    pub fn answer(&self, id: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.id == id)
    }
}

impl Need {
    pub fn is_for(&self, audience: Option<Audience>) -> bool {
        audience.is_none_or(|audience| self.audiences.contains(&audience))
    }

    /// The ages of the child this need is about, as a fact.
    pub fn ages(&self) -> FactValue {
        FactValue::Range { min: self.minimum_age, max: self.maximum_age }
    }
}
