//! Who is asking. It changes words and the order of advice, never the score.

use crate::engine::Outcome;

/// What the visitor said about themselves; everything may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The hat they wear.
    pub role: Option<Role>,
    /// The outcome that matters most to them.
    pub priority: Option<Outcome>,
    /// How many people work there.
    pub size: Option<Size>,
}

macro_rules! choices {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $name {
            /// Every value, in the order shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value as stored and sent.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The value with this id.
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

choices! {
    /// The hat that a respondent wears.
    Role {
        /// Leads technology.
        TechnologyLead = "technology_lead",
        /// Leads the business or a unit of it.
        BusinessLead = "business_lead",
        /// Finance.
        Finance = "finance",
        /// Works in technology.
        Technology = "technology",
        /// Something else.
        Other = "other",
    }
}

choices! {
    /// How many people work in the organisation.
    Size {
        /// Up to 50.
        Upto50 = "s50",
        /// 51–250.
        Upto250 = "s250",
        /// 251–1,000.
        Upto1000 = "s1000",
        /// 1,001–5,000.
        Upto5000 = "s5000",
        /// More than 5,000.
        More = "more",
    }
}
