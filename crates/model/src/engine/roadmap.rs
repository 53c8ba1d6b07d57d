//! Moves in three phases with effort budgets, and how far the advice depends on the model's constants.

use super::ids::Phase;
use super::ladder::Standing;
use super::model::{BUDGETS, SETTINGS};
use super::moves::{Candidate, Trial, keep};
use super::plan::Constants;
use super::report::{PlannedMove, Robustness};
use super::round::{by_worth, to_billionth};
use super::slots::{ItemIndex, ItemSet};

/// One phase in the making.
#[derive(Clone)]
struct Course {
    standing: Standing,
    gap: f64,
    budget: f64,
    /// Items that climbed in this phase: none climbs more than one rung in it.
    climbed: ItemSet,
    moves: Vec<(ItemIndex, f64)>,
    worth: f64,
    effort: f64,
}

impl Course {
    fn take(&mut self, candidate: &Candidate, trial: &Trial<'_>) {
        self.worth += candidate.worth(trial.plan);
        self.effort += candidate.lift.effort;
        self.budget -= candidate.lift.effort;
        self.climbed = self.climbed.or(candidate.lift.lifted);
        self.standing = candidate.lift.standing;
        self.gap = candidate.gap;
        self.moves.push((candidate.item, candidate.gap));
    }

    /// Moves that still fit this phase and close something.
    fn open_moves(&self, trial: &Trial<'_>) -> impl Iterator<Item = Candidate> {
        let items = self.standing.answered.without(trial.plan.strategy);
        items.iter().filter_map(move |item| {
            let lift = self.standing.lift(trial.assessment, item)?;
            let fits = lift.effort <= self.budget && !lift.leaps && self.climbed.and(lift.lifted).is_empty();
            let candidate = if fits { trial.candidate(item, lift, self.gap)? } else { return None };
            (to_billionth(candidate.gain) > 0.0).then_some(candidate)
        })
    }

    /// Goes on by value for effort until nothing fits.
    fn complete(mut self, trial: &Trial<'_>) -> Self {
        loop {
            let mut best = None;
            for candidate in self.open_moves(trial) {
                keep(&mut best, (candidate.worth_per_effort(trial.plan), candidate.lift.effort), candidate);
            }
            match best {
                Some((_, candidate)) => self.take(&candidate, trial),
                None => return self,
            }
        }
    }
}

/// Plans three phases. Plain greed can miss two thirds of the best plan in a bad case, so each phase tries every
/// feasible first move, completes it greedily and keeps the best whole.
pub(crate) fn roadmap(trial: &Trial<'_>, from: &Standing) -> Vec<PlannedMove> {
    let Some(gap) = trial.gap(from) else { return Vec::new() };
    let mut planned = Vec::new();
    let mut here = Course {
        standing: *from,
        gap,
        budget: 0.0,
        climbed: ItemSet::default(),
        moves: Vec::new(),
        worth: 0.0,
        effort: 0.0,
    };
    for (phase, budget) in BUDGETS {
        here.budget += budget;
        here.climbed = ItemSet::default();
        (here.worth, here.effort) = (0.0, 0.0);
        here.moves.clear();
        let mut best: Option<Course> = None;
        for first in here.open_moves(trial) {
            let mut course = here.clone();
            course.take(&first, trial);
            let course = course.complete(trial);
            if best
                .as_ref()
                .is_none_or(|best| by_worth((course.worth, course.effort), (best.worth, best.effort)).is_lt())
            {
                best = Some(course);
            }
        }
        if let Some(best) = best {
            planned.extend(written(trial, &here.standing, &best, phase));
            here = best;
        }
    }
    planned
}

/// The moves of a phase with their steps, retraced from where the phase began.
fn written(trial: &Trial<'_>, from: &Standing, course: &Course, phase: Phase) -> Vec<PlannedMove> {
    let mut standing = *from;
    let mut written = Vec::with_capacity(course.moves.len());
    for &(item, gap_after) in &course.moves {
        let Some(lift) = standing.lift(trial.assessment, item) else { continue };
        let steps = standing.steps(trial.assessment, item);
        written.push(PlannedMove { phase, steps, effort: lift.effort, gap_after });
        standing = lift.standing;
    }
    written
}

/// Recomputes gap and best-value item under 27 settings of the constants.
pub(crate) fn robustness(trial: &Trial<'_>, from: &Standing) -> Option<Robustness> {
    let advised = trial.best_item(from, trial.gap(from)?, |_| true);
    let mut result = Robustness { same: 0, of: 0, lo: 100.0, hi: 0.0 };
    let [drags, ambitions, shares] = SETTINGS;
    for d_max in drags {
        for tau in ambitions {
            for rho in shares {
                let setting = Trial { constants: Constants { d_max, tau, rho }, ..*trial };
                let gap = setting.gap(from)?;
                result.of = result.of.wrapping_add(1);
                if setting.best_item(from, gap, |_| true) == advised {
                    result.same = result.same.wrapping_add(1);
                }
                result.lo = result.lo.min(gap);
                result.hi = result.hi.max(gap);
            }
        }
    }
    Some(result)
}
