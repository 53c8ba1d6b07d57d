//! How comparisons and trends are written. Nothing is computed here.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::assessment::Assessment;
use super::compare::{Between, Comparison, Distance, OfRole};
use super::people::Combined;
use super::slots::ItemIndex;
use super::spread::{Quartiles, Spread};
use super::trend::{Change, Movement, Trend};
use super::written::{Items, List, id};

/// A comparison or a trend on its way out; from their `with_ids`.
#[derive(Clone, Copy, Debug)]
pub struct WithIds<'a, T> {
    value: &'a T,
    assessment: &'a Assessment,
}

impl Comparison {
    /// The comparison with item ids in place of positions, ready to be written.
    ///
    /// `assessment` is the one that was compared on.
    pub fn with_ids<'a>(&'a self, assessment: &'a Assessment) -> WithIds<'a, Self> {
        WithIds { value: self, assessment }
    }
}

impl Trend {
    /// The trend with item ids in place of positions, ready to be written.
    ///
    /// `assessment` is the one that was compared on.
    pub fn with_ids<'a>(&'a self, assessment: &'a Assessment) -> WithIds<'a, Self> {
        WithIds { value: self, assessment }
    }
}

impl Serialize for WithIds<'_, Comparison> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { value: comparison, assessment } = *self;
        let mut map = serializer.serialize_map(None)?;
        write_distance(&mut map, &comparison.first_two, assessment)?;
        map.serialize_entry("rwg", &ByItem(&comparison.rwg, assessment))?;
        map.serialize_entry("difference", &comparison.difference)?;
        map.serialize_entry("people", &comparison.people)?;
        map.serialize_entry("roles", &comparison.roles)?;
        map.serialize_entry("everyone", &comparison.everyone)?;
        map.serialize_entry(
            "between",
            &List(&comparison.between, assessment, |assessment, between| WrittenBetween(between, assessment)),
        )?;
        map.serialize_entry(
            "splits",
            &List(&comparison.splits, assessment, |assessment, (item, rungs)| (id(assessment, *item), *rungs)),
        )?;
        map.serialize_entry("refuted", &Items(comparison.refuted, assessment))?;
        map.serialize_entry("combined", &ByItem(&comparison.combined, assessment))?;
        map.serialize_entry("gap", &comparison.gap)?;
        map.serialize_entry("hull", &comparison.hull)?;
        map.end()
    }
}

fn write_distance<M: SerializeMap>(map: &mut M, distance: &Distance, assessment: &Assessment) -> Result<(), M::Error> {
    map.serialize_entry("n", &distance.n)?;
    map.serialize_entry("distance", &distance.distance)?;
    map.serialize_entry("bias", &distance.bias)?;
    map.serialize_entry("flagged", &Items(distance.flagged, assessment))
}

struct WrittenBetween<'a>(&'a Between, &'a Assessment);

impl Serialize for WrittenBetween<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(6))?;
        map.serialize_entry("a", self.0.a.as_str())?;
        map.serialize_entry("b", self.0.b.as_str())?;
        write_distance(&mut map, &self.0.distance, self.1)?;
        map.end()
    }
}

impl Serialize for OfRole {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(7))?;
        map.serialize_entry("role", self.role.as_str())?;
        map.serialize_entry("n", &self.n)?;
        write_spread(&mut map, &self.gaps)?;
        map.end()
    }
}

impl Serialize for Spread {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(5))?;
        write_spread(&mut map, self)?;
        map.end()
    }
}

fn write_spread<M: SerializeMap>(map: &mut M, spread: &Spread) -> Result<(), M::Error> {
    let at = |of: fn(&Quartiles) -> f64| spread.lies.as_ref().map(of);
    map.serialize_entry("scored", &spread.scored)?;
    map.serialize_entry("mean", &at(|lies| lies.mean))?;
    map.serialize_entry("q1", &at(|lies| lies.q1))?;
    map.serialize_entry("median", &at(|lies| lies.median))?;
    map.serialize_entry("q3", &at(|lies| lies.q3))
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

impl Serialize for WithIds<'_, Trend> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { value: trend, assessment } = *self;
        let changed = |assessment, change: &Change| (id(assessment, change.item), change.before, change.after);
        let part = |of: fn(&Movement) -> f64| trend.movement.as_ref().map(of);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("changed", &List(&trend.changed, assessment, changed))?;
        map.serialize_entry("up", &trend.up)?;
        map.serialize_entry("down", &trend.down)?;
        map.serialize_entry("items", &trend.items)?;
        map.serialize_entry("before", &trend.before)?;
        map.serialize_entry("after", &trend.after)?;
        map.serialize_entry("change", &part(|movement| movement.change))?;
        map.serialize_entry("error", &part(|movement| movement.error))?;
        map.serialize_entry("real", &trend.movement.is_some_and(|movement| movement.real))?;
        map.serialize_entry("from_ambition", &part(|movement| movement.from_ambition))?;
        map.serialize_entry("from_delivery", &part(|movement| movement.from_delivery))?;
        map.serialize_entry("from_ways", &part(|movement| movement.from_ways))?;
        map.serialize_entry("per_month", &part(|movement| movement.per_month))?;
        map.serialize_entry("months_to_target", &trend.movement.and_then(|movement| movement.months_to_target))?;
        map.end()
    }
}
