//! The widget: everything that asks. What it asks about and how that is scored is the [model](execution_gap_model)'s.
//!
//! | module | holds |
//! |---|---|
//! | [`ui`] | the visit as a state machine, and screens as functions from state to markup |
//! | [`platform`] | the browser, and the only place that touches it |
//! | `embed` | what `<execution-gap>` calls |
//!
//! Imports point one way; ARCHITECTURE.md has the picture.

mod embed;
pub mod platform;
pub mod ui;

pub use execution_gap_model::{content, engine, share};

// For its allocator.
use execution_gap_boundary as _;
