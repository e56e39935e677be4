//! All services, from light to heavy: those of the municipality as rows, those of the whole country as a list below.

use super::Parts;
use super::help::search_door;
use crate::app::Reader;
use crate::app::parts::rows::{Row, rows};
use crate::app::reader::text;
use crate::app::route::{Fragment, Local};
use crate::content::{Access, Answer, FactValue, LayerInfo, Phrase, QuestionKind, Service, Topic, Truth, within};
use leptos::prelude::*;

pub(super) fn screen(reader: &Reader) -> Parts {
    let filters = filters(reader);
    let chosen = filters.iter().filter(|filter| filter.is_chosen(reader)).collect::<Vec<_>>();
    let fits = |service: &Service| chosen.iter().all(|filter| filter.holds(reader, service));
    let left = reader.bundle().services.iter().filter(|service| fits(service)).count();
    let groups = reader.bundle().layers.iter().map(|layer| group(reader, layer, &fits)).collect_view();
    let clear = (!chosen.is_empty()).then(|| {
        let number = reader.fill(Phrase::filter_left, &[("number", &left.to_string())]);
        view! {
            <p role="status">{number}</p>
            <p><a class="nl-link" href=reader.href_fragment(&Fragment::default())>{reader.phrase(Phrase::filter_clear)}</a></p>
        }
    });
    let main = view! {
        <h1>{reader.phrase(Phrase::all_services)}</h1>
        <p class="lead">{reader.phrase(Phrase::all_services_text)}</p>
        {search_door(reader)}
        <details class="why with-script" open=!chosen.is_empty()>
            <summary>{reader.phrase(Phrase::filter)}</summary>
            <ul class="chips">{filters.iter().map(|filter| chip(reader, filter, &fits)).collect_view()}</ul>
        </details>
        {clear}
        {groups}
    };
    Parts::new(reader.say(Phrase::all_services), main.into_any())
}

/// One way to show fewer services. It stands behind the `#` as `key=value`, where a link can carry it.
struct Filter<'a> {
    key: &'a str,
    value: &'a str,
    label: String,
    by: By<'a>,
}

/// What a filter looks at.
enum By<'a> {
    Answer(&'a Answer),
    Topic(&'a Topic),
    Free,
    OnOwn,
    Open,
}

fn filters<'a>(reader: &Reader<'a>) -> Vec<Filter<'a>> {
    let mut filters = Vec::new();
    // Who and which age are asked elsewhere too; these are the same answers, and are kept from page to page.
    let asked = reader.bundle().tree.questions.iter().filter(|question| {
        let by_age = question.answers.iter().any(|answer| answer.sets.contains_key("age"));
        question.id == reader.bundle().tree.start || question.kind == QuestionKind::Narrow && by_age
    });
    for question in asked {
        for answer in question.answers.iter().filter(|answer| !answer.unknown) {
            let label = answer.label.to(reader.who).text.clone();
            filters.push(Filter { key: &question.id, value: &answer.id, label, by: By::Answer(answer) });
        }
    }
    for (value, phrase, by) in [
        ("gratis", Phrase::fact_free, By::Free),
        ("zelf", Phrase::fact_no_referral, By::OnOwn),
        ("open", Phrase::filter_open, By::Open),
    ] {
        filters.push(Filter { key: value, value: "ja", label: reader.say(phrase), by });
    }
    for topic in &reader.bundle().topics {
        filters.push(Filter {
            key: "over",
            value: &topic.id,
            label: topic.title.to(reader.who).text.clone(),
            by: By::Topic(topic),
        });
    }
    filters
}

impl Filter<'_> {
    fn is_chosen(&self, reader: &Reader) -> bool {
        let answers = &reader.fragment.answers;
        answers.iter().any(|(key, values)| key == self.key && values.iter().any(|value| value == self.value))
    }

    fn holds(&self, reader: &Reader, service: &Service) -> bool {
        match &self.by {
            By::Answer(answer) => match (answer.sets.get("who"), answer.sets.get("age")) {
                (Some(FactValue::Word(who)), _) => service.audiences.iter().any(|audience| audience.id() == who),
                (_, Some(FactValue::Range { min, max })) => {
                    within((*min, *max), (service.minimum_age, service.maximum_age)) != Truth::No
                }
                _ => true,
            },
            By::Topic(topic) => service
                .needs
                .iter()
                .any(|served| reader.bundle().need(&served.need).is_some_and(|need| need.topics.contains(&topic.id))),
            By::Free => service.free == Some(true),
            By::OnOwn => service.access.contains(&Access::OnOwn),
            By::Open => reader.is_open(service),
        }
    }
}

/// A filter as a link that sets it or takes it away, with how many services it would leave.
fn chip(reader: &Reader, filter: &Filter, fits: &dyn Fn(&Service) -> bool) -> AnyView {
    let chosen = filter.is_chosen(reader);
    let fragment = if chosen {
        reader.fragment.without_answer(filter.key)
    } else {
        reader.fragment.with_answer(filter.key, filter.value)
    };
    let href = reader.href_fragment(&fragment);
    // What is open now is not known when a page is made, and a number that comes later would make the page jump.
    let number = (!matches!(filter.by, By::Open)).then(|| {
        let services = reader.bundle().services.iter();
        format!(" ({})", services.filter(|service| fits(service) && filter.holds(reader, service)).count())
    });
    view! {
        <li><a class="chip" href=href aria-current=chosen.then_some("true")><span>{filter.label.clone()}{number}</span></a></li>
    }
    .into_any()
}

/// The services of one layer; nothing when there are none.
fn group(reader: &Reader, layer: &LayerInfo, fits: &dyn Fn(&Service) -> bool) -> AnyView {
    let services = reader.bundle().services.iter().filter(|service| service.layer == layer.id && fits(service));
    let (national, own): (Vec<_>, Vec<_>) = services.partition(|service| service.national);
    if national.is_empty() && own.is_empty() {
        return ().into_any();
    }
    let href = |id: &str| reader.href(Local::Service(id.to_owned()));
    let own = own.into_iter().map(|service| Row {
        href: href(&service.id),
        icon: service.icon.clone(),
        label: text(&service.name),
        hint: None,
    });
    let national = national.into_iter().map(|service| {
        view! { <li><a class="nl-link" href=href(&service.id)>{text(&service.name)}</a></li> }
    });
    let national = national.collect::<Vec<_>>();
    view! {
        <h2>{reader.voice(&layer.title)}</h2>
        <p>{reader.voice(&layer.text)}</p>
        {rows(reader, own)}
        {(!national.is_empty()).then(|| view! {
            <p class="label">{reader.phrase(Phrase::whole_country)}</p>
            <ul class="links">{national}</ul>
        })}
    }
    .into_any()
}
