//! Fields to type into and boxes to tick, as the browser has them. The form around them hears what happens to them.

use yew::prelude::*;

use super::words::{element, known, open_element};

/// A field of one line.
pub struct Input {
    /// Its name, and the end of its id.
    pub name: &'static str,
    /// Kind, keyboard of a phone (none when empty), what a browser may fill in, most characters.
    pub traits: [&'static str; 4],
    /// What stands in it at first.
    pub text: AttrValue,
    /// Another number makes it a new field, with another text in it.
    pub turn: u32,
    /// Whether it has to be filled in.
    pub is_required: bool,
    /// The id of what is wrong with it.
    pub wrong: Option<AttrValue>,
}

impl Input {
    /// The field.
    pub fn html(self) -> Html {
        let [kind, mode, fill, most] = self.traits;
        let names = &[
            "id",
            "name",
            "type",
            "inputmode",
            "autocomplete",
            "maxlength",
            "spellcheck",
            "aria-required",
            "aria-invalid",
            "aria-describedby",
            "value",
            "class",
        ];
        let values = vec![
            Some(["gap-contact-", self.name].concat().into()),
            known(self.name),
            known(kind),
            known(mode),
            known(fill),
            known(most),
            known("false"),
            known(if self.is_required { "true" } else { "" }),
            self.wrong.as_ref().and(known("true")),
            self.wrong,
            Some(self.text),
            known("input"),
        ];
        // The browser alone knows what stands in it: were that written into it on every render, letters could be lost.
        let mut input = open_element("input", names, values, Vec::new());
        input.key = Some(self.turn.into());
        input.into()
    }
}

/// A box to tick in a row that is its label; `wrong` is the id of what is wrong with it.
pub fn tick(name: AttrValue, checked: bool, wrong: Option<AttrValue>, words: Vec<Html>) -> Html {
    let id = Some(AttrValue::from(["gap-contact-", &name].concat()));
    let names = &["type", "id", "name", "aria-invalid", "aria-describedby", "class"];
    let is_wrong = wrong.as_ref().and(known("true"));
    let values = vec![known("checkbox"), id.clone(), Some(name), is_wrong, wrong, known("checkbox")];
    let mut input = open_element("input", names, values, Vec::new());
    input.set_checked(checked);
    let words = element("span", &[], Vec::new(), words);
    element("label", &["for", "class"], vec![id, known("check")], vec![input.into(), words])
}
