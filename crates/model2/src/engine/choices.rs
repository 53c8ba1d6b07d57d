//! What an organisation can spend on moves, and the choices of a visitor that come in from outside with the answers. They
//! change the order of advice, never the score.

use core::str::FromStr;

use super::error::{Error, Kind};
use super::ids::{Form, Outcome, Phase, Size};
use super::model;

/// Effort points for each phase; what one leaves over goes to the next.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Capacity([f64; 3]);

/// Largest capacity of a phase.
const LARGEST: f64 = 1000.0;

impl Capacity {
    /// The capacity of an organisation of this size.
    pub fn of_size(size: Option<Size>) -> Self {
        Self(model::CAPACITY.map(|points| points * model::capacity_factor(size)))
    }

    /// The capacity that somebody typed: effort points now (months 0–3), next (3–9) and later (9–18).
    ///
    /// # Errors
    /// Not three numbers, or one that is not from 0 to 1,000.
    pub fn given(points: &[f64]) -> Result<Self, Error> {
        let allowed = "a capacity is three numbers from 0 to 1000, for now, next and later";
        let points: [f64; 3] =
            points.try_into().map_err(|_| Kind::BadCount { name: "capacity", found: points.len(), allowed })?;
        match points.into_iter().find(|points| !(0.0..=LARGEST).contains(points)) {
            None => Ok(Self(points)),
            Some(found) => Err(Kind::BadNumber { name: "capacity", found, allowed }.into()),
        }
    }

    /// Effort points of a phase.
    pub const fn of(self, phase: Phase) -> f64 {
        let [now, next, later] = self.0;
        match phase {
            Phase::Now => now,
            Phase::Next => next,
            Phase::Later => later,
        }
    }
}

impl Default for Capacity {
    fn default() -> Self {
        Self::of_size(None)
    }
}

impl FromStr for Form {
    type Err = Error;

    /// The form with this id, for what comes from outside.
    ///
    /// # Errors
    /// Any other text. The sentence names both forms.
    fn from_str(id: &str) -> Result<Self, Error> {
        let allowed = "forms are \"express\" and \"full\"";
        Self::from_id(id).ok_or_else(|| Kind::UnknownChoice { name: "form", found: id.to_owned(), allowed }.into())
    }
}

impl FromStr for Size {
    type Err = Error;

    /// The size with this id, for what comes from outside.
    ///
    /// # Errors
    /// Any other text. The sentence names every size.
    fn from_str(id: &str) -> Result<Self, Error> {
        let allowed = "sizes are \"s50\", \"s250\", \"s1000\", \"s5000\" and \"more\"";
        Self::from_id(id).ok_or_else(|| Kind::UnknownChoice { name: "size", found: id.to_owned(), allowed }.into())
    }
}

impl FromStr for Outcome {
    type Err = Error;

    /// The outcome with this id, where somebody names the one that comes first.
    ///
    /// # Errors
    /// Any other text. The sentence names every outcome.
    fn from_str(id: &str) -> Result<Self, Error> {
        let allowed = "priorities are \"growth\", \"efficiency\", \"experience\" and \"risk\"";
        Self::from_id(id).ok_or_else(|| Kind::UnknownChoice { name: "priority", found: id.to_owned(), allowed }.into())
    }
}
