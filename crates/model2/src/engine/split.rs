//! The gap split into delivery and ways of working: what each of the two closes when it reaches what the plan asks, with
//! the other as it is or reaching it too (Shapley over two players).

use super::evaluate::{Evaluation, joined, overall, squared};
use super::ids::{Capabilities, Capability};
use super::layout::{Constants, Layout};
use super::report::{Parts, Split};

/// Splits a gap. Both sides together close all of it, so two values more are enough.
pub(crate) fn split(layout: &Layout, now: &Evaluation) -> Split {
    let delivered = without_gap(now, Side::Delivery);
    let worked = without_gap(now, Side::Ways);
    let parts = |gap: f64, delivered: f64, worked: f64| Parts {
        delivery: (gap - delivered + worked) / 2.0,
        ways: (gap - worked + delivered) / 2.0,
    };
    let points = match (now.gap, overall(layout, &delivered), overall(layout, &worked)) {
        (Some(gap), Some(delivered), Some(worked)) => Some(parts(gap, delivered, worked)),
        _ => None,
    };
    let capabilities = Capabilities::from_fn(|k| Some(parts(now.gaps[k]?, delivered[k]?, worked[k]?)));
    Split { points, capabilities }
}

/// Which side reaches its target.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Results do.
    Delivery,
    /// Practices do, and nothing drags.
    Ways,
}

/// The gaps of the capabilities with one side at its target.
fn without_gap(now: &Evaluation, side: Side) -> Capabilities<Option<f64>> {
    let drag = if side == Side::Ways { 0.0 } else { now.drag };
    // The root of a square is the very number that was squared, so what is not raised stays as it is.
    let raised = |value: Option<f64>, k: Capability, is_raised: bool| {
        value.map(|value| if is_raised { value.max(now.target[k]) } else { value }.sqrt())
    };
    Capabilities::from_fn(|k| {
        let results = raised(now.results[k], k, side == Side::Delivery);
        let practices = raised(now.practices[k], k, side == Side::Ways);
        let execution = squared(joined(results, practices, Constants::STANDARD.rho)?);
        Some((now.target[k] - execution * (1.0 - drag)).max(0.0))
    })
}
