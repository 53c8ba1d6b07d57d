//! What must be told whatever the score: alerts, and the flags that say how far the answers can be trusted. They never
//! change a number.

use super::assessment::Assessment;
use super::ids::{AlertCode, Area};
use super::report::Alert;
use super::rung::Rung;
use super::scored::Scored;
use super::slots::{ItemIndex, ItemSet};

/// Rungs by which a plan is ahead of its result before it is told.
const BEHIND: u8 = 2;
/// Rungs by which a result is ahead of its plan before plan or answer is questioned.
const AHEAD: u8 = 3;
/// Fewest rungs given of which a straight line can be told.
const LINE_FROM: u32 = 8;

/// Every alert that holds, in the order in which they are told.
pub(crate) fn alerts(assessment: &Assessment, scored: &Scored<'_>) -> Vec<Alert> {
    let holds = |code| Some(Alert { code, items: items(code, assessment, scored)? });
    AlertCode::ALL.into_iter().filter_map(holds).collect()
}

/// The items that an alert is about; `None` if it does not hold.
fn items(code: AlertCode, assessment: &Assessment, scored: &Scored<'_>) -> Option<ItemSet> {
    let (layout, given) = (scored.layout, &scored.given);
    let at_most = |item: Option<ItemIndex>, highest| {
        let item = item?;
        (given.rung(Some(item))? <= highest).then(|| ItemSet::from_iter([item]))
    };
    let some = |items: ItemSet| (!items.is_empty()).then_some(items);
    match code {
        AlertCode::NoRecovery => at_most(layout.recovery, Rung::One),
        AlertCode::WeakProtection => at_most(layout.protection(), Rung::One),
        AlertCode::UnsupportedBase => at_most(layout.base(), Rung::Zero),
        AlertCode::AreaBehindPlan => some(results(scored, |plan, result| plan.saturating_sub(result) >= BEHIND)),
        AlertCode::NoWrittenPlans => {
            let plans = scored.known_plans();
            let applicable = given.applicable().and(layout.strategy).len();
            let are_known = plans.len().saturating_mul(2) >= applicable;
            let none_reaches = plans.iter().all(|item| given.rungs[item] <= Rung::One);
            some(plans).filter(|_| are_known && none_reaches)
        }
        AlertCode::NobodyKnows => some(given.nobody),
        AlertCode::ResultsWithoutPlan => some(results(scored, |plan, result| result.saturating_sub(plan) >= AHEAD)),
        AlertCode::ManyUnknown => {
            let is_many = given.unknown.len().saturating_mul(5) > given.applicable().len().saturating_mul(2);
            is_many.then_some(given.unknown)
        }
        AlertCode::StraightLine => is_straight_line(assessment, scored).then(ItemSet::default),
    }
}

/// The result items of areas whose plan and result are known, by their rungs.
fn results(scored: &Scored<'_>, holds: impl Fn(u8, u8) -> bool) -> ItemSet {
    let of_area = |area| {
        let items = scored.layout.areas[area];
        let (plan, result) = (scored.given.rung(items.strategy)?, scored.given.rung(items.result)?);
        items.result.filter(|_| holds(plan.get(), result.get()))
    };
    Area::ALL.into_iter().filter_map(of_area).collect()
}

/// Whether at least nine in ten rungs were given at the same position on the screen.
fn is_straight_line(assessment: &Assessment, scored: &Scored<'_>) -> bool {
    let given = scored.given.known.without(scored.given.nobody);
    let position = |item| scored.given.rungs[item].shown_at(assessment.item(item).reverse);
    let at = |place| given.filter(|item| position(item) == place).len();
    let most = (0..=4).map(at).max().unwrap_or_default();
    given.len() >= LINE_FROM && most.saturating_mul(10) >= given.len().saturating_mul(9)
}
