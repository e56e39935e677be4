//! The keyboard: one box has the focus, digits answer when it is empty, and each other deed has a key with Alt.
//!
//! Every one of them can be turned off (WCAG 2.1.4).

use super::{BOX, Desk, Panel};
use crate::content::Shortcut;
use crate::desk::Call;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, KeyboardEvent};

/// What is written on the keys.
pub fn name(shortcut: Shortcut) -> &'static str {
    match shortcut {
        Shortcut::Answers => "1–9",
        Shortcut::New => "Alt+N",
        Shortcut::Switch => "Alt+W",
        Shortcut::Close => "Alt+L",
        Shortcut::Handover => "Alt+O",
        Shortcut::Danger => "Alt+G",
        Shortcut::Beside => "Alt+B",
        Shortcut::Count => "Alt+K",
        Shortcut::Gap => "Alt+M",
        Shortcut::Counts => "Alt+T",
        Shortcut::Help => "?",
        Shortcut::TakeBack => "⌫",
    }
}

/// The shortcut of a key with Alt: by its place, for with Alt some keyboards write other letters.
fn with_alt(code: &str) -> Option<Shortcut> {
    Some(match code {
        "KeyN" => Shortcut::New,
        "KeyW" => Shortcut::Switch,
        "KeyL" => Shortcut::Close,
        "KeyO" => Shortcut::Handover,
        "KeyG" => Shortcut::Danger,
        "KeyB" => Shortcut::Beside,
        "KeyK" => Shortcut::Count,
        "KeyM" => Shortcut::Gap,
        "KeyT" => Shortcut::Counts,
        _ => return None,
    })
}

/// Listens for as long as the page lives.
pub(super) fn listen(desk: &'static Desk) {
    let on_key = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        if !event.default_prevented() && key(desk, &event).is_some() {
            event.prevent_default();
        }
    });
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        drop(document.add_event_listener_with_callback("keydown", on_key.as_ref().unchecked_ref()));
    }
    on_key.forget();
}

/// None when the key is not for the desk.
fn key(desk: &'static Desk, event: &KeyboardEvent) -> Option<()> {
    if event.ctrl_key() || event.meta_key() || event.is_composing() {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let panel = desk.panel.get_untracked();
    if event.alt_key() {
        let shortcut = with_alt(&event.code()).filter(|shortcut| is_on(desk, *shortcut))?;
        return act(desk, shortcut);
    }
    if panel != Panel::None {
        // A dialog has its own keys; Escape closes it by itself.
        return None;
    }
    let in_box = target.id() == BOX;
    if !in_box && matches!(target.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA") {
        return None;
    }
    let empty = desk.input.get_untracked().is_some_and(|input| input.value().is_empty());
    match event.key().as_str() {
        "?" if empty && is_on(desk, Shortcut::Help) => act(desk, Shortcut::Help),
        "Backspace" if in_box && empty && is_on(desk, Shortcut::TakeBack) => act(desk, Shortcut::TakeBack),
        "Enter" if in_box && !empty => {
            desk.catch_up();
            desk.take()
        }
        "Escape" if in_box && !empty => desk.empty_box(),
        "ArrowDown" if in_box => desk.step(1),
        "ArrowUp" if in_box => desk.step(-1),
        digit if empty && is_on(desk, Shortcut::Answers) => {
            let number = digit.parse::<usize>().ok().filter(|number| (1..=9).contains(number))?;
            desk.answer_number(number)
        }
        _ => None,
    }
}

fn is_on(desk: &Desk, shortcut: Shortcut) -> bool {
    !desk.keys_off.with_untracked(|off| off.contains(&shortcut))
}

fn act(desk: &'static Desk, shortcut: Shortcut) -> Option<()> {
    desk.catch_up();
    match shortcut {
        Shortcut::Answers => return None,
        Shortcut::New => desk.new_call(),
        Shortcut::Switch => desk.switch(),
        Shortcut::Close => desk.ask_to_close(),
        Shortcut::Handover => desk.panel.set(Panel::Handover),
        Shortcut::Danger => desk.change(|call: &mut Call| {
            let danger = call.danger();
            if danger.is_shown() {
                call.put_danger_away();
            } else if danger.is_there() {
                call.show_danger();
            } else {
                call.flag_danger();
            }
        }),
        Shortcut::Beside => desk.put_beside(),
        Shortcut::Count => desk.count(true),
        Shortcut::Gap => desk.count(false),
        Shortcut::Counts => desk.panel.set(Panel::Counts),
        Shortcut::Help => desk.panel.set(Panel::Keys),
        Shortcut::TakeBack => desk.change(|call| call.take_back_last(desk.bundle)),
    }
    Some(())
}
