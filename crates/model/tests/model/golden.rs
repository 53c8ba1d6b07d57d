//! Every vector of `tests/golden/golden.json` to its own tolerance, through the same door and the same written form
//! that everybody outside uses. Keys that the engine writes and the file does not name are free.

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{
    Answers, CostInput, Form, RawAnswer, Respondent, Role, Rung, Scorer, compare, cost, trend,
};
use serde_json::Value;

fn golden() -> Value {
    serde_json::from_str(include_str!("../../../../tests/golden/golden.json")).expect("the golden file is JSON")
}

fn form(case: &Value) -> Form {
    Form::from_id(case["form"].as_str().expect("a form")).expect("a known form")
}

fn answers(form: Form, written: &Value) -> Answers {
    let pairs = written.as_object().expect("answers").iter().map(|(id, answer)| {
        let raw = match answer {
            Value::Number(number) => RawAnswer::Number(number.as_f64().expect("a number")),
            Value::String(text) => RawAnswer::Text(text),
            _ => RawAnswer::Other("something else"),
        };
        (id.as_str(), raw)
    });
    Answers::from_pairs(assessment(), form, pairs).unwrap_or_else(|error| panic!("{error}"))
}

/// Every difference between what is expected and what came, as `path: expected, got`.
fn differences(path: &str, expected: &Value, got: &Value, tolerance: f64, found: &mut Vec<String>) {
    match (expected, got) {
        (Value::Object(expected), Value::Object(got)) => {
            for (key, value) in expected {
                let got = got.get(key).unwrap_or(&Value::Null);
                differences(&format!("{path}.{key}"), value, got, tolerance, found);
            }
            // A capability that has left the score is absent in the file and null here.
            for (key, value) in got.iter().filter(|(key, _)| path.contains('.') && !expected.contains_key(*key)) {
                if !value.is_null() {
                    found.push(format!("{path}.{key}: expected nothing, got {value}"));
                }
            }
        }
        (Value::Array(expected), Value::Array(got)) if expected.len() == got.len() => {
            for (index, (expected, got)) in expected.iter().zip(got).enumerate() {
                differences(&format!("{path}[{index}]"), expected, got, tolerance, found);
            }
        }
        (Value::Number(expected), Value::Number(got)) => {
            let (expected, got) = (expected.as_f64().expect("a number"), got.as_f64().expect("a number"));
            if (expected - got).abs() > tolerance * expected.abs().max(1.0) {
                found.push(format!("{path}: expected {expected}, got {got}"));
            }
        }
        (expected, got) if expected == got => {}
        (expected, got) => found.push(format!("{path}: expected {expected}, got {got}")),
    }
}

#[track_caller]
fn check(kind: &str, count: usize, score: impl Fn(&Value) -> Value) {
    let golden = golden();
    let tolerance = golden["tolerance"].as_f64().expect("a tolerance");
    let cases = golden[kind].as_array().expect("cases");
    assert_eq!(cases.len(), count, "the file lost or gained {kind}");
    let mut found = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        differences(&format!("{kind}[{index}]"), &case["expect"], &score(case), tolerance, &mut found);
    }
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
}

#[test]
fn reports() {
    check("reports", 72, |case| {
        let form = form(case);
        let report = Scorer::new(assessment(), form).report(&answers(form, &case["answers"]));
        serde_json::to_value(report.with_ids(assessment())).expect("a report is JSON")
    });
}

#[test]
fn pairs() {
    check("pairs", 18, |case| {
        let form = form(case);
        let people: Vec<Respondent> = case["people"]
            .as_array()
            .expect("people")
            .iter()
            .map(|person| Respondent {
                role: Role::from(person["role"].as_str().expect("a role")),
                answers: answers(form, &person["answers"]),
            })
            .collect();
        let comparison = compare(assessment(), form, &people).expect("two people or more");
        serde_json::to_value(comparison.with_ids(assessment())).expect("a comparison is JSON")
    });
}

#[test]
fn trends() {
    check("trends", 18, |case| {
        let form = form(case);
        let (before, after) = (answers(form, &case["before"]), answers(form, &case["after"]));
        let days = case["days"].as_f64().expect("days");
        serde_json::to_value(trend(assessment(), form, &before, &after, days).expect("days")).expect("a trend is JSON")
    });
}

#[test]
fn costs() {
    check("costs", 18, |case| {
        let input = CostInput {
            gap: case["gap"].as_f64().expect("a gap"),
            change_spend: case["change_spend"].as_f64(),
            it_staff_cost: case["it_staff_cost"].as_f64(),
            unplanned_rung: case["unplanned_rung"].as_u64().and_then(|rung| Rung::new(rung as u8)),
            ..CostInput::default()
        };
        serde_json::to_value(cost(input).expect("amounts")).expect("a cost is JSON")
    });
}
