//! `custom-elements.json`: a Custom Elements Manifest, from which editors and catalogues know the element.

use super::types::{plain, sentence, values};
use crate::NAME;
use crate::attribute::{ATTRIBUTES, Attribute, PROPERTIES, Property, Values};
use crate::event::EVENTS;
use crate::look::{Named, PARTS, PROPERTIES as LOOKS};
use crate::method::METHODS;

/// The module of the package that defines the element.
const MODULE: &str = "index.js";

/// The whole file.
pub fn manifest() -> String {
    let fields = ATTRIBUTES.iter().filter(|attribute| attribute.property == Property::Mirrored).map(field);
    let own = PROPERTIES.iter().map(|own| {
        object(&[
            ("kind", text("field")),
            ("name", text(own.name)),
            ("type", ty(own.ty)),
            ("description", text(own.says)),
        ])
    });
    let methods = METHODS.iter().map(|method| {
        let takes = method.takes.iter().map(|(name, kind)| object(&[("name", text(name)), ("type", ty(kind))]));
        object(&[
            ("kind", text("method")),
            ("name", text(method.name)),
            ("parameters", list(takes)),
            ("return", object(&[("type", ty(&format!("Promise<{}>", method.gives)))])),
            ("description", text(method.says)),
        ])
    });
    let element = object(&[
        ("kind", text("class")),
        ("name", text("ExecutionGap")),
        ("customElement", "true".to_owned()),
        ("tagName", text(NAME)),
        ("superclass", object(&[("name", text("HTMLElement"))])),
        ("description", text("Measures the technology execution gap: an assessment in the page.")),
        ("attributes", list(ATTRIBUTES.iter().map(attribute))),
        ("members", list(fields.chain(own).chain(methods))),
        (
            "events",
            list(EVENTS.iter().map(|event| {
                let says = format!("{} {}", sentence(event.when), event.note);
                let kind = format!("GapEventMap[\"{}\"]", event.name);
                object(&[("name", text(event.name)), ("type", ty(&kind)), ("description", text(says.trim_end()))])
            })),
        ),
        (
            "slots",
            list(
                [object(&[
                    ("name", text("")),
                    (
                        "description",
                        text("The fallback: shown until the widget is ready, and for good if it cannot start."),
                    ),
                ])]
                .into_iter(),
            ),
        ),
        ("cssParts", list(PARTS.iter().map(named))),
        ("cssProperties", list(LOOKS.iter().map(named))),
    ]);
    let declaration = object(&[("name", text("ExecutionGap")), ("module", text(MODULE))]);
    let export =
        object(&[("kind", text("custom-element-definition")), ("name", text(NAME)), ("declaration", declaration)]);
    let module = object(&[
        ("kind", text("javascript-module")),
        ("path", text(MODULE)),
        ("declarations", list([element].into_iter())),
        ("exports", list([export].into_iter())),
    ]);
    object(&[("schemaVersion", text("1.0.0")), ("modules", list([module].into_iter()))]) + "\n"
}

fn attribute(attribute: &Attribute) -> String {
    let mut entries = vec![("name", text(attribute.name)), ("type", ty(&values(attribute)))];
    if let Values::OneOf([default, ..]) = attribute.values {
        entries.push(("default", text(default)));
    }
    entries.push(("description", text(&sentence(&plain(attribute.says)))));
    if attribute.property == Property::Mirrored {
        entries.push(("fieldName", text(&attribute.camel())));
    }
    object(&entries)
}

fn field(attribute: &Attribute) -> String {
    object(&[
        ("kind", text("field")),
        ("name", text(&attribute.camel())),
        ("type", ty("string")),
        ("attribute", text(attribute.name)),
        ("description", text(&sentence(&plain(attribute.says)))),
    ])
}

fn named(one: &Named) -> String {
    object(&[("name", text(one.name)), ("description", text(&sentence(one.says)))])
}

fn ty(of: &str) -> String {
    object(&[("text", text(of))])
}

/// A text of the table as JSON: it has no control characters.
fn text(of: &str) -> String {
    format!("\"{}\"", of.replace('\\', "\\\\").replace('"', "\\\""))
}

fn object(entries: &[(&str, String)]) -> String {
    let entries = entries.iter().map(|(name, value)| format!("{}:{value}", text(name)));
    format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
}

fn list(values: impl Iterator<Item = String>) -> String {
    format!("[{}]", values.collect::<Vec<_>>().join(","))
}
