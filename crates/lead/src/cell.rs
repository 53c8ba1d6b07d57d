//! One value of a flat row, and what becomes one.

use serde::Serialize;

use super::text;

/// One value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// There is none.
    Nothing,
    /// What somebody wrote, or an id.
    Text(String),
    /// A number of ours.
    Number(f64),
    /// Yes or no.
    Flag(bool),
}

impl Value {
    /// The value as text; empty where there is none.
    pub fn text(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => text::number(*number),
            Self::Flag(flag) => if *flag { "true" } else { "false" }.to_owned(),
        }
    }
}

/// What can stand in a row.
pub(super) trait Cell {
    fn cell(&self) -> Value;
}

impl Cell for str {
    fn cell(&self) -> Value {
        Value::Text(self.to_owned())
    }
}

impl Cell for String {
    fn cell(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl Cell for f64 {
    fn cell(&self) -> Value {
        Value::Number(*self)
    }
}

impl Cell for bool {
    fn cell(&self) -> Value {
        Value::Flag(*self)
    }
}

impl<T: Cell> Cell for Option<T> {
    fn cell(&self) -> Value {
        self.as_ref().map_or(Value::Nothing, Cell::cell)
    }
}

/// A closed choice or a list, as JSON has it.
pub(super) struct Written<'a, T>(pub(super) &'a T);

impl<T: Serialize> Cell for Written<'_, T> {
    fn cell(&self) -> Value {
        match serde_json::to_string(self.0).unwrap_or_default() {
            json if json == "null" => Value::Nothing,
            json => Value::Text(json.trim_matches('"').to_owned()),
        }
    }
}
