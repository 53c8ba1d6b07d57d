//! The description of a campaign as a table for `www/campaign/campaign-effective.js`. Not in a Wasm module. A test keeps
//! `www/campaign/campaign-fields.js`, the table as a script, equal to it.

use super::fields::{CAMPAIGN, SCHEMA};
use super::json::{DEPTH, Json, MOST_VALUES};
use super::lead_rules::MARKETING;
use super::receivers::{RECEIVERS, Receiver};
use super::rules::SMALLEST_WEIGHT;
use super::schema::pattern;
use super::secrets::{BEGINNINGS, NAMES};
use super::shape::{Kind, Shape};
use super::url;

/// The table, by the names under which the script exports its parts. A kind is a list: its name, then what it needs.
pub fn table() -> Vec<(&'static str, Json)> {
    vec![
        ("SCHEMA", text(SCHEMA)),
        ("DEPTH", number(DEPTH as f64)),
        ("MOST_VALUES", number(MOST_VALUES as f64)),
        ("SMALLEST_WEIGHT", number(SMALLEST_WEIGHT)),
        ("LONGEST_URL", number(url::LONGEST as f64)),
        ("URL", text(url::PATTERN)),
        ("MARKETING", texts(&MARKETING)),
        ("SECRET_NAMES", texts(&NAMES)),
        ("SECRET_BEGINNINGS", texts(&BEGINNINGS)),
        ("CAMPAIGN", shape(&CAMPAIGN)),
        ("RECEIVERS", Json::List(RECEIVERS.iter().map(receiver).collect())),
    ]
}

/// The kinds of the fields of an object, by their names.
fn shape(of: &Shape) -> Json {
    object(of.fields.iter().map(|field| (field.name, kind(&field.kind))).collect())
}

fn kind(of: &Kind) -> Json {
    let parts = match of {
        Kind::Exactly(expected) => vec![text("one of"), texts(&[expected])],
        Kind::Text { least, most } => vec![text("text"), number((*least).into()), number((*most).into())],
        Kind::Spelled(spelling) => vec![text("spelled"), text(&pattern(spelling))],
        Kind::Url => vec![text("url")],
        Kind::OneOf(values) => vec![text("one of"), texts(values)],
        Kind::Flag => vec![text("flag")],
        Kind::Number { least, most, whole } => {
            let name = if *whole { "whole number" } else { "number" };
            vec![text(name), number((*least).into()), number((*most).into())]
        }
        Kind::List { of, most } => vec![text("list"), kind(of), number((*most).into())],
        Kind::Map { keys, of, most } => vec![text("map"), kind(of), number((*most).into()), text(&pattern(keys))],
        Kind::Keyed { keys, of } => {
            vec![text("object"), object(keys.iter().map(|key| (*key, kind(of))).collect())]
        }
        Kind::Object(of) => {
            let required: Vec<_> = of.fields.iter().filter(|field| field.required).map(|field| field.name).collect();
            let needed = (!required.is_empty()).then(|| texts(&required));
            [text("object"), shape(of)].into_iter().chain(needed).collect()
        }
        Kind::OrNull(inner) => vec![text("null or"), kind(inner)],
    };
    Json::List(parts)
}

fn receiver(of: &Receiver) -> Json {
    let id = |id: Option<&str>| id.map_or(Json::Null, text);
    let hosts: Vec<String> = of.hosts.iter().map(|pattern| host(pattern)).collect();
    let paths: Vec<String> =
        of.paths.iter().map(|path| escaped(path) + if path.ends_with('/') { "." } else { "$" }).collect();
    object(vec![
        ("adapter", text(of.adapter.id())),
        ("profile", id(of.profile.map(super::Profile::id))),
        ("modes", Json::List(of.modes.iter().map(|mode| text(mode.id())).collect())),
        ("host", text(&if hosts.is_empty() { String::new() } else { format!("^({})$", hosts.join("|")) })),
        ("path", text(&if paths.is_empty() { String::new() } else { format!("^({})", paths.join("|")) })),
        ("needs", texts(of.needs)),
        ("takes", texts(of.takes)),
    ])
}

/// A pattern of hosts as a regular expression.
fn host(pattern: &str) -> String {
    let letters = if pattern.starts_with('*') { "[a-z0-9.-]+" } else { "[a-z0-9-]+" };
    escaped(pattern).replace('*', letters).replace('?', "[a-z]").replace('#', "[0-9]")
}

fn escaped(text: &str) -> String {
    text.replace('.', "\\.")
}

fn object(entries: Vec<(&'static str, Json)>) -> Json {
    Json::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn texts(texts: &[&str]) -> Json {
    Json::List(texts.iter().map(|one| text(one)).collect())
}

fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

fn number(value: f64) -> Json {
    Json::Number(value)
}
