//! TypeScript: what stands between the markers of `www/types/execution-gap.d.ts` and `www/types/bridges.d.ts`.

use std::fmt::Write as _;

use super::joined;
use crate::attribute::{ATTRIBUTES, Attribute, PROPERTIES, Property, Values};
use crate::event::EVENTS;
use crate::method::METHODS;
use crate::outcome::OUTCOMES;

/// `GapEventMap`.
pub fn events() -> String {
    let mut text = "export interface GapEventMap {\n".to_owned();
    for event in EVENTS {
        let when = [sentence(event.when), event.note.to_owned()].join(" ");
        let _ = writeln!(text, "{}", comment(when.trim_end(), 2));
        let _ = writeln!(text, "  \"{}\": CustomEvent<\n    GapEventCommon & {{", event.name);
        for detail in event.detail {
            let mark = if detail.optional { "?" } else { "" };
            let _ = writeln!(text, "      readonly {}{mark}: {};", detail.name, detail.ty);
        }
        text.push_str("    }\n  >;\n");
    }
    text.push_str("}\n");
    text
}

/// `GapAttributes`: every attribute of ours by the name of its property.
pub fn attributes() -> String {
    let mut text = "/** The attributes, by their property names. */\nexport interface GapAttributes {\n".to_owned();
    for attribute in ours() {
        let _ = writeln!(text, "{}", comment(&sentence(&plain(attribute.says)), 2));
        let _ = writeln!(text, "  {}?: {};", attribute.camel(), values(attribute));
    }
    text.push_str("}\n");
    text
}

/// The members of the element: properties, then methods.
pub fn members() -> String {
    let mut text = String::new();
    for attribute in ours() {
        let _ = writeln!(text, "  {}: string;", attribute.camel());
    }
    for own in PROPERTIES {
        let _ = writeln!(text, "{}\n  {}?: {};", comment(own.says, 2), own.name, own.ty);
    }
    for method in METHODS {
        let takes = method.takes.map_or(String::new(), |(name, ty)| format!("{name}: {ty}"));
        let _ = writeln!(text, "{}\n  {}({takes}): Promise<{}>;", comment(method.says, 2), method.name, method.gives);
    }
    text
}

/// What opens a dialog by itself: an attribute whose name as a property is a method.
pub fn triggers() -> String {
    let values = ATTRIBUTES.iter().find_map(|attribute| match attribute.values {
        Values::Absent(values) => Some(union(values.iter().copied())),
        _ => None,
    });
    format!("/** The attribute `open`. */\nexport type GapTrigger = {};\n", values.unwrap_or_default())
}

/// `GapOutcome`.
pub fn outcomes() -> String {
    let mut text = "/**\n * What became of a lead:\n".to_owned();
    for outcome in OUTCOMES {
        let _ = writeln!(text, " * - `{}`: {}", outcome.name, outcome.says);
    }
    text.push_str(" */\nexport type GapOutcome =\n");
    let names = OUTCOMES.iter().map(|outcome| format!("  | \"{}\"", outcome.name)).collect::<Vec<_>>();
    let _ = writeln!(text, "{};", names.join("\n"));
    text
}

fn ours() -> impl Iterator<Item = &'static Attribute> {
    ATTRIBUTES.iter().filter(|attribute| attribute.property == Property::Mirrored)
}

/// The type of an attribute.
pub(super) fn values(attribute: &Attribute) -> String {
    match attribute.values {
        Values::OneOf(values) | Values::Absent(values) => union(values.iter().copied()),
        Values::Text(_) => "string".to_owned(),
    }
}

fn union<'a>(values: impl Iterator<Item = &'a str>) -> String {
    let quoted = values.map(|value| format!("\"{value}\"")).collect::<Vec<_>>();
    joined(quoted.iter().map(String::as_str), " | ")
}

/// Without the addresses of links, which lead nowhere from an editor.
pub(super) fn plain(markdown: &str) -> String {
    let mut text = String::new();
    let mut rest = markdown;
    while let Some((before, after)) = rest.split_once("](") {
        text.push_str(&before.replacen('[', "", 1));
        rest = after.split_once(')').map_or("", |(_, rest)| rest);
    }
    text + rest
}

/// With a capital and a full stop.
pub(super) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    let end = if words.ends_with('.') { "" } else { "." };
    first.into_iter().chain(letters).chain(end.chars()).collect()
}

/// A comment of at most 120 characters a line.
fn comment(text: &str, indent: usize) -> String {
    const WIDTH: usize = 120;
    let space = " ".repeat(indent);
    let single = format!("{space}/** {text} */");
    if single.chars().count() <= WIDTH {
        return single;
    }
    let mut lines = vec![format!("{space}/**")];
    let mut line = format!("{space} *");
    for word in text.split(' ') {
        if line.chars().count() + word.chars().count() >= WIDTH {
            lines.push(std::mem::replace(&mut line, format!("{space} *")));
        }
        line.push(' ');
        line.push_str(word);
    }
    lines.extend([line, format!("{space} */")]);
    lines.join("\n")
}
