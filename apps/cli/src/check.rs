//! `execution-gap check`: says what is wrong with files, each by its `schema`. The rules and the sentences are the
//! libraries'; here is where in a file a mistake stands.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use execution_gap_campaign::colour::tokens;
use execution_gap_campaign::fields::SCHEMA;
use execution_gap_campaign::{Campaign, Json, Page, check_all, effective};
use execution_gap_model::content::messages::{Key, NAMES};
use execution_gap_model::content::texts::Pack;
use execution_gap_model::engine::{Assessment, Draft, Form};
use serde::Serialize;

use crate::REFUSED;
use crate::place::Places;

/// Languages that there are words for.
pub const LANGUAGES: [&str; 1] = ["en"];

/// The schema id of an assessment.
const ASSESSMENT: &str = "execution-gap.assessment/1";

/// What is wrong with a file, and what may not be meant, as lines; and what is said in the end.
#[derive(Default)]
struct Found {
    mistakes: Vec<String>,
    notes: Vec<String>,
    verdict: Option<String>,
    settings: Option<String>,
}

/// What a page makes of a campaign.
#[derive(Serialize)]
struct Settings<'a> {
    file: &'a str,
    campaign: &'a Campaign,
    colours: BTreeMap<&'static str, [String; 2]>,
}

/// Checks files, for a page of this origin; prints mistakes, or with `is_effective` the settings of campaigns.
pub fn run(files: &[PathBuf], page: Option<&str>, is_effective: bool) -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for file in files {
        let name = if file == Path::new("-") { "<stdin>".to_owned() } else { file.display().to_string() };
        let found = match text(file) {
            Ok(text) => look(&name, text.trim_start_matches('\u{feff}'), page),
            Err(error) => Found { mistakes: vec![format!("{name} cannot be read: {error}.")], ..Found::default() },
        };
        if !found.mistakes.is_empty() {
            code = ExitCode::from(REFUSED);
        }
        let lines = found.mistakes.iter().chain(&found.notes).chain(&found.verdict);
        if is_effective {
            lines.for_each(|line| eprintln!("{line}"));
            found.settings.iter().for_each(|settings| println!("{settings}"));
        } else {
            lines.for_each(|line| println!("{line}"));
        }
    }
    code
}

/// The names of the catalogue's texts with their words.
pub fn catalogue() -> Vec<(&'static str, &'static str)> {
    let pack = Pack::english();
    NAMES.into_iter().zip(Key::ALL.map(|key| pack.say(key))).collect()
}

/// A pointer, or for the whole what stands for it in a line.
pub fn or_root(pointer: &str) -> &str {
    if pointer.is_empty() { "/" } else { pointer }
}

fn text(file: &Path) -> io::Result<String> {
    if file != Path::new("-") {
        return fs::read_to_string(file);
    }
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).map(|_| text)
}

fn look(name: &str, text: &str, page: Option<&str>) -> Found {
    let json: Json = match serde_json::from_str(text) {
        Ok(json) => json,
        Err(error) => return unreadable(name, &error),
    };
    match json.text("schema").and_then(|schema| schema.split_once('/')) {
        Some(("execution-gap.campaign", _)) => campaign(name, text, &json, page),
        Some(("execution-gap.assessment", _)) => assessment(name, text),
        _ => {
            let (line, column) = Places::new(text).of("/schema");
            let found = match json.get("schema") {
                None => "missing".to_owned(),
                Some(Json::Text(schema)) => format!("{schema:?}"),
                Some(_) => "no text".to_owned(),
            };
            let mistake = format!(
                "{name}:{line}:{column}: /schema: \"schema\" is {found}; it is \"{SCHEMA}\" or \"{ASSESSMENT}\"."
            );
            Found { mistakes: vec![mistake], ..Found::default() }
        }
    }
}

fn campaign(name: &str, text: &str, json: &Json, page: Option<&str>) -> Found {
    let page = Page { origin: page, languages: &LANGUAGES, catalogue: &catalogue() };
    let places = Places::new(text);
    let line = |kind: &str, pointer: &str, message: &str| {
        let (line, column) = places.of(pointer);
        format!("{name}:{line}:{column}: {kind}{}: {message}", or_root(pointer))
    };
    let settings = effective(json, page.origin);
    let mut found = Found { settings: Some(written(name, &settings)), ..Found::default() };
    match check_all(json, &page) {
        Ok(notes) => {
            found.notes = notes.iter().map(|note| line("note: ", &note.pointer, &note.message)).collect();
            found.verdict = Some(format!("{name} is sound."));
        }
        Err(mistakes) => {
            found.mistakes = mistakes.iter().map(|mistake| line("", &mistake.pointer, &mistake.message)).collect();
            if json.get("lead").is_some() && settings.lead.is_none() {
                found.verdict =
                    Some(format!("{name}: there is no contact form until \"lead\" and \"schema\" are sound."));
            }
        }
    }
    found
}

fn written(name: &str, campaign: &Campaign) -> String {
    let colours = campaign.brand.accent.into_iter().flat_map(tokens);
    let colours = colours.map(|(property, light, dark)| (property, [light, dark].map(|colour| colour.hex()))).collect();
    // Texts and numbers in memory can always be written.
    serde_json::to_string(&Settings { file: name, campaign, colours }).unwrap_or_default()
}

fn assessment(name: &str, text: &str) -> Found {
    let draft: Draft = match serde_json::from_str(text) {
        Ok(draft) => draft,
        Err(error) => return unreadable(name, &error),
    };
    match Assessment::from_draft(&draft) {
        Ok(assessment) => {
            let [express, full] = Form::ALL.map(|form| assessment.indices(form).count());
            let verdict = format!("{name} is sound: {full} items, {express} of them in the express form.");
            Found { verdict: Some(verdict), ..Found::default() }
        }
        Err(defects) => {
            let places = Places::new(text);
            let line = |defect: &execution_gap_model::engine::Error| {
                let pointer = defect.pointer().unwrap_or_default();
                let (line, column) = places.of(pointer);
                format!("{name}:{line}:{column}: {}: {defect}", or_root(pointer))
            };
            Found { mistakes: defects.iter().map(line).collect(), ..Found::default() }
        }
    }
}

/// A text that is no JSON, or not of the shape of its schema. The parser knows where it stopped.
fn unreadable(name: &str, error: &serde_json::Error) -> Found {
    let (line, column) = (error.line().max(1), error.column().max(1));
    let said = error.to_string();
    let what = said.strip_suffix(&format!(" at line {} column {}", error.line(), error.column())).unwrap_or(&said);
    Found { mistakes: vec![format!("{name}:{line}:{column}: the file cannot be used: {what}.")], ..Found::default() }
}
