//! Starting an app that comes later, when it is asked for.

use std::future::Future;
use web_sys::Event;

/// Runs what starts an app. When it ends with nothing the page's own script (`app/boot.js`) is told so, under the app's
/// name there; it then takes the next time it is asked for as a first one.
pub fn start(name: &'static str, begin: impl Future<Output = Option<()>> + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        if begin.await.is_none() {
            let _ = tell_failed(name);
        }
    });
}

fn tell_failed(name: &str) -> Option<bool> {
    web_sys::window()?.dispatch_event(&Event::new(&format!("failed-{name}")).ok()?).ok()
}
