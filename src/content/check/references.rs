//! Ids: well formed, there only once, and pointing somewhere.

use super::homes::Homes;
use crate::content::files::{Content, NATIONAL, Sources};
use crate::content::problem::Problem;
use crate::content::schema::{FileKind, item_name};
use crate::content::{Audience, Condition, FactValue, Layer, Need, Service};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(sources: &Sources, content: &Content, homes: &Homes, problems: &mut Vec<Problem>) {
    ids(sources, problems);
    let needs = content.needs.iter().map(|need| need.id.as_str()).collect::<BTreeSet<_>>();
    let topics = content.topics.iter().map(|topic| topic.id.as_str()).collect::<BTreeSet<_>>();
    let facts = known_facts(content);

    for need in &content.needs {
        let file = homes.of(FileKind::Needs, &need.id);
        for topic in need.topics.iter().filter(|topic| !topics.contains(topic.as_str())) {
            problems.push(nowhere(&file, &format!("{} › topics", need.id), "topic", topic));
        }
        for related in need.related.iter().filter(|related| !needs.contains(related.as_str())) {
            problems.push(nowhere(&file, &format!("{} › related", need.id), "need", related));
        }
        whole(need, &file, problems);
    }
    for layer in Layer::ALL {
        if !content.layers.iter().any(|info| info.id == *layer) {
            let what = format!("the layer “{}” is missing", layer.id());
            problems.push(Problem::new(&format!("{NATIONAL}/layers.json"), "", &what, "Add it"));
        }
    }

    let file = homes.of(FileKind::Questions, &content.tree.start);
    let questions = content.tree.questions.iter().map(|question| question.id.as_str()).collect::<BTreeSet<_>>();
    for (place, id) in [("start", &content.tree.start), ("needs", &content.tree.needs)] {
        if !questions.contains(id.as_str()) {
            problems.push(nowhere(&file, place, "question", id));
        }
    }
    if !needs.contains(content.tree.several.as_str()) {
        problems.push(nowhere(&file, "several", "need", &content.tree.several));
    }
    for id in &content.tree.help_now {
        if !content.services.iter().any(|service| service.id == *id) {
            problems.push(nowhere(&file, "help_now", "national service", id));
        }
    }
    for question in &content.tree.questions {
        if let Some(when) = &question.when {
            condition(when, &facts, &file, &format!("{} › when", question.id), problems);
        }
        for answer in &question.answers {
            let place = format!("{} › {}", question.id, answer.id);
            if let Some(when) = &answer.when {
                condition(when, &facts, &file, &format!("{place} › when"), problems);
            }
            for lead in &answer.next {
                if let Some(when) = &lead.when {
                    condition(when, &facts, &file, &format!("{place} › next › when"), problems);
                }
                for need in lead.needs.iter().chain(&lead.need).filter(|need| !needs.contains(need.as_str())) {
                    problems.push(nowhere(&file, &format!("{place} › next"), "need", need));
                }
                for id in lead.question.iter().filter(|id| !questions.contains(id.as_str())) {
                    problems.push(nowhere(&file, &format!("{place} › next"), "question", id));
                }
            }
        }
    }

    for local in &content.municipalities {
        let folder = &local.municipality.id;
        let file = format!("{folder}/services.json");
        let all =
            local.services.iter().chain(&content.services).map(|service| service.id.as_str()).collect::<BTreeSet<_>>();
        let mut of_service = |service: &Service, file: &str| {
            for served in &service.needs {
                if !needs.contains(served.need.as_str()) {
                    problems.push(nowhere(file, &format!("{} › needs", service.id), "need", &served.need));
                }
                if let Some(when) = &served.when {
                    condition(
                        when,
                        &facts,
                        file,
                        &format!("{} › needs › {} › when", service.id, served.need),
                        problems,
                    );
                }
            }
            for other in service.works_with.iter().filter(|other| !all.contains(other.as_str())) {
                problems.push(nowhere(file, &format!("{} › works_with", service.id), "service", other));
            }
        };
        local.services.iter().for_each(|service| of_service(service, &file));
        for service in &local.services {
            for national in
                service.replaces.iter().filter(|id| !content.services.iter().any(|service| service.id == **id))
            {
                problems.push(nowhere(&file, &format!("{} › replaces", service.id), "national service", national));
            }
        }
        for place in local.places.iter().filter(|place| !all.contains(place.service.as_str())) {
            problems.push(nowhere(
                &format!("{folder}/places.json"),
                &format!("{} › service", place.id),
                "service",
                &place.service,
            ));
        }
        let door_is_there = local.services.iter().any(|service| service.id == local.municipality.front_door);
        if !door_is_there {
            problems.push(nowhere(
                &format!("{folder}/municipality.json"),
                "front_door",
                "service",
                &local.municipality.front_door,
            ));
        }
        let doors = local
            .services
            .iter()
            .filter(|service| service.front_door)
            .map(|service| service.id.as_str())
            .collect::<Vec<_>>();
        if door_is_there && doors != [local.municipality.front_door.as_str()] {
            let what = format!(
                "front_door is true on {}, and the municipality says “{}”",
                if doors.is_empty() { "no service".to_owned() } else { doors.join(", ") },
                local.municipality.front_door
            );
            problems.push(Problem::new(&file, "", &what, "Set front_door on exactly that one service"));
        }
        for id in local.services.iter().map(|service| &service.id) {
            if content.services.iter().any(|service| service.id == *id) {
                problems.push(Problem::new(
                    &file,
                    id,
                    "a national service has the same id",
                    "Give one of them another id",
                ));
            }
        }
    }
    for service in &content.services {
        let file = homes.of(FileKind::Services, &service.id);
        for served in service.needs.iter().filter(|served| !needs.contains(served.need.as_str())) {
            problems.push(nowhere(&file, &format!("{} › needs", service.id), "need", &served.need));
        }
        for served in &service.needs {
            if let Some(when) = &served.when {
                condition(when, &facts, &file, &format!("{} › needs › {} › when", service.id, served.need), problems);
            }
        }
        for other in &service.works_with {
            if !content.services.iter().any(|service| service.id == *other) {
                problems.push(nowhere(&file, &format!("{} › works_with", service.id), "national service", other));
            }
        }
    }
}

