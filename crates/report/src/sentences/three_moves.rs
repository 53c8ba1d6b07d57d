//! Three moves in place of one: the move that closes the most, the one with the best return, and what closes most once
//! they are done, each with the answers that it comes from. What a move closes is the engine's; which are named is decided here.

use execution_gap_model::engine::{
    Answer, Answers, Area, Assessment, Breakdown, Capability, ItemIndex, Kind, Move, Report, Rung, Scorer,
};

use super::moves::{Step, step};
use super::owner::{Owner, owner};
use super::{largest, standout, whole};

const MOST: usize = 3;

/// The moves to name, most telling first.
#[derive(Clone, Debug, PartialEq)]
pub struct ThreeMoves {
    /// One to three moves, each on an item of its own.
    pub moves: Vec<Named>,
    /// The gap in exact points once all of them are done.
    pub after: f64,
}

/// A move with what it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The move. What it closes is by itself, and for one that comes next, on top of those before it.
    pub step: Step,
    /// Why it is named.
    pub place: Place,
    /// The plan that it holds back: the furthest one among those it serves, if it reaches beyond today's answer.
    pub plan: Option<(ItemIndex, Rung)>,
    /// The cause that the item feeds and that costs most, if any costs anything.
    pub cause: Option<Breakdown>,
    /// The capability in which it counts most, if that is one alone.
    pub capability: Option<Capability>,
    /// Areas that it helps, in their order.
    pub helps: Vec<Area>,
    /// Who should own it.
    pub owner: Owner,
}

/// Why a move is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It closes the most.
    Most,
    /// It closes the most for its effort.
    Value,
    /// Both.
    Both,
    /// It closes the most of what is left.
    Next,
}

/// The moves; `None` when no move closes anything.
pub fn three_moves(
    assessment: &Assessment,
    scorer: &Scorer<'_>,
    answers: &Answers,
    report: &Report,
) -> Option<ThreeMoves> {
    let mut chosen: Vec<(Move, Place)> = Vec::new();
    let best = report.best_value.as_ref();
    if let Some(one) = &report.one_move {
        let both = best.is_some_and(|best| best.item == one.item);
        chosen.push((one.clone(), if both { Place::Both } else { Place::Most }));
        chosen.extend(best.filter(|_| !both).map(|best| (best.clone(), Place::Value)));
    }
    let mut done = chosen.iter().fold(*answers, |done, (planned, _)| climbed(done, planned));
    // What comes next is what closes most on top of those before it: two moves may close the same part of the gap.
    let candidates = scorer.moves(answers);
    while chosen.len() < MOST {
        let known = |candidate: &Move| {
            chosen.iter().any(|(other, _)| touches(other, candidate.item) || touches(candidate, other.item))
        };
        let now = scorer.gap(&done)?;
        let on_top = |candidate: &Move| Some(now - scorer.gap(&climbed(done, candidate))?);
        let gains: Vec<(&Move, f64)> =
            candidates.iter().filter(|it| !known(it)).filter_map(|it| Some((it, on_top(it)?))).collect();
        let Some((next, gain)) = largest(&gains).filter(|(_, gain)| *gain > 1e-9) else { break };
        done = climbed(done, next);
        chosen.push((Move { gain, ..next.clone() }, Place::Next));
    }
    let moves: Vec<Named> = chosen
        .iter()
        .filter_map(|(planned, place)| {
            let step = step(assessment, answers, planned)?;
            Some(named(assessment, answers, report, step, *place))
        })
        .collect();
    if moves.is_empty() { None } else { Some(ThreeMoves { moves, after: scorer.gap(&done)? }) }
}

impl ThreeMoves {
    /// Whole points that all moves close together, of the gap as shown.
    pub fn closes(&self, shown: f64) -> f64 {
        (shown - whole(self.after)).max(0.0)
    }
}

/// The answers once a move is done.
fn climbed(mut answers: Answers, planned: &Move) -> Answers {
    for (item, rung) in &planned.steps {
        if answers.get(*item).rung().is_some_and(|now| now < *rung) {
            answers.set(*item, Answer::Rung(*rung));
        }
    }
    answers
}

fn touches(planned: &Move, item: ItemIndex) -> bool {
    planned.steps.iter().any(|(other, _)| *other == item)
}

fn named(assessment: &Assessment, answers: &Answers, report: &Report, step: Step, place: Place) -> Named {
    let item = assessment.item(step.item);
    let helps: Vec<Area> = Area::ALL
        .into_iter()
        .filter(|area| match (item.area, item.capability) {
            (Some(own), _) => own == *area,
            (None, Some(capability)) => assessment.area(*area)[capability] > 0.0,
            (None, None) => false,
        })
        .collect();
    let plans: Vec<(ItemIndex, f64)> = assessment
        .indices(report.form)
        .filter(|index| assessment.item(*index).kind == Kind::Strategy)
        .filter(|index| assessment.item(*index).area.is_some_and(|area| helps.contains(&area)))
        .filter_map(|index| Some((index, f64::from(answers.get(index).rung()?.get()))))
        .collect();
    let plan = largest(&plans)
        .and_then(|(index, _)| Some((index, answers.get(index).rung()?)))
        .filter(|(_, rung)| *rung > step.climb.0);
    let costs: Vec<(Breakdown, f64)> = item
        .breakdowns
        .iter()
        .filter(|(_, loading)| **loading > 0.0)
        .map(|(breakdown, _)| (breakdown, report.drag_points[breakdown]))
        .filter(|(_, points)| *points > 0.0)
        .collect();
    let cause = largest(&costs).map(|(breakdown, _)| breakdown);
    let most = |area: Area| {
        let shares: Vec<_> =
            assessment.area(area).iter().map(|(capability, share)| (capability, 100.0 * share)).collect();
        standout(&shares).map(|(capability, _)| capability)
    };
    let capability = item.capability.or_else(|| item.area.and_then(most));
    Named { owner: owner(assessment, step.item), step, place, plan, cause, capability, helps }
}
