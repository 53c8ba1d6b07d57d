//! The door that `www/plan.js` opens to the board: a visit in, trees of elements out, as JSON. Nothing is decided here.

use wasm_bindgen::prelude::*;

use crate::{Desk, Given, field, text};
use execution_gap_model::content::edition::assessment;
use execution_gap_model::share::{self, Shared};
use execution_gap_report::board::{Board, Visit, written};

/// The board of one visit.
#[wasm_bindgen(js_name = Board)]
pub struct Door(Board);

#[wasm_bindgen(js_class = Board)]
impl Door {
    /// A board for this visit.
    ///
    /// # Errors
    /// An unknown form, and answers that the form does not allow. The sentence names what is allowed.
    #[wasm_bindgen(constructor)]
    pub fn new(desk: &Desk, visit: &JsValue) -> Result<Self, JsError> {
        let Given { form, answers, profile, weights, cohort } = Given::read(visit)?;
        // The four levels that `heading-level` allows.
        let level = field(visit, "level").as_f64().map_or(2, |level| level.clamp(1.0, 4.0) as u8);
        let day = text(visit, "day").unwrap_or_default();
        let is_view = field(visit, "view").is_truthy();
        let visit = Visit { form, answers, profile, weights, level, cohort, day, is_view };
        Ok(Self(Board::new(visit, desk.texts.clone(), desk.words.clone())))
    }

    /// The sections, as a list of trees.
    pub fn sections(&self) -> Result<String, JsError> {
        Ok(serde_json::to_string(&self.0.sections())?)
    }

    /// What has to be done after an act of the visitor: `{slots: [[name, [tree, …]], …], say, text}`.
    pub fn act(&mut self, name: &str, value: &str) -> Result<String, JsError> {
        Ok(serde_json::to_string(&self.0.act(name, value))?)
    }
}

/// What a share link says: `{form, role, answers, left_out}`, where an invitation has no `answers`.
///
/// # Errors
/// A text that is no link, or one that was changed on the way; the sentence says which.
#[wasm_bindgen(js_name = readLink)]
pub fn read_link(link: &str) -> Result<String, JsError> {
    Ok(match share::decode(assessment(), link)? {
        Shared::Answers { form, role, answers, left_out } => written(form, role, Some((&answers, left_out))),
        Shared::Invitation { form, role } => written(form, role, None),
    })
}
