//! Walks a tree along the description and says wherever the two differ. Rules between fields are elsewhere.

use super::findings::{Findings, below};
use super::json::Json;
use super::secrets;
use super::shape::{Kind, Shape};
use super::url::{LONGEST, Url};
use super::words::{count, digits, list, quoted, say, suggestion};

/// What is being looked at.
#[derive(Clone, Copy)]
struct Place<'a> {
    pointer: &'a str,
    /// The key, or for an element that of its list.
    key: &'a str,
    /// Position in the list, from 1; 0 outside of one.
    position: usize,
    /// Why the value is limited as it is.
    why: &'a str,
}

/// Compares a whole file with its description.
pub(super) fn walk(json: &Json, shape: &'static Shape, findings: &mut Findings) {
    let kind = Kind::Object(shape);
    value(json, &kind, Place { pointer: "", key: "", position: 0, why: "" }, findings);
}

fn value(json: &Json, kind: &Kind, place: Place, findings: &mut Findings) {
    if !fits(json, kind) {
        let words = if findings.is_full() { String::new() } else { sentence(json, kind, place) };
        findings.refuse(place.pointer, "%", &[&words]);
        return;
    }
    match (json, kind) {
        (_, Kind::OrNull(inner)) if *json != Json::Null => value(json, inner, place, findings),
        (Json::List(elements), Kind::List { of, most }) => {
            for (position, element) in elements.iter().take((*most).into()).enumerate() {
                let pointer = below(place.pointer, &count(position));
                value(element, of, Place { pointer: &pointer, position: position + 1, ..place }, findings);
            }
        }
        (Json::Object(entries), Kind::Map { keys, of, most }) => {
            for (key, inner) in entries.iter().take((*most).into()) {
                let pointer = below(place.pointer, key);
                if !keys.fits(key) {
                    findings.refuse(&pointer, "The key % is not allowed; it is %.", &[&quoted(key), keys.words]);
                }
                value(inner, of, Place { pointer: &pointer, key, position: 0, ..place }, findings);
            }
        }
        (Json::Object(entries), Kind::Keyed { keys, of }) => {
            for (key, inner) in entries {
                let pointer = below(place.pointer, key);
                if keys.contains(&key.as_str()) {
                    value(inner, of, Place { pointer: &pointer, key, position: 0, ..place }, findings);
                } else {
                    unknown(&pointer, key, &[], keys, findings);
                }
            }
        }
        (Json::Object(entries), Kind::Object(shape)) => object(entries, shape, place, findings),
        _ => {}
    }
}

fn object(entries: &[(String, Json)], shape: &Shape, place: Place, findings: &mut Findings) {
    for field in shape.fields {
        if field.required && !entries.iter().any(|(key, _)| key == field.name) {
            let parts = [field.name, &field.kind.words()];
            findings.refuse(&below(place.pointer, field.name), "\"%\" is missing; it is %.", &parts);
        }
    }
    for (key, inner) in entries {
        let known = shape.fields.iter().find(|field| field.name == key);
        if let Some(field) = known {
            let pointer = below(place.pointer, key);
            value(inner, &field.kind, Place { pointer: &pointer, key, position: 0, why: field.why }, findings);
        } else {
            let known: Vec<&str> = shape.fields.iter().map(|field| field.name).collect();
            unknown(&below(place.pointer, key), key, shape.refused, &known, findings);
        }
    }
}

fn unknown(pointer: &str, key: &str, refused: &[(&[&str], &str)], known: &[&str], findings: &mut Findings) {
    if findings.is_full() {
        findings.refuse(pointer, "", &[]);
        return;
    }
    let reason = refused.iter().find(|(keys, _)| keys.iter().any(|refused| refused.eq_ignore_ascii_case(key)));
    let reason = reason.map(|(_, reason)| *reason).or(secrets::is_secret_name(key).then_some(secrets::REASON));
    if let Some(reason) = reason {
        findings.refuse(pointer, "% is refused. %", &[&quoted(key), reason]);
        return;
    }
    let near = suggestion(key, known.iter().copied());
    let parts = [&quoted(key), &list(known, "and"), &near];
    findings.refuse(pointer, "% is not known here; known are %.%", &parts.map(String::as_str));
}

