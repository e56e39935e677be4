//! The third column: one service, with what to say of it, at a glance, and in the words of the trade. Several can stand
//! side by side.

use super::{Desk, said};
use crate::content::{Audience, Contact, ContactKind, Layer, Phrase, Service, Shortcut, Status, Text, Voluntary};
use crate::desk::{Call, Fact, opening};
use leptos::prelude::*;

/// How many steps are read out.
const MOST_STEPS: usize = 3;

impl Desk {
    pub(super) fn looked_at(&'static self) -> impl IntoView {
        let shown = move || {
            let call = self.detailed.get();
            let who = call.audience(self.bundle);
            let outcome = self.outcome(&call);
            let service = self.shown_service(&call, &outcome)?;
            let neighbours = self.neighbours(service, &call);
            Some(view! {
                <h2 class="desk-service-name" id="desk-service">{service.name.text.clone()}</h2>
                {self.to_say(service, who)}
                <p class="desk-actions">
                    <button type="button" class="desk-button is-main" on:click=move |_| self.panel.set(super::Panel::Handover)>
                        {said(&self.texts.screen.handover)}{self.key(Shortcut::Handover)}
                    </button>
                    <button type="button" class="desk-button" on:click=move |_| self.put_beside()>
                        {said(&self.texts.screen.put_beside)}{self.key(Shortcut::Beside)}
                    </button>
                </p>
                <dl class="desk-facts">{self.facts_of(service, who)}{neighbours}</dl>
            })
        };
        view! {
            <section class="desk-column desk-service" class:is-of-another=move || self.is_of_another(self.detailed)
                aria-labelledby="desk-service">{shown}{self.counting()}</section>
        }
    }

    /// The lines to read out.
    fn to_say(&'static self, service: &'static Service, who: Option<Audience>) -> AnyView {
        let say = &self.texts.say;
        let first = say.first.to(who).text.replace("{name}", &service.name.text);
        let steps = service.steps.iter().take(MOST_STEPS).map(|step| step.to(who).text.clone()).collect::<Vec<_>>();
        let how = (!steps.is_empty()).then(|| format!("{} {}", say.how.to(who).text, steps.join(" ")));
        view! {
            <p class="desk-say"><span class="desk-label">{said(&self.texts.screen.say_this)}</span>
                <q>{first}" "{service.description.to(who).text.clone()}</q>
                {how.map(|how| view! { <q>{how}</q> })}
            </p>
        }
        .into_any()
    }

    /// What is known of a service, line by line. What is not known is said.
    pub(super) fn facts_of(&'static self, service: &'static Service, who: Option<Audience>) -> AnyView {
        self.lines(service, who)
            .into_iter()
            .map(|(name, value)| {
                let known = value.is_some();
                let value = value.unwrap_or_else(|| self.texts.glance.unknown.text.clone());
                let class = if known { "" } else { "is-unknown" };
                view! { <div><dt>{said(name)}</dt><dd class=class>{value}</dd></div> }
            })
            .collect_view()
            .into_any()
    }

