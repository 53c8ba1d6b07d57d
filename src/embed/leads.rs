//! Contact details at the door: what a campaign asks, read from the attributes; a submission as a plain object for the
//! page's sender; and what the sender says of a delivery. What any of it means belongs to `ui`.

use std::sync::Arc;

use js_sys::JSON;
use wasm_bindgen::JsValue;

use crate::platform::storage::{self, Place};
use crate::ui::contact::{Act, Delivery, Field, Kept, Refusal, Stage, Way};
use crate::ui::options::{Consent, Gate, Lead};
use execution_gap_model::engine::{Capabilities, Capability};

use super::values::{Detail, flag, list, text, value};

/// What the contact form asks and says, from the attributes; `None` when there is none.
pub fn lead(attributes: &JsValue) -> Option<Lead> {
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
    let mode = text(attributes, "mode");
    // On a device that many share, and where the page or the browser allows no storage, nothing is kept.
    let is_own = mode.as_deref().is_none_or(|mode| mode == "visitor");
    let may_keep = is_own && text(attributes, "persist").as_deref() != Some("off") && storage::works(Place::Local);
    let fields = |name| list(object, name).iter().filter_map(|id| Field::from_id(&id.as_string()?)).collect();
    let mut lead = Lead {
        gate,
        is_call: mode.as_deref() == Some("call"),
        may_keep,
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

/// What an earlier page has kept of the form.
fn kept(object: &JsValue) -> Kept {
    let contact = value(object, "contact");
    let typed = |field: &Field| Some((field.id().to_owned(), text(&contact, field.id())?));
    let tick = |tick: &JsValue| {
        let at = value(tick, "changed_at").as_f64().map(|at| at as u64);
        Some((text(tick, "key")?, flag(tick, "value"), at))
    };
    Kept {
        texts: Field::ASKED.iter().filter_map(typed).collect(),
        ticks: list(object, "consents").iter().filter_map(tick).collect(),
        keep: flag(object, "keep"),
    }
}

/// What the sender says; `None` when its state is not known.
pub fn delivery(object: &JsValue) -> Option<Act> {
    let state = text(object, "state")?;
    match state.as_str() {
        "preview" => return Some(Act::Preview(text(object, "text")?.into())),
        "unavailable" => return Some(Act::Unavailable),
        "kept" => return Some(Act::Kept(Arc::new(kept(object)))),
        _ => {}
    }
    let way = value(object, "way");
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
        way: text(&way, "label").zip(text(&way, "url")).map(|(label, url)| Way { label, url }),
        ..Delivery::new(Stage::from_id(&state)?)
    })))
}
