//! The consent record of a lead: what was shown, what was agreed to, by whom and how. How it is put together is in
//! `consent` beside this folder.

use super::{present, written};

written! {
    /// What the person was told and agreed to.
    pub struct Consent {
        /// The privacy notice that was linked.
        #[serde(deserialize_with = "present")]
        pub notice: Option<Notice>,
        /// Who is responsible for the data, as it was named.
        #[serde(deserialize_with = "present")]
        pub controller: Option<String>,
        /// How the record came about.
        pub method: Method,
        /// Who wrote it down, in a call.
        #[serde(deserialize_with = "present")]
        pub recorded_by: Option<String>,
        /// Whether an e-mail address still has to be confirmed.
        pub double_opt_in: DoubleOptIn,
        /// The request and every box, ticked or not.
        pub items: Vec<ConsentItem>,
        /// Signals of the browser and of a consent manager.
        pub signals: Signals,
    }
}

written! {
    /// A privacy notice.
    pub struct Notice {
        /// Its address.
        pub url: String,
        /// Its version.
        pub version: String,
    }
}

written! {
    /// How a consent was given.
    pub enum Method {
        /// By a box in a form.
        WebFormCheckbox,
        /// By sending the form.
        FormSubmit,
        /// A member of staff wrote it down.
        RecordedByStaff,
    }
}

written! {
    /// The confirmation of an e-mail address.
    pub struct DoubleOptIn {
        /// Whether the widget's side needs one.
        pub required: bool,
        /// How far it is.
        pub status: OptInStatus,
    }
}

written! {
    /// How far the confirmation of an e-mail address is.
    pub enum OptInStatus {
        /// A message was asked for and not answered yet.
        Pending,
        /// The widget asked for none. A receiver that asks for one records it itself.
        NotRequired,
    }
}

written! {
    /// The request, or one box.
    pub struct ConsentItem {
        /// `request`, or the box's key.
        pub key: String,
        /// What for.
        pub purpose: String,
        /// On what ground.
        pub legal_basis: LegalBasis,
        /// How it was given.
        pub method: Method,
        /// Whether sending needs it.
        pub required: bool,
        /// How the box was at the start: always empty.
        pub initial: bool,
        /// Whether it was given.
        pub value: bool,
        /// The words as they were shown; null only where the lead would have become too long.
        #[serde(deserialize_with = "present")]
        pub text: Option<String>,
        /// The version of the words; null for a campaign's own request text, which has none.
        #[serde(deserialize_with = "present")]
        pub text_version: Option<String>,
        /// SHA-256 of the words as UTF-8, in hexadecimal.
        pub text_sha256: String,
        /// The language of the words.
        pub locale: String,
        /// When they were first on screen.
        #[serde(deserialize_with = "present")]
        pub shown_at: Option<String>,
        /// When the box was changed last.
        #[serde(deserialize_with = "present")]
        pub changed_at: Option<String>,
    }
}

written! {
    /// The ground of a processing.
    pub enum LegalBasis {
        /// The person agreed.
        Consent,
        /// Needed for what the person asked for.
        ContractOrPreContract,
        /// An interest of the controller that weighs more.
        LegitimateInterest,
    }
}

written! {
    /// Signals of the browser and of a consent manager.
    pub struct Signals {
        /// What a consent manager said (IAB TCF).
        #[serde(deserialize_with = "present")]
        pub tcf: Option<Tcf>,
        /// Global Privacy Control.
        pub gpc: bool,
    }
}

written! {
    /// What a consent manager said.
    pub struct Tcf {
        /// Whether the rules apply; null while it is not known.
        #[serde(deserialize_with = "present")]
        pub applies: Option<bool>,
        /// Whether storing on the device was allowed.
        pub purpose1: bool,
    }
}
