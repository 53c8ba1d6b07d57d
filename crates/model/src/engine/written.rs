//! How a report is written: the keys of `execution-gap.report/1`, in their order, with item ids. Nothing is computed
//! here, and what is `None` is written as null. A brief report leaves out `roadmap` and `robustness`.

use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::answers::Rung;
use super::assessment::{Assessment, Item};
use super::ids::{Areas, Band, Breakdowns, Capabilities, Form, Outcomes, Pattern, Phase};
use super::report::{AreaValues, Move, OutcomeValues, PlannedMove, Report, Robustness};
use super::slots::ItemIndex;

/// A report as it is written, with item ids.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "AnyReport"))]
pub struct Written<'a> {
    /// The form that was answered.
    form: Form,
    /// The gap, points.
    gap: Option<f64>,
    /// The gap in whole points: the only form in which it is shown.
    shown: Option<u8>,
    /// The band of `shown`; null when the point is not reportable.
    band: Option<Band>,
    /// Whether both ends of the interval lie in one band.
    band_certain: bool,
    /// Whether enough is answered, and there is a gap to show.
    reportable: bool,
    /// The smallest gap that the open answers still allow.
    low: Option<f64>,
    /// The largest gap that the open answers still allow.
    high: Option<f64>,
    /// Plan minus execution, -100 to 100.
    signed: Option<f64>,
    /// Mean strategy, points.
    ambition: Option<f64>,
    /// Mean execution after drag, points.
    execution_overall: Option<f64>,
    /// Answered items over applicable items, 0 to 1.
    coverage: f64,
    /// Share of execution lost to the breakdowns, 0 to 1.
    drag: f64,
    /// The plan, 0 to 1.
    strategy: Capabilities<Option<f64>>,
    /// What is in use, 0 to 1.
    results: Capabilities<Option<f64>>,
    /// How work is done, 0 to 1.
    practices: Capabilities<Option<f64>>,
    /// Execution before drag, 0 to 1.
    execution: Capabilities<Option<f64>>,
    /// Execution after drag, 0 to 1.
    after_drag: Capabilities<Option<f64>>,
    /// What execution is held against, 0 to 1.
    target: Capabilities<Option<f64>>,
    /// Target minus execution before drag, 0 to 1.
    shortfall: Capabilities<Option<f64>>,
    /// The rest of the gap, lost to drag, 0 to 1.
    drag_loss: Capabilities<Option<f64>>,
    /// Severity of each breakdown, 0 to 1.
    severity: Breakdowns<Option<f64>>,
    /// Points of the gap that each breakdown costs.
    drag_points: Breakdowns<f64>,
    /// Plan and result of each area, 0 to 1.
    areas: Areas<AreaValues>,
    /// Support for each outcome, 0 to 1, and the gap that it feels, points.
    outcomes: Outcomes<OutcomeValues>,
    /// Ambition against execution, each cut at 50 points.
    pattern: Option<Pattern>,
    /// Items answered with "do not know".
    #[cfg_attr(feature = "types", ts(as = "Vec<String>"))]
    blind_spots: Ids<'a>,
    /// Largest change of the gap when one answer moves one rung, points.
    resolution: Option<f64>,
    /// Open items and the points that each would settle, largest first.
    #[cfg_attr(feature = "types", ts(type = "[item: string, points: number][]"))]
    ask_next: WithIds<'a, f64>,
    /// The move that closes the most.
    one_move: Option<WrittenMove<'a>>,
    /// The move that closes the most for its effort.
    best_value: Option<WrittenMove<'a>>,
    /// Moves in order.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<WrittenPlanned>>"))]
    roadmap: Option<Vec<WrittenPlanned<'a>>>,
    /// How far advice and gap depend on the model's constants.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, type = "Robustness | null"))]
    robustness: Option<Option<Robustness>>,
    /// The version of questions and model.
    model_version: &'a str,
}

