//! The only door to the browser: fetching the content, taking over from the static page, and following links.
//!
//! Nothing here ever fails loudly: when something is missing, the static page stays and works.

mod follow;
mod swap;

use super::pages::{Screen, screen};
use super::route::{Fragment, Local, Route};
use super::{Icons, Site};
use crate::clock;
use crate::content::{Bundle, FromJson};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, Url, Window};

/// The id of the element that holds the whole page.
pub const ROOT: &str = "app";

/// The running app.
struct App {
    window: Window,
    document: Document,
    root: HtmlElement,
    site: RefCell<Site<'static>>,
    /// Somebody else must not find what is on the screen in the history.
    sensitive: Cell<bool>,
    /// The screen behind the link that a finger is on.
    ready: Cell<Option<Made>>,
}

/// A screen whose elements are made, and not on the screen yet.
struct Made {
    address: String,
    title: String,
    sensitive: bool,
    elements: Element,
}

/// How the history takes a step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The browser went there itself.
    None,
    Add,
    Replace,
}

/// What is on its way.
struct Arriving {
    window: Window,
    document: Document,
    root: HtmlElement,
    base: String,
    bundle: Cell<Option<&'static Bundle>>,
    icons: Cell<Option<&'static Icons>>,
}

/// Fetches what the page names, and takes over when it is there.
pub fn start() {
    // A page that names no content stays as it is, and works.
    let _ = fetch_all();
}

fn fetch_all() -> Option<()> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let root = document.get_element_by_id(ROOT)?.dyn_into::<HtmlElement>().ok()?;
    let page = document.document_element()?;
    let here = document.base_uri().ok()??;
    let address = |name: &str| Url::new_with_base(&page.get_attribute(name)?, &here).ok();
    let base = address("data-base")?.pathname();
    let (bundle, icons) = (Cell::default(), Cell::default());
    // These live as long as the page; code to clean them up would only be carried along.
    let arriving = &*Box::leak(Box::new(Arriving { window, document, root, base, bundle, icons }));
    fetch(address("data-bundle")?.href(), arriving, |arriving, bundle| arriving.bundle.set(bundle));
    fetch(address("data-icons")?.href(), arriving, |arriving, icons| arriving.icons.set(icons));
    Some(())
}

/// Fetches one file; what does not arrive whole is not there, and the static page stays.
fn fetch<T: FromJson + 'static>(url: String, arriving: &'static Arriving, keep: fn(&Arriving, Option<&'static T>)) {
    wasm_bindgen_futures::spawn_local(async move {
        let value = crate::fetch::json::<T>(&url).await;
        keep(arriving, value.map(|value| &*Box::leak(Box::new(value))));
        // A slow phone must have time for a tap between reading the content and showing it.
        let take_over = Closure::once_into_js(|| arriving.take_over());
        drop(arriving.window.set_timeout_with_callback(take_over.unchecked_ref()));
    });
}

impl Arriving {
    /// Starts the app as soon as everything is there.
    fn take_over(&self) {
        let (Some(bundle), Some(icons)) = (self.bundle.get(), self.icons.get()) else { return };
        // Only once.
        self.icons.set(None);
        let site = Site { bundle, icons, base: self.base.clone(), now: clock::now() };
        let app = &*Box::leak(Box::new(App {
            window: self.window.clone(),
            document: self.document.clone(),
            root: self.root.clone(),
            site: RefCell::new(site),
            sensitive: Cell::new(false),
            ready: Cell::new(None),
        }));
        app.take_over();
        follow::listen(app);
    }
}

impl App {
    /// Where the reader is now; none when the address is not one of the app's.
    fn here(&self) -> Option<(Route, Fragment)> {
        let location = self.window.location();
        let path = location.pathname().ok()?;
        Some((self.route_of(&path)?, Fragment::parse(&location.hash().ok()?)))
    }

    /// The app's own route for a path of the server; none when it is a page that only the server has.
    fn route_of(&self, path: &str) -> Option<Route> {
        let site = self.site.borrow();
        let route = Route::parse(path.strip_prefix(&site.base)?)?;
        let own = route.lang == site.bundle.lang && route.to(Local::Home).path() == self.home(&site);
        let in_app = !route.local()?.is_still();
        let known = match route.local()? {
            Local::Service(id) => site.bundle.service(id).is_some(),
            _ => true,
        };
        (own && in_app && known).then_some(route)
    }

    /// The path of this municipality's home.
    fn home(&self, site: &Site<'_>) -> String {
        let page = super::route::Page::Of(site.bundle.municipality.id.clone(), Local::Home);
        Route { lang: site.bundle.lang.clone(), page }.path()
    }

    /// Builds the same screen beside the static page and swaps it in, within one task.
    fn take_over(&self) {
        if let Some((route, fragment)) = self.here() {
            let held = swap::Held::of(&self.document, &self.root);
            self.show(self.address(&route, &fragment), &route, &fragment);
            held.restore(&self.root);
        }
    }

    /// Where a screen is found.
    fn address(&self, route: &Route, fragment: &Fragment) -> String {
        format!("{}{}{}", self.site.borrow().base, route.path(), fragment.text())
    }

    /// Makes a screen. Also before it is asked for: a finger rests on a link longer than that takes.
    fn make(&self, address: String, route: &Route, fragment: &Fragment) -> Option<Made> {
        self.site.borrow_mut().now = clock::now();
        let aside = self.root.clone_node().ok()?.dyn_into::<HtmlElement>().ok()?;
        let site = self.site.borrow();
        let Screen { title, sensitive, body } = screen(&site, route, fragment);
        let view = leptos::mount::mount_to(aside.clone(), move || body);
        let elements = aside.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        // The screen holds no state: once its elements are copied, what made them can go.
        drop(view);
        Some(Made { address, title, sensitive, elements })
    }

    /// Puts a screen in the page.
    fn show(&self, address: String, route: &Route, fragment: &Fragment) {
        // What was made in another minute may tell other hours.
        let is_of_now = self.site.borrow().now == clock::now();
        let ready = self.ready.take().filter(|made| is_of_now && made.address == address);
        let Some(made) = ready.or_else(|| self.make(address, route, fragment)) else { return };
        swap::replace_children(&self.root, &made.elements);
        self.document.set_title(&made.title);
        self.sensitive.set(made.sensitive);
    }

    /// Goes to a page of the app as a reader's step: history, screen, focus.
    fn go(&self, route: &Route, fragment: &Fragment, step: Step) {
        let was_sensitive = self.sensitive.get();
        let address = self.address(route, fragment);
        self.show(address.clone(), route, fragment);
        if let (true, Ok(history)) = (step != Step::None, self.window.history()) {
            let nothing = wasm_bindgen::JsValue::NULL;
            // Steps on sensitive screens leave no trail in the history.
            let done = if step == Step::Replace || was_sensitive || self.sensitive.get() {
                history.replace_state_with_url(&nothing, "", Some(&address))
            } else {
                history.push_state_with_url(&nothing, "", Some(&address))
            };
            // Without history the screen still changed; only the address stays behind.
            drop(done);
            self.window.scroll_to_with_x_and_y(0.0, 0.0);
        }
        swap::focus_start(&self.root);
    }
}