    /// What one sees of a service at a glance, then what staff must know; each with its name.
    pub(super) fn lines(
        &'static self,
        service: &'static Service,
        who: Option<Audience>,
    ) -> Vec<(&'static Text, Option<String>)> {
        let glance = &self.texts.glance;
        let access = service.access.iter().filter_map(|access| {
            let term = self.texts.accesses.iter().find(|term| term.id == *access)?;
            Some(term.term.text.clone())
        });
        let choice = match service.voluntary {
            Voluntary::Yes => &glance.voluntary,
            Voluntary::Partly => &glance.partly,
            Voluntary::No => &glance.forced,
        };
        let way_in = access.chain([choice.text.clone()]).collect::<Vec<_>>().join(", ");
        let cost = match (&service.cost, service.free) {
            (Some(cost), _) => Some(cost.to(who).text.clone()),
            (None, Some(true)) => Some(glance.free.text.clone()),
            (None, Some(false)) => Some(glance.not_free.text.clone()),
            (None, None) => None,
        };
        let wait = service.wait.as_ref().map(|wait| format!("{} ({})", wait.text.to(who).text, wait.date));
        let join = |list: Vec<String>, by: &str| (!list.is_empty()).then(|| list.join(by));
        let contacts = service.contacts.iter().map(|contact| self.way_to(contact, who)).collect::<Vec<_>>();
        let languages = service.languages.iter().map(|lang| self.fact_name(&Fact::Lang(lang.clone()))).collect();
        let works_with = service.works_with.iter().map(|id| self.service_name(id)).filter(|name| !name.is_empty());
        let workers = self
            .bundle
            .places
            .iter()
            .filter(|place| place.service == service.id)
            .map(|place| format!("{}: {}", place.name, place.worker.to(who).text));
        let workers = workers.collect::<Vec<_>>();
        let ladder = self.bundle.layer(service.layer).map(|info| {
            let at = Layer::ALL.iter().position(|layer| *layer == service.layer).unwrap_or_default() + 1;
            format!("{at}/{} {}", Layer::ALL.len(), info.title.to(who).text)
        });
        let steps = service.steps.iter().map(|step| step.to(who).text.clone()).collect::<Vec<_>>();
        let mut lines = vec![
            (&glance.contact, join(contacts, "\n")),
            (&glance.open, join(opening::lines(self.bundle, service, self.now()), "\n")),
            (&glance.way_in, Some(way_in)),
            (&glance.ages, Some(self.ages(service, who))),
            (&glance.cost, cost),
            (&glance.wait, wait),
            (&glance.languages, join(languages, ", ")),
            (&glance.parents, service.parents_told.as_ref().map(|told| told.to(who).text.clone())),
            (&glance.next, join(steps, " ")),
            (&glance.works_with, join(works_with.collect(), ", ")),
        ];
        if !workers.is_empty() {
            lines.push((&glance.workers, join(workers, " ")));
        }
        lines.push((&glance.ladder, ladder));
        if let Some(layer) = self.texts.layers.iter().find(|layer| layer.id == service.layer) {
            let official = service.official_name.iter().chain([&layer.term.text]).cloned().collect::<Vec<_>>();
            lines.push((&glance.official, join(official, " — ")));
            lines.push((&glance.law, layer.law.as_ref().map(|law| law.text.clone())));
            lines.push((&glance.gate, Some(layer.gate.text.clone())));
            lines.push((&glance.up, Some(layer.up.text.clone())));
            lines.push((&glance.down, Some(layer.down.text.clone())));
            lines.push((&glance.decides, Some(layer.decides.text.clone())));
        }
        let status = match service.status {
            Status::Existing => Phrase::status_existing,
            Status::Planned => Phrase::status_planned,
            Status::Pilot => Phrase::status_pilot,
            Status::Unknown => Phrase::status_unknown,
        };
        let status = self.phrase(status, who).replace("{year}", &service.year.to_string());
        let inferred = service.inferred.then(|| glance.inferred.text.clone());
        lines.push((&glance.source, Some([status].into_iter().chain(inferred).collect::<Vec<_>>().join(" "))));
        lines
    }

    /// A way to reach a service: call, mail or go, and what is said of it.
    fn way_to(&self, contact: &Contact, who: Option<Audience>) -> String {
        if contact.kind == ContactKind::Address {
            return contact.value.clone();
        }
        let way = self.phrase(contact.phrase(), who).replace("{value}", contact.shown());
        match &contact.note {
            Some(note) => format!("{way} ({})", note.to(who).text),
            None => way,
        }
    }

    fn ages(&self, service: &Service, who: Option<Audience>) -> String {
        self.phrase(service.ages_phrase(), who)
            .replace("{min}", &service.minimum_age.max(0).to_string())
            .replace("{max}", &service.maximum_age.to_string())
    }

    /// The next lighter and the next heavier place of this result.
    fn neighbours(&'static self, service: &'static Service, call: &Call) -> AnyView {
        let outcome = self.outcome(call);
        let others = || outcome.first.iter().chain(&outcome.also).chain(&outcome.more).map(|found| found.service);
        let lighter = others().filter(|other| other.layer < service.layer).max_by_key(|other| other.layer);
        let heavier = others()
            .filter(|other| other.layer > service.layer && other.layer != Layer::Crisis)
            .min_by_key(|other| other.layer);
        let line = |name: &'static Text, other: Option<&'static Service>| {
            other.map(|other| {
                view! {
                    <div><dt>{said(name)}</dt><dd><button type="button" class="desk-link"
                        on:click=move |_| { self.change(|call| call.look_at(&other.id)); self.focus_box(); }>
                        {other.name.text.clone()}
                    </button></dd></div>
                }
            })
        };
        view! {
            {line(&self.texts.glance.lighter, lighter)}
            {line(&self.texts.glance.heavier, heavier)}
        }
        .into_any()
    }

    /// Puts what is looked at beside the others; from two on they are shown.
    pub(super) fn put_beside(&self) {
        let call = self.told.get_untracked();
        let outcome = self.outcome(&call);
        let Some(service) = self.shown_service(&call, &outcome) else { return };
        self.change(|call| call.put_beside(&service.id));
        let count = self.calls.with_untracked(|calls| calls.at_hand().beside().len());
        self.note.set(format!("{}: {} ({count})", self.texts.screen.beside.text, service.name.text));
        if count > 1 {
            self.panel.set(super::Panel::Beside);
        }
    }
}
