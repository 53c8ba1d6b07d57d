//! The tables of README.md and `docs/`, in Markdown. Links are written as from the root of the repository; `below` writes
//! them as from `docs/`.

use std::fmt::Write as _;

use crate::attribute::{ATTRIBUTES, Values};
use crate::event::{Detail, EVENTS};
use crate::limit::LIMITS;
use crate::look::{Named, PARTS, PROPERTIES};
use crate::method::METHODS;
use crate::storage::KEYS;

/// The attributes.
pub fn attributes() -> String {
    let rows = ATTRIBUTES.iter().map(|attribute| {
        let values = match attribute.values {
            Values::OneOf(values) | Values::Absent(values) => listed(values.iter().copied()),
            Values::Text(what) => what.to_owned(),
        };
        format!("| `{}` | {values} | {} |", attribute.name, attribute.says)
    });
    table("attribute | values, default first | ", rows)
}

/// The methods.
pub fn methods() -> String {
    let rows = METHODS.iter().map(|method| {
        let takes = method.takes.map_or("", |(name, _)| name);
        format!("| `{}({takes})` | {} |", method.name, method.says)
    });
    table("method | does", rows)
}

/// The events.
pub fn events() -> String {
    let rows = EVENTS.iter().map(|event| {
        let keys = event.detail.iter().filter(|detail| !detail.optional).map(key).collect::<Vec<_>>();
        format!("| `{}` | {} | {} |", event.name, event.when, keys.join(", "))
    });
    table("event | when | in `detail`", rows)
}

/// A key with its values where there are a few.
fn key(detail: &Detail) -> String {
    let values = detail.ty.split(" | ").map(|value| value.strip_prefix('"')?.strip_suffix('"'));
    match values.collect::<Option<Vec<_>>>() {
        Some(values) => format!("`{}` ({})", detail.name, listed(values)),
        None if detail.ty.starts_with("(outcome") => format!("`{}(outcome)`", detail.name),
        None => format!("`{}`", detail.name),
    }
}

/// The names of all events, for a sentence.
pub fn event_names() -> String {
    listed(EVENTS.iter().map(|event| event.name))
}

/// The parts.
pub fn parts() -> String {
    table("part | is", named(&PARTS))
}

/// The custom properties.
pub fn properties() -> String {
    table("property | is", named(&PROPERTIES))
}

/// What is kept in the browser.
pub fn storage() -> String {
    let rows = KEYS.iter().map(|key| format!("| `{}` | {} | {} |", key.name, key.holds, key.place));
    table("name | holds | where", rows)
}

/// The limits.
pub fn limits() -> String {
    table("at most | ", LIMITS.iter().map(|limit| format!("| {} | {} |", limit.value, limit.says)))
}

/// A table of the root's, for a file in `docs/`.
pub fn below(table: &str) -> String {
    table.replace("](docs/embedding.md#", "](#").replace("](docs/", "](")
}

fn named(names: &[Named]) -> impl Iterator<Item = String> {
    names.iter().map(|one| format!("| `{}` | {} |", one.name, one.says))
}

fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn table(head: &str, rows: impl Iterator<Item = String>) -> String {
    let columns = head.split('|').count();
    let mut text = format!("| {} |\n|{}\n", head.trim_end(), "---|".repeat(columns));
    for row in rows {
        let _ = writeln!(text, "{row}");
    }
    text
}
