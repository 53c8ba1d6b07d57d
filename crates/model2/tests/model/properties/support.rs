//! Made-up answers and small helpers for the invariants. No invariant is here.

use execution_gap_model2::content::edition::assessment;
use execution_gap_model2::engine::{
    Answer, Answers, Assessment, Draft, Form, ItemIndex, ItemSet, Kind, Report, Rung, Scorer, Step,
};
use proptest::prelude::*;

/// Rounding noise of a few hundred operations on numbers up to 100.
pub const NOISE: f64 = 1e-9;

/// Items of the full form.
pub const ITEMS: usize = 28;

pub fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, max_global_rejects: u32::MAX, ..ProptestConfig::default() }
}

pub fn rungs() -> impl Strategy<Value = Rung> {
    (0u8..5).prop_map(|number| Rung::new(number).expect("0 to 4"))
}

/// Mostly rungs; sometimes one of the other states.
pub fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        8 => rungs().prop_map(Answer::Rung),
        1 => Just(Answer::DontKnow),
        1 => Just(Answer::NobodyKnows),
        1 => Just(Answer::Unanswered),
        1 => Just(Answer::NotApplicable),
    ]
}

/// Rungs, open answers and what nobody knows; nothing leaves the score.
pub fn applicable_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        6 => rungs().prop_map(Answer::Rung),
        1 => Just(Answer::DontKnow),
        1 => Just(Answer::NobodyKnows),
        1 => Just(Answer::Unanswered),
    ]
}

pub fn forms() -> impl Strategy<Value = Form> {
    prop_oneof![Just(Form::Express), Just(Form::Full)]
}

/// These answers to the items of a form; where nobody can be asked to know, "nobody knows" is "do not know".
pub fn of(form: Form, given: &[Answer]) -> Answers {
    let mut answers = Answers::new();
    for (item, answer) in assessment().indices(form).zip(given) {
        let is_allowed = *answer != Answer::NobodyKnows || kind(item).is_execution();
        answers.set(item, if is_allowed { *answer } else { Answer::DontKnow });
    }
    answers
}

pub fn filled(answer: impl Strategy<Value = Answer>) -> impl Strategy<Value = (Form, Answers)> {
    (forms(), prop::collection::vec(answer, ITEMS)).prop_map(|(form, given)| (form, of(form, &given)))
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

pub fn kind(item: ItemIndex) -> Kind {
    assessment().item(item).kind()
}

pub fn item(id: &str) -> ItemIndex {
    assessment().find(id).expect("an item")
}

pub fn id(item: ItemIndex) -> &'static str {
    &assessment().item(item).id
}

/// The scored items of a form.
pub fn scored(form: Form) -> Vec<ItemIndex> {
    assessment().indices(form).filter(|&item| kind(item).is_scored()).collect()
}

/// A scored item of the form; any `usize` can choose.
pub fn pick(form: Form, choice: usize, wanted: impl Fn(ItemIndex) -> bool) -> Option<ItemIndex> {
    let items: Vec<ItemIndex> = scored(form).into_iter().filter(|&item| wanted(item)).collect();
    (!items.is_empty()).then(|| items[choice % items.len()])
}

/// The rung on which an answer counts: "nobody knows" counts as 0.
pub fn counted(answer: Answer) -> Option<Rung> {
    if answer == Answer::NobodyKnows { Some(Rung::LOWEST) } else { answer.rung() }
}

pub fn same(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= NOISE,
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// The answers after some steps.
pub fn after(answers: &Answers, steps: &[Step]) -> Answers {
    let mut after = *answers;
    for step in steps {
        after.set(step.item, Answer::Rung(step.target.rung()));
    }
    after
}

pub fn items(set: ItemSet) -> Vec<&'static str> {
    set.iter().map(id).collect()
}

pub fn draft() -> Draft {
    serde_json::from_str(include_str!("../../../src/content/questionnaire.json")).expect("the built-in questionnaire")
}

pub fn checked(draft: &Draft) -> Assessment {
    Assessment::try_from(draft).unwrap_or_else(|defects| panic!("{}", defects[0]))
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
