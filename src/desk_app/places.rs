//! The second column: where to, in the finder's order, and why.

use super::{Desk, said};
use crate::content::{Audience, Phrase, Service, Text};
use crate::desk::{Call, opening};
use crate::finder::{Match, Mismatch, Outcome, Reason};
use leptos::prelude::*;

/// Which part of a result a place stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Urgent,
    First,
    Also,
    More,
}

impl Desk {
    /// Every place with its part. Within *also* what the caller's own school, practice, area or language points to
    /// comes first; the order is the finder's for the rest.
    pub(super) fn in_order<'o>(&self, outcome: &'o Outcome<'static>, call: &Call) -> Vec<(Part, &'o Match<'static>)> {
        let (near, others) = outcome.also.iter().partition::<Vec<_>, _>(|found| self.is_near(found.service, call));
        let part = |part: Part| move |found: &'o Match<'static>| (part, found);
        let mut all = outcome.urgent.iter().map(part(Part::Urgent)).collect::<Vec<_>>();
        all.extend(outcome.first.iter().map(part(Part::First)));
        all.extend(near.into_iter().chain(others).map(part(Part::Also)));
        all.extend(outcome.more.iter().map(part(Part::More)));
        all
    }

    /// Whether something the caller told points to this service.
    fn is_near(&self, service: &Service, call: &Call) -> bool {
        self.worker(service, call).is_some() || self.speaks(service, call)
    }

    /// The school or practice of the caller, or in their area, where somebody of this service is.
    fn worker(&self, service: &Service, call: &Call) -> Option<&'static crate::content::Place> {
        let fits = |place: &&crate::content::Place| {
            place.service == service.id
                && (Some(place.id.as_str()) == call.place()
                    || place.area.is_some() && place.area.as_deref() == call.area())
        };
        self.bundle.places.iter().find(fits)
    }

    fn speaks(&self, service: &Service, call: &Call) -> bool {
        call.lang().is_some_and(|lang| service.languages.iter().any(|known| known == lang))
    }

    /// The service that is looked at: the one chosen, or else the first.
    pub(super) fn shown_service(&self, call: &Call, outcome: &Outcome<'static>) -> Option<&'static Service> {
        let chosen = call.looked_at().and_then(|id| self.bundle.service(id));
        chosen.or_else(|| Some(self.in_order(outcome, call).first()?.1.service))
    }

    pub(super) fn places(&'static self) -> impl IntoView {
        let screen = &self.texts.screen;
        let list = move || {
            let call = self.placed.get();
            let who = call.audience(self.bundle);
            let outcome = self.outcome(&call);
            let shown = self.shown_service(&call, &outcome).map(|service| service.id.clone());
            let mut before = None;
            let mut parts = Vec::new();
            for (part, found) in self.in_order(&outcome, &call) {
                if before != Some(part) {
                    before = Some(part);
                    parts.push(view! { <h3 class="desk-part">{self.part_name(part, who)}</h3> }.into_any());
                }
                parts.push(self.row(part, found, &call, who, shown.as_deref() == Some(&found.service.id)));
            }
            let tips = outcome.tips.iter().map(|tip| view! { <li>{tip.to(who).text.clone()}</li> }).collect_view();
            let has_tips = !outcome.tips.is_empty();
            let tips = has_tips.then(|| {
                view! {
                    <details class="desk-tips" open=false>
                        <summary>{said(&screen.tips)}</summary><ul>{tips}</ul>
                    </details>
                }
            });
            view! { {parts}{tips} }
        };
        view! {
            <section class="desk-column desk-places" class:is-of-another=move || self.is_of_another(self.placed)
                aria-labelledby="desk-places">
                <h2 class="desk-label" id="desk-places">{said(&screen.results)}</h2>
                {list}
            </section>
        }
    }

    fn part_name(&self, part: Part, who: Option<Audience>) -> String {
        match part {
            Part::Urgent => self.texts.screen.urgent.text.clone(),
            Part::First => self.phrase(Phrase::first_place, who),
            Part::Also => self.phrase(Phrase::also_possible, who),
            Part::More => self.phrase(Phrase::if_more, who),
        }
    }

    fn row(
        &'static self,
        part: Part,
        found: &Match<'static>,
        call: &Call,
        who: Option<Audience>,
        is_shown: bool,
    ) -> AnyView {
        let service = found.service;
        let screen = &self.texts.screen;
        let layer = self.bundle.layer(service.layer).map(|info| info.title.to(who).text.clone());
        let open =
            (opening::is_open(service, self.now()) == Some(true)).then(|| self.sign(&screen.open_now, "desk-is-open"));
        let speaks = self.speaks(service, call).then(|| self.sign(&screen.speaks, "desk-is-open"));
        let worker = self.worker(service, call).map(|place| {
            let line = screen.at_place.text.replace("{place}", &place.name);
            view! { <small class="desk-why">{line.replace("{worker}", &place.worker.to(who).text)}</small> }
        });
        let class = match part {
            Part::Urgent => "desk-place is-urgent",
            Part::First => "desk-place is-first",
            Part::Also | Part::More => "desk-place",
        };
        let id = service.id.as_str();
        view! {
            <button type="button" class=class aria-current=is_shown.then_some("true") data-service=id
                on:click=move |_| { self.change(|call| call.look_at(id)); self.focus_box(); }>
                <span class="desk-name">{service.name.text.clone()}</span>
                <span class="desk-signs"><small>{layer}</small>{open}{speaks}</span>
                <small class="desk-why">{self.why(found, who)}</small>
                {worker}
            </button>
        }
        .into_any()
    }

    fn sign(&self, text: &'static Text, class: &'static str) -> AnyView {
        view! { <small class=class>{said(text)}</small> }.into_any()
    }

    /// Why a place is shown: what lowers it first, then what brought it here.
    fn why(&self, found: &Match<'static>, who: Option<Audience>) -> String {
        let lowered = found.mismatches.iter().map(|mismatch| match mismatch {
            Mismatch::Age(min, max) => self
                .phrase(Phrase::mismatch_age, who)
                .replace("{min}", &min.max(&0).to_string())
                .replace("{max}", &max.to_string()),
            Mismatch::Audience => self.phrase(Phrase::mismatch_audience, who),
            Mismatch::Situation => self.phrase(Phrase::mismatch_situation, who),
        });
        let reasons = found.reasons.iter().map(|reason| match reason {
            Reason::Serves(need) => self.phrase(Phrase::reason_serves, who).replace("{need}", &need.title.to(who).text),
            Reason::FrontDoor => self.phrase(Phrase::reason_front_door, who),
            Reason::Light => self.phrase(Phrase::reason_light, who),
            Reason::Near => self.phrase(Phrase::reason_near, who),
            Reason::Anonymous => self.phrase(Phrase::reason_anonymous, who),
            Reason::Age => self.phrase(Phrase::reason_age, who),
            Reason::Heavier => self.phrase(Phrase::reason_heavier, who),
        });
        let inferred = found.inferred.then(|| self.texts.glance.inferred.text.clone());
        lowered.chain(reasons).chain(inferred).collect::<Vec<_>>().join(" ")
    }
}
