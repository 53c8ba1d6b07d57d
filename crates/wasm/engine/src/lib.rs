//! The door of the npm package's engine: plain objects in, plain objects out, by the types of the model. Nothing is
//! computed here.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::string_slice
)]

use std::sync::OnceLock;

use execution_gap_boundary as _;
use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{self, CompareInput, CostAmounts, Form, ReportInput, Scorer, TrendInput};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::prelude::*;

/// The report on a set of answers.
///
/// # Errors
/// A sentence that names the item or field.
#[wasm_bindgen]
pub fn report(input: JsValue) -> Result<JsValue, JsError> {
    let input: ReportInput = read(input, "report({ form, answers, weights, brief })")?;
    let form = input.form.parse()?;
    let answers = input.answers.check(assessment(), form)?;
    let prepared = scorer(form);
    let weighted = match &input.weights {
        Some(weights) => Some(prepared.clone().weights(weights.check()?)),
        None => None,
    };
    let scorer = weighted.as_ref().unwrap_or(prepared);
    let report = if input.brief == Some(true) { scorer.brief(&answers) } else { scorer.report(&answers) };
    written(&report.with_ids(assessment()))
}

/// What several people say together.
///
/// # Errors
/// As [`report`].
#[wasm_bindgen]
pub fn compare(input: JsValue) -> Result<JsValue, JsError> {
    let input: CompareInput = read(input, "compare({ form, people: [{ role, answers }, …] })")?;
    let (form, people) = input.check(assessment())?;
    written(&engine::compare(assessment(), form, &people)?.with_ids(assessment()))
}

/// What changed between two moments.
///
/// # Errors
/// As [`report`].
#[wasm_bindgen]
pub fn trend(input: JsValue) -> Result<JsValue, JsError> {
    let input: TrendInput = read(input, "trend({ form, before, after, days })")?;
    let (form, [before, after]) = input.check(assessment())?;
    written(&engine::trend(assessment(), form, &before, &after, input.days)?)
}

/// What the gap costs.
///
/// # Errors
/// As [`report`].
#[wasm_bindgen]
pub fn cost(input: JsValue) -> Result<JsValue, JsError> {
    let input: CostAmounts = read(input, "cost({ gap, low, high, change_spend, it_staff_cost, unplanned_rung })")?;
    written(&engine::cost(input.check()?)?)
}

/// What a program asks; `call` is how it should have.
fn read<T: DeserializeOwned>(input: JsValue, call: &str) -> Result<T, JsError> {
    from_value(input).map_err(|error| JsError::new(&format!("the engine is asked as {call}; here, {error}.")))
}

/// A plain object, in which nothing is null.
fn written<T: Serialize>(value: &T) -> Result<JsValue, JsError> {
    const JSON: Serializer = Serializer::json_compatible();
    Ok(value.serialize(&JSON)?)
}

/// Prepared at the first call and kept: callers score many answers.
fn scorer(form: Form) -> &'static Scorer<'static> {
    static EXPRESS: OnceLock<Scorer<'static>> = OnceLock::new();
    static FULL: OnceLock<Scorer<'static>> = OnceLock::new();
    let prepared = match form {
        Form::Express => &EXPRESS,
        Form::Full => &FULL,
    };
    prepared.get_or_init(|| Scorer::new(assessment(), form))
}
