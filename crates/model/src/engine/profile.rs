//! Answers as the evaluation needs them: which items are present, which are open, and the roots of their values. The
//! rules of the answer states are here (`docs/scoring.md`, answer states).

use super::answers::{Answer, Answers, Rung};
use super::plan::Plan;
use super::slots::{ItemIndex, ItemSet, Slots};

/// The root of a rung's value. √½ and √¾ are the correctly rounded roots, the same bits as `sqrt` gives.
pub(crate) const fn root(rung: Rung) -> f64 {
    match rung.get() {
        0 => 0.0,
        1 => 0.5,
        2 => core::f64::consts::FRAC_1_SQRT_2,
        3 => 0.866_025_403_784_438_6,
        _ => 1.0,
    }
}

/// One set of answers, sorted by what they mean for the score.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Profile {
    /// Items that count in the point.
    pub(crate) answered: ItemSet,
    /// Items that apply and have no rung: they open the interval.
    pub(crate) open: ItemSet,
    /// Open items that were answered with "do not know".
    pub(crate) unknown: ItemSet,
    /// Root of the value of each answered item, else 0.
    pub(crate) roots: Slots<f64>,
}

impl Profile {
    pub(crate) fn new(plan: &Plan, answers: &Answers) -> Self {
        let mut answered = ItemSet::default();
        let mut unknown = ItemSet::default();
        let mut excluded = ItemSet::default();
        let mut roots = Slots::filled(0.0);
        for item in plan.asked.iter() {
            match answers.get(item) {
                Answer::Rung(rung) => {
                    answered.insert(item);
                    roots[item] = root(rung);
                }
                Answer::DontKnow => unknown.insert(item),
                Answer::NotApplicable => excluded.insert(item),
                Answer::Unanswered => {}
            }
        }
        let profile = Self::of_parts(plan, answered, excluded, roots);
        Self { unknown: unknown.and(profile.open), ..profile }
    }

    /// Puts a profile together from what was answered and what was said not to apply.
    pub(crate) fn of_parts(plan: &Plan, answered: ItemSet, excluded: ItemSet, mut roots: Slots<f64>) -> Self {
        let excluded = with_partners(plan, excluded);
        for item in answered.and(excluded).iter() {
            roots[item] = 0.0;
        }
        let answered = answered.without(excluded);
        let open = plan.asked.without(excluded).without(answered);
        Self { answered, open, unknown: ItemSet::default(), roots }
    }

    /// Items that are not marked as not applicable, by themselves or through their area.
    pub(crate) fn applicable(&self) -> ItemSet {
        self.answered.or(self.open)
    }

    /// The roots with every open item at one end: `best` is the end that makes the gap smallest.
    pub(crate) fn corner(&self, plan: &Plan, best: bool) -> Slots<f64> {
        let mut roots = self.roots;
        for item in self.open.iter() {
            roots[item] = end(plan, item, best);
        }
        roots
    }

    /// This profile with another rung for one answered item.
    pub(crate) fn with(&self, item: ItemIndex, rung: Rung) -> Slots<f64> {
        let mut roots = self.roots;
        roots[item] = root(rung);
        roots
    }
}

/// The root of the value at which this item makes the gap smallest (`best`) or largest: the gap never falls when a plan
/// rises and never rises when execution does.
pub(crate) fn end(plan: &Plan, item: ItemIndex, best: bool) -> f64 {
    if plan.strategy.contains(item) == best { 0.0 } else { 1.0 }
}

/// Plan and result of an area leave together; else ambition and results would speak of different scopes.
fn with_partners(plan: &Plan, excluded: ItemSet) -> ItemSet {
    if excluded.is_empty() {
        return excluded;
    }
    plan.pairs.iter().fold(excluded, |all, pair| if excluded.and(*pair).is_empty() { all } else { all.or(*pair) })
}
