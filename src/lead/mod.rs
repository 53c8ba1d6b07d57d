//! Leads: what a visitor sends, as data, and how each receiver wants it. Pure functions: no clock, no network, no browser.
//!
//! ```text
//! campaign + submission ──compose──▶ Lead ──adapters──▶ Request        Answer ──judge──▶ Verdict ──▶ next try
//! ```
//!
//! [`email`], [`phone`] and [`payload`] need nothing but serde: the widget checks addresses with the first two, and
//! receivers read leads with the third. Everything else is for the module that pages with a contact form load (feature
//! `lead-core`). What does not belong here: sending, storing, words that visitors read, the checks of a campaign.
//! Nothing here panics on any input.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::string_slice
)]

#[cfg(feature = "lead-core")]
mod adapters;
#[cfg(feature = "lead-core")]
pub mod attribution;
#[cfg(feature = "lead-core")]
mod cell;
#[cfg(feature = "lead-core")]
mod clean;
#[cfg(feature = "lead-core")]
mod compose;
#[cfg(feature = "lead-core")]
mod consent;
#[cfg(feature = "lead-core")]
pub mod csv;
pub mod email;
#[cfg(feature = "lead-core")]
mod fit;
#[cfg(feature = "lead-core")]
pub mod flat;
#[cfg(feature = "lead-core")]
mod judge;
#[cfg(feature = "lead-core")]
mod map;
#[cfg(feature = "lead-core")]
mod outcome;
pub mod payload;
pub mod phone;
#[cfg(feature = "lead-core")]
pub mod proof;
#[cfg(feature = "lead-core")]
mod request;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(feature = "lead-core")]
pub mod skeleton;
#[cfg(feature = "lead-core")]
mod submission;
#[cfg(feature = "lead-core")]
mod text;
#[cfg(feature = "lead-core")]
mod time;
#[cfg(feature = "lead-core")]
pub mod vcard;

#[cfg(feature = "lead-core")]
pub use fit::{content_hash, document};
#[cfg(feature = "lead-core")]
pub use judge::{Answer, Response, judge};
#[cfg(feature = "lead-core")]
pub use map::encoded_length;
#[cfg(feature = "lead-core")]
pub use outcome::{FieldError, Outcome, Verdict, next_try};
#[cfg(feature = "lead-core")]
pub use request::{Draft, Request, Transport, prepare};
#[cfg(feature = "lead-core")]
pub use submission::Submission;
