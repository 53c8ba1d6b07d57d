//! A result beside a group that others have asked: which numbers can be compared, and nothing that a middle does not say.
//! Whether a group may be shown at all (its size, source and date) is decided where a campaign is checked.

use execution_gap_model::engine::{Area, Areas, Form, Report};

use super::{percent, whole};

/// A group, as a campaign gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cohort {
    /// How many people answered, 200 or more.
    pub n: f64,
    /// Who asked them, and whom.
    pub source: String,
    /// When they answered.
    pub date: String,
    /// Which form they filled in.
    pub form: Form,
    /// The middle of their gaps, points 0–100.
    pub gap: Option<f64>,
    /// The middle of their plans and of what is in daily use in each area, 0–1.
    pub areas: Areas<Option<(f64, f64)>>,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The gap; more is worse.
    Gap,
    /// The plan of an area.
    Plan(Area),
    /// What is in daily use in an area.
    InUse(Area),
}

/// A number beside the middle of the group, both in whole points 0–100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beside {
    /// What it is.
    pub measure: Measure,
    /// The result's own.
    pub own: f64,
    /// The group's.
    pub middle: f64,
}

/// Everything that both have a number for; nothing where the group filled in another form.
pub fn beside(cohort: &Cohort, report: &Report) -> Vec<Beside> {
    if cohort.form != report.form || !report.reportable {
        return Vec::new();
    }
    let gap = report.gap.zip(cohort.gap);
    let mut rows: Vec<Beside> = gap
        .map(|(own, middle)| Beside { measure: Measure::Gap, own: whole(own), middle: whole(middle) })
        .into_iter()
        .collect();
    for area in Area::ALL {
        let Some((plan, in_use)) = cohort.areas[area] else { continue };
        let own = &report.areas[area];
        let both = [(Measure::Plan(area), own.strategy, plan), (Measure::InUse(area), own.results, in_use)];
        let known = both
            .into_iter()
            .filter_map(|(measure, own, middle)| Some(Beside { measure, own: percent(own?), middle: percent(middle) }));
        rows.extend(known);
    }
    rows
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use execution_gap_model::content::edition::assessment;
    use execution_gap_model::engine::{Answer, Answers, Rung, Scorer};

    use super::*;

    fn report(form: Form) -> Report {
        let mut answers = Answers::new();
        for item in assessment().indices(form) {
            answers.set(item, Answer::Rung(Rung::new(2).unwrap()));
        }
        Scorer::new(assessment(), form).brief(&answers)
    }

    fn group(form: Form) -> Cohort {
        let mut areas = Areas::default();
        areas[Area::ALL[0]] = Some((0.7, 0.35));
        Cohort { n: 212.0, source: "A survey".into(), date: "2027-03".into(), form, gap: Some(31.4), areas }
    }

    #[test]
    fn what_both_have_is_compared() {
        let rows = beside(&group(Form::Full), &report(Form::Full));
        let measures: Vec<Measure> = rows.iter().map(|row| row.measure).collect();
        let area = Area::ALL[0];
        assert_eq!(measures, [Measure::Gap, Measure::Plan(area), Measure::InUse(area)]);
        let middles: Vec<f64> = rows.iter().map(|row| row.middle).collect();
        assert_eq!(middles, [31.0, 70.0, 35.0]);
        assert_eq!(rows.get(1).map(|row| row.own), Some(50.0));
    }

    #[test]
    fn another_form_or_too_few_answers_are_not_compared() {
        assert!(beside(&group(Form::Express), &report(Form::Full)).is_empty());
        let open = Scorer::new(assessment(), Form::Full).brief(&Answers::new());
        assert!(beside(&group(Form::Full), &open).is_empty());
    }
}
