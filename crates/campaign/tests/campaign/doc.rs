//! The table and the examples of `docs/campaign.md` are those of the description, and the examples of `docs/leads.md`
//! are sound. The table stands between two markers and is written here anew; prose is left alone.
//!
//! After a change: `UPDATE_DOCS=1 cargo test --package execution-gap-campaign`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use execution_gap_campaign::RECEIVERS;
use execution_gap_campaign::fields::CAMPAIGN;
use execution_gap_campaign::shape::{Field, Kind, Shape};
use serde_json::{Value, json};

use super::support::{contract, everything, notes, receiver, refusals};

const PAGE: &str = "../../docs/campaign.md";

/// What keys of the author's choice are called.
fn stand_in(path: &str) -> &'static str {
    match path {
        "texts" => "(language)",
        "texts.(language)" => "(text)",
        "lead.options.map" => "(ours)",
        "lead.options.subscription_ids" => "(key)",
        "lead.options.hidden" => "(name)",
        _ => panic!("{path} is a map without a name for its keys in {PAGE}"),
    }
}

struct Row {
    path: String,
    required: bool,
    default: &'static str,
    kind: String,
    says: &'static str,
}

fn rows() -> Vec<Row> {
    fn shape(of: &'static Shape, path: &str, rows: &mut Vec<Row>) {
        for field in of.fields {
            let path = if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
            let Field { required, default, says, kind, .. } = field;
            rows.push(Row { path: path.clone(), required: *required, default, kind: words(kind), says });
            inside(kind, &path, rows);
        }
    }
    fn inside(kind: &'static Kind, path: &str, rows: &mut Vec<Row>) {
        match kind {
            Kind::Object(of) => shape(of, path, rows),
            Kind::OrNull(of) => inside(of, path, rows),
            Kind::Keyed { keys, of } => {
                let path = format!("{path}.({})", keys.join(", "));
                rows.push(Row { path: path.clone(), required: false, default: "", kind: words(of), says: "" });
                inside(of, &path, rows);
            }
            Kind::List { of: Kind::Object(of), .. } => shape(of, &format!("{path}[]"), rows),
            Kind::Map { of, .. } => {
                let path = format!("{path}.{}", stand_in(path));
                rows.push(Row { path: path.clone(), required: false, default: "", kind: words(of), says: "" });
                inside(of, &path, rows);
            }
            _ => {}
        }
    }
    let mut rows = Vec::new();
    shape(&CAMPAIGN, "", &mut rows);
    rows
}

/// What a value is, for a table that lists what is inside in rows of its own.
fn words(kind: &Kind) -> String {
    match kind {
        Kind::Object(_) => "object".to_owned(),
        Kind::Map { keys, most, .. } => format!("object, up to {most} keys, each {}", keys.words),
        Kind::Keyed { keys, .. } => format!("object, keys {}", keys.join(", ")),
        Kind::List { of: Kind::Object(_), most } => format!("list of 1 to {most} objects"),
        Kind::OrNull(of) => format!("null or {}", words(of)),
        Kind::Url => "https address".to_owned(),
        _ => kind.words(),
    }
}

/// The path of every field.
pub fn paths() -> Vec<String> {
    rows().into_iter().map(|row| row.path).collect()
}

fn table() -> String {
    let mut table = String::from("| field | is | without it | meaning |\n|---|---|---|---|\n");
    for Row { path, required, default, kind, says } in rows() {
        let without = if required { "**must be there**" } else { default };
        writeln!(table, "| `{path}` | {kind} | {without} | {says} |").unwrap();
    }
    table
}

fn page() -> String {
    read(PAGE)
}

fn read(page: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap()
}

/// The campaigns that a page shows.
fn examples(page: &str) -> Vec<Value> {
    page.split("```json\n")
        .skip(1)
        .map(|rest| serde_json::from_str(rest.split_once("```").expect("an end").0).expect("JSON"))
        .collect()
}

