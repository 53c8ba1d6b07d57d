//! The names of the table are those in use: none that nothing has, and none in use that it does not have.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use execution_gap_contract::attribute::{ATTRIBUTES, FORM, Values};
use execution_gap_contract::look::{PARTS, PROPERTIES};
use execution_gap_contract::method::METHODS;
use execution_gap_contract::outcome::OUTCOMES;
use execution_gap_contract::{event, limit};
use execution_gap_model::engine::{Band, Breakdown, Capability, Form, Kind};

/// Every file with one of these endings in a folder of the repository.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut folders = vec![root.join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known)) {
                found.push(path);
            }
        }
    }
    found
}

/// What stands between `start` and the next character that is none of a name.
fn after(text: &str, start: &str) -> BTreeSet<String> {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    text.match_indices(start)
        .map(|(at, _)| text[at + start.len()..].chars().take_while(|letter| is_name(*letter)).collect())
        .collect()
}

fn text_of(files: Vec<PathBuf>) -> String {
    files.iter().map(|file| fs::read_to_string(file).unwrap() + "\n").collect()
}

#[test]
fn custom_properties_are_those_of_the_style_sheets() {
    let styles = text_of([files("src/ui/styles", &["css"]), files("www", &["css", "js"])].concat());
    let mut used: BTreeSet<_> = after(&styles, "var(--gap-").into_iter().map(|name| format!("--gap-{name}")).collect();
    // The length that the others are counted in: set by the style sheet itself.
    assert!(used.remove("--gap-unit"));
    let known: BTreeSet<_> = PROPERTIES.iter().map(|one| one.name.to_owned()).collect();
    assert_eq!(used, known);
}

#[test]
fn parts_are_those_of_the_markup() {
    let known: BTreeSet<_> = PARTS.iter().map(|one| one.name).collect();
    let drawn = text_of([files("tests", &["snap"]), files("crates", &["snap"])].concat());
    let mut parts =
        drawn.match_indices(" part=\"").map(|(at, start)| drawn[at + start.len()..].split('"').next().unwrap());
    let unknown: Vec<_> =
        parts.by_ref().flat_map(|parts| parts.split(' ')).filter(|part| !known.contains(part)).collect();
    assert!(unknown.is_empty(), "the table lacks {unknown:?}");
    let code = text_of([files("src", &["rs"]), files("crates/report/src", &["rs"]), files("www", &["js"])].concat());
    for part in known {
        let is_there = ["\"{}\"", "\"{} ", " {}\""].iter().any(|form| code.contains(&form.replace("{}", part)));
        assert!(is_there, "nothing has the part {part}");
    }
}

#[test]
fn the_words_of_the_model_are_the_models_own() {
    let Values::OneOf(forms) = FORM.values else { panic!("the form is a choice") };
    assert_eq!(forms, Form::ALL.map(Form::id));
    let quoted = |ids: &[&str]| ids.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(" | ");
    let ty = |event: event::Event, name: &str| event.detail.iter().find(|detail| detail.name == name).unwrap().ty;
    let kinds = [Kind::Practice, Kind::Result, Kind::Strategy].map(Kind::id);
    assert_eq!(ty(event::STEP, "section"), quoted(&kinds));
    assert!(ty(event::COMPLETE, "breakdowns").contains(&quoted(&Breakdown::ALL.map(Breakdown::id))));
    assert!(ty(event::COMPLETE, "capabilities").contains(&quoted(&Capability::ALL.map(Capability::id))));
    assert_eq!(Band::ALL.len(), 4, "GapBand in www/types/execution-gap.d.ts names them");
}

#[test]
fn names_are_unique_and_of_one_kind() {
    fn unique<'a>(names: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for name in names {
            assert!(seen.insert(name), "{name} stands there twice");
        }
    }
    unique(ATTRIBUTES.iter().map(|one| one.name));
    unique(METHODS.iter().map(|one| one.name));
    unique(event::EVENTS.iter().map(|one| one.name));
    unique(OUTCOMES.iter().map(|one| one.name));
    unique(limit::LIMITS.iter().map(|one| one.name));
    unique(PARTS.iter().chain(&PROPERTIES).map(|one| one.name));
    assert!(event::EVENTS.iter().all(|one| one.name.starts_with("gap-")));
    let words = |limit: limit::Limit| limit.value.to_string();
    let says = ATTRIBUTES.iter().find(|one| one.name == "hidden-fields").unwrap().says;
    for limit in [limit::HIDDEN_FIELDS, limit::HIDDEN_NAME, limit::HIDDEN_VALUE] {
        assert!(says.contains(&words(limit)), "{says} does not say {}", limit.value);
    }
}
