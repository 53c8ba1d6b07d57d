//! What a page hands to a door, as a tree of Rust: shared by the doors of campaigns and leads. What stands in it is theirs.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use execution_gap_campaign::{DEPTH, Json, MOST_VALUES};

/// A value of the page as a tree; `None` when it has more than 20,000 values, or more than 16 levels. It is walked, not
/// written as text and read again: a page may have changed how its objects are written.
pub fn tree(value: &JsValue) -> Option<Json> {
    let mut left = MOST_VALUES;
    branch(value, DEPTH, &mut left)
}

fn branch(value: &JsValue, depth: usize, left: &mut usize) -> Option<Json> {
    *left = left.checked_sub(1)?;
    let depth = depth.checked_sub(1)?;
    if let Some(flag) = value.as_bool() {
        return Some(Json::Flag(flag));
    }
    if let Some(number) = value.as_f64() {
        return Some(Json::Number(number));
    }
    if let Some(text) = value.as_string() {
        return Some(Json::Text(text));
    }
    if let Some(elements) = value.dyn_ref::<Array>() {
        return elements.iter().map(|element| branch(&element, depth, left)).collect::<Option<_>>().map(Json::List);
    }
    // Not `instanceof`: an object from another frame, or from an extension, has another `Object`.
    if !value.is_object() {
        return Some(Json::Null);
    }
    let entries = Object::entries(value.unchecked_ref::<Object>());
    let pairs = entries.iter().map(|entry| {
        let entry = Array::from(&entry);
        Some((entry.get(0).as_string()?, branch(&entry.get(1), depth, left)?))
    });
    pairs.collect::<Option<_>>().map(Json::Object)
}
