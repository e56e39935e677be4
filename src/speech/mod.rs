//! What is said aloud, and with which voice. Knows no screen and no browser.

mod parts;
mod voice;

pub use parts::{Part, Speaker, parts};
pub use voice::{Voice, choose};
