//! Lines a second through `execution-gap score`, as a batch job would run it, and the memory it takes.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::Row;
use crate::checks::program_name;
use crate::process;
use crate::workspace::Workspace;

const ITEMS: [&str; 23] = [
    "S-CLD", "S-CYB", "S-DAT", "S-INF", "S-DCX", "R-CLD", "R-CYB", "R-DAT", "R-INF", "R-DCX", "ARC", "INT", "DCN",
    "CHG", "MON", "UNP", "SEC", "FRI", "REC", "OWN", "PRI", "BEN", "LAN",
];

/// Lines with reports that leave out what is slow, and lines with whole reports.
const BRIEF_LINES: usize = 200_000;
const FULL_LINES: usize = 20_000;

/// Builds the program as it is released and runs it over generated answers.
pub fn measure(workspace: &Workspace, folder: &Path) -> Result<Vec<Row>> {
    process::run(&mut workspace.cargo(&["build", "--profile", "speed", "--package", "execution-gap-cli"]))?;
    let program = workspace.target.join("speed").join(program_name());
    check(&program)?;
    let mut rows = Vec::new();
    for (name, lines, arguments) in [("brief", BRIEF_LINES, &["--brief"][..]), ("whole report", FULL_LINES, &[])] {
        let input = folder.join("answers.jsonl");
        fs::write(&input, answers(lines))?;
        let started = Instant::now();
        let mut child = Command::new(&program)
            .arg("score")
            .args(arguments)
            .stdin(File::open(&input)?)
            .stdout(Stdio::null())
            .spawn()?;
        let peak = peak_memory(&mut child)?;
        let rate = lines as f64 / started.elapsed().as_secs_f64();
        let row = |what: &str, value, unit: &str| Row {
            name: format!("execution-gap score: {name}, {what}"),
            value,
            unit: unit.to_owned(),
        };
        rows.push(row(&format!("{lines} lines"), rate, "lines/s"));
        rows.extend(peak.map(|bytes| row("peak memory", bytes / 1e6, "MB")));
        fs::remove_file(input)?;
    }
    Ok(rows)
}

/// A fast program that gives no reports would be no achievement.
fn check(program: &Path) -> Result<()> {
    let mut command = Command::new(program);
    let out = process::feed(command.args(["score", "--brief"]), answers(1000).as_bytes())?;
    let out = String::from_utf8(out)?;
    let reports = out.lines().filter(|line| line.contains("\"gap\":")).count();
    if reports != 1000 {
        bail!("execution-gap score gave {reports} reports for 1000 lines");
    }
    Ok(())
}

/// Waits for the program; its largest resident memory in bytes, where the system tells it.
fn peak_memory(child: &mut Child) -> Result<Option<f64>> {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    loop {
        if let Some(exit) = child.try_wait().context("cannot wait for execution-gap")? {
            if !exit.success() {
                bail!("execution-gap score failed ({exit})");
            }
            return Ok(peak);
        }
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
        peak = kib.map(|kib| kib * 1024.0).or(peak);
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Complete answers to the full form, one set a line; one answer in twenty is "do not know".
fn answers(lines: usize) -> String {
    let mut seed = 42_u32;
    let mut random = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % below
    };
    let mut text = String::new();
    for _ in 0..lines {
        text.push_str("{\"form\":\"full\",\"answers\":{");
        for (position, item) in ITEMS.iter().enumerate() {
            let comma = if position == 0 { "" } else { "," };
            let _ = match random(20) {
                0 => write!(text, "{comma}\"{item}\":\"dk\""),
                _ => write!(text, "{comma}\"{item}\":{}", random(5)),
            };
        }
        text.push_str("}}\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_lines_are_json_with_every_item() {
        for line in answers(50).lines() {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!(line["answers"].as_object().unwrap().len(), ITEMS.len());
        }
    }
}
