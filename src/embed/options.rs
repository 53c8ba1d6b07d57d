//! The attributes that the loader passes, already checked by it, become options. What an option does belongs to `ui`.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use crate::engine::Form;
use crate::ui::options::Direction;
use crate::ui::{Options, Persist};

/// Attributes of the host element.
#[derive(Default)]
pub struct Attributes {
    form: Option<String>,
    heading_level: Option<String>,
    persist: Option<String>,
    shortcuts: Option<String>,
    dir: Option<String>,
    lang: Option<String>,
    instance: Option<String>,
    ordinal: Option<String>,
}

impl Attributes {
    /// Reads a plain object of texts; anything else in it counts as absent.
    pub fn read(object: &JsValue) -> Self {
        let text = |name: &str| Reflect::get(object, &name.into()).ok().and_then(|value| value.as_string());
        Self {
            form: text("form"),
            heading_level: text("heading-level"),
            persist: text("persist"),
            shortcuts: text("shortcuts"),
            dir: text("dir"),
            lang: text("lang"),
            instance: text("instance"),
            ordinal: text("ordinal"),
        }
    }

    /// The language asked for, the page's, or English.
    pub fn language(&self) -> &str {
        self.lang.as_deref().map(str::trim).filter(|lang| !lang.is_empty()).unwrap_or("en")
    }

    /// The options. The loader has told the page's author of values that are not allowed, and passes defaults instead.
    pub fn check(&self) -> Options {
        let is = |value: &Option<String>, text: &str| value.as_deref() == Some(text);
        Options {
            form: if is(&self.form, "full") { Form::Full } else { Form::Express },
            heading_level: self.heading_level.as_deref().and_then(|level| level.parse().ok()).unwrap_or(2),
            persist: match self.persist.as_deref() {
                Some("off") => Persist::Off,
                Some("local") => Persist::Local,
                _ => Persist::Session,
            },
            shortcuts: !is(&self.shortcuts, "off"),
            direction: match self.dir.as_deref() {
                Some("rtl") => Some(Direction::Rtl),
                Some("ltr") => Some(Direction::Ltr),
                _ => None,
            },
            ordinal: self.ordinal.as_deref().and_then(|ordinal| ordinal.parse().ok()).unwrap_or(1),
            instance: self.instance.clone().unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_absent_gives_the_defaults() {
        assert_eq!(Attributes::default().check(), Options::default());
    }

    #[test]
    fn values_are_taken() {
        let attributes = Attributes {
            form: Some("full".into()),
            heading_level: Some("3".into()),
            persist: Some("local".into()),
            shortcuts: Some("off".into()),
            dir: Some("rtl".into()),
            ordinal: Some("2".into()),
            instance: Some("a".into()),
            ..Attributes::default()
        };
        let expected = Options {
            form: Form::Full,
            heading_level: 3,
            persist: Persist::Local,
            shortcuts: false,
            direction: Some(Direction::Rtl),
            ordinal: 2,
            instance: "a".into(),
        };
        assert_eq!(attributes.check(), expected);
    }
}
