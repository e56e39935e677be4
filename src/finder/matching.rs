//! Which services fit, in which order, and why.
//!
//! The order within *first* and *also*: what the municipality itself names for the need, then what holds for the whole
//! country; in each the lightest layer, then the nearest, then what is open now. A mismatch (an age a little off, a service for others) lowers a service and is
//! told; it never hides one. Help that needs a decision or a judge is not a first place, unless that decision was
//! already made. Danger now stands above everything.

use super::{Answers, Situation, replay};
use crate::content::{
    Audience, Bundle, FactValue, Fit, Layer, Near, Need, Service, ServiceNeed, Text, Truth, Urgency, Voices, within,
};

/// How many places stand under *also possible*; the rest is one tap away under all services.
const MOST_ALSO: usize = 5;
/// How many places stand under *if it is more*.
const MOST_MORE: usize = 4;

/// What to show: the groups of a result, in the order they stand on the screen.
#[derive(Clone, Debug)]
pub struct Outcome<'a> {
    pub needs: Vec<&'a Need>,
    /// Danger now. Nothing stands above it.
    pub urgent: Vec<Match<'a>>,
    /// What you can do today.
    pub tips: Vec<&'a Voices>,
    /// The first place to go. None only when the municipality has no services at all.
    pub first: Option<Match<'a>>,
    pub also: Vec<Match<'a>>,
    /// If it is more: the next, heavier layers.
    pub more: Vec<Match<'a>>,
    /// Several things at once: one plan, one director.
    pub together: bool,
    /// The Veilig Thuis line belongs here.
    pub safety_line: bool,
}

/// A service that fits, and why.
#[derive(Clone, Debug)]
pub struct Match<'a> {
    pub service: &'a Service,
    pub reasons: Vec<Reason<'a>>,
    pub mismatches: Vec<Mismatch>,
    /// That this is the place for this need is our reading, not stated by the municipality.
    pub inferred: bool,
    rank: Rank,
}

/// Why a service is shown.
#[derive(Clone, Copy, Debug)]
pub enum Reason<'a> {
    /// It is a place for this need.
    Serves(&'a Need),
    /// It takes every question.
    FrontDoor,
    /// It is light help: no decision needed.
    Light,
    /// It is near: at the own school or GP, or in the neighbourhood.
    Near,
    /// One need not say who one is.
    Anonymous,
    /// It fits the age that was told.
    Age,
    /// It is the next step when this is not enough.
    Heavier,
}

/// Why a service was lowered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// It is for other ages: from, to.
    Age(i8, i8),
    /// It is for other people.
    Audience,
    /// It is meant for another situation than was told.
    Situation,
}

/// The place in the order; lower stands higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    group: usize,
    uncovered: usize,
    /// A place that is only meant for some stands under one that is for sure, as long as the answer is not known.
    unsure: bool,
    /// What the municipality itself names goes before what holds for the whole country.
    national: bool,
    layer: Layer,
    near: Near,
    closed: bool,
    index: usize,
}

/// Where a service without mismatches starts; each mismatch lowers it past the next group.
const FIRST: usize = 0;
const FRONT_DOOR: usize = 1;
const ALSO: usize = 2;
const EACH_MISMATCH: usize = 2;

/// What fits these answers. `closed` tells whether a service is known to be closed now.
pub fn outcome<'a>(bundle: &'a Bundle, answers: &Answers, closed: &dyn Fn(&Service) -> bool) -> Outcome<'a> {
    of_situation(bundle, &replay(bundle, answers), closed)
}

/// What fits this situation.
pub(super) fn of_situation<'a>(
    bundle: &'a Bundle,
    situation: &Situation<'a>,
    closed: &dyn Fn(&Service) -> bool,
) -> Outcome<'a> {
    let mut matches = bundle
        .services
        .iter()
        .enumerate()
        .filter_map(|(index, service)| judge(service, index, situation, closed(service)))
        .collect::<Vec<_>>();
    order(&mut matches, &|a, b| a.rank < b.rank);

    let danger = situation.needs.iter().any(|need| need.urgency == Urgency::Now)
        || situation.facts.get("danger") == Some(&FactValue::Flag(true));
    let decided = situation.needs.iter().any(|need| need.decided);
    let is_urgent = |found: &Match| danger && found.service.layer == Layer::Crisis;
    let (urgent, mut matches): (Vec<_>, Vec<_>) = matches.into_iter().partition(is_urgent);

    let can_be_first = |found: &Match| match found.service.layer {
        Layer::Decision | Layer::Forced => decided && found.rank.group == FIRST,
        Layer::Crisis => false,
        _ => true,
    };
    let first = matches.iter().position(can_be_first).map(|at| matches.remove(at));
    let first_layer = first.as_ref().map_or(Layer::Own, |found| found.service.layer);

    let (mut more, mut also): (Vec<_>, Vec<_>) = matches.into_iter().partition(|found| {
        let heavy = matches!(found.service.layer, Layer::Decision | Layer::Forced);
        found.service.heavier && found.service.layer > first_layer || heavy && !decided
    });
    also.retain(|found| {
        found.rank.group < ALSO || found.reasons.iter().any(|reason| matches!(reason, Reason::Serves(_)))
    });
    if situation.audience() == Some(Audience::Youth) {
        // After what is named for the need, who asks in secret sees first where one need not give a name.
        let key = |found: &Match| (found.rank.group != FIRST, found.rank.group > ALSO, !found.service.anonymous);
        order(&mut also, &|a, b| key(a) < key(b));
    }
    also.truncate(MOST_ALSO);
    let key = |found: &Match| (found.service.layer, found.rank.group.saturating_sub(FRONT_DOOR), found.rank.index);
    order(&mut more, &|a, b| key(a) < key(b));
    more.truncate(MOST_MORE);

    Outcome {
        tips: situation.needs.iter().flat_map(|need| &need.tips).collect(),
        together: situation.needs.iter().any(|need| need.together),
        safety_line: situation.needs.iter().any(|need| need.safety_line || need.urgency == Urgency::Now),
        needs: situation.needs.clone(),
        urgent,
        first,
        also,
        more,
    }
}

