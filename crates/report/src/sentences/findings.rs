//! Two or three findings as whole sentences, most telling first.

use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::content::names;
use execution_gap_model::engine::{Breakdown, Capability, Report};

use super::bridge::shares;
use super::headline::{Standing, gaps, standing};
use super::{drag, largest, percent, standout, whole};

/// The findings of a report; none when there is no number.
pub fn sentences(report: &Report) -> Vec<Sentence> {
    if !matches!(standing(report), Standing::Point { .. }) {
        return Vec::new();
    }
    [capability(report), cause(report), outcome(report)].into_iter().flatten().collect()
}

fn capability(report: &Report) -> Option<Sentence> {
    let gaps = gaps(report);
    let (_, most) = largest(&gaps)?;
    if whole(most) == 0.0 {
        let running: Vec<_> = Capability::ALL.into_iter().filter_map(|k| Some((k, report.after_drag[k]?))).collect();
        let (strongest, execution) = largest(&running)?;
        let name = names::capability(strongest);
        return Some(
            Sentence::plain(Key::FindingStrong).name("capability", name).number("execution", percent(execution)),
        );
    }
    let Some((weakest, _)) = standout(&gaps) else {
        return Some(Sentence::plain(Key::FindingCapabilityEqual).number("n", whole(most)));
    };
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
    let shares = shares(report);
    let known: Vec<_> = Breakdown::ALL
        .into_iter()
        .filter(|breakdown| report.severity[*breakdown].is_some())
        .map(|breakdown| (breakdown, report.drag_points[breakdown]))
        .collect();
    let sentence = match standout(&known) {
        Some((breakdown, _)) => {
            let key = if drag::is_singular(breakdown) { Key::FindingBreakdownOne } else { Key::FindingBreakdown };
            let points = shares.losses[breakdown];
            Sentence::plain(key).name("breakdown", names::breakdown(breakdown)).number("points", points)
        }
        None => Sentence::plain(Key::FindingBreakdownEqual).number("n", shares.lost()),
    };
    (shares.lost() > 0.0).then_some(sentence)
}

fn outcome(report: &Report) -> Option<Sentence> {
    let gaps: Vec<_> = report.outcomes.iter().filter_map(|(outcome, values)| Some((outcome, values.gap?))).collect();
    let (_, most) = largest(&gaps)?;
    let sentence = match standout(&gaps) {
        Some((outcome, gap)) => {
            let support = percent(report.outcomes[outcome].support?);
            let sentence = Sentence::plain(Key::FindingOutcome).name("outcome", names::outcome(outcome));
            sentence.number("support", support).number("needed", support + whole(gap))
        }
        None => Sentence::plain(Key::FindingOutcomeEqual).number("n", whole(most)),
    };
    (whole(most) > 0.0).then_some(sentence)
}
