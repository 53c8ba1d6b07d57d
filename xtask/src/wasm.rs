//! The Wasm builds of the package: the widget and what some pages load besides (bytes first), and the headless engine
//! (speed first).
//!
//! cargo → wasm-bindgen (as a library, so nobody has to install its command) → wasm-opt → minified glue.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::names;
use crate::node::Tools;
use crate::order;
use crate::setup::WASM_TARGET;
use crate::stamp::Stamp;
use crate::workspace::Workspace;

/// One way of building the package for Wasm.
pub struct Build {
    name: &'static str,
    package: &'static str,
    profile: &'static str,
    features: &'static [&'static str],
    /// LLVM's options for the last, package-wide step of the compiler. They belong to the compiler's version: one that it no
    /// longer knows stops the build.
    code: &'static [&'static str],
    /// wasm-opt's options.
    optimise: &'static [&'static str],
    embedded: bool,
}

/// What `<execution-gap>` loads. Without inlining the file is larger as it is and smaller as it is sent: functions stay
/// alike, and brotli finds what is alike (measured: 0.5 kB less after brotli than with it, and less than `-Oz`).
pub const WIDGET: Build = Build {
    name: "widget",
    package: "execution-gap",
    profile: "release",
    features: &[],
    // Address arithmetic that is rearranged or moved out of loops is faster by nothing that a visit would show, and longer.
    code: &["-disable-lsr", "-disable-machine-licm", "-tail-merge-size=1"],
    optimise: &WITHOUT_INLINING,
    embedded: true,
};

const WITHOUT_INLINING: [&str; 4] = [
    "-O2",
    "--always-inline-max-function-size=0",
    "--one-caller-inline-max-function-size=0",
    "--flexible-inline-max-function-size=0",
];

/// What checks the campaign of a page that names one. It sets no timers and hears no events, so its glue needs no guard.
pub const CAMPAIGN: Build = Build {
    name: "campaign",
    package: "execution-gap-wasm-campaign",
    profile: "release",
    features: &[],
    code: WIDGET.code,
    optimise: &WITHOUT_INLINING,
    embedded: false,
};

/// What becomes of a lead, for pages with a contact form.
pub const LEAD: Build = Build { name: "lead", package: "execution-gap-wasm-lead", ..CAMPAIGN };

/// Everything that tells: the report on screen, and as documents.
pub const REPORT: Build = Build { name: "document", package: "execution-gap-wasm-report", ..CAMPAIGN };

/// What the npm package's `execution-gap/engine` loads.
pub const HEADLESS: Build = Build {
    name: "headless",
    package: "execution-gap-wasm-engine",
    profile: "speed",
    features: &[],
    code: &[],
    optimise: &["-O3"],
    embedded: false,
};

/// Every build.
pub const ALL: [&Build; 5] = [&WIDGET, &CAMPAIGN, &LEAD, &REPORT, &HEADLESS];

/// The name that wasm-bindgen gives to its output, without the endings.
const OUT_NAME: &str = "execution-gap";

