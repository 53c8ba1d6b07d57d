//! The attributes that the loader passes and what a campaign adds to them, both checked already, become options. What an
//! option does belongs to `ui`.

use std::sync::Arc;

use wasm_bindgen::JsValue;

use crate::ui::options::{Brand, Cta, Direction, Lead};
use crate::ui::{Options, Persist};
use execution_gap_model::engine::{Capabilities, Capability, Form};

use super::leads;
use super::values;

/// Attributes of the host element and settings of its campaign.
#[derive(Default)]
pub struct Attributes {
    form: Option<String>,
    heading_level: Option<String>,
    persist: Option<String>,
    shortcuts: Option<String>,
    dir: Option<String>,
    lang: Option<String>,
    visit: Option<String>,
    ordinal: Option<String>,
    brand_name: Option<String>,
    brand_logo: Option<String>,
    cta_label: Option<String>,
    cta_url: Option<String>,
    words: Option<String>,
    weights: Capabilities<Option<f64>>,
    mode: Option<String>,
    lead: Option<Arc<Lead>>,
}

impl Attributes {
    /// Reads a plain object of texts, of numbers for weights, and of an object for `lead`; anything else in it counts as
    /// absent.
    pub fn read(object: &JsValue) -> Self {
        let text = |name: &str| values::text(object, name);
        Self {
            form: text("form"),
            heading_level: text("heading-level"),
            persist: text("persist"),
            shortcuts: text("shortcuts"),
            dir: text("dir"),
            lang: text("lang"),
            visit: text("visit"),
            ordinal: text("ordinal"),
            brand_name: text("brand-name"),
            brand_logo: text("brand-logo"),
            cta_label: text("cta-label"),
            cta_url: text("cta-url"),
            words: text("words"),
            weights: Capabilities::from_fn(|key: Capability| values::value(object, key.id()).as_f64()),
            mode: text("mode"),
            lead: leads::lead(object).map(Arc::new),
        }
    }

    /// The language asked for, the page's, or English.
    pub fn language(&self) -> &str {
        self.lang.as_deref().map(str::trim).filter(|lang| !lang.is_empty()).unwrap_or("en")
    }

    /// The campaign's own words, as [`execution_gap_model::content::texts::Pack::with`] takes them; empty when there are none.
    pub fn words(&self) -> &str {
        self.words.as_deref().unwrap_or_default()
    }

    /// The options. The loader has told the page's author of values that are not allowed, and passes defaults instead.
    pub fn check(&self) -> Options {
        let is = |value: &Option<String>, text: &str| value.as_deref() == Some(text);
        Options {
            form: if is(&self.form, "full") { Form::Full } else { Form::Express },
            heading_level: self.heading_level.as_deref().and_then(|level| level.parse().ok()).unwrap_or(2),
            persist: match self.persist.as_deref() {
                // The next visitor of a kiosk finds nothing of the one before.
                _ if is(&self.mode, "kiosk") => Persist::Off,
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
            visit: self.visit.clone().unwrap_or_default(),
            brand: Brand { name: self.brand_name.clone(), logo: self.brand_logo.clone() },
            cta: self.cta_label.clone().zip(self.cta_url.clone()).map(|(label, url)| Cta { label, url }),
            weights: Capabilities::from_fn(|key| self.weights[key].unwrap_or(1.0)),
            lead: self.lead.clone(),
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
            visit: Some("a".into()),
            brand_name: Some("Acme".into()),
            cta_label: Some("Book".into()),
            cta_url: Some("https://acme.example/".into()),
            weights: Capabilities::new([None, Some(0.0), Some(2.5)]),
            mode: Some("call".into()),
            lead: Some(Arc::default()),
            ..Attributes::default()
        };
        let expected = Options {
            form: Form::Full,
            heading_level: 3,
            persist: Persist::Local,
            shortcuts: false,
            direction: Some(Direction::Rtl),
            ordinal: 2,
            visit: "a".into(),
            brand: Brand { name: Some("Acme".into()), logo: None },
            cta: Some(Cta { label: "Book".into(), url: "https://acme.example/".into() }),
            weights: Capabilities::new([1.0, 0.0, 2.5]),
            lead: Some(Arc::default()),
        };
        assert_eq!(attributes.check(), expected);
    }

    #[test]
    fn a_kiosk_keeps_nothing() {
        let kept = |mode: &str| {
            let (mode, persist) = (Some(mode.into()), Some("local".into()));
            Attributes { mode, persist, ..Attributes::default() }.check().persist
        };
        assert_eq!([kept("kiosk"), kept("call"), kept("visitor")], [Persist::Off, Persist::Local, Persist::Local]);
    }
}
