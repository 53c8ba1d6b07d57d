//! Buttons. Each carries the stable hook that outside code finds it by.

use std::rc::Rc;

use yew::html;
use yew::prelude::*;

use crate::ui::state::Action;
use execution_gap_model::content::messages::Key;

use super::View;
use super::words::{known, open_element};

/// A button in the making.
pub struct Button {
    class: &'static str,
    part: &'static str,
    hook: &'static str,
    label: AttrValue,
    name: Option<AttrValue>,
    about: Option<AttrValue>,
    is_resting: bool,
    onclick: Option<Callback<MouseEvent>>,
}

impl Button {
    fn new(class: &'static str, part: &'static str, hook: &'static str, label: AttrValue) -> Self {
        Self { class, part, hook, label, name: None, about: None, is_resting: false, onclick: None }
    }

    /// The one way on.
    pub fn primary(view: &View, hook: &'static str, label: Key) -> Self {
        Self::new("button primary", "button-primary", hook, view.say(label))
    }

    /// Another choice of the same size.
    pub fn secondary(view: &View, hook: &'static str, label: Key) -> Self {
        Self::new("button secondary", "button-secondary", hook, view.say(label))
    }

    /// A choice that stays in the background.
    pub fn quiet(view: &View, hook: &'static str, label: Key) -> Self {
        Self::new("button quiet", "link", hook, view.say(label))
    }

    /// A name for screen readers where the label alone is ambiguous; it starts with the label.
    pub fn named(mut self, name: AttrValue) -> Self {
        self.name = Some(name);
        self
    }

    /// What tells it from its like, such as an item id.
    pub fn about(mut self, about: AttrValue) -> Self {
        self.about = Some(about);
        self
    }

    /// Another label than the one it was made with.
    pub fn labelled(mut self, label: AttrValue) -> Self {
        self.label = label;
        self
    }

    /// Whether it does nothing for now. It stays where the focus is, and says so.
    pub fn rests(mut self, is_resting: bool) -> Self {
        self.is_resting = is_resting;
        self
    }

    /// What it does when pressed.
    pub fn does(mut self, on: &Callback<Action>, action: Action) -> Html {
        let on = on.clone();
        self.onclick = Some(Callback::from(move |_| on.emit(action.clone())));
        self.html("button")
    }

    /// What it does when pressed, and with it Enter in its form. Some sandboxes swallow what a form submits, so it does
    /// not wait for that.
    pub fn submits(mut self, on: &Callback<Action>, action: Action) -> Html {
        let on = on.clone();
        self.onclick = Some(Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            on.emit(action.clone());
        }));
        self.html("submit")
    }

    fn html(self, kind: &'static str) -> Html {
        let names = &["type", "part", "data-action", "data-about", "aria-label", "aria-disabled", "class"];
        let resting = known(if self.is_resting { "true" } else { "" });
        let (part, hook, class) = (known(self.part), known(self.hook), known(self.class));
        let values = vec![known(kind), part, hook, self.about, self.name, resting, class];
        let mut button = open_element("button", names, values, vec![self.label.into()]);
        if let Some(onclick) = self.onclick {
            button.add_listener(Rc::new(html::onclick::Wrapper::new(onclick)));
        }
        button.into()
    }
}
