//! Callers, each with what they told. Nothing of one ever gets into another.

use crate::content::{Audience, Bundle, Urgency};
use crate::finder::{Answers, Situation, replay};

/// Something a caller told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// An answer to a question: the question's id, and the answer's.
    Answer(String, String),
    Need(String),
    /// The child's school or GP practice.
    Place(String),
    /// The part of town.
    Area(String),
    /// The caller's language (BCP 47).
    Lang(String),
}

/// What is known of the caller's safety.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Danger {
    /// Something said sounds like danger.
    pub heard: bool,
    /// The worker says so.
    pub flagged: bool,
    /// The worker saw the script and put it away; the sign of it stays.
    pub put_away: bool,
}

/// One caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Counts up from 1; the only name a call has.
    number: u32,
    answers: Answers,
    /// What stands in the box.
    words: String,
    place: Option<String>,
    area: Option<String>,
    lang: Option<String>,
    danger: Danger,
    /// The service that is looked at.
    looked_at: Option<String>,
    /// Services to put side by side.
    beside: Vec<String>,
}

impl Call {
    fn new(number: u32) -> Call {
        Call {
            number,
            answers: Answers::default(),
            words: String::new(),
            place: None,
            area: None,
            lang: None,
            danger: Danger::default(),
            looked_at: None,
            beside: Vec::new(),
        }
    }

    pub fn number(&self) -> u32 {
        self.number
    }

    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    pub fn words(&self) -> &str {
        &self.words
    }

    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    pub fn area(&self) -> Option<&str> {
        self.area.as_deref()
    }

    pub fn lang(&self) -> Option<&str> {
        self.lang.as_deref()
    }

    pub fn danger(&self) -> Danger {
        self.danger
    }

    pub fn looked_at(&self) -> Option<&str> {
        self.looked_at.as_deref()
    }

    pub fn beside(&self) -> &[String] {
        &self.beside
    }

    /// Whether anything was told or typed.
    pub fn is_blank(&self) -> bool {
        *self == Call::new(self.number)
    }

    pub fn situation<'b>(&self, bundle: &'b Bundle) -> Situation<'b> {
        replay(bundle, &self.answers)
    }

    pub fn audience(&self, bundle: &Bundle) -> Option<Audience> {
        self.situation(bundle).audience()
    }

    /// What stands in the box now, and whether danger is heard in it. What was heard once stays heard.
    pub fn type_words(&mut self, words: &str, danger: bool) {
        self.words.clear();
        self.words.push_str(words);
        self.hear(danger);
    }

    /// Danger that is heard anew shows the script again.
    fn hear(&mut self, danger: bool) {
        if danger && !self.danger.heard {
            self.danger.heard = true;
            self.danger.put_away = false;
        }
    }

    /// Takes a fact in; facts may come in any order. A fact that cannot be two things at once takes the place of the
    /// earlier one.
    pub fn set(&mut self, bundle: &Bundle, fact: Fact) {
        match fact {
            // A need from a list of the tree is a need like any other: it stays when the path to it changes.
            Fact::Answer(question, answer) if question == bundle.tree.needs && bundle.need(&answer).is_some() => {
                self.set(bundle, Fact::Need(answer));
            }
            Fact::Answer(question, answer) => self.answers.set(&question, vec![answer]),
            Fact::Need(need) => {
                self.hear(bundle.need(&need).is_some_and(|need| need.urgency == Urgency::Now));
                self.answers.add_need(&need);
            }
            Fact::Place(place) => self.place = Some(place),
            Fact::Area(area) => self.area = Some(area),
            Fact::Lang(lang) => self.lang = Some(lang),
        }
        // Other places fit now; the one that was looked at may be gone.
        self.looked_at = None;
    }

    pub fn take_back(&mut self, fact: &Fact) {
        match fact {
            Fact::Answer(question, _) => self.answers.set(question, Vec::new()),
            Fact::Need(need) => self.answers.remove_need(need),
            Fact::Place(_) => self.place = None,
            Fact::Area(_) => self.area = None,
            Fact::Lang(_) => self.lang = None,
        }
        self.looked_at = None;
    }

    /// The call without what stands in the box: what results depend on.
    pub fn told(&self) -> Call {
        Call { words: String::new(), ..self.clone() }
    }

    /// Whether another call, of the same caller, leads to the same places and questions: it only looks at another one.
    pub fn leads_as(&self, other: &Call) -> bool {
        (self.number, &self.answers) == (other.number, &other.answers)
            && (&self.place, &self.area, &self.lang) == (&other.place, &other.area, &other.lang)
    }

    /// Everything that was told and counts, in the order of the chips.
    pub fn facts(&self, bundle: &Bundle) -> Vec<Fact> {
        let situation = self.situation(bundle);
        let mut facts = Vec::new();
        for step in &situation.steps {
            for choice in &step.chosen {
                facts.push(Fact::Answer(step.question.id.clone(), choice.id().to_owned()));
            }
        }
        facts.extend(self.answers.needs().iter().filter(|id| bundle.need(id).is_some()).cloned().map(Fact::Need));
        facts.extend(self.place.clone().map(Fact::Place));
        facts.extend(self.area.clone().map(Fact::Area));
        facts.extend(self.lang.clone().map(Fact::Lang));
        facts
    }

    /// Takes back what was told last: of the chips the last.
    pub fn take_back_last(&mut self, bundle: &Bundle) {
        if let Some(last) = self.facts(bundle).pop() {
            self.take_back(&last);
        }
    }

    /// The worker says that it is not safe; or, when that was said, takes it back.
    pub fn flag_danger(&mut self) {
        self.danger.flagged = !self.danger.flagged;
        self.danger.put_away = false;
    }

    pub fn put_danger_away(&mut self) {
        self.danger.put_away = true;
    }

    pub fn show_danger(&mut self) {
        self.danger.put_away = false;
    }

    pub fn look_at(&mut self, service: &str) {
        self.looked_at = Some(service.to_owned());
    }

    /// Puts a service beside the others, or takes it away again.
    pub fn put_beside(&mut self, service: &str) {
        if self.beside.iter().any(|id| id == service) {
            self.beside.retain(|id| id != service);
        } else {
            self.beside.push(service.to_owned());
        }
    }
}