impl Build {
    /// What Cargo has to be told of which package it is, with which features.
    pub fn of_cargo(&self) -> Vec<&'static str> {
        ["--package", self.package].into_iter().chain(self.features.iter().copied()).collect()
    }

    /// The compiler run. Cargo itself knows best whether there is anything to do. Only the module is asked for: together
    /// with a Rust library, as Cargo.toml has it, Cargo leaves link-time optimisation out (7 kB after brotli).
    pub fn compile(&self, workspace: &Workspace) -> Command {
        let mut command = workspace.cargo(&["rustc", "--lib", "--crate-type", "cdylib", "--target", WASM_TARGET]);
        command.args(self.of_cargo()).args(["--profile", self.profile, "--"]);
        command.args(self.code.iter().map(|option| format!("-Cllvm-args={option}")));
        command.env("CARGO_ENCODED_RUSTFLAGS", flags(workspace));
        command
    }

    /// Turns the compiler's module into the files that a page loads. Returns whether there was anything to do.
    pub fn finish(&self, workspace: &Workspace, tools: Option<&Tools>) -> Result<bool> {
        let file = format!("{}.wasm", self.package.replace('-', "_"));
        let module = workspace.target.join(WASM_TARGET).join(self.profile).join(file);
        let out = self.output(workspace);
        let glue = out.join(format!("{OUT_NAME}.js"));
        let wasm = out.join(format!("{OUT_NAME}_bg.wasm"));
        let stamp = Stamp::new(workspace, self.name)
            .text(include_str!("wasm.rs"))
            .text(include_str!("names.rs"))
            .text(include_str!("order.rs"))
            .text(include_str!("node.rs"))
            .text(tools.map_or("none", |tools| &tools.version))
            .file(&module)?;
        stamp.unless_fresh(&[glue.clone(), wasm.clone()], || {
            if out.exists() {
                fs::remove_dir_all(&out)?;
            }
            let mut output = Bindgen::new()
                .input_path(&module)
                .web(true)?
                .typescript(false)
                .omit_default_module_path(true) // scripts name the module, with its hash
                .out_name(OUT_NAME)
                .remove_producers_section(true)
                .generate_output()
                .context("wasm-bindgen failed; its version must be equal in Cargo.toml and xtask/Cargo.toml")?;
            let mut script = names::shorten(&mut output);
            output.emit(&out)?;
            if self.embedded {
                script = among_strangers(&script)?;
            }
            fs::write(&glue, script)?;
            if let Some(tools) = tools {
                tools.optimise(&wasm, self.optimise)?;
                fs::write(&wasm, order::named(&fs::read(&wasm)?)?)?;
                tools.optimise(&wasm, &["--reorder-functions-by-name"])?;
                fs::write(&glue, tools.bundle(&glue)?)?;
            }
            Ok(())
        })
    }

    /// The folder with the finished files.
    pub fn output(&self, workspace: &Workspace) -> PathBuf {
        workspace.work().join(self.name)
    }
}

/// The glue as it has to be in a page that somebody else wrote. wasm-bindgen has no settings for this; its version is
/// pinned, and a text that is not found stops the build.
///
/// A guard stands around every call from the browser into the program: a trap ends there instead of in the page's
/// `window.onerror`, and so does every later call of a timer or listener into a program that has stopped. And the names
/// under which Yew marks nodes and events are ours alone: in a page that is itself written with Yew, both programs would
/// number their roots from 1 and answer each other's clicks.
fn among_strangers(glue: &str) -> Result<String> {
    const GUARD: &str = "let stopped = (cause) => { throw cause; };\n\
                         export const onStop = (report) => (stopped = report);\n\
                         const guarded = (f, a, b, args) => {\n    \
                         try { return f(a, b, ...args); } catch (cause) { stopped(cause); }\n};\n";
    let mut text = glue.to_owned();
    for (theirs, ours, times) in [
        ("return f(a, state.b, ...args);", "return guarded(f, a, state.b, args);", 1),
        ("return f(state.a, state.b, ...args);", "return guarded(f, state.a, state.b, args);", 1),
        // Only uses have the dot in front; the names of the imports must stay what they are.
        (".__yew_", ".__gap_yew_", 6),
    ] {
        let found = text.matches(theirs).count();
        if found != times {
            bail!("wasm-bindgen's glue holds `{theirs}` {found} times instead of {times}");
        }
        text = text.replace(theirs, ours);
    }
    Ok(format!("{GUARD}{text}"))
}

/// Panic messages hold the paths of source files. Cut short they cost less to download, tell nothing about the machine
/// that built them, and are the same everywhere, so that the same source gives the same bytes.
fn flags(workspace: &Workspace) -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let mut flags = vec![format!("--remap-path-prefix={}=", workspace.root.display())];
    let registry = home.map(|home| home.join("registry/src"));
    for source in registry.and_then(|path| fs::read_dir(path).ok()).into_iter().flatten().flatten() {
        flags.push(format!("--remap-path-prefix={}=", source.path().display()));
    }
    flags.sort();
    // Cargo's separator, which paths do not contain.
    flags.join("\x1f")
}
