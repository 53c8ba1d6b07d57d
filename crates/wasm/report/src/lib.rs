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

mod board;

// For its allocator.
use execution_gap_boundary as _;
use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use execution_gap_model::content::edition::assessment;
use execution_gap_model::content::locale::{Locale, Plural};
use execution_gap_model::content::texts::{Pack, Texts};
use execution_gap_model::engine::{Answers, Areas, Capabilities, Form, Outcome, RawAnswer, Scorer};
use execution_gap_report::document::{Link, Paper, Sheet, Visit, Voice, Words, csv, html, markdown, parts, result};
use execution_gap_report::sentences::cohort::Cohort;
use execution_gap_report::sentences::views::Person;
use execution_gap_report::sentences::{Profile, Role, Size};

/// The words and ways of writing of one language, ready to make documents.
#[wasm_bindgen]
pub struct Desk {
    pub(crate) texts: Texts,
    pub(crate) words: Words,
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
        let Given { form, answers, profile, weights, cohort } = Given::read(visit)?;
        let scorer = Scorer::new(assessment(), form).priority(profile.priority);
        let scorer = match weights {
            Some(weights) => scorer.weights(weights),
            None => scorer,
        };
        let others = others(&field(visit, "people"))?;
        let people: Vec<Person<'_>> =
            others.iter().map(|(form, role, answers)| Person { form: *form, role: *role, answers }).collect();
        let [organisation, brand, date, day, label, url] =
            ["organisation", "brand", "date", "day", "nextLabel", "nextUrl"].map(|name| text(visit, name));
        let paper = Paper::new(Visit {
            scorer: &scorer,
            answers: &answers,
            profile,
            people: &people,
            cohort: cohort.as_ref(),
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

/// What is given of every visit.
pub(crate) struct Given {
    pub(crate) form: Form,
    pub(crate) answers: Answers,
    pub(crate) profile: Profile,
    pub(crate) weights: Option<Capabilities<f64>>,
    pub(crate) cohort: Option<Cohort>,
}

impl Given {
    /// Reads `form`, `answers`, `role`, `priority`, `size`, `weights` and `benchmark` of a visit.
    pub(crate) fn read(visit: &JsValue) -> Result<Self, JsError> {
        let form: Form = text(visit, "form").unwrap_or_default().parse()?;
        Ok(Self {
            form,
            answers: answers(form, &text(visit, "answers").unwrap_or_default())?,
            profile: Profile {
                role: text(visit, "role").and_then(|id| Role::from_id(&id)),
                priority: text(visit, "priority").and_then(|id| Outcome::from_id(&id)),
                size: text(visit, "size").and_then(|id| Size::from_id(&id)),
            },
            weights: weights(&field(visit, "weights")),
            cohort: cohort(&field(visit, "benchmark")),
        })
    }
}

/// Other people: a list of `{form, role, answers}`.
fn others(list: &JsValue) -> Result<Vec<(Form, Option<Role>, Answers)>, JsError> {
    let Some(list) = list.dyn_ref::<Array>() else { return Ok(Vec::new()) };
    let person = |person: JsValue| {
        let form: Form = text(&person, "form").unwrap_or_default().parse()?;
        let role = text(&person, "role").and_then(|id| Role::from_id(&id));
        Ok((form, role, answers(form, &text(&person, "answers").unwrap_or_default())?))
    };
    list.iter().map(person).collect()
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

/// The weights of a campaign, which may leave some out; `None` when there are none.
fn weights(value: &JsValue) -> Option<Capabilities<f64>> {
    value.is_object().then(|| Capabilities::from_fn(|id| field(value, id.id()).as_f64().unwrap_or(1.0)))
}

/// The group of a campaign's benchmark, which was checked before; `None` when there is none.
fn cohort(value: &JsValue) -> Option<Cohort> {
    let number = |object: &JsValue, name: &str| field(object, name).as_f64();
    let areas = field(value, "areas");
    Some(Cohort {
        n: number(value, "n")?,
        source: text(value, "source")?,
        date: text(value, "date")?,
        form: text(value, "form")?.parse().ok()?,
        gap: number(value, "gap"),
        areas: Areas::from_fn(|area| {
            let area = field(&areas, area.id());
            number(&area, "strategy").zip(number(&area, "results"))
        }),
    })
}

pub(crate) fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// A text that is there and not empty.
pub(crate) fn text(object: &JsValue, name: &str) -> Option<String> {
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
