//! Writes results as rows of numbers, in the order in which `www/engine.js` reads them. What is `None` is not a number;
//! a name is its position in the list of `names`; a list has its length before it. Numbers keep every bit.

use execution_gap_model::engine::{Combined, Comparison, Cost, ItemIndex, Move, Report, Rung, Trend};

#[derive(Default)]
pub struct Row(Vec<f64>);

impl Row {
    pub fn report(report: &Report) -> Vec<f64> {
        let mut row = Self(Vec::with_capacity(192));
        row.number(report.form as u8 as f64);
        row.option(report.gap);
        row.option(report.shown.map(f64::from));
        row.option(report.band.map(|band| band as u8 as f64));
        row.number(f64::from(u8::from(report.band_certain)));
        row.number(f64::from(u8::from(report.reportable)));
        for points in [report.low, report.high, report.signed, report.ambition, report.execution_overall] {
            row.option(points);
        }
        row.number(report.coverage);
        row.number(report.drag);
        for table in [
            &report.strategy,
            &report.results,
            &report.practices,
            &report.execution,
            &report.after_drag,
            &report.target,
            &report.shortfall,
            &report.drag_loss,
        ] {
            table.iter().for_each(|(_, value)| row.option(*value));
        }
        report.severity.iter().for_each(|(_, severity)| row.option(*severity));
        report.drag_points.iter().for_each(|(_, points)| row.number(*points));
        for (_, area) in report.areas.iter() {
            row.option(area.strategy);
            row.option(area.results);
        }
        for (_, outcome) in report.outcomes.iter() {
            row.option(outcome.support);
            row.option(outcome.gap);
        }
        row.option(report.pattern.map(|pattern| pattern as u8 as f64));
        row.list(&report.blind_spots, |row, item| row.item(*item));
        row.option(report.resolution);
        row.list(&report.ask_next, |row, (item, points)| {
            row.item(*item);
            row.number(*points);
        });
        row.one_move(report.one_move.as_ref());
        row.one_move(report.best_value.as_ref());
        // A brief report ends here.
        if let Some(roadmap) = &report.roadmap {
            row.list(roadmap, |row, planned| {
                row.number(planned.phase as u8 as f64);
                row.steps(&planned.steps);
                row.number(planned.effort);
                row.number(planned.gap_after);
            });
            row.option(report.robustness.map(|robustness| f64::from(robustness.same)));
            row.option(report.robustness.map(|robustness| f64::from(robustness.of)));
            row.option(report.robustness.map(|robustness| robustness.lo));
            row.option(report.robustness.map(|robustness| robustness.hi));
        }
        row.0
    }

    pub fn comparison(comparison: &Comparison) -> Vec<f64> {
        let mut row = Self(Vec::with_capacity(192));
        row.number(f64::from(comparison.n));
        row.option(comparison.distance);
        row.option(comparison.bias);
        row.list(&comparison.flagged, |row, item| row.item(*item));
        row.list(&comparison.rwg, |row, (item, agreement)| {
            row.item(*item);
            row.number(*agreement);
        });
        comparison.difference.iter().for_each(|(_, difference)| row.option(*difference));
        row.list(&comparison.combined, |row, (item, combined)| {
            row.item(*item);
            row.option(match combined {
                Combined::Rung(rung) => Some(*rung),
                Combined::NotApplicable => None,
            });
        });
        row.option(comparison.gap);
        row.option(comparison.hull.map(|[low, _]| low));
        row.option(comparison.hull.map(|[_, high]| high));
        row.0
    }

    pub fn trend(trend: &Trend) -> Vec<f64> {
        let mut row = Self::default();
        for value in [
            trend.before,
            trend.after,
            trend.change,
            trend.from_ambition,
            trend.from_execution,
            trend.per_month,
            trend.noise,
        ] {
            row.option(value);
        }
        row.number(f64::from(u8::from(trend.real)));
        row.option(trend.months_to_target);
        row.number(f64::from(trend.items));
        row.0
    }

    pub fn cost(cost: &Cost) -> Vec<f64> {
        let mut row = Self::default();
        for amounts in [cost.value, cost.reactive, cost.total, cost.shown] {
            match amounts {
                Some(amounts) => amounts.into_iter().for_each(|amount| row.number(amount)),
                None => (0..3).for_each(|_| row.option(None)),
            }
        }
        row.0
    }

    fn number(&mut self, value: f64) {
        self.0.push(value);
    }

    fn option(&mut self, value: Option<f64>) {
        self.0.push(value.unwrap_or(f64::NAN));
    }

    fn item(&mut self, item: ItemIndex) {
        self.0.push(item.get() as f64);
    }

    fn list<T>(&mut self, list: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.0.push(list.len() as f64);
        for element in list {
            write(self, element);
        }
    }

    fn steps(&mut self, steps: &[(ItemIndex, Rung)]) {
        self.list(steps, |row, (item, rung)| {
            row.item(*item);
            row.number(f64::from(rung.get()));
        });
    }

    fn one_move(&mut self, step: Option<&Move>) {
        self.option(step.map(|step| step.item.get() as f64));
        if let Some(step) = step {
            self.steps(&step.steps);
            self.number(step.gain);
            self.number(step.effort);
        }
    }
}
