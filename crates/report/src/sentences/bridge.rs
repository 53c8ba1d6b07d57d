//! The decomposition: from ambition, through work not done and what each cause takes, to execution. The parts add up
//! exactly in the engine; here they are rounded so that what is read adds up too, as far as whole points can.

use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::content::names;
use execution_gap_model::engine::{Breakdown, Breakdowns, Capability, Report};

use super::apportion::apportion;
use super::{rank, whole};

/// One row of the decomposition.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What it is.
    pub name: Sentence,
    /// Whole points: a level for `Level`, an amount otherwise.
    pub points: f64,
    /// Where its bar starts and ends, 0–100.
    pub from: f64,
    /// See `from`.
    pub to: f64,
    /// What kind of row.
    pub kind: StepKind,
}

/// What a row of the decomposition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Where the bridge starts or ends.
    Level,
    /// Points that lift the level.
    Plus,
    /// Points that are missing.
    Minus,
}

/// The whole decomposition.
#[derive(Clone, Debug, PartialEq)]
pub struct Bridge {
    /// The finding, as a sentence.
    pub title: Sentence,
    /// Rows from ambition to execution.
    pub steps: Vec<Step>,
}

/// The parts of the gap in whole points that add up to the gap shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shares {
    /// Work not done.
    pub shortfall: f64,
    /// Lost to each cause.
    pub losses: Breakdowns<f64>,
}

impl Shares {
    /// Lost to all causes.
    pub fn lost(&self) -> f64 {
        self.losses.iter().map(|(_, points)| points).sum()
    }
}

/// The parts of a report's gap; all 0 without a gap.
pub fn shares(report: &Report) -> Shares {
    let (Some(shortfall), Some(shown)) = (weighted_mean(report, &|k| report.shortfall[k]), report.shown) else {
        return Shares::default();
    };
    let mut exact = vec![shortfall];
    exact.extend(report.drag_points.iter().map(|(_, points)| *points));
    let mut rounded = apportion(&exact, f64::from(shown)).into_iter();
    let shortfall = rounded.next().unwrap_or_default();
    Shares { shortfall, losses: Breakdowns::from_fn(|_| rounded.next().unwrap_or_default()) }
}

/// Where work is not done: `points` whole points of it shared out over the capabilities, most first, without those that
/// have none.
pub fn undone(report: &Report, points: f64) -> Vec<(Capability, f64)> {
    let missing = |k: Capability| report.after_drag[k].and(report.shortfall[k]).map(|short| report.weights[k] * short);
    let missing = Capability::ALL.map(|k| missing(k).unwrap_or_default());
    let all: f64 = missing.iter().sum();
    if all <= 0.0 {
        return Vec::new();
    }
    let exact = missing.map(|short| points * short / all);
    let mut parts: Vec<_> = Capability::ALL.into_iter().zip(apportion(&exact, points)).collect();
    parts.retain(|(_, points)| *points > 0.0);
    rank(&mut parts, |a, b| b.1.total_cmp(&a.1));
    parts
}

/// The decomposition of a report with a gap.
pub fn build(report: &Report) -> Option<Bridge> {
    let gap = report.gap?;
    let shown = f64::from(report.shown?);
    let mean = |value: &dyn Fn(Capability) -> Option<f64>| weighted_mean(report, value);
    let target = mean(&|k| report.target[k])?;
    let execution = mean(&|k| report.after_drag[k])?;
    let shortfall = mean(&|k| report.shortfall[k])?;
    let ambition = report.ambition.unwrap_or_default();
    let shares = shares(report);

    let mut steps = vec![level(Key::BridgeAmbition, ambition)];
    let held = whole(target - ambition);
    if held > 0.0 {
        steps.push(change(Key::BridgeHold.into(), StepKind::Plus, held, ambition, target));
    } else if held < 0.0 {
        steps.push(change(Key::BridgeHold.into(), StepKind::Minus, -held, target, ambition));
    }
    let mut at = target;
    let names = std::iter::once(Sentence::plain(Key::BridgeShortfall))
        .chain(Breakdown::ALL.map(|b| Sentence::plain(Key::BridgeLoss).name("breakdown", names::breakdown(b))));
    let points = std::iter::once(shares.shortfall).chain(shares.losses.iter().map(|(_, points)| *points));
    let exact = std::iter::once(shortfall).chain(report.drag_points.iter().map(|(_, points)| *points));
    for ((name, points), part) in names.zip(points).zip(exact) {
        if points > 0.0 {
            steps.push(change(name, StepKind::Minus, points, at - part, at));
        }
        at -= part;
    }
    let surplus = execution - (target - gap);
    if whole(surplus) > 0.0 {
        steps.push(change(Key::BridgeSurplus.into(), StepKind::Plus, whole(surplus), at, at + surplus));
    }
    steps.push(level(Key::BridgeExecution, execution));
    let title = if shown == 0.0 {
        Sentence::plain(Key::BridgeTitleZero)
    } else {
        Sentence::plain(Key::BridgeTitle)
            .number("gap", shown)
            .number("shortfall", shares.shortfall)
            .number("drag", shares.lost())
    };
    Some(Bridge { title, steps })
}

/// The mean over the capabilities that the gap counts, with the weights that it used, in points.
fn weighted_mean(report: &Report, value: &dyn Fn(Capability) -> Option<f64>) -> Option<f64> {
    let mut sum = 0.0;
    let mut weights = 0.0;
    for capability in Capability::ALL {
        if let (Some(_), Some(value)) = (report.after_drag[capability], value(capability)) {
            let weight = report.weights[capability];
            sum += weight * value;
            weights += weight;
        }
    }
    (weights > 0.0).then(|| 100.0 * sum / weights)
}

fn level(name: Key, at: f64) -> Step {
    Step { name: name.into(), points: whole(at), from: 0.0, to: at, kind: StepKind::Level }
}

fn change(name: Sentence, kind: StepKind, points: f64, from: f64, to: f64) -> Step {
    Step { name, points, from: from.max(0.0), to: to.min(100.0), kind }
}
