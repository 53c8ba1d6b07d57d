//! Companies by hand, for tests of single cases.

use execution_gap_model2::content::edition::assessment;
use execution_gap_model2::engine::{Answer, Answers, Form, ItemIndex, Kind, Move, RawAnswer, Report, Rung, Scorer};

/// The company of the published example.
pub const DEMO: &str = "S-CLD 3, S-CYB 3, S-DAT 3, S-INF 2, S-DCX 3, R-CLD 2, R-CYB 2, R-DAT 1, R-INF 2, R-DCX 1, ARC 1, \
    INT 1, DCN 1, CHG 1, MON 2, UNP 1, SEC 2, FRI 1, REC 2, OWN 1, PRI 2, BEN 1, LAN 1, MIL 1";

pub fn rung(number: u8) -> Answer {
    Answer::Rung(Rung::new(number).expect("0 to 4"))
}

#[track_caller]
pub fn item(id: &str) -> ItemIndex {
    assessment().find(id).expect("an item")
}

pub fn id(item: ItemIndex) -> &'static str {
    &assessment().item(item).id
}

/// Reads answers as `"INT 1, UNP dk"`.
pub fn read(form: Form, written: &str) -> Result<Answers, String> {
    let pairs = written.split(',').filter(|pair| !pair.trim().is_empty()).map(|pair| {
        let (id, answer) = pair.trim().split_once(' ').expect("an item and its answer");
        (id, answer.parse().map_or(RawAnswer::Text(answer), RawAnswer::Number))
    });
    Answers::from_pairs(assessment(), form, pairs).map_err(|error| error.to_string())
}

/// Sound answers as `"INT 1, UNP dk"`.
#[track_caller]
pub fn answers(form: Form, written: &str) -> Answers {
    read(form, written).unwrap_or_else(|sentence| panic!("{sentence}"))
}

/// Plans, results and practices each on one rung, and some items by id.
#[track_caller]
pub fn company(form: Form, [plans, results, practices]: [u8; 3], others: &[(&str, Answer)]) -> Answers {
    let mut answers = Answers::new();
    for item in assessment().indices(form) {
        match assessment().item(item).kind() {
            Kind::Strategy => answers.set(item, rung(plans)),
            Kind::Result => answers.set(item, rung(results)),
            Kind::Practice => answers.set(item, rung(practices)),
            Kind::Outside => {}
        }
    }
    for (id, answer) in others {
        answers.set(item(id), *answer);
    }
    answers
}

pub fn report(form: Form, answers: &Answers) -> Report {
    Scorer::new(assessment(), form).report(answers)
}

/// A move's steps as `[("OWN", 2), ("BEN", 3)]`.
pub fn steps(step: &Move) -> Vec<(&'static str, u8)> {
    step.steps.iter().map(|step| (id(step.item), step.target.rung().get())).collect()
}

#[track_caller]
pub fn near(got: impl Into<Option<f64>>, expected: f64, tolerance: f64) {
    let got = got.into().expect("a number");
    assert!((got - expected).abs() <= tolerance, "expected {expected}, got {got}");
}
