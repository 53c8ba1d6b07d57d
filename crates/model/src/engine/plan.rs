//! An assessment laid out for scoring one form: for each weighted mean the items and weights that enter it. Built once,
//! read by every evaluation; no answers are here.

use super::assessment::{Assessment, Item};
use super::ids::{Breakdowns, Capabilities, Form, Kind, Outcome, Outcomes};
use super::model;
use super::slots::{ItemIndex, ItemSet, Slots};

/// The model's constants. Only the robustness check changes them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Constants {
    /// Most that drag can take from execution.
    pub(crate) d_max: f64,
    /// Reference ambition.
    pub(crate) tau: f64,
    /// Share of results in execution.
    pub(crate) rho: f64,
}

impl Constants {
    pub(crate) const STANDARD: Self = Self { d_max: model::D_MAX, tau: model::TAU, rho: model::RHO };
}

/// An item that enters a mean, with its weight, which is above 0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term {
    pub(crate) item: ItemIndex,
    pub(crate) weight: f64,
}

/// The items of one weighted mean, in questionnaire order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group(Vec<Term>);

impl Group {
    fn new(assessment: &Assessment, form: Form, weight: impl Fn(&Item) -> f64) -> Self {
        let term = |item: ItemIndex| Term { item, weight: weight(assessment.item(item)) };
        Self(assessment.indices(form).map(term).filter(|term| term.weight > 0.0).collect())
    }

    /// The weight of the terms that are present.
    pub(crate) fn weight(&self, present: ItemSet) -> f64 {
        self.0.iter().map(|term| if present.contains(term.item) { term.weight } else { 0.0 }).sum()
    }

    /// The weighted sum of the roots of the values. What is absent has the root 0.
    #[inline]
    pub(crate) fn sum(&self, roots: &Slots<f64>) -> f64 {
        let mut sum = 0.0;
        for term in &self.0 {
            sum += term.weight * roots[term.item];
        }
        sum
    }
}

/// One value for each mean of equations (1) to (3).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Means<T> {
    pub(crate) strategy: Capabilities<T>,
    pub(crate) results: Capabilities<T>,
    pub(crate) practices: Capabilities<T>,
    pub(crate) health: Breakdowns<T>,
}

/// Everything about a form that does not depend on answers.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// Items of the form.
    pub(crate) asked: ItemSet,
    /// Those of them that measure strategy.
    pub(crate) strategy: ItemSet,
    /// For each area, its items; they leave the score together.
    pub(crate) pairs: Vec<ItemSet>,
    pub(crate) groups: Means<Group>,
    /// Weights when every item of the form is present: the usual case, kept.
    pub(crate) complete: Means<f64>,
    pub(crate) outcome_plans: Outcomes<Group>,
    pub(crate) outcome_support: Outcomes<Group>,
    pub(crate) capability_weights: Capabilities<f64>,
    /// How much a gain of this item counts in the order of advice; 1 without a preference.
    pub(crate) preference: Slots<f64>,
}

impl Plan {
    pub(crate) fn new(assessment: &Assessment, form: Form) -> Self {
        let group = |weight: &dyn Fn(&Item) -> f64| Group::new(assessment, form, weight);
        let of_area = |kind: Kind| {
            Capabilities::from_fn(|key| {
                group(&|item| match item.area {
                    Some(area) if item.kind == kind => assessment.area(area)[key],
                    _ => 0.0,
                })
            })
        };
        let groups = Means {
            strategy: of_area(Kind::Strategy),
            results: of_area(Kind::Result),
            practices: Capabilities::from_fn(|key| group(&|item| if item.capability == Some(key) { 1.0 } else { 0.0 })),
            health: Breakdowns::from_fn(|key| group(&|item| item.breakdowns[key])),
        };
        let outcome = |execution: bool| {
            Outcomes::from_fn(|key| {
                group(&|item| if item.is_execution() == execution { item.outcomes[key] } else { 0.0 })
            })
        };
        let set = |wanted: &dyn Fn(&Item) -> bool| {
            let mut set = ItemSet::default();
            assessment
                .indices(form)
                .filter(|&index| wanted(assessment.item(index)))
                .for_each(|index| set.insert(index));
            set
        };
        let asked = set(&|_| true);
        Self {
            asked,
            strategy: set(&|item| !item.is_execution()),
            pairs: super::ids::Area::ALL.map(|area| set(&|item| item.area == Some(area))).to_vec(),
            complete: groups.weights(asked),
            groups,
            outcome_plans: outcome(false),
            outcome_support: outcome(true),
            capability_weights: Capabilities::from_fn(|_| 1.0),
            preference: Slots::filled(1.0),
        }
    }

    /// Lets gains that serve this outcome come first (15): the chosen one counts 2, the others 2/3, so 1 on average.
    pub(crate) fn prefer(&mut self, assessment: &Assessment, priority: Option<Outcome>) {
        for index in self.asked.iter() {
            self.preference[index] = priority.map_or(1.0, |chosen| {
                let outcomes = &assessment.item(index).outcomes;
                outcomes.iter().map(|(key, weight)| weight * if key == chosen { 2.0 } else { 2.0 / 3.0 }).sum()
            });
        }
    }

    /// The weights of the means when only these items are present.
    pub(crate) fn weights(&self, present: ItemSet) -> Means<f64> {
        if present == self.asked { self.complete } else { self.groups.weights(present) }
    }

    /// The mean over capabilities, in the range of the values; `None` if no weight remains.
    #[inline]
    pub(crate) fn over_capabilities(&self, values: &Capabilities<Option<f64>>) -> Option<f64> {
        let (mut sum, mut weights) = (0.0, 0.0);
        for (key, value) in values.iter() {
            if let Some(value) = value {
                sum += self.capability_weights[key] * value;
                weights += self.capability_weights[key];
            }
        }
        (weights > 0.0).then(|| sum / weights)
    }
}

impl Means<Group> {
    fn weights(&self, present: ItemSet) -> Means<f64> {
        Means {
            strategy: Capabilities::from_fn(|key| self.strategy[key].weight(present)),
            results: Capabilities::from_fn(|key| self.results[key].weight(present)),
            practices: Capabilities::from_fn(|key| self.practices[key].weight(present)),
            health: Breakdowns::from_fn(|key| self.health[key].weight(present)),
        }
    }
}
