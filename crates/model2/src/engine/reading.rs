//! The reading error: how far the gap of one filled-in form may lie from that of another, because answers are read a
//! rung higher or lower.

use super::model;
use super::report::{BandSpan, Effect};
use super::round::{band, whole};
use super::scored::Scored;

/// What each known item does to the gap when it moves one rung, in questionnaire order. Nothing without a gap.
pub(crate) fn effects<'a>(scored: &'a Scored<'a>) -> impl Iterator<Item = Effect> + 'a {
    scored.given.known.iter().filter_map(move |item| {
        let (rung, now) = (scored.given.rungs[item], scored.now.gap?);
        let change = |rung| Some(scored.gap_with(item, rung?)? - now);
        Some(Effect { item, up: change(rung.up()), down: change(rung.down()) })
    })
}

/// The variance of the gap from misread answers, points squared; `None` without a gap. At an end of the ladder the only
/// neighbour counts for both.
pub(crate) fn variance(scored: &Scored<'_>) -> Option<f64> {
    scored.now.gap?;
    let of_item = |effect: Effect| {
        let (up, down) = (effect.up.or(effect.down), effect.down.or(effect.up));
        let square = |change: Option<f64>| change.map_or(0.0, |change| change * change);
        model::MISREAD * (square(up) + square(down)) / 2.0
    };
    Some(effects(scored).map(of_item).sum())
}

/// The range within which nineteen readings in twenty lie, points to either side of what has this variance.
pub(crate) fn error(variance: f64) -> f64 {
    model::Z * variance.sqrt()
}

/// The bands in which the gap may lie, with the reading error around the point or the interval if that is wider.
pub(crate) fn bands_possible(gap: f64, error: f64, low: Option<f64>, high: Option<f64>) -> BandSpan {
    let least = low.unwrap_or(gap).min(gap - error).max(0.0);
    let most = high.unwrap_or(gap).max(gap + error).min(100.0);
    BandSpan { best: band(whole(least)), worst: band(whole(most)) }
}