/// Ids are lowercase words with hyphens, since they stand in addresses; and each stands only once in its folder.
fn ids(sources: &Sources, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<(String, FileKind, String), String> = BTreeMap::new();
    for file in sources.files.iter().filter(|file| file.lang.is_none()) {
        for item in
            file.value.as_object().into_iter().flat_map(|object| object.values()).filter_map(Value::as_array).flatten()
        {
            let Some(id) = item_name(item) else { continue };
            // Sources of a municipality carry the name of their document.
            if file.kind == FileKind::Municipality {
                continue;
            }
            if !is_slug(&id) {
                problems.push(Problem::new(
                    &file.path,
                    &id,
                    "an id is lowercase words joined by hyphens",
                    "Write it that way, without accents or spaces",
                ));
            }
            // Its lists are each about something else, and may share ids.
            if file.kind == FileKind::Desk {
                continue;
            }
            if let Some(other) = seen.insert((file.folder.clone(), file.kind, id.clone()), file.path.clone()) {
                let what = if other == file.path {
                    "this id appears twice".to_owned()
                } else {
                    format!("this id also appears in {other}")
                };
                problems.push(Problem::new(&file.path, &id, &what, "Give one of them another id"));
            }
            let mut answers = BTreeSet::new();
            for answer in item.get("answers").and_then(Value::as_array).into_iter().flatten().filter_map(item_name) {
                if !is_slug(&answer) {
                    problems.push(Problem::new(
                        &file.path,
                        &format!("{id} › {answer}"),
                        "an id is lowercase words joined by hyphens",
                        "Write it that way, without accents or spaces",
                    ));
                }
                if !answers.insert(answer.clone()) {
                    problems.push(Problem::new(
                        &file.path,
                        &format!("{id} › {answer}"),
                        "this answer appears twice",
                        "Give one of them another id",
                    ));
                }
            }
        }
        if file.kind == FileKind::Municipality && file.value.get("id").and_then(Value::as_str) != Some(&file.folder) {
            problems.push(Problem::new(
                &file.path,
                "id",
                "the id is not the name of the folder",
                "Give both the same name",
            ));
        }
    }
}

