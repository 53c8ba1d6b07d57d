//! The model of the technology execution gap. Pure: no browser, clock, file or network, and nothing here panics.
//!
//! | module | holds |
//! |---|---|
//! | [`engine`] | the scoring model: functions from answers to a report |
//! | [`content`] | words and the built-in assessment |
//! | [`profile`] | who is asking |
//! | [`share`] | answers as links, and back |

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::string_slice
)]

pub mod content;
pub mod engine;
pub mod profile;
pub mod share;
