//! What the desk knows: staff of the front office, with a caller on the line.
//!
//! [`Calls`] keeps callers apart; [`question`] says what is worth asking; [`address`] is where a call's result stands on
//! the public site, and [`code`] the digits that say the same over the phone; [`handover`] is the text that goes along;
//! [`counts`] what the municipality learns from it. All of it rests on the one finder and the one search.

pub mod address;
mod call;
pub mod code;
pub mod counts;
pub mod handover;
pub mod heard;
pub mod opening;
pub mod question;

pub use call::{Call, Calls, Danger, Fact};
