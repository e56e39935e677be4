//! What is done at once and what after the next paint, so that a key is answered within a frame on a slow machine.
//!
//! A letter is on the screen before its words are looked up. A step shows what is known and what to ask first, then where
//! to, then all of that place: each column is a paint behind the one before it, or the last two together on a quick machine.

use super::Desk;
use crate::content::Urgency;
use crate::desk::{Call, Calls};
use js_sys::Date;
use leptos::prelude::*;
use leptos::task::tick;
use std::time::Duration;
use web_sys::HtmlElement;

/// Milliseconds. A machine that painted the first column within these shows the other two together.
const QUICK: f64 = 33.0;

/// How many calls are rehearsed, and how many answers in each.
const REHEARSED: usize = 8;
const ANSWERED: usize = 2;

/// Does something when what has changed by now is on the screen.
pub(super) fn after_paint(then: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(then, Duration::ZERO));
}

impl Desk {
    /// Works made-up calls where nobody sees it. A browser compiles each piece of the app when it first runs, and makes ready
    /// what each word looks like when it first stands somewhere; no caller must wait for that.
    pub(super) async fn rehearse(&'static self, screen: &HtmlElement) {
        // Asking for a measure makes a browser lay out the page, without a frame that may be long in coming.
        let laid_out = async || {
            tick().await;
            screen.offset_height()
        };
        let ordinary = self.bundle.needs.iter().filter(|need| need.urgency != Urgency::Now);
        for need in ordinary.take(REHEARSED) {
            if let Some(input) = self.input.get_untracked() {
                input.set_value(&need.title.u.text);
            }
            self.typed.set_value(true);
            self.catch_up();
            laid_out().await;
            self.take();
            for _ in 0..ANSWERED {
                laid_out().await;
                self.place(self.told.get_untracked());
                laid_out().await;
                self.detail();
                laid_out().await;
                self.answer_number(1);
            }
            self.calls.set(Calls::default());
        }
        self.note.set(String::new());
        laid_out().await;
        self.place(self.told.get_untracked());
        self.detail();
        laid_out().await;
    }

    /// Words are being typed: they are looked up when the letter is on the screen, many letters at once if it must be.
    pub(super) fn type_words(&'static self) {
        if !self.typed.get_value() {
            self.typed.set_value(true);
            after_paint(move || self.catch_up());
        }
    }

    /// Looks up what was typed, when that was not done yet.
    pub(super) fn catch_up(&'static self) {
        if !self.typed.get_value() {
            return;
        }
        self.typed.set_value(false);
        let words = self.input.get_untracked().map(|input| input.value()).unwrap_or_default();
        let danger = self.find(&words);
        self.change(|call| call.type_words(&words, danger));
    }

    /// Keeps the second and the third column with the call. When it only looks at another place the second does so at once.
    pub(super) fn follow(&'static self) {
        Effect::new(move |_| {
            let told = self.told.get();
            if self.placed.with_untracked(|placed| placed.leads_as(&told)) {
                self.place(told);
                after_paint(move || self.detail());
            } else {
                let from = Date::now();
                after_paint(move || {
                    self.place(self.told.get_untracked());
                    if Date::now() - from < QUICK {
                        self.detail();
                    } else {
                        after_paint(move || self.detail());
                    }
                });
            }
        });
    }

    /// Whether what is shown is of another caller than the one at hand. Nothing of it may be seen; hiding it takes a
    /// browser less than taking it away, and what comes takes its place soon.
    pub(super) fn is_of_another(&self, shown: RwSignal<Call>) -> bool {
        self.told.with(Call::number) != shown.with(Call::number)
    }

    /// Shows a call in the second column.
    fn place(&self, told: Call) {
        if self.placed.with_untracked(|shown| *shown != told) {
            self.placed.set(told);
        }
    }

    /// Shows in the third column what the second does.
    fn detail(&self) {
        let placed = self.placed.get_untracked();
        if self.detailed.with_untracked(|shown| *shown != placed) {
            self.detailed.set(placed);
        }
    }
}
