//! What can be wrong with what comes in from outside. One whole sentence each; no codes and no other error types.

use core::fmt;

use super::ids::{Capability, Form};

/// Why answers, people, dates, amounts or an assessment were refused.
///
/// The [`Display`](fmt::Display) form is one whole sentence that names the item or field and what is allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    UnknownForm(String),
    UnknownItem(String),
    NotInForm(String, Form),
    GivenTwice(String),
    BadAnswer(String, String),
    UnknownWeight(String),
    BadWeight(Capability, String),
    TooFewPeople(usize),
    BadNumber { name: &'static str, found: f64, allowed: &'static str },
    Defect { pointer: String, sentence: String },
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Self {
        Self { kind }
    }
}

impl Error {
    /// For a defect of an assessment: the JSON pointer (RFC 6901) of the place.
    pub fn pointer(&self) -> Option<&str> {
        match &self.kind {
            Kind::Defect { pointer, .. } => Some(pointer),
            _ => None,
        }
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::UnknownForm(id) => write!(f, "\"form\" is {}; forms are \"express\" and \"full\".", Quoted(id)),
            Kind::UnknownItem(id) => write!(f, "there is no item {} in this assessment.", Quoted(id)),
            Kind::NotInForm(id, form) => write!(f, "{} is not asked in the {form} form; leave it out.", Quoted(id)),
            Kind::GivenTwice(id) => write!(f, "{} is answered twice; an item has one answer.", Quoted(id)),
            Kind::BadAnswer(id, found) => write!(
                f,
                "{} is {}; an answer is a whole number from 0 to 4, \"dk\" or \"na\".",
                Quoted(id),
                Short(found)
            ),
            Kind::UnknownWeight(key) => {
                write!(f, "\"weights\" holds {}; it may hold \"BI\", \"PO\" and \"AA\".", Quoted(key))
            }
            Kind::BadWeight(key, found) => {
                write!(f, "the weight of {key} is {}; a weight is a number from 0 to 1000.", Short(found))
            }
            Kind::TooFewPeople(found) => {
                write!(f, "a comparison needs at least two people; {found} came.")
            }
            Kind::BadNumber { name, found, allowed } => write!(f, "\"{name}\" is {found}; {allowed}."),
            Kind::Defect { sentence, .. } => f.write_str(sentence),
        }
    }
}

/// Longest piece of foreign text that a sentence repeats.
const LONGEST: usize = 40;

/// Foreign text, cut to a length that fits a sentence.
pub(crate) struct Short<'a>(pub(crate) &'a str);

impl fmt::Display for Short<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.char_indices().nth(LONGEST) {
            None => f.write_str(self.0),
            Some((end, _)) => write!(f, "{}…", self.0.get(..end).unwrap_or_default()),
        }
    }
}

/// Foreign text in quotes, with what could break out of them made visible.
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `{:?}` would do, but brings tables of the whole of Unicode into the Wasm module.
        let visible =
            |letter: char| if letter.is_control() || letter == '"' { char::REPLACEMENT_CHARACTER } else { letter };
        let whole: String = self.0.chars().map(visible).collect();
        write!(f, "\"{}\"", Short(&whole))
    }
}
