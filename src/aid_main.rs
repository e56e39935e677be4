//! Starts reading aloud and as one needs it, in the browser.

fn main() {
    waarheen::aid::start();
}
