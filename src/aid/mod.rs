//! Reading aloud, and reading as one needs it: an app of its own, that comes only to who asks for it. Its bar and panel
//! stand outside the screens, so they stay while screens come and go; its markup is made by `app::pages::aid`.

mod page;
mod player;
mod settings_panel;

use crate::content::{AidFile, Spoken};
use crate::fetch;
use crate::settings::Settings;
use player::Player;
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement, HtmlLinkElement, KeyboardEvent, Window};

/// The attribute that says what a button of the reading aid does.
const DOES: &str = "data-aid";

/// The running aid.
struct Aid {
    window: Window,
    document: Document,
    /// The element `<html>`, which carries the settings as classes.
    page: Element,
    /// What holds the screen.
    root: Element,
    file: &'static AidFile,
    lang: String,
    /// Shows what a calm screen leaves out.
    all_button: HtmlElement,
    settings: Cell<Settings>,
    player: RefCell<Player>,
    /// The bar is there: new screens are read, and each block has a button.
    is_on: Cell<bool>,
    /// Each block has a button: from the first time something was read.
    has_buttons: Cell<bool>,
    /// The reader agreed to a voice that works through the internet.
    agreed_online: Cell<bool>,
}

/// Fetches what the page names, and does what was asked for. When it does not come the button says so.
pub fn start() {
    crate::later::start("aid", begin());
}

async fn begin() -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let page = document.document_element()?;
    let address = page.get_attribute("data-aid-texts")?;
    let file = &*Box::leak(Box::new(fetch::json::<AidFile>(&address).await?));
    let style = web_sys::Url::new_with_base(&format!("../{}", file.style), &address).ok()?;
    load_style(&document, &style.href()).await?;
    let holder = document.create_element("div").ok()?;
    holder.set_class_name("aid");
    holder.set_inner_html(&file.markup);
    document.body()?.prepend_with_node_1(&holder).ok()?;
    let root = document.get_element_by_id("app")?;
    let aid = Aid {
        settings: Cell::new(settings_panel::kept(&window)),
        lang: page.get_attribute("lang")?,
        all_button: document.get_element_by_id("aid-all")?.dyn_into().ok()?,
        player: RefCell::default(),
        is_on: Cell::new(false),
        has_buttons: Cell::new(false),
        agreed_online: Cell::new(false),
        window,
        document,
        page,
        root,
        file,
    };
    // It lives as long as the page.
    Box::leak(Box::new(aid)).listen()
}

/// Waits for the style, so that nothing is shown without it.
async fn load_style(document: &Document, href: &str) -> Option<()> {
    let link = document.create_element("link").ok()?.dyn_into::<HtmlLinkElement>().ok()?;
    link.set_rel("stylesheet");
    link.set_href(href);
    let loaded = js_sys::Promise::new(&mut |done, failed| {
        link.set_onload(Some(&done));
        link.set_onerror(Some(&failed));
    });
    document.head()?.append_child(&link).ok()?;
    wasm_bindgen_futures::JsFuture::from(loaded).await.ok().map(drop)
}

impl Aid {
    fn listen(&'static self) -> Option<()> {
        let on_click = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let button =
                event.target().and_then(|target| target.dyn_ref::<Element>()?.closest("button[data-aid]").ok()?);
            if let Some(button) = button {
                let _ = self.act(&button.get_attribute(DOES).unwrap_or_default(), Some(&button));
            }
        });
        let on_change = Closure::<dyn Fn()>::new(move || {
            let _ = self.set_from_panel();
        });
        let on_screen = Closure::<dyn Fn()>::new(move || {
            let _ = self.new_screen();
        });
        let on_toggle = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let opened = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(opened) = opened {
                let _ = self.opened(&opened);
            }
        });
        let listen = |name, on: &JsValue| self.document.add_event_listener_with_callback(name, on.unchecked_ref());
        listen("click", on_click.as_ref()).ok()?;
        listen("change", on_change.as_ref()).ok()?;
        // What opens tells only itself, so it is listened for on the way down.
        self.document
            .add_event_listener_with_callback_and_bool("toggle", on_toggle.as_ref().unchecked_ref(), true)
            .ok()?;
        // Escape closes what is open in every browser; what speaks falls silent with it.
        let on_key = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                let _ = self.pause();
            }
        });
        listen("keydown", on_key.as_ref()).ok()?;
        on_key.forget();
        let on_hide = Closure::<dyn Fn()>::new(move || {
            if self.document.hidden() {
                let _ = self.pause();
            }
        });
        // Who puts the page away does not want it to go on speaking.
        listen("visibilitychange", on_hide.as_ref()).ok()?;
        on_hide.forget();
        let watch = web_sys::MutationObserver::new(on_screen.as_ref().unchecked_ref()).ok()?;
        let children = web_sys::MutationObserverInit::new();
        children.set_child_list(true);
        watch.observe_with_options(&self.root, &children).ok()?;
        on_click.forget();
        on_change.forget();
        on_toggle.forget();
        on_screen.forget();
        self.apply(self.settings.get());
        // From now on taps come here; what was tapped on the way is done now.
        drop(self.page.set_attribute("data-aid-on", ""));
        let wanted = self.page.get_attribute("data-wants");
        drop(self.page.remove_attribute("data-wants"));
        self.new_screen();
        if let Some(wanted) = wanted {
            let _ = self.act(&wanted, None);
        }
        Some(())
    }

    /// Does what a button says.
    fn act(&'static self, does: &str, button: Option<&Element>) -> Option<()> {
        match does {
            "read" if self.is_on.get() => self.turn_off(),
            "read" => self.turn_on(),
            "pause" => self.pause_or_go_on(),
            "slower" => self.slower(),
            "stop" => self.turn_off(),
            "online" => {
                self.agreed_online.set(true);
                self.read_all()
            }
            "this" => self.read_this(button?),
            "adjust" => self.open_panel(),
            "smaller" => self.change_text(-1),
            "larger" => self.change_text(1),
            "all" => self.show_all(),
            "wipe" => self.wipe(),
            "close" => self.close_panel(),
            _ => None,
        }
    }

    /// How a language is spoken here.
    fn spoken(&self, lang: &str) -> &'static Spoken {
        let own = &self.file.texts.spoken;
        if lang == self.lang { own } else { self.file.dutch.as_ref().unwrap_or(own) }
    }

    fn element(&self, id: &str) -> Option<HtmlElement> {
        self.document.get_element_by_id(id)?.dyn_into().ok()
    }

    /// Says something in the bar or the panel, also to a screen reader.
    fn tell(&self, id: &str, text: &str) -> Option<()> {
        self.element(id)?.set_text_content(Some(text));
        Some(())
    }
}

/// Shows an element, or hides it.
fn show(element: &Element, shown: bool) {
    // An element that is there can always be hidden.
    drop(element.toggle_attribute_with_force("hidden", !shown));
}
