//! Headings at the level that the page asks for. The step heading takes focus on a step change; others are plain.

use yew::prelude::*;

use super::View;
use super::words::{element, known};

/// The id of the heading that names the step.
pub const STEP_HEADING: &str = "gap-heading";
/// The id of the text that describes it, such as "Question 4 of 9".
pub const STEP_DESCRIPTION: &str = "gap-described";

fn tag(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// The heading of a step: focusable by code, so that a screen reader starts there.
pub fn step_heading(view: &View, class: &'static str, described: bool, text: AttrValue) -> Html {
    let names = &["id", "class", "part", "tabindex", "aria-describedby"];
    let values = vec![
        known(STEP_HEADING),
        known(class),
        known("heading"),
        known("-1"),
        described.then_some(AttrValue::Static(STEP_DESCRIPTION)),
    ];
    element(tag(view.heading_level), names, values, vec![text.into()])
}

/// A heading `below` levels under the step heading. One with an id can take focus, for the list of jumps.
pub fn heading(view: &View, below: u8, id: Option<AttrValue>, text: AttrValue) -> Html {
    let tabindex = id.is_some().then_some(AttrValue::Static("-1"));
    let values = vec![known("subheading"), id, tabindex];
    element(tag(view.heading_level + below), &["class", "id", "tabindex"], values, vec![text.into()])
}
