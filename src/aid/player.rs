//! Reading aloud, part by part, with what is said marked on the screen.

use super::page::Block;
use super::{Aid, show};
use crate::speech::{Part, Speaker, Voice, choose};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, SpeechSynthesis, SpeechSynthesisErrorCode,
    SpeechSynthesisErrorEvent, SpeechSynthesisEvent, SpeechSynthesisUtterance, SpeechSynthesisVoice,
};

/// How fast is slow, against the voice's own speed.
const SLOW: f32 = 0.7;
/// How long to wait for the list of voices, in milliseconds: some browsers make it only when it is asked for. After the
/// first wait the reader is told that there is no voice, but one that comes yet is used.
const VOICES_WAITS: [i32; 2] = [2000, 8000];

/// How long a voice may be silent, in milliseconds, before we take it that it does not work. No part is as long.
const SILENCE: i32 = 30_000;

#[wasm_bindgen]
extern "C" {
    /// Marks ranges of the page without changing it. Not in every browser.
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new(range: &web_sys::Range) -> Result<Highlight, JsValue>;
    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = set, catch)]
    fn set_highlight(name: &str, highlight: &Highlight) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = delete, catch)]
    fn delete_highlight(name: &str) -> Result<JsValue, JsValue>;
}

/// What the voice is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Nothing to read, or all is read.
    #[default]
    Done,
    Speaking,
    Paused,
}

/// What is being read.
#[derive(Default)]
pub struct Player {
    state: State,
    blocks: Vec<Block>,
    /// The parts, each with the number of its block.
    parts: Vec<(usize, Part)>,
    /// The part that is read.
    at: usize,
    /// The place in what is said that the voice has come to.
    said: usize,
    /// What is left of the part, as it was given to the voice.
    saying: Part,
    slow: bool,
    /// Counts what was given to the voice: what is told of something older is not listened to.
    turn: u32,
    /// The voice for each language.
    voices: BTreeMap<String, Option<SpeechSynthesisVoice>>,
    /// What is read on with when this is said.
    after: Option<Rest>,
    /// The browser forgets to tell the end of what nobody holds on to.
    held: Option<Held>,
}

/// What is still to be said.
struct Rest {
    blocks: Vec<Block>,
    parts: Vec<(usize, Part)>,
    at: usize,
    said: usize,
}

impl Player {
    /// What is still to be said; none when nothing is being read.
    fn rest(&self) -> Option<Rest> {
        let reading = self.state == State::Speaking && !self.parts.is_empty();
        let (blocks, parts) = (self.blocks.clone(), self.parts.clone());
        reading.then_some(Rest { blocks, parts, at: self.at, said: self.said })
    }

    /// Takes up what was to be read on with, if anything was.
    fn go_on(&mut self) -> bool {
        let Some(Rest { blocks, parts, at, said }) = self.after.take() else { return false };
        (self.blocks, self.parts, self.at, self.said) = (blocks, parts, at, said);
        true
    }
}

struct Held {
    _utterance: SpeechSynthesisUtterance,
    _on_end: Closure<dyn Fn()>,
    _on_boundary: Closure<dyn Fn(SpeechSynthesisEvent)>,
    _on_error: Closure<dyn Fn(SpeechSynthesisErrorEvent)>,
}

impl Aid {
    fn synthesis(&self) -> Option<SpeechSynthesis> {
        // In a browser without speech the property is not there; the glue would give a thing that cannot be called.
        let speech = js_sys::Reflect::get(&self.window, &"speechSynthesis".into()).ok()?;
        speech.is_truthy().then(|| speech.unchecked_into())
    }

    /// Shows the bar and reads the whole screen.
    pub(super) fn turn_on(&'static self) -> Option<()> {
        self.show_bar(true);
        self.place_buttons(true);
        self.read_all()?;
        self.element("aid-pause")?.focus().ok()
    }

