//! What the checks collect: refusals and notes, each a sentence with its place. The list is bounded, because a hostile
//! file could ask for millions.

use super::words::{count, say};

/// A mistake in a campaign: one whole sentence that names the values allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where: a JSON pointer (RFC 6901), empty for the whole.
    pub pointer: String,
    /// What is wrong and what is allowed.
    pub message: String,
    /// What it closes; `None` where a default takes the place of what is wrong.
    pub closes: Option<Closes>,
}

/// What a mistake closes until it is corrected. The assessment itself is never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closes {
    /// The contact form: what it asks, says or records might not be what was meant.
    Form,
    /// Sending, and with it the form: details might go where nobody meant them to go.
    Sending,
}

impl Closes {
    /// How it is written: `form` or `sending`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Sending => "sending",
        }
    }

    /// What a mistake at this place closes.
    fn at(pointer: &str) -> Option<Self> {
        match pointer {
            "/lead/endpoint" => Some(Self::Sending),
            "" | "/schema" | "/lead" => Some(Self::Form),
            _ => pointer.starts_with("/lead/").then_some(Self::Form),
        }
    }
}

/// Something that works and may still be a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where: a JSON pointer (RFC 6901), empty for the whole.
    pub pointer: String,
    /// What to think about.
    pub message: String,
}

/// Most refusals, and most notes, that are listed for a page.
pub const MOST: usize = 50;

pub(super) struct Findings {
    most: usize,
    refusals: Vec<Refusal>,
    notes: Vec<Note>,
    more: usize,
    more_closes: Option<Closes>,
}

impl Findings {
    /// A list of at most so many refusals, and so many notes.
    pub(super) fn new(most: usize) -> Self {
        Self { most, refusals: Vec::new(), notes: Vec::new(), more: 0, more_closes: None }
    }

    /// Refuses a place, with a sentence in which each `%` stands for the next part.
    pub(super) fn refuse(&mut self, pointer: &str, template: &str, parts: &[&str]) {
        let closes = Closes::at(pointer);
        if self.is_full() {
            self.more += 1;
            self.more_closes = self.more_closes.max(closes);
        } else {
            self.refusals.push(Refusal { pointer: pointer.to_owned(), message: say(template, parts), closes });
        }
    }

    /// Notes something, with a sentence in which each `%` stands for the next part.
    pub(super) fn note(&mut self, pointer: &str, template: &str, parts: &[&str]) {
        if self.notes.len() < self.most {
            self.notes.push(Note { pointer: pointer.to_owned(), message: say(template, parts) });
        }
    }

    /// Whether further refusals are only counted, so that nobody has to find words for them.
    pub(super) fn is_full(&self) -> bool {
        self.refusals.len() >= self.most
    }

    /// The notes, or the refusals and, when not all fit, how many more there are.
    pub(super) fn finish(self) -> Result<Vec<Note>, Vec<Refusal>> {
        let Self { mut refusals, notes, more, more_closes: closes, .. } = self;
        if refusals.is_empty() && more == 0 {
            return Ok(notes);
        }
        if more > 0 {
            refusals.push(Refusal { pointer: String::new(), message: say("And % more.", &[&count(more)]), closes });
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
