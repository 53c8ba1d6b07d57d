//! An assessment laid out for scoring one form: what each item weighs in each mean, and which items belong together.
//! Built once, read by every evaluation; no answers are here.

use super::assessment::{Assessment, Item, Measures};
use super::ids::{Area, Areas, Capabilities, Form, Kind, Outcome, Outcomes};
use super::means::{Home, Means};
use super::model;
use super::rung::Rung;
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
    /// The root of the value of each rung.
    pub(crate) roots: [f64; 5],
}

impl Constants {
    // √½ and √¾ are the correctly rounded roots, the same bits as `sqrt` gives.
    pub(crate) const STANDARD: Self = Self {
        d_max: model::D_MAX,
        tau: model::TAU,
        rho: model::RHO,
        roots: [0.0, 0.5, core::f64::consts::FRAC_1_SQRT_2, 0.866_025_403_784_438_6, 1.0],
    };

    /// The root of the value of a rung.
    #[inline]
    pub(crate) const fn root(&self, rung: Rung) -> f64 {
        let [zero, one, two, three, four] = self.roots;
        match rung {
            Rung::Zero => zero,
            Rung::One => one,
            Rung::Two => two,
            Rung::Three => three,
            Rung::Four => four,
        }
    }
}

/// The items of one area that a form asks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct AreaItems {
    pub(crate) strategy: Option<ItemIndex>,
    pub(crate) result: Option<ItemIndex>,
}

impl AreaItems {
    /// Both as a set; they leave the score together.
    pub(crate) fn set(self) -> ItemSet {
        self.strategy.into_iter().chain(self.result).collect()
    }
}

/// Everything about a form that does not depend on answers.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) form: Form,
    /// Scored items of the form.
    pub(crate) asked: ItemSet,
    /// Those of them that measure strategy.
    pub(crate) strategy: ItemSet,
    /// Those of them that measure execution.
    pub(crate) execution: ItemSet,
    pub(crate) areas: Areas<AreaItems>,
    /// The area of each result item.
    pub(crate) area_of_result: Slots<Option<Area>>,
    /// What each item weighs in each mean.
    pub(crate) rows: Slots<Means>,
    /// What all items of the form weigh together: the usual case, kept.
    complete: Means,
    /// What each item weighs for each outcome.
    pub(crate) outcomes: Slots<Outcomes<f64>>,
    /// Effort points of one of the first two rungs of each item.
    pub(crate) effort: Slots<f64>,
    /// What must stand at rung 2 before an item goes above it.
    pub(crate) prerequisite: Slots<Option<ItemIndex>>,
    /// Items outside the score, by outcome.
    pub(crate) goals: Outcomes<Option<ItemIndex>>,
    /// The item about bringing the most important system back.
    pub(crate) recovery: Option<ItemIndex>,
    pub(crate) capability_weights: Capabilities<f64>,
    /// How much a gain of this item counts in the order of advice; 1 without a priority.
    pub(crate) preference: Slots<f64>,
}

impl Layout {
    pub(crate) fn new(assessment: &Assessment, form: Form) -> Self {
        let set = |wanted: fn(Kind) -> bool| -> ItemSet {
            assessment.indices(form).filter(|&index| wanted(assessment.item(index).kind())).collect()
        };
        let asked = set(Kind::is_scored);
        let find = |measures| assessment.measuring(measures).filter(|&index| assessment.asks(form, index));
        let mut layout = Self {
            form,
            asked,
            strategy: set(|kind| kind == Kind::Strategy),
            execution: set(Kind::is_execution),
            areas: Areas::from_fn(|area| AreaItems {
                strategy: find(Measures::Strategy(area)),
                result: find(Measures::Result(area)),
            }),
            area_of_result: Slots::filled(None),
            rows: Slots::filled(Means::default()),
            complete: Means::default(),
            outcomes: Slots::filled(Outcomes::default()),
            effort: Slots::filled(0.0),
            prerequisite: Slots::filled(None),
            goals: Outcomes::from_fn(|outcome| find(Measures::Outside(outcome))),
            recovery: assessment.find(RECOVERY).filter(|&item| asked.contains(item)),
            capability_weights: Capabilities::from_fn(|_| 1.0),
            preference: Slots::filled(1.0),
        };
        for index in asked.iter() {
            let item = assessment.item(index);
            layout.rows[index] = row(assessment, item);
            layout.outcomes[index] = item.outcomes;
            if let Measures::Result(area) = item.measures {
                layout.area_of_result[index] = Some(area);
            }
            layout.effort[index] = item.effort;
            layout.prerequisite[index] = item.prerequisite;
        }
        layout.complete = layout.sum(asked, |_| 1.0);
        layout
    }

    /// Lets gains that serve this outcome come first: the chosen one counts 2, the others 2/3, so 1 on average.
    pub(crate) fn prefer(&mut self, priority: Option<Outcome>) {
        for item in self.asked.iter() {
            self.preference[item] = priority.map_or(1.0, |chosen| {
                let weigh = |(key, weight): (Outcome, &f64)| weight * if key == chosen { 2.0 } else { 2.0 / 3.0 };
                self.outcomes[item].iter().map(weigh).sum()
            });
        }
    }

    /// The sum over these items of what they weigh times a factor, in questionnaire order.
    #[inline]
    pub(crate) fn sum(&self, items: ItemSet, factor: impl Fn(ItemIndex) -> f64) -> Means {
        let mut sums = Means::default();
        for item in items.iter() {
            sums.add(&self.rows[item], factor(item));
        }
        sums
    }

    /// What these items weigh in each mean.
    #[inline]
    pub(crate) fn weights(&self, present: ItemSet) -> Means {
        if present == self.asked { self.complete } else { self.sum(present, |_| 1.0) }
    }

    /// The protection of people, devices and systems.
    pub(crate) fn protection(&self) -> Option<ItemIndex> {
        self.areas[Area::Security].result
    }

    /// How much of the equipment and basic software is still supported.
    pub(crate) fn base(&self) -> Option<ItemIndex> {
        self.areas[Area::Infrastructure].result
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

/// The public id of the item about bringing the most important system back from a copy. An assessment may do without.
const RECOVERY: &str = "REC";

/// What a scored item weighs in each mean.
fn row(assessment: &Assessment, item: &Item) -> Means {
    let home = match item.measures {
        Measures::Strategy(area) => Home::Strategy(*assessment.area(area)),
        Measures::Result(area) => Home::Results(*assessment.area(area)),
        Measures::Practice(own) => Home::Practices(Capabilities::from_fn(|k| if k == own { 1.0 } else { 0.0 })),
        Measures::Outside(_) => return Means::default(),
    };
    Means::of(home, &item.breakdowns)
}
