//! Rules by which one of several texts is chosen from the numbers of a report: read from the top, the first whose
//! conditions all hold.

use crate::engine::Capability;

use super::text::Text;

/// A text and when it is said.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Conditions that must all hold; none always does.
    pub when: &'static [Condition],
    /// What is said.
    pub says: Says,
}

/// What a rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// This text.
    Text(Text),
    /// The heading of the subject at hand, such as the breakdown that weighs most.
    OfSubject,
}

/// A condition on the numbers of a report, unrounded unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Condition {
    /// A quantity is at least this.
    AtLeast(Quantity, f64),
    /// A quantity is less than this.
    Below(Quantity, f64),
    /// This capability has the largest gap.
    Furthest(Capability),
    /// Of two people, whoever answers for IT rates delivery higher.
    ItHigher,
    /// Of two people, whoever answers for the business rates delivery higher.
    BusinessHigher,
    /// Both ends of the interval are known.
    RangeKnown,
    /// `K` is the number of all areas of which plan and result are known.
    EveryArea,
}

/// A number that conditions compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Execution over ambition; of two people, the higher execution over the lower. None if the divisor is 0.
    Ratio,
    /// Ambition, points.
    Planned,
    /// Execution, points.
    Delivered,
    /// Points between the largest and the second largest gap of a capability, or between two people's executions.
    Apart,
    /// Delivery's part of the gap, whole points as shown.
    Delivery,
    /// Open answers.
    N,
    /// Areas two rungs or more behind their plan.
    K,
    /// Areas exactly one rung behind.
    J,
    /// Whole points between the two causes that close most.
    Lead,
    /// Points that the largest cause closes.
    Top,
    /// Delivery's part over the gap.
    Share,
    /// Items on which two people differ by two rungs or more.
    Flagged,
    /// The lower of two people's executions.
    Low,
    /// Points between two people's ambitions.
    PlanApart,
}

/// The numbers that conditions are about.
pub trait Facts {
    /// A quantity; `None` where it has no meaning, and then no condition on it holds.
    fn quantity(&self, quantity: Quantity) -> Option<f64>;

    /// Whether a condition holds that compares no quantity.
    fn holds(&self, condition: Condition) -> bool;
}

impl Rule {
    /// What the first rule says whose conditions all hold; `None` if none does.
    pub fn choose(rules: &[Self], facts: &impl Facts) -> Option<Says> {
        let holds = |condition: &Condition| match *condition {
            Condition::AtLeast(quantity, bound) => facts.quantity(quantity).is_some_and(|value| value >= bound),
            Condition::Below(quantity, bound) => facts.quantity(quantity).is_some_and(|value| value < bound),
            other => facts.holds(other),
        };
        rules.iter().find(|rule| rule.when.iter().all(holds)).map(|rule| rule.says)
    }
}
