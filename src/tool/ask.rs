//! `waarheen ask`: the finder from the terminal.

use super::say;
use super::{ContentDir, Failure, bundle};
use crate::content::{Audience, Bundle, Service};
use crate::finder::{self, Answers, Asked, Choice, Match, Next, Outcome};
use serde_json::{Value, json};
use std::io::Write;

#[derive(clap::Args)]
pub(super) struct Options {
    #[command(flatten)]
    content: ContentDir,
    /// The municipality's id.
    #[arg(long)]
    municipality: String,
    #[arg(long, default_value = "nl")]
    lang: String,
    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
    /// Who asks: parent, youth or helper.
    #[arg(long, value_parser = super::audience)]
    who: Option<Audience>,
    /// A need, set straight away; may be given more than once.
    #[arg(long = "need", value_name = "ID")]
    needs: Vec<String>,
    /// An answer: QUESTION=ANSWER, or QUESTION=ANSWER,ANSWER.
    #[arg(long = "set", value_name = "QUESTION=ANSWER")]
    set: Vec<String>,
}

pub(super) fn run(options: &Options) -> Result<(), Failure> {
    let sources = options.content.read()?;
    let bundle = bundle(&sources, &options.municipality, &options.lang)?;
    let answers = answers(options, &bundle)?;
    let nothing_closed = |_: &Service| false;
    // A need set straight away asks nothing more: what is unknown stays unknown.
    let next = if options.needs.is_empty() {
        finder::next(&bundle, &answers, &nothing_closed)
    } else {
        Next::Show(Box::new(finder::outcome(&bundle, &answers, &nothing_closed)))
    };
    let audience = finder::replay(&bundle, &answers).audience();
    match next {
        Next::Ask(asked) if options.json => say!("{}", json!({ "question": question_json(&asked, audience) })),
        Next::Show(outcome) if options.json => say!("{}", json!({ "outcome": outcome_json(&outcome, audience) })),
        Next::Ask(asked) => print_question(&asked, audience),
        Next::Show(outcome) => print_outcome(&outcome, audience),
    }
    Ok(())
}

fn answers(options: &Options, bundle: &Bundle) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    if let Some(audience) = options.who {
        let start = bundle.question(&bundle.tree.start);
        let answer = start
            .into_iter()
            .flat_map(|question| &question.answers)
            .find(|answer| answer.sets.get("who") == Some(&crate::content::FactValue::Word(audience.id().to_owned())));
        if let Some(answer) = answer {
            answers.set(&bundle.tree.start, vec![answer.id.clone()]);
        }
    }
    for need in &options.needs {
        if bundle.need(need).is_none() {
            return Err(Failure::Call(format!("There is no need “{need}”.")));
        }
        answers.add_need(need);
    }
    for set in &options.set {
        let (question, chosen) = set
            .split_once('=')
            .ok_or_else(|| Failure::Call(format!("“{set}” is not an answer. Write QUESTION=ANSWER.")))?;
        let known =
            bundle.question(question).ok_or_else(|| Failure::Call(format!("There is no question “{question}”.")))?;
        let chosen = chosen.split(',').map(str::to_owned).collect::<Vec<_>>();
        for id in &chosen {
            let is_need = question == bundle.tree.needs && bundle.need(id).is_some();
            if known.answer(id).is_none() && !is_need {
                let all = known.answers.iter().map(|answer| answer.id.as_str()).collect::<Vec<_>>().join(", ");
                return Err(Failure::Call(format!(
                    "The question “{question}” has no answer “{id}”. Choose from: {all}."
                )));
            }
        }
        if chosen.len() > 1 && !known.multiple {
            return Err(Failure::Call(format!("The question “{question}” takes one answer.")));
        }
        answers.set(question, chosen);
    }
    Ok(answers)
}

fn label(choice: &Choice, audience: Option<Audience>) -> String {
    match choice {
        Choice::Answer(answer) => answer.label.to(audience).text.clone(),
        Choice::Need(need) => need.title.to(audience).text.clone(),
    }
}

fn question_json(asked: &Asked, audience: Option<Audience>) -> Value {
    let answers = asked.choices.iter().map(|choice| json!({ "id": choice.id(), "label": label(choice, audience) }));
    json!({
        "id": asked.question.id,
        "text": asked.question.text.to(audience).text,
        "answers": answers.collect::<Vec<_>>(),
    })
}

fn outcome_json(outcome: &Outcome, audience: Option<Audience>) -> Value {
    let place = |found: &Match| json!({ "id": found.service.id, "name": found.service.name.text });
    let places = |list: &[Match]| list.iter().map(place).collect::<Vec<_>>();
    json!({
        "urgent": places(&outcome.urgent),
        "tips": outcome.tips.iter().map(|tip| tip.to(audience).text.clone()).collect::<Vec<_>>(),
        "first": outcome.first.as_ref().map(place),
        "also": places(&outcome.also),
        "more": places(&outcome.more),
    })
}

fn print_question(asked: &Asked, audience: Option<Audience>) {
    say!("{} ({})", asked.question.text.to(audience).text, asked.question.id);
    for choice in &asked.choices {
        say!("  {:<20} {}", choice.id(), label(choice, audience));
    }
}

fn print_outcome(outcome: &Outcome, audience: Option<Audience>) {
    let group = |title: &str, list: &[Match]| {
        if !list.is_empty() {
            say!("{title}");
        }
        for found in list {
            let mark = if found.inferred { " (nog niet bevestigd)" } else { "" };
            say!("  {:<32} {}{mark}", found.service.id, found.service.name.text);
        }
    };
    group("Nu", &outcome.urgent);
    if !outcome.tips.is_empty() {
        say!("Vandaag");
    }
    for tip in &outcome.tips {
        say!("  {}", tip.to(audience).text);
    }
    group("Eerst", outcome.first.as_slice());
    group("Ook mogelijk", &outcome.also);
    group("Als het meer is", &outcome.more);
}
