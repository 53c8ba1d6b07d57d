//! Turns the words (message catalogue, question texts) into a language pack: one line of text for each message and each
//! text of an item, in a fixed order, which the browser splits and never parses. Keys become a Rust enum, so a misspelt
//! one does not compile. What a message may contain is checked by the content tests, not here.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// Where the English words are, from the root of the repository.
pub const CATALOGUE: &str = "src/content/messages/en.txt";

/// What is said of an item while it is asked and where its answer is shown; `levels` stands for its five.
const ASKED: [&str; 4] = ["short", "question", "levels", "why"];
/// What is said of the move up: the end of a pack, since only plans say it.
const MOVES: [&str; 3] = ["move", "low", "mid"];

/// Writes `messages.rs` (the keys) and the pack (`en.txt`) into `out_dir`; an error is a sentence for
/// whoever edits words.
#[allow(dead_code)] // this file also serves the program that puts the page together, which only needs the pack
pub fn generate(assessment: &Value, out_dir: &Path) -> Result<(), String> {
    println!("cargo::rerun-if-changed={CATALOGUE}");
    let catalogue = fs::read_to_string(CATALOGUE).map_err(|error| format!("{CATALOGUE} cannot be read: {error}."))?;
    let entries = entries(&catalogue)?;
    let write = |name: &str, text: String| {
        fs::write(out_dir.join(name), text).map_err(|error| format!("{name} cannot be written: {error}."))
    };
    write("messages.rs", keys(&entries, &fingerprint(&entries, assessment)))?;
    write("en.txt", pack(&catalogue, assessment)? + &moves(assessment)?)
}

/// The language pack of a catalogue and the texts of an assessment, but for its end.
pub fn pack(catalogue: &str, assessment: &Value) -> Result<String, String> {
    let entries = entries(catalogue)?;
    let mut lines = vec![fingerprint(&entries, assessment)];
    lines.extend(entries.iter().map(|(_, text)| (*text).to_owned()));
    for (index, area) in list(assessment, "areas")?.iter().enumerate() {
        lines.push(text(&area["text"]["name"], &format!("/areas/{index}/text/name"))?);
    }
    lines.extend(of_items(assessment, &ASKED)?);
    Ok(lines.join("\n") + "\n")
}

/// The end of the language pack: what is said of moves.
pub fn moves(assessment: &Value) -> Result<String, String> {
    Ok(of_items(assessment, &MOVES)?.join("\n") + "\n")
}

fn list<'a>(assessment: &'a Value, key: &str) -> Result<&'a Vec<Value>, String> {
    assessment[key].as_array().ok_or_else(|| format!("/{key}: a list is needed."))
}

fn of_items(assessment: &Value, names: &[&str]) -> Result<Vec<String>, String> {
    let mut lines = Vec::new();
    for (index, item) in list(assessment, "items")?.iter().enumerate() {
        for &name in names {
            let pointer = format!("/items/{index}/text/{name}");
            match (name, &item["text"][name]) {
                ("levels", levels) => {
                    for level in 0..5 {
                        lines.push(text(&levels[level], &format!("{pointer}/{level}"))?);
                    }
                }
                // Plans are never advised to shrink or grow, so they have no move.
                ("move", Value::Null) if item["kind"] == "strategy" => lines.push(String::new()),
                (_, value) => lines.push(text(value, &pointer)?),
            }
        }
    }
    Ok(lines)
}

fn text(value: &Value, pointer: &str) -> Result<String, String> {
    match value.as_str().map(str::trim) {
        Some(text) if !text.is_empty() && !text.contains('\n') => Ok(text.to_owned()),
        _ => Err(format!("{pointer}: a text of one line is needed.")),
    }
}

/// Tells a pack for other keys or items from the right one: FNV-1a over what a pack's order depends on.
fn fingerprint(entries: &[(&str, &str)], assessment: &Value) -> String {
    let items = assessment["items"].as_array().into_iter().flatten().filter_map(|item| item["id"].as_str());
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in entries.iter().map(|(key, _)| *key).chain(items).flat_map(|name| name.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("execution-gap.words/1 {hash:016x}")
}

fn entries(catalogue: &str) -> Result<Vec<(&str, &str)>, String> {
    let mut entries: Vec<(&str, &str)> = Vec::new();
    for (index, line) in catalogue.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, text) =
            line.split_once(" = ").ok_or_else(|| format!("{CATALOGUE}:{}: a line is `key = text`.", index + 1))?;
        let plain = key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.' || c == '_');
        if !plain || text.trim().is_empty() {
            return Err(format!("{CATALOGUE}:{}: a key has only a-z 0-9 . _ and its text is not empty.", index + 1));
        }
        if entries.iter().any(|(known, _)| *known == key) {
            return Err(format!("{CATALOGUE}:{}: the key {key} is there twice.", index + 1));
        }
        entries.push((key, text));
    }
    Ok(entries)
}

#[allow(dead_code)]
fn keys(entries: &[(&str, &str)], fingerprint: &str) -> String {
    let mut out = String::from(
        "/// A sentence of the catalogue.\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\n#[repr(u16)]\npub enum Key {\n",
    );
    for (key, text) in entries {
        let _ = writeln!(out, "    /// `{key}`: {}\n    {},", text.replace('[', "\\[").replace('<', "\\<"), camel(key));
    }
    let count = entries.len();
    let _ = writeln!(
        out,
        "}}\n\nimpl Key {{\n    /// Every key, in catalogue order.\n    pub const ALL: [Key; {count}] = ["
    );
    for (key, _) in entries {
        let _ = writeln!(out, "        Key::{},", camel(key));
    }
    let _ = writeln!(
        out,
        "    ];\n}}\n\n/// The names of the keys, as campaigns and translations write them.\npub const NAMES: [&str; {count}] = ["
    );
    for (key, _) in entries {
        let _ = writeln!(out, "    {key:?},");
    }
    let _ = writeln!(
        out,
        "];\n\n/// The first line of a pack that fits these keys and items.\npub const FINGERPRINT: &str = {fingerprint:?};"
    );
    out
}

#[allow(dead_code)]
fn camel(key: &str) -> String {
    key.split(['.', '_'])
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or(String::new(), |first| first.to_ascii_uppercase().to_string() + letters.as_str())
        })
        .collect()
}
