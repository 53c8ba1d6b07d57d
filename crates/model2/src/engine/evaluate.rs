//! The one evaluation: equations (1) to (8) for one set of sums. Every number of every report comes from here; nothing
//! else in the engine knows the equations. No allocation.

use super::ids::{Breakdowns, Capabilities};
use super::layout::{Constants, Layout};
use super::means::Means;

/// The parts of one evaluation, fractions 0–1, and the gap in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evaluation {
    pub(crate) strategy: Capabilities<Option<f64>>,
    pub(crate) results: Capabilities<Option<f64>>,
    pub(crate) practices: Capabilities<Option<f64>>,
    pub(crate) execution: Capabilities<Option<f64>>,
    pub(crate) severity: Breakdowns<Option<f64>>,
    pub(crate) drag: f64,
    pub(crate) after_drag: Capabilities<Option<f64>>,
    pub(crate) target: Capabilities<f64>,
    pub(crate) gaps: Capabilities<Option<f64>>,
    pub(crate) gap: Option<f64>,
}

/// Scores weighted roots summed over the known items, which weigh `weights`.
#[inline]
pub(crate) fn evaluate(layout: &Layout, weights: &Means, sums: &Means, constants: &Constants) -> Evaluation {
    // Means are kept as roots until the last moment: the root mean of two means needs the roots again.
    let results = Capabilities::from_fn(|k| root_mean(sums.results(k), weights.results(k)));
    let practices = Capabilities::from_fn(|k| root_mean(sums.practices(k), weights.practices(k)));
    let strategy = Capabilities::from_fn(|k| root_mean(sums.strategy(k), weights.strategy(k)).map(squared)); // (1)
    let execution = Capabilities::from_fn(|k| joined(results[k], practices[k], constants.rho).map(squared)); // (2)
    let severity =
        Breakdowns::from_fn(|b| root_mean(sums.health(b), weights.health(b)).map(|root| 1.0 - squared(root))); // (3)
    let drag = constants.d_max * square_mean(&severity); // (4)
    let after_drag = Capabilities::from_fn(|k| execution[k].map(|execution| execution * (1.0 - drag))); // (5)
    let target = Capabilities::from_fn(|k| constants.tau.max(strategy[k].unwrap_or(0.0))); // (6)
    let gaps = Capabilities::from_fn(|k| after_drag[k].map(|after| (target[k] - after).max(0.0))); // (7)
    Evaluation {
        strategy,
        results: Capabilities::from_fn(|k| results[k].map(squared)),
        practices: Capabilities::from_fn(|k| practices[k].map(squared)),
        execution,
        severity,
        drag,
        after_drag,
        target,
        gaps,
        gap: overall(layout, &gaps),
    }
}

/// The gap alone, for whoever tries many answers. Never inlined: one copy of the equations, compiled without the parts
/// that nobody reads here, keeps the Wasm module small.
#[inline(never)]
pub(crate) fn gap(layout: &Layout, weights: &Means, sums: &Means, constants: &Constants) -> Option<f64> {
    evaluate(layout, weights, sums, constants).gap
}

/// The gaps of the capabilities put together, points (8).
pub(crate) fn overall(layout: &Layout, gaps: &Capabilities<Option<f64>>) -> Option<f64> {
    layout.over_capabilities(gaps).map(|gap| (100.0 * gap).min(100.0))
}

/// The root of execution from the roots of results and practices (2); one missing: the other alone.
#[inline]
pub(crate) fn joined(results: Option<f64>, practices: Option<f64>, rho: f64) -> Option<f64> {
    match (results, practices) {
        (Some(results), Some(practices)) => Some((rho * results + (1.0 - rho) * practices).min(1.0)),
        (one, other) => one.or(other),
    }
}

/// The root of the mean with exponent 1/2; `None` if nothing weighs anything.
#[inline]
pub(crate) fn root_mean(sum: f64, weight: f64) -> Option<f64> {
    (weight > 0.0).then(|| (sum / weight).min(1.0))
}

/// The mean with exponent 2 of what is known, 0 if nothing is.
#[inline]
fn square_mean(severity: &Breakdowns<Option<f64>>) -> f64 {
    let (mut sum, mut known) = (0.0, 0.0);
    for (_, severity) in severity.iter() {
        if let Some(severity) = severity {
            sum += squared(*severity);
            known += 1.0;
        }
    }
    if known > 0.0 { (sum / known).sqrt().min(1.0) } else { 0.0 }
}

#[inline]
pub(crate) fn squared(value: f64) -> f64 {
    value * value
}