impl<'a> Written<'a> {
    pub(super) fn new(report: &'a Report, assessment: &'a Assessment) -> Self {
        let one = |step: &'a Option<Move>| step.as_ref().map(|step| WrittenMove::new(step, assessment));
        let planned =
            |plan: &'a Vec<PlannedMove>| plan.iter().map(|step| WrittenPlanned::new(step, assessment)).collect();
        Self {
            form: report.form,
            gap: report.gap,
            shown: report.shown,
            band: report.band,
            band_certain: report.band_certain,
            reportable: report.reportable,
            low: report.low,
            high: report.high,
            signed: report.signed,
            ambition: report.ambition,
            execution_overall: report.execution_overall,
            coverage: report.coverage,
            drag: report.drag,
            strategy: report.strategy,
            results: report.results,
            practices: report.practices,
            execution: report.execution,
            after_drag: report.after_drag,
            target: report.target,
            shortfall: report.shortfall,
            drag_loss: report.drag_loss,
            severity: report.severity,
            drag_points: report.drag_points,
            areas: report.areas,
            outcomes: report.outcomes,
            pattern: report.pattern,
            blind_spots: Ids(&report.blind_spots, assessment),
            resolution: report.resolution,
            ask_next: WithIds(&report.ask_next, assessment),
            one_move: one(&report.one_move),
            best_value: one(&report.best_value),
            roadmap: report.roadmap.as_ref().map(planned),
            robustness: report.roadmap.as_ref().map(|_| report.robustness),
            model_version: assessment.version(),
        }
    }
}

/// A step up the ladder of an item, with the steps that it needs.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Move"))]
pub struct WrittenMove<'a> {
    /// The item that it is about.
    item: &'a str,
    /// Every rung reached, prerequisites first.
    #[cfg_attr(feature = "types", ts(type = "Step[]"))]
    steps: WithIds<'a, Rung>,
    /// Points closed.
    gain: f64,
    /// Effort points; one is about one small-team month.
    effort: f64,
}

impl<'a> WrittenMove<'a> {
    fn new(step: &'a Move, assessment: &'a Assessment) -> Self {
        let item = id(assessment, step.item);
        Self { item, steps: WithIds(&step.steps, assessment), gain: step.gain, effort: step.effort }
    }
}

/// A move of the roadmap.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "PlannedMove"))]
pub struct WrittenPlanned<'a> {
    /// When.
    phase: Phase,
    /// Every rung reached, prerequisites first.
    #[cfg_attr(feature = "types", ts(type = "Step[]"))]
    steps: WithIds<'a, Rung>,
    /// Effort points of all steps.
    effort: f64,
    /// The gap once this and every earlier move is done.
    gap_after: f64,
}

impl<'a> WrittenPlanned<'a> {
    fn new(step: &'a PlannedMove, assessment: &'a Assessment) -> Self {
        let steps = WithIds(step.steps.as_slice(), assessment);
        Self { phase: step.phase, steps, effort: step.effort, gap_after: step.gap_after }
    }
}

#[cfg(feature = "types")]
impl ts_rs::TS for Rung {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "Rung".to_owned()
    }
    fn inline(_: &ts_rs::Config) -> String {
        Self::ALL.map(|rung| rung.get().to_string()).join(" | ")
    }
    fn decl(cfg: &ts_rs::Config) -> String {
        format!("type Rung = {};", Self::inline(cfg))
    }
}

impl Serialize for Rung {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.get())
    }
}

/// Items by their ids.
#[derive(Clone, Debug)]
pub(super) struct Ids<'a>(pub(super) &'a [ItemIndex], pub(super) &'a Assessment);

impl Serialize for Ids<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for item in self.0 {
            list.serialize_element(id(self.1, *item))?;
        }
        list.end()
    }
}

/// Pairs of an item's id and a value.
#[derive(Clone, Debug)]
pub(super) struct WithIds<'a, T>(pub(super) &'a [(ItemIndex, T)], pub(super) &'a Assessment);

impl<T: Serialize> Serialize for WithIds<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for (item, value) in self.0 {
            list.serialize_element(&(id(self.1, *item), value))?;
        }
        list.end()
    }
}

/// The public id of an item; empty for a position that this assessment does not have.
pub(super) fn id(assessment: &Assessment, index: ItemIndex) -> &str {
    assessment.items().get(index.get()).map_or("", |Item { id, .. }| id)
}
