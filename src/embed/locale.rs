//! Joins the words' question ("how is this number written?") with the browser's answer, where English has none of its own.

use crate::platform::intl::Formats;
use execution_gap_model::content::locale::{English, Locale, Plural};

/// English as the browser writes it.
pub struct BrowserLocale {
    formats: Formats,
    /// Whether the language tag leaves the digits to the language.
    has_plain_digits: bool,
}

impl BrowserLocale {
    /// The formats for texts in English: the page's own region when the page is English, plain English otherwise, so
    /// that numbers and words never come from two languages.
    pub fn new(language: &str) -> Self {
        let english = language.to_ascii_lowercase().split('-').next() == Some("en");
        Self {
            formats: Formats::new(if english { language } else { "en" }),
            // An extension, which begins with a single letter, can ask for others.
            has_plain_digits: !english || language.split('-').all(|part| part.len() > 1),
        }
    }
}

impl Locale for BrowserLocale {
    // Small whole numbers are all that most visitors ever see, and English writes them alike everywhere. Asking the browser
    // the first time keeps a slow phone busy for 40 ms, in the moment when it starts the program.
    fn number(&self, value: f64) -> String {
        let whole = value as usize;
        if self.has_plain_digits && whole < 1000 && whole as f64 == value {
            return whole.to_string();
        }
        self.formats.number(value).unwrap_or_default()
    }

    fn plural(&self, value: f64) -> Plural {
        English.plural(value)
    }

    fn moment(&self, at: f64) -> String {
        self.formats.moment(at).unwrap_or_default()
    }

    fn list(&self, names: &[&str]) -> String {
        self.formats.list(names).unwrap_or_else(|| names.join(", "))
    }
}
