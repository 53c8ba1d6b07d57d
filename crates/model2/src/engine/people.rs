//! People who answer, and what they say together about one item. What is worked out from their answers is in `crowd` and
//! `compare`.

use super::answers::Answers;

/// Which hat a person wears; people with the same role are averaged first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Role(String);

impl Role {
    /// The name of the role.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Role {
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

impl From<String> for Role {
    fn from(name: String) -> Self {
        Self(name)
    }
}

/// One person's answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Respondent {
    /// The person's role.
    pub role: Role,
    /// The person's answers.
    pub answers: Answers,
}

/// What several people say about one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Combined {
    /// Mean rung, 0–4.
    Rung(f64),
    /// Nobody gave a rung, and somebody said that it does not apply.
    NotApplicable,
}
