//! Made-up answers and small helpers for the invariants. No invariant is here.

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answer, Answers, Assessment, Draft, Form, ItemIndex, Report, Rung, Scorer};
use proptest::prelude::*;

/// Rounding noise of a few hundred operations on numbers up to 100.
pub const NOISE: f64 = 1e-9;

pub fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, max_global_rejects: u32::MAX, ..ProptestConfig::default() }
}

pub fn rungs() -> impl Strategy<Value = Rung> {
    (0u8..5).prop_map(|number| Rung::new(number).expect("0 to 4"))
}

/// Mostly rungs; sometimes one of the other three states.
pub fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        8 => rungs().prop_map(Answer::Rung),
        1 => Just(Answer::DontKnow),
        1 => Just(Answer::Unanswered),
        1 => Just(Answer::NotApplicable),
    ]
}

/// Rungs and open answers; nothing leaves the score.
pub fn applicable_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![6 => rungs().prop_map(Answer::Rung), 1 => Just(Answer::DontKnow), 1 => Just(Answer::Unanswered)]
}

pub fn forms() -> impl Strategy<Value = Form> {
    prop_oneof![Just(Form::Express), Just(Form::Full)]
}

pub fn of(form: Form, given: &[Answer]) -> Answers {
    let mut answers = Answers::new();
    for (item, answer) in assessment().indices(form).zip(given) {
        answers.set(item, *answer);
    }
    answers
}

pub fn filled(answer: impl Strategy<Value = Answer>) -> impl Strategy<Value = (Form, Answers)> {
    (forms(), prop::collection::vec(answer, 23)).prop_map(|(form, given)| (form, of(form, &given)))
}

pub fn any_answers() -> impl Strategy<Value = (Form, Answers)> {
    filled(any_answer())
}

pub fn complete_answers() -> impl Strategy<Value = (Form, Answers)> {
    filled(rungs().prop_map(Answer::Rung))
}

pub fn brief(form: Form, answers: &Answers) -> Report {
    Scorer::new(assessment(), form).brief(answers)
}

pub fn gap(form: Form, answers: &Answers) -> Option<f64> {
    Scorer::new(assessment(), form).gap(answers)
}

/// Items of the form, positions that any `usize` can choose from.
pub fn pick(form: Form, choice: usize, wanted: impl Fn(ItemIndex) -> bool) -> Option<ItemIndex> {
    let items: Vec<ItemIndex> = assessment().indices(form).filter(|&item| wanted(item)).collect();
    (!items.is_empty()).then(|| items[choice % items.len()])
}

pub fn same(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= NOISE,
        (a, b) => a.is_none() && b.is_none(),
    }
}

pub fn draft() -> Draft {
    serde_json::from_str(include_str!("../../../src/content/assessment.json")).expect("the built-in assessment")
}

pub fn checked(draft: &Draft) -> Assessment {
    Assessment::from_draft(draft).unwrap_or_else(|defects| panic!("{}", defects[0]))
}

/// The same answers for another assessment, by item id; `id` translates its ids to those of the built-in one.
pub fn moved(to: &Assessment, answers: &Answers, id: impl Fn(&str) -> &str) -> Answers {
    let mut moved = Answers::new();
    for item in to.indices(Form::Full) {
        let origin = assessment().find(id(&to.item(item).id)).expect("an item of the built-in assessment");
        moved.set(item, answers.get(origin));
    }
    moved
}
