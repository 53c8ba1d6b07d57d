//! What the four causes cost, and what each outcome misses.

use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::content::names;
use execution_gap_model::engine::{Breakdown, Outcome, Report};

use super::bridge::Shares;
use super::{percent, rank, standout, whole};

/// One cause.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// Which.
    pub breakdown: Breakdown,
    /// Severity in whole points and its word; `None` when nothing about it was answered.
    pub severity: Option<(f64, Key)>,
    /// Exact severity, 0–100, for the bar.
    pub exact: f64,
    /// Gap points that it costs, whole, so that they add up.
    pub points: f64,
    /// The same, exact.
    pub cost: f64,
}

/// The causes, costliest first, unknown last; empty when nothing is known of any.
pub fn causes(report: &Report, shares: &Shares) -> Vec<Cause> {
    let mut rows: Vec<Cause> = Breakdown::ALL
        .into_iter()
        .map(|breakdown| Cause {
            breakdown,
            severity: report.severity[breakdown].map(|severity| (percent(severity), word(percent(severity)))),
            exact: 100.0 * report.severity[breakdown].unwrap_or_default(),
            points: shares.losses[breakdown],
            cost: report.drag_points[breakdown],
        })
        .collect();
    if rows.iter().all(|row| row.severity.is_none()) {
        return Vec::new();
    }
    rank(&mut rows, |a, b| {
        let known = b.severity.is_some().cmp(&a.severity.is_some());
        known.then(b.cost.total_cmp(&a.cost)).then(b.exact.total_cmp(&a.exact))
    });
    rows
}

/// The finding about the causes.
pub fn title(causes: &[Cause]) -> Sentence {
    let lost: f64 = causes.iter().map(|cause| cause.points).sum();
    let known: Vec<_> = causes.iter().filter(|cause| cause.severity.is_some()).collect();
    let costs: Vec<_> = known.iter().map(|cause| (cause.breakdown, cause.cost)).collect();
    if known.iter().all(|cause| cause.exact == 0.0) {
        return Key::DragTitleNone.into();
    }
    match standout(&costs) {
        _ if lost == 0.0 => Key::DragTitleFree.into(),
        Some((worst, _)) => {
            let key = if is_singular(worst) { Key::DragTitleOne } else { Key::DragTitle };
            Sentence::plain(key).name("breakdown", names::breakdown(worst))
        }
        None => Sentence::plain(Key::DragTitleEqual).number("n", lost),
    }
}

/// Whether the English name takes a singular verb; it chooses between whole sentences.
pub fn is_singular(breakdown: Breakdown) -> bool {
    breakdown == Breakdown::Compliance
}

fn word(severity: f64) -> Key {
    match severity {
        s if s < 1.0 => Key::DragWordNone,
        s if s < 25.0 => Key::DragWordLow,
        s if s < 50.0 => Key::DragWordMiddle,
        s if s < 75.0 => Key::DragWordHigh,
        _ => Key::DragWordSevere,
    }
}

/// One outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeRow {
    /// Which.
    pub outcome: Outcome,
    /// Whole points of support.
    pub support: f64,
    /// Whole points missing.
    pub misses: f64,
    /// Whether the visitor named it as the one that matters most.
    pub is_priority: bool,
}

/// The outcomes, most missed first; without those that cannot be computed.
pub fn outcomes(report: &Report, priority: Option<Outcome>) -> Vec<OutcomeRow> {
    let mut rows: Vec<(OutcomeRow, f64)> = report
        .outcomes
        .iter()
        .filter_map(|(outcome, values)| {
            let (support, gap) = (values.support?, values.gap?);
            let row = OutcomeRow {
                outcome,
                support: percent(support),
                misses: whole(gap),
                is_priority: priority == Some(outcome),
            };
            Some((row, gap))
        })
        .collect();
    rank(&mut rows, |a, b| b.1.total_cmp(&a.1));
    rows.into_iter().map(|(row, _)| row).collect()
}

/// The finding about the outcomes.
pub fn outcomes_title(rows: &[OutcomeRow]) -> Sentence {
    let misses: Vec<_> = rows.iter().map(|row| (row.outcome, row.misses)).collect();
    let most = misses.iter().fold(0.0, |most: f64, (_, points)| most.max(*points));
    match standout(&misses) {
        _ if most == 0.0 => Key::OutcomesTitleNone.into(),
        Some((outcome, _)) => Sentence::plain(Key::OutcomesTitle).name("outcome", names::outcome(outcome)),
        None => Sentence::plain(Key::OutcomesTitleEqual).number("n", most),
    }
}