    fn show_bar(&self, shown: bool) {
        self.is_on.set(shown);
        self.has_buttons.set(self.has_buttons.get() || shown);
        let Some(bar) = self.element("aid-bar") else { return };
        show(&bar, shown);
        // Room for the bar above what gets the focus.
        if let Some(page) = self.page.dyn_ref::<HtmlElement>() {
            let room = format!("{}px", bar.offset_height() + 8);
            drop(page.style().set_property("scroll-padding-block-start", if shown { &room } else { "" }));
        }
    }

    /// Takes the bar away; the buttons stay, to hear one thing.
    pub(super) fn turn_off(&self) -> Option<()> {
        self.silence();
        let focused = self.document.active_element();
        let from_bar = self.element("aid-bar").is_some_and(|bar| bar.contains(focused.as_deref()));
        self.show_bar(false);
        let button = self.root.query_selector("[data-aid=read]").ok()??;
        if from_bar {
            // Where one was reading stays in sight.
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            button.dyn_ref::<HtmlElement>()?.focus_with_options(&options).ok()?;
        }
        Some(())
    }

    /// A new screen has come.
    pub(super) fn new_screen(&'static self) -> Option<()> {
        self.calm_again();
        let on = self.is_on.get();
        self.place_buttons(self.has_buttons.get() || self.settings.get().spoken);
        if !on || self.keeps_reading() {
            return Some(());
        }
        let paused = self.player.borrow().state == State::Paused;
        self.silence();
        if paused { self.show_state() } else { self.read_all() }
    }

    /// Whether the new screen is the same as the one that is read, as when the app takes over: then the voice goes on.
    fn keeps_reading(&self) -> bool {
        let blocks = self.blocks();
        let Ok(mut player) = self.player.try_borrow_mut() else { return false };
        let same = |old: &Block| blocks.iter().find(|new| new.text == old.text).cloned();
        let now: Option<Vec<Block>> = player.blocks.iter().map(same).collect();
        match now.filter(|now| player.state != State::Done && !now.is_empty()) {
            Some(now) => {
                player.blocks = now;
                true
            }
            None => false,
        }
    }

    /// A fold or the meaning of a word was opened.
    pub(super) fn opened(&'static self, opened: &Element) -> Option<()> {
        let buttons = self.has_buttons.get() || self.settings.get().spoken;
        let is_word = opened.class_list().contains("meaning");
        if buttons && (is_word || opened.tag_name() == "DETAILS") {
            self.place_buttons(true);
        }
        if self.is_on.get() && is_word && super::page::is_displayed(opened) {
            let meaning = self.blocks().into_iter().filter(|block| opened.contains(Some(&block.element))).collect();
            let after = self.player.borrow().rest();
            self.read(meaning)?;
            // When the meaning is said, reading goes on where it was.
            self.player.borrow_mut().after = after;
        }
        Some(())
    }

    pub(super) fn read_all(&'static self) -> Option<()> {
        self.read(self.blocks())
    }

    /// Reads what a button stands at; a second tap stops it.
    pub(super) fn read_this(&'static self, button: &Element) -> Option<()> {
        let unit = self.unit(&self.unit_of(button)?);
        self.show_bar(true);
        let player = self.player.borrow();
        let same = player.state == State::Speaking
            && player.blocks.len() == unit.len()
            && player.blocks.iter().zip(&unit).all(|(old, new)| old.element == new.element);
        drop(player);
        if same {
            self.silence();
            return self.show_state();
        }
        self.read(unit)
    }

