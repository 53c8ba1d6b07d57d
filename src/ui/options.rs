//! What an embedding page can choose, once it has been checked at the door. Reading attributes belongs to `embed`.

use crate::engine::{Capabilities, Form};

/// The checked options of one widget.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Which items are asked.
    pub form: Form,
    /// Level of the step heading, 1–4.
    pub heading_level: u8,
    /// Where answers are kept.
    pub persist: Persist,
    /// Whether digits choose answers.
    pub shortcuts: bool,
    /// Writing direction, when the page says so on the element itself.
    pub direction: Option<Direction>,
    /// 1 for the first widget of the page, 2 for the second, and so on: two of them must not share a name.
    pub ordinal: u32,
    /// What tells this widget's saved visit from that of another one on the page: the element's id, if it has one.
    pub instance: String,
    /// Whose assessment it is.
    pub brand: Brand,
    /// The link at the end of the report.
    pub cta: Option<Cta>,
    /// How much each capability counts, 0 to 1000.
    pub weights: Capabilities<f64>,
}

/// Whose assessment it is, as visitors see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brand {
    /// The name.
    pub name: Option<String>,
    /// Address of the logo.
    pub logo: Option<String>,
}

/// A link to what comes after the report.
#[derive(Clone, Debug, PartialEq)]
pub struct Cta {
    /// What happens.
    pub label: String,
    /// Where it leads: an address that starts with `https://`, on a page of the machine itself also `http://`.
    pub url: String,
}

impl Options {
    /// The name under which a visit is kept.
    pub fn storage_key(&self) -> String {
        format!("execution-gap:{}", self.instance)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            form: Form::Express,
            heading_level: 2,
            persist: Persist::Session,
            shortcuts: true,
            direction: None,
            ordinal: 1,
            instance: String::new(),
            brand: Brand::default(),
            cta: None,
            weights: Capabilities::new([1.0; 3]),
        }
    }
}

/// Where answers are kept between visits of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Persist {
    /// In the tab, until it is closed.
    Session,
    /// Nowhere.
    Off,
    /// On the device, until deleted.
    Local,
}

/// Writing direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the `dir` attribute.
    pub fn id(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}
