//! The first column: what the caller says, what is known of them, and what to ask next.

use super::frames::after_paint;
use super::{BOX, Candidate, Desk, said};
use crate::content::{Audience, Shortcut};
use crate::desk::code::Ways;
use crate::desk::{Call, Fact, heard, question};
use crate::finder::{Asked, Choice};
use crate::search::{Asker, Kind};
use leptos::prelude::*;

/// How many meanings stand under the box.
const MOST: usize = 6;

impl Desk {
    pub(super) fn asking(&'static self) -> impl IntoView {
        let screen = &self.texts.screen;
        let facts = move || self.chips();
        let hits = move || self.list_of_hits();
        let nothing_said = move || self.hits.with(Option::is_none);
        let active = move || {
            let at = self.at_hit.get()?;
            let any = self.hits.with(|hits| hits.iter().flatten().any(Candidate::is_meant));
            any.then(|| format!("desk-hit-{at}"))
        };
        let expanded = move || {
            let any = self.hits.with(|hits| hits.as_ref().is_some_and(|hits| !hits.is_empty()));
            if any { "true" } else { "false" }
        };
        view! {
            <section class="desk-column desk-asking" aria-labelledby="desk-box">
                <h2 class="desk-label" id="desk-box"><label for=BOX>{said(&screen.box_label)}</label></h2>
                <input id=BOX node_ref=self.input class="nl-text-input desk-box" type="text" role="combobox" maxlength="300"
                    aria-controls="desk-hits" aria-expanded=expanded aria-activedescendant=active
                    aria-autocomplete="list" aria-describedby="desk-hint"
                    autocomplete="off" autocapitalize="none" spellcheck="false"
                    on:input=move |_| self.type_words() />
                <p class="desk-hint" id="desk-hint">{said(&screen.box_hint)}</p>
                <div class="desk-hits" hidden=nothing_said>{hits}</div>
                <h2 class="desk-label">{said(&screen.facts)}</h2>
                {facts}
                <p class="desk-actions">
                    <button type="button" class="desk-danger-button" on:click=move |_| self.change(Call::flag_danger)
                        disabled=move || self.told.with(|call| call.danger().is_there())>
                        {self.icon("gevaar")}{said(&self.texts.safety.flag)}{self.key(Shortcut::Danger)}
                    </button>
                </p>
                {move || self.next_question()}
                <div class:is-of-another=move || self.is_of_another(self.placed)>{move || self.other_questions()}</div>
            </section>
        }
    }

    /// Finds what these words may mean; whether danger is heard in them.
    pub(super) fn find(&'static self, words: &str) -> bool {
        let mut candidates = None;
        let mut danger = false;
        let mut at = None;
        if !words.trim().is_empty() {
            let said = candidates.insert(Vec::new());
            let who = self.searcher.whose(words).and_then(|who| Ways::start(self.bundle, who));
            let told =
                self.calls.with_untracked(|calls| calls.at_hand().answers().get(&self.bundle.tree.start).is_some());
            let who = who.filter(|_| !told).map(|answer| Fact::Answer(self.bundle.tree.start.clone(), answer));
            let facts = heard::facts(self.bundle, self.texts, words);
            // Who only tells an age or a school means no need by it: Enter takes one only when it is chosen.
            let is_stop = |word: &str| self.searcher.is_stop(word);
            at = heard::is_more(self.bundle, self.texts, &facts, words, &is_stop).then_some(0);
            said.extend(who.into_iter().chain(facts).map(Candidate::Heard));
            let found = self.searcher.find(words, Asker::Staff, MOST);
            for doc in found.hits.iter().filter_map(|hit| self.searcher.doc(hit)) {
                let id = doc.id.clone();
                said.push(match doc.kind {
                    Kind::Need => Candidate::Need(id),
                    Kind::Service => Candidate::Service(id),
                    Kind::Word => Candidate::Word(id),
                });
            }
            danger = found.danger;
        }
        self.hits.set(candidates);
        self.at_hit.set(at);
        if self.hits.with_untracked(Option::is_none) {
            // They are out of sight already, and taking their rows away takes a while.
            after_paint(move || self.list());
        } else {
            self.list();
        }
        danger
    }

    /// Has the screen hold what the words may mean.
    fn list(&self) {
        self.listed.set(self.hits.get_untracked());
    }

