//! The lead as it leaves the page: `execution-gap.lead/1`. Only data is here: every key, always present, `null` where
//! there is nothing. The same types write it, read it strictly (for receivers and tests) and give its JSON Schema. How a
//! lead comes about is in `compose`.

use serde::{Deserialize, Deserializer};

mod consent;
mod parameters;
mod scores;
mod visit;
mod vocabulary;

pub use consent::{Consent, ConsentItem, DoubleOptIn, LegalBasis, Method, Notice, OptInStatus, Signals, Tcf};
pub use parameters::Parameters;
pub use scores::{AreaScores, Move, OutcomeScores, Scores};
pub use visit::{Answer, Assessment, Attribution, Profile, Skipped, Touch};
pub use vocabulary::{Band, Form, Pattern, PerArea, PerBreakdown, PerCapability, PerOutcome};

/// The schema id that a lead names.
pub const SCHEMA: &str = "execution-gap.lead/1";

/// Most bytes of a lead as JSON, and of any request made from it.
pub const LONGEST: usize = 16_384;

/// Reads a key that must be there, though it may be null: by itself, serde takes a missing one for null.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::deserialize(deserializer)
}

/// Data that is written, read strictly and described by the JSON Schema.
macro_rules! written {
    ($(#[$meta:meta])* pub struct $name:ident { $($fields:tt)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($fields)* }
    };
    ($(#[$meta:meta])* pub enum $name:ident { $($variants:tt)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($variants)* }
    };
}
pub(super) use written;

written! {
    /// A whole lead.
    pub struct Lead {
        /// Which kind of document this is.
        pub schema: Schema,
        /// The lead's own id: the same over retries, so that a receiver keeps it once.
        pub id: String,
        /// What happened.
        #[serde(rename = "type")]
        pub kind: Kind,
        /// When it was sent, by the visitor's clock.
        pub timestamp: String,
        /// Which try this is, from 1.
        pub attempt: u32,
        /// Whether it is a trial that nobody should answer.
        pub test: bool,
        /// The campaign's id.
        #[serde(deserialize_with = "present")]
        pub campaign: Option<String>,
        /// Where it comes from.
        pub source: Source,
        /// Who it is.
        pub contact: Contact,
        /// What the person was told and agreed to.
        pub consent: Consent,
        /// What brought the person to the page.
        pub attribution: Attribution,
        /// What the person answered.
        pub assessment: Assessment,
        /// What came out: `execution-gap.report/1` without roadmap and robustness. It can be computed again from the
        /// answers.
        pub scores: Scores,
        /// The report itself.
        pub report: Report,
        /// The page's own hidden fields.
        pub hidden: Parameters,
        /// Signs that a person sent it.
        pub checks: Checks,
    }
}

written! {
    /// Which kind of document this is.
    pub enum Schema {
        /// The first version.
        #[serde(rename = "execution-gap.lead/1")]
        V1,
    }
}

written! {
    /// What happened.
    pub enum Kind {
        /// A visitor sent a lead.
        #[serde(rename = "lead.submitted")]
        Submitted,
    }
}

written! {
    /// Which program.
    pub enum Program {
        /// This one.
        #[serde(rename = "execution-gap")]
        ExecutionGap,
    }
}

written! {
    /// Where a lead comes from.
    pub struct Source {
        /// The program.
        pub widget: Program,
        /// Its version.
        pub widget_version: String,
        /// Which widget of the page.
        pub instance: String,
        /// Who used it.
        pub mode: Mode,
        /// The language of the texts.
        pub locale: String,
        /// The page's address: known parameters only, no fragment.
        #[serde(deserialize_with = "present")]
        pub page_url: Option<String>,
        /// The page's title.
        #[serde(deserialize_with = "present")]
        pub page_title: Option<String>,
        /// The site that linked to the page.
        #[serde(deserialize_with = "present")]
        pub referrer_origin: Option<String>,
        /// Whether the page was inside another one.
        pub embedded: bool,
    }
}

written! {
    /// Who used the widget.
    pub enum Mode {
        /// A visitor of the page.
        Visitor,
        /// A member of staff, on behalf of the person they talk to.
        Call,
        /// A visitor at a shared device.
        Kiosk,
    }
}

written! {
    /// Who it is.
    pub struct Contact {
        /// E-mail address, its domain in lower case.
        #[serde(deserialize_with = "present")]
        pub email: Option<String>,
        /// First name.
        #[serde(deserialize_with = "present")]
        pub first_name: Option<String>,
        /// Last name.
        #[serde(deserialize_with = "present")]
        pub last_name: Option<String>,
        /// Company.
        #[serde(deserialize_with = "present")]
        pub company: Option<String>,
        /// Role in the company.
        #[serde(deserialize_with = "present")]
        pub role: Option<String>,
        /// Telephone number as typed.
        #[serde(deserialize_with = "present")]
        pub phone_raw: Option<String>,
        /// The same as E.164, where that needed no guessing.
        #[serde(deserialize_with = "present")]
        pub phone_e164: Option<String>,
        /// Country as typed.
        #[serde(deserialize_with = "present")]
        pub country: Option<String>,
    }
}

written! {
    /// The report itself.
    pub struct Report {
        /// A link that shows it again.
        #[serde(deserialize_with = "present")]
        pub share_url: Option<String>,
    }
}

written! {
    /// Signs that a person sent it. They come from the browser and prove nothing by themselves.
    pub struct Checks {
        /// From the first question, or else the form, to sending.
        #[serde(deserialize_with = "present")]
        pub elapsed_ms: Option<u64>,
        /// Whether the field that people do not see stayed empty.
        pub honeypot_empty: bool,
        /// Proof of work.
        #[serde(deserialize_with = "present")]
        pub pow: Option<Work>,
        /// The token of the page's own captcha.
        #[serde(deserialize_with = "present")]
        pub captcha: Option<Captcha>,
    }
}

written! {
    /// Proof of work; what it proves is in `proof`.
    pub struct Work {
        /// The hash.
        pub alg: Hash,
        /// Zero bits that the hash starts with.
        pub bits: u8,
        /// What makes it start so.
        pub nonce: String,
    }
}

written! {
    /// A hash function.
    pub enum Hash {
        /// SHA-256.
        Sha256,
    }
}

written! {
    /// The token of the page's own captcha.
    pub struct Captcha {
        /// Who gave it.
        pub provider: String,
        /// The token.
        pub token: String,
    }
}
