//! Starts the desk in the browser.

fn main() {
    waarheen::desk_app::start();
}
