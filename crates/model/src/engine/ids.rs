//! The fixed vocabulary of the model: capabilities, breakdowns, outcomes, areas, forms, bands, and tables keyed by
//! them. Ids are the public ones of the answer and report formats. Items are not here: they are data of an assessment.

use core::fmt;
use core::ops::{Index, IndexMut};

macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident / $(#[$table_meta:meta])* $table:ident [$count:literal] { $($(#[$variant_meta:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $name {
            /// Every value, in the order in which sums run and tables are written.
            pub const ALL: [Self; $count] = [$(Self::$variant),+];

            /// The public id, as written in answers, reports and assessments.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The value with this public id.
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.id())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                // As a variant, which writers may know by its address and need not write anew.
                serializer.serialize_unit_variant(stringify!($name), *self as u32, self.id())
            }
        }

        #[cfg(feature = "types")]
        impl ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &ts_rs::Config) -> String {
                stringify!($name).to_owned()
            }
            fn inline(_: &ts_rs::Config) -> String {
                Self::ALL.map(|value| format!("\"{value}\"")).join(" | ")
            }
            fn decl(cfg: &ts_rs::Config) -> String {
                format!("type {} = {};", Self::name(cfg), Self::inline(cfg))
            }
        }

        $(#[$table_meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub struct $table<T>([T; $count]);

        impl<T> $table<T> {
            /// A table with these values, in the order of `ALL`.
            pub const fn new(values: [T; $count]) -> Self {
                Self(values)
            }

            /// A table filled by calling `value` for each key in order.
            pub fn from_fn(mut value: impl FnMut($name) -> T) -> Self {
                Self($name::ALL.map(|key| value(key)))
            }

            /// Keys and values in order.
            pub fn iter(&self) -> impl Iterator<Item = ($name, &T)> {
                $name::ALL.into_iter().zip(&self.0)
            }
        }

        // The enum is the table's index type, so the position always exists; this is the one place that says so.
        #[allow(clippy::indexing_slicing)]
        impl<T> Index<$name> for $table<T> {
            type Output = T;
            fn index(&self, key: $name) -> &T {
                &self.0[key as usize]
            }
        }

        #[allow(clippy::indexing_slicing)]
        impl<T> IndexMut<$name> for $table<T> {
            fn index_mut(&mut self, key: $name) -> &mut T {
                &mut self.0[key as usize]
            }
        }

        impl<T: serde::Serialize> serde::Serialize for $table<T> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct;
                let mut table = serializer.serialize_struct(stringify!($table), $count)?;
                $(table.serialize_field($id, &self[$name::$variant])?;)+
                table.end()
            }
        }

        #[cfg(feature = "types")]
        impl<T: ts_rs::TS> ts_rs::TS for $table<T> {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(cfg: &ts_rs::Config) -> String {
                format!("Record<{}, {}>", stringify!($name), T::name(cfg))
            }
            fn inline(cfg: &ts_rs::Config) -> String {
                Self::name(cfg)
            }
        }
    };
}

vocabulary! {
    /// What closes the gap.
    Capability / /// One value for each capability.
    Capabilities[3] {
        /// Build & Integrate.
        BuildIntegrate = "BI",
        /// Protect & Operate.
        ProtectOperate = "PO",
        /// Advise & Accelerate.
        AdviseAccelerate = "AA",
    }
}

vocabulary! {
    /// What causes the gap.
    Breakdown / /// One value for each breakdown.
    Breakdowns[4] {
        /// Fragmented environments.
        Fragmented = "F",
        /// Reactive operations.
        Reactive = "R",
        /// Security and compliance complexity.
        Compliance = "C",
        /// IT and business leaders who see different things.
        Misaligned = "M",
    }
}

vocabulary! {
    /// What the gap costs.
    Outcome / /// One value for each outcome.
    Outcomes[4] {
        /// Growth.
        Growth = "growth",
        /// Efficiency.
        Efficiency = "efficiency",
        /// Customer experience.
        Experience = "experience",
        /// Risk.
        Risk = "risk",
    }
}

vocabulary! {
    /// A field that strategies speak about; it has one strategy and one result item.
    Area / /// One value for each area.
    Areas[5] {
        /// Modern hosting.
        Hosting = "CLD",
        /// Security.
        Security = "CYB",
        /// Data and analytics.
        Data = "DAT",
        /// Infrastructure.
        Infrastructure = "INF",
        /// Digital customer experience.
        CustomerExperience = "DCX",
    }
}

vocabulary! {
    /// Which items are asked.
    Form / /// One value for each form.
    Forms[2] {
        /// 9 items, a screening.
        Express = "express",
        /// All 23 items.
        Full = "full",
    }
}

vocabulary! {
    /// What an item measures.
    Kind / /// One value for each kind of item.
    Kinds[3] {
        /// How far the committed plan for an area reaches.
        Strategy = "strategy",
        /// What of an area is in daily use.
        Result = "result",
        /// How work is done.
        Practice = "practice",
    }
}

vocabulary! {
    /// The named ranges of the gap, from the ladder of the answers (half a rung, one rung, two rungs).
    Band / /// One value for each band.
    Bands[4] {
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

vocabulary! {
    /// Ambition and execution, each cut at half.
    Pattern / /// One value for each pattern.
    Patterns[4] {
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

vocabulary! {
    /// A part of the roadmap.
    Phase / /// One value for each phase.
    Phases[3] {
        /// Months 0–3.
        Now = "now",
        /// Months 3–9.
        Next = "next",
        /// Months 9–18.
        Later = "later",
    }
}
