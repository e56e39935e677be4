//! The search box in the browser: an app of its own, that comes only when somebody searches. It finds its places in the
//! page by id (see `app::pages::search`), and speaks with nothing else of the page.

mod code;
mod results;

use crate::content::Audience;
use crate::fetch;
use crate::search::{Asker, Index, Language, Searcher};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent, Window};

/// The id of the box.
const BOX: &str = "zoek";
/// The key of the query behind the `#`.
const KEY: &str = "zoek=";
/// How many results stand under the box.
const MOST: usize = 10;

/// What search runs on.
struct SearchBox {
    window: Window,
    document: Document,
    searcher: Searcher<'static>,
    icons: BTreeMap<String, String>,
    /// The query that is shown.
    shown: RefCell<String>,
    /// What was asked before a result was opened: back comes back to it. It stands nowhere else, for who leaves in a
    /// hurry leaves no words in the history.
    left: RefCell<String>,
    /// The screen that comes was asked for with a link; else it is one that was there before.
    by_link: Cell<bool>,
    /// The result that the arrow keys stand on.
    active: Cell<Option<usize>>,
}

/// Fetches what the page names, and starts to listen. When something does not come the list by topic is still there.
pub fn start() {
    crate::later::start("search", begin());
}

async fn begin() -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let page = document.document_element()?;
    let address = |name: &str| page.get_attribute(name);
    let index = &*Box::leak(Box::new(fetch::json::<Index>(&address("data-search-index")?).await?));
    let language = &*Box::leak(Box::new(fetch::json::<Language>(&address("data-search-words")?).await?));
    let icons = fetch::json(&address("data-icons")?).await?;
    let search_box = SearchBox {
        searcher: Searcher::new(index, language),
        icons,
        window,
        document,
        shown: RefCell::default(),
        left: RefCell::default(),
        by_link: Cell::new(false),
        active: Cell::default(),
    };
    // It lives as long as the page.
    Box::leak(Box::new(search_box)).listen()
}

