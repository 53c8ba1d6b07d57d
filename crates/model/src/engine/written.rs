//! How a report is written: the keys of `execution-gap.report/1`, in their order, with item ids. Nothing is computed
//! here, and what is `None` is written as null. A brief report leaves out `roadmap` and `robustness`.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::answers::Rung;
use super::assessment::{Assessment, Item};
use super::report::{Move, PlannedMove, Report};
use super::slots::ItemIndex;

/// A report on its way out; from [`Report::with_ids`].
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    pub(super) report: &'a Report,
    pub(super) assessment: &'a Assessment,
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { report, assessment } = *self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("form", &report.form)?;
        map.serialize_entry("gap", &report.gap)?;
        map.serialize_entry("shown", &report.shown)?;
        map.serialize_entry("band", &report.band)?;
        map.serialize_entry("band_certain", &report.band_certain)?;
        map.serialize_entry("reportable", &report.reportable)?;
        map.serialize_entry("low", &report.low)?;
        map.serialize_entry("high", &report.high)?;
        map.serialize_entry("signed", &report.signed)?;
        map.serialize_entry("ambition", &report.ambition)?;
        map.serialize_entry("execution_overall", &report.execution_overall)?;
        map.serialize_entry("coverage", &report.coverage)?;
        map.serialize_entry("drag", &report.drag)?;
        map.serialize_entry("strategy", &report.strategy)?;
        map.serialize_entry("results", &report.results)?;
        map.serialize_entry("practices", &report.practices)?;
        map.serialize_entry("execution", &report.execution)?;
        map.serialize_entry("after_drag", &report.after_drag)?;
        map.serialize_entry("target", &report.target)?;
        map.serialize_entry("shortfall", &report.shortfall)?;
        map.serialize_entry("drag_loss", &report.drag_loss)?;
        map.serialize_entry("severity", &report.severity)?;
        map.serialize_entry("drag_points", &report.drag_points)?;
        map.serialize_entry("areas", &report.areas)?;
        map.serialize_entry("outcomes", &report.outcomes)?;
        map.serialize_entry("pattern", &report.pattern)?;
        map.serialize_entry(
            "blind_spots",
            &List(&report.blind_spots, assessment, |assessment, item| id(assessment, *item)),
        )?;
        map.serialize_entry("resolution", &report.resolution)?;
        map.serialize_entry(
            "ask_next",
            &List(&report.ask_next, assessment, |assessment, (item, points)| (id(assessment, *item), *points)),
        )?;
        map.serialize_entry("one_move", &report.one_move.as_ref().map(|step| WrittenMove(step, assessment)))?;
        map.serialize_entry("best_value", &report.best_value.as_ref().map(|step| WrittenMove(step, assessment)))?;
        if let Some(roadmap) = &report.roadmap {
            map.serialize_entry(
                "roadmap",
                &List(roadmap, assessment, |assessment, step| WrittenPlanned(step, assessment)),
            )?;
            map.serialize_entry("robustness", &report.robustness)?;
        }
        map.serialize_entry("model_version", assessment.version())?;
        map.end()
    }
}

/// A list whose elements are written in another form.
pub(super) struct List<'a, T, U>(
    pub(super) &'a [T],
    pub(super) &'a Assessment,
    pub(super) fn(&'a Assessment, &'a T) -> U,
);

impl<T, U: Serialize> Serialize for List<'_, T, U> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(Some(self.0.len()))?;
        for element in self.0 {
            sequence.serialize_element(&(self.2)(self.1, element))?;
        }
        sequence.end()
    }
}

struct Steps<'a>(&'a [(ItemIndex, Rung)], &'a Assessment);

impl Serialize for Steps<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        List(self.0, self.1, |assessment, (item, rung)| (id(assessment, *item), rung.get())).serialize(serializer)
    }
}

struct WrittenMove<'a>(&'a Move, &'a Assessment);

impl Serialize for WrittenMove<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("item", id(self.1, self.0.item))?;
        map.serialize_entry("steps", &Steps(&self.0.steps, self.1))?;
        map.serialize_entry("gain", &self.0.gain)?;
        map.serialize_entry("effort", &self.0.effort)?;
        map.end()
    }
}

struct WrittenPlanned<'a>(&'a PlannedMove, &'a Assessment);

impl Serialize for WrittenPlanned<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("phase", &self.0.phase)?;
        map.serialize_entry("steps", &Steps(&self.0.steps, self.1))?;
        map.serialize_entry("effort", &self.0.effort)?;
        map.serialize_entry("gap_after", &self.0.gap_after)?;
        map.end()
    }
}

/// The public id of an item; empty for a position that this assessment does not have.
pub(super) fn id(assessment: &Assessment, index: ItemIndex) -> &str {
    assessment.items().get(index.get()).map_or("", |Item { id, .. }| id)
}
