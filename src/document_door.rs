//! The door that `www/document.js` opens to the maker of documents: a visit in, the text of a document out. It is a module
//! of its own, so that nobody pays for it who does not print or download. Nothing is decided here.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::string_slice
)]

use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::content::edition::assessment;
use crate::content::locale::{Locale, Plural};
use crate::content::texts::{Pack, Texts};
use crate::document::{Link, Paper, Second, Sheet, Visit, Voice, Words, csv, html, markdown, parts, result};
use crate::engine::{Answers, Capabilities, Form, Outcome, RawAnswer, Scorer};
use crate::report::{Profile, Role, Size};

/// The words and ways of writing of one language, ready to make documents.
#[wasm_bindgen]
pub struct Desk {
    texts: Texts,
    words: Words,
}

#[wasm_bindgen]
impl Desk {
    /// Reads the language pack, what a campaign changes in it (one change a line, as `number of the text<TAB>words`) and the
    /// words for documents. `formats` holds the functions `number`, `plural` and `list` of the language.
    ///
    /// # Errors
    /// Words of another version than this program.
    #[wasm_bindgen(constructor)]
    pub fn new(pack: String, changes: String, words: &str, formats: &JsValue) -> Result<Desk, JsError> {
        let pack = Pack::read(pack)
            .ok_or_else(|| JsError::new("The language pack is of another version than the maker of documents."))?;
        let pack = if changes.is_empty() { pack } else { pack.with(changes) };
        let [number, plural, list] = ["number", "plural", "list"].map(|name| field(formats, name).dyn_into().ok());
        let texts = Texts::new(Rc::new(pack), Rc::new(Formats { number, plural, list }));
        Ok(Self { texts, words: Words::read(words)? })
    }

    /// A document of this visit: `html`, `parts` (the same as JSON, for a script that builds it), `markdown`, `csv` or
    /// `result`.
    ///
    /// # Errors
    /// Another format, an unknown form, and answers that the form does not allow. The sentence names what is allowed.
    pub fn write(&self, format: &str, visit: &JsValue) -> Result<String, JsError> {
        let form: Form = text(visit, "form").unwrap_or_default().parse()?;
        let answers = answers(form, &text(visit, "answers").unwrap_or_default())?;
        let profile = Profile {
            role: text(visit, "role").and_then(|id| Role::from_id(&id)),
            priority: text(visit, "priority").and_then(|id| Outcome::from_id(&id)),
            size: text(visit, "size").and_then(|id| Size::from_id(&id)),
        };
        let scorer = Scorer::new(assessment(), form).priority(profile.priority);
        let scorer = match weights(&field(visit, "weights")) {
            Some(weights) => scorer.weights(weights),
            None => scorer,
        };
        let colleague = text(visit, "secondAnswers").map(|given| self::answers(form, &given)).transpose()?;
        let role = text(visit, "secondRole").and_then(|id| Role::from_id(&id));
        let [organisation, brand, date, day, label, url] =
            ["organisation", "brand", "date", "day", "nextLabel", "nextUrl"].map(|name| text(visit, name));
        let paper = Paper::new(Visit {
            scorer: &scorer,
            answers: &answers,
            profile,
            second: colleague.as_ref().map(|answers| Second { role, answers }),
            organisation: organisation.as_deref(),
            brand: brand.as_deref(),
            next: label.as_deref().zip(url.as_deref()).map(|(label, url)| Link { label, url }),
            date: date.as_deref().unwrap_or_default(),
            day: day.as_deref().unwrap_or_default(),
            rtl: field(visit, "rtl").is_truthy(),
            sheet: if field(visit, "letter").is_truthy() { Sheet::Letter } else { Sheet::A4 },
            voice: Voice { texts: &self.texts, words: &self.words },
        });
        Ok(match format {
            "html" => html(&paper),
            "parts" => serde_json::to_string(&parts(&paper))?,
            "markdown" => markdown(&paper),
            "csv" => csv(&paper),
            "result" => result(&paper)?,
            other => {
                let said =
                    ["The format is \"", other, "\"; it is \"html\", \"parts\", \"markdown\", \"csv\" or \"result\"."];
                return Err(JsError::new(&said.concat()));
            }
        })
    }
}

/// `INT:1,UNP:dk`, as the widget keeps answers. Digits are looked up: to parse numbers would take some kilobytes of code.
fn answers(form: Form, text: &str) -> Result<Answers, JsError> {
    let pairs = text.split(',').filter(|pair| !pair.is_empty()).map(|pair| {
        let (item, answer) = pair.split_once(':').unwrap_or((pair, ""));
        let rung = ["0", "1", "2", "3", "4"].iter().zip([0.0, 1.0, 2.0, 3.0, 4.0]).find(|(digit, _)| **digit == answer);
        (item, rung.map_or(RawAnswer::Text(answer), |(_, rung)| RawAnswer::Number(rung)))
    });
    Ok(Answers::from_pairs(assessment(), form, pairs)?)
}

/// One weight for each capability; `None` when there are none.
fn weights(value: &JsValue) -> Option<Capabilities<f64>> {
    let list: Vec<f64> = value.dyn_ref::<Array>()?.iter().filter_map(|weight| weight.as_f64()).collect();
    <[f64; 3]>::try_from(list).ok().map(Capabilities::new)
}

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// A text that is there and not empty.
fn text(object: &JsValue, name: &str) -> Option<String> {
    field(object, name).as_string().filter(|text| !text.is_empty())
}

/// The ways of writing that the browser knows for a language.
struct Formats {
    number: Option<Function>,
    plural: Option<Function>,
    list: Option<Function>,
}

impl Formats {
    fn ask(function: Option<&Function>, value: &JsValue) -> Option<String> {
        function?.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
    }
}

impl Locale for Formats {
    fn number(&self, value: f64) -> String {
        Self::ask(self.number.as_ref(), &value.into()).unwrap_or_default()
    }

    fn plural(&self, value: f64) -> Plural {
        Plural::from_name(&Self::ask(self.plural.as_ref(), &value.into()).unwrap_or_default())
    }

    /// Documents get their day in words.
    fn moment(&self, _: f64) -> String {
        String::new()
    }

    fn list(&self, names: &[&str]) -> String {
        let list: Array = names.iter().map(|name| JsValue::from_str(name)).collect();
        Self::ask(self.list.as_ref(), &list).unwrap_or_else(|| names.join(", "))
    }
}
