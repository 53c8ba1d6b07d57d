//! Turns `src/content/questionnaire.json` into Rust constants and a language pack. Each sibling file generates one
//! thing; what they check, a build must not get past.

mod edition;
// The checker itself, not a copy of its rules.
#[allow(dead_code, unused_imports)]
#[path = "../src/engine/mod.rs"]
mod engine;
mod item_words;
mod tables;
mod words;

use std::path::{Path, PathBuf};
use std::{env, fs, process};

const SOURCE: &str = "src/content/questionnaire.json";

fn main() {
    println!("cargo::rerun-if-changed={SOURCE}");
    println!("cargo::rerun-if-changed=src/engine");
    println!("cargo::rerun-if-changed=build");
    if let Err(sentences) = generate() {
        for sentence in sentences.lines() {
            println!("cargo::error={SOURCE}: {sentence}");
        }
        process::exit(1);
    }
}

fn generate() -> Result<(), String> {
    let out_dir = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    let text = fs::read_to_string(SOURCE).map_err(|error| error.to_string())?;
    let source: serde_json::Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    edition::generate(&source, &out_dir)?;
    words::generate(&source, &out_dir)
}

/// Writes a generated file.
fn write(out_dir: &Path, name: &str, text: &str) -> Result<(), String> {
    fs::write(out_dir.join(name), text).map_err(|error| format!("{name} cannot be written: {error}."))
}
