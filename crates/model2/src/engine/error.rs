//! What can be wrong with what comes in from outside. One whole sentence each; no codes and no other error types.

use core::fmt;

use super::ids::{Form, Kind as ItemKind};

/// Why answers, people, dates, amounts or an assessment were refused.
///
/// The [`Display`](fmt::Display) form is one whole sentence that names the item or field and what is allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    UnknownItem(String),
    NotInForm(String, Form),
    GivenTwice(String),
    BadAnswer { item: String, kind: ItemKind, found: String },
    UnknownChoice { name: &'static str, found: String, allowed: &'static str },
    BadCount { name: &'static str, found: usize, allowed: &'static str },
    BadCrowd(usize),
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
            Kind::UnknownItem(id) => write!(f, "there is no item {} in this assessment.", Quoted(id)),
            Kind::NotInForm(id, form) => write!(f, "{} is not asked in the {form} form; leave it out.", Quoted(id)),
            Kind::GivenTwice(id) => write!(f, "{} is answered twice; an item has one answer.", Quoted(id)),
            Kind::BadAnswer { item, kind, found } => {
                let words = if kind.is_execution() { "\"dk\", \"nobody\" or \"na\"" } else { "\"dk\" or \"na\"" };
                let (item, found) = (Quoted(item), Short(found));
                write!(f, "{item} is {found}; an answer is a whole number from 0 to 4, {words}.")
            }
            Kind::UnknownChoice { name, found, allowed } => write!(f, "\"{name}\" is {}; {allowed}.", Quoted(found)),
            Kind::BadCount { name, found, allowed } => write!(f, "\"{name}\" has {found} entries; {allowed}."),
            Kind::BadCrowd(found) => write!(f, "a comparison takes 2 to 30 people; {found} came."),
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
