//! Answers as an object from outside, `{"INT": 1, "UNP": "dk"}`, for whoever reads JSON or JavaScript values. Reading
//! accepts anything; [`GivenAnswers::check`] says what is wrong with it.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::answers::{Answers, RawAnswer};
use super::assessment::Assessment;
use super::error::Error;
use super::ids::Form;

/// Answers as written, not checked.
#[derive(Clone, Debug, Default)]
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
        let pairs = self.0.iter().map(|(id, given)| {
            let raw = match given {
                Given::Number(number) => RawAnswer::Number(*number),
                Given::Text(text) => RawAnswer::Text(text),
                Given::Other(words) => RawAnswer::Other(words),
            };
            (id.as_str(), raw)
        });
        Answers::from_pairs(assessment, form, pairs)
    }
}

impl<'de> Deserialize<'de> for GivenAnswers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = GivenAnswers;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of answers by item")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        // A form asks at most 32 items; whoever sends more is refused later, and must not make us reserve memory now.
        let mut answers = Vec::with_capacity(super::slots::MAX_ITEMS);
        while let Some((id, given)) = map.next_entry()? {
            answers.push((id, given));
        }
        Ok(GivenAnswers(answers))
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

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Given::Other("null"))
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
