//! How a report is written: the keys of `execution-gap.report/2`, in their order, with item ids. Nothing is computed
//! here, and what is `None` is written as null. A brief report leaves out `roadmap` and `robustness`.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::assessment::{Assessment, Item};
use super::ids::Capabilities;
use super::model;
use super::report::{Alert, BandSpan, FirstMove, Move, Parts, PlannedMove, Report, Robustness, Split, Step};
use super::slots::{ItemIndex, ItemSet};

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
        map.serialize_entry("lead", &report.leads_with)?;
        map.serialize_entry("low", &report.low)?;
        map.serialize_entry("high", &report.high)?;
        map.serialize_entry("error", &report.error)?;
        map.serialize_entry("bands_possible", &report.bands_possible)?;
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
        map.serialize_entry("split", &report.split)?;
        map.serialize_entry("severity", &report.severity)?;
        map.serialize_entry("drag_points", &report.drag_points)?;
        map.serialize_entry("closes", &report.closes)?;
        map.serialize_entry("areas", &report.areas)?;
        map.serialize_entry("outcomes", &report.outcomes)?;
        map.serialize_entry("pattern", &report.pattern)?;
        map.serialize_entry("verdict", &report.verdict)?;
        map.serialize_entry(
            "alerts",
            &List(&report.alerts, assessment, |assessment, alert| WrittenAlert(alert, assessment)),
        )?;
        map.serialize_entry("blind_spots", &Items(report.blind_spots, assessment))?;
        map.serialize_entry("nobody_knows", &Items(report.nobody_knows, assessment))?;
        map.serialize_entry(
            "ask_next",
            &List(&report.ask_next, assessment, |assessment, (item, points)| (id(assessment, *item), *points)),
        )?;
        map.serialize_entry(
            "first_moves",
            &List(&report.first_moves, assessment, |assessment, first| WrittenFirst(first, assessment)),
        )?;
        map.serialize_entry("biggest_lever", &report.biggest_lever.as_ref().map(|step| WrittenMove(step, assessment)))?;
        map.serialize_entry("about_equal", &Items(report.about_equal, assessment))?;
        map.serialize_entry("capacity", &report.capacity)?;
        if let Some(roadmap) = &report.roadmap {
            map.serialize_entry(
                "roadmap",
                &List(roadmap, assessment, |assessment, planned| WrittenPlanned(planned, assessment)),
            )?;
            map.serialize_entry("robustness", &report.robustness)?;
        }
        map.serialize_entry("model_version", model::VERSION)?;
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

/// Item ids in questionnaire order.
pub(super) struct Items<'a>(pub(super) ItemSet, pub(super) &'a Assessment);

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|item| id(self.1, item)))
    }
}

struct WrittenAlert<'a>(&'a Alert, &'a Assessment);

impl Serialize for WrittenAlert<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("code", &self.0.code)?;
        map.serialize_entry("items", &Items(self.0.items, self.1))?;
        map.end()
    }
}

struct Steps<'a>(&'a [Step], &'a Assessment);

impl Serialize for Steps<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        List(self.0, self.1, |assessment, step| (id(assessment, step.item), step.target.rung().get()))
            .serialize(serializer)
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

struct WrittenFirst<'a>(&'a FirstMove, &'a Assessment);

impl Serialize for WrittenFirst<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let FirstMove { why, step } = self.0;
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("item", id(self.1, step.item))?;
        map.serialize_entry("why", why)?;
        map.serialize_entry("steps", &Steps(&step.steps, self.1))?;
        map.serialize_entry("gain", &step.gain)?;
        map.serialize_entry("effort", &step.effort)?;
        map.end()
    }
}

struct WrittenPlanned<'a>(&'a PlannedMove, &'a Assessment);

impl Serialize for WrittenPlanned<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let PlannedMove { phase, why, step, gap_after } = self.0;
        let mut map = serializer.serialize_map(Some(7))?;
        map.serialize_entry("phase", phase)?;
        map.serialize_entry("why", why)?;
        map.serialize_entry("item", id(self.1, step.item))?;
        map.serialize_entry("steps", &Steps(&step.steps, self.1))?;
        map.serialize_entry("effort", &step.effort)?;
        map.serialize_entry("gain", &step.gain)?;
        map.serialize_entry("gap_after", gap_after)?;
        map.end()
    }
}

impl Serialize for BandSpan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl Serialize for Split {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let part = |of: fn(&Parts) -> f64| self.points.as_ref().map(of);
        let capabilities: &Capabilities<Option<Parts>> = &self.capabilities;
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("delivery", &part(|parts| parts.delivery))?;
        map.serialize_entry("ways", &part(|parts| parts.ways))?;
        map.serialize_entry("capabilities", capabilities)?;
        map.end()
    }
}

impl Serialize for Robustness {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(6))?;
        map.serialize_entry("same", &self.first.map(|first| first.same))?;
        map.serialize_entry("top3", &self.first.map(|first| first.top3))?;
        map.serialize_entry("of", &self.of)?;
        map.serialize_entry("label", &self.first.map(|first| first.firmness))?;
        map.serialize_entry("lo", &self.lo)?;
        map.serialize_entry("hi", &self.hi)?;
        map.end()
    }
}

/// The public id of an item; empty for a position that this assessment does not have.
pub(super) fn id(assessment: &Assessment, index: ItemIndex) -> &str {
    assessment.items().get(index.get()).map_or("", |Item { id, .. }| id)
}
