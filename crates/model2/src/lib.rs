//! Version 2 of the model of the technology execution gap. Pure: no browser, clock, file or network, and nothing here
//! panics.
//!
//! | module | holds |
//! |---|---|
//! | [`engine`] | pure functions from answers to a report |
//! | [`content`] | the built-in questionnaire: its numbers as constants, its words |

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
