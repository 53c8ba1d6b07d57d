//! Steps up the ladder: what a move lifts besides its own item, and what that takes. What a move is worth is in `moves`.

use super::answers::{Answers, Rung};
use super::assessment::Assessment;
use super::profile::{Profile, root};
use super::slots::{ItemIndex, ItemSet, MAX_ITEMS, Slots};

/// Above this rung an item may need another one first.
const FREE: Rung = Rung::ALL[2];

/// Where every answered item stands, now or after planned moves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    pub(crate) answered: ItemSet,
    pub(crate) rungs: Slots<Rung>,
    pub(crate) roots: Slots<f64>,
}

impl Standing {
    pub(crate) fn new(profile: &Profile, answers: &Answers) -> Self {
        let mut rungs = Slots::filled(Rung::LOWEST);
        for item in profile.answered.iter() {
            rungs[item] = answers.get(item).rung().unwrap_or(Rung::LOWEST);
        }
        Self { answered: profile.answered, rungs, roots: profile.roots }
    }

    /// What one rung more for this item lifts: itself, and then each prerequisite that stands too low, deepest last.
    /// A prerequisite that is not known or does not apply counts as met. Nothing at the top of the ladder.
    fn chain(&self, assessment: &Assessment, item: ItemIndex) -> impl Iterator<Item = (ItemIndex, Rung)> {
        let first = self.rungs[item].up().map(|rung| (item, rung));
        let next = move |&(item, rung): &(ItemIndex, Rung)| {
            let (needed, at_least) = assessment.item(item).prerequisite?;
            let too_low = self.answered.contains(needed) && self.rungs[needed] < at_least;
            (rung > FREE && too_low).then_some((needed, at_least))
        };
        // Prerequisites of a checked assessment form no circle; the bound says so to the reader.
        core::iter::successors(first, next).take(MAX_ITEMS)
    }

    /// One rung more for this item with all that it needs; `None` at the top of the ladder.
    pub(crate) fn lift(&self, assessment: &Assessment, item: ItemIndex) -> Option<Lift> {
        let mut lift = Lift { standing: *self, lifted: ItemSet::default(), effort: 0.0, leaps: false };
        for (item, rung) in self.chain(assessment, item) {
            lift.effort += climb(self.rungs[item], rung).map(|rung| effort(assessment, item, rung)).sum::<f64>();
            lift.lifted.insert(item);
            lift.leaps |= self.rungs[item].up() != Some(rung);
            lift.standing.rungs[item] = rung;
            lift.standing.roots[item] = root(rung);
        }
        (!lift.lifted.is_empty()).then_some(lift)
    }

    /// Every rung that a lift reaches, prerequisites first.
    pub(crate) fn steps(&self, assessment: &Assessment, item: ItemIndex) -> Vec<(ItemIndex, Rung)> {
        let mut chain: Vec<(ItemIndex, Rung)> = self.chain(assessment, item).collect();
        chain.reverse();
        chain.into_iter().flat_map(|(item, rung)| climb(self.rungs[item], rung).map(move |rung| (item, rung))).collect()
    }
}

/// The result of lifting an item.
pub(crate) struct Lift {
    pub(crate) standing: Standing,
    pub(crate) lifted: ItemSet,
    pub(crate) effort: f64,
    /// Whether some item climbs more than one rung.
    pub(crate) leaps: bool,
}

/// The rungs above `from`, up to `to`.
fn climb(from: Rung, to: Rung) -> impl Iterator<Item = Rung> {
    Rung::ALL.into_iter().filter(move |&rung| rung > from && rung <= to)
}

/// Effort points of reaching this rung from the one below: the last rungs are the hard ones.
fn effort(assessment: &Assessment, item: ItemIndex, rung: Rung) -> f64 {
    let factor = match rung.get() {
        4 => 2.0,
        3 => 1.5,
        _ => 1.0,
    };
    assessment.item(item).effort * factor
}
