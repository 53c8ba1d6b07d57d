//! Whether the scores of a lead are those of its answers: they come from a browser, which can claim anything.

use execution_gap_lead::payload::{Answer, Lead, Scores, Skipped};
use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answers, Capabilities, Form, RawAnswer, Scorer};
use serde_json::Value;

/// How far two numbers may be apart, as a part of the number: decimals are read and written on the way.
const TOLERANCE: f64 = 1e-9;

/// Computes the scores of a lead anew.
///
/// # Errors
/// A sentence that names the first score that is another one, or the answer that cannot be scored.
pub fn check(lead: &Lead) -> Result<(), String> {
    let form: Form = lead.scores.form.id().parse().map_err(|error| format!("The form is unknown: {error}"))?;
    let answers = Answers::from_pairs(assessment(), form, lead.assessment.answers.iter().filter_map(raw))
        .map_err(|error| format!("The answers cannot be scored: {error}"))?;
    let [(_, bi), (_, po), (_, aa)] = lead.assessment.weights.pairs();
    let report = Scorer::new(assessment(), form).weights(Capabilities::new([*bi, *po, *aa])).brief(&answers);
    let expected = Scores::of(&report, assessment());
    let value = |scores| serde_json::to_value(scores).unwrap_or_default();
    compare("scores", &value(&lead.scores), &value(&expected))
}

/// What is unanswered is not among the answers.
fn raw(answer: &Answer) -> Option<(&str, RawAnswer<'_>)> {
    let raw = match (answer.skipped, answer.a) {
        (Some(Skipped::Unanswered), None) => return None,
        (Some(Skipped::DontKnow), None) => RawAnswer::Text("dk"),
        (Some(Skipped::NotApplicable), None) => RawAnswer::Text("na"),
        (None, Some(rung)) => RawAnswer::Number(rung.into()),
        (None, None) => RawAnswer::Other("neither answered nor skipped"),
        (Some(_), Some(_)) => RawAnswer::Other("answered and skipped"),
    };
    Some((&answer.q, raw))
}

fn compare(path: &str, claimed: &Value, expected: &Value) -> Result<(), String> {
    let same = match (claimed, expected) {
        (Value::Object(claimed), Value::Object(expected)) => {
            return expected.iter().try_for_each(|(key, expected)| {
                compare(&format!("{path}.{key}"), claimed.get(key).unwrap_or(&Value::Null), expected)
            });
        }
        (Value::Array(claimed), Value::Array(expected)) if claimed.len() == expected.len() => {
            return claimed.iter().zip(expected).enumerate().try_for_each(|(position, (claimed, expected))| {
                compare(&format!("{path}.{position}"), claimed, expected)
            });
        }
        (Value::Number(claimed), Value::Number(expected)) => {
            let [claimed, expected] = [claimed, expected].map(|number| number.as_f64().unwrap_or(f64::NAN));
            (claimed - expected).abs() <= TOLERANCE * expected.abs().max(1.0)
        }
        _ => claimed == expected,
    };
    if same { Ok(()) } else { Err(format!("{path} is {claimed}; the answers give {expected}.")) }
}
