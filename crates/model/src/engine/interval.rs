//! How sure the gap is: the exact interval over all ways to finish, the resolution of one form, and which question
//! would settle most. Advice is not here.

use super::answers::{Answers, Rung};
use super::evaluate::gap;
use super::plan::{Constants, Means, Plan};
use super::profile::{Profile, end};
use super::scorer::Effect;
use super::slots::{ItemIndex, Slots};

/// The two corners of all completions.
pub(crate) struct Interval {
    weights: Means<f64>,
    best: Slots<f64>,
    worst: Slots<f64>,
    /// The smallest gap, points.
    pub(crate) low: Option<f64>,
    /// The largest gap, points.
    pub(crate) high: Option<f64>,
}

impl Interval {
    /// Sets every open item to the ends of its ladder (11). Because the gap is monotone in every answer, these two
    /// corners are the exact minimum and maximum.
    pub(crate) fn new(plan: &Plan, profile: &Profile) -> Self {
        Self::between(plan, profile, profile.corner(plan, true), profile.corner(plan, false))
    }

    /// The gaps of two given corners.
    pub(crate) fn between(plan: &Plan, profile: &Profile, best: Slots<f64>, worst: Slots<f64>) -> Self {
        let weights = plan.weights(profile.applicable());
        let at = |corner| gap(plan, &weights, corner, Constants::STANDARD);
        Self { low: at(&best), high: at(&worst), weights, best, worst }
    }

    /// Open items and the points that each would settle: the mean of how far the top falls if it is answered best and
    /// the bottom rises if it is answered worst. Largest first, equal ones in questionnaire order.
    pub(crate) fn ask_next(&self, plan: &Plan, profile: &Profile) -> Vec<(ItemIndex, f64)> {
        let (Some(low), Some(high)) = (self.low, self.high) else { return Vec::new() };
        let gap_with = |corner: &Slots<f64>, item, root| {
            let mut roots = *corner;
            roots[item] = root;
            gap(plan, &self.weights, &roots, Constants::STANDARD)
        };
        let mut questions: Vec<(ItemIndex, f64)> = Vec::with_capacity(profile.open.len() as usize);
        for item in profile.open.iter() {
            let fallen = gap_with(&self.worst, item, end(plan, item, true));
            let risen = gap_with(&self.best, item, end(plan, item, false));
            let Some((fallen, risen)) = fallen.zip(risen) else { continue };
            let points = ((high - fallen) + (risen - low)) / 2.0;
            // Insertion keeps equal ones in order, and is a tenth of the code that sorting brings.
            let place = questions.partition_point(|(_, other)| *other >= points);
            questions.insert(place, (item, points));
        }
        questions
    }
}

/// What each answered item does to the gap when it moves one rung, in questionnaire order.
pub(crate) fn effects<'a>(
    plan: &'a Plan,
    profile: &'a Profile,
    answers: &'a Answers,
    now: f64,
) -> impl Iterator<Item = Effect> + 'a {
    let weights = plan.weights(profile.answered);
    profile.answered.iter().filter_map(move |item| {
        let given = answers.get(item).rung()?;
        let change =
            |rung: Option<Rung>| Some(gap(plan, &weights, &profile.with(item, rung?), Constants::STANDARD)? - now);
        Some(Effect { item, up: change(given.up()), down: change(given.down()) })
    })
}

/// The largest change of the gap when any one answer moves one rung, points.
pub(crate) fn resolution(plan: &Plan, profile: &Profile, answers: &Answers, now: Option<f64>) -> Option<f64> {
    let largest = |effect: Effect| effect.up.unwrap_or(0.0).abs().max(effect.down.unwrap_or(0.0).abs());
    Some(effects(plan, profile, answers, now?).map(largest).fold(0.0, f64::max))
}
