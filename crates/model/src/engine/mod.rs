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
//! | [`compare`], [`trend`], [`cost`] | two people, two moments, money |
//!
//! What does not belong here: browsers, clocks, files, logging, JSON text, and words that a visitor reads. Items,
//! bands and patterns are ids. Nothing here panics on any input, and the same answers give the same bits on every
//! machine: only `+ - * /`, `sqrt`, `min`, `max` and `floor`, with sums in questionnaire order.

mod answers;
mod asked;
mod assemble;
mod assessment;
mod check;
mod compare;
mod cost;
mod cross_check;
mod draft;
mod error;
mod evaluate;
pub(crate) mod generated;
mod given;
mod ids;
mod interval;
mod ladder;
pub mod model;
mod moves;
mod plan;
mod profile;
mod report;
mod roadmap;
mod round;
mod scorer;
mod slots;
mod trend;
mod written;
mod written_others;

pub use answers::{Answer, Answers, RawAnswer, Rung};
pub use asked::{CompareInput, CostAmounts, PersonInput, ReportInput, TrendInput};
pub use assessment::{Assessment, Item};
pub use compare::{Combined, Comparison, Respondent, Role, compare};
pub use cost::{Assumptions, Cost, CostInput, cost, unplanned_time};
pub use draft::{AreaDraft, Draft, ItemDraft, PrerequisiteDraft};
pub use error::Error;
pub use given::{GivenAnswers, GivenWeights};
pub use ids::*;
pub use report::{AreaValues, Move, OutcomeValues, PlannedMove, Report, Robustness};
pub use scorer::{Counts, Effect, Scorer};
pub use slots::{ItemIndex, MAX_ITEMS};
pub use trend::{Trend, trend};
pub use written::{Written, WrittenMove, WrittenPlanned};
pub use written_others::{WrittenComparison, WrittenCost, WrittenCostParts};
