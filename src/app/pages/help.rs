//! The question and the result: the main road through the site. Home is its first question.

use super::Parts;
use crate::app::Reader;
use crate::app::parts::calling::calling;
use crate::app::parts::contact::{Weight, button, has_number};
use crate::app::parts::icon::icon;
use crate::app::parts::ladder::ladder;
use crate::app::parts::place;
use crate::app::parts::rows::{Row, rows};
use crate::app::route::Local;
use crate::content::{Audience, ContactKind, Layer, Need, Phrase, QuestionKind, Service};
use crate::finder::{self, Asked, Choice, Next, Outcome, Situation};
use leptos::prelude::*;

pub(super) fn screen(reader: &Reader) -> Parts {
    let situation = reader.situation();
    let closed = |service: &_| reader.is_closed(service);
    let sensitive = situation.is_sensitive();
    match finder::next(reader.bundle(), &reader.answers, &closed) {
        Next::Ask(asked) if asked.question.kind == QuestionKind::Path => question(reader, &situation, &asked),
        Next::Ask(asked) => {
            let outcome = finder::outcome(reader.bundle(), &reader.answers, &closed);
            Parts {
                title: Some(step_title(reader, &situation, &asked)),
                sensitive,
                main: view! {
                    {narrowing(reader, &situation, &asked)}
                    <hr />
                    {result(reader, &situation, &outcome, true)}
                }
                .into_any(),
            }
        }
        Next::Show(outcome) => Parts {
            title: result_title(reader, &outcome),
            sensitive,
            main: result(reader, &situation, &outcome, false),
        },
    }
}

/// A question of the path: its answers are links to pages.
fn question(reader: &Reader, situation: &Situation, asked: &Asked) -> Parts {
    let is_home = situation.steps.is_empty();
    let choices = asked.choices.iter().map(|choice| {
        let path = reader.route.path_answers().iter().map(String::as_str).chain([choice.id()]);
        row(reader, choice, reader.href(Local::Help(path.map(str::to_owned).collect())))
    });
    let main = view! {
        {(!is_home).then(|| view! { <p class="eyebrow">{step(reader, situation, asked)}</p> })}
        <h1>{reader.voice(&asked.question.text)}</h1>
        {is_home.then(|| view! { <p class="lead">{reader.phrase(Phrase::home_lead)}</p> })}
        {asked.question.help.as_ref().map(|help| view! { <p class="lead">{reader.voice(help)}</p> })}
        {rows(reader, choices)}
        {is_home.then(|| search_door(reader))}
        {is_home.then(|| code_door(reader))}
        {given(reader, situation)}
    };
    let title = if is_home { reader.say(Phrase::home_title) } else { step_title(reader, situation, asked) };
    Parts { title: Some(title), sensitive: situation.is_sensitive(), main: main.into_any() }
}

/// The way to say it in one's own words.
pub(super) fn search_door(reader: &Reader) -> AnyView {
    view! {
        <p><a class="search-door" href=reader.href(Local::Search)>
            {icon(reader, "zoeken")}<span>{reader.phrase(Phrase::search_title)}</span>
        </a></p>
    }
    .into_any()
}

/// The code that the front office said: the app of the search box opens it (`search_box`).
fn code_door(reader: &Reader) -> AnyView {
    view! {
        <details class="why with-script">
            <summary>{reader.phrase(Phrase::code_door)}</summary>
            <label class="label" for="code" id="code-label">{reader.phrase(Phrase::code_label)}</label>
            <p class="code-box">
                <input id="code" class="nl-text-input" type="text" inputmode="numeric" autocomplete="off" maxlength="40"
                    aria-labelledby="code-label"
                    data-home=reader.href(Local::Home) data-of=reader.bundle().municipality.id.clone() />
                <button type="button" class="nl-button nl-button--secondary" id="code-open">{reader.phrase(Phrase::code_open)}</button>
            </p>
            <p id="code-fout" role="alert" hidden=true>{reader.phrase(Phrase::code_wrong)}</p>
            <p id="code-later" role="alert" hidden=true>{reader.phrase(Phrase::code_later)}</p>
        </details>
    }
    .into_any()
}

