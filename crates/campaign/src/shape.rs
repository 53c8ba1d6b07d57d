//! How a description of JSON is written down: kinds of value, spellings of short texts, fields of objects. One such
//! description serves the checker, the JSON Schema and the table in `docs/campaign.md`. The description of a campaign
//! is in `fields`.

use super::words::{count, digits, list, say};

/// What a value may be.
#[derive(Debug)]
pub enum Kind {
    /// This text and no other.
    Exactly(&'static str),
    /// A text of so many characters, without control characters and not only spaces; or in a spelling of its own.
    Text {
        /// Fewest characters.
        least: u16,
        /// Most characters.
        most: u16,
    },
    /// A short text in a fixed spelling.
    Spelled(&'static Spelling),
    /// An address on the web.
    Url,
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// A number in a range, both ends included.
    Number {
        /// Smallest.
        least: i32,
        /// Largest.
        most: i32,
        /// Whether it has no decimals.
        whole: bool,
    },
    /// A list with at least one element, and no two that are equal when they are texts.
    List {
        /// What each element is.
        of: &'static Kind,
        /// Most elements.
        most: u16,
    },
    /// An object with keys of the author's choice.
    Map {
        /// How keys are spelled.
        keys: &'static Spelling,
        /// What each value is.
        of: &'static Kind,
        /// Most keys.
        most: u16,
    },
    /// An object with some of these keys, all with values of one kind.
    Keyed {
        /// The keys.
        keys: &'static [&'static str],
        /// What each value is.
        of: &'static Kind,
    },
    /// An object with fields of its own.
    Object(&'static Shape),
    /// `null`, or what is inside.
    OrNull(&'static Kind),
}

/// The known keys of an object, and keys that people try and that are refused with a reason.
#[derive(Debug)]
pub struct Shape {
    /// Known keys, in the order of the documentation.
    pub fields: &'static [Field],
    /// Refused keys with the reason, a whole sentence.
    pub refused: &'static [(&'static [&'static str], &'static str)],
}

impl Shape {
    /// What the value of a known key may be.
    pub fn kind(&self, name: &str) -> Option<&'static Kind> {
        self.fields.iter().find(|field| field.name == name).map(|field| &field.kind)
    }
}

/// One known key of an object.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What its value may be.
    pub kind: Kind,
    /// Why its value is limited so, a whole sentence for whoever meets the limit; often empty.
    pub why: &'static str,
    /// What holds when it is absent, for the documentation.
    #[cfg(not(target_arch = "wasm32"))]
    pub default: &'static str,
    /// What it is for, for the documentation.
    #[cfg(not(target_arch = "wasm32"))]
    pub says: &'static str,
}

impl Field {
    /// A key that must be there.
    pub const fn required(name: &'static str, kind: Kind, says: &'static str) -> Self {
        Self { required: true, ..Self::optional(name, kind, "", says) }
    }

    /// A key that may be left out. The two texts are for documentation and not in a Wasm module.
    pub const fn optional(name: &'static str, kind: Kind, _default: &'static str, _says: &'static str) -> Self {
        Self {
            name,
            required: false,
            kind,
            why: "",
            #[cfg(not(target_arch = "wasm32"))]
            default: _default,
            #[cfg(not(target_arch = "wasm32"))]
            says: _says,
        }
    }

    /// The same with a reason for its limits.
    pub const fn because(self, why: &'static str) -> Self {
        Self { why, ..self }
    }
}

/// A spelling: one of several sequences of runs of letters. A run takes as many letters as it can, so the run after an
/// elastic one must begin with another letter or may be empty.
#[derive(Debug)]
pub struct Spelling {
    /// What it is, to follow "it is".
    pub words: &'static str,
    /// The sequences.
    pub ways: &'static [&'static [Run]],
}

/// From `least` to `most` bytes out of a set in the notation of regular expressions, such as `a-z0-9_`.
#[derive(Debug)]
pub struct Run {
    /// The set; a hyphen that is meant as itself comes last.
    pub of: &'static str,
    /// Fewest.
    pub least: u8,
    /// Most.
    pub most: u8,
}

/// A run of letters.
pub const fn run(of: &'static str, least: u8, most: u8) -> Run {
    Run { of, least, most }
}

impl Spelling {
    /// Whether a text is spelled so.
    pub fn fits(&self, text: &str) -> bool {
        self.ways.iter().any(|runs| {
            let rest = runs.iter().try_fold(text.as_bytes(), |rest, run| {
                let taken = rest.iter().take(run.most.into()).take_while(|byte| is_in(run.of, **byte)).count();
                if taken < run.least.into() { None } else { rest.get(taken..) }
            });
            rest.is_some_and(<[u8]>::is_empty)
        })
    }
}

fn is_in(set: &str, byte: u8) -> bool {
    let mut rest = set.as_bytes();
    loop {
        rest = match rest {
            [from, b'-', to, rest @ ..] => {
                if (from..=to).contains(&&byte) {
                    return true;
                }
                rest
            }
            [one, rest @ ..] => {
                if *one == byte {
                    return true;
                }
                rest
            }
            [] => return false,
        }
    }
}

impl Kind {
    /// What is allowed, to follow "it is".
    pub fn words(&self) -> String {
        match self {
            Self::Exactly(text) => say("\"%\"", &[text]),
            Self::Text { least, most } => {
                let (least, most) = (count((*least).into()), count((*most).into()));
                say("a text of % to % characters on one line", &[&least, &most])
            }
            Self::Spelled(spelling) => spelling.words.to_owned(),
            Self::Url => "an address that starts with https:// and a host name in lower case, without user name, \
                          spaces or letters outside ASCII"
                .to_owned(),
            Self::OneOf(texts) => list(texts, "or"),
            Self::Flag => "true or false".to_owned(),
            Self::Number { least, most, whole } => {
                let whole = if *whole { "whole " } else { "" };
                say("a %number from % to %", &[whole, &digits((*least).into()), &digits((*most).into())])
            }
            Self::List { of, most } => {
                say("a list of 1 to %, no two the same, each %", &[&count((*most).into()), &of.words()])
            }
            Self::Map { keys, of, most } => {
                let parts = [&count((*most).into()), keys.words, &of.words()];
                say("an object of up to % keys, each %, with values that are %", &parts)
            }
            Self::Keyed { keys, of } => say("an object that may hold %, each %", &[&list(keys, "and"), &of.words()]),
            Self::Object(shape) => {
                let names: Vec<&str> = shape.fields.iter().map(|field| field.name).collect();
                say("an object that may hold %", &[&list(&names, "and")])
            }
            Self::OrNull(kind) => say("null or %", &[&kind.words()]),
        }
    }
}
