//! The flat row: fixed names in a fixed order, and every value of the lead in it.

use std::fs;
use std::path::Path;

use execution_gap_lead::flat::{Row, Value as Cell};
use serde_json::{Value, json};

use super::support::{draft, generic, submission, with};

fn row(submission: &Value) -> Row {
    Row::of(&draft(&generic(), submission).payload)
}

/// The row of the sample lead. `UPDATE_DOCS=1` writes the file again.
#[test]
fn names_order_and_values_are_the_golden_ones() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lead/flat.txt");
    let lines: String = row(&submission()).0.iter().map(|(name, value)| format!("{name}={}\n", value.text())).collect();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &lines).unwrap();
    }
    assert_eq!(lines, fs::read_to_string(&path).unwrap(), "names are public: a change is a major version");
}

#[test]
fn names_and_order_do_not_depend_on_values() {
    let names = |row: Row| row.0.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    let empty = json!({ "detail": { "form": "full" } });
    let without_hidden = with(|s| s["hidden"] = json!({}));
    assert_eq!(names(row(&empty)), names(row(&without_hidden)));
}

/// Every plain value of the lead, under the keys joined by `_` in lower case.
#[test]
fn nothing_of_the_lead_is_missing() {
    let complete = with(|s| {
        s["attribution"]["first"] = s["attribution"]["last"].clone();
        s["detail"]["form"] = json!("full");
        s["detail"]["recorded_by"] = json!("Kim");
        s["mode"] = json!("visitor");
    });
    let draft = draft(&generic(), &complete);
    let row = Row::of(&draft.payload);
    let lead = serde_json::to_value(&draft.payload).unwrap();
    let mut leaves = Vec::new();
    flatten(&lead, String::new(), &mut leaves);
    let elsewhere = ["assessment_answers", "consent_items", "checks_pow", "checks_captcha", "hidden_"];
    let mut seen = 0;
    for (name, value) in leaves.into_iter().filter(|(name, _)| !elsewhere.iter().any(|part| name.starts_with(part))) {
        let name = if name == "type" { continue } else { name };
        let cell = row.get(&name).unwrap_or_else(|| panic!("{name} is missing"));
        let expected = match value {
            Value::Null => String::new(),
            Value::String(text) => text,
            Value::Number(number) => number.as_f64().unwrap().to_string(),
            other => other.to_string(),
        };
        assert_eq!(cell.text(), expected, "{name}");
        seen += 1;
    }
    assert!(seen > 100, "{seen}");
    assert_eq!(row.get("lead_json"), Some(&Cell::Text(lead_text(&draft.payload))));
}

fn lead_text(lead: &execution_gap_lead::payload::Lead) -> String {
    serde_json::to_string(lead).unwrap()
}

fn flatten(value: &Value, name: String, into: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                let name = if name.is_empty() { key.clone() } else { format!("{name}_{key}") };
                flatten(value, name.to_lowercase(), into);
            }
        }
        other => into.push((name, other.clone())),
    }
}

#[test]
fn names_of_others_never_hide_ours_or_each_other() {
    let mut campaign = generic();
    campaign["lead"]["consents"] = ["method", "a", "a_text", "controller"]
        .map(|key| json!({ "key": key, "purpose": "p", "text": format!("text of {key}"), "version": "1" }))
        .into();
    let submission = with(|s| s["hidden"] = json!({ "A b": "1", "a-b": "2", "a_b": "3" }));
    let row = Row::of(&draft(&campaign, &submission).payload);
    let mut names: Vec<&String> = row.0.iter().map(|(name, _)| name).collect();
    names.sort();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
    let text = |name: &str| row.get(name).map(Cell::text);
    assert_eq!(text("consent_method").as_deref(), Some("web_form_checkbox"));
    assert_eq!(text("consent_method_2").as_deref(), Some("false"));
    assert_eq!(text("consent_a_text").as_deref(), Some("text of a"));
    assert_eq!(text("consent_a_text_2").as_deref(), Some("false"));
    assert_eq!(
        ["hidden_a_b", "hidden_a_b_2", "hidden_a_b_2_2"].map(text),
        ["1", "2", "3"].map(|text| Some(text.to_owned()))
    );
}

#[test]
fn numbers_are_the_shortest_that_read_back() {
    for (number, text) in [(0.0, "0"), (42.0, "42"), (0.25, "0.25"), (1.0 / 3.0, "0.3333333333333333"), (-1.5, "-1.5")]
    {
        assert_eq!(Cell::Number(number).text(), text);
    }
}
