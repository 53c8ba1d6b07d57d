//! What the screen has to do after an act of the visitor. How it does that belongs to `www/plan.js`.

use serde::Serialize;

use crate::document::on_screen;
use crate::document::tree::Element;

/// What has to be done; nothing by default.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Reply {
    /// Slots (`data-slot`) and what stands in them from here on.
    pub slots: Vec<(&'static str, Vec<Element>)>,
    /// The `data-action` of the button that takes the focus.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub focus: Option<&'static str>,
    /// A message to be read out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub say: Option<String>,
    /// What was asked for, such as a link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Reply {
    /// Fills a slot anew.
    pub fn slot(slot: &'static str, content: Vec<Element>) -> Self {
        Self { slots: vec![(slot, content)], ..Self::default() }
    }

    /// Hands out a text.
    pub fn text(text: String) -> Self {
        Self { text: Some(text), ..Self::default() }
    }

    /// Has a message read out.
    pub fn say(mut self, message: String) -> Self {
        self.say = Some(message);
        self
    }

    /// Fills another slot anew too.
    pub fn and(mut self, slot: &'static str, content: Vec<Element>) -> Self {
        self.slots.push((slot, content));
        self
    }

    /// With headings at the level of the page.
    pub(super) fn on_screen(mut self, level: u8) -> Self {
        for (_, content) in &mut self.slots {
            *content = core::mem::take(content).into_iter().map(|element| on_screen(element, level)).collect();
        }
        self
    }
}
