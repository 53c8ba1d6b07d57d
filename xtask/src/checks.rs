//! `cargo xtask test`: every check of the repository, in the order in which they are cheap to fail.
//!
//! A failed step does not keep the later ones from running: one run tells everything that is wrong.

use std::cell::OnceCell;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use clap::builder::PossibleValuesParser;
use wasm_bindgen_cli_support::Bindgen;

use crate::progress::seconds;
use crate::stamp::Stamp;
use crate::workspace::Workspace;
use crate::{dist, node, process, setup, sizes, wasm};

struct Step {
    name: &'static str,
    title: &'static str,
    check: fn(&Run) -> Result<()>,
}

const STEPS: [Step; 8] = [
    Step { name: "fmt", title: "formatting", check: formatting },
    Step { name: "clippy", title: "lints: everything native, every Wasm build", check: lints },
    Step { name: "suite", title: "Rust tests, doc tests, documentation", check: suite },
    Step { name: "types", title: "types of the scripts that pages load", check: types },
    Step { name: "dist", title: "dist/ and the size budget", check: budget },
    Step { name: "node", title: "in Node: the engine's Wasm, the desk, the receivers of the tests", check: in_node },
    Step { name: "browser", title: "the widget in Chromium, hostile pages in three engines", check: in_browser },
    Step { name: "npm", title: "the npm package, pages made with it, what servers are told", check: in_package },
];

/// The features of native runs: one set, so that dependencies are compiled once.
const NATIVE: &str = "execution-gap/prerender,execution-gap-lead/schema,execution-gap-model/types";

/// What the steps of one run share.
struct Run<'a> {
    workspace: &'a Workspace,
    built: OnceCell<()>,
}

/// The names that `--only` takes.
pub fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(STEPS.iter().map(|step| step.name))
}

/// Runs the steps named, or all.
pub fn run(workspace: &Workspace, only: &[String]) -> Result<()> {
    let started = Instant::now();
    let run = Run { workspace, built: OnceCell::new() };
    let chosen: Vec<_> =
        STEPS.iter().filter(|step| only.is_empty() || only.iter().any(|name| name == step.name)).collect();
    let mut summary = String::new();
    let mut failed = Vec::new();
    for (number, step) in (1..).zip(&chosen) {
        eprintln!("\n=== {number}/{} {}: {} ===", chosen.len(), step.name, step.title);
        let step_started = Instant::now();
        let verdict = match (step.check)(&run) {
            Ok(()) => "ok",
            Err(error) => {
                eprintln!("\nerror: {error:#}");
                failed.push(step.name);
                "FAILED"
            }
        };
        let line = format!("{:<8} {verdict:<6} {}", step.name, seconds(step_started));
        eprintln!("=== {line} ===");
        summary.push_str(&line);
        summary.push('\n');
    }
    println!("\n{summary}{:<8} {:<6} {}", "all", "", seconds(started));
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

impl Run<'_> {
    fn cargo(&self, arguments: &[&str], more: &[&str]) -> Result<()> {
        process::run(self.workspace.cargo(arguments).args(more))
    }

    /// Builds `dist/` once in a run.
    fn dist(&self) -> Result<()> {
        if self.built.get().is_none() {
            node::check().context("the tests need Node")?;
            dist::everything(self.workspace)?;
            let _ = self.built.set(());
        }
        Ok(())
    }
}

/// Runs all, then fails if one did: a lint in one build must not hide those of the next.
fn all(results: impl IntoIterator<Item = Result<()>>) -> Result<()> {
    let errors: Vec<_> = results.into_iter().filter_map(Result::err).map(|error| format!("{error:#}")).collect();
    if errors.is_empty() { Ok(()) } else { bail!("{}", errors.join("\n")) }
}

fn formatting(run: &Run) -> Result<()> {
    run.cargo(&["fmt", "--all", "--check"], &[])
}

fn lints(run: &Run) -> Result<()> {
    setup::rust_target()?;
    let strict = ["--", "-D", "warnings"];
    let wasm = wasm::ALL.map(|build| {
        let arguments = build.of_cargo();
        let flags: Vec<_> = arguments.iter().copied().chain(strict).collect();
        run.cargo(&["clippy", "--lib", "--target", setup::WASM_TARGET], &flags)
    });
    let native = run.cargo(&["clippy", "--workspace", "--all-targets", "--features", NATIVE], &strict);
    all([native].into_iter().chain(wasm))
}

fn suite(run: &Run) -> Result<()> {
    let mut doc = run.workspace.cargo(&["doc", "--workspace", "--no-deps", "--lib"]);
    all([
        run.cargo(&["test", "--workspace", "--no-fail-fast", "--features", NATIVE], &[]),
        process::run(doc.env("RUSTDOCFLAGS", "-D warnings")),
    ])
}

