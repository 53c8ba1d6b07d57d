//! The scoring model: pure functions from answers to a report. `docs/scoring.md` has the equations by number.
//!
//! ```text
//! Draft ──check──▶ Assessment ──▶ Scorer (one form) ──Answers──▶ Report
//! ```
//!
//! | type | is |
//! |---|---|
//! | [`Assessment`] | a checked questionnaire; [`Draft`] is one as written |
//! | [`Answers`] | one answer for each item; [`Answers::from_pairs`] is the one door from outside |
//! | [`Scorer`] | an assessment prepared for one form; gives [`Report`]s |
//! | [`compare`], [`trend`], [`cost`] | several people, two moments, money |
//!
//! What does not belong here: browsers, clocks, files, logging, JSON text, and words that a visitor reads. Items,
//! bands and verdicts are ids. Nothing here panics on any input, and the same answers give the same bits on every
//! machine: only `+ - * /`, `sqrt`, `min`, `max` and `floor`, with sums in questionnaire order.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::string_slice
)]

mod alerts;
mod answers;
mod assemble;
mod assessment;
mod check;
mod check_item;
mod choices;
mod compare;
mod cost;
mod cross_check;
mod crowd;
mod draft;
mod error;
mod evaluate;
pub(crate) mod generated;
mod given;
mod given_values;
mod ids;
mod interval;
mod ladder;
mod layout;
mod means;
pub mod model;
mod moves;
mod people;
mod reading;
mod report;
mod roadmap;
mod robustness;
mod round;
mod rung;
mod scored;
mod scorer;
mod slots;
mod split;
mod spread;
mod trend;
mod verdict;
mod written;
mod written_others;

pub use answers::{Answer, Answers, RawAnswer};
pub use assessment::{Assessment, Item, Measures};
pub use choices::Capacity;
pub use compare::{Between, Comparison, Distance, OfRole, compare};
pub use cost::{Assumptions, Cost, CostInput, cost, unplanned_time};
pub use draft::{Draft, ItemDraft};
pub use error::Error;
pub use given::GivenAnswers;
pub use ids::*;
pub use people::{Combined, Respondent, Role};
pub use report::{
    Alert, AreaValues, BandSpan, Effect, FirstMove, FirstMoveStands, Move, OutcomeValues, Parts, PlannedMove, Report,
    Robustness, Split, Step,
};
pub use rung::{Rung, Target};
pub use scorer::{Counts, Scorer};
pub use slots::{ItemIndex, ItemSet, MAX_ITEMS};
pub use spread::{Quartiles, Spread};
pub use trend::{Change, Movement, Trend, trend};
pub use written::Written;
pub use written_others::WithIds;
