//! The description of a campaign as a JSON Schema (draft 2020-12), for editors. Not in a Wasm module. Rules between
//! fields cannot be said in it; `check` knows those too.

use super::fields::CAMPAIGN;
use super::json::Json;
use super::shape::{Field, Kind, Shape, Spelling};
use super::url;

/// The JSON Schema of `execution-gap.campaign/1`.
pub fn schema() -> Json {
    let mut entries = vec![
        ("$schema", text("https://json-schema.org/draft/2020-12/schema")),
        ("title", text("Campaign of the execution gap assessment")),
    ];
    entries.extend(shape(&CAMPAIGN));
    object(entries)
}

fn shape(shape: &Shape) -> Vec<(&'static str, Json)> {
    let required = shape.fields.iter().filter(|field| field.required).map(|field| text(field.name)).collect();
    vec![
        ("type", text("object")),
        ("additionalProperties", Json::Flag(false)),
        ("required", Json::List(required)),
        ("properties", object(shape.fields.iter().map(|field| (field.name, property(field))).collect())),
    ]
}

fn property(field: &Field) -> Json {
    let mut entries = vec![("description", text(field.says))];
    entries.extend(kind(&field.kind));
    object(entries)
}

fn kind(of: &Kind) -> Vec<(&'static str, Json)> {
    let string = ("type", text("string"));
    match of {
        Kind::Exactly(expected) => vec![("const", text(expected))],
        Kind::Text { least, most } => {
            let line = r"[^\u0000-\u001f\u007f]*";
            let visible = if *least == 0 { "" } else { r"[^\u0000-\u0020\u007f][^\u0000-\u001f\u007f]*" };
            let lengths = [("minLength", number(f64::from(*least))), ("maxLength", number(f64::from(*most)))];
            [string].into_iter().chain(lengths).chain([("pattern", text(&format!("^{line}{visible}$")))]).collect()
        }
        Kind::Spelled(spelling) => vec![string, ("pattern", text(&pattern(spelling)))],
        Kind::Url => vec![string, ("maxLength", number(url::LONGEST as f64)), ("pattern", text(url::PATTERN))],
        Kind::OneOf(texts) => vec![("enum", Json::List(texts.iter().map(|one| text(one)).collect()))],
        Kind::Flag => vec![("type", text("boolean"))],
        Kind::Number { least, most, whole } => vec![
            ("type", text(if *whole { "integer" } else { "number" })),
            ("minimum", number((*least).into())),
            ("maximum", number((*most).into())),
        ],
        Kind::List { of, most } => vec![
            ("type", text("array")),
            ("minItems", number(1.0)),
            ("maxItems", number((*most).into())),
            ("uniqueItems", Json::Flag(true)),
            ("items", object(kind(of))),
        ],
        Kind::Map { keys, of, most } => vec![
            ("type", text("object")),
            ("maxProperties", number((*most).into())),
            ("propertyNames", object(vec![("pattern", text(&pattern(keys)))])),
            ("additionalProperties", object(kind(of))),
        ],
        Kind::Keyed { keys, of } => vec![
            ("type", text("object")),
            ("additionalProperties", Json::Flag(false)),
            ("properties", object(keys.iter().map(|key| (*key, object(kind(of)))).collect())),
        ],
        Kind::Object(known) => shape(known),
        Kind::OrNull(inner) => {
            vec![("anyOf", Json::List(vec![object(vec![("type", text("null"))]), object(kind(inner))]))]
        }
    }
}

/// A spelling as a regular expression.
pub(super) fn pattern(spelling: &Spelling) -> String {
    let ways = spelling.ways.iter().map(|runs| {
        let runs = runs.iter().map(|run| {
            let set = run.of.replace('[', "\\[").replace(']', "\\]");
            let set = if set.len() == 1 { set } else { format!("[{set}]") };
            match (run.least, run.most) {
                (1, 1) => set,
                (least, most) if least == most => format!("{set}{{{most}}}"),
                (least, most) => format!("{set}{{{least},{most}}}"),
            }
        });
        runs.collect::<String>()
    });
    format!("^({})$", ways.collect::<Vec<_>>().join("|"))
}

fn object(entries: Vec<(&'static str, Json)>) -> Json {
    Json::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

fn number(value: f64) -> Json {
    Json::Number(value)
}