    fn list_of_hits(&'static self) -> Option<AnyView> {
        let screen = &self.texts.screen;
        let (meant, heard) = self.listed.get()?.into_iter().partition::<Vec<_>, _>(Candidate::is_meant);
        let heard = heard.into_iter().filter_map(|hit| match hit {
            Candidate::Heard(fact) => Some(self.fact_name(&fact)),
            _ => None,
        });
        let heard = heard.collect::<Vec<_>>();
        let none = meant.is_empty() && heard.is_empty();
        let no_rows = meant.is_empty();
        let rows = meant.into_iter().enumerate().map(|(at, hit)| {
            let (name, kind) = self.hit_name(&hit);
            view! {
                <li id=format!("desk-hit-{at}") class="desk-hit" role="option"
                    aria-selected=move || if self.at_hit.get() == Some(at) { "true" } else { "false" }
                    on:click=move |_| { self.at_hit.set(Some(at)); self.take(); }>
                    <span>{name}</span><small>{said(kind)}</small>
                </li>
            }
        });
        let list = view! {
            <p class="desk-label">{said(if none { &screen.no_hits } else { &screen.hits })}</p>
            {(!heard.is_empty()).then(|| view! {
                <p class="desk-heard"><small>{said(&screen.kind_fact)}</small>
                {heard.into_iter().map(|name| view! { <span class="desk-chip-said">{name}</span> }).collect_view()}</p>
            })}
            <ul id="desk-hits" role="listbox" aria-label=screen.hits.text.clone() hidden=no_rows>{rows.collect_view()}</ul>
        };
        Some(list.into_any())
    }

    fn hit_name(&'static self, hit: &Candidate) -> (String, &'static crate::content::Text) {
        let screen = &self.texts.screen;
        let who = self.told.with_untracked(|call| call.audience(self.bundle));
        match hit {
            Candidate::Need(id) => {
                let need = self.bundle.need(id);
                (need.map(|need| need.title.to(who).text.clone()).unwrap_or_default(), &screen.kind_need)
            }
            Candidate::Service(id) => (self.service_name(id), &screen.kind_service),
            Candidate::Word(id) => {
                let word = self.bundle.words.iter().find(|word| word.id == *id);
                let name = word.map(|word| format!("{}: {}", word.term.text, word.meaning.text));
                (name.unwrap_or_default(), &screen.kind_word)
            }
            Candidate::Heard(fact) => (self.fact_name(fact), &screen.kind_fact),
        }
    }

    pub(super) fn service_name(&self, id: &str) -> String {
        self.bundle.service(id).map(|service| service.name.text.clone()).unwrap_or_default()
    }

    /// Takes what is chosen under the box, and all facts that were heard.
    pub(super) fn take(&'static self) -> Option<()> {
        let candidates = self.hits.get_untracked().filter(|hits| !hits.is_empty())?;
        let mut meant = candidates.iter().filter(|hit| hit.is_meant());
        let chosen = self.at_hit.get_untracked().and_then(|at| meant.nth(at));
        for candidate in candidates.iter() {
            if let Candidate::Heard(fact) = candidate {
                self.set(fact.clone());
            }
        }
        match chosen {
            Some(Candidate::Need(id)) => self.set(Fact::Need(id.clone())),
            Some(Candidate::Service(id)) => self.change(|call| call.look_at(id)),
            Some(Candidate::Word(id)) => {
                if let Some(word) = self.bundle.words.iter().find(|known| known.id == *id) {
                    self.note.set(format!("{}: {}", word.term.text, word.meaning.text));
                }
            }
            _ => {}
        }
        self.empty_box()
    }

    pub(super) fn empty_box(&'static self) -> Option<()> {
        // Danger is heard in words that are wiped at once too.
        self.catch_up();
        if let Some(input) = self.input.get_untracked() {
            input.set_value("");
        }
        self.find("");
        self.change(|call| call.type_words("", false));
        self.focus_box();
        Some(())
    }

    /// The arrow keys go through the meanings, or when there are none through the places.
    pub(super) fn step(&'static self, by: isize) -> Option<()> {
        self.catch_up();
        let meanings = self.hits.with_untracked(|hits| hits.iter().flatten().filter(|hit| hit.is_meant()).count());
        if meanings > 0 {
            // From none the first is one step down, the last one step up.
            let at = self.at_hit.get_untracked().unwrap_or(if by > 0 { meanings - 1 } else { 0 });
            self.at_hit.set(Some((at + meanings).saturating_add_signed(by) % meanings));
            return Some(());
        }
        let call = self.told.get_untracked();
        let outcome = self.outcome(&call);
        let ids = self.in_order(&outcome, &call).into_iter().map(|(_, found)| found.service.id.as_str());
        let ids = ids.collect::<Vec<_>>();
        let here = self.shown_service(&call, &outcome).map(|service| service.id.as_str());
        let at = ids.iter().position(|id| Some(*id) == here).unwrap_or_default();
        let next = ids.get((at + ids.len()).saturating_add_signed(by) % ids.len().max(1))?;
        self.change(|call| call.look_at(next));
        Some(())
    }

