//! Moves up the ladder: what a move lifts besides its own item, how far, and what that takes. What a move is worth is in
//! `moves`.

use super::layout::{Constants, Layout};
use super::means::Means;
use super::report::Step;
use super::rung::{Rung, Target};
use super::scored::Scored;
use super::slots::{ItemIndex, ItemSet, Slots};

/// Where every known item stands, now or after planned moves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    pub(crate) known: ItemSet,
    pub(crate) rungs: Slots<Rung>,
    /// The weighted roots of the known items, summed.
    pub(crate) sums: Means,
    /// The gap from here, points.
    pub(crate) gap: f64,
}

/// One item to its next target, with the prerequisite that must reach rung 2 before.
///
/// A prerequisite climbs to rung 2 and no further, and up to there nothing needs another: so there is at most one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Climb {
    pub(crate) item: ItemIndex,
    target: Target,
    first: Option<ItemIndex>,
}

impl Standing {
    /// Where the answers stand; `None` without a gap to close.
    pub(crate) fn new(scored: &Scored<'_>) -> Option<Self> {
        let Scored { given, sums, now, .. } = scored;
        Some(Self { known: given.known, rungs: given.rungs, sums: *sums, gap: now.gap? })
    }

    /// The next move of a known execution item; `None` at the top of the ladder, and for a result that has reached its
    /// plan. A prerequisite that is not known or does not apply counts as met.
    pub(crate) fn climb(&self, layout: &Layout, item: ItemIndex) -> Option<Climb> {
        let target = Target::after(self.rungs[item])?;
        if target == Target::Two {
            return Some(Climb { item, target, first: None });
        }
        if let Some(area) = layout.area_of_result[item] {
            let plan = layout.areas[area].strategy.filter(|&plan| self.known.contains(plan))?;
            if target.rung() > self.rungs[plan] {
                return None;
            }
        }
        let is_missing = |first: &ItemIndex| self.known.contains(*first) && self.rungs[*first] < Rung::Two;
        Some(Climb { item, target, first: layout.prerequisite[item].filter(is_missing) })
    }

    /// Effort points of a move and, before it, of its prerequisite.
    pub(crate) fn efforts(&self, layout: &Layout, climb: Climb) -> impl Iterator<Item = (ItemIndex, f64)> {
        climb.steps().map(|step| (step.item, layout.effort[step.item] * rungs_worth(self.rungs[step.item])))
    }

    /// The sums after a move.
    pub(crate) fn sums_after(&self, layout: &Layout, climb: Climb, constants: &Constants) -> Means {
        let mut sums = self.sums;
        for Step { item, target } in climb.steps() {
            let by = constants.root(target.rung()) - constants.root(self.rungs[item]);
            sums.add(&layout.rows[item], by);
        }
        sums
    }

    /// Makes a move, after which the gap is this.
    pub(crate) fn make(&mut self, layout: &Layout, climb: Climb, gap: f64) {
        self.sums = self.sums_after(layout, climb, &Constants::STANDARD);
        for Step { item, target } in climb.steps() {
            self.rungs[item] = target.rung();
        }
        self.gap = gap;
    }
}

impl Climb {
    /// Each item with its target, prerequisite first.
    pub(crate) fn steps(self) -> impl Iterator<Item = Step> {
        let first = self.first.map(|item| Step { item, target: Target::Two });
        first.into_iter().chain([Step { item: self.item, target: self.target }])
    }

    /// The items that climb.
    pub(crate) fn items(self) -> ItemSet {
        self.steps().map(|step| step.item).collect()
    }
}

/// Efforts of the rungs from here to the next target, in efforts of a first rung: the last rungs are the hard ones.
const fn rungs_worth(from: Rung) -> f64 {
    match from {
        Rung::Zero => 1.0 + 1.0,
        Rung::One => 1.0,
        Rung::Two => 1.5,
        Rung::Three => 2.0,
        Rung::Four => 0.0,
    }
}