/// A narrowing question: its answers stay behind the `#`. Without script they lead to the result further down.
fn narrowing(reader: &Reader, situation: &Situation, asked: &Asked) -> AnyView {
    let choices = asked.choices.iter().map(|choice| {
        let fragment = reader.fragment.with_answer(&asked.question.id, choice.id());
        row(reader, choice, reader.href_fragment(&fragment))
    });
    view! {
        <p class="eyebrow">{step(reader, situation, asked)}</p>
        <h1>{reader.voice(&asked.question.text)}</h1>
        {asked.question.help.as_ref().map(|help| view! { <p class="lead">{reader.voice(help)}</p> })}
        {rows(reader, choices)}
        {landings(reader, asked)}
    }
    .into_any()
}

/// Where the answers of a narrowing question lead without script: the places that fit whatever the answer.
fn landings(reader: &Reader, asked: &Asked) -> AnyView {
    asked
        .choices
        .iter()
        .map(|choice| {
            let fragment = reader.fragment.with_answer(&asked.question.id, choice.id()).text();
            view! { <span id=fragment.trim_start_matches('#').to_owned()></span> }
        })
        .collect_view()
        .into_any()
}

fn row(reader: &Reader, choice: &Choice, href: String) -> Row {
    match choice {
        Choice::Answer(answer) => Row {
            href,
            icon: answer.icon.clone(),
            label: reader.voice(&answer.label),
            hint: answer.hint.as_ref().map(|hint| reader.voice(hint)),
        },
        Choice::Need(need) => Row { href, icon: need.icon.clone(), label: reader.voice(&need.title), hint: None },
    }
}

/// *Vraag 2 van ongeveer 3*.
fn step(reader: &Reader, situation: &Situation, asked: &Asked) -> String {
    let number = situation.steps.len() + 1;
    let total = number + finder::questions_after(reader.bundle(), asked);
    reader.fill(Phrase::step, &[("number", &number.to_string()), ("total", &total.to_string())])
}

fn step_title(reader: &Reader, situation: &Situation, asked: &Asked) -> String {
    format!("{} – {}", asked.question.text.to(reader.who).text, step(reader, situation, asked))
}

fn result_title(reader: &Reader, outcome: &Outcome) -> Option<String> {
    match outcome.needs.first() {
        // What a young person came for stands in no list of tabs or history.
        _ if reader.who == Some(Audience::Youth) => None,
        Some(need) => Some(need.title.to(reader.who).text.clone()),
        None => Some(reader.say(Phrase::result_title)),
    }
}

/// The result. Under a question its headings stand one level lower.
fn result(reader: &Reader, situation: &Situation, outcome: &Outcome, under_question: bool) -> AnyView {
    let heading = |phrase: Phrase| heading(under_question, reader.phrase(phrase));
    let refinement = (!under_question).then(|| finder::refinement(reader.bundle(), &reader.answers)).flatten();
    let title = match (outcome.urgent.first(), outcome.first.as_ref()) {
        (Some(found), _) | (None, Some(found)) => reader.voice(&found.service.call_to_action),
        (None, None) => reader.phrase(Phrase::result_title),
    };
    let title = if under_question {
        view! { <p class="eyebrow">{reader.phrase(Phrase::without_answer)}</p><h2 id="uitkomst">{title}</h2> }
            .into_any()
    } else {
        // What one said stands above what one can do about it.
        let said = match outcome.needs.first() {
            Some(need) => reader.voice(&need.title),
            None => reader.phrase(Phrase::fits_your_answers),
        };
        view! { <p class="eyebrow">{said}</p><h1>{title}</h1> }.into_any()
    };
    view! {
        <section class="result">
            {title}
            {danger(reader, outcome)}
            {outcome.needs.iter().enumerate().map(|(index, need)| said(reader, need, under_question || index > 0)).collect_view()}
            {tips(reader, outcome, under_question)}
            {outcome.first.as_ref().map(|found| view! {
                {heading(Phrase::first_place)}
                {place::first(reader, found)}
                {(outcome.urgent.is_empty() && !can_reach(reader, found.service)).then(|| place::reachable(reader, &outcome.also))}
            })}
            {calling(reader, situation, outcome)}
            {outcome.safety_line.then(|| safety_line(reader))}
            {refinement.as_ref().map(|asked| landings(reader, asked))}
            {(!outcome.also.is_empty()).then(|| view! {
                {heading(Phrase::also_possible)}
                {place::list(reader, &outcome.also)}
            })}
            {outcome.urgent.is_empty().then(|| view! {
                <p class="soft-line">{icon(reader, "op-tijd")}<span>{reader.phrase(Phrase::early)}</span></p>
            })}
            {heavier(reader, outcome)}
            {outcome.first.as_ref().map(|found| ladder(reader, found.service.layer))}
            {outcome.together.then(|| together(reader, under_question))}
            {more_at_once(reader, outcome, under_question)}
            {refinement.as_ref().map(|asked| refine(reader, asked))}
            <p class="soft-line">{icon(reader, "goede-plek")}<span>{reader.phrase(Phrase::wrong_place)}</span></p>
            <p><a class="nl-link" href=reader.href(Local::Services)>{reader.phrase(Phrase::not_found_here)}</a></p>
            {front_door(reader)}
            {given(reader, situation)}
        </section>
    }
    .into_any()
}

