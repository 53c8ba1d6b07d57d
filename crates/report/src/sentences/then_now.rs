//! Two moments of the same company: from which gap to which, what the plans and what delivery did to it, and how fast. The
//! numbers are the engine's, on the questions answered both times; here they are rounded so that they add up as read.

use execution_gap_model::engine::{Answer, Assessment, Form, Trend, trend};

use super::views::Person;
use super::whole;

/// Any days will do where no speed is asked for.
const SOME_DAYS: f64 = 30.0;
/// Points up to which a gap is in step.
const IN_STEP: f64 = 12.0;
/// Months from which on the engine counts no further.
const FAR_MONTHS: f64 = 60.0;

/// What two moments say.
#[derive(Clone, Debug, PartialEq)]
pub struct ThenNow {
    /// Questions answered both times.
    pub items: u32,
    /// Whether one of the forms was the express and the other the full one.
    pub is_mixed: bool,
    /// Whether each of these questions was answered the same.
    pub is_same: bool,
    /// The gap and what changed it; `None` when too few questions were answered both times.
    pub points: Option<Points>,
}

/// The gap at both moments and its parts, whole points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Points {
    /// The gap then.
    pub before: f64,
    /// The gap now.
    pub after: f64,
    /// What the plans did to it; above 0 it widened.
    pub from_plans: f64,
    /// What delivery did to it; both parts give what lies between then and now.
    pub from_delivery: f64,
    /// What one answer, one step different, can do.
    pub noise: f64,
    /// Whether the change is larger than that.
    pub is_real: bool,
    /// How fast; only when the days are known, the change is real, and it is not lost in rounding.
    pub speed: Option<Speed>,
}

/// How fast the gap changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Speed {
    /// Points closed a month, to one decimal; below 0 it widens.
    pub per_month: f64,
    /// When it is in step, if it goes on like this; `None` when it does not close.
    pub target: Option<Target>,
}

/// When a gap is in step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// It is.
    Reached,
    /// In this many months, 1–59.
    Months(f64),
    /// In five years or later.
    Far,
}

/// Compares two moments; `days` lie between them, if that is known.
pub fn then_now(assessment: &Assessment, before: Person<'_>, after: Person<'_>, days: Option<f64>) -> ThenNow {
    let is_mixed = before.form != after.form;
    let form = if is_mixed { Form::Express } else { after.form };
    let both = |answer: Answer, other: Answer| answer.rung().zip(other.rung());
    let mut pairs = assessment.indices(form).filter_map(|item| both(before.answers.get(item), after.answers.get(item)));
    let is_same = pairs.all(|(then, now)| then == now);
    let found = trend(assessment, form, before.answers, after.answers, days.unwrap_or(SOME_DAYS)).unwrap_or_default();
    ThenNow { items: found.items, is_mixed, is_same, points: points(&found, days.is_some()) }
}

fn points(found: &Trend, is_dated: bool) -> Option<Points> {
    let (before, after) = (whole(found.before?), whole(found.after?));
    let (from_plans, from_delivery) = parts(found.from_ambition?, found.from_execution?, after - before);
    let per_month = found.per_month.map(|points| whole(10.0 * points) / 10.0).filter(|points| *points != 0.0);
    let speed = per_month.filter(|_| is_dated && found.real).map(|per_month| {
        let target = found.months_to_target.map(|months| match months {
            _ if after <= IN_STEP => Target::Reached,
            far if far >= FAR_MONTHS => Target::Far,
            months => Target::Months(whole(months).clamp(1.0, FAR_MONTHS - 1.0)),
        });
        Speed { per_month, target }
    });
    let noise = whole(found.noise.unwrap_or_default());
    Some(Points { before, after, from_plans, from_delivery, noise, is_real: found.real, speed })
}

/// Rounds two parts so that they give `total`, a whole number less than one away from their exact sum. What is missing
/// goes to the part that it distorts less, so that each is less than one away from its exact value.
fn parts(first: f64, second: f64, total: f64) -> (f64, f64) {
    let (a, b) = (whole(first), whole(second));
    let missing = total - a - b;
    if (a + missing - first).abs() < (b + missing - second).abs() { (a + missing, b) } else { (a, b + missing) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use execution_gap_model::content::edition::assessment;
    use execution_gap_model::engine::{Answers, Rung};

    fn everything(plan: u8, execution: u8) -> Answers {
        let mut answers = Answers::new();
        for item in assessment().indices(Form::Express) {
            let number = if assessment().item(item).is_execution() { execution } else { plan };
            Rung::new(number).into_iter().for_each(|rung| answers.set(item, Answer::Rung(rung)));
        }
        answers
    }

    /// Example W12 of the method, and the same without days.
    #[test]
    fn a_speed_needs_days_and_a_real_change() {
        let (then, now) = (everything(3, 1), everything(3, 2));
        let person = |answers| Person { form: Form::Express, role: None, answers };
        let of = |then, now, days| then_now(assessment(), person(then), person(now), days).points;
        let found = of(&then, &now, Some(182.625));
        let speed = Some(Speed { per_month: 3.9, target: Some(Target::Months(5.0)) });
        let points = Points {
            before: 55.0,
            after: 31.0,
            from_plans: 0.0,
            from_delivery: -24.0,
            noise: 8.0,
            is_real: true,
            speed,
        };
        assert_eq!(found, Some(points));
        assert_eq!(of(&then, &now, None), Some(Points { speed: None, ..points }));
        assert_eq!(of(&then, &then, Some(30.0)).and_then(|points| points.speed), None);
        assert_eq!(of(&now, &then, Some(30.0)).and_then(|points| points.speed?.target), None);
        assert_eq!(of(&Answers::new(), &then, Some(30.0)), None);
    }

    #[test]
    fn parts_add_up_and_stay_close() {
        assert_eq!(parts(4.1, 35.5, 40.0), (4.0, 36.0));
        assert_eq!(parts(4.2, 0.4, 5.0), (4.0, 1.0));
        assert_eq!(parts(-4.6, 0.2, -4.0), (-4.0, 0.0));
        // What is exactly nothing stays nothing.
        assert_eq!(parts(5.5, 0.0, 5.0), (5.0, 0.0));
        assert_eq!(parts(-4e-15, 0.72, 1.0), (0.0, 1.0));
        for tenths in -300..300 {
            let (first, second) = (f64::from(tenths) / 10.0, f64::from(tenths * 7 % 113) / 10.0);
            for total in [(first + second).floor(), (first + second).ceil()] {
                let (a, b) = parts(first, second, total);
                assert_eq!(a + b, total);
                assert!((a - first).abs() < 1.0 + 1e-9 && (b - second).abs() < 1.0 + 1e-9, "{first} {second} {total}");
            }
        }
    }
}
