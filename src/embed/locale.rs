//! Joins the words' question ("how is this number written?") with the browser's answer.

use crate::content::locale::{Locale, Plural};
use crate::platform::intl::Formats;

/// A language as the browser writes it.
pub struct BrowserLocale(Formats);

impl BrowserLocale {
    /// The formats for texts in English: the page's own region when the page is English, plain English otherwise, so
    /// that numbers and words never come from two languages.
    pub fn new(language: &str) -> Self {
        let english = language.to_ascii_lowercase().split('-').next() == Some("en");
        Self(Formats::new(if english { language } else { "en" }))
    }
}

impl Locale for BrowserLocale {
    fn number(&self, value: f64) -> String {
        self.0.number(value).unwrap_or_default()
    }

    fn plural(&self, value: f64) -> Plural {
        Plural::from_name(&self.0.plural(value))
    }

    fn moment(&self, at: f64) -> String {
        self.0.moment(at).unwrap_or_default()
    }

    fn list(&self, names: &[&str]) -> String {
        self.0.list(names).unwrap_or_else(|| names.join(", "))
    }
}
