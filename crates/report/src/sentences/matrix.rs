//! Where delivery is weak: areas by capabilities. A cell is what runs in an area as far as one capability carries it,
//! worked out as the engine works out execution, with the area's own result in place of the mean of several:
//!
//! ```text
//! X_ak = (1 − D) · M_half(R_a, P_k; ρ, 1 − ρ)      one missing: the other alone
//! ```
//!
//! Only pairs that the assessment joins have a cell.

use execution_gap_model::engine::{Answer, Answers, Area, Areas, Assessment, Capabilities, Capability, Report, model};

use super::{percent, standout};

/// The table, in the order of areas and capabilities.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// The cells.
    pub cells: Areas<Capabilities<Cell>>,
    /// The weakest cell, unless another one is as weak.
    pub weakest: Option<(Area, Capability, f64)>,
    /// Whole points of the lowest cell; `None` when no cell has a value.
    pub lowest: Option<f64>,
}

/// A cell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Cell {
    /// The capability does not carry the area.
    #[default]
    Apart,
    /// The area does not apply.
    LeftOut,
    /// Nothing about it is answered.
    Unscored,
    /// What runs, whole points 0–100.
    Level(f64),
}

/// How good a level is, in five steps of 20 points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// 0–19.
    VeryWeak,
    /// 20–39.
    Weak,
    /// 40–59.
    Partial,
    /// 60–79.
    Adequate,
    /// 80–100.
    Strong,
}

impl Grade {
    /// Every grade, lowest first.
    pub const ALL: [Self; 5] = [Self::VeryWeak, Self::Weak, Self::Partial, Self::Adequate, Self::Strong];

    /// The grade of whole points, 0–100.
    pub fn of(level: f64) -> Self {
        match level {
            l if l < 20.0 => Self::VeryWeak,
            l if l < 40.0 => Self::Weak,
            l if l < 60.0 => Self::Partial,
            l if l < 80.0 => Self::Adequate,
            _ => Self::Strong,
        }
    }

    /// Its first and last whole point.
    pub fn range(self) -> (f64, f64) {
        let from = f64::from(self as u8) * 20.0;
        (from, if self == Self::Strong { 100.0 } else { from + 19.0 })
    }
}

/// The table of a report on the full form. The express form asks for results in two areas only, too few for it.
pub fn matrix(assessment: &Assessment, answers: &Answers, report: &Report) -> Matrix {
    let cells = Areas::from_fn(|area| {
        let left_out = assessment
            .indices(report.form)
            .any(|item| assessment.item(item).area == Some(area) && answers.get(item) == Answer::NotApplicable);
        Capabilities::from_fn(|capability| {
            if assessment.area(area)[capability] == 0.0 {
                return Cell::Apart;
            }
            if left_out {
                return Cell::LeftOut;
            }
            let level = level(report.areas[area].results, report.practices[capability]);
            level.map_or(Cell::Unscored, |level| Cell::Level(percent(level * (1.0 - report.drag))))
        })
    });
    let mut levels = Vec::new();
    for (area, row) in cells.iter() {
        for (capability, cell) in row.iter() {
            if let Cell::Level(level) = cell {
                levels.push(((area, capability), -level));
            }
        }
    }
    let weakest = standout(&levels).map(|((area, capability), level)| (area, capability, -level));
    let lowest = levels.iter().map(|(_, level)| -level).reduce(f64::min);
    Matrix { cells, weakest, lowest }
}

fn level(result: Option<f64>, practice: Option<f64>) -> Option<f64> {
    match (result, practice) {
        (Some(result), Some(practice)) => {
            let root = model::RHO * result.sqrt() + (1.0 - model::RHO) * practice.sqrt();
            Some((root * root).min(1.0))
        }
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_cover_every_whole_point_once() {
        for points in 0..=100 {
            let points = f64::from(points);
            let fits = |grade: &Grade| (grade.range().0..=grade.range().1).contains(&points);
            let grades: Vec<Grade> = Grade::ALL.into_iter().filter(fits).collect();
            assert_eq!(grades, [Grade::of(points)], "{points}");
        }
    }

    #[test]
    fn one_half_alone_speaks_for_both() {
        assert_eq!(level(Some(0.25), None), Some(0.25));
        assert_eq!(level(None, Some(0.5)), Some(0.5));
        assert_eq!(level(Some(0.25), Some(1.0)), Some(0.5625));
        assert_eq!(level(None, None), None);
    }
}
