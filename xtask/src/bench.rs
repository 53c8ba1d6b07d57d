//! `cargo xtask bench`: throughput natively, in Wasm and on the command line, and sizes, in one table.
//!
//! Numbers of a shared machine waver: compare runs taken one after the other on the same machine.

mod divan;
mod score;

use std::fmt::Write as _;
use std::fs;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::progress::Steps;
use crate::workspace::Workspace;
use crate::{dist, node, process, sizes};

/// One measured number.
#[derive(Default, Serialize, Deserialize)]
struct Row {
    /// What was measured, with where it ran first: `native: …`, `Wasm in Node: …`.
    name: String,
    value: f64,
    unit: String,
}

#[derive(Serialize)]
struct Results {
    machine: String,
    rustc: String,
    node: String,
    rows: Vec<Row>,
    sizes: Vec<sizes::Size>,
}

/// Runs everything, prints the table and writes it to `target/bench/`.
pub fn run(workspace: &Workspace) -> Result<()> {
    node::check().context("measuring the Wasm engine needs Node")?;
    dist::everything(workspace)?;
    let folder = workspace.target.join("bench");
    fs::create_dir_all(&folder)?;
    let mut steps = Steps::new(3);
    let table = steps.run("native engine", || native(workspace))?;
    let mut rows = divan::rows(&table);
    rows.extend(steps.run("engine in Wasm, through JavaScript", || in_node(workspace))?);
    rows.extend(steps.run("execution-gap score", || score::measure(workspace, &folder))?);
    let results = Results {
        machine: machine(),
        rustc: process::capture(Command::new("rustc").arg("--version"))?.trim().to_owned(),
        node: process::capture(Command::new("node").arg("--version"))?.trim().to_owned(),
        rows,
        sizes: sizes::measure(workspace)?,
    };
    let text = markdown(&results, &table);
    println!("\n{text}");
    fs::write(folder.join("bench.md"), text)?;
    fs::write(folder.join("bench.json"), serde_json::to_string_pretty(&results)? + "\n")?;
    println!("written to {}", folder.join("bench.md").display());
    Ok(())
}

/// Runs the browser measurement, which prints and writes its own table.
pub fn in_browser(workspace: &Workspace, rounds: u8) -> Result<()> {
    node::check().context("measuring in a browser needs Node")?;
    dist::everything(workspace)?;
    node::install(&workspace.path("tests/e2e"))?;
    let folder = workspace.target.join("bench");
    let mut command = Command::new("node");
    command.current_dir(&workspace.root).arg("tests/bench/browser.mjs").arg(&folder).arg(rounds.to_string());
    process::run(&mut command)?;
    println!("written to {}", folder.join("browser.md").display());
    Ok(())
}

fn native(workspace: &Workspace) -> Result<String> {
    let mut command = workspace.cargo(&["bench", "--package", "execution-gap-model", "--bench", "engine"]);
    output(&mut command)
}

fn in_node(workspace: &Workspace) -> Result<Vec<Row>> {
    let mut command = Command::new("node");
    let json = output(command.current_dir(&workspace.root).arg("tests/bench/wasm.mjs"))?;
    serde_json::from_str(&json).context("tests/bench/wasm.mjs did not print its rows")
}

/// Standard output, with the rest let through for a person to follow.
fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("{command:?} failed ({})", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, |cores| cores.get());
    let information = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = information.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or(std::env::consts::ARCH, |(_, model)| model);
    format!("{cores} × {model}, {}", std::env::consts::OS)
}

fn markdown(results: &Results, divan: &str) -> String {
    let mut text = format!("{}; {}; Node {}\n\n", results.machine, results.rustc, results.node);
    text.push_str("| measured | value | unit |\n|---|---:|---|\n");
    for row in &results.rows {
        let _ = writeln!(text, "| {} | {} | {} |", row.name, readable(row.value), row.unit);
    }
    let _ = write!(text, "\n{}\n\n", sizes::table(&results.sizes));
    let _ = write!(text, "Native engine in full:\n\n```text\n{}\n```\n", divan.trim_end());
    text
}

/// Three significant digits, thousands set apart.
fn readable(value: f64) -> String {
    let decimals = if value >= 100.0 {
        0
    } else if value >= 10.0 {
        1
    } else {
        2
    };
    let text = format!("{value:.decimals$}");
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut out = String::new();
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn numbers_are_readable() {
        let shown = [0.034, 9.876, 45.67, 100.4, 1_234_567.8].map(readable);
        assert_eq!(shown, ["0.03", "9.88", "45.7", "100", "1 234 568"]);
    }
}
