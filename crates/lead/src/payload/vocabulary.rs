//! The engine's closed choices and tables as a lead writes and reads them. The ids are the engine's; a new one there does
//! not compile here until it is named.

use serde::{Deserialize, Serialize};

use super::present;
use execution_gap_model::engine;
use execution_gap_model::engine::{Area, Breakdown, Capability, Outcome};

/// A value for each key of a table of the engine.
macro_rules! table {
    ($(#[$meta:meta])* $name:ident from $table:ident { $($(#[$key_meta:meta])* $field:ident = $id:literal: $key:expr),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        #[serde(bound(deserialize = "T: Deserialize<'de>"))]
        pub struct $name<T> {
            $($(#[$key_meta])* #[serde(rename = $id, deserialize_with = "present")] pub $field: T),+
        }

        impl<T> $name<T> {
            /// The values of a table, each made into another.
            pub fn of<U>(table: &engine::$table<U>, make: impl Fn(&U) -> T) -> Self {
                Self { $($field: make(&table[$key])),+ }
            }

            /// Ids in lower case, and values, in order.
            pub fn pairs(&self) -> [(&'static str, &T); [$($id),+].len()] {
                [$((stringify!($field), &self.$field)),+]
            }
        }
    };
}

table! {
    /// One value for each capability.
    PerCapability from Capabilities {
        /// Build & Integrate.
        bi = "BI": Capability::BuildIntegrate,
        /// Protect & Operate.
        po = "PO": Capability::ProtectOperate,
        /// Advise & Accelerate.
        aa = "AA": Capability::AdviseAccelerate,
    }
}

table! {
    /// One value for each breakdown.
    PerBreakdown from Breakdowns {
        /// Fragmented environments.
        f = "F": Breakdown::Fragmented,
        /// Reactive operations.
        r = "R": Breakdown::Reactive,
        /// Security and compliance complexity.
        c = "C": Breakdown::Compliance,
        /// Misalignment.
        m = "M": Breakdown::Misaligned,
    }
}

table! {
    /// One value for each area.
    PerArea from Areas {
        /// Modern hosting.
        cld = "CLD": Area::Hosting,
        /// Security.
        cyb = "CYB": Area::Security,
        /// Data and analytics.
        dat = "DAT": Area::Data,
        /// Infrastructure.
        inf = "INF": Area::Infrastructure,
        /// Digital customer experience.
        dcx = "DCX": Area::CustomerExperience,
    }
}

table! {
    /// One value for each outcome.
    PerOutcome from Outcomes {
        /// Growth.
        growth = "growth": Outcome::Growth,
        /// Efficiency.
        efficiency = "efficiency": Outcome::Efficiency,
        /// Customer experience.
        experience = "experience": Outcome::Experience,
        /// Risk.
        risk = "risk": Outcome::Risk,
    }
}

/// A closed choice of the engine, as written.
macro_rules! choice {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$variant_meta])* #[serde(rename = $id)] $variant),+ }

        impl From<engine::$name> for $name {
            fn from(value: engine::$name) -> Self {
                match value { $(engine::$name::$variant => Self::$variant),+ }
            }
        }

        impl $name {
            /// The id as written.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }
        }
    };
}

choice! {
    /// Which questions were asked.
    Form {
        /// 9 of them.
        Express = "express",
        /// All 23.
        Full = "full",
    }
}

choice! {
    /// The named ranges of the gap.
    Band {
        /// 0–12 points.
        InStep = "In step",
        /// 13–24 points.
        Slipping = "Slipping",
        /// 25–49 points.
        Wide = "Wide",
        /// 50–100 points.
        Severe = "Severe",
    }
}

choice! {
    /// Ambition and execution, each cut at half.
    Pattern {
        /// High ambition, low execution.
        PromiseOutrunsDelivery = "promise outruns delivery",
        /// High ambition, high execution.
        DeliveringOnPurpose = "delivering on purpose",
        /// Low ambition, high execution.
        DeliveryWithoutDirection = "delivery without direction",
        /// Low ambition, low execution.
        StandingStill = "standing still",
    }
}
