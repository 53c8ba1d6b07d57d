//! What a form field says after an event. What it means is decided by the screens.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};

/// The value of the radio that was chosen.
pub fn chosen(event: &Event) -> Option<String> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    input.checked().then(|| input.value())
}

/// Name, text and tick of the field or box that an event happened to.
pub fn input(event: &Event) -> Option<(String, String, bool)> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    Some((input.name(), input.value(), input.checked()))
}

/// Whether what was opened or closed is open now.
pub fn opened(event: &Event) -> bool {
    let part = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    part.is_some_and(|part| part.has_attribute("open"))
}

/// The value of the option that was picked from a list.
pub fn picked(event: &Event) -> String {
    let list = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    list.map(|list| list.value()).unwrap_or_default()
}
