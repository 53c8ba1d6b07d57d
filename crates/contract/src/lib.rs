//! The public contract: every name and limit that code outside this repository relies on. Rust reads it where the names
//! are used; [`written`] turns it into what scripts, type checkers, editors and readers of the docs need, so that no
//! name is written twice. A name here changes only with a major version and a line in CHANGELOG.md.
//!
//! What the values mean to the assessment belongs elsewhere: forms, bands and answers to the engine, settings of a
//! campaign to `campaign::fields`.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::string_slice
)]

pub mod attribute;
pub mod attribution;
pub mod event;
pub mod limit;
pub mod look;
pub mod method;
pub mod outcome;
pub mod storage;
pub mod written;

/// The name of the element, of the package, and of everything that tells others who is speaking.
pub const NAME: &str = "execution-gap";
