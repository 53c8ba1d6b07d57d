//! What is written from the table is what stands in the files. After a change of the table:
//! `UPDATE_DOCS=1 cargo test --package execution-gap-contract`.

use std::fs;
use std::path::Path;

use execution_gap_contract::written::{docs, manifest, script, types};

/// A file of the repository, and the text that belongs between its markers; a whole file has none.
struct Place {
    file: &'static str,
    marker: Option<&'static str>,
    text: String,
}

fn places() -> Vec<Place> {
    let whole = |file, text| Place { file, marker: None, text };
    let part = |file, marker, text| Place { file, marker: Some(marker), text };
    let below = |text: String| docs::below(&text);
    vec![
        whole("www/loader/contract.js", script::script()),
        part("www/types/execution-gap.d.ts", "events", types::events()),
        part("www/types/execution-gap.d.ts", "triggers", types::triggers()),
        part("www/types/execution-gap.d.ts", "attributes", types::attributes()),
        part("www/types/execution-gap.d.ts", "members", types::members()),
        part("www/types/bridges.d.ts", "outcomes", types::outcomes()),
        part("README.md", "attributes", docs::attributes()),
        part("README.md", "events", format!("{}\n", docs::event_names())),
        part("docs/embedding.md", "attributes", below(docs::attributes())),
        part("docs/embedding.md", "methods", below(docs::methods())),
        part("docs/embedding.md", "events", below(docs::events())),
        part("docs/embedding.md", "properties", below(docs::properties())),
        part("docs/embedding.md", "parts", below(docs::parts())),
        part("docs/security.md", "storage", below(docs::storage())),
        part("docs/security.md", "limits", below(docs::limits())),
    ]
}

/// The file with the text between its markers, which are comments of the file's language.
fn filled(place: &Place, before: &str) -> Result<String, String> {
    let Some(marker) = place.marker else { return Ok(place.text.clone()) };
    let (open, close) = if place.file.ends_with(".md") { ("<!-- ", " -->") } else { ("// ", "") };
    let [start, end] = ["contract", "end"].map(|word| format!("{open}{word}: {marker}{close}\n"));
    let indent = |text: &str| text.trim_end_matches([' ', '\t']).len();
    let (head, rest) = before.split_once(&start).ok_or(format!("{} has no line `{}`", place.file, start.trim()))?;
    let (old, tail) = rest.split_once(&end).ok_or(format!("{} has no line `{}`", place.file, end.trim()))?;
    // What stands before the end marker in its line belongs to it.
    Ok(format!("{head}{start}{}{}{end}{tail}", place.text, &old[indent(old)..]))
}

#[test]
fn files_say_what_the_table_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    let mut stale = Vec::new();
    for place in places() {
        let path = root.join(place.file);
        let before = fs::read_to_string(&path).unwrap_or_default();
        let after = filled(&place, &before).unwrap();
        if after == before {
            continue;
        }
        if update {
            fs::write(&path, after).unwrap();
        } else {
            stale.push(format!("{} ({})", place.file, place.marker.unwrap_or("all of it")));
        }
    }
    assert!(stale.is_empty(), "not as the table has it; run this test with UPDATE_DOCS=1: {}", stale.join(", "));
}

#[test]
fn a_changed_line_is_noticed() {
    let place = Place { file: "a.md", marker: Some("x"), text: "new\n".to_owned() };
    let before = "a\n<!-- contract: x -->\nold\n<!-- end: x -->\nb\n";
    assert_eq!(filled(&place, before).unwrap(), "a\n<!-- contract: x -->\nnew\n<!-- end: x -->\nb\n");
    assert!(filled(&place, "a\n").unwrap_err().contains("a.md has no line"));
}

#[test]
fn the_manifest_is_json_and_names_everything() {
    let manifest: serde_json::Value = serde_json::from_str(&manifest::manifest()).unwrap();
    let element = &manifest["modules"][0]["declarations"][0];
    assert_eq!(element["tagName"], "execution-gap");
    let names = |list: &str| {
        let list = element[list].as_array().unwrap();
        list.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(names("attributes").contains(&"heading-level".to_owned()));
    assert!(names("members").contains(&"setHiddenFields".to_owned()));
    assert!(names("events").contains(&"gap-lead-submit".to_owned()));
    assert!(names("cssParts").contains(&"launcher".to_owned()));
    let theme = element["attributes"].as_array().unwrap().iter().find(|one| one["name"] == "theme").unwrap();
    assert_eq!(theme["default"], "light");
    assert_eq!(theme["type"]["text"], "\"light\" | \"dark\" | \"auto\" | \"host\"");
}

#[test]
fn the_page_about_leads_explains_every_outcome() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = fs::read_to_string(root.join("docs/leads.md")).unwrap();
    for outcome in execution_gap_contract::outcome::OUTCOMES {
        assert!(page.contains(&format!("\n| `{}` | ", outcome.name)), "docs/leads.md has no row for {}", outcome.name);
    }
}

/// Texts that go into code and tables as they are.
#[test]
fn no_text_breaks_what_it_is_written_into() {
    use execution_gap_contract::{attribute, event, limit, look, method, outcome, storage};
    let texts = attribute::ATTRIBUTES.map(|one| one.says).into_iter();
    let texts = texts.chain(attribute::PROPERTIES.map(|one| one.says));
    let texts = texts.chain(method::METHODS.map(|one| one.says));
    let texts = texts.chain(event::EVENTS.iter().flat_map(|one| [one.when, one.note]));
    let texts = texts.chain(limit::LIMITS.map(|one| one.says)).chain(outcome::OUTCOMES.map(|one| one.says));
    let texts = texts.chain(look::PARTS.iter().chain(&look::PROPERTIES).map(|one| one.says));
    let texts = texts.chain(storage::KEYS.iter().flat_map(|one| [one.holds, one.place]));
    for text in texts {
        assert!(!text.contains(['|', '\n']) && !text.contains("*/") && !text.contains("  "), "{text}");
    }
}
