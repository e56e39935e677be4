//! Where the result of a call stands on the public site.

use super::call::Call;
use super::code::{Place, Ways, who_of};
use crate::content::{Audience, Bundle, QuestionKind};
use crate::finder::{Answers, Choice, Outcome, outcome, replay};
use crate::route::{Fragment, Local, Page, Route, answers};

/// The page and the private facts that show what this call came to. None when nothing was told yet.
///
/// A caller may have told things in an order that no page knows, such as a need before who asks. Of the ways that lead
/// to the need, the first whose result is the same is taken.
pub fn place_of(bundle: &Bundle, call: &Call) -> Option<Place> {
    let situation = replay(bundle, call.answers());
    let told = situation.needs.iter().filter(|need| need.id != bundle.tree.several || situation.needs.len() == 1);
    let needs = told.map(|need| need.id.as_str()).collect::<Vec<_>>();
    let steps = situation.steps.iter().filter(|step| step.question.kind == QuestionKind::Path);
    let walked = steps
        .flat_map(|step| step.chosen.first())
        .filter(|choice| matches!(choice, Choice::Answer(_)))
        .map(|choice| choice.id().to_owned())
        .collect::<Vec<_>>();
    let mut fragment = Fragment::default();
    for question in bundle.tree.questions.iter().filter(|question| question.kind == QuestionKind::Narrow) {
        if let Some(chosen) = call.answers().get(&question.id) {
            fragment.answers.push((question.id.clone(), chosen.to_vec()));
        }
    }
    let Some(need) = needs.first() else {
        return (!walked.is_empty()).then_some(Place { path: walked, fragment });
    };
    fragment.also = needs.iter().skip(1).map(|need| (*need).to_owned()).collect();
    let who = situation.audience().or_else(|| bundle.need(need)?.audiences.first().copied());
    let start = who.and_then(|who| bundle.start(who));
    let mut told = call.answers().clone();
    if let (Some(start), None) = (&start, situation.audience()) {
        told.set(&bundle.tree.start, vec![start.clone()]);
    }
    let wanted = ids(&outcome(bundle, &told, &|_| false));
    let shortest = who.and_then(|who| bundle.path(who, need));
    for path in shortest.into_iter().chain(paths_to(bundle, who, need)) {
        let place = Place { path, fragment: fragment.clone() };
        if ids(&outcome(bundle, &answers_at(bundle, &place), &|_| false)) == wanted {
            return Some(place);
        }
    }
    // Every way tells more than the caller did: the page after who asks, and the needs behind the #.
    fragment.also.insert(0, (*need).to_owned());
    Some(Place { path: start.into_iter().collect(), fragment })
}

/// The answers that a place stands for, as the public site reads them.
pub fn answers_at(bundle: &Bundle, place: &Place) -> Answers {
    answers(bundle, &route(bundle, place), &place.fragment)
}

/// The page of a place.
pub fn route(bundle: &Bundle, place: &Place) -> Route {
    let local = if place.path.is_empty() { Local::Home } else { Local::Help(place.path.clone()) };
    Route { lang: bundle.lang.clone(), page: Page::Of(bundle.municipality.id.clone(), local) }
}

/// The address below the base of the site.
pub fn text(bundle: &Bundle, place: &Place) -> String {
    route(bundle, place).path() + &place.fragment.text()
}

/// What is shown, in its order.
fn ids<'a>(outcome: &Outcome<'a>) -> Vec<&'a str> {
    outcome.places().map(|found| found.service.id.as_str()).collect()
}

/// Every path of answers that leads this audience to a need.
fn paths_to(bundle: &Bundle, who: Option<Audience>, need: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![Vec::<String>::new()];
    while let Some(path) = open.pop() {
        let situation = replay(bundle, &Answers::from_path(bundle, path.iter().map(String::as_str)));
        for choice in situation.asked.iter().flat_map(|asked| &asked.choices) {
            let mut longer = path.clone();
            longer.push(choice.id().to_owned());
            match choice {
                Choice::Need(listed) if listed.id == need => found.push(longer),
                Choice::Need(_) => {}
                Choice::Answer(answer) => {
                    let other = who_of(answer).is_some_and(|told| who.is_some_and(|who| who != told));
                    let leads = answer.next.iter().any(|lead| lead.need.as_deref() == Some(need));
                    if leads && !other {
                        found.push(longer.clone());
                    }
                    if !other && answer.next.iter().any(|lead| lead.need.is_none() && !lead.outcome) {
                        open.push(longer);
                    }
                }
            }
        }
    }
    found.sort_by_key(Vec::len);
    found
}
