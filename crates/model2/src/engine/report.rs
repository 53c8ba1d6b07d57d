//! The one result object between scoring and everything that shows, sends or stores a result (`execution-gap.report/2`).
//! Only data is here; how the numbers come about is in `assemble`, the written form in `written`.

use super::assessment::Assessment;
use super::choices::Capacity;
use super::ids::{
    AlertCode, Areas, Band, Breakdowns, Capabilities, Firmness, Form, LeadsWith, Outcomes, Pattern, Phase, Verdict, Why,
};
use super::round::whole;
use super::rung::Target;
use super::slots::{ItemIndex, ItemSet};
use super::written::Written;

/// The result of one set of answers.
///
/// Fractions are 0–1; `gap`, `low`, `high`, `error`, `signed`, `ambition`, `execution_overall`, `drag_points`, `closes`
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
    /// Whether at least half of the applicable items are known and there is a gap to show.
    pub reportable: bool,
    /// What an interface shows first.
    pub leads_with: LeadsWith,
    /// The smallest gap that the open answers still allow.
    pub low: Option<f64>,
    /// The largest gap that the open answers still allow.
    pub high: Option<f64>,
    /// The reading error: nineteen readings in twenty lie within it, if one answer in five is read a rung differently.
    pub error: Option<f64>,
    /// The bands in which the gap may lie, for open answers and the reading error; `None` when not reportable.
    pub bands_possible: Option<BandSpan>,
    /// Plan minus execution, surplus included (9).
    pub signed: Option<f64>,
    /// Mean strategy over capabilities, points.
    pub ambition: Option<f64>,
    /// Mean execution after drag over capabilities, points.
    pub execution_overall: Option<f64>,
    /// Known items over applicable items.
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
    /// The gap split into delivery and ways of working.
    pub split: Split,
    /// Severity of each breakdown (3).
    pub severity: Breakdowns<Option<f64>>,
    /// Points of the gap that each breakdown costs through drag; they add up to the drag part of the gap.
    pub drag_points: Breakdowns<f64>,
    /// Points that the gap would be smaller if every known item of a breakdown stood at the top. They do not add up:
    /// causes share items.
    pub closes: Breakdowns<Option<f64>>,
    /// How much each capability counts in the gap.
    pub weights: Capabilities<f64>,
    /// Plan and result of each area.
    pub areas: Areas<AreaValues>,
    /// Support for each outcome, the gap that it feels (10), and the goals that were met.
    pub outcomes: Outcomes<OutcomeValues>,
    /// Ambition against execution, each cut at 50 points.
    pub pattern: Option<Pattern>,
    /// What the result says in a sentence.
    pub verdict: Verdict,
    /// What must be told whatever the score.
    pub alerts: Vec<Alert>,
    /// Items answered with "do not know".
    pub blind_spots: ItemSet,
    /// Items of which nobody knows more; they count as rung 0.
    pub nobody_knows: ItemSet,
    /// Open items and the points of uncertainty that each would settle, largest first.
    pub ask_next: Vec<(ItemIndex, f64)>,
    /// The first moves of the roadmap's first phase, at most three.
    pub first_moves: Vec<FirstMove>,
    /// The single move that closes the most. It may be large and late.
    pub biggest_lever: Option<Move>,
    /// Items whose moves are about as good as the first one that is made for its value.
    pub about_equal: ItemSet,
    /// The effort points that the roadmap may spend.
    pub capacity: Capacity,
    /// Moves in order, in three phases; `None` in a brief report.
    pub roadmap: Option<Vec<PlannedMove>>,
    /// How far gap and first move depend on what is judgement; `None` in a brief report and without a gap.
    pub robustness: Option<Robustness>,
}

impl Report {
    /// The report with item ids in place of positions, ready to be written (`execution-gap.report/2`).
    ///
    /// `assessment` is the one that was scored.
    pub fn with_ids<'a>(&'a self, assessment: &'a Assessment) -> Written<'a> {
        Written { report: self, assessment }
    }

    /// The points of delivery and of ways of working as shown: whole, and adding up to the shown gap.
    pub fn split_shown(&self) -> Option<(u8, u8)> {
        let (shown, points) = self.shown.zip(self.split.points)?;
        let delivery = whole(points.delivery).min(shown);
        Some((delivery, shown.saturating_sub(delivery)))
    }
}

/// Neighbouring bands, from the best to the worst that is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BandSpan {
    pub(crate) best: Band,
    pub(crate) worst: Band,
}

impl BandSpan {
    /// Every band of the span, best first.
    pub fn iter(self) -> impl Iterator<Item = Band> {
        Band::ALL.into_iter().filter(move |&band| self.best <= band && band <= self.worst)
    }
}

/// What of a gap comes from delivery, and what from the way work is done.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Parts {
    /// Results that lag their target.
    pub delivery: f64,
    /// Practices that lag it, and drag.
    pub ways: f64,
}

/// The gap split into delivery and ways of working.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Split {
    /// Points; they add up to the gap.
    pub points: Option<Parts>,
    /// Fractions; they add up to the gap of the capability.
    pub capabilities: Capabilities<Option<Parts>>,
}

/// Something that must be told whatever the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alert {
    /// What.
    pub code: AlertCode,
    /// The items that it is about; none for a straight line.
    pub items: ItemSet,
}

/// An area's plan and result, 0–1.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct AreaValues {
    /// Value of the strategy item.
    pub strategy: Option<f64>,
    /// Value of the result item.
    pub results: Option<f64>,
}

/// What an outcome receives, what it misses, and what was reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct OutcomeValues {
    /// Support from results and practices, 0–1.
    pub support: Option<f64>,
    /// Points missing to what the plans promise this outcome.
    pub gap: Option<f64>,
    /// Share of last year's goals that were met, 0–1, as answered: never mixed into the score.
    pub reached: Option<f64>,
}

/// What a given answer does to the gap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// The item.
    pub item: ItemIndex,
    /// Change of the gap in points if the answer were one rung higher; `None` at the top.
    pub up: Option<f64>,
    /// Change of the gap in points if the answer were one rung lower; `None` at the bottom.
    pub down: Option<f64>,
}

/// One item lifted to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The item.
    pub item: ItemIndex,
    /// Where it is lifted to.
    pub target: Target,
}

/// One item lifted to its next target, with the prerequisite that it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// The item that the move is about.
    pub item: ItemIndex,
    /// Every item that is lifted, prerequisite first.
    pub steps: Vec<Step>,
    /// Points closed.
    pub gain: f64,
    /// Effort points; one is about one small-team month.
    pub effort: f64,
}

/// A move to begin with.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstMove {
    /// Why it comes first.
    pub why: Why,
    /// The move.
    pub step: Move,
}

/// A move of the roadmap.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedMove {
    /// When.
    pub phase: Phase,
    /// Why.
    pub why: Why,
    /// The move.
    pub step: Move,
    /// The gap once this and every earlier move is done.
    pub gap_after: f64,
}

/// The gap and the first move under every setting of the model's constants and efforts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Robustness {
    /// How the first move that is made for its value stands; `None` if phase now has none.
    pub first: Option<FirstMoveStands>,
    /// Settings tried.
    pub of: u32,
    /// Smallest gap among them.
    pub lo: f64,
    /// Largest gap among them.
    pub hi: f64,
}

/// How often a move comes first when settings vary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstMoveStands {
    /// Settings under which it is first.
    pub same: u32,
    /// Settings under which it is among the first three.
    pub top3: u32,
    /// The same in a word.
    pub firmness: Firmness,
}
