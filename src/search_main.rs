//! Starts the search box in the browser.

fn main() {
    waarheen::search_box::start();
}
