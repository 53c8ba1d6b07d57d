//! Which texts are said by verdict, alert, breakdown, capability, area, outcome and band. The tables are written by
//! `build/tables.rs`; the words themselves are in `words`.

use crate::engine::{Alert, AlertCode, Answer, Answers, Area, Band, Breakdown, Capability, Outcome, Rung, Verdict};

use super::rules::{Condition, Quantity, Rule, Says};
use super::text::Text;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// What is said of a verdict.
#[derive(Clone, Copy, Debug)]
pub struct VerdictTexts {
    /// The headline where no rule of `headlines` holds.
    pub headline: Text,
    /// The line under it where no rule of `subs` holds.
    pub sub: Text,
    /// The longer sentence of documents.
    pub text: Text,
    /// Headlines by the numbers.
    pub headlines: &'static [Rule],
    /// Lines under the headline by the numbers.
    pub subs: &'static [Rule],
}

/// What is said of a breakdown.
#[derive(Clone, Copy, Debug)]
pub struct BreakdownTexts {
    /// The name in documents.
    pub long: Text,
    /// The name in the report.
    pub short: Text,
    /// The name inside a sentence.
    pub inline: Text,
    /// The heading where it would close most.
    pub weighs_most: Text,
    /// The sentence for a severity from 75.
    pub severe: Text,
    /// From 50.
    pub high: Text,
    /// From 25.
    pub moderate: Text,
    /// Below.
    pub low: Text,
    /// The same four where the express form measures less.
    pub express: Option<[Text; 4]>,
}

/// What is said of a capability.
#[derive(Clone, Copy, Debug)]
pub struct CapabilityTexts {
    /// Its name.
    pub name: Text,
    /// Its name on an axis.
    pub short: Text,
    /// It has the largest gap.
    pub furthest: Text,
    /// How far it trails its plan.
    pub trails: Text,
    /// How far it is below a sound level.
    pub trails_sound: Text,
    /// It is ahead of its plan.
    pub ahead: Text,
    /// Two people see it most differently.
    pub splits_most: Text,
    /// Its plan can grow.
    pub room: Text,
}

/// What is said of an area.
#[derive(Clone, Copy, Debug)]
pub struct AreaTexts {
    /// Its name as a label.
    pub name: Text,
    /// Its name at the start of a sentence.
    pub sentence_start: Text,
    /// Its name inside a sentence.
    pub inline: Text,
    /// What the shares are shares of.
    pub scope: Text,
}

/// What is said of an outcome.
#[derive(Clone, Copy, Debug)]
pub struct OutcomeTexts {
    /// Its name as a label.
    pub name: Text,
    /// Its name inside a sentence.
    pub inline: Text,
    /// It has the largest gap.
    pub suffers_most: Text,
    /// What plans need, and what is delivered.
    pub needs: Text,
    /// The same where plans ask for less than a sound level.
    pub needs_sound: Text,
    /// It was named as the priority.
    pub priority: Text,
}

/// What is said of a band.
#[derive(Clone, Copy, Debug)]
pub struct BandTexts {
    /// Its points.
    pub range: Text,
    /// One sentence.
    pub text: Text,
}

/// What an alert rests on; each has words of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// Rung 0 was given; for plans: all of them.
    Lowest,
    /// Rung 1 was given; for plans: at least once.
    First,
    /// Nobody knows.
    NobodyKnows,
    /// It is about one item.
    OneItem,
    /// It is about several.
    SeveralItems,
}

impl Trigger {
    /// What an alert rests on. `answers` are those of the report.
    pub fn of(alert: &Alert, answers: &Answers) -> Self {
        let given = |wanted: Answer| alert.items.iter().any(|item| answers.get(item) == wanted);
        match alert.code {
            AlertCode::NoRecovery
            | AlertCode::WeakProtection
            | AlertCode::UnsupportedBase
            | AlertCode::NoWrittenPlans => {
                if given(Answer::NobodyKnows) {
                    Self::NobodyKnows
                } else if given(Answer::Rung(Rung::One)) {
                    Self::First
                } else {
                    Self::Lowest
                }
            }
            _ if alert.items.len() == 1 => Self::OneItem,
            _ => Self::SeveralItems,
        }
    }
}
