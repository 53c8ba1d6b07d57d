//! The decomposition: from ambition, through work not done and what each cause takes, to execution. The parts add up
//! exactly in the engine; here they are rounded so that what is read adds up too, as far as whole points can.

use crate::content::names;
use crate::content::messages::{Key, Sentence};
use crate::engine::{Breakdown, Capability, Report};

use super::apportion::apportion;
use super::whole;

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

/// The decomposition of a report with a gap.
pub fn build(report: &Report) -> Option<Bridge> {
    let gap = report.gap?;
    let shown = f64::from(report.shown?);
    let mean = |value: &dyn Fn(Capability) -> Option<f64>| weighted_mean(report, value);
    let target = mean(&|k| report.target[k])?;
    let execution = mean(&|k| report.after_drag[k])?;
    let shortfall = mean(&|k| report.shortfall[k])?;
    let ambition = mean(&|k| report.strategy[k].or(Some(0.0)))?;
    let losses = Breakdown::ALL.map(|b| report.drag_points[b]);
    let mut exact = vec![shortfall];
    exact.extend(losses);
    let rounded = apportion(&exact, shown);
    let drag_shown: f64 = rounded.iter().skip(1).sum();
    let shortfall_shown = rounded.first().copied().unwrap_or_default();

    let mut steps = vec![level(Key::BridgeAmbition, ambition)];
    if whole(target - ambition) > 0.0 {
        steps.push(change(Key::BridgeRaise.into(), StepKind::Plus, whole(target - ambition), ambition, target));
    }
    let mut at = target;
    let names = std::iter::once(Sentence::plain(Key::BridgeShortfall))
        .chain(Breakdown::ALL.map(|b| Sentence::plain(Key::BridgeLoss).name("breakdown", names::breakdown(b))));
    for ((name, points), part) in names.zip(rounded).zip(exact) {
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
        Sentence::plain(Key::BridgeTitle).number("gap", shown).number("shortfall", shortfall_shown).number("drag", drag_shown)
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
