//! Buttons. Each carries the stable hook that outside code finds it by.

use std::rc::Rc;

use yew::html;
use yew::prelude::*;

use crate::content::messages::Key;
use crate::ui::state::Action;

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
    onclick: Option<Callback<MouseEvent>>,
}

impl Button {
    fn new(class: &'static str, part: &'static str, hook: &'static str, label: AttrValue) -> Self {
        Self { class, part, hook, label, name: None, about: None, onclick: None }
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

    /// What it does when pressed.
    pub fn does(mut self, on: &Callback<Action>, action: Action) -> Html {
        let on = on.clone();
        self.onclick = Some(Callback::from(move |_| on.emit(action.clone())));
        self.html("button")
    }

    /// It submits its form, as Enter does.
    pub fn submits(self) -> Html {
        self.html("submit")
    }

    fn html(self, kind: &'static str) -> Html {
        let names = &["type", "part", "data-action", "data-about", "aria-label", "class"];
        let values = vec![known(kind), known(self.part), known(self.hook), self.about, self.name, known(self.class)];
        let mut button = open_element("button", names, values, vec![self.label.into()]);
        if let Some(onclick) = self.onclick {
            button.add_listener(Rc::new(html::onclick::Wrapper::new(onclick)));
        }
        button.into()
    }
}
