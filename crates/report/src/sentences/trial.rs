//! Other answers, tried: which answers are worth trying, and what the gap would be with them. The whole is scored again
//! for each trial, so several changes are never added up from their parts. The answers given are not changed.

use execution_gap_model::engine::{Answer, Answers, Assessment, Band, Effect, Form, ItemIndex, Kind, Report, Scorer};

use super::headline::{Standing, standing};
use super::movers::movers;
use super::moves::Step;
use super::three_moves::ThreeMoves;

/// Answers that the score hangs on most.
const MOST: usize = 6;
/// Open answers, those first that would settle the most.
const OPEN: usize = 2;

/// What the gap would be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preview {
    /// The gap with the visitor's own answers, whole points.
    pub now: (f64, Band),
    /// The gap with what is tried, whole points.
    pub then: (f64, Band),
    /// Lowest and highest that the answers still open would allow, whole points, when they differ.
    pub interval: Option<(f64, f64)>,
    /// How both differ.
    pub change: Change,
}

/// How a gap differs from the one now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// Not at all.
    None,
    /// By less than one point down.
    LittleLess,
    /// By less than one point up.
    LittleMore,
    /// By one point or more down: what a reader gets who subtracts the two gaps as shown.
    Less(f64),
    /// By one point or more up.
    More(f64),
}

/// The items to try: those that the score hangs on most, those of the moves with what they need before, and the open
/// ones that would settle the most.
pub fn items(answers: &Answers, effects: &[Effect], report: &Report, moves: Option<&ThreeMoves>) -> Vec<ItemIndex> {
    let mut items: Vec<ItemIndex> = movers(answers, effects, MOST).iter().map(|mover| mover.item).collect();
    let mut add = |item: ItemIndex| {
        if !items.contains(&item) {
            items.push(item);
        }
    };
    for named in moves.iter().flat_map(|moves| &moves.moves) {
        add(named.step.item);
        named.step.before.iter().for_each(|(item, ..)| add(*item));
        named.step.check_first.into_iter().for_each(&mut add);
    }
    report.ask_next.iter().take(OPEN).for_each(|(item, _)| add(*item));
    items
}

/// Takes every step of a move that is not taken yet.
pub fn climb(tried: &mut Answers, step: &Step) {
    let last = (step.item, step.climb.0, step.climb.1);
    for (item, _, to) in step.before.iter().chain([&last]) {
        if tried.get(*item).rung().is_some_and(|now| now < *to) {
            tried.set(*item, Answer::Rung(*to));
        }
    }
}

/// What the gap would be; `None` where either set of answers gives no number to show.
pub fn preview(scorer: &Scorer<'_>, own: &Answers, tried: &Answers) -> Option<Preview> {
    let (before, after) = (scorer.brief(own), scorer.brief(tried));
    let (Standing::Point { gap, band, .. }, Standing::Point { gap: then, band: then_band, interval, .. }) =
        (standing(&before), standing(&after))
    else {
        return None;
    };
    let exact = after.gap? - before.gap?;
    let change = match exact {
        _ if exact.abs() < 1e-9 => Change::None,
        _ if exact.abs() < 1.0 - 1e-9 => {
            if exact < 0.0 {
                Change::LittleLess
            } else {
                Change::LittleMore
            }
        }
        _ if exact < 0.0 => Change::Less(gap - then),
        _ => Change::More(then - gap),
    };
    Some(Preview { now: (gap, band), then: (then, then_band), interval, change })
}

/// The answers that differ, as given and as tried, in questionnaire order.
pub fn changes(
    assessment: &Assessment,
    form: Form,
    own: &Answers,
    tried: &Answers,
) -> Vec<(ItemIndex, Answer, Answer)> {
    let both = assessment.indices(form).map(|item| (item, own.get(item), tried.get(item)));
    both.filter(|(_, own, tried)| own != tried).collect()
}

/// Whether one of these changes is a plan that reaches less far: then the gap narrows, and nothing runs better for it.
pub fn lowers_a_plan(assessment: &Assessment, changes: &[(ItemIndex, Answer, Answer)]) -> bool {
    changes.iter().any(|(item, own, tried)| {
        let lower = own.rung().zip(tried.rung()).is_some_and(|(own, tried)| tried < own);
        lower && assessment.item(*item).kind == Kind::Strategy
    })
}
