//! Puts a report together from one evaluation, the interval and the advice. The equations that only a report needs are
//! here: (9), (10), the parts of the gap and what a cause would close.

use super::answers::Answers;
use super::assessment::Assessment;
use super::choices::Capacity;
use super::evaluate::{Evaluation, root_mean, squared};
use super::ids::{Areas, Breakdown, Breakdowns, Capabilities, LeadsWith, Outcome, Outcomes, Pattern, Phase, Verdict};
use super::interval::Interval;
use super::ladder::Standing;
use super::layout::Constants;
use super::model;
use super::moves::Trial;
use super::report::{AreaValues, FirstMove, OutcomeValues, Report};
use super::roadmap::{Roadmap, roadmap};
use super::robustness::robustness;
use super::round::{band, reaches, whole};
use super::rung::Rung;
use super::scored::Scored;
use super::slots::ItemSet;
use super::split::split;
use super::{alerts, reading, verdict};

/// The brief report: the result, and what to do first.
pub(crate) fn brief(assessment: &Assessment, scored: &Scored<'_>, answers: &Answers, capacity: Capacity) -> Report {
    advised(assessment, scored, answers, capacity, &[Phase::Now]).0
}

/// The whole report.
pub(crate) fn whole_report(
    assessment: &Assessment,
    scored: &Scored<'_>,
    answers: &Answers,
    capacity: Capacity,
) -> Report {
    let (mut report, roadmap) = advised(assessment, scored, answers, capacity, &Phase::ALL);
    let first = roadmap.as_ref().and_then(|roadmap| roadmap.first.as_ref());
    report.robustness = robustness(scored, first);
    report.roadmap = Some(roadmap.map(|roadmap| roadmap.moves).unwrap_or_default());
    report
}

fn advised(
    assessment: &Assessment,
    scored: &Scored<'_>,
    answers: &Answers,
    capacity: Capacity,
    phases: &[Phase],
) -> (Report, Option<Roadmap>) {
    let mut report = result(assessment, scored, answers, capacity);
    let Some(standing) = Standing::new(scored) else { return (report, None) };
    let trial = Trial { layout: scored.layout, weights: &scored.weights, constants: &Constants::STANDARD };
    report.biggest_lever = trial.biggest_lever(&standing).map(super::moves::Candidate::to_move);
    let roadmap = roadmap(&trial, &standing, capacity, phases);
    let now = roadmap.moves.iter().take_while(|planned| planned.phase == Phase::Now).take(model::FIRST_MOVES);
    report.first_moves = now.map(|planned| FirstMove { why: planned.why, step: planned.step.clone() }).collect();
    report.about_equal = roadmap.first.as_ref().map(|first| first.about_equal).unwrap_or_default();
    (report, Some(roadmap))
}

