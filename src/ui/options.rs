//! What an embedding page and its campaign can choose, once it has been checked at the door. Reading attributes belongs
//! to `embed`.

use std::sync::Arc;

use execution_gap_model::engine::{Capabilities, Form};

use super::contact::Field;

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
    /// The name under which the visit is kept, as `www/widget/stage.js` makes it.
    pub visit: String,
    /// Whose assessment it is.
    pub brand: Brand,
    /// The link at the end of the report.
    pub cta: Option<Cta>,
    /// How much each capability counts, 0 to 1000.
    pub weights: Capabilities<f64>,
    /// What the contact form asks; `None` when there is no form.
    pub lead: Option<Arc<Lead>>,
}

/// When contact details are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gate {
    /// In the report; what is not the plan is free, and the form can be skipped.
    #[default]
    Soft,
    /// In the report; the form cannot be skipped.
    Hard,
    /// Before the questions; sent together with the result.
    Start,
}

/// What the contact form asks and says, as the campaign has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lead {
    /// When.
    pub gate: Gate,
    /// Whether somebody fills the form in for another person.
    pub is_call: bool,
    /// Whether the details can be kept on the device: it is the visitor's own, and the page and the browser allow it.
    pub may_keep: bool,
    /// The fields, in order.
    pub fields: Vec<Field>,
    /// Fields that the receiver needs besides the address.
    pub required: Vec<Field>,
    /// Boxes to tick.
    pub consents: Vec<Consent>,
    /// Who gets the details.
    pub controller: Option<String>,
    /// Address of the privacy notice.
    pub notice_url: Option<String>,
    /// What the visitor asks for by sending; `None` means the catalogue's words.
    pub request_text: Option<String>,
}

/// A box that a visitor may tick. It starts empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Consent {
    /// Its name in the lead.
    pub key: String,
    /// What stands beside it.
    pub text: String,
    /// Version of the text.
    pub version: String,
    /// Whether sending needs it.
    pub required: bool,
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

impl Default for Options {
    fn default() -> Self {
        Self {
            form: Form::Express,
            heading_level: 2,
            persist: Persist::Session,
            shortcuts: true,
            direction: None,
            ordinal: 1,
            visit: String::new(),
            brand: Brand::default(),
            cta: None,
            weights: Capabilities::new([1.0; 3]),
            lead: None,
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
