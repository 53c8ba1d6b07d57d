//! Answers sorted by what they mean for the score: which items are known, which are open, and on which rung the known
//! ones stand. The rules of the answer states are here (`docs/scoring.md`, answer states).

use super::answers::{Answer, Answers};
use super::layout::{Constants, Layout};
use super::means::Means;
use super::rung::Rung;
use super::slots::{ItemIndex, ItemSet, Slots};

/// One person's answers, sorted by what they mean for the score.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GivenValues {
    /// Items that count in the point.
    pub(crate) known: ItemSet,
    /// Items that apply and are not known: they open the interval.
    pub(crate) open: ItemSet,
    /// Open items that were answered with "do not know".
    pub(crate) unknown: ItemSet,
    /// Known items of which nobody knows more: they stand on rung 0.
    pub(crate) nobody: ItemSet,
    /// The rung of each known item.
    pub(crate) rungs: Slots<Rung>,
}

impl GivenValues {
    pub(crate) fn new(layout: &Layout, answers: &Answers) -> Self {
        let (mut known, mut unknown) = (ItemSet::default(), ItemSet::default());
        let (mut nobody, mut excluded) = (ItemSet::default(), ItemSet::default());
        let mut rungs = Slots::filled(Rung::LOWEST);
        for item in layout.asked.iter() {
            match answers.get(item) {
                Answer::Rung(rung) => {
                    known.insert(item);
                    rungs[item] = rung;
                }
                Answer::NobodyKnows if layout.execution.contains(item) => {
                    known.insert(item);
                    nobody.insert(item);
                }
                Answer::DontKnow | Answer::NobodyKnows => unknown.insert(item),
                Answer::NotApplicable => excluded.insert(item),
                Answer::Unanswered => {}
            }
        }
        let excluded = with_partners(layout, excluded);
        let (known, nobody) = (known.without(excluded), nobody.without(excluded));
        let open = layout.asked.without(excluded).without(known);
        Self { known, open, unknown: unknown.and(open), nobody, rungs }
    }

    /// Items that are not marked as not applicable, by themselves or through their area.
    pub(crate) fn applicable(&self) -> ItemSet {
        self.known.or(self.open)
    }

    /// The rung of an item, if it is known.
    pub(crate) fn rung(&self, item: Option<ItemIndex>) -> Option<Rung> {
        item.filter(|&item| self.known.contains(item)).map(|item| self.rungs[item])
    }

    /// The weighted roots of these known items, summed.
    #[inline]
    pub(crate) fn sums(&self, layout: &Layout, items: ItemSet, constants: &Constants) -> Means {
        layout.sum(items, |item| constants.root(self.rungs[item]))
    }
}

/// Plan and result of an area leave together; else ambition and results would speak of different scopes.
pub(crate) fn with_partners(layout: &Layout, excluded: ItemSet) -> ItemSet {
    if excluded.is_empty() {
        return excluded;
    }
    layout
        .areas
        .iter()
        .map(|(_, items)| items.set())
        .fold(excluded, |all, pair| if excluded.and(pair).is_empty() { all } else { all.or(pair) })
}

/// Sums with each open item at one end of its ladder: `best` is the end that makes the gap smallest.
pub(crate) fn corner(layout: &Layout, sums: &Means, open: ItemSet, best: bool) -> Means {
    let mut corner = *sums;
    for item in open.iter() {
        corner.add(&layout.rows[item], end(layout, item, best));
    }
    corner
}

/// The root of the value at which this item makes the gap smallest (`best`) or largest: the gap never falls when a plan
/// rises and never rises when execution does.
pub(crate) fn end(layout: &Layout, item: ItemIndex, best: bool) -> f64 {
    if layout.strategy.contains(item) == best { 0.0 } else { 1.0 }
}
