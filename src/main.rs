//! Starts the app in the browser.

fn main() {
    waarheen::app::browser::start();
}