    fn read(&'static self, blocks: Vec<Block>) -> Option<()> {
        self.silence();
        let mut parts = Vec::new();
        let mut speakers = BTreeMap::<String, Speaker>::new();
        for (at, block) in blocks.iter().enumerate() {
            let spoken = self.spoken(&block.lang);
            let speaker = speakers.entry(block.lang.clone()).or_insert_with(|| Speaker::new(spoken));
            parts.extend(speaker.parts(&block.text).into_iter().map(|part| (at, part)));
        }
        let mut player = self.player.borrow_mut();
        player.blocks = blocks;
        player.parts = parts;
        player.at = 0;
        player.said = 0;
        player.saying = Part::default();
        player.state = State::Speaking;
        let turn = player.turn;
        drop(player);
        wasm_bindgen_futures::spawn_local(async move {
            if self.find_voices(turn).await.is_some() {
                self.say();
            } else if self.player.borrow().turn == turn {
                self.player.borrow_mut().state = State::Done;
            }
        });
        Some(())
    }

    /// Finds a voice for each language; none when there is nothing to read with, which the bar then says.
    async fn find_voices(&'static self, turn: u32) -> Option<()> {
        let voices = match self.synthesis() {
            Some(synthesis) => self.all_voices(&synthesis).await,
            None => Vec::new(),
        };
        // Meanwhile something else may have been asked.
        if self.player.borrow().turn != turn {
            return None;
        }
        let told = voices.iter().map(|voice| Voice {
            lang: voice.lang(),
            local: voice.local_service(),
            default: voice.default(),
        });
        let told = told.collect::<Vec<_>>();
        let mut player = self.player.borrow_mut();
        player.voices.clear();
        let after = player.after.iter().flat_map(|rest| &rest.blocks);
        let langs = player.blocks.iter().chain(after).map(|block| block.lang.clone()).collect::<Vec<_>>();
        let mut asks = false;
        for lang in langs {
            let chosen = choose(&told, &lang).and_then(|at| voices.get(at));
            let online = chosen.is_some_and(|voice| !voice.local_service()) && !self.agreed_online.get();
            asks |= online && lang == self.lang;
            let may = chosen.filter(|_| !online).cloned();
            player.voices.insert(lang, may);
        }
        // A voice for another language alone would read a name or two, and leave out the rest.
        let none = match player.voices.get(&self.lang) {
            Some(voice) => voice.is_none(),
            None => player.voices.values().all(Option::is_none),
        };
        drop(player);
        if let Some(ask) = self.element("aid-ask") {
            self.hand_on(&ask, !asks, "#aid-pause");
            show(&ask, asks);
        }
        let texts = &self.file.texts;
        if asks {
            self.tell("aid-status", &texts.online_voice.text);
        } else if none {
            self.tell("aid-status", &texts.no_voice.text);
        }
        self.show_buttons(!asks && !none);
        if asks && self.document.active_element().is_some_and(|focused| focused.has_attribute("data-aid")) {
            self.focus("[data-aid=online]");
        }
        (!asks && !none).then_some(())
    }

    /// What is about to be hidden hands its focus on: it must not fall to the top of the page.
    fn hand_on(&self, part: &HtmlElement, hides: bool, to: &str) {
        let focused = self.document.active_element();
        if hides && focused.is_some() && part.contains(focused.as_deref()) {
            self.show_buttons(true);
            self.focus(to);
        }
    }

    fn focus(&self, selector: &str) {
        if let Ok(Some(button)) = self.document.query_selector(selector) {
            drop(button.dyn_ref::<HtmlElement>().map(HtmlElement::focus));
        }
    }

