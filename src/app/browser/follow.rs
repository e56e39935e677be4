//! Following links and the back button without loading a page.

use super::{App, Step};
use crate::app::route::{Fragment, Route};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

/// Listens for as long as the page lives.
pub fn listen(app: &'static App) {
    let on_press = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        if press(app, &event).is_some() {
            event.prevent_default();
        }
    });
    let on_step = Closure::<dyn Fn(Event)>::new(move |_| {
        if let Some((route, fragment)) = app.here() {
            app.go(&route, &fragment, Step::None);
        }
    });
    // Without a listener a link loads its page, which is there.
    for kind in ["pointerdown", "click"] {
        drop(app.document.add_event_listener_with_callback(kind, on_press.as_ref().unchecked_ref()));
    }
    drop(app.window.add_event_listener_with_callback("popstate", on_step.as_ref().unchecked_ref()));
    on_press.forget();
    on_step.forget();
}

/// Follows a click on a link of the app, and gets ready for one; none when the browser must do it.
fn press(app: &App, event: &MouseEvent) -> Option<()> {
    let is_click = event.type_() == "click";
    let changed = event.button() != 0 || event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if changed || event.default_prevented() {
        return None;
    }
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??;
    let link = link.dyn_into::<HtmlAnchorElement>().ok()?;
    if link.has_attribute("download") || link.has_attribute("target") {
        return None;
    }
    if link.has_attribute("data-lang") {
        if !is_click {
            return None;
        }
        // Another language is another bundle, so another page; the private facts go along.
        let hash = app.window.location().hash().ok()?;
        return app.window.location().assign(&format!("{}{hash}", link.href())).ok();
    }
    let (here, fragment) = app.here()?;
    let (route, fragment) = match link.get_attribute("data-also") {
        Some(need) => (here, fragment.with_need(&need)),
        None => target(app, &link, here)?,
    };
    if !is_click {
        app.ready.set(app.make(app.address(&route, &fragment), &route, &fragment));
        return None;
    }
    app.go(&route, &fragment, Step::Add);
    Some(())
}

/// Where a link leads within the app.
fn target(app: &App, link: &HtmlAnchorElement, here: Route) -> Option<(Route, Fragment)> {
    let written = link.get_attribute("href")?;
    if let Some(anchor) = written.strip_prefix('#') {
        // An anchor of the page itself, such as the skip link, has no answers in it.
        return anchor.contains('=').then(|| (here, Fragment::parse(anchor)));
    }
    if link.origin() != app.window.location().origin().ok()? {
        return None;
    }
    Some((app.route_of(&link.pathname())?, Fragment::parse(&link.hash())))
}
