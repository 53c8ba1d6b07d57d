//! How far the open answers leave the gap open: the exact interval over all ways to finish, and which question would
//! settle most. How far known answers may be misread is in `reading`.

use super::evaluate::gap;
use super::given_values::{corner, end};
use super::layout::{Constants, Layout};
use super::means::Means;
use super::round::to_billionth;
use super::scored::Scored;
use super::slots::{ItemIndex, ItemSet};

/// The two corners of all completions.
pub(crate) struct Interval {
    weights: Means,
    best: Means,
    worst: Means,
    /// The smallest gap, points.
    pub(crate) low: Option<f64>,
    /// The largest gap, points.
    pub(crate) high: Option<f64>,
}

impl Interval {
    /// Sets every open item to the ends of its ladder. Because the gap is monotone in every answer, these two corners
    /// are the exact minimum and maximum.
    pub(crate) fn new(scored: &Scored<'_>) -> Self {
        let Scored { layout, given, sums, .. } = scored;
        if given.open.is_empty() {
            let gap = scored.now.gap;
            return Self { weights: scored.weights, best: *sums, worst: *sums, low: gap, high: gap };
        }
        let ends = [true, false].map(|best| corner(layout, sums, given.open, best));
        Self::between(layout, given.applicable(), ends)
    }

    /// The gaps of two given corners, best and worst, of items that all apply.
    pub(crate) fn between(layout: &Layout, applicable: ItemSet, [best, worst]: [Means; 2]) -> Self {
        let weights = layout.weights(applicable);
        let at = |corner| gap(layout, &weights, corner, &Constants::STANDARD);
        Self { low: at(&best), high: at(&worst), weights, best, worst }
    }

    /// Open items and the points that each would settle: the mean of how far the top falls if it is answered best and
    /// the bottom rises if it is answered worst. Largest first, equal ones in questionnaire order.
    pub(crate) fn ask_next(&self, layout: &Layout, open: ItemSet) -> Vec<(ItemIndex, f64)> {
        let (Some(low), Some(high)) = (self.low, self.high) else { return Vec::new() };
        let mut questions: Vec<(ItemIndex, f64)> = Vec::with_capacity(open.len() as usize);
        for item in open.iter() {
            let gap_with = |corner: &Means, best: bool| {
                let by = end(layout, item, best) - end(layout, item, !best);
                gap(layout, &self.weights, &corner.plus(&layout.rows[item], by), &Constants::STANDARD)
            };
            let Some((fallen, risen)) = gap_with(&self.worst, true).zip(gap_with(&self.best, false)) else { continue };
            let points = ((high - fallen) + (risen - low)) / 2.0;
            // Insertion keeps equal ones in order, and is a tenth of the code that sorting brings.
            let place = questions.partition_point(|(_, other)| to_billionth(*other) >= to_billionth(points));
            questions.insert(place, (item, points));
        }
        questions
    }
}
