//! Rules that the words of the questionnaire keep: what must be there, how long a text may be with its placeholders
//! filled at their longest, which placeholders and signs it may use, and how hard it is to read. That every text can be
//! reached is in `words`.

mod grade;
mod items;
mod message;
mod report;
mod typography;

use std::fmt::Display;

use serde_json::Value;

pub fn source() -> Value {
    serde_json::from_str(include_str!("../../../src/content/questionnaire.json")).expect("the questionnaire is JSON")
}

/// What is wrong, one sentence each.
#[derive(Default)]
pub struct Complaints(Vec<String>);

impl Complaints {
    pub fn add(&mut self, place: impl Display, what: impl Display) {
        self.0.push(format!("{place}: {what}"));
    }

    /// Complains if this does not hold.
    pub fn unless(&mut self, holds: bool, place: impl Display, what: impl Display) {
        if !holds {
            self.add(place, what);
        }
    }

    /// A text of at most so many characters when its placeholders are filled at their longest.
    pub fn budget(&mut self, place: &str, text: &Value, limit: usize) {
        let Some(text) = text.as_str().filter(|text| !text.trim().is_empty()) else {
            return self.add(place, "no text");
        };
        match message::longest(text) {
            Ok(length) => self.unless(length <= limit, place, format!("{length} characters, at most {limit} [{text}]")),
            Err(what) => self.add(place, what),
        }
    }

    /// A text that ends with one of these signs.
    pub fn ends(&mut self, place: &str, text: &Value, signs: &[char]) {
        let text = text.as_str().unwrap_or_default();
        self.unless(text.ends_with(signs), place, format!("should end with one of {signs:?} [{text}]"));
    }

    /// An object with at least these fields.
    pub fn needs(&mut self, place: &str, value: &Value, fields: &str) {
        for field in fields.split_whitespace().filter(|field| value.get(field).is_none()) {
            self.add(place, format!("{field} is missing"));
        }
    }

    #[track_caller]
    pub fn none(self) {
        assert!(self.0.is_empty(), "{} complaints:\n{}", self.0.len(), self.0.join("\n"));
    }
}

/// The keys of an object.
pub fn keys(value: &Value) -> Vec<&str> {
    value.as_object().into_iter().flat_map(|fields| fields.keys().map(String::as_str)).collect()
}

/// Every text below a value, with its path.
pub fn texts(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((path.to_owned(), text.clone())),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, value)| texts(value, &format!("{path}[{index}]"), found));
        }
        Value::Object(fields) => fields.iter().for_each(|(key, value)| texts(value, &format!("{path}.{key}"), found)),
        _ => {}
    }
}
