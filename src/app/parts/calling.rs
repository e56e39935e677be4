//! After the result: what to say when one calls, what they will ask, and what if nobody answers or one dares not call.

use super::contact::{Weight, button};
use super::icon::icon;
use crate::app::Reader;
use crate::content::{Audience, Contact, ContactKind, Layer, Phrase, Question};
use crate::finder::{Choice, Match, Outcome, Situation};
use leptos::prelude::*;

/// Folded under the first place; nothing when there is nobody to call.
pub fn calling(reader: &Reader, situation: &Situation, outcome: &Outcome) -> AnyView {
    let Some(first) = outcome.first.as_ref().filter(|first| first.service.layer != Layer::Own) else {
        return ().into_any();
    };
    let name = if first.service.anonymous { Phrase::they_ask_name } else { Phrase::they_ask_name_else };
    let asked = [Phrase::they_ask_what, Phrase::they_ask_long, Phrase::they_ask_age, Phrase::they_ask_safe, name];
    let asked = asked.map(|phrase| view! { <li>{reader.phrase(phrase)}</li> });
    // A chat for children is none for a parent.
    let is_for = |found: &&Match| found.service.audiences.contains(&reader.who.unwrap_or(Audience::Parent));
    let others = outcome.also.iter().filter(is_for);
    let written = [first].into_iter().chain(others).find_map(|found| Some((found.service, in_writing(found)?)));
    // Who helps somebody else's child does not need to be brave.
    let written = written.filter(|_| reader.who != Some(Audience::Helper));
    let part = |picture, title, text| {
        view! { <p class="label">{icon(reader, picture)}<span>{reader.phrase(title)}</span></p><p>{reader.phrase(text)}</p> }
    };
    view! {
        <details class="calling">
            <summary>{icon(reader, "bellen-oefenen")}" "{reader.phrase(Phrase::call_title)}</summary>
            <p class="to-say">{words(reader, situation, outcome)}</p>
            <p class="label">{reader.phrase(Phrase::they_ask_title)}</p>
            <ul>{asked.into_iter().collect_view()}</ul>
            {part("niemand-neemt-op", Phrase::no_answer_title, Phrase::no_answer)}
            {part("durf-niet", Phrase::dare_title, Phrase::dare)}
            {written.map(|(service, contact)| view! {
                <p>{reader.phrase(Phrase::dare_chat)}" "{(service.id != first.service.id).then(|| service.name.text.clone())}</p>
                {button(reader, contact, Weight::Secondary)}
            })}
        </details>
    }
    .into_any()
}

/// What one can say aloud, from the answers. It stands on the screen only.
fn words(reader: &Reader, situation: &Situation, outcome: &Outcome) -> String {
    let mut said = reader.say(Phrase::call_hello);
    for need in &outcome.needs {
        let title = &need.title.to(reader.who).text;
        said.push(' ');
        said.push_str(title);
        if !title.ends_with(['.', '?', '!', '؟']) {
            said.push('.');
        }
    }
    if let Some(age) = age(reader, situation) {
        said.push(' ');
        said.push_str(&reader.fill(Phrase::call_age, &[("age", age)]));
    }
    said.push(' ');
    said.push_str(&reader.say(Phrase::call_ask));
    said
}

/// The age that was chosen, where its answer is an age: *12 jaar of ouder*, not *Ik ben zwanger*. Only a question whose
/// answers are ages asks for one; *18 worden* is a topic.
fn age<'a>(reader: &Reader, situation: &Situation<'a>) -> Option<&'a str> {
    let asks =
        |question: &Question| question.answers.iter().filter(|answer| answer.sets.contains_key("age")).count() > 1;
    let chosen = situation.steps.iter().rev().filter(|step| asks(step.question)).flat_map(|step| &step.chosen);
    let mut labels = chosen.filter_map(|choice| match choice {
        Choice::Answer(answer) => Some(answer.label.to(reader.who).text.as_str()),
        Choice::Need(_) => None,
    });
    labels.find(|label| label.starts_with(|sign: char| sign.is_ascii_digit()))
}

/// A way to reach a place without speaking.
fn in_writing<'a>(found: &Match<'a>) -> Option<&'a Contact> {
    let silent = |contact: &&Contact| {
        matches!(contact.kind, ContactKind::Chat | ContactKind::Whatsapp | ContactKind::Sms | ContactKind::Email)
    };
    found.service.contacts.iter().find(silent)
}
