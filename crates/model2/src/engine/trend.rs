//! Two moments: which answers changed, whether the gap really moved, and whether promise, delivery or ways of working
//! moved it.

use super::answers::{Answer, Answers};
use super::assessment::Assessment;
use super::error::{Error, Kind};
use super::evaluate;
use super::given_values::GivenValues;
use super::ids::Form;
use super::layout::{Constants, Layout};
use super::model;
use super::reading;
use super::rung::Rung;
use super::scored::Scored;
use super::slots::{ItemIndex, ItemSet};

/// Mean length of a month in days.
const DAYS_A_MONTH: f64 = 30.4375;
const LONGEST_DAYS: f64 = 36525.0;
const LONGEST_MONTHS: f64 = 60.0;

/// What changed between two moments. The gaps are those of the items known at both.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trend {
    /// Every item of the form whose answer differs, with both answers, in questionnaire order.
    pub changed: Vec<Change>,
    /// Items known at both moments and higher now.
    pub up: u32,
    /// Items known at both moments and lower now.
    pub down: u32,
    /// Items known at both moments, among them those that leave because their area is not whole.
    pub items: u32,
    /// The gap before, points.
    pub before: Option<f64>,
    /// The gap after, points.
    pub after: Option<f64>,
    /// What moved the gap; `None` if either gap is missing.
    pub movement: Option<Movement>,
}

/// An answer that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The item.
    pub item: ItemIndex,
    /// The answer before.
    pub before: Answer,
    /// The answer after.
    pub after: Answer,
}

/// How a gap moved between two moments. The three parts add up to the change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Movement {
    /// After minus before, points.
    pub change: f64,
    /// The reading error of the change, points: a smaller change is not real.
    pub error: f64,
    /// Whether the change is larger than its reading error.
    pub real: bool,
    /// The part of the change that comes from the plans, points.
    pub from_ambition: f64,
    /// The part that comes from results, points.
    pub from_delivery: f64,
    /// The part that comes from practices, points.
    pub from_ways: f64,
    /// Points closed in a month.
    pub per_month: f64,
    /// Months until the gap is in step (12 points), 0–60; `None` if it is not really closing.
    pub months_to_target: Option<f64>,
}

/// Compares two moments.
///
/// # Errors
/// `days` is not a number above 0 and up to 36,525 (a century).
pub fn trend(
    assessment: &Assessment,
    form: Form,
    before: &Answers,
    after: &Answers,
    days: f64,
) -> Result<Trend, Error> {
    if !(days > 0.0 && days <= LONGEST_DAYS) {
        return Err(Kind::BadNumber {
            name: "days",
            found: days,
            allowed: "the days between the two moments are a number above 0 and up to 36525",
        }
        .into());
    }
    let layout = Layout::new(assessment, form);
    let (old, new) = (GivenValues::new(&layout, before), GivenValues::new(&layout, after));
    let both = old.known.and(new.known);
    let basket = basket(&layout, both);
    let on_basket = |given: GivenValues| {
        let none = ItemSet::default();
        Scored::among(&layout, GivenValues { known: basket, open: none, unknown: none, nobody: none, ..given })
    };
    let moved = |is_moved: fn(Rung, Rung) -> bool| both.filter(|item| is_moved(old.rungs[item], new.rungs[item])).len();
    let (old_view, new_view) = (on_basket(old), on_basket(new));
    Ok(Trend {
        changed: changed(assessment, form, before, after),
        up: moved(|before, after| before < after),
        down: moved(|before, after| before > after),
        items: both.len(),
        before: old_view.now.gap,
        after: new_view.now.gap,
        movement: movement(&old_view, &new_view, days / DAYS_A_MONTH),
    })
}

fn changed(assessment: &Assessment, form: Form, before: &Answers, after: &Answers) -> Vec<Change> {
    let change = |item| Change { item, before: before.get(item), after: after.get(item) };
    assessment.indices(form).map(change).filter(|change| change.before != change.after).collect()
}

/// Of the items known at both moments, those that are compared: an area with only one of its items among them leaves
/// whole; else results would stand without a plan.
fn basket(layout: &Layout, both: ItemSet) -> ItemSet {
    layout.areas.iter().map(|(_, items)| items.set()).fold(both, |basket, pair| {
        let is_broken = pair.and(both) != pair;
        if is_broken { basket.without(pair) } else { basket }
    })
}

/// What moved the gap between two views of the same items.
fn movement(old: &Scored<'_>, new: &Scored<'_>, months: f64) -> Option<Movement> {
    let (before, after) = (old.now.gap?, new.now.gap?);
    let change = after - before;
    let error = reading::error(reading::variance(old)? + reading::variance(new)?);
    let real = change.abs() > error;
    let per_month = (before - after) / months;
    let [from_ambition, from_delivery, from_ways] = parts(old, new)?;
    Some(Movement {
        change,
        error,
        real,
        from_ambition,
        from_delivery,
        from_ways,
        per_month,
        months_to_target: (real && per_month > 0.0)
            .then(|| ((after - f64::from(model::IN_STEP)) / per_month).clamp(0.0, LONGEST_MONTHS)),
    })
}

/// The parts of the change that come from strategy, results and practices: each the mean over all orders in which the
/// three can be renewed, so that they add up to the change (Shapley).
fn parts(old: &Scored<'_>, new: &Scored<'_>) -> Option<[f64; 3]> {
    let layout = old.layout;
    let is_result = |item: ItemIndex| layout.area_of_result[item].is_some();
    let gap = |renewed: [bool; 3]| {
        let [strategy, results, practices] = renewed;
        let sums = layout.sum(old.given.known, |item| {
            let is_renewed = match layout.strategy.contains(item) {
                true => strategy,
                false if is_result(item) => results,
                false => practices,
            };
            let given = if is_renewed { &new.given } else { &old.given };
            Constants::STANDARD.root(given.rungs[item])
        });
        evaluate::gap(layout, &old.weights, &sums, &Constants::STANDARD)
    };
    let part = |own: usize| {
        let renewed = |others: [bool; 2], is_renewed: bool| {
            let [one, other] = others;
            gap(match own {
                0 => [is_renewed, one, other],
                1 => [one, is_renewed, other],
                _ => [one, other, is_renewed],
            })
        };
        let adds = |others| Some(renewed(others, true)? - renewed(others, false)?);
        let (alone, last) = (adds([false, false])?, adds([true, true])?);
        Some(alone / 3.0 + adds([true, false])? / 6.0 + adds([false, true])? / 6.0 + last / 3.0)
    };
    Some([part(0)?, part(1)?, part(2)?])
}
