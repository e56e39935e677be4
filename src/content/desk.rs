//! The words of the desk: they come with the app that staff work with, not with the public site.

use super::{Access, Layer, Text, Voices, content, words};

words! {
    /// Who told a caller about the front office. A closed list, so that nothing of a caller can stand in it.
    pub enum Referrer {
        OnOwn = "self",
        Family = "family",
        School = "school",
        Gp = "gp",
        Clinic = "clinic",
        Team = "team",
        SafeAtHome = "veilig-thuis",
        Website = "website",
        Poster = "poster",
        Other = "other",
        Unknown = "unknown",
    }
    /// Something the desk does by one key.
    pub enum Shortcut {
        /// 1 to 9: an answer to the question that is offered.
        Answers = "answers",
        New = "new",
        Switch = "switch",
        Close = "close",
        Handover = "handover",
        Danger = "danger",
        Beside = "beside",
        Count = "count",
        Gap = "gap",
        Counts = "counts",
        Help = "help",
        TakeBack = "take-back",
    }
}

content! {
    /// `desk.json`: what staff of the front office see, and what they say to callers.
    pub struct Desk {
        /// Lines that are said to a caller.
        pub say: DeskSay,
        pub handover: Handover,
        pub safety: Safety,
        pub screen: DeskScreen,
        pub glance: Glance,
        pub counts: CountTexts,
        /// What staff must know of each step from light to heavy.
        pub layers: Vec<DeskLayer>,
        pub accesses: Vec<AccessTerm>,
        pub referrers: Vec<ReferrerTerm>,
        pub shortcuts: Vec<ShortcutTerm>,
        pub ages: AgeWords,
        pub languages: Vec<LanguageWords>,
    }

    /// Lines that are said to a caller.
    pub struct DeskSay {
        pub hello: Voices,
        /// `{name}` is the service.
        pub first: Voices,
        pub how: Voices,
        pub unknown: Voices,
        /// The first question when there is a sign of danger.
        pub safe: Voices,
        pub call_112: Voices,
        pub call_113: Voices,
        pub call_veilig_thuis: Voices,
        pub stay: Voices,
        /// `{code}` is the code, `{site}` where to type it.
        pub code: Voices,
    }

    /// The parts of the text that a caller gets.
    pub struct Handover {
        /// `{municipality}`
        pub title: Voices,
        /// `{need}` is what it is about.
        pub about: Voices,
        pub urgent: Voices,
        pub first: Voices,
        pub steps: Voices,
        pub today: Voices,
        pub also: Voices,
        pub more: Voices,
        pub not_safe: Voices,
        pub no_number: Voices,
        pub link: Voices,
        /// `{code}` and `{site}`
        pub code: Voices,
    }

    /// When it may not be safe. For staff; what is said stands in [`DeskSay`].
    pub struct Safety {
        pub title: Text,
        pub first: Text,
        pub now: Text,
        pub death: Text,
        pub veilig_thuis: Text,
        pub stay: Text,
        pub signs: Text,
        pub put_away: Text,
        /// The sign that stays when the script is put away; a press shows it again.
        pub sign: Text,
        pub flag: Text,
        pub unflag: Text,
    }

    /// What stands on the screen.
    pub struct DeskScreen {
        pub title: Text,
        pub without_script: Text,
        pub loading: Text,
        pub box_label: Text,
        pub box_hint: Text,
        pub hits: Text,
        pub no_hits: Text,
        pub kind_need: Text,
        pub kind_service: Text,
        pub kind_word: Text,
        pub kind_place: Text,
        pub kind_fact: Text,
        pub facts: Text,
        pub no_facts: Text,
        /// `{fact}`
        pub take_back: Text,
        pub question: Text,
        pub no_question: Text,
        pub more_questions: Text,
        pub say_this: Text,
        /// `{number}` places
        pub left: Text,
        pub left_one: Text,
        pub results: Text,
        pub urgent: Text,
        pub tips: Text,
        /// `{place}` and `{worker}`
        pub at_place: Text,
        pub speaks: Text,
        pub open_now: Text,
        pub calls: Text,
        /// `{number}`
        pub call: Text,
        pub new_call: Text,
        pub switch: Text,
        pub close_call: Text,
        pub close_ask: Text,
        pub yes: Text,
        pub no: Text,
        pub handover: Text,
        pub language: Text,
        pub whole_text: Text,
        pub short_text: Text,
        pub copy: Text,
        pub copied: Text,
        pub email: Text,
        pub sms: Text,
        pub whatsapp: Text,
        pub print: Text,
        pub link: Text,
        pub code: Text,
        pub no_code: Text,
        pub qr: Text,
        pub no_language: Text,
        pub beside: Text,
        pub put_beside: Text,
        pub not_beside: Text,
        pub close: Text,
        pub shortcuts: Text,
        pub shortcuts_text: Text,
        pub all_off: Text,
        pub all_on: Text,
    }

    /// The names of what one sees of a service at a glance.
    pub struct Glance {
        pub way_in: Text,
        pub ages: Text,
        pub cost: Text,
        pub wait: Text,
        pub open: Text,
        pub languages: Text,
        pub parents: Text,
        pub next: Text,
        pub works_with: Text,
        pub ladder: Text,
        pub lighter: Text,
        pub heavier: Text,
        pub contact: Text,
        pub workers: Text,
        pub unknown: Text,
        pub free: Text,
        pub not_free: Text,
        pub voluntary: Text,
        pub partly: Text,
        pub forced: Text,
        pub official: Text,
        pub law: Text,
        pub gate: Text,
        pub up: Text,
        pub down: Text,
        pub decides: Text,
        /// `{year}`
        pub source: Text,
        pub inferred: Text,
    }

    /// Counting on this device.
    pub struct CountTexts {
        pub title: Text,
        pub text: Text,
        pub referred: Text,
        pub found: Text,
        pub not_found: Text,
        pub counted: Text,
        pub gap: Text,
        pub cannot_keep: Text,
        pub none: Text,
        /// `{number}`
        pub total: Text,
        pub by_who: Text,
        pub by_topic: Text,
        pub by_service: Text,
        pub by_referrer: Text,
        pub by_found: Text,
        pub gaps: Text,
        pub no_gaps: Text,
        pub export: Text,
        pub wipe: Text,
        pub wipe_ask: Text,
        pub wiped: Text,
        pub unknown: Text,
    }

    /// A step from light to heavy, in the words of the trade.
    pub struct DeskLayer {
        pub id: Layer,
        /// The official term.
        pub term: Text,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub law: Option<Text>,
        /// Who may refer.
        pub gate: Text,
        pub up: Text,
        pub down: Text,
        pub decides: Text,
    }

    /// What a way in is called.
    pub struct AccessTerm {
        pub id: Access,
        pub term: Text,
    }

    /// What somebody who refers is called.
    pub struct ReferrerTerm {
        pub id: Referrer,
        pub term: Text,
    }

    /// What a shortcut does.
    pub struct ShortcutTerm {
        pub id: Shortcut,
        pub term: Text,
    }

    /// How callers tell an age.
    pub struct AgeWords {
        /// After a number: years, with spaces between.
        pub years: String,
        /// After a number: months or weeks, with spaces between.
        pub months: String,
        /// Words that mean nothing more beside an age, a school or a language, with spaces between: *zoon*, *woont*.
        pub filler: String,
        pub names: Vec<AgeName>,
    }

    /// A language that callers may speak.
    pub struct LanguageWords {
        /// BCP 47.
        pub id: String,
        pub name: Text,
        /// How it is said, in small letters with spaces between.
        pub words: String,
    }

    /// A word that tells an age.
    pub struct AgeName {
        /// As it is said.
        pub id: String,
        /// In whole years.
        pub age: i8,
    }

    /// What the desk loads: one file for each language.
    pub struct DeskFile {
        /// The name of its style, below the base.
        pub style: String,
        pub texts: Desk,
    }
}