fn heading(under_question: bool, text: AnyView) -> AnyView {
    if under_question { view! { <h3>{text}</h3> }.into_any() } else { view! { <h2>{text}</h2> }.into_any() }
}

/// Whether one can reach a place oneself. The young may not know the number of their own school or doctor.
fn can_reach(reader: &Reader, service: &Service) -> bool {
    let young = reader.who == Some(Audience::Youth);
    has_number(service) && !(young && service.contacts.is_empty())
}

/// If it is more: folded away, for it is not the first thing to do.
fn heavier(reader: &Reader, outcome: &Outcome) -> AnyView {
    if outcome.more.is_empty() {
        return ().into_any();
    }
    let heavier = outcome.urgent.is_empty().then(|| view! { <p>{reader.phrase(Phrase::if_more_text)}</p> });
    let places = place::list(reader, &outcome.more);
    view! { <details class="why"><summary>{reader.phrase(Phrase::if_more)}</summary>{heavier}{places}</details> }
        .into_any()
}

/// What was said, and that it is taken seriously; with its title where that does not stand above already.
fn said(reader: &Reader, need: &Need, with_title: bool) -> AnyView {
    view! {
        <div class="said">
            {icon(reader, &need.icon)}
            <div>
                {with_title.then(|| view! { <p class="said-title">{reader.voice(&need.title)}</p> })}
                <p>{reader.prose(&need.text)}</p>
            </div>
        </div>
    }
    .into_any()
}

/// Danger now: nothing stands above it.
fn danger(reader: &Reader, outcome: &Outcome) -> AnyView {
    if outcome.urgent.is_empty() {
        return ().into_any();
    }
    let calls = danger_calls(reader, outcome.urgent.iter().map(|found| found.service));
    view! { {calls}<p>{reader.phrase(Phrase::call_danger)}</p> }.into_any()
}

/// Big buttons to call these services now.
pub(super) fn danger_calls<'a>(reader: &Reader, services: impl Iterator<Item = &'a Service>) -> AnyView {
    let contacts = services.flat_map(|service| &service.contacts);
    let calls = contacts.filter(|contact| contact.kind != ContactKind::Website);
    let calls = calls.enumerate().map(|(index, contact)| {
        let weight = if index == 0 { Weight::Primary } else { Weight::Secondary };
        view! { <li>{button(reader, contact, weight)}</li> }
    });
    view! { <div class="danger"><ul class="buttons">{calls.collect_view()}</ul></div> }.into_any()
}

/// What you can do today.
fn tips(reader: &Reader, outcome: &Outcome, under_question: bool) -> AnyView {
    if outcome.tips.is_empty() {
        return ().into_any();
    }
    let items = outcome.tips.iter().map(|tip| view! { <li>{reader.prose(tip)}</li> }).collect_view();
    view! {
        <div class="card sunny">
            {heading(under_question, view! { {icon(reader, "vandaag")}{reader.phrase(Phrase::today)} }.into_any())}
            <ul class="tips">{items}</ul>
        </div>
    }
    .into_any()
}

/// *Ik vind het niet*: the municipality's own front door takes every question.
fn front_door(reader: &Reader) -> AnyView {
    let door = reader.bundle().front_door().map(|service| {
        let label = reader.fill(Phrase::cannot_find_text, &[("name", &service.name.text)]);
        let href = reader.href(Local::Service(service.id.clone()));
        view! { <p>{reader.phrase(Phrase::cannot_find)}" "<a class="nl-link" href=href>{label}</a></p> }
    });
    door.into_any()
}

fn safety_line(reader: &Reader) -> AnyView {
    view! {
        <p class="safety-line">
            {icon(reader, "veilig-thuis")}
            <span>{reader.phrase(Phrase::safety_line)}" "<a class="nl-link" href=reader.href(Local::Now)>{reader.phrase(Phrase::help_now)}</a></span>
        </p>
    }.into_any()
}