impl SearchBox {
    fn listen(&'static self) -> Option<()> {
        let on_input = Closure::<dyn Fn(Event)>::new(move |_| {
            let _ = self.answer();
        });
        let on_key = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            if self.key(&event).is_some() {
                event.prevent_default();
            }
        });
        let on_open = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let pressed = event.target().and_then(|target| target.dyn_ref::<Element>()?.closest(code::OPEN).ok()?);
            if pressed.is_some() {
                self.open_code();
            }
        });
        let on_leave = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let link = event.target().and_then(|target| target.dyn_ref::<Element>()?.closest("a[href]").ok()?);
            self.by_link.set(link.is_some());
            if let (Some(_), Some(input)) = (link, self.input()) {
                *self.left.borrow_mut() = input.value();
            }
        });
        let on_screen = Closure::<dyn Fn()>::new(move || {
            let _ = self.new_screen();
        });
        let listen = |name, on: &JsValue| self.document.add_event_listener_with_callback(name, on.unchecked_ref());
        listen("input", on_input.as_ref()).ok()?;
        listen("click", on_open.as_ref()).ok()?;
        listen("keydown", on_key.as_ref()).ok()?;
        // It is heard before the app hears the click.
        let root = self.document.get_element_by_id("app")?;
        root.add_event_listener_with_callback("click", on_leave.as_ref().unchecked_ref()).ok()?;
        let watch = web_sys::MutationObserver::new(on_screen.as_ref().unchecked_ref()).ok()?;
        let children = web_sys::MutationObserverInit::new();
        children.set_child_list(true);
        watch.observe_with_options(&root, &children).ok()?;
        on_open.forget();
        on_input.forget();
        on_key.forget();
        on_leave.forget();
        on_screen.forget();
        self.new_screen();
        self.open_asked_code(&self.document.document_element()?);
        Some(())
    }

    fn element(&self, id: &str) -> Option<Element> {
        self.document.get_element_by_id(id)
    }

    fn input(&self) -> Option<HtmlInputElement> {
        self.element(BOX)?.dyn_into().ok()
    }

    /// A new screen with a box: what was asked before stands in the address.
    fn new_screen(&self) -> Option<()> {
        let by_link = self.by_link.take();
        let Some(input) = self.input() else {
            // Elsewhere nothing is remembered.
            self.shown.take();
            return None;
        };
        if input.value().is_empty() {
            let hash = self.window.location().hash().ok()?;
            let kept = hash.trim_start_matches('#').split('&').find_map(|part| part.strip_prefix(KEY));
            let kept = kept.and_then(|kept| js_sys::decode_uri_component(kept).ok()).map(String::from);
            let before = if by_link { &self.shown } else { &self.left };
            // A screen that only changed its voice has the query of the screen before.
            input.set_value(&kept.unwrap_or_else(|| before.borrow().clone()));
        }
        self.forget();
        self.answer()
    }

    /// Takes a query out of the address: a link may bring one, and the history of the browser must not keep it.
    fn forget(&self) -> Option<()> {
        let location = self.window.location();
        let hash = location.hash().ok()?;
        if !hash.contains(KEY) {
            return Some(());
        }
        let others = hash.trim_start_matches('#').split('&').filter(|part| !part.is_empty() && !part.starts_with(KEY));
        let address = format!("{}#{}", location.pathname().ok()?, others.collect::<Vec<_>>().join("&"));
        self.window.history().ok()?.replace_state_with_url(&JsValue::NULL, "", Some(&address)).ok()
    }

    /// Who asks, as the address says it: the first step of every path of an audience is the same.
    fn asker(&self) -> Option<Audience> {
        let hash = self.window.location().hash().ok()?;
        let said = hash.trim_start_matches('#').split('&').filter(|part| !part.starts_with(KEY));
        let mut said = said.filter_map(|part| Some(part.split_once('=')?.1));
        said.find_map(|answer| self.searcher.audience_of(answer))
    }

    /// Shows what fits what stands in the box.
    fn answer(&self) -> Option<()> {
        let input = self.input()?;
        let query = input.value();
        let asker = self.asker();
        self.active.set(None);
        drop(input.remove_attribute("aria-activedescendant"));
        let found = self.searcher.find(&query, Asker::Resident(asker), MOST);
        let who = asker.or(found.who);
        results::show(self, &input, &query, &found, who)?;
        *self.shown.borrow_mut() = query;
        Some(())
    }

    /// The arrow keys choose, enter opens, escape empties; none when the key is not for the box.
    fn key(&'static self, event: &KeyboardEvent) -> Option<()> {
        let target = event.target()?.dyn_ref::<Element>()?.id();
        if target == code::BOX && event.key() == "Enter" {
            self.open_code();
            return Some(());
        }
        let input = self.input()?;
        if target != BOX {
            return None;
        }
        let list = self.element("zoek-lijst")?;
        let number = list.child_element_count() as usize;
        let next = match (event.key().as_str(), self.active.get()) {
            ("ArrowDown", None) if number > 0 => Some(0),
            ("ArrowDown", Some(at)) => Some((at + 1) % number.max(1)),
            ("ArrowUp", None) if number > 0 => Some(number - 1),
            ("ArrowUp", Some(at)) => Some((at + number - 1) % number.max(1)),
            // The first is not always what was meant: it is chosen, and opens only when that is said again.
            ("Enter", None) if number > 0 => Some(0),
            ("Enter", Some(at)) => {
                let chosen = list.children().item(u32::try_from(at).ok()?)?;
                chosen.dyn_into::<HtmlElement>().ok()?.click();
                return Some(());
            }
            ("Escape", _) if !input.value().is_empty() => {
                input.set_value("");
                self.answer();
                return Some(());
            }
            _ => return None,
        };
        self.active.set(next);
        for at in 0..number {
            let option = list.children().item(u32::try_from(at).ok()?)?;
            let chosen = Some(at) == next;
            option.set_attribute("aria-selected", if chosen { "true" } else { "false" }).ok()?;
            if chosen {
                input.set_attribute("aria-activedescendant", &option.id()).ok()?;
                option.scroll_into_view_with_bool(false);
            }
        }
        Some(())
    }
}
