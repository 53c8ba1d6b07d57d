//! What the gap costs, from amounts that the visitor typed. Without an amount there is no number.

use super::error::{Error, Kind};
use super::round::two_digits;
use super::rung::Rung;

/// What the cost is worked out from.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CostInput {
    /// The gap, points 0–100.
    pub gap: f64,
    /// The smallest gap that open answers allow, if any are open; else `gap`.
    pub low: Option<f64>,
    /// The largest gap that open answers allow, if any are open; else `gap`.
    pub high: Option<f64>,
    /// The reading error of the gap, points 0–100, if it is known; else 0.
    pub error: Option<f64>,
    /// Yearly spend on technology change, any currency, not below 0.
    pub change_spend: Option<f64>,
    /// Yearly cost of IT staff, same currency, not below 0.
    pub it_staff_cost: Option<f64>,
    /// The answer about unplanned work, whose rung names a bracket of working time.
    pub unplanned_rung: Option<Rung>,
    /// What is assumed.
    pub assumptions: Assumptions,
}

/// What the cost assumes; the default is the published model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assumptions {
    /// The gap from which value is lost, points 0–99. Beyond it the loss grows in proportion to the gap.
    pub from_gap: f64,
    /// Share of change spend lost at a gap of 100 points (low, middle, high), 0–1, never falling.
    pub lost: [f64; 3],
    /// Share of working time that goes into unplanned work everywhere, 0–1.
    pub usual: f64,
    /// Share of the excess of unplanned work that could be planned (low, middle, high), 0–1, never falling.
    pub movable: [f64; 3],
    /// Share of the cost of IT staff that is in the change spend too, 0–1. It is counted once where both are known.
    pub shared: f64,
    /// Yearly cost of what neither part prices, such as breaches; not below 0. It is added where there is a part.
    pub added: f64,
}

impl Default for Assumptions {
    fn default() -> Self {
        Self { from_gap: 0.0, lost: VALUE_LOST, usual: USUAL, movable: MOVABLE, shared: 0.0, added: 0.0 }
    }
}

impl Assumptions {
    fn check(self) -> Result<Self, Error> {
        let share = "a share is a number from 0 to 1";
        let rising = "low, middle and high are numbers from 0 to 1, none smaller than the one before";
        check("from_gap", self.from_gap, 0.0, 99.0, "the gap from which value is lost is a number from 0 to 99")?;
        check("usual", self.usual, 0.0, 1.0, share)?;
        check("shared", self.shared, 0.0, 1.0, share)?;
        check("added", self.added, 0.0, LARGEST, AMOUNT)?;
        for (name, [low, middle, high]) in [("lost", self.lost), ("movable", self.movable)] {
            check(name, high, 0.0, 1.0, rising)?;
            check(name, middle, 0.0, high, rising)?;
            check(name, low, 0.0, middle, rising)?;
        }
        Ok(self)
    }
}

/// Yearly cost, each as low, middle and high.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Cost {
    /// Value lost from technology change.
    pub value: Option<[f64; 3]>,
    /// Cost of unplanned work beyond the usual.
    pub reactive: Option<[f64; 3]>,
    /// Sum of the parts.
    pub total: Option<[f64; 3]>,
    /// The sum with two significant digits: the only form in which it is shown.
    pub shown: Option<[f64; 3]>,
    /// The gaps from which low, middle and high are worked out, points: the interval, or the reading error around the
    /// gap if that is wider.
    pub gaps: [f64; 3],
}

impl Cost {
    /// Amounts as they are shown: with two significant digits.
    pub fn rounded(amounts: [f64; 3]) -> [f64; 3] {
        amounts.map(two_digits)
    }
}

/// Share of change spend lost at the largest gap (low, middle, high). Only the highest has a published source.
const VALUE_LOST: [f64; 3] = [0.15, 0.35, 0.56];
/// Share of the excess of unplanned work that could be planned.
const MOVABLE: [f64; 3] = [0.25, 0.50, 0.75];
/// Share of unplanned work that is usual.
const USUAL: f64 = 0.15;
/// Largest amount of money: up to here every whole unit is exact.
const LARGEST: f64 = 1e15;
const AMOUNT: &str = "an amount is a number from 0 to 1000000000000000";

/// Share of working time, 0–1, that each rung of the answer about unplanned work names (low, middle, high).
pub const fn unplanned_time(rung: Rung) -> [f64; 3] {
    match rung {
        Rung::Zero => [0.60, 0.70, 0.80],
        Rung::One => [0.40, 0.50, 0.60],
        Rung::Two => [0.25, 0.325, 0.40],
        Rung::Three => [0.10, 0.175, 0.25],
        Rung::Four => [0.0, 0.05, 0.10],
    }
}

/// Works out the yearly cost. A part without its amount is `None`; so is the total without any part.
///
/// # Errors
/// A gap or a reading error that is no number from 0 to 100, an interval that does not hold the gap, an amount that is
/// no number from 0 to 10¹⁵, or an assumption outside of its range.
pub fn cost(input: CostInput) -> Result<Cost, Error> {
    let gap = check("gap", input.gap, 0.0, 100.0, "a gap is a number from 0 to 100")?;
    let low =
        input.low.map_or(Ok(gap), |low| check("low", low, 0.0, gap, "the low end is a number from 0 to the gap"))?;
    let high = input
        .high
        .map_or(Ok(gap), |high| check("high", high, gap, 100.0, "the high end is a number from the gap to 100"))?;
    let error = input
        .error
        .map_or(Ok(0.0), |error| check("error", error, 0.0, 100.0, "a reading error is a number from 0 to 100"))?;
    let amount = |name, amount: Option<f64>| amount.map(|amount| check(name, amount, 0.0, LARGEST, AMOUNT)).transpose();
    let change_spend = amount("change_spend", input.change_spend)?;
    let it_staff_cost = amount("it_staff_cost", input.it_staff_cost)?;

    let Assumptions { from_gap, lost, usual, movable, shared, added } = input.assumptions.check()?;

    let gaps = [low.min(gap - error).max(0.0), gap, high.max(gap + error).min(100.0)];
    let value = change_spend.map(|spend| {
        let share = |lost: f64, gap: f64| spend * lost * (gap - from_gap).max(0.0) / (100.0 - from_gap);
        let ([low_lost, mid_lost, high_lost], [low, mid, high]) = (lost, gaps);
        [share(low_lost, low), share(mid_lost, mid), share(high_lost, high)]
    });
    let reactive = it_staff_cost.zip(input.unplanned_rung).map(|(staff, rung)| {
        let staff = if change_spend.is_some() { staff * (1.0 - shared) } else { staff };
        let [low_share, mid_share, high_share] = unplanned_time(rung).map(|share| (share - usual).max(0.0));
        let [low, mid, high] = movable;
        [staff * low * low_share, staff * mid * mid_share, staff * high * high_share]
    });
    let total = match (value, reactive) {
        (Some([a, b, c]), Some([x, y, z])) => Some([a + x, b + y, c + z]),
        (one, other) => one.or(other),
    };
    let total = total.map(|total| total.map(|amount| amount + added));
    Ok(Cost { value, reactive, total, shown: total.map(|total| total.map(two_digits)), gaps })
}

fn check(name: &'static str, found: f64, from: f64, to: f64, allowed: &'static str) -> Result<f64, Error> {
    if (from..=to).contains(&found) { Ok(found) } else { Err(Kind::BadNumber { name, found, allowed }.into()) }
}
