//! How comparisons and costs are written. Nothing is computed here. A trend is written as it is.

use serde::ser::{Serialize, Serializer};

use super::assessment::Assessment;
use super::compare::{Combined, Comparison};
use super::cost::Cost;
use super::ids::Capabilities;
use super::slots::ItemIndex;
use super::written::{Ids, id};

/// What several people say, with item ids. The first five keys and `difference` are about the first two, the rest about
/// all.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Comparison"))]
pub struct WrittenComparison<'a> {
    /// Items that both answered.
    n: u32,
    /// Mean absolute difference, points.
    distance: Option<f64>,
    /// Mean difference, first minus second person, points.
    bias: Option<f64>,
    /// Items on which they differ by two rungs or more.
    #[cfg_attr(feature = "types", ts(as = "Vec<String>"))]
    flagged: Ids<'a>,
    /// Agreement on each shared item, 0 to 1.
    #[cfg_attr(feature = "types", ts(type = "Record<string, number>"))]
    rwg: ByItem<'a, f64>,
    /// Execution after drag, first minus second person, -1 to 1.
    difference: Capabilities<Option<f64>>,
    /// Mean rung of each item, or "na".
    #[cfg_attr(feature = "types", ts(type = "Record<string, number | \"na\">"))]
    combined: ByItem<'a, Combined>,
    /// The gap of the joint profile, points.
    gap: Option<f64>,
    /// Smallest and largest gap that what was said allows, points.
    #[cfg_attr(feature = "types", ts(type = "[low: number, high: number] | null"))]
    hull: Option<[f64; 2]>,
}

impl Comparison {
    /// The comparison with item ids in place of positions, ready to be written.
    ///
    /// `assessment` is the one that was compared on.
    pub fn with_ids<'a>(&'a self, assessment: &'a Assessment) -> WrittenComparison<'a> {
        WrittenComparison {
            n: self.n,
            distance: self.distance,
            bias: self.bias,
            flagged: Ids(&self.flagged, assessment),
            rwg: ByItem(&self.rwg, assessment),
            difference: self.difference,
            combined: ByItem(&self.combined, assessment),
            gap: self.gap,
            hull: self.hull,
        }
    }
}

#[derive(Clone, Debug)]
struct ByItem<'a, T>(&'a [(ItemIndex, T)], &'a Assessment);

impl<T: Serialize> Serialize for ByItem<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(item, value)| (id(self.1, *item), value)))
    }
}

impl Serialize for Combined {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Rung(rung) => serializer.serialize_f64(*rung),
            Self::NotApplicable => serializer.serialize_str("na"),
        }
    }
}

/// Yearly cost.
#[derive(Clone, Copy, Debug, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "Cost"))]
pub struct WrittenCost {
    /// The parts.
    parts: WrittenCostParts,
    /// Sum of the parts.
    #[cfg_attr(feature = "types", ts(type = "Range | null"))]
    total: Option<[f64; 3]>,
    /// Two significant digits: the only form in which it is shown.
    #[cfg_attr(feature = "types", ts(type = "Range | null"))]
    shown: Option<[f64; 3]>,
}

/// The parts of a cost; one without its amount is absent.
#[derive(Clone, Copy, Debug, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "CostParts"))]
pub struct WrittenCostParts {
    /// Value lost from technology change.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, type = "Range"))]
    value: Option<[f64; 3]>,
    /// Unplanned work beyond the usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional, type = "Range"))]
    reactive: Option<[f64; 3]>,
}

impl Serialize for Cost {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = WrittenCostParts { value: self.value, reactive: self.reactive };
        WrittenCost { parts, total: self.total, shown: self.shown }.serialize(serializer)
    }
}
