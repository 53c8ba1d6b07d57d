//! Numbers, dates and lists as the browser's own language data write them. What is written with them is not known here.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The formats of one language. They take the browser some milliseconds to make and are rarely needed, never on the first
/// screens: they are made when they are.
pub struct Formats {
    locales: Array,
}

impl Formats {
    /// The formats of `language`; the browser's own choice when it does not know the tag.
    pub fn new(language: &str) -> Self {
        Self { locales: locales(language) }
    }

    /// A number, with at most one decimal.
    pub fn number(&self, value: f64) -> Option<String> {
        let options = options(&[("maximumFractionDigits", "1")]);
        let number = Intl::NumberFormat::new(&self.locales, &options).format();
        number.call1(&JsValue::UNDEFINED, &value.into()).ok()?.as_string()
    }

    /// A moment, milliseconds since 1970, as date and time.
    pub fn moment(&self, at: f64) -> Option<String> {
        let options = options(&[("dateStyle", "medium"), ("timeStyle", "short")]);
        let moment = Intl::DateTimeFormat::new(&self.locales, &options).format();
        moment.call1(&JsValue::UNDEFINED, &Date::new(&at.into())).ok()?.as_string()
    }

    /// Names as a list, where the browser can.
    pub fn list(&self, names: &[&str]) -> Option<String> {
        let (formatter, format) = list_format(&self.locales)?;
        let names: Array = names.iter().map(|name| JsValue::from_str(name)).collect();
        format.call1(&formatter, &names).ok()?.as_string()
    }
}

// A malformed tag makes every `Intl` constructor throw, so it is asked about first, through a call that can fail.
fn locales(language: &str) -> Array {
    let canonical = || -> Option<Array> {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let check: Function = Reflect::get(&intl, &"getCanonicalLocales".into()).ok()?.dyn_into().ok()?;
        check.call1(&intl, &language.into()).ok()?.dyn_into().ok()
    };
    canonical().unwrap_or_default()
}

fn options(pairs: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (name, value) in pairs {
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    options
}

// `Intl.ListFormat` is younger than the rest, so it is looked for and not taken for granted.
fn list_format(locales: &Array) -> Option<(JsValue, Function)> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor: Function = Reflect::get(&intl, &"ListFormat".into()).ok()?.dyn_into().ok()?;
    let formatter = Reflect::construct(&constructor, &Array::of1(locales)).ok()?;
    let format: Function = Reflect::get(&formatter, &"format".into()).ok()?.dyn_into().ok()?;
    Some((formatter, format))
}
