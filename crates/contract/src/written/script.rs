//! `www/loader/contract.js`: what scripts need. Lists are texts with spaces between, which is what the loader has room for; a
//! bundle holds only what it uses.

use std::fmt::Write as _;

use super::joined;
use crate::NAME;
use crate::attribute::{ATTRIBUTES, Attribute, Property, Values};
use crate::event::EVENTS;
use crate::limit::LIMITS;
use crate::method::{METHODS, Needs};
use crate::outcome::{OUTCOMES, Outcome, Then};
use crate::storage::PREFIX;

/// The whole file.
pub fn script() -> String {
    let mut text = "// The public contract, as far as scripts need it. Written by `crates/contract`: change the table there, then\n\
                    // `UPDATE_DOCS=1 cargo test --package execution-gap-contract`.\n"
        .to_owned();
    let mut export = |says: &str, name: &str, value: &str| {
        let _ = write!(text, "\n/** {says} */\nexport const {name} = {value};\n");
    };
    export("The element, and whoever speaks for it.", "NAME", &quoted(NAME));
    export(
        "The values that an attribute may have, the default first.",
        "CHOICES",
        &object(mirrored().filter_map(|attribute| match attribute.values {
            Values::OneOf(values) => Some((attribute.name, quoted(&joined(values.iter().copied(), " ")))),
            _ => None,
        })),
    );
    let texts = mirrored().filter(|attribute| matches!(attribute.values, Values::Text(_)));
    export("What a page may also write.", "TEXTS", &list(texts.map(|attribute| attribute.name)));
    let opens = ATTRIBUTES.iter().find_map(|attribute| match attribute.values {
        Values::Absent(values) => Some(values),
        _ => None,
    });
    export("What lets a dialog open by itself.", "TRIGGERS", &list(opens.unwrap_or_default().iter().copied()));
    let framed = ATTRIBUTES.iter().filter(|attribute| attribute.in_frame);
    export("What the page around a frame may set.", "FRAMED", &list(framed.map(|attribute| attribute.name)));
    let needing = |needs| list(METHODS.iter().filter(move |method| method.needs == needs).map(|method| method.name));
    export("What an element can be asked, when it is ready.", "METHODS", &needing(Needs::Widget));
    export("What opens and closes a widget in a dialog.", "MOVES", &needing(Needs::Dialog));
    export("Every event.", "EVENTS", &list(EVENTS.iter().map(|event| event.name)));
    export(
        "What the page around a frame hears of each event.",
        "HEARD",
        &object(EVENTS.iter().filter(|event| event.in_frame).map(|event| {
            let keys = event.detail.iter().filter(|detail| detail.in_frame).map(|detail| detail.name);
            (event.name, list(keys))
        })),
    );
    let ended = |is: fn(&Outcome) -> bool| list(OUTCOMES.iter().filter(|one| is(one)).map(|one| one.name));
    export("What can become of a lead.", "OUTCOMES", &ended(|_| true));
    export("Outcomes after which the visitor has done their part.", "DONE", &ended(|one| one.then == Then::Done));
    export("Outcomes after which a lead may be tried again.", "OPEN", &ended(|one| one.then == Then::Open));
    export("How every name in the browser's storage begins.", "STORED", &quoted(PREFIX));
    for limit in LIMITS {
        export(&format!("The most: {}.", limit.says), limit.name, &digits(limit.value));
    }
    text
}

/// Attributes that are properties of ours.
fn mirrored() -> impl Iterator<Item = &'static Attribute> {
    ATTRIBUTES.iter().filter(|attribute| attribute.property == Property::Mirrored)
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    quoted(&joined(names, " "))
}

fn object<'a>(entries: impl Iterator<Item = (&'a str, String)>) -> String {
    let lines = entries.map(|(name, value)| {
        let is_word = name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let name = if is_word { name.to_owned() } else { quoted(name) };
        format!("  {name}: {value},\n")
    });
    format!("{{\n{}}}", lines.collect::<String>())
}

/// As people write numbers in code: `65_536`.
fn digits(value: u32) -> String {
    let plain = value.to_string();
    let mut written = String::new();
    for (at, digit) in plain.chars().enumerate() {
        if at > 0 && (plain.len() - at).is_multiple_of(3) && plain.len() > 4 {
            written.push('_');
        }
        written.push(digit);
    }
    written
}
