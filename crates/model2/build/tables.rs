//! Writes the texts that are said by verdict, alert, breakdown and so on as functions of those, and the lists of rules as
//! constants. A table that misses a text, or has a condition that nobody knows, ends the build.

use std::fmt::Write as _;

use serde_json::Value;

use crate::engine::{AlertCode, Area, Band, Breakdown, Capability, Outcome, Verdict};
use crate::words::{Leaf, variant};

/// What each condition of a rule compares, but for `_from` and `_below`.
const QUANTITIES: [&str; 14] = [
    "ratio",
    "planned",
    "delivered",
    "apart",
    "delivery",
    "n",
    "k",
    "j",
    "lead",
    "top",
    "share",
    "flagged",
    "low",
    "plan_apart",
];

/// The keys of a vocabulary: the public id and the Rust name of each value.
type Keys = Vec<(&'static str, String)>;

macro_rules! keys {
    ($name:ident) => {
        $name::ALL.iter().map(|key| (key.id(), format!("{}::{key:?}", stringify!($name)))).collect::<Keys>()
    };
}

/// Where a table stands, what it is keyed by, and the fields of one entry; a field of `name` stands elsewhere.
struct Table {
    function: &'static str,
    entry: &'static str,
    key: &'static str,
    keys: Keys,
    path: &'static str,
    fields: &'static [&'static str],
    name: Option<&'static str>,
}

fn tables() -> Vec<Table> {
    vec![
        Table {
            function: "breakdown",
            entry: "BreakdownTexts",
            key: "Breakdown",
            keys: keys!(Breakdown),
            path: "breakdown_texts",
            fields: &["short", "inline", "weighs_most", "severe", "high", "moderate", "low"],
            name: Some("breakdowns"),
        },
        Table {
            function: "capability",
            entry: "CapabilityTexts",
            key: "Capability",
            keys: keys!(Capability),
            path: "capability_texts",
            fields: &["name", "short", "furthest", "trails", "trails_sound", "ahead", "splits_most", "room"],
            name: None,
        },
        Table {
            function: "area",
            entry: "AreaTexts",
            key: "Area",
            keys: keys!(Area),
            path: "area_texts",
            fields: &["name", "sentence_start", "inline", "scope"],
            name: None,
        },
        Table {
            function: "outcome",
            entry: "OutcomeTexts",
            key: "Outcome",
            keys: keys!(Outcome),
            path: "outcome_texts",
            fields: &["name", "inline", "suffers_most", "needs", "needs_sound", "priority"],
            name: None,
        },
        Table {
            function: "band",
            entry: "BandTexts",
            key: "Band",
            keys: keys!(Band),
            path: "band_texts",
            fields: &["range", "text"],
            name: None,
        },
    ]
}

pub fn source_of(source: &Value, leaves: &[Leaf]) -> Result<String, String> {
    let mut out = String::new();
    for table in tables() {
        out += &table_source(&table, source, leaves)?;
    }
    out += &verdicts(source, leaves)?;
    out += &alerts(source, leaves)?;
    for (name, place) in [
        ("HEADING_OF_AREAS", "headings.areas"),
        ("HEADING_OF_CAUSES", "headings.causes"),
        ("HEADING_OF_SPLIT", "headings.split"),
        ("TWO_PEOPLE_HEADLINES", "two_people.headlines"),
        ("TWO_PEOPLE_SUBS", "two_people.subs"),
        ("TWO_PEOPLE_PLAN_LINE", "two_people.plan_line"),
    ] {
        let rules = rules(source, leaves, place)?;
        let _ = writeln!(out, "/// The rules of `{place}`.\npub const {name}: &[Rule] = {rules};\n");
    }
    Ok(out)
}

fn table_source(table: &Table, source: &Value, leaves: &[Leaf]) -> Result<String, String> {
    let Table { function, entry, key, path, .. } = table;
    let mut out = format!(
        "/// What is said of a {function}.\npub const fn {function}(key: {key}) -> {entry} {{\n    match key {{\n"
    );
    for (id, name) in &table.keys {
        let mut fields = Vec::new();
        for field in table.fields {
            fields.push(format!("{field}: {}", text(leaves, &format!("{path}.{id}.{field}"))?));
        }
        if let Some(names) = table.name {
            fields.push(format!("long: {}", text(leaves, &format!("{names}.{id}"))?));
        }
        if *key == "Breakdown" {
            fields.push(format!("express: {}", express(source, leaves, &format!("{path}.{id}.express"))?));
        }
        let _ = writeln!(out, "        {name} => {entry} {{ {} }},", fields.join(", "));
    }
    out += "    }\n}\n\n";
    Ok(out)
}

/// The sentences by severity of a breakdown of which the express form measures less.
fn express(source: &Value, leaves: &[Leaf], path: &str) -> Result<String, String> {
    if source.pointer(&format!("/{}", path.replace('.', "/"))).is_none() {
        return Ok("None".to_owned());
    }
    let of = |severity: &str| text(leaves, &format!("{path}.{severity}"));
    Ok(format!("Some([{}, {}, {}, {}])", of("severe")?, of("high")?, of("moderate")?, of("low")?))
}

