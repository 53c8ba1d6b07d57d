//! The fixed vocabulary of the model: capabilities, breakdowns, outcomes, areas, forms, bands, verdicts, and tables
//! keyed by some of them. Ids are the public ones of the answer and report formats. Items are not here: they are data of
//! an assessment.

use core::fmt;
use core::ops::{Index, IndexMut};

macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident[$count:literal] { $($(#[$variant_meta:meta])* $variant:ident = $id:literal),+ $(,)? }) => {
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
                serializer.serialize_str(self.id())
            }
        }
    };
}

macro_rules! table {
    ($(#[$meta:meta])* $table:ident[$count:literal] by $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        pub struct $table<T>([T; $count]);

        impl<T> $table<T> {
            /// A table with these values, in the order of `ALL`.
            pub const fn new(values: [T; $count]) -> Self {
                Self(values)
            }

            /// A table filled by calling `value` for each key in order.
            #[inline]
            pub fn from_fn(mut value: impl FnMut($name) -> T) -> Self {
                Self($name::ALL.map(|key| value(key)))
            }

            /// Keys and values in order.
            #[inline]
            pub fn iter(&self) -> impl Iterator<Item = ($name, &T)> {
                $name::ALL.into_iter().zip(&self.0)
            }
        }

        // The enum is the table's index type, so the position always exists; this is the one place that says so.
        #[allow(clippy::indexing_slicing)]
        impl<T> Index<$name> for $table<T> {
            type Output = T;
            #[inline]
            fn index(&self, key: $name) -> &T {
                &self.0[key as usize]
            }
        }

        #[allow(clippy::indexing_slicing)]
        impl<T> IndexMut<$name> for $table<T> {
            #[inline]
            fn index_mut(&mut self, key: $name) -> &mut T {
                &mut self.0[key as usize]
            }
        }

        impl<T: serde::Serialize> serde::Serialize for $table<T> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.iter().map(|(key, value)| (key.id(), value)))
            }
        }
    };
}

vocabulary! {
    /// What closes the gap.
    Capability[3] {
        /// Build & Integrate.
        BuildIntegrate = "BI",
        /// Protect & Operate.
        ProtectOperate = "PO",
        /// Advise & Accelerate.
        AdviseAccelerate = "AA",
    }
}

table! {
    /// One value for each capability.
    Capabilities[3] by Capability
}

vocabulary! {
    /// What causes the gap.
    Breakdown[4] {
        /// Fragmented systems.
        Fragmented = "F",
        /// Reactive operations.
        Reactive = "R",
        /// Security and compliance complexity.
        Compliance = "C",
        /// Business and IT out of line.
        Misaligned = "M",
    }
}

table! {
    /// One value for each breakdown.
    Breakdowns[4] by Breakdown
}

