//! What a result says in one sentence: the first verdict that holds. Its words are in the content.

use super::ids::{AlertCode, Area, Verdict};
use super::model;
use super::report::Report;
use super::round::{reaches, whole};
use super::scored::Scored;

/// The verdict on a report whose numbers and alerts are there.
pub(crate) fn verdict(report: &Report, scored: &Scored<'_>) -> Verdict {
    let (Some(gap), Some(split)) = (report.gap.filter(|_| report.reportable), report.split.points) else {
        return Verdict::NotEnough;
    };
    let is_small = |points: f64| whole(points) <= model::IN_STEP;
    if report.alerts.iter().any(|alert| alert.code == AlertCode::NoWrittenPlans) {
        Verdict::NoPlan
    } else if scored.known_plans().is_empty() {
        Verdict::PlanUnknown
    } else if is_small(gap) {
        match report.high {
            Some(high) if !is_small(high) => Verdict::Unclear,
            _ if report.ambition.is_some_and(|ambition| reaches(ambition, 50.0)) => Verdict::InStep,
            _ => Verdict::ModestPlan,
        }
    } else if are_plans_in_use(scored) {
        let ways = reaches(split.ways, split.delivery);
        if ways { Verdict::PlansInUseWaysHoldBack } else { Verdict::PlanMetButSmall }
    } else if reaches(split.delivery, 2.0 * split.ways) {
        Verdict::DeliveryBehindPlan
    } else if reaches(split.ways, 2.0 * split.delivery) {
        Verdict::WaysHoldBack
    } else {
        Verdict::BothBehind
    }
}

/// Whether results reach the plan in every area of which both are known, and there is one.
fn are_plans_in_use(scored: &Scored<'_>) -> bool {
    let mut pairs = Area::ALL
        .into_iter()
        .filter_map(|area| {
            let items = scored.layout.areas[area];
            Some((scored.given.rung(items.strategy)?, scored.given.rung(items.result)?))
        })
        .peekable();
    pairs.peek().is_some() && pairs.all(|(plan, result)| result >= plan)
}