/// The result alone.
// Not inlined, so that the Wasm module holds it once.
#[inline(never)]
pub(crate) fn result(assessment: &Assessment, scored: &Scored<'_>, answers: &Answers, capacity: Capacity) -> Report {
    let Scored { layout, given, now, .. } = scored;
    let interval = Interval::new(scored);
    let (known, applicable) = (given.known.len(), given.applicable().len());
    let coverage = if applicable > 0 { f64::from(known) / f64::from(applicable) } else { 0.0 };
    let reportable = coverage >= 0.5 && now.gap.is_some();
    let shown = now.gap.map(whole);
    let error = reading::variance(scored).map(reading::error);
    let surplus = Capabilities::from_fn(|k| Some(now.strategy[k]? - now.after_drag[k]?));
    let shortfall = Capabilities::from_fn(|k| now.execution[k].map(|execution| (now.target[k] - execution).max(0.0)));
    let drag_loss = Capabilities::from_fn(|k| Some(now.gaps[k]? - shortfall[k]?));
    let in_points = |values| layout.over_capabilities(values).map(|mean| 100.0 * mean);
    let (ambition, execution_overall) = (in_points(&now.strategy), in_points(&now.after_drag));
    let mut report = Report {
        form: layout.form,
        gap: now.gap,
        shown,
        band: shown.filter(|_| reportable).map(band),
        band_certain: match (interval.low, interval.high) {
            (Some(low), Some(high)) => band(whole(low)) == band(whole(high)),
            _ => false,
        },
        reportable,
        leads_with: match given.open.len() {
            _ if !reportable => LeadsWith::Nothing,
            0 | 1 => LeadsWith::Point,
            _ => LeadsWith::Range,
        },
        low: interval.low,
        high: interval.high,
        error,
        bands_possible: now
            .gap
            .zip(error)
            .filter(|_| reportable)
            .map(|(gap, error)| reading::bands_possible(gap, error, interval.low, interval.high)),
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
        split: split(layout, now),
        severity: now.severity,
        drag_points: drag_points(&now.severity, in_points(&drag_loss).unwrap_or(0.0)),
        closes: Breakdowns::from_fn(|b| closes(scored, b)),
        weights: layout.capability_weights,
        areas: areas(scored),
        outcomes: Outcomes::from_fn(|o| outcome(scored, answers, o)),
        pattern: ambition.zip(execution_overall).filter(|_| reportable).map(|(a, e)| pattern(a, e)),
        verdict: Verdict::NotEnough,
        alerts: alerts::alerts(assessment, scored),
        blind_spots: given.unknown,
        nobody_knows: given.nobody,
        ask_next: interval.ask_next(layout, given.open),
        first_moves: Vec::new(),
        biggest_lever: None,
        about_equal: ItemSet::default(),
        capacity,
        roadmap: None,
        robustness: None,
    };
    report.verdict = verdict::verdict(&report, scored);
    report
}

/// Shares out the points lost to drag by the square of each severity, so that they add up.
fn drag_points(severity: &Breakdowns<Option<f64>>, total: f64) -> Breakdowns<f64> {
    let share = Breakdowns::from_fn(|b| severity[b].map_or(0.0, squared));
    let sum: f64 = share.iter().map(|(_, share)| share).sum();
    Breakdowns::from_fn(|b| if sum > 0.0 { total * share[b] / sum } else { 0.0 })
}

/// How much smaller the gap would be with every known item of a breakdown at the top.
fn closes(scored: &Scored<'_>, breakdown: Breakdown) -> Option<f64> {
    let items = scored.given.known.filter(|item| scored.layout.rows[item].health(breakdown) > 0.0);
    if items.is_empty() {
        return None;
    }
    Some((scored.now.gap? - scored.gap_with_all(items.iter(), Rung::HIGHEST)?).max(0.0))
}

fn pattern(ambition: f64, execution: f64) -> Pattern {
    match (reaches(ambition, 50.0), reaches(execution, 50.0)) {
        (true, false) => Pattern::PromiseOutrunsDelivery,
        (true, true) => Pattern::DeliveringOnPurpose,
        (false, true) => Pattern::DeliveryWithoutDirection,
        (false, false) => Pattern::StandingStill,
    }
}

fn areas(scored: &Scored<'_>) -> Areas<AreaValues> {
    let value = |item| scored.given.rung(item).map(Rung::value);
    Areas::from_fn(|area| {
        let items = scored.layout.areas[area];
        AreaValues { strategy: value(items.strategy), results: value(items.result) }
    })
}

/// (10)
fn outcome(scored: &Scored<'_>, answers: &Answers, outcome: Outcome) -> OutcomeValues {
    let Scored { layout, given, now, .. } = scored;
    let mean = |items: ItemSet| {
        let (mut sum, mut weight) = (0.0, 0.0);
        for item in items.iter() {
            let loading = layout.outcomes[item][outcome];
            sum += loading * Constants::STANDARD.root(given.rungs[item]);
            weight += loading;
        }
        root_mean(sum, weight).map(squared)
    };
    let Evaluation { drag, .. } = now;
    let support = mean(given.known.and(layout.execution)).map(|support| (1.0 - drag) * support);
    let promised = mean(scored.known_plans()).unwrap_or(0.0).max(Constants::STANDARD.tau);
    OutcomeValues {
        support,
        gap: support.map(|support| 100.0 * (promised - support).max(0.0)),
        reached: layout.goals[outcome].and_then(|item| answers.get(item).rung()).map(Rung::value),
    }
}
