//! One number for each weighted mean of equations (1) to (3), and the arithmetic on all of them at once. What a mean is
//! of is in `layout`, what becomes of it in `evaluate`.

use super::ids::{Breakdown, Breakdowns, Capabilities, Capability};

/// Where each sort of mean begins: strategy, results and practices by capability, then health by breakdown.
const RESULTS: usize = 3;
const PRACTICES: usize = 6;
const HEALTH: usize = 9;
const COUNT: usize = 13;

/// One number for each mean: what an item weighs in it, what all known items weigh, or their weighted roots summed.
///
/// One array, because most of the time of the engine goes into adding them up, which processors then do two at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Means([f64; COUNT]);

// Keys are enums of three and four, so every position below exists.
#[allow(clippy::indexing_slicing)]
impl Means {
    /// What an item weighs that has one sort of home.
    pub(crate) fn of(home: Home, health: &Breakdowns<f64>) -> Self {
        let mut means = Self::default();
        let (start, weights) = match home {
            Home::Strategy(weights) => (0, weights),
            Home::Results(weights) => (RESULTS, weights),
            Home::Practices(weights) => (PRACTICES, weights),
        };
        for k in Capability::ALL {
            means.0[start + k as usize] = weights[k];
        }
        for b in Breakdown::ALL {
            means.0[HEALTH + b as usize] = health[b];
        }
        means
    }

    #[inline]
    pub(crate) fn strategy(&self, k: Capability) -> f64 {
        self.0[k as usize]
    }

    #[inline]
    pub(crate) fn results(&self, k: Capability) -> f64 {
        self.0[RESULTS + k as usize]
    }

    #[inline]
    pub(crate) fn practices(&self, k: Capability) -> f64 {
        self.0[PRACTICES + k as usize]
    }

    #[inline]
    pub(crate) fn health(&self, b: Breakdown) -> f64 {
        self.0[HEALTH + b as usize]
    }

    /// Adds `row` times `by` to each number. What an item does not weigh in stays as it is, to the bit.
    #[inline]
    pub(crate) fn add(&mut self, row: &Self, by: f64) {
        for (sum, weight) in self.0.iter_mut().zip(&row.0) {
            *sum += weight * by;
        }
    }

    /// These numbers after [`Means::add`].
    #[inline]
    pub(crate) fn plus(mut self, row: &Self, by: f64) -> Self {
        self.add(row, by);
        self
    }
}

/// The sort of mean that an item weighs in, with its weight for each capability.
pub(crate) enum Home {
    Strategy(Capabilities<f64>),
    Results(Capabilities<f64>),
    Practices(Capabilities<f64>),
}
