//! Plain objects that cross the door: read value by value, and made. What is in them is known by the other files here.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// The value with this name; undefined when there is none, or `object` is no object.
pub fn value(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// The text with this name.
pub fn text(object: &JsValue, name: &str) -> Option<String> {
    value(object, name).as_string()
}

/// Whether the value with this name is `true`.
pub fn flag(object: &JsValue, name: &str) -> bool {
    value(object, name).as_bool() == Some(true)
}

/// The elements of the list with this name.
pub fn list(object: &JsValue, name: &str) -> Vec<JsValue> {
    let list = value(object, name);
    if Array::is_array(&list) { Array::from(&list).to_vec() } else { Vec::new() }
}

/// A plain object in the making.
pub struct Detail(pub Object);

impl Detail {
    /// An empty one.
    pub fn new() -> Self {
        Self(Object::new())
    }

    /// Adds a value.
    pub fn set(self, name: &str, value: JsValue) -> Self {
        let _ = Reflect::set(&self.0, &JsValue::from_str(name), &value);
        self
    }

    /// Adds a text.
    pub fn text(self, name: &str, value: &str) -> Self {
        self.set(name, JsValue::from_str(value))
    }

    /// Adds a text; `null` when there is none.
    pub fn maybe(self, name: &str, value: Option<&str>) -> Self {
        self.set(name, value.map_or(JsValue::NULL, JsValue::from_str))
    }

    /// Adds a number; `null` when there is none.
    pub fn number(self, name: &str, value: Option<f64>) -> Self {
        self.set(name, value.map_or(JsValue::NULL, JsValue::from_f64))
    }

    /// Adds a count.
    pub fn count(self, name: &str, value: usize) -> Self {
        self.number(name, Some(value as f64))
    }
}
