//! Contact details at the door: what a campaign asks, read from the attributes; a submission as a plain object for the
//! page's sender; and what the sender says of a delivery. What any of it means belongs to `ui`.

use std::sync::Arc;

use js_sys::JSON;
use wasm_bindgen::JsValue;

use crate::ui::contact::{Act, Delivery, Field, IS_BUILT_IN, Refusal, Stage};
use crate::ui::options::{Consent, Gate, Lead};
use execution_gap_model::engine::{Capabilities, Capability};

use super::values::{Detail, flag, list, text, value};

/// What the contact form asks and says, from the attributes; `None` when there is none.
pub fn lead(attributes: &JsValue) -> Option<Lead> {
    if !IS_BUILT_IN {
        return None;
    }
    let object = &value(attributes, "lead");
    let gate = match text(attributes, "gate").as_deref() {
        Some("none") => return None,
        Some("hard") => Gate::Hard,
        Some("start") => Gate::Start,
        _ => Gate::Soft,
    };
    if !object.is_object() {
        return None;
    }
    let fields = |name| list(object, name).iter().filter_map(|id| Field::from_id(&id.as_string()?)).collect();
    let mut lead = Lead {
        gate,
        is_call: text(attributes, "mode").as_deref() == Some("call"),
        fields: fields("fields"),
        required: fields("required"),
        controller: text(object, "controller"),
        notice_url: text(object, "notice_url"),
        request_text: text(object, "request_text"),
        consents: Vec::new(),
    };
    for consent in list(object, "consents") {
        let text = |name| text(&consent, name).unwrap_or_default();
        let (key, words, version) = (text("key"), text("text"), text("version"));
        lead.consents.push(Consent { key, text: words, version, required: flag(&consent, "required") });
    }
    Some(lead)
}

/// A submission as the sender takes it: the JSON of it as an object, with the weights, which are no whole numbers.
pub fn submission(json: &str, weights: Option<Capabilities<f64>>) -> JsValue {
    let detail = JSON::parse(json).unwrap_or_default();
    let weights = weights.map(|weights| {
        Capability::ALL.iter().fold(Detail::new(), |to, key| to.number(key.id(), Some(weights[*key]))).0
    });
    Detail(detail.into()).set("weights", weights.map_or(JsValue::NULL, JsValue::from)).0.into()
}

/// What the sender says; `None` when its state is not known.
pub fn delivery(object: &JsValue) -> Option<Act> {
    if !IS_BUILT_IN {
        return None;
    }
    let state = text(object, "state")?;
    if state == "preview" {
        return Some(Act::Preview(text(object, "text")?.into()));
    }
    let number = |name: &str| value(object, name).as_f64();
    let refusal = |object: &JsValue| Refusal {
        field: text(object, "field").as_deref().and_then(Field::from_id),
        code: text(object, "code").unwrap_or_default(),
        message: text(object, "message"),
    };
    Some(Act::Delivery(Arc::new(Delivery {
        seconds: number("seconds"),
        reference: text(object, "reference"),
        errors: list(object, "errors").iter().map(refusal).collect(),
        may_repeat: flag(object, "may_repeat"),
        restored: flag(object, "restored"),
        left: number("left").map_or(1, |left| left as u32),
        ..Delivery::new(Stage::from_id(&state)?)
    })))
}
