//! Checks the assessment and writes it as Rust constants for `src/content/edition.rs`. Words are not its business.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize as _;

use crate::engine::{Area, Assessment, Breakdowns, Capabilities, Draft, Item, Outcomes};

pub fn generate(source: &serde_json::Value, out_dir: &Path) -> Result<(), String> {
    let draft = Draft::deserialize(source).map_err(|error| error.to_string())?;
    let assessment = Assessment::from_draft(&draft).map_err(|defects| {
        let lines: Vec<String> =
            defects.iter().map(|defect| format!("{}: {defect}", defect.pointer().unwrap_or_default())).collect();
        lines.join("\n")
    })?;
    crate::write(out_dir, "edition.rs", &source_of(&assessment))
}

fn source_of(assessment: &Assessment) -> String {
    let mut text = String::from("use crate::engine::generated::*;\n\n");
    let _ = writeln!(text, "static ITEMS: [Item; {}] = [", assessment.items().len());
    for item in assessment.items() {
        let _ = writeln!(text, "    {},", item_source(item));
    }
    let _ = writeln!(text, "];\n");
    let areas: Vec<String> = Area::ALL.iter().map(|&area| capabilities(assessment.area(area))).collect();
    let _ = writeln!(
        text,
        "static ASSESSMENT: Assessment = built_in({:?}, Areas::new([{}]), &ITEMS);",
        assessment.version(),
        areas.join(", ")
    );
    text
}

fn item_source(item: &Item) -> String {
    let option = |name: &str, value: Option<String>| match value {
        Some(value) => format!("Some({name}::{value})"),
        None => "None".to_owned(),
    };
    let prerequisite = match item.prerequisite {
        Some((index, rung)) => format!("prerequisite({}, {})", index.get(), rung.get()),
        None => "None".to_owned(),
    };
    format!(
        "Item {{ id: id({:?}), kind: Kind::{:?}, area: {}, capability: {}, express: {}, reverse: {}, \
         not_applicable: {}, effort: {:?}, prerequisite: {}, breakdowns: {}, outcomes: {} }}",
        item.id,
        item.kind,
        option("Area", item.area.map(|area| format!("{area:?}"))),
        option("Capability", item.capability.map(|capability| format!("{capability:?}"))),
        item.express,
        item.reverse,
        item.not_applicable,
        item.effort,
        prerequisite,
        breakdowns(&item.breakdowns),
        outcomes(&item.outcomes),
    )
}

fn capabilities(table: &Capabilities<f64>) -> String {
    format!("Capabilities::new({})", numbers(table.iter().map(|(_, value)| value)))
}

fn breakdowns(table: &Breakdowns<f64>) -> String {
    format!("Breakdowns::new({})", numbers(table.iter().map(|(_, value)| value)))
}

fn outcomes(table: &Outcomes<f64>) -> String {
    format!("Outcomes::new({})", numbers(table.iter().map(|(_, value)| value)))
}

/// `{:?}` of a number reads back as the very same number.
fn numbers<'a>(values: impl Iterator<Item = &'a f64>) -> String {
    let values: Vec<String> = values.map(|value| format!("{value:?}")).collect();
    format!("[{}]", values.join(", "))
}
