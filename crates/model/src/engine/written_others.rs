//! How comparisons, trends and costs are written. Nothing is computed here.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::assessment::Assessment;
use super::compare::{Combined, Comparison};
use super::cost::Cost;
use super::slots::ItemIndex;
use super::trend::Trend;
use super::written::{List, id};

/// A comparison on its way out; from [`Comparison::with_ids`].
#[derive(Clone, Copy, Debug)]
pub struct WrittenComparison<'a> {
    pub(super) comparison: &'a Comparison,
    pub(super) assessment: &'a Assessment,
}

impl Comparison {
    /// The comparison with item ids in place of positions, ready to be written.
    ///
    /// `assessment` is the one that was compared on.
    pub fn with_ids<'a>(&'a self, assessment: &'a Assessment) -> WrittenComparison<'a> {
        WrittenComparison { comparison: self, assessment }
    }
}

impl Serialize for WrittenComparison<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { comparison, assessment } = *self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("n", &comparison.n)?;
        map.serialize_entry("distance", &comparison.distance)?;
        map.serialize_entry("bias", &comparison.bias)?;
        map.serialize_entry(
            "flagged",
            &List(&comparison.flagged, assessment, |assessment, item| id(assessment, *item)),
        )?;
        map.serialize_entry("rwg", &ByItem(&comparison.rwg, assessment))?;
        map.serialize_entry("difference", &comparison.difference)?;
        map.serialize_entry("combined", &ByItem(&comparison.combined, assessment))?;
        map.serialize_entry("gap", &comparison.gap)?;
        map.serialize_entry("hull", &comparison.hull)?;
        map.end()
    }
}

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

impl Serialize for Trend {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("G0", &self.before)?;
        map.serialize_entry("G1", &self.after)?;
        map.serialize_entry("change", &self.change)?;
        map.serialize_entry("from_ambition", &self.from_ambition)?;
        map.serialize_entry("from_execution", &self.from_execution)?;
        map.serialize_entry("per_month", &self.per_month)?;
        map.serialize_entry("noise", &self.noise)?;
        map.serialize_entry("real", &self.real)?;
        map.serialize_entry("months_to_target", &self.months_to_target)?;
        map.serialize_entry("items", &self.items)?;
        map.end()
    }
}

/// A part without its amount has no key: it was not asked for.
struct Parts<'a>(&'a Cost);

impl Serialize for Parts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = [("value", self.0.value), ("reactive", self.0.reactive)];
        serializer.collect_map(parts.into_iter().filter_map(|(key, part)| Some((key, part?))))
    }
}

impl Serialize for Cost {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("parts", &Parts(self))?;
        map.serialize_entry("total", &self.total)?;
        map.serialize_entry("shown", &self.shown)?;
        map.end()
    }
}
