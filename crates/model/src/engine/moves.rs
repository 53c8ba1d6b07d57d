//! Single moves: what one rung more would close, and which move to name. Sequences of moves are in `roadmap`.

use super::assessment::Assessment;
use super::evaluate::gap;
use super::ladder::{Lift, Standing};
use super::plan::{Constants, Means, Plan};
use super::report::Move;
use super::round::{by_worth, to_billionth};
use super::slots::ItemIndex;

/// What stays the same while moves are tried.
#[derive(Clone, Copy)]
pub(crate) struct Trial<'a> {
    pub(crate) assessment: &'a Assessment,
    pub(crate) plan: &'a Plan,
    pub(crate) weights: &'a Means<f64>,
    pub(crate) constants: Constants,
}

/// A move that has been tried.
pub(crate) struct Candidate {
    pub(crate) item: ItemIndex,
    pub(crate) lift: Lift,
    /// Points closed.
    pub(crate) gain: f64,
    /// The gap afterwards, points.
    pub(crate) gap: f64,
}

impl Candidate {
    /// Points closed, counted double or two thirds by the visitor's preference.
    pub(crate) fn worth(&self, plan: &Plan) -> f64 {
        self.gain * plan.preference[self.item]
    }

    pub(crate) fn worth_per_effort(&self, plan: &Plan) -> f64 {
        self.worth(plan) / self.lift.effort
    }

    fn to_move(&self, assessment: &Assessment, from: &Standing) -> Move {
        Move { item: self.item, steps: from.steps(assessment, self.item), gain: self.gain, effort: self.lift.effort }
    }
}

impl Trial<'_> {
    pub(crate) fn gap(&self, standing: &Standing) -> Option<f64> {
        gap(self.plan, self.weights, &standing.roots, self.constants)
    }

    /// Tries one lift of an item. Plans are never lowered to close the gap, so strategy items do not move.
    pub(crate) fn candidate(&self, item: ItemIndex, lift: Lift, gap: f64) -> Option<Candidate> {
        let after = self.gap(&lift.standing)?;
        // Execution never widens the gap; what is below 0 is rounding.
        Some(Candidate { item, lift, gain: (gap - after).max(0.0), gap: after })
    }

    /// Every feasible move from here, in questionnaire order.
    pub(crate) fn candidates(&self, from: &Standing, gap: f64) -> impl Iterator<Item = Candidate> {
        from.answered
            .without(self.plan.strategy)
            .iter()
            .filter_map(move |item| self.candidate(item, from.lift(self.assessment, item)?, gap))
    }

    /// Every feasible move, by gain.
    pub(crate) fn moves(&self, from: &Standing) -> Vec<Move> {
        let Some(gap) = self.gap(from) else { return Vec::new() };
        let mut moves: Vec<Move> =
            self.candidates(from, gap).map(|candidate| candidate.to_move(self.assessment, from)).collect();
        moves.sort_by(|a, b| by_worth((a.gain, a.effort), (b.gain, b.effort)));
        moves
    }

    /// The move that closes the most, and the one that closes the most for its effort.
    pub(crate) fn advice(&self, from: &Standing) -> (Option<Move>, Option<Move>) {
        let Some(gap) = self.gap(from) else { return (None, None) };
        let (mut largest, mut best) = (None, None);
        for candidate in self.candidates(from, gap).filter(|candidate| to_billionth(candidate.gain) > 0.0) {
            let effort = candidate.lift.effort;
            keep(&mut largest, (candidate.gain, effort), candidate.item);
            keep(&mut best, (candidate.worth_per_effort(self.plan), effort), candidate.item);
        }
        let to_move = |kept: Option<((f64, f64), ItemIndex)>| {
            let (_, item) = kept?;
            let candidate = self.candidate(item, from.lift(self.assessment, item)?, gap)?;
            Some(candidate.to_move(self.assessment, from))
        };
        (to_move(largest), to_move(best))
    }

    /// The item of the best-value move among those that `counts` lets through.
    pub(crate) fn best_item(&self, from: &Standing, gap: f64, counts: impl Fn(ItemIndex) -> bool) -> Option<ItemIndex> {
        let mut best = None;
        let worthwhile = |candidate: &Candidate| to_billionth(candidate.gain) > 0.0 && counts(candidate.item);
        for candidate in self.candidates(from, gap).filter(worthwhile) {
            keep(&mut best, (candidate.worth_per_effort(self.plan), candidate.lift.effort), candidate.item);
        }
        best.map(|(_, item)| item)
    }
}

/// Keeps the better of what is kept and what is offered; equal ones leave the earlier.
pub(crate) fn keep<T>(kept: &mut Option<((f64, f64), T)>, rank: (f64, f64), offered: T) {
    if kept.as_ref().is_none_or(|(best, _)| by_worth(rank, *best).is_lt()) {
        *kept = Some((rank, offered));
    }
}
