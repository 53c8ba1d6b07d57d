//! Puts a report together from one evaluation, the interval and the advice. The equations that only a report needs are
//! here: (9), (10) and the parts of the gap.

use super::answers::Answers;
use super::assessment::Assessment;
use super::evaluate::{Evaluation, evaluate, root_mean, squared};
use super::ids::{Areas, Breakdowns, Capabilities, Form, Kind, Outcomes, Pattern};
use super::interval::{Interval, resolution};
use super::ladder::Standing;
use super::moves::Trial;
use super::plan::{Constants, Means, Plan};
use super::profile::Profile;
use super::report::{AreaValues, OutcomeValues, Report};
use super::round::{band, reaches, whole};

/// The brief report: the result, and what to do first.
pub(crate) fn brief(assessment: &Assessment, form: Form, plan: &Plan, answers: &Answers) -> Report {
    let profile = Profile::new(plan, answers);
    let weights = plan.weights(profile.answered);
    let mut report = of_profile(assessment, form, plan, answers, &profile, &weights);
    let trial = Trial { assessment, plan, weights: &weights, constants: Constants::STANDARD };
    (report.one_move, report.best_value) = trial.advice(&Standing::new(&profile, answers));
    report
}

/// The result alone.
pub(crate) fn result(assessment: &Assessment, form: Form, plan: &Plan, answers: &Answers) -> Report {
    let profile = Profile::new(plan, answers);
    of_profile(assessment, form, plan, answers, &profile, &plan.weights(profile.answered))
}

// Not inlined, so that the Wasm module holds it once.
#[inline(never)]
fn of_profile(
    assessment: &Assessment,
    form: Form,
    plan: &Plan,
    answers: &Answers,
    profile: &Profile,
    weights: &Means<f64>,
) -> Report {
    let now = evaluate(plan, weights, &profile.roots, Constants::STANDARD);
    let interval = Interval::new(plan, profile);
    let (answered, applicable) = (profile.answered.len(), profile.applicable().len());
    let coverage = if applicable > 0 { f64::from(answered) / f64::from(applicable) } else { 0.0 };
    let reportable = coverage >= 0.5 && now.gap.is_some();
    let shown = now.gap.map(whole);
    let surplus = Capabilities::from_fn(|k| Some(now.strategy[k]? - now.after_drag[k]?));
    let shortfall = Capabilities::from_fn(|k| now.execution[k].map(|execution| (now.target[k] - execution).max(0.0)));
    let drag_loss = Capabilities::from_fn(|k| Some(now.gaps[k]? - shortfall[k]?));
    let in_points = |values| plan.over_capabilities(values).map(|mean| 100.0 * mean);
    let (ambition, execution_overall) = (in_points(&now.strategy), in_points(&now.after_drag));
    Report {
        form,
        gap: now.gap,
        shown,
        band: shown.filter(|_| reportable).map(band),
        band_certain: match (interval.low, interval.high) {
            (Some(low), Some(high)) => band(whole(low)) == band(whole(high)),
            _ => false,
        },
        reportable,
        low: interval.low,
        high: interval.high,
        signed: in_points(&surplus), // (9)
        ambition,
        execution_overall,
        coverage,
        drag: now.drag,
        strategy: now.strategy,
        results: now.results,
        practices: now.practices,
        execution: now.execution,
        after_drag: now.after_drag,
        target: Capabilities::from_fn(|k| now.execution[k].map(|_| now.target[k])),
        shortfall,
        drag_loss,
        severity: now.severity,
        drag_points: drag_points(&now.severity, in_points(&drag_loss).unwrap_or(0.0)),
        weights: plan.capability_weights,
        areas: areas(assessment, form, profile, answers),
        outcomes: outcomes(plan, profile, &now),
        pattern: ambition.zip(execution_overall).filter(|_| reportable).map(|(a, e)| pattern(a, e)),
        blind_spots: profile.unknown.iter().collect(),
        resolution: resolution(plan, profile, answers, now.gap),
        ask_next: interval.ask_next(plan, profile),
        one_move: None,
        best_value: None,
        roadmap: None,
        robustness: None,
    }
}

/// Shares out the points lost to drag by the square of each severity, so that they add up.
fn drag_points(severity: &Breakdowns<Option<f64>>, total: f64) -> Breakdowns<f64> {
    let share = Breakdowns::from_fn(|b| severity[b].map_or(0.0, squared));
    let sum: f64 = share.iter().map(|(_, share)| share).sum();
    Breakdowns::from_fn(|b| if sum > 0.0 { total * share[b] / sum } else { 0.0 })
}

fn pattern(ambition: f64, execution: f64) -> Pattern {
    match (reaches(ambition, 50.0), reaches(execution, 50.0)) {
        (true, false) => Pattern::PromiseOutrunsDelivery,
        (true, true) => Pattern::DeliveringOnPurpose,
        (false, true) => Pattern::DeliveryWithoutDirection,
        (false, false) => Pattern::StandingStill,
    }
}

fn areas(assessment: &Assessment, form: Form, profile: &Profile, answers: &Answers) -> Areas<AreaValues> {
    let mut areas = Areas::<AreaValues>::default();
    for index in assessment.indices(form).filter(|&index| profile.answered.contains(index)) {
        let item = assessment.item(index);
        let Some(area) = item.area else { continue };
        let value = answers.get(index).rung().map(super::answers::Rung::value);
        match item.kind {
            Kind::Strategy => areas[area].strategy = value,
            Kind::Result => areas[area].results = value,
            Kind::Practice => {}
        }
    }
    areas
}

/// (10)
fn outcomes(plan: &Plan, profile: &Profile, now: &Evaluation) -> Outcomes<OutcomeValues> {
    Outcomes::from_fn(|o| {
        let mean =
            |group: &super::plan::Group| root_mean(group, group.weight(profile.answered), &profile.roots).map(squared);
        let support = mean(&plan.outcome_support[o]).map(|support| (1.0 - now.drag) * support);
        let promised = mean(&plan.outcome_plans[o]).unwrap_or(0.0).max(Constants::STANDARD.tau);
        OutcomeValues { support, gap: support.map(|support| 100.0 * (promised - support).max(0.0)) }
    })
}
