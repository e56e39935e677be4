//! Answers, kept by question, and replayed over the tree.

use super::{Asked, Choice};
use crate::content::{Answer, Audience, Bundle, FactValue, Facts, Need, Question, QuestionKind, Truth, within};

/// What was answered: for each question the chosen answers, in the order the questions were answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    given: Vec<(String, Vec<String>)>,
    /// Needs set straight away, as a link or the desk does.
    needs: Vec<String>,
}

impl Answers {
    /// The answers that a path in the address stands for: one answer id for each question on the way.
    /// Whatever does not fit the tree ends the path there.
    pub fn from_path<'p>(bundle: &Bundle, path: impl IntoIterator<Item = &'p str>) -> Answers {
        let mut answers = Answers::default();
        for id in path {
            let situation = replay(bundle, &answers);
            match situation.asked {
                Some(asked) if asked.choice(id).is_some() => answers.set(&asked.question.id, vec![id.to_owned()]),
                _ => break,
            }
        }
        answers
    }

    /// The answers given to this question.
    pub fn get(&self, question: &str) -> Option<&[String]> {
        self.given.iter().find(|(id, _)| id == question).map(|(_, chosen)| chosen.as_slice())
    }

    /// Answers a question, or changes its answer in place. No answers at all takes it back.
    pub fn set(&mut self, question: &str, chosen: Vec<String>) {
        if chosen.is_empty() {
            self.given.retain(|(id, _)| id != question);
        } else if let Some((_, old)) = self.given.iter_mut().find(|(id, _)| id == question) {
            *old = chosen;
        } else {
            self.given.push((question.to_owned(), chosen));
        }
    }

    /// Adds a need straight away.
    pub fn add_need(&mut self, need: &str) {
        if !self.needs.iter().any(|id| id == need) {
            self.needs.push(need.to_owned());
        }
    }

    /// Takes a need back that was set straight away.
    pub fn remove_need(&mut self, need: &str) {
        self.needs.retain(|id| id != need);
    }

    /// The needs set straight away, in the order they were told.
    pub fn needs(&self) -> &[String] {
        &self.needs
    }

    /// Each answered question with its answers, in the order given.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.given.iter().map(|(id, chosen)| (id.as_str(), chosen.as_slice()))
    }
}

/// One answered question on the way.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    pub question: &'a Question,
    pub chosen: Vec<Choice<'a>>,
}

/// What the answers come to.
#[derive(Clone, Debug)]
pub struct Situation<'a> {
    /// The answered questions that count, in the order of the tree.
    pub steps: Vec<Step<'a>>,
    /// The question of the tree that is next; none when the path is walked.
    pub asked: Option<Asked<'a>>,
    pub needs: Vec<&'a Need>,
    pub facts: Facts,
    /// The age was told, not only known from the needs.
    pub age_told: bool,
}

impl<'a> Situation<'a> {
    /// Who is looking for help, when that is known.
    pub fn audience(&self) -> Option<Audience> {
        match self.facts.get("who") {
            Some(FactValue::Word(word)) => Audience::from_id(word),
            _ => None,
        }
    }

    /// Somebody else must not see this.
    pub fn is_sensitive(&self) -> bool {
        self.needs.iter().any(|need| need.sensitive)
    }

    /// Path questions answered so far.
    pub fn path_steps(&self) -> impl Iterator<Item = &Step<'a>> {
        self.steps.iter().filter(|step| step.question.kind == QuestionKind::Path)
    }
}

/// Walks the tree with these answers. Answers to questions that are no longer on the way, and answers that do not
/// exist, are left out; nothing is ever an error.
pub fn replay<'a>(bundle: &'a Bundle, answers: &Answers) -> Situation<'a> {
    let mut situation =
        Situation { steps: Vec::new(), asked: None, needs: Vec::new(), facts: Facts::new(), age_told: false };
    walk(bundle, answers, &mut situation);
    for id in &answers.needs {
        add_need(bundle, id, &mut situation);
    }
    // A need set straight away ends the path: what is still unknown stays unknown.
    if answers.needs.iter().any(|id| bundle.need(id).is_some()) {
        situation.asked = None;
    }
    if situation.needs.len() > 1 {
        add_need(bundle, &bundle.tree.several, &mut situation);
    }
    for question in bundle.tree.questions.iter().filter(|question| question.kind == QuestionKind::Narrow) {
        let relevant = question.when.as_ref().is_none_or(|when| when.holds(&situation.facts) != Truth::No);
        if let (true, Some(chosen)) = (relevant, answers.get(&question.id)) {
            let chosen = chosen.iter().filter_map(|id| question.answer(id));
            let chosen = chosen.filter(|answer| can_be_true(answer, &situation.facts)).collect::<Vec<_>>();
            take(question, &chosen, &mut situation);
        }
    }
    learn_ages(&mut situation);
    situation
}