fn verdicts(source: &Value, leaves: &[Leaf]) -> Result<String, String> {
    let mut out = String::from(
        "/// What is said of a verdict.\npub const fn verdict(key: Verdict) -> VerdictTexts {\n    match key {\n",
    );
    for (id, name) in keys!(Verdict) {
        let path = format!("verdicts.{id}");
        let one = |field: &str| text(leaves, &format!("{path}.{field}"));
        let many = |field: &str| match &source["verdicts"][id][field] {
            Value::Null => Ok("&[]".to_owned()),
            Value::String(list) => rules(source, leaves, list),
            _ => rules(source, leaves, &format!("{path}.{field}")),
        };
        let _ = writeln!(
            out,
            "        {name} => VerdictTexts {{ headline: {}, sub: {}, text: {}, headlines: {}, subs: {} }},",
            one("headline")?,
            one("sub")?,
            one("text")?,
            many("headlines")?,
            many("subs")?,
        );
    }
    out += "    }\n}\n\n";
    Ok(out)
}

fn alerts(source: &Value, leaves: &[Leaf]) -> Result<String, String> {
    let mut out = String::new();
    for (function, list) in [("alert_text", "alerts"), ("alert_headline", "alert_headlines")] {
        let what = if list == "alerts" { "The longer text" } else { "The headline" };
        let _ = writeln!(
            out,
            "/// {what} of an alert for what triggered it.\npub const fn {function}(key: AlertCode, trigger: Trigger) -> Option<Text> {{\n    match (key, trigger) {{"
        );
        for (id, name) in keys!(AlertCode) {
            let path = format!("{list}.{id}");
            match &source[list][id] {
                Value::String(_) => {
                    let _ = writeln!(out, "        ({name}, _) => Some({}),", text(leaves, &path)?);
                }
                Value::Object(triggers) => {
                    for trigger in triggers.keys() {
                        let pattern = trigger_of(trigger).ok_or_else(|| format!("/{path}: no trigger {trigger}."))?;
                        let _ = writeln!(
                            out,
                            "        ({name}, {pattern}) => Some({}),",
                            text(leaves, &format!("{path}.{trigger}"))?
                        );
                    }
                }
                _ => return Err(format!("/{list}/{id}: a text is needed.")),
            }
        }
        out += "        #[allow(unreachable_patterns)]\n        _ => None,\n    }\n}\n\n";
    }
    Ok(out)
}

fn trigger_of(key: &str) -> Option<&'static str> {
    Some(match key {
        "0" => "Trigger::Lowest",
        "1" => "Trigger::First",
        "nobody" => "Trigger::NobodyKnows",
        "one" => "Trigger::OneItem",
        "several" => "Trigger::SeveralItems",
        "any" => "_",
        _ => return None,
    })
}

/// A list of rules as a constant.
fn rules(source: &Value, leaves: &[Leaf], path: &str) -> Result<String, String> {
    let pointer = format!("/{}", path.replace('.', "/"));
    let list =
        source.pointer(&pointer).and_then(Value::as_array).ok_or_else(|| format!("{pointer}: a list is needed."))?;
    let mut written = Vec::new();
    for (position, rule) in list.iter().enumerate() {
        let conditions =
            rule["when"].as_object().ok_or_else(|| format!("{pointer}/{position}: \"when\" is needed."))?;
        let conditions: Result<Vec<String>, String> = conditions
            .iter()
            .map(|(key, value)| condition(key, value, &format!("{pointer}/{position}/when/{key}")))
            .collect();
        let says = match text(leaves, &format!("{path}.{position}")) {
            Ok(text) => format!("Says::Text({text})"),
            Err(_) => "Says::OfSubject".to_owned(),
        };
        written.push(format!("Rule {{ when: &[{}], says: {says} }}", conditions?.join(", ")));
    }
    Ok(format!("&[{}]", written.join(", ")))
}

fn condition(key: &str, value: &Value, place: &str) -> Result<String, String> {
    let quantity = |name: &str| QUANTITIES.contains(&name).then(|| format!("Quantity::{}", variant(name)));
    let bound = value.as_f64();
    let compared = |end: &str, kind: &str| {
        let quantity = quantity(key.strip_suffix(end)?)?;
        Some(format!("Condition::{kind}({quantity}, {:?})", bound?))
    };
    let named = || match (key, value) {
        ("furthest", Value::String(id)) => {
            Some(format!("Condition::Furthest(Capability::{:?})", Capability::from_id(id)?))
        }
        ("higher", Value::String(id)) if id == "it" => Some("Condition::ItHigher".to_owned()),
        ("higher", Value::String(id)) if id == "business" => Some("Condition::BusinessHigher".to_owned()),
        ("range_known", Value::Bool(true)) => Some("Condition::RangeKnown".to_owned()),
        ("all", Value::Bool(true)) => Some("Condition::EveryArea".to_owned()),
        _ => None,
    };
    compared("_from", "AtLeast")
        .or_else(|| compared("_below", "Below"))
        .or_else(named)
        .ok_or_else(|| format!("{place}: no such condition."))
}

fn text(leaves: &[Leaf], path: &str) -> Result<String, String> {
    match leaves.iter().any(|leaf| leaf.path == path) {
        true => Ok(format!("Text::{}", variant(path))),
        false => Err(format!("/{}: a text is needed.", path.replace('.', "/"))),
    }
}
