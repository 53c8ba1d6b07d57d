//! Moves in three phases with capacities: safety first, then always what closes most for its effort and still fits.
//! How far that order depends on the model's constants is in `robustness`.

use super::choices::Capacity;
use super::ids::{Form, Phase, Why};
use super::ladder::Standing;
use super::model;
use super::moves::{Candidate, Trial, best};
use super::report::PlannedMove;
use super::round::{reaches, to_billionth};
use super::rung::Rung;
use super::slots::{ItemIndex, ItemSet};

/// Points by which a move may close less and count as about equal, if it takes no more effort.
const ABOUT: f64 = 0.5;
/// Share of the first move's worth for its effort from which a move counts as about equal.
const NEARLY: f64 = 0.9;

/// Planned moves, and how the first one was chosen.
pub(crate) struct Roadmap {
    pub(crate) moves: Vec<PlannedMove>,
    pub(crate) first: Option<FirstChoice>,
}

/// The choice of the first move that is made for its value: what it was chosen from, and from where.
pub(crate) struct FirstChoice {
    pub(crate) item: ItemIndex,
    /// Other items whose moves are about as good.
    pub(crate) about_equal: ItemSet,
    pub(crate) from: Standing,
    /// Items that had climbed already.
    pub(crate) climbed: ItemSet,
    /// Effort points that were left; endless where capacity sets no limit.
    pub(crate) left: f64,
}

/// A roadmap in the making.
struct Course<'a> {
    trial: &'a Trial<'a>,
    standing: Standing,
    /// Effort points left; below 0 where safety or the one first move took more than there was.
    left: f64,
    /// Items that climbed in this phase: none reaches two targets in it.
    climbed: ItemSet,
    roadmap: Roadmap,
    /// Candidates of one choice, kept for their memory.
    offered: Vec<Candidate>,
}

/// Plans the first phases; the express form plans the first one only.
pub(crate) fn roadmap(trial: &Trial<'_>, from: &Standing, capacity: Capacity, phases: &[Phase]) -> Roadmap {
    let mut course = Course {
        trial,
        standing: *from,
        left: 0.0,
        climbed: ItemSet::default(),
        roadmap: Roadmap { moves: Vec::new(), first: None },
        offered: Vec::with_capacity(from.known.len() as usize),
    };
    let is_express = trial.layout.form == Form::Express;
    for &phase in phases.iter().filter(|&&phase| phase == Phase::Now || !is_express) {
        course.left += capacity.of(phase);
        course.climbed = ItemSet::default();
        if phase == Phase::Now {
            course.make_safe();
        }
        course.fill(phase, is_express);
    }
    course.roadmap
}

impl Course<'_> {
    /// Recovery and protection come first, whatever they close and whatever they take.
    fn make_safe(&mut self) {
        let layout = self.trial.layout;
        for item in [layout.recovery, layout.protection()].into_iter().flatten() {
            let is_due = self.standing.known.contains(item) && self.standing.rungs[item] <= Rung::One;
            let climb = self.standing.climb(layout, item).filter(|_| is_due);
            if let Some(candidate) = climb.and_then(|climb| self.trial.candidate(&self.standing, climb)) {
                self.take(candidate, Phase::Now, Why::Safety);
            }
        }
    }

    /// Goes on by value for effort until nothing fits.
    fn fill(&mut self, phase: Phase, is_express: bool) {
        while !(is_express && self.roadmap.moves.len() >= model::EXPRESS_MOVES) {
            let is_endless = self.offer(phase, is_express);
            let Some(candidate) = best(self.offered.iter().copied(), |candidate| self.rank(candidate)) else { return };
            if phase == Phase::Now && self.roadmap.first.is_none() {
                self.roadmap.first = Some(self.first_choice(&candidate, is_endless));
            }
            self.take(candidate, phase, Why::Value);
        }
    }

    /// Collects the moves to choose from, and says whether capacity sets no limit to them.
    fn offer(&mut self, phase: Phase, is_express: bool) -> bool {
        let Self { trial, standing, climbed, left, offered, .. } = self;
        let fits = |candidate: &Candidate| reaches(*left, candidate.effort);
        offered.clear();
        let is_open = |candidate: &Candidate| candidate.closes() && candidate.climb.items().and(*climbed).is_empty();
        offered.extend(trial.candidates(standing).filter(is_open));
        let is_start = phase == Phase::Now && self.roadmap.moves.is_empty();
        let is_endless = is_express || (is_start && !offered.iter().any(fits));
        if !is_endless {
            offered.retain(fits);
        }
        is_endless
    }

    fn rank(&self, candidate: &Candidate) -> (f64, f64) {
        (candidate.worth_per_effort(self.trial.layout), candidate.effort)
    }

    fn first_choice(&self, chosen: &Candidate, is_endless: bool) -> FirstChoice {
        let worth = |candidate: &Candidate| candidate.worth_per_effort(self.trial.layout);
        let is_about_equal = |other: &&Candidate| {
            let is_worth_it = to_billionth(worth(other)) >= to_billionth(NEARLY * worth(chosen));
            let closes_about = to_billionth(other.gain) >= to_billionth(chosen.gain - ABOUT);
            is_worth_it || (other.effort <= chosen.effort && closes_about)
        };
        let others = self.offered.iter().filter(|other| other.climb.item != chosen.climb.item);
        FirstChoice {
            item: chosen.climb.item,
            about_equal: others.filter(is_about_equal).map(|other| other.climb.item).collect(),
            from: self.standing,
            climbed: self.climbed,
            left: if is_endless { f64::INFINITY } else { self.left },
        }
    }

    fn take(&mut self, candidate: Candidate, phase: Phase, why: Why) {
        self.standing.make(self.trial.layout, candidate.climb, candidate.gap_after);
        self.climbed = self.climbed.or(candidate.climb.items());
        self.left -= candidate.effort;
        let gap_after = candidate.gap_after;
        self.roadmap.moves.push(PlannedMove { phase, why, step: candidate.to_move(), gap_after });
    }
}
