//! What a language needs besides words: numbers, plural categories, dates, lists. The browser's own data answer this
//! (`platform::intl`); here is only the question, and an English answer for the host.

/// A plural category of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Plural {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Plural {
    /// The category as messages and `Intl.PluralRules` write it; what is unknown is `other`.
    pub fn from_name(name: &str) -> Self {
        match name {
            "zero" => Self::Zero,
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
            _ => Self::Other,
        }
    }

    /// The name, as written in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

/// How a language writes what is not a word.
pub trait Locale {
    /// A number, with at most one decimal.
    fn number(&self, value: f64) -> String;
    /// The plural category of a number.
    fn plural(&self, value: f64) -> Plural;
    /// A moment (milliseconds since 1970) as date and time.
    fn moment(&self, at: f64) -> String;
    /// Names joined as a list.
    fn list(&self, names: &[&str]) -> String;
}

/// English without a browser, for tests and for pages written on the host.
pub struct English;

impl Locale for English {
    fn number(&self, value: f64) -> String {
        let text = format!("{value:.1}");
        text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
    }

    fn plural(&self, value: f64) -> Plural {
        if value == 1.0 { Plural::One } else { Plural::Other }
    }

    fn moment(&self, at: f64) -> String {
        format!("at {at:.0}")
    }

    fn list(&self, names: &[&str]) -> String {
        match names {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first, second] => format!("{first} and {second}"),
            [start @ .., last] => format!("{}, and {last}", start.join(", ")),
        }
    }
}
