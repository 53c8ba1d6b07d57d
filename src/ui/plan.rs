//! In which order items are asked, and how long that takes. Order and time are questions of the interview, not of the
//! score: practices first, then results, then plans, so that results are not coloured by plans just praised.

use execution_gap_model::engine::{Answer, Answers, Assessment, Capability, Form, ItemIndex, Kind};

const SECTIONS: [Kind; 3] = [Kind::Practice, Kind::Result, Kind::Strategy];
const SECONDS_PER_QUESTION: usize = 20;

/// The items of a form in the order in which they are asked; practices take turns between the capabilities.
pub fn order(assessment: &Assessment, form: Form) -> Vec<ItemIndex> {
    let of_kind = |kind: Kind| assessment.indices(form).filter(move |index| assessment.item(*index).kind == kind);
    let mut queues: Vec<Vec<ItemIndex>> = Capability::ALL
        .into_iter()
        .map(|capability| {
            of_kind(Kind::Practice).filter(|i| assessment.item(*i).capability == Some(capability)).collect()
        })
        .collect();
    let mut asked = Vec::new();
    while queues.iter().any(|queue| !queue.is_empty()) {
        for queue in &mut queues {
            if !queue.is_empty() {
                asked.push(queue.remove(0));
            }
        }
    }
    asked.extend(of_kind(Kind::Result));
    asked.extend(of_kind(Kind::Strategy));
    asked
}

/// The part of the questionnaire that a kind of item belongs to, from 1, and how many parts there are.
pub fn section(kind: Kind) -> (usize, usize) {
    let at = SECTIONS.iter().position(|known| *known == kind).unwrap_or_default();
    (at + 1, SECTIONS.len())
}

/// The items of the full form that the express form left open.
pub fn remaining(assessment: &Assessment, answers: &Answers) -> Vec<ItemIndex> {
    order(assessment, Form::Full).into_iter().filter(|item| answers.get(*item) == Answer::Unanswered).collect()
}

/// Minutes that `questions` questions take, rounded up.
pub fn minutes(questions: usize) -> usize {
    (questions * SECONDS_PER_QUESTION).div_ceil(60).max(1)
}
