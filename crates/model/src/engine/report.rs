//! The one result object between scoring and everything that shows, sends or stores a result
//! (`execution-gap.report/1`). Only data is here; how the numbers come about is in `scorer`, the written form in `written`.

use super::answers::Rung;
use super::assessment::Assessment;
use super::ids::{Areas, Band, Breakdowns, Capabilities, Form, Outcomes, Pattern, Phase};
use super::slots::ItemIndex;
use super::written::Written;

/// The result of one set of answers.
///
/// Fractions are 0–1; `gap`, `low`, `high`, `signed`, `ambition`, `execution_overall`, `drag_points`, `resolution`
/// and gains are points, 0–100 (`signed` −100–100). What cannot be computed is `None`, never 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The form that was answered; scores of different forms are not compared.
    pub form: Form,
    /// The execution gap (8).
    pub gap: Option<f64>,
    /// The gap rounded half up to whole points: the only form in which it is shown.
    pub shown: Option<u8>,
    /// The band of `shown`; `None` when the point is not reportable.
    pub band: Option<Band>,
    /// Whether both ends of the interval lie in one band.
    pub band_certain: bool,
    /// Whether at least half of the applicable items are answered and there is a gap to show.
    pub reportable: bool,
    /// The smallest gap that the open answers still allow.
    pub low: Option<f64>,
    /// The largest gap that the open answers still allow.
    pub high: Option<f64>,
    /// Plan minus execution, surplus included (9).
    pub signed: Option<f64>,
    /// Mean strategy over capabilities, points.
    pub ambition: Option<f64>,
    /// Mean execution after drag over capabilities, points.
    pub execution_overall: Option<f64>,
    /// Answered items over applicable items.
    pub coverage: f64,
    /// Share of execution lost to the breakdowns (4).
    pub drag: f64,
    /// Strategy (1).
    pub strategy: Capabilities<Option<f64>>,
    /// Results (2).
    pub results: Capabilities<Option<f64>>,
    /// Practices (2).
    pub practices: Capabilities<Option<f64>>,
    /// Execution before drag (2).
    pub execution: Capabilities<Option<f64>>,
    /// Execution after drag (5).
    pub after_drag: Capabilities<Option<f64>>,
    /// What execution is held against: the plan, or the reference ambition if that is higher (6).
    pub target: Capabilities<Option<f64>>,
    /// Target minus execution before drag, never below 0.
    pub shortfall: Capabilities<Option<f64>>,
    /// The rest of the capability gap, lost to drag.
    pub drag_loss: Capabilities<Option<f64>>,
    /// Severity of each breakdown (3).
    pub severity: Breakdowns<Option<f64>>,
    /// Points of the gap that each breakdown costs; they add up to the drag part of the gap.
    pub drag_points: Breakdowns<f64>,
    /// How much each capability counts in the gap.
    pub weights: Capabilities<f64>,
    /// Plan and result of each area, as answered.
    pub areas: Areas<AreaValues>,
    /// Support for each outcome and the gap that it feels (10).
    pub outcomes: Outcomes<OutcomeValues>,
    /// Ambition against execution, each cut at 50 points.
    pub pattern: Option<Pattern>,
    /// Items answered with "do not know", in questionnaire order.
    pub blind_spots: Vec<ItemIndex>,
    /// Largest change of the gap when any one answer moves one rung: the honest ± of one filled-in form.
    pub resolution: Option<f64>,
    /// Open items and the points of uncertainty that each would settle, largest first.
    pub ask_next: Vec<(ItemIndex, f64)>,
    /// The single move that closes the most.
    pub one_move: Option<Move>,
    /// The move that closes the most for its effort.
    pub best_value: Option<Move>,
    /// Moves in order, in three phases; `None` in a brief report.
    pub roadmap: Option<Vec<PlannedMove>>,
    /// How far the advice and the gap depend on the model's constants; `None` in a brief report.
    pub robustness: Option<Robustness>,
}

impl Report {
    /// The report with item ids in place of positions, ready to be written (`execution-gap.report/1`).
    ///
    /// `assessment` is the one that was scored.
    pub fn with_ids<'a>(&'a self, assessment: &'a Assessment) -> Written<'a> {
        Written::new(self, assessment)
    }
}

/// An area's plan and result, 0–1.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct AreaValues {
    /// Value of the strategy item.
    pub strategy: Option<f64>,
    /// Value of the result item.
    pub results: Option<f64>,
}

/// What an outcome receives, and what it misses.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct OutcomeValues {
    /// Support from results and practices, 0–1.
    pub support: Option<f64>,
    /// Points missing to what the plans promise this outcome.
    pub gap: Option<f64>,
}

/// A step up the ladder, with the prerequisite steps that it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// The item that the move is about.
    pub item: ItemIndex,
    /// Every rung reached, prerequisites first.
    pub steps: Vec<(ItemIndex, Rung)>,
    /// Points closed.
    pub gain: f64,
    /// Effort points; one is about one small-team month.
    pub effort: f64,
}

/// A move of the roadmap.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedMove {
    /// When.
    pub phase: Phase,
    /// Every rung reached, prerequisites first.
    pub steps: Vec<(ItemIndex, Rung)>,
    /// Effort points of all steps.
    pub effort: f64,
    /// The gap once this and every earlier move is done.
    pub gap_after: f64,
}

/// The advice under all 27 settings of the model's constants.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Robustness {
    /// Settings under which the best-value item is the same.
    pub same: u32,
    /// Settings tried.
    pub of: u32,
    /// Smallest gap among them.
    pub lo: f64,
    /// Largest gap among them.
    pub hi: f64,
}
