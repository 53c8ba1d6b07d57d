//! Node and what comes from npm: installing locked packages, and running esbuild and wasm-opt.
//!
//! The build works without Node: files are then larger, and one line says so. Tests do need it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::stamp::Stamp;
use crate::workspace::Workspace;
use crate::{process, progress};

/// Below this the tests' `node --test` lacks what they use.
const OLDEST: u32 = 20;

/// The features that rustc 1.95 says its output uses (its `target_features` section). Never `--all-features`: wasm-opt
/// would then use some that browsers lack.
const WASM_FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
];

/// The installed build tools.
pub struct Tools {
    modules: PathBuf,
    /// Changes whenever one of the tools does.
    pub version: String,
}

impl Tools {
    /// Installs them when they are missing or the lock file changed; `None` without Node.
    pub fn set_up(workspace: &Workspace) -> Result<Option<Self>> {
        if let Err(reason) = check() {
            progress::note(&format!("{reason}: files are not minified, wasm-opt is skipped"));
            return Ok(None);
        }
        let folder = workspace.path("xtask");
        install(&folder)?;
        let version = fs::read_to_string(folder.join("package-lock.json"))?;
        Ok(Some(Self { modules: folder.join("node_modules"), version }))
    }

    /// Makes a style sheet smaller.
    pub fn minify(&self, styles: &str) -> Result<String> {
        let output = process::feed(self.esbuild().arg("--loader=css"), styles.as_bytes())?;
        String::from_utf8(output).context("esbuild wrote something that is not UTF-8")
    }

    /// A script, made smaller, with the scripts that it imports by name in it.
    pub fn bundle(&self, script: &Path) -> Result<String> {
        let mut command = self.esbuild();
        // What Node brings is no source.
        command.args(["--bundle", "--format=esm", "--external:node:*"]);
        process::capture(command.arg(script))
    }

    fn esbuild(&self) -> Command {
        let mut command = Command::new("node");
        command.arg(self.modules.join("esbuild/bin/esbuild"));
        command.args(["--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning"]);
        command
    }

    /// Makes a module smaller or faster, in place. `how` are wasm-opt's own options.
    pub fn optimise(&self, module: &Path, how: &[&str]) -> Result<()> {
        let mut command = Command::new("node");
        command.arg(self.modules.join("binaryen/bin/wasm-opt"));
        command.args(how).args(WASM_FEATURES);
        command.args(["--strip-debug", "--strip-producers", "--strip-target-features"]);
        process::capture(command.arg(module).arg("-o").arg(module)).map(drop)
    }
}

/// Whether Node and npm are there and new enough; the error is a sentence without a full stop.
pub fn check() -> Result<()> {
    let Ok(version) = process::capture(Command::new("node").arg("--version")) else {
        bail!("Node is missing (version {OLDEST} or newer is needed)");
    };
    let version = version.trim();
    let major = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST) {
        bail!("Node {version} is too old (version {OLDEST} or newer is needed)");
    }
    if process::capture(Command::new(npm()).arg("--version")).is_err() {
        bail!("npm is missing (it usually comes with Node)");
    }
    Ok(())
}

/// Installs exactly what the folder's lock file says, unless that is what is installed already.
pub fn install(folder: &Path) -> Result<()> {
    let modules = folder.join("node_modules");
    // Kept inside, so that removing node_modules removes the claim that it is complete.
    let stamp = Stamp::at(modules.join(".installed")).file(&folder.join("package-lock.json"))?;
    stamp.unless_fresh(&[], || {
        progress::note(&format!("installing npm packages of {}/", name(folder)));
        let mut command = Command::new(npm());
        command.current_dir(folder);
        // No package's install script is run: a dependency must not execute anything merely by being fetched.
        command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        process::capture(&mut command).map(drop)
    })?;
    Ok(())
}

fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

fn name(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