/// Whether a value is of a kind, without looking inside objects and at the elements of lists.
pub(super) fn fits(json: &Json, kind: &Kind) -> bool {
    match (kind, json) {
        (Kind::Exactly(expected), Json::Text(text)) => expected == text,
        (Kind::Text { least, most }, Json::Text(text)) => {
            let length = text.chars().take(usize::from(*most) + 1).count();
            let visible = *least == 0 || text.bytes().any(|byte| byte > b' ');
            (usize::from(*least)..=usize::from(*most)).contains(&length) && visible && !text.bytes().any(is_control)
        }
        (Kind::Spelled(spelling), Json::Text(text)) => spelling.fits(text),
        (Kind::Url, Json::Text(text)) => Url::read(text).is_some(),
        (Kind::OneOf(texts), Json::Text(text)) => texts.contains(&text.as_str()),
        (Kind::Flag, Json::Flag(_)) => true,
        (Kind::Number { least, most, whole }, Json::Number(number)) => {
            (f64::from(*least)..=f64::from(*most)).contains(number) && !(*whole && number.fract() != 0.0)
        }
        (Kind::List { most, .. }, Json::List(elements)) => {
            (1..=usize::from(*most)).contains(&elements.len()) && !repeats(elements)
        }
        (Kind::Map { most, .. }, Json::Object(entries)) => entries.len() <= usize::from(*most),
        (Kind::Keyed { .. } | Kind::Object(_), Json::Object(_)) => true,
        (Kind::OrNull(inner), _) => *json == Json::Null || fits(json, inner),
        _ => false,
    }
}

fn is_control(byte: u8) -> bool {
    byte < b' ' || byte == 0x7f
}

fn repeats(elements: &[Json]) -> bool {
    elements.iter().enumerate().any(|(position, element)| elements.iter().take(position).any(|other| other == element))
}

fn sentence(json: &Json, kind: &Kind, place: Place) -> String {
    let Place { pointer, key, position, why } = place;
    let name = match (pointer.is_empty(), position) {
        (true, _) => "The campaign".to_owned(),
        (_, 0) => quoted(key),
        _ => say("Entry % of %", &[&count(position), &quoted(key)]),
    };
    let near = match (kind, json) {
        (Kind::OneOf(texts), Json::Text(text)) => suggestion(text, texts.iter().copied()),
        _ => String::new(),
    };
    let space = if why.is_empty() { "" } else { " " };
    say("% is %; it is %.%%%", &[&name, &found(json, kind), &kind.words(), &near, space, why])
}

/// What stands there, in words that help with this kind.
fn found(json: &Json, kind: &Kind) -> String {
    let fixed = match json {
        Json::Null => "null",
        Json::Flag(true) => "true",
        Json::Flag(false) => "false",
        Json::Number(number) => {
            let whole = *number as i64;
            // Decimals are not repeated: writing them takes kilobytes of code, and the place says where they are.
            if whole as f64 == *number {
                return digits(whole);
            }
            if number.fract() == 0.0 { "a very large number" } else { "a number with decimals" }
        }
        Json::Text(text) if text.is_empty() => "empty",
        Json::Text(text) if secrets::is_secret(text) => "like a password or key",
        Json::Text(text) if matches!(kind, Kind::Text { .. }) => {
            if text.bytes().any(is_control) {
                "a text with line breaks or control characters"
            } else if text.bytes().all(|byte| byte <= b' ') {
                "empty but for spaces"
            } else {
                return say("a text of % characters", &[&count(text.chars().count())]);
            }
        }
        Json::Text(text) if matches!(kind, Kind::Url) && text.len() > LONGEST => "too long",
        Json::Text(text) => return quoted(text),
        Json::List(elements) if elements.is_empty() => "an empty list",
        Json::List(elements) if matches!(kind, Kind::List { most, .. } if elements.len() <= usize::from(*most)) => {
            "a list with two equal entries"
        }
        Json::List(elements) => return say("a list of % entries", &[&count(elements.len())]),
        Json::Object(entries) => return say("an object of % keys", &[&count(entries.len())]),
    };
    fixed.to_owned()
}
