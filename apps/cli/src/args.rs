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
    /// Checks an assessment file and prints every defect as place and sentence.
    Check {
        /// The assessment file (execution-gap.assessment/1).
        file: PathBuf,
    },
}
