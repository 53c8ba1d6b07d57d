//! One set of answers, scored: what every part of a report starts from.

use super::answers::Answers;
use super::evaluate::{Evaluation, evaluate, gap};
use super::given_values::GivenValues;
use super::layout::{Constants, Layout};
use super::means::Means;
use super::rung::Rung;
use super::slots::{ItemIndex, ItemSet};

/// Answers with their sums and their evaluation.
pub(crate) struct Scored<'a> {
    pub(crate) layout: &'a Layout,
    pub(crate) given: GivenValues,
    /// What the known items weigh.
    pub(crate) weights: Means,
    /// The weighted roots of the known items, summed.
    pub(crate) sums: Means,
    pub(crate) now: Evaluation,
}

impl<'a> Scored<'a> {
    pub(crate) fn new(layout: &'a Layout, answers: &Answers) -> Self {
        Self::among(layout, GivenValues::new(layout, answers))
    }

    pub(crate) fn among(layout: &'a Layout, given: GivenValues) -> Self {
        let weights = layout.weights(given.known);
        let sums = given.sums(layout, given.known, &Constants::STANDARD);
        let now = evaluate(layout, &weights, &sums, &Constants::STANDARD);
        Self { layout, given, weights, sums, now }
    }

    /// The gap if this known item stood on another rung.
    pub(crate) fn gap_with(&self, item: ItemIndex, rung: Rung) -> Option<f64> {
        self.gap_with_all(core::iter::once(item), rung)
    }

    /// The gap if these known items stood on another rung.
    pub(crate) fn gap_with_all(&self, items: impl Iterator<Item = ItemIndex>, rung: Rung) -> Option<f64> {
        let root = |rung| Constants::STANDARD.root(rung);
        let mut sums = self.sums;
        for item in items {
            sums.add(&self.layout.rows[item], root(rung) - root(self.given.rungs[item]));
        }
        gap(self.layout, &self.weights, &sums, &Constants::STANDARD)
    }

    /// Known items that measure strategy.
    pub(crate) fn known_plans(&self) -> ItemSet {
        self.given.known.and(self.layout.strategy)
    }
}
