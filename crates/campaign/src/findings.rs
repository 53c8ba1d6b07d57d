//! What the checks collect: refusals and notes, each a sentence with its place. The list is bounded, because a hostile
//! file could ask for millions.

use super::words::{count, say};

/// Why a campaign was refused: one whole sentence that names the values allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where: a JSON pointer (RFC 6901), empty for the whole.
    pub pointer: String,
    /// What is wrong and what is allowed.
    pub message: String,
}

/// Something that works and may still be a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where: a JSON pointer (RFC 6901), empty for the whole.
    pub pointer: String,
    /// What to think about.
    pub message: String,
}

/// Most refusals, and most notes, that are listed.
pub const MOST: usize = 50;

#[derive(Default)]
pub(super) struct Findings {
    refusals: Vec<Refusal>,
    notes: Vec<Note>,
    more: usize,
}

impl Findings {
    /// Refuses a place, with a sentence in which each `%` stands for the next part.
    pub(super) fn refuse(&mut self, pointer: &str, template: &str, parts: &[&str]) {
        if self.is_full() {
            self.more += 1;
        } else {
            self.refusals.push(Refusal { pointer: pointer.to_owned(), message: say(template, parts) });
        }
    }

    /// Notes something, with a sentence in which each `%` stands for the next part.
    pub(super) fn note(&mut self, pointer: &str, template: &str, parts: &[&str]) {
        if self.notes.len() < MOST {
            self.notes.push(Note { pointer: pointer.to_owned(), message: say(template, parts) });
        }
    }

    /// Whether further refusals are only counted, so that nobody has to find words for them.
    pub(super) fn is_full(&self) -> bool {
        self.refusals.len() >= MOST
    }

    /// The notes, or the refusals and, when not all fit, how many more there are.
    pub(super) fn finish(self) -> Result<Vec<Note>, Vec<Refusal>> {
        let Self { mut refusals, notes, more } = self;
        if refusals.is_empty() {
            return Ok(notes);
        }
        if more > 0 {
            refusals.push(Refusal { pointer: String::new(), message: say("And % more.", &[&count(more)]) });
        }
        Err(refusals)
    }
}

/// A pointer one step further down.
pub(super) fn below(pointer: &str, key: &str) -> String {
    let mut out = String::with_capacity(pointer.len() + key.len() + 1);
    out.push_str(pointer);
    out.push('/');
    for letter in key.chars().take(100) {
        match letter {
            '~' => out.push_str("~0"),
            '/' => out.push_str("~1"),
            _ => out.push(letter),
        }
    }
    out
}