vocabulary! {
    /// What the gap costs.
    Outcome[4] {
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

table! {
    /// One value for each outcome.
    Outcomes[4] by Outcome
}

vocabulary! {
    /// A field that strategies speak about; it has one strategy and one result item.
    Area[5] {
        /// Hosting.
        Hosting = "CLD",
        /// Security.
        Security = "CYB",
        /// Data for decisions.
        Data = "DAT",
        /// Infrastructure.
        Infrastructure = "INF",
        /// Customers online.
        CustomerExperience = "DCX",
    }
}

table! {
    /// One value for each area.
    Areas[5] by Area
}

vocabulary! {
    /// Which items are asked.
    Form[2] {
        /// A screening: the items marked for it.
        Express = "express",
        /// Every item.
        Full = "full",
    }
}

vocabulary! {
    /// What an item measures.
    Kind[4] {
        /// For what share of an area there is a decision with money, an owner and a date.
        Strategy = "strategy",
        /// For what share of the same area it is true today.
        Result = "result",
        /// How work is done.
        Practice = "practice",
        /// How many of last year's goals were met. Never scored.
        Outside = "outside",
    }
}

vocabulary! {
    /// Who can answer an item.
    Knows[3] {
        /// People in IT.
        It = "it",
        /// People outside IT.
        Business = "business",
        /// Either.
        Both = "both",
    }
}

vocabulary! {
    /// The named ranges of the gap, from the ladder of the answers (half a rung, one rung, two rungs).
    Band[4] {
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
    Pattern[4] {
        /// High ambition, low execution.
        PromiseOutrunsDelivery = "promise_outruns_delivery",
        /// High ambition, high execution.
        DeliveringOnPurpose = "delivering_on_purpose",
        /// Low ambition, high execution.
        DeliveryWithoutDirection = "delivery_without_direction",
        /// Low ambition, low execution.
        StandingStill = "standing_still",
    }
}

vocabulary! {
    /// What an interface shows first.
    LeadsWith[3] {
        /// Neither: the result is not reportable.
        Nothing = "none",
        /// The gap.
        Point = "point",
        /// The interval: two or more answers are open.
        Range = "range",
    }
}

vocabulary! {
    /// What the result says in a sentence. Exactly one holds; the first in this order that does.
    Verdict[11] {
        /// Too few answers for a result.
        NotEnough = "not_enough",
        /// Hardly anything is planned in writing.
        NoPlan = "no_plan",
        /// No plan is known.
        PlanUnknown = "plan_unknown",
        /// A small gap that open answers could widen beyond the first band.
        Unclear = "unclear",
        /// A small gap, and plans that ask for half or more.
        InStep = "in_step",
        /// A small gap, and plans that ask for less than half.
        ModestPlan = "modest_plan",
        /// Every plan is in use; the way work is done makes the gap.
        PlansInUseWaysHoldBack = "plans_in_use_ways_hold_back",
        /// Every plan is in use, but the plans ask for little.
        PlanMetButSmall = "plan_met_but_small",
        /// Delivery makes most of the gap.
        DeliveryBehindPlan = "delivery_behind_plan",
        /// The way work is done makes most of the gap.
        WaysHoldBack = "ways_hold_back",
        /// Both make the gap.
        BothBehind = "both_behind",
    }
}

vocabulary! {
    /// What must be told whatever the score, in the order in which it is told.
    AlertCode[9] {
        /// The most important system was not restored from a copy within a year.
        NoRecovery = "no_recovery",
        /// At most about a quarter is protected.
        WeakProtection = "weak_protection",
        /// Hardly anything is supported by its maker.
        UnsupportedBase = "unsupported_base",
        /// An area is two rungs or more behind its plan.
        AreaBehindPlan = "area_behind_plan",
        /// Hardly anything is planned in writing.
        NoWrittenPlans = "no_written_plans",
        /// Something that nobody knows.
        NobodyKnows = "nobody_knows",
        /// An area is three rungs or more ahead of its plan.
        ResultsWithoutPlan = "results_without_plan",
        /// More than 40 % of the answers are "I do not know".
        ManyUnknown = "many_unknown",
        /// Nearly every answer was given at the same position.
        StraightLine = "straight_line",
    }
}

vocabulary! {
    /// Why a move stands in the roadmap.
    Why[2] {
        /// It guards against the worst case, whatever it closes.
        Safety = "safety",
        /// It closes most for its effort.
        Value = "value",
    }
}

vocabulary! {
    /// How firmly the first move stands when the model's constants and efforts are varied.
    Firmness[3] {
        /// First in at least nine settings of ten.
        Clear = "clear",
        /// First in at least two of three.
        Likely = "likely",
        /// First in fewer.
        Close = "close",
    }
}

vocabulary! {
    /// A part of the roadmap.
    Phase[3] {
        /// Months 0–3.
        Now = "now",
        /// Months 3–9.
        Next = "next",
        /// Months 9–18.
        Later = "later",
    }
}

vocabulary! {
    /// How many people work in the organisation.
    Size[5] {
        /// Up to 50.
        UpTo50 = "s50",
        /// 51–250.
        UpTo250 = "s250",
        /// 251–1,000.
        UpTo1000 = "s1000",
        /// 1,001–5,000.
        UpTo5000 = "s5000",
        /// More than 5,000.
        More = "more",
    }
}
