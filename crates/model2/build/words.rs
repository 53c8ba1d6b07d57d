//! Turns the words of the questionnaire into a language pack: one line for each text, in a fixed order, which the browser
//! splits and never parses. Texts that belong to no item become a Rust enum, so a misspelt one does not compile. What a
//! text may contain is checked by the content tests, not here.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::tables;

/// Top-level fields that hold no words, or words about the file.
const NO_WORDS: [&str; 8] =
    ["schema", "version", "language", "note", "notes", "items", "capability_of_area", "screen_order"];

/// What marks a text that names another field instead of saying something.
const REFERENCE: &str = ".*.";

/// A text that belongs to no item.
pub struct Leaf {
    /// Its place, as `plan_texts.this_week`.
    pub path: String,
    text: String,
}

/// Writes `text.rs` (the names of texts), `texts.rs` (tables of them) and `en.txt` (the pack).
pub fn generate(source: &Value, out_dir: &Path) -> Result<(), String> {
    let mut leaves = Vec::new();
    for (key, value) in source.as_object().into_iter().flatten() {
        if !NO_WORDS.contains(&key.as_str()) {
            collect(value, key, &mut leaves)?;
        }
    }
    let [asked, report, guide] = crate::item_words::lines(source)?;
    let fingerprint = fingerprint(&leaves, source);
    let mut lines = vec![fingerprint.clone()];
    lines.extend(asked);
    lines.extend(leaves.iter().map(|leaf| leaf.text.clone()));
    lines.extend(report);
    lines.extend(guide);
    crate::write(out_dir, "en.txt", &(lines.join("\n") + "\n"))?;
    crate::write(out_dir, "text.rs", &names(&leaves, &fingerprint))?;
    crate::write(out_dir, "texts.rs", &tables::source_of(source, &leaves)?)
}

/// Every text below a field, in document order. Conditions of rules and names of other fields are no texts.
fn collect(value: &Value, path: &str, leaves: &mut Vec<Leaf>) -> Result<(), String> {
    match value {
        Value::String(text) if text.contains(REFERENCE) || is_list_name(path, text) => Ok(()),
        // An empty line of a mail is a text too.
        Value::String(text) if !text.contains('\n') => {
            leaves.push(Leaf { path: path.to_owned(), text: text.clone() });
            Ok(())
        }
        Value::Array(list) => {
            list.iter().enumerate().try_for_each(|(index, value)| collect(value, &format!("{path}.{index}"), leaves))
        }
        Value::Object(fields) if fields.contains_key("when") => collect(&value["text"], path, leaves),
        Value::Object(fields) => {
            fields.iter().try_for_each(|(key, value)| collect(value, &format!("{path}.{key}"), leaves))
        }
        _ => Err(format!("/{}: a text of one line is needed.", path.replace('.', "/"))),
    }
}

/// Whether a text stands in place of a list of rules and names it.
fn is_list_name(path: &str, text: &str) -> bool {
    ["headlines", "subs"].iter().any(|field| path.ends_with(&format!(".{field}")))
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// Tells a pack for other texts or items from the right one: FNV-1a over what a pack's order depends on.
fn fingerprint(leaves: &[Leaf], source: &Value) -> String {
    let items = source["items"].as_array().into_iter().flatten().filter_map(|item| item["id"].as_str());
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in leaves.iter().map(|leaf| leaf.path.as_str()).chain(items).flat_map(|name| name.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("execution-gap.words/2 {hash:016x}")
}

fn names(leaves: &[Leaf], fingerprint: &str) -> String {
    let mut out = String::from(
        "/// A text that belongs to no item.\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\n#[repr(u16)]\npub enum Text {\n",
    );
    for leaf in leaves {
        let text = leaf.text.replace('[', "\\[").replace('<', "\\<");
        let _ = writeln!(out, "    /// `{}`: {text}\n    {},", leaf.path, variant(&leaf.path));
    }
    let count = leaves.len();
    let _ =
        writeln!(out, "}}\n\nimpl Text {{\n    /// Every text, in pack order.\n    pub const ALL: [Text; {count}] = [");
    for leaf in leaves {
        let _ = writeln!(out, "        Text::{},", variant(&leaf.path));
    }
    let _ = writeln!(
        out,
        "    ];\n}}\n\n/// Where each text stands, as campaigns and translations name it.\npub const PATHS: [&str; {count}] = ["
    );
    for leaf in leaves {
        let _ = writeln!(out, "    {:?},", leaf.path);
    }
    let _ = writeln!(
        out,
        "];\n\n/// The first line of a pack that fits these texts and items.\npub const FINGERPRINT: &str = {fingerprint:?};"
    );
    out
}

/// `plan_texts.this_week` as `PlanTextsThisWeek`.
pub fn variant(path: &str) -> String {
    path.split(['.', '_', ' '])
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or(String::new(), |first| first.to_ascii_uppercase().to_string() + letters.as_str())
        })
        .collect()
}
