//! The native program `execution-gap`. What it can do is in `args`; each command has its own file. Scoring is the
//! library's.

mod args;
mod check;
mod line;
mod netlify;
mod place;
mod source;
mod stream;

use std::borrow::Cow;
use std::io;
use std::process::ExitCode;

use clap::Parser as _;
use execution_gap_model::content::edition;
use execution_gap_model::engine::Assessment;

use args::{Arguments, Command};

/// Exit status for what the caller can correct: bad lines, a defective assessment, a file that is not there.
const REFUSED: u8 = 1;

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Score { brief, assessment } => {
            let assessment: Cow<'_, Assessment> = match assessment {
                None => Cow::Borrowed(edition::assessment()),
                Some(file) => match source::read(&file) {
                    Ok(assessment) => Cow::Owned(assessment),
                    Err(sentences) => return refuse(&sentences),
                },
            };
            let worker = line::Worker::new(&assessment, brief);
            match stream::run(io::stdin(), io::stdout(), &worker) {
                Ok(stream::Ended { bad_lines: 0 }) => ExitCode::SUCCESS,
                Ok(_) => ExitCode::from(REFUSED),
                // Whoever read us has had enough, as `head` does.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
                Err(error) => refuse(&[format!("reading or writing failed: {error}.")]),
            }
        }
        Command::Netlify { file } => netlify::run(&file),
        Command::Check { files, page, effective } => check::run(&files, page.as_deref(), effective),
    }
}

fn refuse(sentences: &[String]) -> ExitCode {
    for sentence in sentences {
        eprintln!("{sentence}");
    }
    ExitCode::from(REFUSED)
}
