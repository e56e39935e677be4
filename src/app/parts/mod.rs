//! The pieces that screens share.

pub mod calling;
pub mod contact;
pub mod frame;
pub mod hours;
pub mod icon;
pub mod ladder;
pub mod place;
pub mod rows;
