//! What only shows when the content is used: hours worked out, and every path walked to its end.

use super::today;
use crate::content::check::{Report, check};
use crate::content::files::{Content, DUTCH, Local, Sources};
use crate::content::problem::Problem;
use crate::content::{Bundle, Need, Schedule};
use crate::finder::{self, Answers, MOST_QUESTIONS, Next};

/// The whole check.
pub fn check_all(sources: &Sources) -> Report {
    let mut report = check(sources);
    // Content that points nowhere would only repeat in other words what was just said.
    if let (true, Ok(content)) = (report.problems.is_empty(), sources.content(DUTCH)) {
        hours(&content, &mut report.problems);
        crate::search::check::check(sources, &content, &mut report.problems);
        for local in &content.municipalities {
            outcomes(&content, local, &mut report.problems);
        }
    }
    report
}

/// Works out opening hours from today on. Hours that cannot be read are told by the check; here they are not known.
pub fn work_out(text: &str) -> Option<Schedule> {
    crate::hours::compile(text, today()).ok()
}

fn hours(content: &Content, problems: &mut Vec<Problem>) {
    let mut look = |file: &str, place: &str, hours: &Option<String>| {
        if let Some(hours) = hours.as_ref().filter(|hours| work_out(hours).is_none()) {
            let what = format!("the opening hours “{hours}” cannot be read");
            let remedy = "Write them as OpenStreetMap opening_hours, like Mo-Fr 09:00-17:00; PH off";
            problems.push(Problem::new(file, place, &what, remedy));
        }
    };
    for service in &content.services {
        service.contacts.iter().for_each(|contact| look("landelijk/services.json", &service.id, &contact.hours));
    }
    for local in &content.municipalities {
        let file = format!("{}/services.json", local.municipality.id);
        for service in &local.services {
            service.contacts.iter().for_each(|contact| look(&file, &service.id, &contact.hours));
        }
        let file = format!("{}/places.json", local.municipality.id);
        for place in &local.places {
            look(&file, &place.id, &place.hours);
            place.contacts.iter().for_each(|contact| look(&file, &place.id, &contact.hours));
        }
    }
}

fn outcomes(content: &Content, local: &Local, problems: &mut Vec<Problem>) {
    let bundle = content.bundle(local, &work_out);
    let file = format!("{}/services.json", local.municipality.id);
    for need in content.needs.iter().filter(|need| !is_served(need, &bundle)) {
        let what = format!("no service here serves the need “{}”", need.id);
        problems.push(Problem::new(&file, "", &what, "Add the need to a service, as first or also"));
    }
    for path in paths(&bundle) {
        match finder::next(&bundle, &path, &|_| false) {
            Next::Show(outcome) if outcome.first.is_some() => {}
            Next::Show(_) => {
                let what = format!("this path ends without a first place: {}", describe(&path));
                problems.push(Problem::new(&file, "", &what, "Let a service serve this need, or set a front door"));
            }
            Next::Ask(_) => {
                let what = format!("this path asks more than {MOST_QUESTIONS} questions: {}", describe(&path));
                problems.push(Problem::new("landelijk/questions.json", "", &what, "Take a question out"));
            }
        }
    }
}

fn is_served(need: &Need, bundle: &Bundle) -> bool {
    bundle.services.iter().any(|service| service.needs.iter().any(|served| served.need == need.id))
}

/// The answers of every path to an outcome, narrowing questions included.
pub fn paths(bundle: &Bundle) -> Vec<Answers> {
    let mut open = vec![Answers::default()];
    let mut ended = Vec::new();
    while let Some(answers) = open.pop() {
        match finder::next(bundle, &answers, &|_| false) {
            Next::Ask(asked) if answers.iter().count() < MOST_QUESTIONS => {
                for choice in &asked.choices {
                    let mut longer = answers.clone();
                    longer.set(&asked.question.id, vec![choice.id().to_owned()]);
                    open.push(longer);
                }
            }
            // A path that is too long is a problem of its own; it must not go on for ever.
            _ => ended.push(answers),
        }
    }
    ended
}

/// A path in words: the ids of its answers.
fn describe(answers: &Answers) -> String {
    answers.iter().map(|(_, chosen)| chosen.join("+")).collect::<Vec<_>>().join(" → ")
}
