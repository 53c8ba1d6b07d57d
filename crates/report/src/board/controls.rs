//! What a visitor uses on the board: buttons, boxes, fields, and places that are filled anew. An element with `data-do`
//! says what it does, as `Board::act` understands it; one with `data-action` is carried out by `www/plan.js`.

use crate::document::tree::{Element, el};

/// A button that does something on the board; `value` says to what.
pub fn button(does: &'static str, value: &str, label: String) -> Element {
    plain(label).with("data-do", does).with("value", value)
}

/// A button that the script carries out, since it needs the browser.
pub fn action(action: &'static str, label: String) -> Element {
    plain(label).with("data-action", action)
}

/// The one way on, carried out by the script.
pub fn primary(action: &'static str, label: String) -> Element {
    looks("button primary", "button-primary", label).with("data-action", action)
}

/// A choice that stays in the background, carried out by the script.
pub fn quiet(action: &'static str, label: String) -> Element {
    looks("button quiet", "link", label).with("data-action", action)
}

fn plain(label: String) -> Element {
    looks("button secondary", "button-secondary", label)
}

fn looks(class: &'static str, part: &'static str, label: String) -> Element {
    el("button").with("type", "button").class(class).with("part", part).text(label)
}

/// Buttons in a row.
pub fn actions(buttons: impl IntoIterator<Item = Element>) -> Element {
    el("div").class("actions").all(buttons)
}

/// A place that is filled anew after an act. What comes into it by itself is read out where `is_live`.
pub fn slot(name: &'static str, is_live: bool, content: impl IntoIterator<Item = Element>) -> Element {
    let slot = el("div").with("data-slot", name);
    let slot = if is_live { slot.with("aria-live", "polite") } else { slot };
    slot.all(content)
}

/// A field with its name over it and, where there is one, a hint between both. `id` names it within the board.
pub fn field(id: &'static str, does: &'static str, label: String, hint: Option<String>, value: &str) -> Element {
    let named = |what: &str| ["plan-", id, what].concat();
    let mut input = el("input").class("input").with("part", "field").with("id", named("")).with("data-do", does);
    input = input.with("name", id).with("type", "text").with("autocomplete", "off").with("value", value);
    if hint.is_some() {
        input = input.with("aria-describedby", ["gap-", &named("-hint")].concat());
    }
    let label = el("label").class("label").with("for", named("")).text(label);
    let hint = hint.map(|hint| el("p").class("hint").with("id", named("-hint")).text(hint));
    el("div").class("field").add(label).all(hint).add(input)
}
