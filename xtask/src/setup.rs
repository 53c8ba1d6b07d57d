//! Setting up what a new machine lacks: the Rust target, and finding a Chromium. npm packages are in `node.rs`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{process, progress};

/// The target that both Wasm builds compile for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Adds the Wasm target to the toolchain in use when it is not there.
pub fn rust_target() -> Result<()> {
    let sysroot = process::capture(Command::new("rustc").args(["--print", "sysroot"]))
        .context("Rust is missing; install it with rustup, see README.md")?;
    if PathBuf::from(sysroot.trim()).join("lib/rustlib").join(WASM_TARGET).join("lib").exists() {
        return Ok(());
    }
    progress::note(&format!("adding the Rust target {WASM_TARGET}"));
    process::run(Command::new("rustup").args(["target", "add", WASM_TARGET])).with_context(|| {
        format!("the Rust target {WASM_TARGET} is missing; with rustup: rustup target add {WASM_TARGET}")
    })
}

/// The Chromium for the browser tests: `$CHROME`, else the first known name on the PATH.
pub fn chromium() -> Result<PathBuf> {
    if let Some(chosen) = std::env::var_os("CHROME") {
        let chosen = PathBuf::from(chosen);
        if !chosen.is_file() {
            bail!("CHROME names {}, which is not a file", chosen.display());
        }
        return Ok(chosen);
    }
    const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    const MACOS: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    let path = std::env::var_os("PATH").unwrap_or_default();
    NAMES
        .iter()
        .flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)))
        .chain([PathBuf::from(MACOS)])
        .find(|candidate| candidate.is_file())
        .context(
            "the browser tests need Chromium or Chrome. On Debian and Ubuntu: apt-get install chromium. \
             Elsewhere install Chrome, or set CHROME to the program's path",
        )
}
