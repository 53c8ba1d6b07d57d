//! What can be asked of the program on the command line. Nothing is done here.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Measures the technology execution gap.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Scores answers: JSON Lines in, one report a line out, in the same order.
    ///
    /// A line is {"form": "express", "answers": {"INT": 1, "UNP": "dk"}}; other keys are ignored. A bad line gives
    /// {"error": "…", "line": 7} in its place, and the exit status is 1 at the end; no other line is lost. Blank lines
    /// count as lines and give nothing. A line may be 64 KiB long.
    Score {
        /// Leave out `roadmap` and `robustness`, which take most of the time.
        #[arg(long)]
        brief: bool,
        /// Score by this assessment file in place of the built-in one.
        #[arg(long, value_name = "FILE")]
        assessment: Option<PathBuf>,
    },
    /// Writes the hidden form that a site on Netlify has to hold for a campaign, with every field that will be sent.
    ///
    /// Netlify takes only fields that it found in the site's HTML when it was deployed. Put the form into any page of the
    /// site, and make it anew when the fields or the boxes of the campaign change.
    Netlify {
        /// The campaign file (execution-gap.campaign/1), with the profile "netlify".
        file: PathBuf,
    },
    /// Checks campaign and assessment files, and prints every mistake.
    ///
    /// Which kind a file is, its `schema` says. A mistake is one line, `FILE:LINE:COLUMN: POINTER: SENTENCE`; what works
    /// and may not be meant is a line that begins with `note`. The exit status is 1 when a file has a mistake or cannot
    /// be read, and 0 otherwise.
    Check {
        /// The files (execution-gap.campaign/1, execution-gap.assessment/1); `-` is standard input.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Check campaigns for a page of this origin. On one of the machine itself, such as http://localhost:8080,
        /// addresses may start with http:// and name any host.
        #[arg(long, value_name = "ORIGIN")]
        page: Option<String>,
        /// Print instead what a page makes of each campaign, one line of JSON for each: every setting with its default,
        /// and the colours that come of the accent. Mistakes go to standard error.
        #[arg(long)]
        effective: bool,
    },
}
