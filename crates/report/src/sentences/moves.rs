//! The advice: moves as they are shown, how sure the best return is, and the steps of the roadmap.

use execution_gap_model::content::messages::{Arg, Key, Sentence};
use execution_gap_model::engine::{
    Answer, Answers, Assessment, ItemIndex, Move, Phase, Report, Robustness, Rung, Scorer,
};

use super::whole;

/// A move as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The item that it is about.
    pub item: ItemIndex,
    /// From which rung to which.
    pub climb: (Rung, Rung),
    /// What has to be done before, from which rung to which.
    pub before: Vec<(ItemIndex, Rung, Rung)>,
    /// A prerequisite answered with "do not know".
    pub check_first: Option<ItemIndex>,
    /// Exact points closed.
    pub gain: f64,
    /// Effort points.
    pub effort: f64,
}

/// One phase of the roadmap.
#[derive(Clone, Debug, PartialEq)]
pub struct PhasePlan {
    /// Which.
    pub phase: Phase,
    /// Its moves in order, each with the gap that is left after it.
    pub moves: Vec<(Step, f64)>,
}

/// How far the best return depends on the model's settings; `None` until that is worked out, or when no move
/// closes anything.
pub fn honesty(scorer: &Scorer<'_>, answers: &Answers, report: &Report) -> Option<Sentence> {
    let Robustness { same, of, .. } = report.robustness?;
    report.one_move.as_ref()?;
    let counted = |key| Sentence::plain(key).number("same", f64::from(same)).number("of", f64::from(of));
    Some(match same {
        _ if same == of => counted(Key::MovesClear),
        20.. => counted(Key::MovesLikely),
        _ => match scorer.runner_up(answers) {
            Some(other) => counted(Key::MovesClose).with("runner_up", Arg::Move(other)),
            None => counted(Key::MovesCloseAlone),
        },
    })
}

pub(super) fn step(assessment: &Assessment, answers: &Answers, planned: &Move) -> Option<Step> {
    from_steps(assessment, &|item| rung(answers, item), answers, &planned.steps, planned.gain, planned.effort)
}

fn rung(answers: &Answers, item: ItemIndex) -> Option<Rung> {
    match answers.get(item) {
        Answer::Rung(rung) => Some(rung),
        _ => None,
    }
}

/// Joins steps of one item into one climb; the last item climbed is what the move is about.
fn from_steps(
    assessment: &Assessment,
    now: &dyn Fn(ItemIndex) -> Option<Rung>,
    answers: &Answers,
    steps: &[(ItemIndex, Rung)],
    gain: f64,
    effort: f64,
) -> Option<Step> {
    let mut climbs: Vec<(ItemIndex, Rung, Rung)> = Vec::new();
    for (item, to) in steps {
        match climbs.iter_mut().find(|(known, ..)| known == item) {
            Some(climb) => climb.2 = *to,
            None => climbs.push((*item, now(*item)?, *to)),
        }
    }
    let (item, from, to) = climbs.pop()?;
    let check_first = assessment
        .item(item)
        .prerequisite
        .filter(|(needed, rung)| to.get() > rung.get() && answers.get(*needed) == Answer::DontKnow)
        .map(|(needed, _)| needed);
    Some(Step { item, climb: (from, to), before: climbs, check_first, gain, effort })
}

/// The roadmap in its three phases; `None` until worked out.
pub fn phases(assessment: &Assessment, answers: &Answers, report: &Report) -> Option<Vec<PhasePlan>> {
    let planned = report.roadmap.as_ref()?;
    let mut reached: Vec<(ItemIndex, Rung)> = Vec::new();
    let mut gap = report.gap.unwrap_or_default();
    let mut plans: Vec<PhasePlan> = Phase::ALL.map(|phase| PhasePlan { phase, moves: Vec::new() }).into();
    for planned in planned {
        let now = |item: ItemIndex| {
            reached
                .iter()
                .rev()
                .find(|(known, _)| *known == item)
                .map(|(_, rung)| *rung)
                .or_else(|| rung(answers, item))
        };
        let gain = gap - planned.gap_after;
        let step = from_steps(assessment, &now, answers, &planned.steps, gain, planned.effort);
        reached.extend_from_slice(&planned.steps);
        gap = planned.gap_after;
        if let (Some(step), Some(plan)) = (step, plans.iter_mut().find(|plan| plan.phase == planned.phase)) {
            plan.moves.push((step, gap));
        }
    }
    Some(plans)
}

/// The finding about the roadmap.
pub fn roadmap_title(report_gap: f64, plans: &[PhasePlan]) -> Sentence {
    match after_roadmap(plans) {
        Some(after) => Sentence::plain(Key::RoadmapTitle).number("gap", report_gap).number("after", whole(after)),
        None => Key::RoadmapNoneTitle.into(),
    }
}

/// The gap in exact points after the last step of the roadmap; `None` when it has none.
pub fn after_roadmap(plans: &[PhasePlan]) -> Option<f64> {
    plans.iter().rev().find_map(|plan| plan.moves.last()).map(|(_, after)| *after)
}

/// What a move closes, in words.
pub fn closes(gain: f64, gap: f64) -> Sentence {
    if whole(gain) < 1.0 {
        Key::MovesClosesLittle.into()
    } else {
        Sentence::plain(Key::MovesCloses).number("gain", whole(gain)).number("gap", gap)
    }
}
