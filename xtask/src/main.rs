//! `cargo xtask`: everything that is done with this repository besides writing it.
//!
//! This file holds the command line and nothing else; each command has a file of its own.

mod assets;
mod bench;
mod bundler;
mod checks;
mod compress;
mod demo;
mod dist;
mod leads;
mod names;
mod node;
mod order;
mod package;
mod process;
mod progress;
mod release;
mod seal;
mod serve;
mod setup;
mod sizes;
mod stamp;
mod wasm;
// The code of the program's own build, so that a language pack always fits the program.
#[path = "../../crates/model/build/words.rs"]
mod words;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use workspace::Workspace;

/// Builds, serves, tests and measures execution-gap.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Set up what is missing, build the release widget and serve the demo page.
    Serve {
        /// Port on 127.0.0.1.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Serve what dist/ holds, and build nothing.
        #[arg(long)]
        built: bool,
        /// The file that leads are kept in; absent: leads/leads.jsonl in Cargo's target folder.
        #[arg(long, value_name = "FILE")]
        leads: Option<PathBuf>,
    },
    /// Write dist/: the demo page, the embeddable files and the npm package.
    Build,
    /// Set up what is missing and run every test.
    Test {
        /// Run this step alone; may be given several times.
        #[arg(long, value_name = "STEP", value_parser = checks::names())]
        only: Vec<String>,
    },
    /// Measure throughput and sizes; the results are also written to target/bench/.
    Bench {
        /// Measure the widget in a browser instead, beside a page written by hand.
        #[arg(long)]
        browser: bool,
        /// Rounds of the browser measurement; in each the pages take turns.
        #[arg(long, default_value_t = 7)]
        rounds: u8,
    },
    /// Write loader, style sheet and the demo page's own files into a folder (Trunk's post_build hook).
    Assets {
        /// The folder; absent or `-`: the one that Trunk names in TRUNK_STAGING_DIR.
        directory: Option<PathBuf>,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = Workspace::find().and_then(|workspace| match arguments.command {
        Command::Serve { port, built, leads } => serve::serve(&workspace, port, built, leads),
        Command::Build => dist::build(&workspace),
        Command::Test { only } => checks::run(&workspace, &only),
        Command::Bench { browser: true, rounds } => bench::in_browser(&workspace, rounds),
        Command::Bench { .. } => bench::run(&workspace),
        Command::Assets { directory } => assets::run(&workspace, directory),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