    /// What is known, each fact a chip that can be taken back.
    fn chips(&'static self) -> AnyView {
        let screen = &self.texts.screen;
        let facts = self.told.with(|call| call.facts(self.bundle));
        if facts.is_empty() {
            return view! { <p class="desk-hint">{said(&screen.no_facts)}</p> }.into_any();
        }
        let chips = facts.into_iter().map(|fact| {
            let name = self.fact_name(&fact);
            let label = screen.take_back.text.replace("{fact}", &name);
            view! {
                <li><button type="button" class="desk-chip" aria-label=label
                    on:click=move |_| { self.change(|call| call.take_back(&fact)); self.focus_box(); }>
                    {name}<span aria-hidden="true">" ×"</span>
                </button></li>
            }
        });
        view! { <ul class="desk-chips">{chips.collect_view()}</ul> }.into_any()
    }

    pub(super) fn fact_name(&self, fact: &Fact) -> String {
        let who = self.told.with_untracked(|call| call.audience(self.bundle));
        let name = match fact {
            Fact::Answer(question, answer) => {
                let question = self.bundle.question(question);
                question.and_then(|question| question.answer(answer)).map(|answer| &answer.label.to(who).text)
            }
            Fact::Need(need) => self.bundle.need(need).map(|need| &need.title.to(who).text),
            Fact::Place(place) => self.bundle.places.iter().find(|known| known.id == *place).map(|place| &place.name),
            Fact::Lang(lang) => {
                self.texts.languages.iter().find(|known| known.id == *lang).map(|known| &known.name.text)
            }
            Fact::Area(name) => Some(name),
        };
        name.cloned().unwrap_or_default()
    }

    /// The question that separates the places best, and the line to ask it with.
    fn next_question(&'static self) -> AnyView {
        let screen = &self.texts.screen;
        let call = self.told.get();
        let who = call.audience(self.bundle);
        let main = match self.offered.get() {
            None => view! { <p class="desk-hint">{said(&screen.no_question)}</p> }.into_any(),
            Some(asked) => {
                let question = asked.question;
                let line = question.say.as_ref().unwrap_or(question.text.to(who));
                let answers = asked.choices.iter().zip(1..).map(|(choice, number)| {
                    let (id, question) = (choice.id().to_owned(), question.id.clone());
                    let left = match question::left(self.bundle, call.answers(), &asked, choice) {
                        1 => screen.left_one.text.clone(),
                        left => screen.left.text.replace("{number}", &left.to_string()),
                    };
                    view! {
                        <li><button type="button" class="desk-answer"
                            on:click=move |_| { self.answer(&question, &id); self.focus_box(); }>
                            <kbd>{number}</kbd><span>{choice_name(choice, who)}</span><small>{left}</small>
                        </button></li>
                    }
                });
                view! {
                    <p class="desk-say"><q>{said(line)}</q></p>
                    <ol class="desk-answers">{answers.collect_view()}</ol>
                }
                .into_any()
            }
        };
        view! {
            <h2 class="desk-label">{said(&screen.question)}</h2>
            {main}
        }
        .into_any()
    }

    /// The questions that may be asked at any time; they come with the places.
    fn other_questions(&'static self) -> Option<AnyView> {
        let call = self.placed.get();
        let who = call.audience(self.bundle);
        let offered = self.offered.get_untracked();
        let open = question::open(self.bundle, call.answers());
        let others = open
            .into_iter()
            .filter(|asked| Some(&asked.question.id) != offered.as_ref().map(|asked| &asked.question.id));
        let others = others.map(|asked| self.other_question(&asked, who)).collect::<Vec<_>>();
        if others.is_empty() {
            return None;
        }
        Some(view! { <h2 class="desk-label">{said(&self.texts.screen.more_questions)}</h2>{others} }.into_any())
    }

    /// A question that may be answered at any time, in one line.
    fn other_question(&'static self, asked: &Asked<'static>, who: Option<Audience>) -> AnyView {
        let question = asked.question;
        let answers = question.answers.iter().filter(|answer| !answer.unknown).map(|answer| {
            view! {
                <li><button type="button" class="desk-chip desk-open"
                    on:click=move |_| { self.answer(&question.id, &answer.id); self.focus_box(); }>
                    {answer.label.to(who).text.clone()}
                </button></li>
            }
        });
        let line = question.say.as_ref().unwrap_or(question.text.to(who));
        view! { <p class="desk-ask">{said(line)}</p><ul class="desk-chips">{answers.collect_view()}</ul> }.into_any()
    }

    fn answer(&self, question: &str, answer: &str) {
        self.set(Fact::Answer(question.to_owned(), answer.to_owned()));
    }

    /// The answer with this number, to the question that is offered.
    pub(super) fn answer_number(&self, number: usize) -> Option<()> {
        let asked = self.offered.get_untracked()?;
        let choice = asked.choices.get(number.checked_sub(1)?)?;
        self.answer(&asked.question.id, choice.id());
        Some(())
    }
}

fn choice_name(choice: &Choice, who: Option<Audience>) -> String {
    match choice {
        Choice::Answer(answer) => answer.label.to(who).text.clone(),
        Choice::Need(need) => need.title.to(who).text.clone(),
    }
}
