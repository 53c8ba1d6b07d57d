//! Two moments: how fast the gap closes, and whether the promise or the delivery moved (13).

use super::answers::Answers;
use super::assessment::Assessment;
use super::error::{Error, Kind};
use super::evaluate;
use super::ids::Form;
use super::interval::resolution;
use super::model::IN_STEP;
use super::plan::{Constants, Plan};
use super::profile::Profile;
use super::slots::{ItemSet, Slots};

/// Mean length of a month in days.
const DAYS_A_MONTH: f64 = 30.4375;
const LONGEST_DAYS: f64 = 36525.0;
const LONGEST_MONTHS: f64 = 60.0;

/// What changed between two moments, on the items answered at both.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Trend {
    /// The gap before, points.
    #[serde(rename = "G0")]
    pub before: Option<f64>,
    /// The gap after, points.
    #[serde(rename = "G1")]
    pub after: Option<f64>,
    /// After minus before, points.
    pub change: Option<f64>,
    /// The part of the change that comes from the plans, points.
    pub from_ambition: Option<f64>,
    /// The part of the change that comes from execution, points.
    pub from_execution: Option<f64>,
    /// Points closed in a month.
    pub per_month: Option<f64>,
    /// The larger resolution of the two moments, points: a smaller change is not real.
    pub noise: Option<f64>,
    /// Whether the change is larger than the noise.
    pub real: bool,
    /// Months until the gap is in step (12 points), 0–60; `None` if it is not really closing.
    pub months_to_target: Option<f64>,
    /// Items answered at both moments, among them those that leave because their area is not whole.
    pub items: u32,
}

/// Compares two moments (13), on the items answered at both.
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
    let plan = Plan::new(assessment, form);
    let both = Profile::new(&plan, before).answered.and(Profile::new(&plan, after).answered);
    let basket = basket(&plan, both);
    let (before, after) = (only(assessment, basket, before), only(assessment, basket, after));
    let (old, new) = (Profile::new(&plan, &before), Profile::new(&plan, &after));
    let weights = plan.weights(basket);
    let gap = |roots: &Slots<f64>| evaluate::gap(&plan, &weights, roots, Constants::STANDARD);
    let crossed = |strategy: &Profile, execution: &Profile| {
        let mut roots = execution.roots;
        for item in basket.and(plan.strategy).iter() {
            roots[item] = strategy.roots[item];
        }
        gap(&roots)
    };
    let months = days / DAYS_A_MONTH;
    let mut trend = Trend { before: gap(&old.roots), after: gap(&new.roots), items: both.len(), ..Trend::default() };
    let corners = (trend.before, trend.after, crossed(&new, &old), crossed(&old, &new));
    let (Some(g0), Some(g1), Some(promised), Some(delivered)) = corners else { return Ok(trend) };
    let noise = resolution(&plan, &old, &before, Some(g0))
        .unwrap_or(0.0)
        .max(resolution(&plan, &new, &after, Some(g1)).unwrap_or(0.0));
    let per_month = (g0 - g1) / months;
    trend.change = Some(g1 - g0);
    // Each part is the mean of its two possible orders, so that they add up to the change (Shapley).
    trend.from_ambition = Some(((promised - g0) + (g1 - delivered)) / 2.0);
    trend.from_execution = Some(((delivered - g0) + (g1 - promised)) / 2.0);
    trend.per_month = Some(per_month);
    trend.noise = Some(noise);
    trend.real = (g1 - g0).abs() > noise;
    trend.months_to_target =
        (trend.real && per_month > 0.0).then(|| ((g1 - f64::from(IN_STEP)) / per_month).clamp(0.0, LONGEST_MONTHS));
    Ok(trend)
}

/// Of the items answered at both moments, those that are compared: an area with only one of its items among them leaves
/// whole; else results would stand without a plan.
fn basket(plan: &Plan, both: ItemSet) -> ItemSet {
    plan.pairs.iter().fold(both, |basket, pair| {
        let broken = pair.and(both) != pair.and(plan.asked);
        if broken { basket.without(*pair) } else { basket }
    })
}

/// The answers to these items alone.
fn only(assessment: &Assessment, basket: ItemSet, answers: &Answers) -> Answers {
    let mut matched = Answers::new();
    for item in assessment.indices(Form::Full).filter(|&item| basket.contains(item)) {
        matched.set(item, answers.get(item));
    }
    matched
}