/// A stable insertion sort: the lists are short, and the sort of the standard library is several kilobytes of wasm for
/// each kind of key.
fn order(list: &mut [Match], before: &dyn Fn(&Match, &Match) -> bool) {
    for end in 1..list.len() {
        let mut at = end;
        while at > 0 && matches!(list.get(at - 1..=at), Some([a, b]) if before(b, a)) {
            list.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// Whether a service belongs in this outcome, how high, and why. None: it has nothing to do with it.
fn judge<'a>(service: &'a Service, index: usize, situation: &Situation<'a>, closed: bool) -> Option<Match<'a>> {
    let mut reasons = Vec::new();
    let mut mismatches = Vec::new();
    let mut group = usize::MAX;
    let mut first_for = 0;
    let mut unsure = false;
    let mut inferred = service.inferred;

    for need in &situation.needs {
        // A service may name a need more than once, under different conditions: the best one counts.
        let best = service
            .needs
            .iter()
            .filter(|served| served.need == need.id)
            .map(|served| (served_group(served, situation), served))
            .min_by_key(|((group, mismatch), _)| (*group, mismatch.is_some()));
        let Some(((fit, mismatch), served)) = best else { continue };
        reasons.push(Reason::Serves(need));
        mismatches.extend(mismatch);
        first_for += usize::from(fit == FIRST);
        if fit < group {
            group = fit;
            unsure = served.when.as_ref().is_some_and(|when| when.holds(&situation.facts) == Truth::Unknown);
            inferred = service.inferred || served.inferred;
        }
    }
    if service.front_door && group > FRONT_DOOR {
        group = FRONT_DOOR;
        mismatches.clear();
        reasons.push(Reason::FrontDoor);
    }
    if group == usize::MAX {
        if !service.heavier {
            return None;
        }
        group = ALSO;
    }
    if service.heavier {
        reasons.push(Reason::Heavier);
    }

    if let Some(FactValue::Range { min, max }) = situation.facts.get("age") {
        match within((*min, *max), (service.minimum_age, service.maximum_age)) {
            Truth::No => mismatches.push(Mismatch::Age(service.minimum_age, service.maximum_age)),
            Truth::Yes if situation.age_told => reasons.push(Reason::Age),
            Truth::Yes | Truth::Unknown => {}
        }
    }
    if situation.audience().is_some_and(|audience| !service.audiences.contains(&audience)) {
        mismatches.push(Mismatch::Audience);
    }
    if service.anonymous && situation.audience() == Some(Audience::Youth) {
        reasons.push(Reason::Anonymous);
    }
    if matches!(service.layer, Layer::Known | Layer::Advice | Layer::Light) {
        reasons.push(Reason::Light);
    }
    if matches!(service.near, Near::Place | Near::Neighbourhood) {
        reasons.push(Reason::Near);
    }
    mismatches.dedup();
    let rank = Rank {
        group: group + EACH_MISMATCH * mismatches.len(),
        uncovered: situation.needs.len().saturating_sub(first_for),
        unsure,
        national: service.national,
        layer: service.layer,
        near: service.near,
        closed,
        index,
    };
    Some(Match { service, reasons, mismatches, inferred, rank })
}

/// How well this fits, and whether its condition is known not to hold.
fn served_group(served: &ServiceNeed, situation: &Situation) -> (usize, Option<Mismatch>) {
    let fit = match served.fit {
        Fit::First => FIRST,
        Fit::Also => ALSO,
    };
    match served.when.as_ref().map(|when| when.holds(&situation.facts)) {
        Some(Truth::No) => (ALSO, Some(Mismatch::Situation)),
        _ => (fit, None),
    }
}

impl<'a> Outcome<'a> {
    /// What a question must change to be worth asking: the danger shown and the first place.
    pub(super) fn essence(&self) -> (Vec<&'a str>, Option<&'a str>) {
        (
            self.urgent.iter().map(|found| found.service.id.as_str()).collect(),
            self.first.as_ref().map(|found| found.service.id.as_str()),
        )
    }

    /// Every place in the order of the screen, danger first.
    pub fn places(&self) -> impl Iterator<Item = &Match<'a>> {
        self.urgent.iter().chain(&self.first).chain(&self.also).chain(&self.more)
    }

    /// The name of the first thing to do.
    pub fn first_name(&self) -> Option<&'a Text> {
        self.urgent.first().or(self.first.as_ref()).map(|found| &found.service.name)
    }
}
