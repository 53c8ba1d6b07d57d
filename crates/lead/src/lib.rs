//! Leads: what a visitor sends, as data, and how each receiver wants it. Pure functions: no clock, no network, no browser.
//!
//! ```text
//! campaign + submission ──compose──▶ Lead ──adapters──▶ Request        Answer ──judge──▶ Verdict ──▶ next try
//! ```
//!
//! [`email`], [`phone`] and [`payload`] need nothing but serde: the widget checks addresses with the first two, and
//! receivers read leads with the third. Everything else is for the module that pages with a contact form load. What does
//! not belong here: sending, storing, words that visitors read, the checks of a campaign. Nothing here panics on any input.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::string_slice
)]

mod adapters;
pub mod attribution;
mod cell;
mod clean;
mod compose;
mod consent;
pub mod csv;
pub mod email;
mod fit;
pub mod flat;
mod judge;
mod map;
mod outcome;
pub mod payload;
pub mod phone;
pub mod proof;
mod request;
#[cfg(feature = "schema")]
pub mod schema;
pub mod skeleton;
mod submission;
mod text;
mod time;
pub mod vcard;

pub use fit::{content_hash, document};
pub use judge::{Answer, Response, judge};
pub use map::encoded_length;
pub use outcome::{FieldError, Outcome, Verdict, next_try};
pub use request::{Draft, Request, Transport, prepare};
pub use submission::Submission;
