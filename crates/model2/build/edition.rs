//! Checks the questionnaire and writes its numbers as Rust constants for `src/content/edition.rs`. Words are not its
//! business.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize as _;

use crate::engine::{Area, Assessment, Capabilities, Draft, Form, Item, ItemIndex, Measures};

pub fn generate(source: &serde_json::Value, out_dir: &Path) -> Result<(), String> {
    let draft = Draft::deserialize(source).map_err(|error| error.to_string())?;
    let assessment = Assessment::try_from(&draft).map_err(|defects| {
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
        "static ASSESSMENT: Assessment = built_in({:?}, Areas::new([{}]), &ITEMS, &[{}], &[{}]);",
        assessment.version(),
        areas.join(", "),
        order(assessment.screen_order(Form::Express)),
        order(assessment.screen_order(Form::Full)),
    );
    text
}

fn item_source(item: &Item) -> String {
    let measures = match item.measures {
        Measures::Strategy(area) => format!("Strategy(Area::{area:?})"),
        Measures::Result(area) => format!("Result(Area::{area:?})"),
        Measures::Practice(capability) => format!("Practice(Capability::{capability:?})"),
        Measures::Outside(outcome) => format!("Outside(Outcome::{outcome:?})"),
    };
    let prerequisite = match item.prerequisite {
        Some(index) => format!("Some({})", position(index)),
        None => "None".to_owned(),
    };
    format!(
        "Item {{ id: id({:?}), measures: Measures::{measures}, express: {}, reverse: {}, not_applicable: {}, \
         knows: Knows::{:?}, effort: {:?}, prerequisite: {prerequisite}, breakdowns: Breakdowns::new({}), \
         outcomes: Outcomes::new({}) }}",
        item.id,
        item.express,
        item.reverse,
        item.not_applicable,
        item.knows,
        item.effort,
        numbers(item.breakdowns.iter().map(|(_, value)| value)),
        numbers(item.outcomes.iter().map(|(_, value)| value)),
    )
}

fn order(items: &[ItemIndex]) -> String {
    items.iter().map(|&index| position(index)).collect::<Vec<_>>().join(", ")
}

fn position(index: ItemIndex) -> String {
    format!("item({})", index.get())
}

fn capabilities(table: &Capabilities<f64>) -> String {
    format!("Capabilities::new({})", numbers(table.iter().map(|(_, value)| value)))
}

/// `{:?}` of a number reads back as the very same number.
fn numbers<'a>(values: impl Iterator<Item = &'a f64>) -> String {
    let values: Vec<String> = values.map(|value| format!("{value:?}")).collect();
    format!("[{}]", values.join(", "))
}
