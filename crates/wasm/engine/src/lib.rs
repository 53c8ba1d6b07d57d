//! The door of the npm package's engine. JavaScript objects do not come through it: answers arrive as one text and
//! results leave as one row of numbers, because building some hundred object properties from Wasm takes longer than
//! scoring. `www/engine.js` is the other side; `request` reads and `row` writes what passes between the two.
//! Nothing is computed here.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::string_slice
)]

mod request;
mod row;

// For its allocator.
use execution_gap_boundary as _;
use std::sync::OnceLock;

use wasm_bindgen::prelude::*;

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{
    self, Area, Assumptions, Band, Breakdown, Capability, CostInput, Form, Outcome, Pattern, Phase, Rung, Scorer,
};

use row::Row;

/// Every name that a row stands for by its position: lists of tab-separated ids, one a line.
#[wasm_bindgen]
pub fn names() -> String {
    let items = assessment().items().iter().map(|item| &*item.id).collect::<Vec<_>>().join("\t");
    [
        assessment().version().to_owned(),
        items,
        Form::ALL.map(Form::id).join("\t"),
        Capability::ALL.map(Capability::id).join("\t"),
        Breakdown::ALL.map(Breakdown::id).join("\t"),
        Outcome::ALL.map(Outcome::id).join("\t"),
        Area::ALL.map(Area::id).join("\t"),
        Band::ALL.map(Band::id).join("\t"),
        Pattern::ALL.map(Pattern::id).join("\t"),
        Phase::ALL.map(Phase::id).join("\t"),
    ]
    .join("\n")
}

/// The row of a report. `weights`: how much each capability counts, in their order; empty when all count the same.
#[wasm_bindgen]
pub fn report(form: &str, answers: &str, brief: bool, weights: &[f64]) -> Result<Vec<f64>, JsError> {
    let form = form.parse()?;
    let answers = request::answers(form, answers)?;
    let prepared = scorer(form);
    let weighted = request::weights(weights).map(|weights| prepared.clone().weights(weights));
    let scorer = weighted.as_ref().unwrap_or(prepared);
    Ok(Row::report(&if brief { scorer.brief(&answers) } else { scorer.report(&answers) }))
}

/// The row of a comparison.
#[wasm_bindgen]
pub fn compare(form: &str, people: &str) -> Result<Vec<f64>, JsError> {
    let form = form.parse()?;
    let people = request::people(form, people)?;
    Ok(Row::comparison(&engine::compare(assessment(), form, &people)?))
}

/// The row of a trend.
#[wasm_bindgen]
pub fn trend(form: &str, before: &str, after: &str, days: f64) -> Result<Vec<f64>, JsError> {
    let form = form.parse()?;
    let (before, after) = (request::answers(form, before)?, request::answers(form, after)?);
    Ok(Row::trend(&engine::trend(assessment(), form, &before, &after, days)?))
}

/// The row of a cost.
#[wasm_bindgen]
pub fn cost(
    gap: f64,
    low: Option<f64>,
    high: Option<f64>,
    change_spend: Option<f64>,
    it_staff_cost: Option<f64>,
    unplanned_rung: Option<u8>,
) -> Result<Vec<f64>, JsError> {
    let unplanned_rung = unplanned_rung.and_then(Rung::new);
    let assumptions = Assumptions::default();
    let input = CostInput { gap, low, high, change_spend, it_staff_cost, unplanned_rung, assumptions };
    Ok(Row::cost(&engine::cost(input)?))
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