    /// The voices of the device. Some browsers begin to look for them when they are asked, and tell when they have them.
    async fn all_voices(&self, synthesis: &SpeechSynthesis) -> Vec<SpeechSynthesisVoice> {
        for (at, wait) in VOICES_WAITS.into_iter().enumerate() {
            if synthesis.get_voices().length() > 0 {
                break;
            }
            if at > 0 {
                self.show_buttons(false);
                self.tell("aid-status", &self.file.texts.no_voice.text);
            }
            let told = js_sys::Promise::new(&mut |done, _| {
                synthesis.set_onvoiceschanged(Some(&done));
                // Without voices nothing is ever told.
                drop(self.window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, wait));
            });
            drop(wasm_bindgen_futures::JsFuture::from(told).await);
        }
        synthesis.get_voices().iter().map(JsCast::unchecked_into).collect()
    }

    /// Says the part that is next.
    fn say(&'static self) -> Option<()> {
        let mut player = self.player.borrow_mut();
        // What no voice speaks is passed over.
        while let Some((block, _)) = player.parts.get(player.at) {
            let lang = player.blocks.get(*block).map(|block| block.lang.clone())?;
            if player.voices.get(&lang).is_some_and(Option::is_some) {
                break;
            }
            player.at += 1;
            player.said = 0;
        }
        let Some((block, part)) = player.parts.get(player.at).cloned() else {
            if player.go_on() {
                drop(player);
                return self.say();
            }
            player.state = State::Done;
            drop(player);
            self.unmark();
            return self.show_state();
        };
        let saying = part.rest(player.said);
        let cut = player.said;
        let lang = player.blocks.get(block)?.lang.clone();
        player.turn += 1;
        let turn = player.turn;
        player.state = State::Speaking;
        let utterance = SpeechSynthesisUtterance::new_with_text(&saying.said).ok()?;
        player.saying = saying;
        utterance.set_voice(player.voices.get(&lang).and_then(Option::as_ref));
        utterance.set_lang(&lang);
        utterance.set_rate(if player.slow { SLOW } else { 1.0 });
        let is_now = move |aid: &Aid| aid.player.borrow().turn == turn;
        let on_end = Closure::<dyn Fn()>::new(move || {
            if is_now(self) {
                let mut player = self.player.borrow_mut();
                player.at += 1;
                player.said = 0;
                drop(player);
                self.say();
            }
        });
        let on_boundary = Closure::<dyn Fn(SpeechSynthesisEvent)>::new(move |event: SpeechSynthesisEvent| {
            if is_now(self) {
                let _ = self.spoken_to(event.char_index() as usize, cut);
            }
        });
        let on_error = Closure::<dyn Fn(SpeechSynthesisErrorEvent)>::new(move |event: SpeechSynthesisErrorEvent| {
            let stopped =
                matches!(event.error(), SpeechSynthesisErrorCode::Canceled | SpeechSynthesisErrorCode::Interrupted);
            if is_now(self) && !stopped {
                let _ = self.voice_fails();
            }
        });
        utterance.set_onend(Some(on_end.as_ref().unchecked_ref()));
        utterance.set_onboundary(Some(on_boundary.as_ref().unchecked_ref()));
        utterance.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let synthesis = self.synthesis()?;
        synthesis.speak(&utterance);
        let old = player.held.replace(Held {
            _utterance: utterance,
            _on_end: on_end,
            _on_boundary: on_boundary,
            _on_error: on_error,
        });
        drop(player);
        // The old one may be what is running now: it goes when this task is over.
        wasm_bindgen_futures::spawn_local(async move { drop(old) });
        self.watch(turn);
        self.mark();
        self.show_state()
    }

    /// Some voices fall silent and tell nothing.
    fn watch(&'static self, turn: u32) -> Option<i32> {
        let late = Closure::once_into_js(move || {
            if self.player.borrow().turn == turn && self.player.borrow().state == State::Speaking {
                let _ = self.voice_fails();
            }
        });
        self.window.set_timeout_with_callback_and_timeout_and_arguments_0(late.unchecked_ref(), SILENCE).ok()
    }

    fn voice_fails(&self) -> Option<()> {
        self.silence();
        self.show_buttons(false);
        self.tell("aid-status", &self.file.texts.no_voice.text)
    }

    /// The voice has come to this place of what it was given.
    fn spoken_to(&self, index: usize, cut: usize) -> Option<()> {
        let mut player = self.player.borrow_mut();
        let from = player.saying.start_of_word(index)?;
        // The place in the whole part, of which the voice may have got only the rest.
        player.said = cut + from;
        let word = player.saying.word_at(index)?;
        let (block, _) = player.parts.get(player.at)?;
        let range = player.blocks.get(*block)?.range(word.0, word.1)?;
        drop(player);
        highlight("aid-word", &range)
    }

    /// Marks the part that is read, and brings it into sight.
    fn mark(&self) -> Option<()> {
        self.unmark();
        let player = self.player.borrow();
        let (block, _) = player.parts.get(player.at)?;
        let block = player.blocks.get(*block)?;
        drop(block.element.class_list().add_1("is-read"));
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        block.element.scroll_into_view_with_scroll_into_view_options(&options);
        let (from, to) = player.saying.span()?;
        highlight("aid-part", &block.range(from, to)?)
    }

    fn unmark(&self) {
        // Without highlights the mark of the block is all there is.
        drop(delete_highlight("aid-part"));
        drop(delete_highlight("aid-word"));
        for marked in super::page::elements(&self.root, ".is-read") {
            drop(marked.class_list().remove_1("is-read"));
        }
    }

    /// Pausing the browser's own way stops for good on many phones: we remember the word and begin there again.
    pub(super) fn pause(&self) -> Option<()> {
        if self.player.borrow().state != State::Speaking {
            return None;
        }
        self.hush();
        self.player.borrow_mut().state = State::Paused;
        self.show_state()
    }

    pub(super) fn pause_or_go_on(&'static self) -> Option<()> {
        let state = self.player.borrow().state;
        match state {
            State::Speaking => self.pause(),
            State::Paused if !self.player.borrow().parts.is_empty() => self.say(),
            _ => self.read_all(),
        }
    }

    pub(super) fn slower(&'static self) -> Option<()> {
        let mut player = self.player.borrow_mut();
        player.slow = !player.slow;
        let (slow, state) = (player.slow, player.state);
        drop(player);
        let button = self.element("aid-slower")?;
        button.set_attribute("aria-pressed", if slow { "true" } else { "false" }).ok()?;
        if state == State::Speaking {
            self.hush();
            return self.say();
        }
        Some(())
    }

    /// The voice stops; where it was is remembered.
    fn hush(&self) {
        self.player.borrow_mut().turn += 1;
        if let Some(synthesis) = self.synthesis() {
            synthesis.cancel();
        }
    }

    /// The voice stops, and nothing is left to read.
    fn silence(&self) {
        self.hush();
        self.unmark();
        let mut player = self.player.borrow_mut();
        player.state = State::Done;
        player.after = None;
        player.parts.clear();
        player.blocks.clear();
    }

    fn show_buttons(&self, shown: bool) {
        for id in ["aid-pause", "aid-slower"] {
            if let Some(button) = self.element(id) {
                if !shown && self.document.active_element().as_ref() == Some(button.as_ref()) {
                    self.focus("#aid-bar .aid-buttons > [data-aid=stop]");
                }
                show(&button, shown);
            }
        }
    }

    /// The bar says what the voice does, and what the button would do.
    fn show_state(&self) -> Option<()> {
        let texts = &self.file.texts;
        let (said, button, picture) = match self.player.borrow().state {
            State::Speaking => (&texts.reading, &texts.pause, "pause"),
            State::Paused => (&texts.paused, &texts.go_on, "go-on"),
            State::Done => (&texts.done, &texts.read, "go-on"),
        };
        let status = self.element("aid-status")?;
        if status.text_content().as_deref() != Some(&said.text) {
            status.set_text_content(Some(&said.text));
        }
        let pause = self.element("aid-pause")?;
        pause.set_attribute("data-shows", picture).ok()?;
        let label = pause.query_selector("span").ok()??;
        label.set_text_content(Some(&button.text));
        Some(())
    }
}

fn highlight(name: &str, range: &web_sys::Range) -> Option<()> {
    let highlight = Highlight::new(range).ok()?;
    set_highlight(name, &highlight).ok().map(drop)
}
