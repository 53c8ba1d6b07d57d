//! How a language writes, as the browser knows it: the functions that the page hands over.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use execution_gap_model::content::locale::{Locale, Plural};

/// The functions of a language; what is missing falls back to something plain.
pub struct Formats {
    number: Option<Function>,
    plural: Option<Function>,
    list: Option<Function>,
}

impl Formats {
    /// Takes `number`, `plural` and `list`.
    pub fn read(formats: &JsValue) -> Self {
        let [number, plural, list] = ["number", "plural", "list"]
            .map(|name| Reflect::get(formats, &name.into()).ok().and_then(|function| function.dyn_into().ok()));
        Self { number, plural, list }
    }

    fn ask(function: Option<&Function>, value: &JsValue) -> Option<String> {
        function?.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
    }
}

impl Locale for Formats {
    fn number(&self, value: f64) -> String {
        Self::ask(self.number.as_ref(), &value.into()).unwrap_or_default()
    }

    fn plural(&self, value: f64) -> Plural {
        Plural::from_name(&Self::ask(self.plural.as_ref(), &value.into()).unwrap_or_default())
    }

    /// Reports get their day in words.
    fn moment(&self, _: f64) -> String {
        String::new()
    }

    fn list(&self, names: &[&str]) -> String {
        let list: Array = names.iter().map(|name| JsValue::from_str(name)).collect();
        Self::ask(self.list.as_ref(), &list).unwrap_or_else(|| names.join(", "))
    }
}