/// Follows the path questions as far as they are answered.
fn walk<'a>(bundle: &'a Bundle, answers: &Answers, situation: &mut Situation<'a>) {
    let mut asked = bundle.question(&bundle.tree.start).map(|question| ask(question, &[], bundle, &situation.facts));
    // A loop in the tree is refused by the check; the bound keeps the app alive if one got through.
    for _ in 0..=bundle.tree.questions.len() {
        let Some(now) = asked.take() else { return };
        let chosen = answers.get(&now.question.id).and_then(|ids| now.choice(ids.first()?));
        match chosen {
            None => {
                situation.asked = Some(now);
                return;
            }
            Some(Choice::Need(need)) => {
                situation.steps.push(Step { question: now.question, chosen: vec![Choice::Need(need)] });
                add_need(bundle, &need.id, situation);
                return;
            }
            Some(Choice::Answer(answer)) => {
                take(now.question, &[answer], situation);
                let lead = answer
                    .next
                    .iter()
                    .find(|lead| lead.when.as_ref().is_none_or(|when| when.holds(&situation.facts) != Truth::No));
                let Some(lead) = lead else { return };
                if let Some(need) = &lead.need {
                    add_need(bundle, need, situation);
                    return;
                }
                asked = if lead.needs.is_empty() {
                    lead.question
                        .as_deref()
                        .and_then(|id| bundle.question(id))
                        .map(|question| ask(question, &[], bundle, &situation.facts))
                } else {
                    bundle
                        .question(&bundle.tree.needs)
                        .map(|question| ask(question, &lead.needs, bundle, &situation.facts))
                };
            }
        }
    }
}

/// A question with the choices that fit these facts: the listed needs first, then its own answers.
fn ask<'a>(question: &'a Question, needs: &[String], bundle: &'a Bundle, facts: &Facts) -> Asked<'a> {
    let listed = needs.iter().filter_map(|id| bundle.need(id)).map(Choice::Need);
    let own = question
        .answers
        .iter()
        .filter(|answer| answer.when.as_ref().is_none_or(|when| when.holds(facts) != Truth::No))
        .map(Choice::Answer);
    Asked { question, choices: listed.chain(own).collect() }
}

/// Notes an answered question and what its answers tell.
fn take<'a>(question: &'a Question, chosen: &[&'a Answer], situation: &mut Situation<'a>) {
    if chosen.is_empty() {
        return;
    }
    for (name, value) in chosen.iter().flat_map(|answer| &answer.sets) {
        let merged = match (situation.facts.get(name), value) {
            // Several answers to one question add up: their words are all true.
            (Some(FactValue::Words(old)), FactValue::Words(new)) => {
                FactValue::Words(old.iter().chain(new).cloned().collect())
            }
            // A need already told the age; the narrower answer wins.
            _ => value.clone(),
        };
        situation.facts.insert(name.clone(), merged);
    }
    situation.steps.push(Step { question, chosen: chosen.iter().copied().map(Choice::Answer).collect() });
}

fn add_need<'a>(bundle: &'a Bundle, id: &str, situation: &mut Situation<'a>) {
    let Some(need) = bundle.need(id) else { return };
    if situation.needs.iter().any(|known| known.id == need.id) {
        return;
    }
    situation.needs.push(need);
    let ids = situation.needs.iter().map(|need| need.id.clone()).collect();
    situation.facts.insert("need".to_owned(), FactValue::Words(ids));
}

/// Without an answer about age, the needs say what ages it can be about.
fn learn_ages(situation: &mut Situation) {
    situation.age_told = situation.facts.contains_key("age");
    if situation.age_told {
        return;
    }
    let ages = situation
        .needs
        .iter()
        .map(|need| (need.minimum_age, need.maximum_age))
        .reduce(|a, b| (a.0.max(b.0), a.1.min(b.1)));
    if let Some((min, max)) = ages.filter(|(min, max)| min <= max) {
        situation.facts.insert("age".to_owned(), FactValue::Range { min, max });
    }
}

/// Whether an answer fits what is known, such as the ages a need is about.
pub(super) fn can_be_true(answer: &Answer, facts: &Facts) -> bool {
    answer.when.as_ref().is_none_or(|when| when.holds(facts) != Truth::No)
        && answer.sets.iter().all(|(name, value)| can_be(facts.get(name), value))
}

fn can_be(known: Option<&FactValue>, value: &FactValue) -> bool {
    match (known, value) {
        (Some(FactValue::Range { min, max }), FactValue::Range { min: from, max: to }) => {
            within((*from, *to), (*min, *max)) != Truth::No
        }
        _ => true,
    }
}
