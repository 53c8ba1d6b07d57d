//! How far the gap and the first move depend on what is judgement: the model's constants, what a rung is worth, and the
//! efforts.

use super::ids::Firmness;
use super::ladder::Climb;
use super::layout::Constants;
use super::moves::Trial;
use super::report::{FirstMoveStands, Robustness};
use super::roadmap::FirstChoice;
use super::round::{reaches, to_billionth};
use super::scored::Scored;
use super::slots::ItemIndex;

/// Settings of D_max, τ and ρ.
const DRAGS: [f64; 3] = [0.15, 0.25, 0.35];
const AMBITIONS: [f64; 3] = [0.4, 0.5, 0.6];
const SHARES: [f64; 3] = [0.35, 0.5, 0.65];
/// What each rung is worth.
const VALUES: [[f64; 5]; 3] = [[0.0, 0.25, 0.5, 0.75, 1.0], [0.0, 0.15, 0.5, 0.85, 1.0], [0.0, 0.35, 0.5, 0.65, 1.0]];
/// How far efforts are varied: times this for one half of the items, divided by it for the other.
const SKEW: f64 = 1.4;
/// Tables of effort: the efforts as they are, and for each bit of an item's position the two ways to skew by it.
const EFFORTS: u32 = 11;
/// Settings of the constants.
const SETTINGS: u32 = 81;

/// One move under one setting.
struct Tried {
    item: ItemIndex,
    worth: f64,
    /// Effort points of the move's own step and of its prerequisite's.
    efforts: [Option<(ItemIndex, f64)>; 2],
}

/// The report's robustness; `None` without a gap.
pub(crate) fn robustness(scored: &Scored<'_>, first: Option<&FirstChoice>) -> Option<Robustness> {
    scored.now.gap?;
    let candidates = first.map(|first| candidates(scored, first)).unwrap_or_default();
    let mut result = Robustness { first: None, of: SETTINGS.wrapping_mul(EFFORTS), lo: 100.0, hi: 0.0 };
    let (mut same, mut top3) = (0_u32, 0_u32);
    let mut tried = Vec::with_capacity(candidates.len());
    for constants in settings() {
        let sums = scored.given.sums(scored.layout, scored.given.known, &constants);
        let trial = Trial { layout: scored.layout, weights: &scored.weights, constants: &constants };
        let gap = trial.gap(&sums)?;
        (result.lo, result.hi) = (result.lo.min(gap), result.hi.max(gap));
        let Some(first) = first else { continue };
        try_all(&trial, scored, first, &candidates, &mut tried);
        for table in 0..EFFORTS {
            let Some(place) = place(&tried, first.item, table) else { continue };
            same = same.wrapping_add(u32::from(place == 0));
            top3 = top3.wrapping_add(u32::from(place < 3));
        }
    }
    result.first = first.map(|_| FirstMoveStands { same, top3, firmness: firmness(same, result.of) });
    Some(result)
}

/// Every setting of the constants.
fn settings() -> impl Iterator<Item = Constants> {
    VALUES.into_iter().flat_map(|values| {
        let roots = values.map(f64::sqrt);
        DRAGS.into_iter().flat_map(move |d_max| {
            AMBITIONS
                .into_iter()
                .flat_map(move |tau| SHARES.into_iter().map(move |rho| Constants { d_max, tau, rho, roots }))
        })
    })
}

/// The moves among which the first one was chosen, whatever they close: another setting may see more in them.
fn candidates(scored: &Scored<'_>, first: &FirstChoice) -> Vec<Climb> {
    let layout = scored.layout;
    let items = first.from.known.and(layout.execution);
    let climbs = items.iter().filter_map(|item| first.from.climb(layout, item));
    let is_open = |climb: &Climb| {
        let effort = first.from.efforts(layout, *climb).map(|(_, effort)| effort).sum();
        climb.items().and(first.climbed).is_empty() && reaches(first.left, effort)
    };
    climbs.filter(is_open).collect()
}

/// What each move is worth under a setting, leaving out those that close nothing.
fn try_all(trial: &Trial<'_>, scored: &Scored<'_>, first: &FirstChoice, candidates: &[Climb], tried: &mut Vec<Tried>) {
    tried.clear();
    let mut from = first.from;
    from.sums = scored.layout.sum(from.known, |item| trial.constants.root(from.rungs[item]));
    let Some(gap) = trial.gap(&from.sums) else { return };
    from.gap = gap;
    for &climb in candidates {
        let Some(candidate) = trial.candidate(&from, climb) else { continue };
        let worth = candidate.gain * trial.layout.preference[climb.item];
        if to_billionth(worth) > 0.0 {
            let mut efforts = from.efforts(trial.layout, climb);
            tried.push(Tried { item: climb.item, worth, efforts: [efforts.next(), efforts.next()] });
        }
    }
}

/// How many moves stand before that of this item with this table of effort; `None` if it closes nothing.
fn place(tried: &[Tried], item: ItemIndex, table: u32) -> Option<usize> {
    let rank = |tried: &Tried| {
        let efforts = tried.efforts.iter().flatten();
        let effort: f64 = efforts.map(|&(item, effort)| skewed(item, effort, table)).sum();
        (to_billionth(tried.worth / effort), to_billionth(effort))
    };
    let (position, chosen) = tried.iter().enumerate().find(|(_, tried)| tried.item == item)?;
    let (worth, effort) = rank(chosen);
    let is_before = |(other_position, other): &(usize, &Tried)| {
        let (other_worth, other_effort) = rank(other);
        let is_earlier = other_effort == effort && *other_position < position;
        other_worth > worth || (other_worth == worth && (other_effort < effort || is_earlier))
    };
    Some(tried.iter().enumerate().filter(is_before).count())
}

/// The effort of a step of this item in a table.
fn skewed(item: ItemIndex, effort: f64, table: u32) -> f64 {
    let Some(number) = table.checked_sub(1) else { return effort };
    let (bit, is_reverse) = (number / 2, number % 2 == 1);
    let is_set = item.get().wrapping_shr(bit) & 1 == 1;
    if is_set != is_reverse { effort * SKEW } else { effort / SKEW }
}

fn firmness(same: u32, of: u32) -> Firmness {
    if same.wrapping_mul(10) >= of.wrapping_mul(9) {
        Firmness::Clear
    } else if same.wrapping_mul(3) >= of.wrapping_mul(2) {
        Firmness::Likely
    } else {
        Firmness::Close
    }
}
