//! The words of buttons and headings.
//!
//! In content an object with one entry for each [`Phrase`]; in a bundle a list in the order of [`Phrase::ALL`],
//! which costs the app a look-up by number and no field names.

use super::{Audience, Text, Voices};
use serde::{Deserialize, Serialize};

/// The interface texts of one language, in the order of [`Phrase::ALL`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Interface {
    phrases: Vec<Voices>,
}

impl Interface {
    /// Makes the interface from one text for each phrase, asked in order.
    pub fn new(text_of: impl FnMut(Phrase) -> Voices) -> Interface {
        Interface { phrases: Phrase::ALL.iter().copied().map(text_of).collect() }
    }

    /// The text of a phrase for this reader. The check makes sure that every phrase is there.
    pub fn get(&self, phrase: Phrase, audience: Option<Audience>) -> Option<&Text> {
        self.phrases.get(phrase as usize).map(|voices| voices.to(audience))
    }
}

macro_rules! phrases {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {
        /// A text of the interface; its name is its key in `interface.json`.
        #[allow(non_camel_case_types, reason = "the names are the keys in the content")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Phrase { $($(#[$meta])* $name),* }

        impl Phrase {
            pub const ALL: &'static [Phrase] = &[$(Phrase::$name),*];

            /// The key in `interface.json`.
            pub fn key(self) -> &'static str {
                match self { $(Phrase::$name => stringify!($name)),* }
            }
        }
    };
}

phrases! {
    site_name, comma, skip_link, tools, read_aloud, adjust, aid_failed, exit, demo, strip_first, strip_second, help_now, help_now_text, all_services,
    all_services_text, whole_country, filter, filter_left, filter_clear, filter_open, search, search_title, search_label, search_results, search_one, search_some, search_none, search_by_topic,
    search_danger, search_service, search_word, search_without_script, words, words_text, about, about_text, leaving, leaving_text, history, history_text,
    history_phone, history_computer, history_private, history_calls, history_back, other_municipality, choose_title,
    choose_text, with_towns, not_found_title, not_found_text, home_title, home_lead, step, without_answer,
    fits_your_answers, result_title, today, first_place, also_possible, early, if_more, if_more_text,
    safety_line, together_title, together_text, together_ask, more_at_once, refine, wrong_place, not_found_here,
    call_title, call_hello, call_age, call_ask, call_danger, they_ask_title, they_ask_what, they_ask_long,
    they_ask_age, they_ask_safe, they_ask_name, they_ask_name_else, no_answer_title, no_answer, dare_title, dare,
    dare_chat, cannot_find, cannot_find_text, your_answers, change, take_away, also_this, more_about, what_happens, how_it_goes, why, reason_serves,
    reason_front_door, reason_light, reason_near, reason_anonymous, reason_age, reason_heavier,
    reason_inferred, mismatch_age, mismatch_audience, mismatch_situation, ladder, you_are_here, fact_free,
    fact_no_referral, fact_voluntary, fact_partly, fact_forced, fact_anonymous, fact_group, call, chat, whatsapp, sms,
    email, website, made_up_number, unconfirmed, number_unconfirmed, number_in_letter, hours_title, hours_unknown, open_always,
    open_until, opens_today, opens_tomorrow, opens_later, closed, day_mo, day_short_mo, day_tu, day_short_tu,
    day_we, day_short_we, day_th, day_short_th, day_fr, day_short_fr, day_sa, day_short_sa, day_su,
    day_short_su, parents_told, told_doubt, talk_now, choice, cost, wait, for_whom, ages, ages_everyone, ages_from,
    ages_from_pregnancy, works_with, places, how_we_know, status_existing, status_planned, status_pilot,
    status_unknown, privacy, privacy_text, privacy_more, accessibility, accessibility_text, statement, pictures, pictures_text, sources, sources_text,
    open_whole, open_number, open_hours, open_status, open_needs, to_confirm, to_confirm_text, code_door, code_label, code_open, code_wrong, code_later, desk,
    updated, offline_title, offline_text, offline_start,
}
