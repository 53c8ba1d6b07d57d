//! The tables of `docs/scoring.md` are the code's own numbers. Each table stands between two markers and is written
//! here anew; prose is left alone.
//!
//! After a change of weights: `UPDATE_DOCS=1 cargo test --package execution-gap-model`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Area, Band, Bands, Breakdown, Capability, Form, Item, Phase, model};

const PAGE: &str = "../../docs/scoring.md";

#[test]
fn tables_are_those_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let written = fs::read_to_string(&path).unwrap();
    let mut expected = written.clone();
    for (name, table) in
        [("constants", constants()), ("items", items()), ("areas", areas()), ("bands", bands()), ("phases", phases())]
    {
        expected = replaced(&expected, name, &table);
    }
    if expected == written {
        return;
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, expected).unwrap();
        return;
    }
    let (line, (old, new)) =
        written.lines().zip(expected.lines()).enumerate().find(|(_, (old, new))| old != new).unwrap();
    panic!(
        "{PAGE}:{} says\n  {old}\nand the code says\n  {new}\nCorrect whichever is wrong; \
         `UPDATE_DOCS=1 cargo test --package execution-gap-model` writes the tables from the code.",
        line + 1
    );
}

#[test]
fn a_wrong_number_is_found() {
    let page = "before\n<!-- bands -->\nold\n<!-- /bands -->\nafter\n";
    assert_eq!(replaced(page, "bands", "| new |\n"), "before\n<!-- bands -->\n| new |\n<!-- /bands -->\nafter\n");
}

/// The page with another table between the markers of this name.
fn replaced(page: &str, name: &str, table: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = page.split_once(&open).unwrap_or_else(|| panic!("{PAGE} has lost the marker {open}"));
    let (_, after) = rest.split_once(&close).unwrap_or_else(|| panic!("{PAGE} has lost the marker {close}"));
    format!("{before}{open}{table}{close}{after}")
}

fn constants() -> String {
    let mut table = String::from("| constant | value | meaning |\n|---|---:|---|\n");
    for (symbol, value, meaning) in [
        ("D_max", model::D_MAX, "most that drag can take from execution"),
        ("τ", model::TAU, "reference ambition: what execution is held against when plans reach less far (rung 2)"),
        ("ρ", model::RHO, "share of results in execution"),
    ] {
        writeln!(table, "| {symbol} | {value} | {meaning} |").unwrap();
    }
    table
}

fn items() -> String {
    let mut table = String::from(
        "| item | kind | area or capability | express | breakdowns | outcomes | effort | prerequisite |\n\
         |---|---|---|---|---|---|---:|---|\n",
    );
    for item in assessment().items() {
        let home = item.area.map(Area::id).or(item.capability.map(Capability::id)).unwrap();
        let needs =
            item.prerequisite.map(|(needed, rung)| format!("{} at {}", assessment().item(needed).id, rung.get()));
        writeln!(
            table,
            "| {} | {}{} | {home} | {} | {} | {} | {} | {} |",
            item.id,
            item.kind,
            if item.reverse { ", best first" } else { "" },
            if item.is_asked(Form::Express) { "yes" } else { "" },
            breakdowns(item),
            item.outcomes.iter().map(|(_, loading)| loading.to_string()).collect::<Vec<_>>().join(" / "),
            item.effort,
            needs.unwrap_or_default(),
        )
        .unwrap();
    }
    table
}

fn breakdowns(item: &Item) -> String {
    let loads = Breakdown::ALL.into_iter().filter(|&breakdown| item.breakdowns[breakdown] > 0.0);
    loads.map(|breakdown| format!("{breakdown} {}", item.breakdowns[breakdown])).collect::<Vec<_>>().join(", ")
}

fn areas() -> String {
    let mut table = String::from("| area | counts for |\n|---|---|\n");
    for area in Area::ALL {
        let weights = assessment().area(area).iter().filter(|(_, weight)| **weight > 0.0);
        let weights: Vec<String> = weights.map(|(capability, weight)| format!("{capability} {weight}")).collect();
        writeln!(table, "| {area} | {} |", weights.join(", ")).unwrap();
    }
    table
}

/// Bands as the engine gives them for every number of points that can be shown.
fn bands() -> String {
    let mut ranges = Bands::<Option<(u8, u8)>>::default();
    for points in 0..=100 {
        let range = &mut ranges[model::band(points)];
        *range = Some(range.map_or((points, points), |(first, _)| (first, points)));
    }
    let mut table = String::from("| points | band |\n|---|---|\n");
    for band in Band::ALL {
        let (first, last) = ranges[band].expect("every band has points");
        writeln!(table, "| {first}–{last} | {band} |").unwrap();
    }
    table
}

fn phases() -> String {
    let mut table = String::from("| phase | months | effort points |\n|---|---|---:|\n");
    for (phase, budget) in model::BUDGETS {
        let months = match phase {
            Phase::Now => "0–3",
            Phase::Next => "3–9",
            Phase::Later => "9–18",
        };
        writeln!(table, "| {phase} | {months} | {budget} |").unwrap();
    }
    table
}
