//! Taking the place of what is on the screen without a jump.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// Everything that can hold the focus.
const FOCUSABLE: &str = "a[href],button,input,select,textarea,summary";

/// What a reader must not lose when the app takes over: focus, scroll, what was opened and what was typed. The app's
/// markup is the static page's, so the same place in both is the same thing.
pub struct Held {
    focus: Option<u32>,
    open: Vec<bool>,
    typed: Vec<String>,
    scroll: (f64, f64),
}

impl Held {
    pub fn of(document: &Document, root: &HtmlElement) -> Held {
        let active = document.active_element();
        let focus = all(root, FOCUSABLE).position(|element| Some(&element) == active.as_ref());
        let window = web_sys::window();
        let scrolled = |read: fn(&web_sys::Window) -> Result<f64, wasm_bindgen::JsValue>| {
            window.as_ref().and_then(|window| read(window).ok()).unwrap_or_default()
        };
        Held {
            focus: focus.and_then(|index| u32::try_from(index).ok()),
            open: all(root, "details").map(|details| details.has_attribute("open")).collect(),
            typed: all(root, "input")
                .filter_map(|input| input.dyn_into::<web_sys::HtmlInputElement>().ok())
                .map(|input| input.value())
                .collect(),
            scroll: (scrolled(web_sys::Window::scroll_x), scrolled(web_sys::Window::scroll_y)),
        }
    }

    pub fn restore(&self, root: &HtmlElement) {
        for (details, open) in all(root, "details").zip(&self.open) {
            // Setting an attribute of an element we just found cannot fail.
            drop(details.toggle_attribute_with_force("open", *open));
        }
        let inputs = all(root, "input").filter_map(|input| input.dyn_into::<web_sys::HtmlInputElement>().ok());
        inputs.zip(&self.typed).for_each(|(input, typed)| input.set_value(typed));
        if let Some(element) = self.focus.and_then(|index| all(root, FOCUSABLE).nth(index as usize)) {
            focus(&element);
        }
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(self.scroll.0, self.scroll.1);
        }
    }
}

/// Moves the children of one element into another, in place of what was there.
pub fn replace_children(root: &HtmlElement, with: &HtmlElement) {
    root.set_text_content(None);
    while let Some(child) = with.first_child() {
        // A node that was just taken from a detached element can always be put here.
        drop(root.append_child(&child));
    }
}

/// The heading of a new screen gets the focus, so that a screen reader starts there; or the one thing the screen is for.
pub fn focus_start(root: &HtmlElement) {
    if let Ok(Some(start)) = root.query_selector("[data-focus]") {
        return focus(&start);
    }
    if let Ok(Some(heading)) = root.query_selector("h1") {
        drop(heading.set_attribute("tabindex", "-1"));
        focus(&heading);
    }
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot take the focus leaves it where it is.
        drop(element.focus_with_options(&options));
    }
}

fn all(root: &HtmlElement, selector: &str) -> impl Iterator<Item = Element> {
    let list = root.query_selector_all(selector).ok();
    let length = list.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(move |index| list.as_ref()?.item(index)?.dyn_into::<Element>().ok())
}
