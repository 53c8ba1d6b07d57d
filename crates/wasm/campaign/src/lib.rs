//! The door that `www/campaign/campaign.js` opens to the checker: a parsed campaign in, sentences out. What a campaign
//! means is known without it, so pages load it when visitors do not wait. Nothing is decided here.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::string_slice
)]

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use execution_gap_boundary::tree;
use execution_gap_campaign::{Closes, Page};
use execution_gap_model::content::messages::{Key, NAMES};
use execution_gap_model::content::texts::Pack;

/// Languages that there are packs for.
const LANGUAGES: [&str; 1] = ["en"];

/// Checks a campaign, as `JSON.parse` gave it, for a page of this origin; `words` is the text of the language pack.
/// Returns `{mistakes, notes}`: a list of `{pointer, message, closes}`, where `closes` is `"form"`, `"sending"` or null,
/// and a list of `{pointer, message}`.
///
/// # Errors
/// A pack of another version than this program.
#[wasm_bindgen]
pub fn check(value: &JsValue, origin: &str, words: String) -> Result<JsValue, JsError> {
    let pack = Pack::read(words)
        .ok_or_else(|| JsError::new("The language pack is of another version than the checker of campaigns."))?;
    let catalogue: Vec<_> = NAMES.into_iter().zip(Key::ALL.map(|key| pack.say(key))).collect();
    let page = Page { origin: Some(origin), languages: &LANGUAGES, catalogue: &catalogue };
    let (mistakes, notes) = (Array::new(), Array::new());
    let mistake = |pointer: &str, message: &str, closes: Option<Closes>| {
        let closes = closes.map_or(JsValue::NULL, |closes| closes.id().into());
        mistakes.push(&object(&[("pointer", &pointer.into()), ("message", &message.into()), ("closes", &closes)]));
    };
    match tree(value).map(|campaign| execution_gap_campaign::check(&campaign, &page)) {
        None => {
            // Written out: to put the two limits into words would take a kilobyte of code.
            let sentence = "The campaign holds more than 20000 values, or some on more than 16 levels.";
            mistake("", sentence, Some(Closes::Form));
        }
        Some(Ok(found)) => {
            for note in found {
                notes.push(&object(&[("pointer", &note.pointer.into()), ("message", &note.message.into())]));
            }
        }
        Some(Err(found)) => found.iter().for_each(|found| mistake(&found.pointer, &found.message, found.closes)),
    }
    Ok(object(&[("mistakes", &mistakes), ("notes", &notes)]))
}

fn object(entries: &[(&str, &JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
