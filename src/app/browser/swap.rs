//! Taking the place of what is on the screen without a jump.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// Everything that can hold the focus.
const FOCUSABLE: &str = "a[href],button,input,select,textarea,summary";

/// What a reader must not lose when the app takes over: focus, scroll, what was opened and what was typed. The app's
/// markup is the static page's, so the same place in both is the same thing.
pub struct Held {
    focus: Option<usize>,
    open: Vec<bool>,
    typed: Vec<String>,
    scroll: (f64, f64),
}

impl Held {
    pub fn of(document: &Document, root: &HtmlElement) -> Held {
        let active = document.active_element();
        let focus = all(root, FOCUSABLE).iter().position(|element| Some(element) == active.as_ref());
        let window = web_sys::window();
        let scrolled = |read: fn(&web_sys::Window) -> Result<f64, wasm_bindgen::JsValue>| {
            window.as_ref().and_then(|window| read(window).ok()).unwrap_or_default()
        };
        Held {
            focus,
            open: all(root, "details").iter().map(|details| details.has_attribute("open")).collect(),
            typed: all(root, "input")
                .into_iter()
                .filter_map(|input| input.dyn_into::<web_sys::HtmlInputElement>().ok())
                .map(|input| input.value())
                .collect(),
            scroll: (scrolled(web_sys::Window::scroll_x), scrolled(web_sys::Window::scroll_y)),
        }
    }

    pub fn restore(&self, root: &HtmlElement) {
        for (details, open) in all(root, "details").iter().zip(&self.open) {
            // Setting an attribute of an element we just found cannot fail.
            drop(details.toggle_attribute_with_force("open", *open));
        }
        let inputs =
            all(root, "input").into_iter().filter_map(|input| input.dyn_into::<web_sys::HtmlInputElement>().ok());
        inputs.zip(&self.typed).for_each(|(input, typed)| input.set_value(typed));
        if let Some(element) = self.focus.and_then(|index| all(root, FOCUSABLE).into_iter().nth(index)) {
            focus(&element);
        }
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(self.scroll.0, self.scroll.1);
        }
    }
}

/// Puts what one element holds in the place of what another holds. What stands around every screen stays when
/// only its addresses changed: the less is made anew, the sooner the screen is there on a slow phone.
pub fn replace_children(root: &HtmlElement, with: &Element) {
    let (olds, news) = (all(root, ":scope > *"), all(with, ":scope > *"));
    if olds.len() != news.len() {
        // Somebody else put something beside our elements.
        return root.set_inner_html(&with.inner_html());
    }
    for (old, new) in olds.iter().zip(&news) {
        if new.tag_name() == "MAIN" || !made_same(old, new) {
            // An element of the page can always make place for another.
            drop(old.replace_with_with_node_1(new));
        }
    }
}

/// Gives an element the addresses of another; tells whether they are the same now.
fn made_same(old: &Element, new: &Element) -> bool {
    for (old, new) in all(old, "a").iter().zip(&all(new, "a")) {
        let href = new.get_attribute("href").unwrap_or_default();
        if old.get_attribute("href").as_deref() != Some(&href) {
            drop(old.set_attribute("href", &href));
        }
    }
    old.is_equal_node(Some(new))
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

fn all(root: &Element, selector: &str) -> Vec<Element> {
    let list = root.query_selector_all(selector).ok();
    let length = list.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(|index| list.as_ref()?.item(index)?.dyn_into().ok()).collect()
}
