//! What is done at once and what after the next paint, so that a key is answered within a frame on a slow machine.
//!
//! A letter is on the screen before its words are looked up. A step shows what is known and what to ask first, then where
//! to, then all of that place: each column is a paint behind the one before it, or the last two together on a quick machine.

use super::Desk;
use crate::content::Urgency;
use crate::desk::{Call, Calls, Fact};
use js_sys::Date;
use leptos::prelude::*;
use leptos::task::tick;
use std::time::Duration;

/// Milliseconds. A machine that painted the first column within these shows the other two together.
const QUICK: f64 = 33.0;

/// How many made-up needs the rehearsal goes through.
const REHEARSED: usize = 4;

/// Does something when what has changed by now is on the screen.
pub(super) fn after_paint(then: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(then, Duration::ZERO));
}

impl Desk {
    /// Goes through a made-up call where nobody sees it. A browser compiles each piece of the app when it first runs, and
    /// no caller must wait for that.
    pub(super) async fn rehearse(&'static self) {
        let ordinary = self.bundle.needs.iter().filter(|need| need.urgency != Urgency::Now);
        for need in ordinary.take(REHEARSED) {
            self.find(&need.title.u.text);
            tick().await;
            self.find("");
            self.set(Fact::Need(need.id.clone()));
            self.place(self.told.get_untracked());
            self.detail();
            tick().await;
        }
        self.calls.set(Calls::default());
        tick().await;
        self.place(self.told.get_untracked());
        self.detail();
        tick().await;
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
            let before =
                |is: &dyn Fn(&Call) -> bool| self.placed.with_untracked(|placed| placed.as_ref().is_some_and(is));
            if before(&|before| before.number() != told.number()) {
                // Another caller: nothing of the one before is left on the screen.
                self.placed.set(None);
                self.detailed.set(None);
            }
            if before(&|before| before.leads_as(&told)) {
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

    /// Shows a call in the second column.
    fn place(&self, told: Call) {
        if self.placed.with_untracked(|shown| shown.as_ref() != Some(&told)) {
            self.placed.set(Some(told));
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
