//! Reads what `www/engine.js` sends. Answers are one text: for each answer its item, a unit separator, the answer, a
//! record separator. The first letter of an answer says what it was in JavaScript: `t` a text, `o` anything else, whose
//! words follow. Numbers come as `o` with their digits, so that no number is parsed here.

use wasm_bindgen::JsError;

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answers, Capabilities, Form, RawAnswer, Respondent, Role};

/// Between an item and its answer.
const UNIT: char = '\u{1f}';
/// After an answer, and after the role of a person.
const RECORD: char = '\u{1e}';
/// After a person.
const GROUP: char = '\u{1d}';

pub fn answers(form: Form, text: &str) -> Result<Answers, JsError> {
    let pairs = text.split_terminator(RECORD).map(|pair| {
        let (item, answer) = pair.split_once(UNIT).unwrap_or((pair, ""));
        (item, raw(answer))
    });
    Ok(Answers::from_pairs(assessment(), form, pairs)?)
}

fn raw(answer: &str) -> RawAnswer<'_> {
    match (answer, answer.strip_prefix('t')) {
        (_, Some(text)) => RawAnswer::Text(text),
        ("o0", _) => RawAnswer::Number(0.0),
        ("o1", _) => RawAnswer::Number(1.0),
        ("o2", _) => RawAnswer::Number(2.0),
        ("o3", _) => RawAnswer::Number(3.0),
        ("o4", _) => RawAnswer::Number(4.0),
        (other, None) => RawAnswer::Other(other.strip_prefix('o').unwrap_or(other)),
    }
}

/// One weight for each capability; `None` when there are none. Their range is checked in `www/engine.js`.
pub fn weights(weights: &[f64]) -> Option<Capabilities<f64>> {
    weights.try_into().ok().map(Capabilities::new)
}

pub fn people(form: Form, text: &str) -> Result<Vec<Respondent>, JsError> {
    text.split_terminator(GROUP)
        .map(|person| {
            let (role, given) = person.split_once(RECORD).unwrap_or((person, ""));
            Ok(Respondent { role: Role::from(role), answers: answers(form, given)? })
        })
        .collect()
}
