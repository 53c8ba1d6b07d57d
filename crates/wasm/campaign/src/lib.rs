//! The door that `www/campaign.js` opens to the checker: a parsed campaign in, sentences and colours out. It is a module
//! of its own, so that a page without a campaign does not pay for it. Nothing is decided here.

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
use execution_gap_campaign::colour::{self, Colour};
use execution_gap_campaign::{Page, examine as check};
use execution_gap_model::content::messages::{Key, NAMES};
use execution_gap_model::content::texts::Pack;

/// Languages that there are packs for.
const LANGUAGES: [&str; 1] = ["en"];

/// Checks a campaign, as `JSON.parse` gave it, for a page of this origin; `words` is the text of the language pack.
/// Returns `{refusals, notes}`, each a list of `{pointer, message}`.
///
/// # Errors
/// A pack of another version than this program.
#[wasm_bindgen]
pub fn examine(value: &JsValue, origin: &str, words: String) -> Result<JsValue, JsError> {
    let pack = Pack::read(words)
        .ok_or_else(|| JsError::new("The language pack is of another version than the checker of campaigns."))?;
    let catalogue: Vec<_> = NAMES.into_iter().zip(Key::ALL.map(|key| pack.say(key))).collect();
    let page = Page { origin: Some(origin), languages: &LANGUAGES, catalogue: &catalogue };
    let (refusals, notes) = (Array::new(), Array::new());
    match tree(value).map(|campaign| check(&campaign, &page)) {
        None => {
            // Written out: to put the two limits into words would take a kilobyte of code.
            refusals.push(&finding("", "The campaign holds more than 20000 values, or some on more than 16 levels."));
        }
        Some(Ok(found)) => found.iter().for_each(|note| _ = notes.push(&finding(&note.pointer, &note.message))),
        Some(Err(found)) => {
            found.iter().for_each(|refusal| _ = refusals.push(&finding(&refusal.pointer, &refusal.message)));
        }
    }
    Ok(object(&[("refusals", &refusals), ("notes", &notes)]))
}

/// The line of a text in a language pack, counted from 0 after the first; nothing for an unknown name.
#[wasm_bindgen]
pub fn line(name: &str) -> Option<usize> {
    NAMES.iter().position(|known| *known == name)
}

/// The declarations of the public properties that a brand's colour sets; empty for what is no colour.
#[wasm_bindgen]
pub fn tokens(accent: &str) -> String {
    let mut declarations = String::new();
    for (name, light, dark) in Colour::read(accent).map(colour::tokens).into_iter().flatten() {
        for part in [name, ":light-dark(", &light.hex(), ",", &dark.hex(), ");"] {
            declarations.push_str(part);
        }
    }
    declarations
}

fn finding(pointer: &str, message: &str) -> JsValue {
    object(&[("pointer", &pointer.into()), ("message", &message.into())])
}

fn object(entries: &[(&str, &JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
