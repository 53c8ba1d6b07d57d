//! What every part needs to know to put something into words: the texts and the heading level. Nothing about answers.

use yew::AttrValue;

use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::content::texts::{ItemWords, Texts};
use execution_gap_model::engine::ItemIndex;

/// The words and the place of the widget in the page's outline.
#[derive(Clone, PartialEq)]
pub struct View {
    /// The words.
    pub texts: Texts,
    /// Level of the step heading; sub-headings follow.
    pub heading_level: u8,
}

impl View {
    /// A message without placeholders.
    pub fn say(&self, key: Key) -> AttrValue {
        AttrValue::Static(self.texts.say(key))
    }

    /// A message, filled in.
    pub fn tell(&self, sentence: &Sentence) -> AttrValue {
        self.texts.tell(sentence).into()
    }

    /// Everything said about one item.
    pub fn item(&self, item: ItemIndex) -> ItemWords<'_> {
        self.texts.item(item)
    }
}
