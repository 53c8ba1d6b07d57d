//! What a result says: which sentences, rows and marks a report turns into. A pure mapping from the engine's numbers to
//! data that `ui` shows and that exports write. Arithmetic of the score belongs to `engine`, markup to `ui`, the words
//! themselves to `content`.
pub mod amount;
mod apportion;
pub mod bridge;
pub mod cohort;
pub mod day;
pub mod drag;
pub mod dumbbell;
pub mod findings;
pub mod first_days;
pub mod headline;
pub mod matrix;
pub mod movers;
pub mod moves;
pub mod owner;

pub mod readiness;
pub mod then_now;
pub mod three_moves;
pub mod trial;
pub mod views;

use execution_gap_model::content::messages::Sentence;
use execution_gap_model::engine::{Answer, Answers, Area, Assessment, Band, Capability, Form, Kind, Report, Scorer};

pub use bridge::Bridge;
pub use drag::{Cause, OutcomeRow};
pub use dumbbell::{Dumbbell, Row};
pub use execution_gap_model::profile::{Profile, Role, Size};
pub use headline::Standing;
pub use moves::PhasePlan;

/// Everything that the report screen says, in its order.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Whether there is a number, a range, or nothing to score.
    pub standing: Standing,
    /// The finding, as a sentence.
    pub headline: Sentence,
    /// What is read out with the headline: how much was answered.
    pub basis: Sentence,
    /// Two or three more findings.
    pub findings: Vec<Sentence>,
    /// Plan against what runs, by capability.
    pub capabilities: Dumbbell,
    /// Plan against daily use, by area; only in the full form.
    pub areas: Option<Dumbbell>,
    /// What the causes cost; empty when nothing is known of any.
    pub causes: Vec<Cause>,
    /// From ambition to execution; `None` without a number.
    pub bridge: Option<Bridge>,
    /// What each outcome receives and misses.
    pub outcomes: Vec<OutcomeRow>,
    /// Areas that do not apply.
    pub left_out_areas: Vec<Area>,
    /// Capabilities without any execution answer, left out of the gap.
    pub left_out_capabilities: Vec<Capability>,
    /// The parts of the questionnaire with answered and total counts, for when nothing can be scored.
    pub sections: Vec<(Kind, usize, usize)>,
}

/// Tells the story of `report`, which `scorer` made from `answers`.
pub fn tell(
    assessment: &Assessment,
    scorer: &Scorer<'_>,
    answers: &Answers,
    report: &Report,
    profile: Profile,
) -> Story {
    let standing = headline::standing(report);
    let counted = matches!(standing, Standing::Point { .. });
    Story {
        standing,
        headline: headline::sentence(report),
        basis: headline::basis(report, scorer.total_counts(answers)),
        findings: findings::sentences(report),
        capabilities: dumbbell::by_capability(scorer, answers, report),
        areas: (report.form == Form::Full).then(|| dumbbell::by_area(assessment, answers, report)),
        causes: drag::causes(report, &bridge::shares(report)),
        bridge: counted.then(|| bridge::build(report)).flatten(),
        outcomes: drag::outcomes(report, profile.priority),
        left_out_areas: Area::ALL
            .into_iter()
            .filter(|area| area_left_out(assessment, answers, report.form, *area))
            .collect(),
        left_out_capabilities: Capability::ALL
            .into_iter()
            .filter(|capability| report.gap.is_some() && report.after_drag[*capability].is_none())
            .collect(),
        sections: sections(assessment, answers, report.form),
    }
}

/// Rounds half up to whole points, as the engine does before it names a band.
pub fn whole(points: f64) -> f64 {
    (points + 0.5 + 1e-9).floor()
}

/// A fraction as whole points of 100.
pub fn percent(fraction: f64) -> f64 {
    whole(100.0 * fraction)
}

/// The band of whole points.
pub fn band_of(points: f64) -> Band {
    Band::of_points(points.clamp(0.0, 100.0) as u8)
}

fn area_left_out(assessment: &Assessment, answers: &Answers, form: Form, area: Area) -> bool {
    assessment
        .indices(form)
        .any(|index| assessment.item(index).area == Some(area) && answers.get(index) == Answer::NotApplicable)
}

fn sections(assessment: &Assessment, answers: &Answers, form: Form) -> Vec<(Kind, usize, usize)> {
    [Kind::Practice, Kind::Result, Kind::Strategy]
        .into_iter()
        .map(|kind| {
            let of_kind = || assessment.indices(form).filter(|index| assessment.item(*index).kind == kind);
            let answered = of_kind().filter(|index| matches!(answers.get(*index), Answer::Rung(_))).count();
            (kind, answered, of_kind().count())
        })
        .collect()
}

/// The item whose number stands out: the largest, unless another one is as large as far as a reader could tell.
fn standout<T: Copy>(values: &[(T, f64)]) -> Option<(T, f64)> {
    let numbers: Vec<f64> = values.iter().map(|(_, number)| *number).collect();
    let at = leader(&numbers)?;
    let tied = |number: &&f64| whole(10.0 * **number) == whole(10.0 * numbers.get(at).copied().unwrap_or_default());
    if numbers.iter().filter(tied).count() > 1 { None } else { values.get(at).copied() }
}

/// The item with the largest number, the first one on a tie; `None` when there is none.
fn largest<T: Copy>(values: &[(T, f64)]) -> Option<(T, f64)> {
    let numbers: Vec<f64> = values.iter().map(|(_, number)| *number).collect();
    values.get(leader(&numbers)?).copied()
}

/// Where the largest number is.
fn leader(numbers: &[f64]) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (at, number) in numbers.iter().enumerate() {
        if best.is_none_or(|(_, most)| *number > most) {
            best = Some((at, *number));
        }
    }
    best.map(|(at, _)| at)
}

/// Sorts a short list, equal ones left in order. Insertion, because the standard sort is made for long lists and costs
/// every visitor some kilobytes for each type it is used on.
fn rank<T>(list: &mut [T], compare: impl Fn(&T, &T) -> core::cmp::Ordering) {
    for end in 1..list.len() {
        let mut at = end;
        while at > 0 && list.get(at - 1).zip(list.get(at)).is_some_and(|(a, b)| compare(a, b).is_gt()) {
            list.swap(at - 1, at);
            at -= 1;
        }
    }
}
