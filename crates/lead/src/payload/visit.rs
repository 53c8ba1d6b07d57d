//! Where a person came from and what they answered, as a lead holds it.

use super::vocabulary::PerCapability;
use super::{Parameters, Program, present, written};

written! {
    /// What brought the person to the page.
    pub struct Attribution {
        /// The first visit that is known.
        #[serde(deserialize_with = "present")]
        pub first: Option<Touch>,
        /// The present visit.
        #[serde(deserialize_with = "present")]
        pub last: Option<Touch>,
    }
}

written! {
    /// A visit that a link brought about.
    pub struct Touch {
        /// When.
        #[serde(deserialize_with = "present")]
        pub at: Option<String>,
        /// The path of the page.
        #[serde(deserialize_with = "present")]
        pub landing_path: Option<String>,
        /// `utm_` parameters.
        pub params: Parameters,
        /// Click ids of advertisers.
        pub click_ids: Parameters,
    }
}

written! {
    /// What the person answered.
    pub struct Assessment {
        /// Which model scores it.
        pub model: Program,
        /// Its version.
        pub model_version: String,
        /// The version of the questions.
        pub question_set: String,
        /// When the first question was answered.
        #[serde(deserialize_with = "present")]
        pub started_at: Option<String>,
        /// When the report was first shown.
        #[serde(deserialize_with = "present")]
        pub completed_at: Option<String>,
        /// How much each capability counts; whoever computes the scores again needs it.
        pub weights: PerCapability<f64>,
        /// Who is asking.
        pub profile: Profile,
        /// Every question of the form, in order.
        pub answers: Vec<Answer>,
    }
}

written! {
    /// Who is asking. It changes no score.
    pub struct Profile {
        /// Their role.
        #[serde(deserialize_with = "present")]
        pub role: Option<String>,
        /// What matters most to them.
        #[serde(deserialize_with = "present")]
        pub priority: Option<String>,
        /// How large their organisation is.
        #[serde(deserialize_with = "present")]
        pub size: Option<String>,
    }
}

written! {
    /// One question.
    pub struct Answer {
        /// Its id.
        pub q: String,
        /// The rung, 0 to 4.
        #[serde(deserialize_with = "present")]
        pub a: Option<u8>,
        /// Why there is none.
        #[serde(deserialize_with = "present")]
        pub skipped: Option<Skipped>,
    }
}

written! {
    /// Why a question has no rung.
    pub enum Skipped {
        /// The person does not know.
        DontKnow,
        /// It does not apply.
        NotApplicable,
        /// It was not answered.
        Unanswered,
    }
}
