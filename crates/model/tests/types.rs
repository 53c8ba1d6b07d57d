//! `www/types/engine.d.ts` is written from the types that go into the engine and come out of it. After a change of theirs:
//! `UPDATE_DOCS=1 cargo test --package execution-gap-model --features types --test types`.

use std::fs;
use std::path::Path;

use execution_gap_model::engine::{
    Area, AreaValues, Band, Breakdown, Capability, CompareInput, CostAmounts, Form, GivenAnswers, GivenWeights,
    Outcome, OutcomeValues, Pattern, PersonInput, Phase, ReportInput, Robustness, Rung, Trend, TrendInput, Written,
    WrittenComparison, WrittenCost, WrittenCostParts, WrittenMove, WrittenPlanned,
};
use ts_rs::{Config, TS};

const HEAD: &str = "/**
 * Types of the scoring engine. Fractions are 0 to 1, points 0 to 100; what cannot be computed is null, never 0.
 * Written from the engine's own types by `crates/model/tests/types.rs`.
 */
";

/// What the functions are called; everything that they take and give is written from Rust.
const FUNCTIONS: &str = "
/** What `brief: true` leaves out takes long. */
export type BriefReport = Omit<AnyReport, \"roadmap\" | \"robustness\">;
/** `execution-gap.report/1`. */
export type Report = Required<AnyReport>;

/** Every function throws an Error whose message is one sentence naming the item or field. */
export interface Engine {
  report(input: ReportInput & { brief: true }): BriefReport;
  report(input: ReportInput & { brief?: false }): Report;
  report(input: ReportInput): AnyReport;
  compare(input: CompareInput): Comparison;
  trend(input: TrendInput): Trend;
  cost(input: CostInput): Cost;
}

/** Loads the engine once; every further call gives the same one. A failed attempt may be repeated. */
export function load(): Promise<Readonly<Engine>>;
";

fn declared<T: TS>(text: &mut String) {
    let config = Config::default();
    text.push('\n');
    text.push_str(&tidy(&T::docs().unwrap_or_default(), &T::decl(&config)));
}

/// As people write types: one member a line, comments of one line on one line.
fn tidy(docs: &str, decl: &str) -> String {
    let whole = format!("{docs}\nexport {}", decl.replace("{ ", "{\n").replace(", }", ",\n}"));
    let mut text = String::new();
    let mut comment = Vec::new();
    let mut indent = "";
    for line in whole.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(said) = line.strip_prefix("* ") {
            comment.push(said);
            continue;
        }
        match line {
            "/**" => continue,
            "*/" => text += &format!("{indent}/** {} */\n", std::mem::take(&mut comment).join(" ")),
            _ => {
                indent = if line == "};" { "" } else { indent };
                let end = if line.ends_with(',') { ";" } else { "" };
                text += &format!("{indent}{}{end}\n", line.trim_end_matches(','));
            }
        }
        indent = if line.ends_with('{') { "  " } else { indent };
    }
    text
}

fn types() -> String {
    let mut text = HEAD.to_owned();
    declared::<Form>(&mut text);
    declared::<Rung>(&mut text);
    text.push_str("\n/** A rung (0 worst, 4 best), \"dk\" for do not know, \"na\" for not applicable. */\n");
    text.push_str("export type Answer = Rung | \"dk\" | \"na\";\n");
    declared::<GivenAnswers>(&mut text);
    declared::<Band>(&mut text);
    declared::<Capability>(&mut text);
    declared::<Breakdown>(&mut text);
    declared::<Outcome>(&mut text);
    declared::<Area>(&mut text);
    declared::<Pattern>(&mut text);
    declared::<Phase>(&mut text);
    text.push_str("\n/** An item and the rung reached. */\nexport type Step = [item: string, rung: Rung];\n");
    text.push_str("\n/** Low, middle and high, in the currency of the amounts. */\n");
    text.push_str("export type Range = [low: number, middle: number, high: number];\n");
    declared::<AreaValues>(&mut text);
    declared::<OutcomeValues>(&mut text);
    declared::<WrittenMove>(&mut text);
    declared::<WrittenPlanned>(&mut text);
    declared::<Robustness>(&mut text);
    declared::<Written>(&mut text);
    declared::<WrittenComparison>(&mut text);
    declared::<Trend>(&mut text);
    declared::<WrittenCostParts>(&mut text);
    declared::<WrittenCost>(&mut text);
    declared::<GivenWeights>(&mut text);
    declared::<ReportInput>(&mut text);
    declared::<PersonInput>(&mut text);
    declared::<CompareInput>(&mut text);
    declared::<TrendInput>(&mut text);
    declared::<CostAmounts>(&mut text);
    text + FUNCTIONS
}

#[test]
fn scripts_know_the_types_of_the_engine() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/types/engine.d.ts");
    let types = types();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &types).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap();
    assert!(written == types, "www/types/engine.d.ts is not as the types are; run this test with UPDATE_DOCS=1");
}