#[test]
fn the_table_is_that_of_the_description() {
    let written = page();
    let (open, close) = ("<!-- fields -->\n", "<!-- /fields -->");
    let (before, rest) = written.split_once(open).expect("the opening marker");
    let (found, after) = rest.split_once(close).expect("the closing marker");
    let expected = table();
    if found == expected {
        return;
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        let whole = format!("{before}{open}{expected}{close}{after}");
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE), whole).unwrap();
        return;
    }
    let lines = found.lines().chain([""]).zip(expected.lines().chain([""]));
    let (old, new) = lines.into_iter().find(|(old, new)| old != new).unwrap();
    panic!(
        "{PAGE} says\n  {old}\nand the description says\n  {new}\nCorrect whichever is wrong; `UPDATE_DOCS=1 cargo test \
         --package execution-gap-campaign` writes the table from the description."
    );
}

#[test]
fn the_examples_are_sound() {
    let examples = examples(&page());
    assert!(examples.len() >= 2, "{}", examples.len());
    for example in &examples {
        assert_eq!(refusals(example), []);
        assert_eq!(notes(example), []);
    }
}

/// What a marketer pastes must work as it is, for every receiver that there is.
#[test]
fn the_examples_of_leads_are_sound_and_complete() {
    let examples = examples(&read("../../docs/leads.md"));
    for example in &examples {
        assert_eq!(refusals(example), [], "{example}");
        assert_eq!(notes(example), [], "{example}");
    }
    for receiver in &RECEIVERS {
        let name = |lead: &Value| lead["profile"].as_str().or(lead["adapter"].as_str()).map(str::to_owned);
        let there = examples.iter().any(|example| name(&example["lead"]).as_deref() == Some(receiver.name));
        assert!(there, "docs/leads.md has no campaign for \"{}\"", receiver.name);
    }
}

/// Mistakes that the page explains, all of them.
fn mistakes() -> Vec<Value> {
    let with = |pointer: &str, value: Value| {
        let mut campaign = contract();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        campaign.pointer_mut(parent).unwrap()[key] = value;
        campaign
    };
    let mut without_endpoint = contract();
    without_endpoint["lead"].as_object_mut().unwrap().remove("endpoint");
    let mut benchmark = everything()["benchmark"].clone();
    benchmark["n"] = json!(199);
    let mut n8n = receiver("n8n");
    n8n["lead"]["mode"] = json!("simple");
    vec![
        json!({}),
        with("/gate", json!("sotf")),
        with("/theme", json!("dark")),
        without_endpoint,
        with("/lead/consents/0/required", json!(true)),
        with("/lead/consents/0/text", json!("a".repeat(501))),
        n8n,
        with("/cta/url", json!("http://acme.example/book")),
        with("/weights", json!({ "BI": 0, "PO": 0, "AA": 0 })),
        with("/texts/en/welcome.titel", json!("x")),
        with("/texts/en/welcome.lead", json!("{minutes} minutes")),
        with("/benchmark", benchmark),
        with("/brand/name", json!("sk_live_0123456789abcdef")),
    ]
}

#[test]
fn quoted_errors_are_what_the_checker_says() {
    let page = page();
    let quoted: Vec<(&str, &str)> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `/"))
        .filter_map(|line| line.split_once("` | "))
        .filter_map(|(pointer, rest)| Some((pointer, rest.split_once(" | ")?.0.trim_matches('`'))))
        .collect();
    let mistakes = mistakes();
    assert_eq!(quoted.len(), mistakes.len(), "a mistake without a line, or a line without a mistake");
    for ((pointer, sentence), mistake) in quoted.into_iter().zip(mistakes) {
        let refusals = refusals(&mistake);
        let [(at, said)] = &refusals[..] else { panic!("/{pointer}: {refusals:?}") };
        assert_eq!(at.strip_prefix('/'), Some(pointer));
        assert!(said.starts_with(sentence), "/{pointer} says {said}");
    }
}
