//! Single moves: what one would close, and which of them comes first. Sequences of moves are in `roadmap`.

use core::cmp::Ordering;

use super::evaluate::gap;
use super::ladder::{Climb, Standing};
use super::layout::{Constants, Layout};
use super::means::Means;
use super::report::Move;
use super::round::to_billionth;

/// What stays the same while moves are tried.
#[derive(Clone, Copy)]
pub(crate) struct Trial<'a> {
    pub(crate) layout: &'a Layout,
    pub(crate) weights: &'a Means,
    pub(crate) constants: &'a Constants,
}

/// A move that has been tried.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub(crate) climb: Climb,
    /// Effort points of all its steps.
    pub(crate) effort: f64,
    /// Points closed.
    pub(crate) gain: f64,
    /// The gap afterwards, points.
    pub(crate) gap_after: f64,
}

impl Candidate {
    /// Points closed for each effort point, counted double or two thirds by the visitor's priority.
    pub(crate) fn worth_per_effort(&self, layout: &Layout) -> f64 {
        self.gain * layout.preference[self.climb.item] / self.effort
    }

    /// Whether it closes more than rounding noise.
    pub(crate) fn closes(&self) -> bool {
        to_billionth(self.gain) > 0.0
    }

    pub(crate) fn to_move(self) -> Move {
        let Self { climb, effort, gain, .. } = self;
        Move { item: climb.item, steps: climb.steps().collect(), gain, effort }
    }
}

impl Trial<'_> {
    pub(crate) fn gap(&self, sums: &Means) -> Option<f64> {
        gap(self.layout, self.weights, sums, self.constants)
    }

    /// Tries a move.
    pub(crate) fn candidate(&self, from: &Standing, climb: Climb) -> Option<Candidate> {
        let gap_after = self.gap(&from.sums_after(self.layout, climb, self.constants))?;
        let effort = from.efforts(self.layout, climb).map(|(_, effort)| effort).sum();
        // Execution never widens the gap; what is below 0 is rounding.
        Some(Candidate { climb, effort, gain: (from.gap - gap_after).max(0.0), gap_after })
    }

    /// Every feasible move from here, in questionnaire order. Plans are never lowered to close the gap, so strategy
    /// items do not move.
    pub(crate) fn candidates(&self, from: &Standing) -> impl Iterator<Item = Candidate> {
        let items = from.known.and(self.layout.execution);
        items.iter().filter_map(move |item| self.candidate(from, from.climb(self.layout, item)?))
    }

    /// Every feasible move, by gain.
    pub(crate) fn moves(&self, from: &Standing) -> Vec<Move> {
        let mut candidates: Vec<Candidate> = self.candidates(from).collect();
        candidates.sort_by(|a, b| by_worth((a.gain, a.effort), (b.gain, b.effort)));
        candidates.into_iter().map(Candidate::to_move).collect()
    }

    /// The move that closes the most, however long it takes.
    pub(crate) fn biggest_lever(&self, from: &Standing) -> Option<Candidate> {
        best(self.candidates(from).filter(Candidate::closes), |candidate| (candidate.gain, candidate.effort))
    }
}

/// The best of these by worth and effort; equal ones leave the earlier.
pub(crate) fn best<T>(offered: impl Iterator<Item = T>, rank: impl Fn(&T) -> (f64, f64)) -> Option<T> {
    offered.reduce(|kept, other| if by_worth(rank(&other), rank(&kept)).is_lt() { other } else { kept })
}

/// The order of candidates: larger worth first, then less effort. Equal ones stay in questionnaire order.
fn by_worth(a: (f64, f64), b: (f64, f64)) -> Ordering {
    to_billionth(b.0).total_cmp(&to_billionth(a.0)).then(a.1.total_cmp(&b.1))
}
