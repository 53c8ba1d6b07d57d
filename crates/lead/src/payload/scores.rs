//! The scores of a lead: a brief report as plain data that can be written, read strictly and described. The engine's
//! own report is the source; a test holds the two together, key by key.

use super::vocabulary::{Band, Form, Pattern, PerArea, PerBreakdown, PerCapability, PerOutcome};
use super::{present, written};
use execution_gap_model::engine;
use execution_gap_model::engine::{Assessment, ItemIndex, Rung};

written! {
    /// The scores. Fractions are 0–1; `gap`, `low`, `high`, `signed`, `ambition`, `execution_overall`, `drag_points`,
    /// `resolution` and gains are points, 0–100 (`signed` −100–100).
    #[allow(missing_docs)] // The keys are those of the report, which documents them.
    pub struct Scores {
        pub form: Form,
        #[serde(deserialize_with = "present")]
        pub gap: Option<f64>,
        #[serde(deserialize_with = "present")]
        pub shown: Option<u8>,
        #[serde(deserialize_with = "present")]
        pub band: Option<Band>,
        pub band_certain: bool,
        pub reportable: bool,
        #[serde(deserialize_with = "present")]
        pub low: Option<f64>,
        #[serde(deserialize_with = "present")]
        pub high: Option<f64>,
        #[serde(deserialize_with = "present")]
        pub signed: Option<f64>,
        #[serde(deserialize_with = "present")]
        pub ambition: Option<f64>,
        #[serde(deserialize_with = "present")]
        pub execution_overall: Option<f64>,
        pub coverage: f64,
        pub drag: f64,
        pub strategy: PerCapability<Option<f64>>,
        pub results: PerCapability<Option<f64>>,
        pub practices: PerCapability<Option<f64>>,
        pub execution: PerCapability<Option<f64>>,
        pub after_drag: PerCapability<Option<f64>>,
        pub target: PerCapability<Option<f64>>,
        pub shortfall: PerCapability<Option<f64>>,
        pub drag_loss: PerCapability<Option<f64>>,
        pub severity: PerBreakdown<Option<f64>>,
        pub drag_points: PerBreakdown<f64>,
        pub areas: PerArea<AreaScores>,
        pub outcomes: PerOutcome<OutcomeScores>,
        #[serde(deserialize_with = "present")]
        pub pattern: Option<Pattern>,
        pub blind_spots: Vec<String>,
        #[serde(deserialize_with = "present")]
        pub resolution: Option<f64>,
        pub ask_next: Vec<(String, f64)>,
        #[serde(deserialize_with = "present")]
        pub one_move: Option<Move>,
        #[serde(deserialize_with = "present")]
        pub best_value: Option<Move>,
        pub model_version: String,
    }
}

written! {
    /// An area's plan and result.
    #[derive(Copy)]
    pub struct AreaScores {
        /// How far the plan reaches.
        #[serde(deserialize_with = "present")]
        pub strategy: Option<f64>,
        /// What is in daily use.
        #[serde(deserialize_with = "present")]
        pub results: Option<f64>,
    }
}

written! {
    /// What an outcome receives, and what it misses.
    #[derive(Copy)]
    pub struct OutcomeScores {
        /// Support from results and practices.
        #[serde(deserialize_with = "present")]
        pub support: Option<f64>,
        /// Points missing to what the plans promise.
        #[serde(deserialize_with = "present")]
        pub gap: Option<f64>,
    }
}

written! {
    /// A step up, with the steps that it needs first.
    pub struct Move {
        /// The item that it is about.
        pub item: String,
        /// Items and the rungs that they reach, in order.
        pub steps: Vec<(String, u8)>,
        /// Points closed.
        pub gain: f64,
        /// Effort; one is about one small-team month.
        pub effort: f64,
    }
}

impl Scores {
    /// The scores of a report; `assessment` is the one that was scored.
    pub fn of(report: &engine::Report, assessment: &Assessment) -> Self {
        let id = |item: ItemIndex| assessment.item(item).id.to_string();
        let step = |(item, rung): &(ItemIndex, Rung)| (id(*item), rung.get());
        let one = |one: &engine::Move| Move {
            item: id(one.item),
            steps: one.steps.iter().map(step).collect(),
            gain: one.gain,
            effort: one.effort,
        };
        let capabilities = |table| PerCapability::of(table, |value: &Option<f64>| *value);
        Self {
            form: report.form.into(),
            gap: report.gap,
            shown: report.shown,
            band: report.band.map(Band::from),
            band_certain: report.band_certain,
            reportable: report.reportable,
            low: report.low,
            high: report.high,
            signed: report.signed,
            ambition: report.ambition,
            execution_overall: report.execution_overall,
            coverage: report.coverage,
            drag: report.drag,
            strategy: capabilities(&report.strategy),
            results: capabilities(&report.results),
            practices: capabilities(&report.practices),
            execution: capabilities(&report.execution),
            after_drag: capabilities(&report.after_drag),
            target: capabilities(&report.target),
            shortfall: capabilities(&report.shortfall),
            drag_loss: capabilities(&report.drag_loss),
            severity: PerBreakdown::of(&report.severity, |value| *value),
            drag_points: PerBreakdown::of(&report.drag_points, |value| *value),
            areas: PerArea::of(&report.areas, |area| AreaScores { strategy: area.strategy, results: area.results }),
            outcomes: PerOutcome::of(&report.outcomes, |outcome| OutcomeScores {
                support: outcome.support,
                gap: outcome.gap,
            }),
            pattern: report.pattern.map(Pattern::from),
            blind_spots: report.blind_spots.iter().map(|item| id(*item)).collect(),
            resolution: report.resolution,
            ask_next: report.ask_next.iter().map(|(item, points)| (id(*item), *points)).collect(),
            one_move: report.one_move.as_ref().map(one),
            best_value: report.best_value.as_ref().map(one),
            model_version: assessment.version().to_owned(),
        }
    }
}
