//! The words of a language: a text with one line for each text of the questionnaire, as the build writes it. Which text
//! is said when belongs to whoever shows a report.

use crate::engine::ItemIndex;

use super::edition::assessment;
use super::item_words::{self, ItemWords};
use super::text::{FINGERPRINT, Text};

/// One language's words. A pack that was cut off says nothing of what is missing: its end, what facilitators say, and
/// before it what reports say, need not be loaded to ask questions.
#[derive(Debug)]
pub struct Words {
    lines: Vec<&'static str>,
}

impl Words {
    /// Reads a pack; `None` when it was made for other texts or items than this program's.
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

    /// A text that belongs to no item.
    pub fn say(&self, text: Text) -> &'static str {
        self.line(item_words::asked_of_all(items()).saturating_add(text as usize))
    }

    /// Everything said about one item of the built-in questionnaire.
    pub fn item(&self, item: ItemIndex) -> ItemWords<'_> {
        ItemWords::new(self, item, items(), Text::ALL.len())
    }

    pub(super) fn line(&self, at: usize) -> &'static str {
        self.lines.get(at).copied().unwrap_or_default()
    }
}

fn items() -> usize {
    assessment().items().len()
}