/// Types by comments and `.d.ts` files: nothing is translated. `www/tsconfig.json` lists the scripts that are typed.
fn types(run: &Run) -> Result<()> {
    node::check().context("the type checker needs Node")?;
    let tools = run.workspace.path("tests/npm");
    node::install(&tools)?;
    let mut command = Command::new("node");
    command.current_dir(&run.workspace.root).arg(tools.join("node_modules/typescript/bin/tsc"));
    process::run(command.args(["--project", "www"]))
}

fn budget(run: &Run) -> Result<()> {
    run.dist()?;
    let sizes = sizes::measure(run.workspace)?;
    println!("\n{}", sizes::table(&sizes));
    sizes::check(&sizes)
}

fn in_node(run: &Run) -> Result<()> {
    run.dist()?;
    let program = program(run)?;
    let program = [("EXECUTION_GAP_BIN", program.as_os_str())];
    all(["tests/node", "tests/receivers"].map(|folder| node_tests(run, folder, &program)))
}

/// The native program, to compare with: the same features as the tests, so it is there already.
fn program(run: &Run) -> Result<PathBuf> {
    run.cargo(&["build", "--package", "execution-gap-cli"], &[])?;
    Ok(run.workspace.target.join("debug").join(program_name()))
}

fn in_browser(run: &Run) -> Result<()> {
    let chromium = setup::chromium()?;
    run.dist()?;
    node::install(&run.workspace.path("tests/e2e"))?;
    let yew_host = yew_host(run)?;
    let found = run.workspace.target.join("compatibility");
    if found.exists() {
        fs::remove_dir_all(&found)?;
    }
    let found = ("EXECUTION_GAP_COMPATIBILITY", found.as_os_str());
    let program = program(run)?;
    // The server that people start is this very program.
    let xtask = std::env::current_exe()?;
    let tests = node_tests(
        run,
        "tests/e2e",
        &[
            ("EXECUTION_GAP_XTASK", xtask.as_os_str()),
            ("CHROME", chromium.as_os_str()),
            ("EXECUTION_GAP_YEW_HOST", yew_host.as_os_str()),
            ("EXECUTION_GAP_BIN", program.as_os_str()),
            found,
        ],
    );
    // What docs/compatibility.md says is what was just found.
    let mut documented = Command::new("node");
    documented.current_dir(&run.workspace.root).arg("tests/e2e/lib/compatibility.mjs");
    all([tests, process::run(documented.envs([found]))])
}

/// Builds the host page that is itself written with Yew. Returns the folder with its module and glue.
fn yew_host(run: &Run) -> Result<PathBuf> {
    run.cargo(&["build", "--package", "yew-host", "--target", setup::WASM_TARGET, "--profile", "release"], &[])?;
    let module = run.workspace.target.join(setup::WASM_TARGET).join("release/yew_host.wasm");
    let out = run.workspace.work().join("yew-host");
    let stamp = Stamp::new(run.workspace, "yew-host").file(&module)?;
    stamp.unless_fresh(&[out.join("yew_host.js"), out.join("yew_host_bg.wasm")], || {
        let mut bindgen = Bindgen::new();
        bindgen.input_path(&module).web(true)?.typescript(false).omit_default_module_path(false);
        bindgen.generate(&out).context("wasm-bindgen failed for tests/pages/yew")
    })?;
    Ok(out)
}

fn in_package(run: &Run) -> Result<()> {
    let chromium = setup::chromium()?;
    run.dist()?;
    // The driver of the browser is that of the other browser tests.
    for folder in ["tests/e2e", "tests/npm"] {
        node::install(&run.workspace.path(folder))?;
    }
    node_tests(run, "tests/npm", &[("CHROME", chromium.as_os_str())])
}

/// Runs every `*.test.mjs` of a folder. Named one by one: Node's own search differs between its versions.
fn node_tests(run: &Run, folder: &str, variables: &[(&str, &OsStr)]) -> Result<()> {
    let files = test_files(&run.workspace.path(folder))?;
    let mut command = Command::new("node");
    // Tests wait more than they work: two files at a time also where Node would take one.
    command.current_dir(&run.workspace.root).args(["--test", "--test-concurrency=2"]).args(files);
    process::run(command.envs(variables.iter().copied()))
}

fn test_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    if files.is_empty() {
        bail!("no tests in {}", folder.display());
    }
    Ok(files)
}

/// The native program's file name on this machine.
pub fn program_name() -> String {
    format!("execution-gap{}", std::env::consts::EXE_SUFFIX)
}
