//! The report module as pages use it: a visit in, trees of elements, texts and facts out. Values cross as plain objects
//! through serde, in both directions; their types are in `given` and `told`. Nothing is decided here.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::string_slice
)]

// For its allocator.
use execution_gap_boundary as _;

mod formats;
mod given;
mod told;

use std::rc::Rc;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use execution_gap_model::content::edition::assessment;
use execution_gap_model::content::texts::{Pack, Texts};
use execution_gap_model::engine::Scorer;
use execution_gap_model::share;
use execution_gap_report::board::Board;
use execution_gap_report::document::{Paper, Sheet, Voice, csv, html, markdown, parts, result};
use execution_gap_report::sentences::views::Person;

use formats::Formats;
use given::{Visit, read};
use told::{Facts, Linked, Somebody};

/// The words and ways of writing of one language.
#[wasm_bindgen]
pub struct Words {
    texts: Texts,
    words: execution_gap_report::document::Words,
}

#[wasm_bindgen]
impl Words {
    /// Reads the language pack, what a campaign changes in it (one change a line, as `number of the text<TAB>words`) and the
    /// words of the report. `formats` holds the functions `number`, `plural` and `list` of the language.
    ///
    /// # Errors
    /// Words of another version than this program.
    #[wasm_bindgen(constructor)]
    pub fn new(pack: String, changes: String, words: &str, formats: &JsValue) -> Result<Words, JsError> {
        let pack = Pack::read(pack)
            .ok_or_else(|| JsError::new("The language pack is of another version than the report module."))?;
        let pack = if changes.is_empty() { pack } else { pack.with(changes) };
        let texts = Texts::new(Rc::new(pack), Rc::new(Formats::read(formats)));
        Ok(Self { texts, words: execution_gap_report::document::Words::read(words)? })
    }

    /// A document of this visit: `html`, `markdown` and `csv` as text, `parts` (the same as `html`, for a script that builds
    /// it) and `result` as objects.
    ///
    /// # Errors
    /// Another format, an unknown form, and answers that the form does not allow. The sentence names what is allowed.
    pub fn write(&self, format: &str, visit: JsValue) -> Result<JsValue, JsError> {
        let visit: Visit = read(visit)?;
        let given = visit.given()?;
        let others = visit.others()?;
        let scorer = Scorer::new(assessment(), given.form).priority(given.profile.priority);
        let scorer = match given.weights {
            Some(weights) => scorer.weights(weights),
            None => scorer,
        };
        let people: Vec<Person<'_>> = others.iter().map(|other| other.person()).collect();
        let paper = Paper::new(execution_gap_report::document::Visit {
            scorer: &scorer,
            answers: &given.answers,
            profile: given.profile,
            people: &people,
            cohort: given.cohort.as_ref(),
            organisation: visit.organisation.as_deref().filter(|name| !name.is_empty()),
            brand: visit.brand(),
            next: visit.onward(),
            date: visit.date.as_deref().unwrap_or_default(),
            day: visit.day.as_deref().unwrap_or_default(),
            rtl: visit.dir.as_deref() == Some("rtl"),
            sheet: if visit.letter == Some(true) { Sheet::Letter } else { Sheet::A4 },
            rules: visit.rules.as_deref().unwrap_or_default(),
            voice: Voice { texts: &self.texts, words: &self.words },
        });
        match format {
            "html" => Ok(html(&paper).into()),
            "parts" => object(&parts(&paper)),
            "markdown" => Ok(markdown(&paper).into()),
            "csv" => Ok(csv(&paper).into()),
            "result" => object(&result(&paper)),
            other => {
                let said =
                    ["The format is \"", other, "\"; it is \"html\", \"parts\", \"markdown\", \"csv\" or \"result\"."];
                Err(JsError::new(&said.concat()))
            }
        }
    }
}

/// The report of one visit on screen, and what the visitor does in it.
#[wasm_bindgen]
pub struct Screen(Board);

#[wasm_bindgen]
impl Screen {
    /// The report of this visit.
    ///
    /// # Errors
    /// An unknown form, and answers that the form does not allow. The sentence names what is allowed.
    #[wasm_bindgen(constructor)]
    pub fn new(words: &Words, visit: JsValue) -> Result<Self, JsError> {
        let visit: Visit = read(visit)?;
        Ok(Self(Board::new(visit.on_screen()?, words.texts.clone(), words.words.clone())))
    }

    /// The root with an empty screen: a tree.
    pub fn frame(&self) -> Result<JsValue, JsError> {
        object(&self.0.frame())
    }

    /// The first parts of the screen, which the visitor waits for: a list of trees.
    pub fn top(&self) -> Result<JsValue, JsError> {
        object(&self.0.top())
    }

    /// The parts below them: a list of trees.
    pub fn rest(&self) -> Result<JsValue, JsError> {
        object(&self.0.rest())
    }

    /// The sections of the plan: a list of trees.
    pub fn plan(&self) -> Result<JsValue, JsError> {
        object(&self.0.sections())
    }

    /// The numbers for events.
    pub fn facts(&self) -> Result<JsValue, JsError> {
        object(&Facts::of(&self.0))
    }

    /// What has to be done after an act of the visitor: `{slots: [[name, [tree, …]], …], focus, say, text}`.
    pub fn act(&mut self, name: &str, value: &str) -> Result<JsValue, JsError> {
        object(&self.0.act(name, value))
    }

    /// The others whose answers the visitor has added: `{form, role, answers}` each.
    pub fn people(&self) -> Result<JsValue, JsError> {
        let people: Vec<Somebody<'_>> = self.0.people().map(|person| Somebody::of(&person)).collect();
        object(&people)
    }
}

/// What a share link says: `{form, role, answers}`, where an invitation has no `answers`.
///
/// # Errors
/// A text that is no link, or one that was changed on the way; the sentence says which.
#[wasm_bindgen(js_name = readLink)]
pub fn read_link(link: &str) -> Result<JsValue, JsError> {
    object(&Linked::of(&share::decode(assessment(), link)?))
}

/// A value as a plain object.
fn object(value: &impl Serialize) -> Result<JsValue, JsError> {
    let serializer = Serializer::new().serialize_maps_as_objects(true).serialize_missing_as_null(true);
    Ok(value.serialize(&serializer)?)
}
