//! Positions of marks, set through the CSSOM: a `style` attribute would be blocked by a strict `style-src`. Which marks
//! there are and what they mean is decided by the components.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

/// Sets a custom property of a node to a number without unit.
pub fn set(node: &NodeRef, property: &str, value: f64) {
    if let Some(element) = node.cast::<Element>().and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // The browser writes the number: formatting floats in Rust would cost every visitor some kilobytes.
        let text: String = js_sys::Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default();
        let _ = element.style().set_property(property, &text);
    }
}
