//! The door that `www/lead/lead.js` opens to leads: plain objects in, plain objects out. It is a module of its own, so that
//! nobody pays for it before there is a contact form. Nothing is decided here.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::string_slice
)]

use js_sys::{Array, JSON};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use execution_gap_boundary::tree as tree_of;
use execution_gap_campaign::{Json, trusted};
use execution_gap_lead as lead;
use execution_gap_lead::csv::Separator;
use execution_gap_lead::flat::Row;
use execution_gap_lead::{Answer, Draft, Outcome, Submission};

/// What an address says: `{page_url, landing_path, params, click_ids}`. `gpc`: Global Privacy Control.
#[wasm_bindgen]
pub fn attribution(url: &str, gpc: bool) -> Result<JsValue, JsError> {
    object(&lead::attribution::read(url, gpc))
}

/// The request of a try, counted from 1, with the lead and how it is shown.
///
/// # Errors
/// A campaign without `lead`, an unknown form, item or answer.
#[wasm_bindgen]
pub fn prepare(campaign: &JsValue, submission: &JsValue, attempt: u32) -> Result<JsValue, JsError> {
    object(&draft(campaign, submission, attempt)?)
}

/// What became of a try, from its answer.
#[wasm_bindgen]
pub fn judge(campaign: &JsValue, answer: &JsValue) -> Result<JsValue, JsError> {
    let answer = tree(answer)?;
    let parse = |body: &str| tree(&JSON::parse(body).ok()?).ok();
    object(&lead::judge(&trusted(&tree(campaign)?), &Answer::read(&answer, parse)))
}

/// Milliseconds until the next try; `undefined` when there is none. `random`: 0 to 1.
#[wasm_bindgen]
pub fn next_try(outcome: &str, repeats: bool, attempt: u32, retry_after_ms: Option<f64>, random: f64) -> Option<f64> {
    lead::next_try(Outcome::from_id(outcome)?, repeats, attempt, retry_after_ms, random)
}

/// A proof of work among `count` numbers from `from`; `undefined` when there is none.
#[wasm_bindgen]
pub fn prove(id: &str, hour: u32, bits: u8, from: u32, count: u32) -> Option<u32> {
    lead::proof::prove(id, hour, bits, from, count)
}

/// A submission as a business card.
///
/// # Errors
/// As for [`prepare`].
#[wasm_bindgen]
pub fn vcard(campaign: &JsValue, submission: &JsValue) -> Result<String, JsError> {
    Ok(lead::vcard::card(&draft(campaign, submission, 1)?.payload))
}

/// Submissions as a table; `separator` is `,` or `;`.
///
/// # Errors
/// As for [`prepare`].
#[wasm_bindgen]
pub fn csv(campaign: &JsValue, submissions: &Array, separator: &str) -> Result<String, JsError> {
    let rows = submissions.iter().map(|submission| Ok(Row::of(&draft(campaign, &submission, 1)?.payload)));
    Ok(lead::csv::table(&rows.collect::<Result<Vec<_>, JsError>>()?, Separator::read(separator)))
}

/// A submission as JSON with line breaks.
///
/// # Errors
/// As for [`prepare`].
#[wasm_bindgen]
pub fn json(campaign: &JsValue, submission: &JsValue) -> Result<String, JsError> {
    Ok(lead::document(&draft(campaign, submission, 1)?.payload))
}

fn draft(campaign: &JsValue, submission: &JsValue, attempt: u32) -> Result<Draft, JsError> {
    let submission = tree(submission)?;
    let sentence = |sentence: String| JsError::new(&sentence);
    let submission = Submission::read(&submission).map_err(sentence)?;
    lead::prepare(&trusted(&tree(campaign)?), &submission, attempt).map_err(sentence)
}

/// A plain object, made by the browser's own parser.
fn object<T: Serialize>(value: &T) -> Result<JsValue, JsError> {
    let text = serde_json::to_string(value).unwrap_or_default();
    JSON::parse(&text).map_err(|_| JsError::new("The browser cannot read JSON."))
}

fn tree(value: &JsValue) -> Result<Json, JsError> {
    // Written out: to put the two limits into words would take a kilobyte of code.
    tree_of(value)
        .ok_or_else(|| JsError::new("An object holds more than 20000 values, or some on more than 16 levels."))
}
