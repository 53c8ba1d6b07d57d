//! The keys of the message catalogue, and sentences that wait to be put into words. The words are in a language pack
//! (`texts`); how a message is filled in is in `format`; which message is said when belongs to `report` and `ui`.

use crate::engine::{Area, ItemIndex, Rung};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// What a placeholder is filled with.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A whole number, written as the locale writes it.
    Number(f64),
    /// A text as it is.
    Text(String),
    /// Another message without placeholders, such as a name.
    Message(Key),
    /// The short name of an item.
    Item(ItemIndex),
    /// The move up from where somebody stands on an item.
    Move(ItemIndex),
    /// What a rung of an item looks like.
    Level(ItemIndex, Rung),
    /// The name of an area.
    Area(Area),
}

/// A message and what its placeholders are filled with. Made where a fact is found, put into words where it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// The message.
    pub key: Key,
    /// Placeholder names and their fillings.
    pub args: Vec<(&'static str, Arg)>,
}

impl Sentence {
    /// A message without placeholders.
    pub fn plain(key: Key) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Adds a whole number.
    pub fn number(self, name: &'static str, value: f64) -> Self {
        self.with(name, Arg::Number(value))
    }

    /// Adds a count of things.
    pub fn count(self, name: &'static str, value: usize) -> Self {
        self.number(name, value as f64)
    }

    /// Adds a text.
    pub fn text(self, name: &'static str, value: String) -> Self {
        self.with(name, Arg::Text(value))
    }

    /// Adds a name from the catalogue.
    pub fn name(self, name: &'static str, value: Key) -> Self {
        self.with(name, Arg::Message(value))
    }

    /// Adds anything.
    pub fn with(mut self, name: &'static str, value: Arg) -> Self {
        self.args.push((name, value));
        self
    }
}

impl From<Key> for Sentence {
    fn from(key: Key) -> Self {
        Self::plain(key)
    }
}
