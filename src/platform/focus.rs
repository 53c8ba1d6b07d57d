//! Moving the keyboard focus and bringing what it lands on into view. Where it goes is decided by the screens.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, KeyboardEvent, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::NodeRef;

/// Focuses an element without scrolling.
pub fn quietly(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Focuses the first match of `selector` inside `within`; `false` when there is none.
pub fn first(within: &NodeRef, selector: &str) -> bool {
    let found = within.cast::<Element>().and_then(|root| root.query_selector(selector).ok().flatten());
    if let Some(element) = &found {
        quietly(element);
    }
    found.is_some()
}

/// Closes the first match of `selector` inside `within`, a disclosure.
pub fn close(within: &NodeRef, selector: &str) {
    if let Some(element) = within.cast::<Element>().and_then(|root| root.query_selector(selector).ok().flatten()) {
        let _ = element.remove_attribute("open");
    }
}

/// Whether the focus is nowhere, or inside the first match of `selector`: then nobody is disturbed by moving it.
pub fn is_free(within: &NodeRef, selector: &str) -> bool {
    let Some(element) = within.cast::<Element>() else { return false };
    let inside = element.get_root_node().dyn_into::<web_sys::ShadowRoot>().ok().and_then(|root| root.active_element());
    match inside {
        Some(focused) => focused.closest(selector).ok().flatten().is_some(),
        None => {
            element.owner_document().and_then(|page| page.active_element()).is_none_or(|it| it.tag_name() == "BODY")
        }
    }
}

/// Brings the top of the widget into view when it is above the viewport or in its lower part.
pub fn reveal_top(widget: &NodeRef) {
    let Some(element) = widget.cast::<Element>() else { return };
    let height = web_sys::window().and_then(|window| window.inner_height().ok()).and_then(|height| height.as_f64());
    let top = element.get_bounding_client_rect().top();
    if top < 0.0 || height.is_some_and(|height| top > 0.6 * height) {
        reveal(&element, ScrollLogicalPosition::Start);
    }
}

/// Brings an element into view if it is not.
pub fn reveal_nearest(within: &NodeRef, selector: &str) {
    if let Some(element) = within.cast::<Element>().and_then(|root| root.query_selector(selector).ok().flatten()) {
        reveal(&element, ScrollLogicalPosition::Nearest);
    }
}

fn reveal(element: &Element, position: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    // At once, also where the page scrolls smoothly: whether something covers it is measured next (`www/widget/attention.js`).
    options.set_behavior(ScrollBehavior::Instant);
    options.set_block(position);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The digit of a key press, when it is a plain digit outside of a text field.
pub fn plain_digit(event: &KeyboardEvent) -> Option<usize> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing() {
        return None;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let typing = target.is_some_and(|element| {
        let radio = element.get_attribute("type").is_some_and(|kind| kind == "radio" || kind == "checkbox");
        matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT") || (element.tag_name() == "INPUT" && !radio)
    });
    let key = event.key();
    (!typing && key.len() == 1).then(|| key.parse().ok()).flatten().filter(|digit| *digit > 0)
}

/// The root of the tree that an event happened in.
fn tree(event: &Event) -> Option<web_sys::ShadowRoot> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.get_root_node().dyn_into().ok()
}

/// Focuses the radio with this value in the tree of an event.
pub fn radio(event: &Event, value: &str) {
    let selector = ["input[value=\"", value, "\"]"].concat();
    if let Some(radio) = tree(event).and_then(|tree| tree.query_selector(&selector).ok().flatten()) {
        quietly(&radio);
    }
}

/// Brings what names a field into view and focuses the field: the first matches of two selectors in the tree of an event.
pub fn field(event: &Event, name: &str, field: &str) {
    let Some(tree) = tree(event) else { return };
    if let Some(name) = tree.query_selector(name).ok().flatten() {
        reveal(&name, ScrollLogicalPosition::Start);
    }
    if let Some(field) = tree.query_selector(field).ok().flatten() {
        quietly(&field);
    }
}

/// Brings the first match of `selector` in the tree of an event to the top and focuses it.
pub fn jump(event: &Event, selector: &str) {
    if let Some(element) = tree(event).and_then(|tree| tree.query_selector(selector).ok().flatten()) {
        reveal(&element, ScrollLogicalPosition::Start);
        quietly(&element);
    }
}
