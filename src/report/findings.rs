//! Two or three findings as whole sentences, most telling first.

use crate::content::names;
use crate::content::messages::{Key, Sentence};
use crate::engine::{Capability, Report};

use super::headline::{Standing, standing, widest};
use super::{drag, largest, percent, whole};

/// The findings of a report; none when there is no number.
pub fn sentences(report: &Report) -> Vec<Sentence> {
    if !matches!(standing(report), Standing::Point { .. }) {
        return Vec::new();
    }
    [capability(report), cause(report), outcome(report)].into_iter().flatten().collect()
}

fn capability(report: &Report) -> Option<Sentence> {
    let (weakest, gap) = widest(report)?;
    if whole(100.0 * gap) == 0.0 {
        let (strongest, execution) = largest(Capability::ALL.into_iter().filter_map(|k| Some((k, report.after_drag[k]?))))?;
        let name = names::capability(strongest);
        return Some(Sentence::plain(Key::FindingStrong).name("capability", name).number("execution", percent(execution)));
    }
    let execution = percent(report.after_drag[weakest]?);
    let sentence = match report.strategy[weakest] {
        Some(strategy) if strategy >= report.target[weakest]? => {
            Sentence::plain(Key::FindingCapability).number("strategy", percent(strategy))
        }
        Some(strategy) => Sentence::plain(Key::FindingCapabilityLowPlan).number("strategy", percent(strategy)),
        None => Sentence::plain(Key::FindingCapabilityNoPlan),
    };
    Some(sentence.name("capability", names::capability(weakest)).number("execution", execution))
}

fn cause(report: &Report) -> Option<Sentence> {
    let (breakdown, points) = largest(report.drag_points.iter().map(|(breakdown, points)| (breakdown, *points)))?;
    let key = if drag::is_singular(breakdown) { Key::FindingBreakdownOne } else { Key::FindingBreakdown };
    (whole(points) > 0.0)
        .then(|| Sentence::plain(key).name("breakdown", names::breakdown(breakdown)).number("points", whole(points)))
}

fn outcome(report: &Report) -> Option<Sentence> {
    let (outcome, gap) = largest(report.outcomes.iter().filter_map(|(outcome, values)| Some((outcome, values.gap?))))?;
    let support = percent(report.outcomes[outcome].support?);
    (whole(gap) > 0.0).then(|| {
        Sentence::plain(Key::FindingOutcome)
            .name("outcome", names::outcome(outcome))
            .number("support", support)
            .number("gap", whole(gap))
    })
}
