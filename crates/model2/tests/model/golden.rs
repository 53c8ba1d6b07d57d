//! Every vector of `tests/golden/golden2.json` to its own tolerance, through the same door and the same written form
//! that everybody outside uses. The keys are exactly those of the file, and `model_version`.

use execution_gap_model2::content::edition::assessment;
use execution_gap_model2::engine::{
    Answers, Assumptions, Capacity, CostInput, Form, GivenAnswers, Outcome, Report, Respondent, Role, Rung, Scorer,
    Size, compare, cost, trend,
};
use serde_json::{Value, json};

fn golden() -> Value {
    serde_json::from_str(include_str!("../golden/golden2.json")).expect("the golden file is JSON")
}

fn form(case: &Value) -> Form {
    case["form"].as_str().expect("a form").parse().expect("a known form")
}

fn answers(form: Form, written: &Value) -> Answers {
    let given: GivenAnswers = serde_json::from_value(written.clone()).expect("an object");
    given.check(assessment(), form).unwrap_or_else(|error| panic!("{error}"))
}

/// A scorer with the profile and the capacity of a case.
fn scorer(case: &Value) -> Scorer<'static> {
    let size: Option<Size> = case["profile"]["size"].as_str().map(|size| size.parse().expect("a size"));
    let priority: Option<Outcome> = case["profile"]["priority"].as_str().map(|id| id.parse().expect("a priority"));
    let capacity = match case["capacity"].as_array() {
        Some(points) => {
            let points: Vec<f64> = points.iter().filter_map(Value::as_f64).collect();
            Capacity::given(&points).expect("a capacity")
        }
        None => Capacity::of_size(size),
    };
    Scorer::new(assessment(), form(case)).priority(priority).capacity(capacity)
}

/// Every difference between what is expected and what came, as `path: expected, got`.
fn differences(path: &str, expected: &Value, got: &Value, tolerance: f64, found: &mut Vec<String>) {
    match (expected, got) {
        (Value::Object(expected), Value::Object(got)) => {
            for (key, value) in expected {
                match got.get(key) {
                    Some(got) => differences(&format!("{path}.{key}"), value, got, tolerance, found),
                    None => found.push(format!("{path}.{key}: missing")),
                }
            }
            for (key, value) in got.iter().filter(|(key, _)| !expected.contains_key(*key)) {
                found.push(format!("{path}.{key}: expected nothing, got {value}"));
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
    assert_eq!(golden["model_version"], json!("2"));
    let tolerance = golden["tolerance"].as_f64().expect("a tolerance");
    let cases = golden[kind].as_array().expect("cases");
    assert_eq!(cases.len(), count, "the file lost or gained {kind}");
    let mut found = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        differences(&format!("{kind}[{index}]"), &case["expect"], &score(case), tolerance, &mut found);
    }
    assert!(found.is_empty(), "{} differences:\n{}", found.len(), found.join("\n"));
}

/// A written report without what the file names once for all, or with the question.
fn written(report: &Report) -> Value {
    let mut written = serde_json::to_value(report.with_ids(assessment())).expect("a report is JSON");
    let keys = written.as_object_mut().expect("an object");
    assert_eq!(keys.remove("model_version"), Some(json!("2")));
    assert_eq!(keys.remove("form"), Some(json!(report.form)));
    written
}

#[test]
fn reports() {
    check("reports", 72, |case| written(&scorer(case).report(&answers(form(case), &case["answers"]))));
}

#[test]
fn brief_reports_are_whole_ones_without_what_takes_long() {
    for case in golden()["reports"].as_array().expect("cases").iter().step_by(6) {
        let (scorer, answers) = (scorer(case), answers(form(case), &case["answers"]));
        let mut whole = written(&scorer.report(&answers));
        for key in ["roadmap", "robustness"] {
            whole.as_object_mut().expect("an object").remove(key).expect("a whole report has it");
        }
        assert_eq!(written(&scorer.brief(&answers)), whole);
    }
}

#[test]
fn pairs() {
    check("pairs", 18, |case| {
        let form = form(case);
        let person = |person: &Value| Respondent {
            role: Role::from(person["role"].as_str().expect("a role")),
            answers: answers(form, &person["answers"]),
        };
        let people: Vec<Respondent> = case["people"].as_array().expect("people").iter().map(person).collect();
        let comparison = compare(assessment(), form, &people).expect("2 to 30 people");
        serde_json::to_value(comparison.with_ids(assessment())).expect("a comparison is JSON")
    });
}

#[test]
fn trends() {
    check("trends", 18, |case| {
        let form = form(case);
        let (before, after) = (answers(form, &case["before"]), answers(form, &case["after"]));
        let days = case["days"].as_f64().expect("days");
        let trend = trend(assessment(), form, &before, &after, days).expect("days");
        serde_json::to_value(trend.with_ids(assessment())).expect("a trend is JSON")
    });
}

#[test]
fn costs() {
    check("costs", 18, |case| {
        let mut assumptions = Assumptions::default();
        for (key, value) in case["assumptions"].as_object().into_iter().flatten() {
            let value = value.as_f64().expect("a number");
            match key.as_str() {
                "from_gap" => assumptions.from_gap = value,
                "shared" => assumptions.shared = value,
                "added" => assumptions.added = value,
                other => panic!("{other}"),
            }
        }
        let input = CostInput {
            gap: case["gap"].as_f64().expect("a gap"),
            low: case["low"].as_f64(),
            high: case["high"].as_f64(),
            error: case["error"].as_f64(),
            change_spend: case["change_spend"].as_f64(),
            it_staff_cost: case["it_staff_cost"].as_f64(),
            unplanned_rung: case["unplanned_rung"].as_u64().and_then(|rung| Rung::new(rung as u8)),
            assumptions,
        };
        json!(cost(input).expect("amounts"))
    });
}
