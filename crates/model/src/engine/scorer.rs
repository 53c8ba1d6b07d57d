//! The scorer: an assessment prepared for one form. Public methods only; what they do is in the files they call.

use super::answers::Answers;
use super::assessment::Assessment;
use super::evaluate;
use super::ids::{Capabilities, Capability, Form, Kind, Outcome};
use super::interval;
use super::ladder::Standing;
use super::moves::Trial;
use super::plan::{Constants, Plan};
use super::profile::Profile;
use super::report::{Move, Report};
use super::roadmap::{roadmap, robustness};
use super::slots::ItemIndex;
use super::{assemble, profile};

/// Largest weight of a capability; more would say nothing more and could overflow.
const LARGEST_WEIGHT: f64 = 1e6;

/// An assessment prepared for one form. Build it once and score many answers with it.
#[derive(Clone, Debug)]
pub struct Scorer<'a> {
    assessment: &'a Assessment,
    form: Form,
    plan: Plan,
}

/// How many items are answered, of those that apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Items answered with a rung.
    pub answered: u32,
    /// Items of the form that do not fall away as not applicable.
    pub applicable: u32,
}

/// What one given answer does to the gap.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// The item.
    pub item: ItemIndex,
    /// Change of the gap in points if the answer were one rung higher; `None` at the top.
    pub up: Option<f64>,
    /// Change of the gap in points if the answer were one rung lower; `None` at the bottom.
    pub down: Option<f64>,
}

impl<'a> Scorer<'a> {
    /// Prepares a form; every capability counts the same, and no outcome comes first.
    pub fn new(assessment: &'a Assessment, form: Form) -> Self {
        Self { assessment, form, plan: Plan::new(assessment, form) }
    }

    /// How much each capability counts (a of equation (8)), 0 to 1,000,000. A weight below 0, or no number, is 0.
    #[must_use]
    pub fn weights(mut self, weights: Capabilities<f64>) -> Self {
        self.plan.capability_weights = Capabilities::from_fn(|key| match weights[key] {
            weight if weight > 0.0 => weight.min(LARGEST_WEIGHT),
            _ => 0.0,
        });
        self
    }

    /// The outcome that comes first in the order of advice (15). It never changes the score.
    #[must_use]
    pub fn priority(mut self, priority: Option<Outcome>) -> Self {
        self.plan.prefer(self.assessment, priority);
        self
    }

    /// The assessment that this scores.
    pub fn assessment(&self) -> &'a Assessment {
        self.assessment
    }

    /// The form that this scores.
    pub fn form(&self) -> Form {
        self.form
    }

    /// The execution gap (8), 0–100 points; `None` without any evidence of execution.
    pub fn gap(&self, answers: &Answers) -> Option<f64> {
        let profile = Profile::new(&self.plan, answers);
        evaluate::gap(&self.plan, &self.plan.weights(profile.answered), &profile.roots, Constants::STANDARD)
    }

    /// The report without any advice: moves, roadmap and robustness are not worked out.
    pub fn result(&self, answers: &Answers) -> Report {
        assemble::result(self.assessment, self.form, &self.plan, answers)
    }

    /// The report without roadmap and robustness.
    pub fn brief(&self, answers: &Answers) -> Report {
        assemble::brief(self.assessment, self.form, &self.plan, answers)
    }

    /// The whole report. Roadmap and robustness cost some thousand evaluations.
    pub fn report(&self, answers: &Answers) -> Report {
        let mut report = self.brief(answers);
        self.with_trial(answers, |trial, standing| {
            report.roadmap = Some(roadmap(trial, standing));
            report.robustness = robustness(trial, standing);
        });
        report
    }

    /// What each answer does to the score: one entry for each item that counts, in questionnaire order. Empty if there
    /// is no gap.
    pub fn effects(&self, answers: &Answers) -> Vec<Effect> {
        let profile = Profile::new(&self.plan, answers);
        match self.gap(answers) {
            Some(gap) => interval::effects(&self.plan, &profile, answers, gap).collect(),
            None => Vec::new(),
        }
    }

    /// Every feasible move: one rung up for an answered result or practice, with the prerequisite steps it needs. By
    /// gain; ties by effort, then questionnaire order. Moves without gain are included.
    pub fn moves(&self, answers: &Answers) -> Vec<Move> {
        self.with_trial(answers, |trial, standing| trial.moves(standing))
    }

    /// The item that would be the best value if the best-value item were not there: what a close call is named with.
    pub fn runner_up(&self, answers: &Answers) -> Option<ItemIndex> {
        self.with_trial(answers, |trial, standing| {
            let gap = trial.gap(standing)?;
            let first = trial.best_item(standing, gap, |_| true)?;
            trial.best_item(standing, gap, |item| item != first)
        })
    }

    /// Answered and applicable items that feed this capability, by themselves or through their area.
    pub fn counts(&self, answers: &Answers, capability: Capability) -> Counts {
        self.count(answers, |item| match self.assessment.item(item).kind {
            Kind::Practice => self.assessment.item(item).capability == Some(capability),
            Kind::Strategy | Kind::Result => {
                let area = self.assessment.item(item).area;
                area.is_some_and(|area| self.assessment.area(area)[capability] > 0.0)
            }
        })
    }

    /// Answered and applicable items of the form.
    pub fn total_counts(&self, answers: &Answers) -> Counts {
        self.count(answers, |_| true)
    }

    fn count(&self, answers: &Answers, wanted: impl Fn(ItemIndex) -> bool) -> Counts {
        let profile = profile::Profile::new(&self.plan, answers);
        let count = |set: super::slots::ItemSet| set.iter().filter(|&item| wanted(item)).map(|_| 1u32).sum();
        Counts { answered: count(profile.answered), applicable: count(profile.applicable()) }
    }

    fn with_trial<T>(&self, answers: &Answers, run: impl FnOnce(&Trial<'_>, &Standing) -> T) -> T {
        let profile = Profile::new(&self.plan, answers);
        let weights = self.plan.weights(profile.answered);
        let trial =
            Trial { assessment: self.assessment, plan: &self.plan, weights: &weights, constants: Constants::STANDARD };
        run(&trial, &Standing::new(&profile, answers))
    }
}
