//! What programs ask the engine, as they write it: `report`, `compare`, `trend` and `cost`. Reading accepts anything of the
//! right shape; the methods say in a sentence what is wrong with it.

use serde::Deserialize;

use super::answers::{Answers, Rung};
use super::assessment::Assessment;
use super::compare::{Respondent, Role};
use super::cost::{Assumptions, CostInput};
use super::error::{Error, Kind};
use super::given::{GivenAnswers, GivenWeights};
use super::ids::Form;

/// What a report is asked with.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields))]
pub struct ReportInput {
    /// The form that was answered.
    #[cfg_attr(feature = "types", ts(type = "Form"))]
    pub form: String,
    /// The answers.
    pub answers: GivenAnswers,
    /// How much each capability counts.
    #[serde(default)]
    pub weights: Option<GivenWeights>,
    /// Leaves out `roadmap` and `robustness`, which take long.
    #[serde(default)]
    pub brief: Option<bool>,
}

/// What a comparison is asked with.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct CompareInput {
    /// The form that all answered.
    #[cfg_attr(feature = "types", ts(type = "Form"))]
    pub form: String,
    /// Two people or more.
    #[cfg_attr(feature = "types", ts(type = "readonly Person[]"))]
    pub people: Vec<PersonInput>,
}

/// One person.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Person"))]
pub struct PersonInput {
    /// The person's role; people with the same role are averaged first.
    pub role: String,
    /// The person's answers.
    pub answers: GivenAnswers,
}

impl CompareInput {
    /// The form and the people.
    ///
    /// # Errors
    /// An unknown form, and as [`GivenAnswers::check`].
    pub fn check(&self, assessment: &Assessment) -> Result<(Form, Vec<Respondent>), Error> {
        let form = self.form.parse()?;
        let people = self.people.iter().map(|person| {
            let answers = person.answers.check(assessment, form)?;
            Ok(Respondent { role: Role::from(person.role.as_str()), answers })
        });
        Ok((form, people.collect::<Result<_, Error>>()?))
    }
}

/// What a trend is asked with.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TrendInput {
    /// The form of both moments.
    #[cfg_attr(feature = "types", ts(type = "Form"))]
    pub form: String,
    /// The earlier answers.
    pub before: GivenAnswers,
    /// The later answers.
    pub after: GivenAnswers,
    /// Days between the two, above 0 and up to 36,525.
    pub days: f64,
}

impl TrendInput {
    /// The form and both sets of answers.
    ///
    /// # Errors
    /// An unknown form, and as [`GivenAnswers::check`].
    pub fn check(&self, assessment: &Assessment) -> Result<(Form, [Answers; 2]), Error> {
        let form = self.form.parse()?;
        Ok((form, [self.before.check(assessment, form)?, self.after.check(assessment, form)?]))
    }
}

/// What a cost is asked with.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CostInput"))]
pub struct CostAmounts {
    /// The gap, points.
    pub gap: f64,
    /// The smallest gap that open answers allow; `gap` without it.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub low: Option<f64>,
    /// The largest gap that open answers allow; `gap` without it.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub high: Option<f64>,
    /// Yearly spend on technology change.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub change_spend: Option<f64>,
    /// Yearly cost of IT staff, in the same currency.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional = nullable))]
    pub it_staff_cost: Option<f64>,
    /// The answer about unplanned work.
    #[serde(default)]
    #[cfg_attr(feature = "types", ts(optional, type = "Rung | null"))]
    pub unplanned_rung: Option<f64>,
}

impl CostAmounts {
    /// The amounts, under the published assumptions.
    ///
    /// # Errors
    /// A rung that is none.
    pub fn check(&self) -> Result<CostInput, Error> {
        let rung = |found: f64| {
            let allowed = "a rung is a whole number from 0 to 4";
            let known = Rung::ALL.into_iter().find(|rung| f64::from(rung.get()) == found);
            known.ok_or(Kind::BadNumber { name: "unplanned_rung", found, allowed })
        };
        let &Self { gap, low, high, change_spend, it_staff_cost, unplanned_rung } = self;
        let unplanned_rung = unplanned_rung.map(rung).transpose()?;
        Ok(CostInput {
            gap,
            low,
            high,
            change_spend,
            it_staff_cost,
            unplanned_rung,
            assumptions: Assumptions::default(),
        })
    }
}
