//! Answers as an object from outside, `{"INT": 1, "UNP": "dk"}`, for whoever reads JSON or JavaScript values. Reading
//! accepts anything; [`GivenAnswers::check`] says what is wrong with it.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::answers::{Answers, RawAnswer};
use super::assessment::Assessment;
use super::error::{Error, Kind};
use super::ids::{Capabilities, Capability, Form};

/// Answers by item id, not checked yet. An item that is absent, null or undefined is unanswered.
#[derive(Clone, Debug, Default)]
#[cfg_attr(
    feature = "types",
    derive(ts_rs::TS),
    ts(rename = "Answers", type = "Readonly<Record<string, Answer | null | undefined>>")
)]
pub struct GivenAnswers(Vec<(String, Given)>);

#[derive(Clone, Debug)]
enum Given {
    Number(f64),
    Text(String),
    Other(&'static str),
}

impl GivenAnswers {
    /// Checks every answer.
    ///
    /// # Errors
    /// As [`Answers::from_pairs`].
    pub fn check(&self, assessment: &Assessment, form: Form) -> Result<Answers, Error> {
        let pairs = self.0.iter().map(|(id, given)| (id.as_str(), given.raw()));
        Answers::from_pairs(assessment, form, pairs)
    }
}

/// How much each capability counts, 0 to 1000; 1 where nothing is said. Only the proportion matters.
#[derive(Clone, Debug, Default)]
#[cfg_attr(
    feature = "types",
    derive(ts_rs::TS),
    ts(rename = "Weights", type = "Readonly<Partial<Record<Capability, number | null>>>")
)]
pub struct GivenWeights(Vec<(String, Given)>);

/// Largest weight of a capability.
const LARGEST_WEIGHT: f64 = 1000.0;

impl GivenWeights {
    /// Checks every weight.
    ///
    /// # Errors
    /// A key that is no capability, a weight that is no number from 0 to 1000.
    pub fn check(&self) -> Result<Capabilities<f64>, Error> {
        let mut weights = Capabilities::new([1.0; 3]);
        for (id, given) in &self.0 {
            let key = Capability::from_id(id).ok_or_else(|| Kind::UnknownWeight(id.to_owned()))?;
            weights[key] = match given {
                Given::Number(weight) if (0.0..=LARGEST_WEIGHT).contains(weight) => *weight,
                other => return Err(Kind::BadWeight(key, other.raw().written()).into()),
            };
        }
        Ok(weights)
    }
}

impl Given {
    fn raw(&self) -> RawAnswer<'_> {
        match self {
            Self::Number(number) => RawAnswer::Number(*number),
            Self::Text(text) => RawAnswer::Text(text),
            Self::Other(words) => RawAnswer::Other(words),
        }
    }
}

impl<'de> Deserialize<'de> for GivenAnswers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ObjectVisitor("an object of answers by item")).map(Self)
    }
}

impl<'de> Deserialize<'de> for GivenWeights {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ObjectVisitor("an object of weights by capability")).map(Self)
    }
}

struct ObjectVisitor(&'static str);

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Vec<(String, Given)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        // A form asks at most 32 items; whoever sends more is refused later, and must not make us reserve memory now.
        let mut entries = Vec::with_capacity(super::slots::MAX_ITEMS);
        // Nothing is no answer: neither JSON's null, nor what a script has not set.
        while let Some((id, given)) = map.next_entry::<_, Option<_>>()? {
            entries.extend(given.map(|given| (id, given)));
        }
        Ok(entries)
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(GivenVisitor)
    }
}

struct GivenVisitor;

impl<'de> Visitor<'de> for GivenVisitor {
    type Value = Given;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Given::Number(number as f64))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Given::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Given::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Given::Text(text.to_owned()))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Given::Other(if value { "true" } else { "false" }))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Given::Other("a list"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Given::Other("an object"))
    }
}
