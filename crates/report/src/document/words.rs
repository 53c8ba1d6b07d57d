//! The words that only documents say, in a catalogue of their own (`words/en.txt`): they come with the program that makes
//! documents, so that nobody downloads them who does not ask for one. What the screen says too is in the main catalogue.

use core::fmt;

use execution_gap_model::content::format::fill;
use execution_gap_model::content::messages::{Arg, Key, Sentence};
use execution_gap_model::content::texts::{ItemWords, Texts};
use execution_gap_model::engine::{Area, ItemIndex, Rung};

use super::keys::{NAMES, Word};

/// The catalogue in English.
#[cfg(not(target_arch = "wasm32"))]
pub const ENGLISH: &str = include_str!("words/en.txt");

/// The words of one language, read.
#[derive(Clone, Debug)]
pub struct Words(Vec<String>);

/// Why a catalogue is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingWord(&'static str);

impl fmt::Display for MissingWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "The words for documents have no line \"{} = …\"; they are of another version.", self.0)
    }
}

impl core::error::Error for MissingWord {}

impl Words {
    /// Reads a catalogue: lines of `key = text`, and comments that start with `#`. Keys that are not known are passed over.
    ///
    /// # Errors
    /// The first key without a line.
    pub fn read(catalogue: &str) -> Result<Self, MissingWord> {
        let line = |name: &&'static str| {
            let text = |line: &str| Some(line.strip_prefix(name)?.strip_prefix(" = ")?.to_owned());
            catalogue.lines().find_map(text).ok_or(MissingWord(name))
        };
        NAMES.iter().map(line).collect::<Result<_, _>>().map(Self)
    }

    fn template(&self, word: Word) -> &str {
        self.0.get(word as usize).map_or("", String::as_str)
    }
}

/// A message of the document's own catalogue, waiting to be put into words. In a box, as an element is.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase(Box<Filling>);

/// What a message is filled with.
#[derive(Clone, Debug, PartialEq)]
struct Filling {
    word: Word,
    args: Vec<(&'static str, Arg)>,
}

impl Phrase {
    /// A message without placeholders so far.
    #[inline(never)]
    pub fn new(word: Word) -> Self {
        Self(Box::new(Filling { word, args: Vec::new() }))
    }

    /// Fills a placeholder.
    #[inline(never)]
    pub fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.0.args.push((name, arg));
        self
    }

    /// Fills a placeholder with a number.
    pub fn number(self, name: &'static str, value: f64) -> Self {
        self.with(name, Arg::Number(value))
    }

    /// Fills a placeholder with a text.
    #[inline(never)]
    pub fn text(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with(name, Arg::Text(value.into()))
    }

    /// Fills a placeholder with a name from the main catalogue.
    pub fn name(self, name: &'static str, value: Key) -> Self {
        self.with(name, Arg::Message(value))
    }
}

/// Both catalogues of a language, and its ways of writing.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    /// What the screen says too.
    pub texts: &'a Texts,
    /// What only documents say.
    pub words: &'a Words,
}

impl Voice<'_> {
    /// A message of the main catalogue.
    pub fn say(&self, key: Key) -> &'static str {
        self.texts.say(key)
    }

    /// The same, filled in.
    #[inline(never)]
    pub fn tell(&self, sentence: &Sentence) -> String {
        self.texts.tell(sentence)
    }

    /// A message of the document's catalogue.
    #[inline(never)]
    pub fn word(&self, word: Word) -> String {
        self.phrase(&Phrase::new(word))
    }

    /// The same, filled in.
    #[inline(never)]
    pub fn phrase(&self, phrase: &Phrase) -> String {
        fill(self.words.template(phrase.0.word), self.texts.locale(), &|name| {
            let (_, arg) = phrase.0.args.iter().find(|(known, _)| *known == name)?;
            let words = match arg {
                Arg::Number(_) | Arg::Text(_) => return Some(arg.clone()),
                Arg::Message(key) => self.texts.say(*key),
                Arg::Item(item) => self.item(*item).short(),
                Arg::Move(item) => self.item(*item).action(),
                Arg::Level(item, rung) => self.item(*item).level(*rung),
                Arg::Area(area) => self.area(*area),
            };
            Some(Arg::Text(words.to_owned()))
        })
    }

    /// A rung with what it is about: many read as nothing by themselves ("Three.").
    pub fn rung(&self, item: ItemIndex, rung: Rung) -> String {
        let words = self.item(item);
        self.phrase(&Phrase::new(Word::Driver).text("item", words.short()).text("level", words.level(rung)))
    }

    /// A number as the language writes it.
    #[inline(never)]
    pub fn number(&self, value: f64) -> String {
        self.texts.locale().number(value)
    }

    /// Names as a list.
    pub fn list(&self, names: &[&str]) -> String {
        self.texts.locale().list(names)
    }

    /// The name of an area.
    pub fn area(&self, area: Area) -> &'static str {
        self.texts.area(area)
    }

    /// Everything said about an item.
    pub fn item(&self, item: ItemIndex) -> ItemWords<'_> {
        self.texts.item(item)
    }
}