fn is_slug(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|word| {
            !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        })
}

/// What a need must have beyond its schema.
fn whole(need: &Need, file: &str, problems: &mut Vec<Problem>) {
    let mut say = |what: &str, remedy: &str| problems.push(Problem::new(file, &need.id, what, remedy));
    if need.audiences.is_empty() {
        say("audiences is empty", "Name parent, youth or helper");
    }
    if need.minimum_age > need.maximum_age {
        say("minimum_age is higher than maximum_age", "Swap them");
    }
    if need.topics.is_empty() {
        say("topics is empty", "Name a topic");
    }
    if need.tips.len() < 3 {
        say("there are fewer than three tips", "Add what one can do today");
    }
    if need.phrases.len() < 8 {
        say("there are fewer than eight phrases", "Add how people type it, mistakes and all");
    }
    if need.audiences.contains(&Audience::Youth) && need.audiences.len() > 1 && need.title.je.is_none() {
        say("a young person reads it and there is no je voice", "Add je to title, text and tips");
    }
}

/// The facts a condition can ask about: what the finder knows itself, and what answers set.
fn known_facts(content: &Content) -> BTreeMap<String, Vec<FactValue>> {
    let mut facts: BTreeMap<String, Vec<FactValue>> = BTreeMap::new();
    for name in ["who", "need", "age"] {
        facts.entry(name.to_owned()).or_default();
    }
    let needs = content.needs.iter().map(|need| FactValue::Word(need.id.clone()));
    facts.entry("need".to_owned()).or_default().extend(needs);
    for (name, value) in
        content.tree.questions.iter().flat_map(|question| &question.answers).flat_map(|answer| &answer.sets)
    {
        facts.entry(name.clone()).or_default().push(value.clone());
    }
    facts
}

fn condition(
    condition: &Condition,
    facts: &BTreeMap<String, Vec<FactValue>>,
    file: &str,
    place: &str,
    problems: &mut Vec<Problem>,
) {
    let mut say = |what: String, remedy: String| problems.push(Problem::new(file, place, &what, &remedy));
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| self::condition(part, facts, file, place, problems));
        }
        Condition::Not(part) => self::condition(part, facts, file, place, problems),
        Condition::OneOf { fact, .. } | Condition::Within { fact, .. } if !facts.contains_key(fact) => {
            let known = facts.keys().cloned().collect::<Vec<_>>().join(", ");
            say(format!("no answer sets the fact “{fact}”"), format!("Use one of: {known}"));
        }
        Condition::OneOf { fact, values } => {
            let known = facts.get(fact).into_iter().flatten().flat_map(words).collect::<BTreeSet<_>>();
            for word in values.iter().flat_map(words).filter(|word| !known.contains(word)) {
                let known = known.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(", ");
                say(format!("the fact “{fact}” is never “{word}”"), format!("Use one of: {known}"));
            }
        }
        Condition::Within { .. } => {}
    }
}

fn words(value: &FactValue) -> &[String] {
    match value {
        FactValue::Word(word) => std::slice::from_ref(word),
        FactValue::Words(words) => words,
        _ => &[],
    }
}

fn nowhere(file: &str, place: &str, kind: &str, id: &str) -> Problem {
    Problem::new(file, place, &format!("there is no {kind} “{id}”"), "Mend its spelling, or add it")
}
