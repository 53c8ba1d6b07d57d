//! Chart A: plan against what runs, as rows of a table with two marks each.

use execution_gap_model::content::messages::{Arg, Key, Sentence};
use execution_gap_model::content::names;
use execution_gap_model::engine::{Answer, Answers, Area, Assessment, Capability, Report, Scorer};

use super::{percent, rank, standout, whole};

/// A chart: its finding and its rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Dumbbell {
    /// The finding, as a sentence.
    pub title: Sentence,
    /// Rows, furthest behind its plan first, those without a plan or a result last.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// A stable id: of the capability or the area.
    pub id: &'static str,
    /// What the row is about.
    pub name: Name,
    /// Where the plan stands, 0–100, exact.
    pub strategy: Option<f64>,
    /// Where what runs stands, 0–100, exact.
    pub execution: Option<f64>,
    /// The distance in words.
    pub difference: Sentence,
}

/// The name of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// A name from the catalogue.
    Message(Key),
    /// A name from the assessment.
    Area(Area),
}

/// One row for each capability; execution is what is left after drag.
pub fn by_capability(scorer: &Scorer<'_>, answers: &Answers, report: &Report) -> Dumbbell {
    let rows = Capability::ALL.map(|capability| {
        let counts = scorer.counts(answers, capability);
        let missing = if counts.applicable == 0 {
            Sentence::plain(Key::ChartANotApplicable)
        } else {
            Sentence::plain(Key::ChartANotScoredCounts)
                .number("answered", f64::from(counts.answered))
                .number("total", f64::from(counts.applicable))
        };
        let name = Name::Message(names::capability(capability));
        let (plan, runs) = (report.strategy[capability], report.after_drag[capability]);
        let mut row = row(capability.id(), name, plan, runs, missing);
        // Where a sound level counts in the place of the plan, the plan does not tell what is missing.
        let level = report.target[capability].filter(|target| plan.is_none_or(|plan| plan < *target));
        if let Some(short) = level.zip(runs).map(|(level, runs)| percent(level) - percent(runs)).filter(|n| *n > 0.0) {
            row.difference = Sentence::plain(Key::ChartALevel).number("n", short);
        }
        row
    });
    let titles = Titles {
        behind: |row| Sentence::plain(Key::ChartATitleBehind).name("capability", name_key(row)),
        equal: Key::ChartATitleEqual,
        even: Key::ChartATitleEven,
        ahead: Key::ChartATitleAhead,
        unscored: Key::ChartATitleUnplanned,
    };
    chart(rows.into(), &titles)
}

/// One row for each area: the plan and its result as answered.
pub fn by_area(assessment: &Assessment, answers: &Answers, report: &Report) -> Dumbbell {
    let rows = Area::ALL.map(|area| {
        let values = report.areas[area];
        let excluded = assessment
            .indices(report.form)
            .any(|item| assessment.item(item).area == Some(area) && answers.get(item) == Answer::NotApplicable);
        let missing = if excluded { Key::ChartANotApplicable } else { Key::ChartANotScored };
        row(area.id(), Name::Area(area), values.strategy, values.results, missing.into())
    });
    let titles = Titles {
        behind: |row| match row.name {
            Name::Area(area) => Sentence::plain(Key::ChartAAreasBehind).with("area", Arg::Area(area)),
            Name::Message(_) => Key::ChartAAreasUnscored.into(),
        },
        equal: Key::ChartAAreasEqual,
        even: Key::ChartAAreasEven,
        ahead: Key::ChartAAreasAhead,
        unscored: Key::ChartAAreasUnscored,
    };
    chart(rows.into(), &titles)
}

struct Titles {
    behind: fn(&Row) -> Sentence,
    equal: Key,
    even: Key,
    ahead: Key,
    unscored: Key,
}

fn name_key(row: &Row) -> Key {
    match row.name {
        Name::Message(key) => key,
        Name::Area(_) => Key::ChartAArea,
    }
}

fn row(id: &'static str, name: Name, strategy: Option<f64>, execution: Option<f64>, missing: Sentence) -> Row {
    // The difference is taken between the printed numbers, so that a reader who subtracts finds the same.
    let difference = match (strategy.map(percent), execution.map(percent)) {
        (Some(plan), Some(runs)) if plan > runs => Sentence::plain(Key::ChartABehind).number("n", plan - runs),
        (Some(plan), Some(runs)) if plan < runs => Sentence::plain(Key::ChartAAhead).number("n", runs - plan),
        (Some(_), Some(_)) => Key::ChartAEven.into(),
        (None, Some(_)) => Key::ChartANoPlan.into(),
        (Some(_), None) => Key::ChartANoResult.into(),
        (None, None) => missing,
    };
    let points = |fraction: f64| 100.0 * fraction;
    Row { id, name, strategy: strategy.map(points), execution: execution.map(points), difference }
}

impl Row {
    /// Plan minus what runs, in points; negative when delivery leads.
    pub fn distance(&self) -> Option<f64> {
        Some(self.strategy? - self.execution?)
    }
}

fn chart(mut rows: Vec<Row>, titles: &Titles) -> Dumbbell {
    rank(&mut rows, |a, b| {
        let scored = b.distance().is_some().cmp(&a.distance().is_some());
        scored.then(b.distance().unwrap_or_default().total_cmp(&a.distance().unwrap_or_default()))
    });
    let title = match rows.first().map(|row| (row, row.distance())) {
        Some((row, Some(distance))) if distance > 0.5 => {
            let distances: Vec<_> = rows.iter().filter_map(|row| Some((row.id, row.distance()?))).collect();
            match standout(&distances) {
                Some(_) => (titles.behind)(row),
                None => Sentence::plain(titles.equal).number("n", whole(distance)),
            }
        }
        Some((_, Some(_))) if rows.iter().all(|row| row.distance().is_none_or(|d| d > -0.5)) => titles.even.into(),
        Some((_, Some(_))) => titles.ahead.into(),
        _ => titles.unscored.into(),
    };
    Dumbbell { title, rows }
}
