//! The first 90 days as a list of things to do: who takes what on, what nobody knew and has to be found out, the first
//! steps of the roadmap's first phase and where they lead, and the look back. It follows from the answers alone.

use execution_gap_model::engine::{Answer, Answers, Assessment, ItemIndex, Kind, Phase, Report, Rung};

use super::moves::{PhasePlan, Step};
use super::owner::{Owner, owner};
use super::rank;

/// Effort points of the first phase, which lasts 90 days.
const PHASE_EFFORT: f64 = 6.0;
/// Below this rung a plan is not written down.
const WRITTEN: Rung = Rung::ALL[2];
/// Open questions and missing plans that are named; more would bury the rest.
const MOST: usize = 2;

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// The day by which it is done.
    pub by: Day,
    /// What.
    pub what: What,
}

/// A day, counted from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Day {
    /// Within two weeks.
    Day14,
    /// Within one month.
    Day30,
    /// Within two months.
    Day60,
    /// Within three months.
    Day90,
}

impl Day {
    /// The number of days.
    pub fn days(self) -> f64 {
        match self {
            Self::Day14 => 14.0,
            Self::Day30 => 30.0,
            Self::Day60 => 60.0,
            Self::Day90 => 90.0,
        }
    }
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Name one owner for the move on this item.
    Own(ItemIndex, Owner),
    /// Find out what was answered with "do not know".
    FindOut(ItemIndex),
    /// Write down the plan of an area that has none: the first step for somebody on this rung.
    Plan(ItemIndex, Rung),
    /// Take the first step of this move of the roadmap.
    Start(Step),
    /// Be on the next rung with this move of the roadmap; the gap in exact points that is left then.
    Reach(Step, f64),
    /// Answer the same questions again; the gap in exact points that the steps lead to.
    LookBack(f64),
}

/// The list, in order of its days; empty when there is neither a step to do nor anything to find out.
pub fn first_days(assessment: &Assessment, answers: &Answers, report: &Report, plans: &[PhasePlan]) -> Vec<Deed> {
    let now = plans.iter().find(|plan| plan.phase == Phase::Now);
    let steps: &[(Step, f64)] = now.map_or(&[], |plan| &plan.moves);
    let mut deeds = Vec::new();
    for (step, _) in steps {
        deeds.push(Deed { by: Day::Day14, what: What::Own(step.item, owner(assessment, step.item)) });
    }
    // What settles the most comes first.
    let open = report.ask_next.iter().filter(|(item, _)| report.blind_spots.contains(item)).take(MOST);
    deeds.extend(open.map(|(item, _)| Deed { by: Day::Day30, what: What::FindOut(*item) }));
    let unwritten = assessment.indices(report.form).filter_map(|item| match answers.get(item) {
        Answer::Rung(rung) if assessment.item(item).kind == Kind::Strategy && rung < WRITTEN => Some((item, rung)),
        _ => None,
    });
    deeds.extend(unwritten.take(MOST).map(|(item, rung)| Deed { by: Day::Day30, what: What::Plan(item, rung) }));
    let mut spent = 0.0;
    for (step, after) in steps {
        // One after the other, in the order of the roadmap, as the small teams come free.
        let begun = day(spent);
        spent += step.effort;
        deeds.push(Deed { by: begun, what: What::Start(step.clone()) });
        deeds.push(Deed { by: day(spent).max(Day::Day60), what: What::Reach(step.clone(), *after) });
    }
    rank(&mut deeds, |a, b| a.by.cmp(&b.by));
    if let Some((_, after)) = steps.last() {
        deeds.push(Deed { by: Day::Day90, what: What::LookBack(*after) });
    }
    deeds
}

/// The day that this much of the phase's effort leads to.
fn day(spent: f64) -> Day {
    match spent / PHASE_EFFORT {
        share if share <= 1.0 / 3.0 => Day::Day30,
        share if share <= 2.0 / 3.0 => Day::Day60,
        _ => Day::Day90,
    }
}