impl Danger {
    /// Whether there is a sign of danger, put away or not.
    pub fn is_there(self) -> bool {
        self.heard || self.flagged
    }

    /// Whether the script must be on the screen.
    pub fn is_shown(self) -> bool {
        self.is_there() && !self.put_away
    }
}

/// The calls of this tab. There is always one at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calls {
    at_hand: Call,
    /// Put aside, in the order of their numbers.
    aside: Vec<Call>,
    last_number: u32,
}

impl Default for Calls {
    fn default() -> Calls {
        Calls { at_hand: Call::new(1), aside: Vec::new(), last_number: 1 }
    }
}

impl Calls {
    pub fn at_hand(&self) -> &Call {
        &self.at_hand
    }

    /// The call at hand, to change; the others cannot be reached.
    pub fn at_hand_mut(&mut self) -> &mut Call {
        &mut self.at_hand
    }

    /// Every call, in the order of their numbers.
    pub fn all(&self) -> Vec<&Call> {
        let mut all = self.aside.iter().chain([&self.at_hand]).collect::<Vec<_>>();
        all.sort_unstable_by_key(|call| call.number);
        all
    }

    /// A new caller. What is at hand is put aside, but not when it is blank.
    pub fn start(&mut self) {
        if self.at_hand.is_blank() {
            return;
        }
        self.last_number += 1;
        let new = Call::new(self.last_number);
        self.put_aside(new);
    }

    /// Comes back to a call.
    pub fn switch(&mut self, number: u32) {
        if let Some(at) = self.aside.iter().position(|call| call.number == number) {
            let call = self.aside.remove(at);
            self.put_aside(call);
        }
    }

    /// Comes back to the next call that waits, and after the last to the first.
    pub fn switch_to_next(&mut self) {
        let here = self.at_hand.number;
        let next = self.aside.iter().find(|call| call.number > here).or(self.aside.first());
        if let Some(number) = next.map(Call::number) {
            self.switch(number);
        }
    }

    /// Forgets the call at hand. The one that was put aside last comes back, or a new one begins.
    pub fn close(&mut self) {
        self.at_hand = match self.aside.pop() {
            Some(call) => call,
            None => {
                self.last_number += 1;
                Call::new(self.last_number)
            }
        };
    }

    /// Whether a caller is still there: leaving would forget them.
    pub fn is_open(&self) -> bool {
        !self.at_hand.is_blank() || !self.aside.is_empty()
    }

    /// Takes another call in hand; a blank one is not worth keeping.
    fn put_aside(&mut self, other: Call) {
        let before = std::mem::replace(&mut self.at_hand, other);
        if !before.is_blank() {
            self.aside.push(before);
            self.aside.sort_unstable_by_key(|call| call.number);
        }
    }
}
