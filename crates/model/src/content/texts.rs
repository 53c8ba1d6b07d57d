//! One language: its pack of words and its ways of writing numbers, dates and lists. Which words are said when belongs to
//! `report` and `ui`.

use std::rc::Rc;

use crate::engine::{Area, ItemIndex, Rung};

use super::edition::assessment;
use super::format::fill;
use super::locale::Locale;
use super::messages::{Arg, FINGERPRINT, Key, Sentence};
use super::placeholders::compare;

/// Lines about an item as it is asked, and about the move up, in the order of `build/words.rs`.
const ASKED: usize = 8;
const MOVE: usize = 3;

/// The words of a language: a text with one line for each message, area and text of an item, as the build writes it. Its
/// end, what is said of moves, comes only with what shows them; without it these texts are empty.
#[derive(Debug)]
pub struct Pack {
    lines: Vec<&'static str>,
}

impl Pack {
    /// Reads a pack; `None` when it was made for other keys or items than this program's.
    ///
    /// The text is kept for good, so that every word in it can be lent out as long as the page lives: a page reads one
    /// pack for each language that it shows.
    pub fn read(text: String) -> Option<Self> {
        let mut lines = String::leak(text).lines();
        (lines.next()? == FINGERPRINT).then(|| Self { lines: lines.collect() })
    }

    /// The English pack, for programs and tests on the host. Pages load it beside the program.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn english() -> Self {
        Self { lines: include_str!(concat!(env!("OUT_DIR"), "/en.txt")).lines().skip(1).collect() }
    }

    /// The same pack with other words in some places: one change a line, as `number of the text<TAB>words`. What is no
    /// such line, names no text, or does not keep the placeholders of the text, changes nothing.
    ///
    /// The words are kept for good, as those of the pack are.
    pub fn with(&self, changes: String) -> Self {
        let mut lines = self.lines.clone();
        for (at, words) in String::leak(changes).lines().filter_map(|line| line.split_once('\t')) {
            let line = at.parse().ok().and_then(|at: usize| lines.get_mut(at));
            if let Some(line) = line.filter(|line| compare(words, line).is_ok()) {
                *line = words;
            }
        }
        Self { lines }
    }

    fn line(&self, at: usize) -> &'static str {
        self.lines.get(at).copied().unwrap_or_default()
    }

    /// A message as it stands in the pack.
    pub fn say(&self, key: Key) -> &'static str {
        self.line(key as usize)
    }
}

/// One language's words and ways of writing. Cheap to clone; equal when it is the same one.
#[derive(Clone)]
pub struct Texts {
    pack: Rc<Pack>,
    locale: Rc<dyn Locale>,
}

impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.locale, &other.locale) && Rc::ptr_eq(&self.pack, &other.pack)
    }
}

impl Texts {
    /// The words of a pack, with numbers as `locale` writes them.
    pub fn new(pack: Rc<Pack>, locale: Rc<dyn Locale>) -> Self {
        Self { pack, locale }
    }

    /// The language of the words, for `lang`. English is the only pack so far.
    pub fn language(&self) -> &'static str {
        "en"
    }

    /// How this language writes numbers, dates and lists.
    pub fn locale(&self) -> &dyn Locale {
        self.locale.as_ref()
    }

    /// A message without placeholders.
    pub fn say(&self, key: Key) -> &'static str {
        self.pack.say(key)
    }

    /// A message with its placeholders filled in.
    pub fn tell(&self, sentence: &Sentence) -> String {
        fill(self.say(sentence.key), self.locale.as_ref(), &|name| {
            let (_, arg) = sentence.args.iter().find(|(known, _)| *known == name)?;
            let words = match arg {
                Arg::Number(_) | Arg::Text(_) => return Some(arg.clone()),
                Arg::Message(key) => self.say(*key),
                Arg::Item(item) => self.item(*item).short(),
                Arg::Move(item) => self.item(*item).action(),
                Arg::Level(item, rung) => self.item(*item).level(*rung),
                Arg::Area(area) => self.area(*area),
            };
            Some(Arg::Text(words.to_owned()))
        })
    }

    /// The name of an area.
    pub fn area(&self, area: Area) -> &'static str {
        self.pack.line(Key::ALL.len() + area as usize)
    }

    /// Everything said about one item of the built-in assessment.
    pub fn item(&self, item: ItemIndex) -> ItemWords<'_> {
        let first = Key::ALL.len() + Area::ALL.len();
        let end = first + ASKED * assessment().items().len();
        ItemWords { pack: &self.pack, asked: first + ASKED * item.get(), moves: end + MOVE * item.get() }
    }
}

/// Everything said about one item.
#[derive(Clone, Copy)]
pub struct ItemWords<'a> {
    pack: &'a Pack,
    asked: usize,
    moves: usize,
}

impl ItemWords<'_> {
    fn line(&self, at: usize) -> &'static str {
        self.pack.line(self.asked + at)
    }

    /// A name of a few words, for lists.
    pub fn short(&self) -> &'static str {
        self.line(0)
    }

    /// The question.
    pub fn question(&self) -> &'static str {
        self.line(1)
    }

    /// What a rung looks like.
    pub fn level(&self, rung: Rung) -> &'static str {
        self.line(2 + usize::from(rung.get()))
    }

    /// Why it is asked.
    pub fn why(&self) -> &'static str {
        self.line(7)
    }

    /// The move up, verb first; empty for plans.
    pub fn action(&self) -> &'static str {
        self.pack.line(self.moves)
    }

    /// The first step for somebody who stands on this rung.
    pub fn first_step(&self, rung: Rung) -> &'static str {
        self.pack.line(self.moves + if rung.get() < 2 { 1 } else { 2 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_with_other_words_differs_in_those_only() {
        let plain = Pack::english();
        let other = plain.with(format!("{}\tGo\n99999\tx\n-1\tx\nx\ty\nz", Key::ActionStart as usize));
        assert_eq!(other.say(Key::ActionStart), "Go");
        let changed = plain.lines.iter().zip(&other.lines).filter(|(old, new)| old != new).count();
        assert_eq!((changed, other.lines.len()), (1, plain.lines.len()));
    }

    #[test]
    fn words_that_lose_a_number_or_name_another_change_nothing() {
        let plain = Pack::english();
        let changes = [(Key::ActionStart, "Go to {page}"), (Key::WelcomeLead, "In {minutes} minutes")];
        for (key, words) in changes {
            assert_eq!(plain.with(format!("{}\t{words}", key as usize)).say(key), plain.say(key));
        }
        let whole = format!("{}\t{{n}} in {{minutes}}", Key::WelcomeLead as usize);
        assert_eq!(plain.with(whole).say(Key::WelcomeLead), "{n} in {minutes}");
    }
}