/// One family, one plan, one director.
fn together(reader: &Reader, under_question: bool) -> AnyView {
    view! {
        <div class="card">
            {heading(under_question, view! { {icon(reader, "een-plan")}{reader.phrase(Phrase::together_title)} }.into_any())}
            <p>{reader.phrase(Phrase::together_text)}</p>
            <p>{reader.phrase(Phrase::together_ask)}</p>
        </div>
    }.into_any()
}

/// *Past dit niet helemaal?* A question that changes the result for some.
fn refine(reader: &Reader, asked: &Asked) -> AnyView {
    let chips = asked.choices.iter().filter(|choice| !choice.is_unknown()).filter_map(|choice| {
        let Choice::Answer(answer) = choice else { return None };
        let fragment = reader.fragment.with_answer(&asked.question.id, &answer.id);
        Some(view! { <li><a class="chip" href=reader.href_fragment(&fragment)>{icon(reader, &answer.icon)}<span>{reader.voice(&answer.label)}</span></a></li> })
    }).collect_view();
    view! {
        <h2>{reader.phrase(Phrase::refine)}" "{reader.voice(&asked.question.text)}</h2>
        <ul class="chips">{chips}</ul>
    }
    .into_any()
}

/// *Speelt er meer?* Each related need is a link to its own page; with script it is added to this result.
fn more_at_once(reader: &Reader, outcome: &Outcome, under_question: bool) -> AnyView {
    let chosen = |id: &str| outcome.needs.iter().any(|need| need.id == id);
    let mut related = Vec::new();
    for id in outcome.needs.iter().flat_map(|need| &need.related) {
        let need = reader.bundle().need(id).filter(|need| need.is_for(reader.who) && !chosen(id));
        if let Some(need) = need.filter(|need| !related.iter().any(|known: &&Need| known.id == need.id)) {
            related.push(need);
        }
    }
    let links = related.into_iter().take(6).filter_map(|need| {
        let path = finder::path_to(reader.bundle(), reader.who, &need.id)?;
        let href = reader.href(Local::Help(path));
        Some(view! { <li><a class="chip" href=href data-also=need.id.clone()>{icon(reader, &need.icon)}<span>{reader.voice(&need.title)}</span></a></li> })
    }).collect::<Vec<_>>();
    if links.is_empty() {
        return ().into_any();
    }
    view! {
        {heading(under_question, reader.phrase(Phrase::more_at_once))}
        <ul class="chips">{links}</ul>
    }
    .into_any()
}

/// The answers given so far, each with a link to change it.
fn given(reader: &Reader, situation: &Situation) -> AnyView {
    let mut path = Vec::new();
    let mut lines = situation
        .steps
        .iter()
        .map(|step| {
            let label = step
                .chosen
                .iter()
                .map(|choice| match choice {
                    Choice::Answer(answer) => answer.label.to(reader.who).text.clone(),
                    Choice::Need(need) => need.title.to(reader.who).text.clone(),
                })
                .collect::<Vec<_>>()
                .join(&reader.say(Phrase::comma));
            let change = if step.question.kind == QuestionKind::Path {
                let before = if path.is_empty() { Local::Home } else { Local::Help(path.clone()) };
                path.extend(step.chosen.iter().map(|choice| choice.id().to_owned()));
                reader.href(before)
            } else {
                reader.href_fragment(&reader.fragment.without_answer(&step.question.id))
            };
            (step.question.text.to(reader.who).text.clone(), label, change, Phrase::change)
        })
        .collect::<Vec<_>>();
    for id in &reader.fragment.also {
        if let Some(need) = reader.bundle().need(id) {
            let change = reader.href_fragment(&reader.fragment.without_need(id));
            lines.push((
                reader.say(Phrase::also_this),
                need.title.to(reader.who).text.clone(),
                change,
                Phrase::take_away,
            ));
        }
    }
    if lines.is_empty() {
        return ().into_any();
    }
    let items = lines
        .into_iter()
        .map(|(question, answer, href, phrase)| {
            view! {
                <li>
                    <span class="given-question">{question}</span>
                    <span class="given-answer">{answer.clone()}</span>
                    <a class="nl-link" href=href>{reader.phrase(phrase)}<span class="hidden">": "{answer}</span></a>
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="given">
            <summary>{reader.phrase(Phrase::your_answers)}</summary>
            <ul>{items}</ul>
        </details>
    }
    .into_any()
}

/// The layer a service page shows as *hier bent u nu*.
pub(super) fn ladder_of(reader: &Reader, layer: Layer) -> AnyView {
    ladder(reader, layer)
}
