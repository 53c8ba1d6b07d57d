//! The scorer: an assessment prepared for one form. Public methods only; what they do is in the files they call.

use super::answers::Answers;
use super::assemble;
use super::assessment::{Assessment, Measures};
use super::choices::Capacity;
use super::evaluate;
use super::given_values::GivenValues;
use super::ids::{Capabilities, Capability, Form, Outcome};
use super::ladder::Standing;
use super::layout::{Constants, Layout};
use super::moves::Trial;
use super::reading;
use super::report::{Effect, Move, Report};
use super::scored::Scored;
use super::slots::ItemIndex;

/// Largest weight of a capability; more would say nothing more and could overflow.
const LARGEST_WEIGHT: f64 = 1e6;

/// An assessment prepared for one form. Build it once and score many answers with it.
#[derive(Clone, Debug)]
pub struct Scorer<'a> {
    assessment: &'a Assessment,
    layout: Layout,
    capacity: Capacity,
}

/// How many items are known, of those that apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Items answered with a rung, or with "nobody knows".
    pub answered: u32,
    /// Scored items of the form that do not fall away as not applicable.
    pub applicable: u32,
}

impl<'a> Scorer<'a> {
    /// Prepares a form; every capability counts the same, no outcome comes first, and the capacity is that of an
    /// organisation of unknown size.
    pub fn new(assessment: &'a Assessment, form: Form) -> Self {
        Self { assessment, layout: Layout::new(assessment, form), capacity: Capacity::default() }
    }

    /// How much each capability counts (a of equation (8)), 0 to 1,000,000. A weight below 0, or no number, is 0.
    #[must_use]
    pub fn weights(mut self, weights: Capabilities<f64>) -> Self {
        self.layout.capability_weights = Capabilities::from_fn(|key| match weights[key] {
            weight if weight > 0.0 => weight.min(LARGEST_WEIGHT),
            _ => 0.0,
        });
        self
    }

    /// The outcome that comes first in the order of advice. It never changes the score.
    #[must_use]
    pub fn priority(mut self, priority: Option<Outcome>) -> Self {
        self.layout.prefer(priority);
        self
    }

    /// The effort points that the roadmap may spend. They never change the score.
    #[must_use]
    pub fn capacity(mut self, capacity: Capacity) -> Self {
        self.capacity = capacity;
        self
    }

    /// The assessment that this scores.
    pub fn assessment(&self) -> &'a Assessment {
        self.assessment
    }

    /// The form that this scores.
    pub fn form(&self) -> Form {
        self.layout.form
    }

    /// The execution gap (8), 0–100 points; `None` without any evidence of execution.
    pub fn gap(&self, answers: &Answers) -> Option<f64> {
        let given = GivenValues::new(&self.layout, answers);
        let sums = given.sums(&self.layout, given.known, &Constants::STANDARD);
        evaluate::gap(&self.layout, &self.layout.weights(given.known), &sums, &Constants::STANDARD)
    }

    /// The report without any advice: moves, roadmap and robustness are not worked out.
    pub fn result(&self, answers: &Answers) -> Report {
        assemble::result(self.assessment, &self.scored(answers), answers, self.capacity)
    }

    /// The report without roadmap and robustness.
    pub fn brief(&self, answers: &Answers) -> Report {
        assemble::brief(self.assessment, &self.scored(answers), answers, self.capacity)
    }

    /// The whole report. Roadmap and robustness cost up to two thousand evaluations.
    pub fn report(&self, answers: &Answers) -> Report {
        assemble::whole_report(self.assessment, &self.scored(answers), answers, self.capacity)
    }

    /// What each answer does to the score: one entry for each item that counts, in questionnaire order. Empty if there
    /// is no gap.
    pub fn effects(&self, answers: &Answers) -> Vec<Effect> {
        reading::effects(&self.scored(answers)).collect()
    }

    /// Every feasible move from the given answers: a known result or practice to its next target, with the prerequisite
    /// that it needs. By gain; ties by effort, then questionnaire order. Moves without gain are included.
    pub fn moves(&self, answers: &Answers) -> Vec<Move> {
        let scored = self.scored(answers);
        let trial = Trial { layout: &self.layout, weights: &scored.weights, constants: &Constants::STANDARD };
        Standing::new(&scored).map(|standing| trial.moves(&standing)).unwrap_or_default()
    }

    /// Known and applicable items that feed this capability, by themselves or through their area.
    pub fn counts(&self, answers: &Answers, capability: Capability) -> Counts {
        self.count(answers, |item| match self.assessment.item(item).measures {
            Measures::Practice(own) => own == capability,
            Measures::Strategy(area) | Measures::Result(area) => self.assessment.area(area)[capability] > 0.0,
            Measures::Outside(_) => false,
        })
    }

    /// Known and applicable items of the form.
    pub fn total_counts(&self, answers: &Answers) -> Counts {
        self.count(answers, |_| true)
    }

    fn count(&self, answers: &Answers, wanted: impl Fn(ItemIndex) -> bool) -> Counts {
        let given = GivenValues::new(&self.layout, answers);
        let count = |set: super::slots::ItemSet| set.filter(&wanted).len();
        Counts { answered: count(given.known), applicable: count(given.applicable()) }
    }

    fn scored(&self, answers: &Answers) -> Scored<'_> {
        Scored::new(&self.layout, answers)
    }
}
