//! One line in, one line out. Where lines come from and in which order they leave is `stream`'s business.

use execution_gap_model::engine::{Assessment, Error, Form, GivenAnswers, Scorer};
use serde::{Deserialize, Serialize};

use crate::stream::LONGEST_LINE;

/// What turns lines into reports; one for all threads.
pub struct Worker<'a> {
    assessment: &'a Assessment,
    express: Scorer<'a>,
    full: Scorer<'a>,
    brief: bool,
}

/// A line as written. Other keys are somebody else's and are left alone.
#[derive(Deserialize)]
struct Request {
    form: String,
    answers: GivenAnswers,
}

#[derive(Serialize)]
struct Refusal<'a> {
    error: &'a str,
    line: u64,
}

impl<'a> Worker<'a> {
    pub fn new(assessment: &'a Assessment, brief: bool) -> Self {
        let [express, full] = [Form::Express, Form::Full].map(|form| Scorer::new(assessment, form));
        Self { assessment, express, full, brief }
    }

    /// Appends what this line gives to `out`, with its line end. Whether the line was good.
    pub fn answer(&self, line: Option<&[u8]>, number: u64, out: &mut Vec<u8>) -> bool {
        let Some(line) = line else {
            return refuse(&format!("the line is longer than {LONGEST_LINE} bytes."), number, out);
        };
        if line.iter().all(u8::is_ascii_whitespace) {
            return true;
        }
        match self.score(line, out) {
            Ok(()) => true,
            Err(sentence) => refuse(&sentence, number, out),
        }
    }

    fn score(&self, line: &[u8], out: &mut Vec<u8>) -> Result<(), String> {
        let no_request =
            |error| format!("the line is no object with \"form\" and \"answers\": {}.", without_position(&error));
        let request: Request = serde_json::from_slice(line).map_err(no_request)?;
        let form: Form = request.form.parse().map_err(|error: Error| error.to_string())?;
        let answers = request.answers.check(self.assessment, form).map_err(|error| error.to_string())?;
        let scorer = match form {
            Form::Express => &self.express,
            Form::Full => &self.full,
        };
        let report = if self.brief { scorer.brief(&answers) } else { scorer.report(&answers) };
        serde_json::to_writer(&mut *out, &report.with_ids(self.assessment)).map_err(|error| error.to_string())?;
        out.push(b'\n');
        Ok(())
    }
}

fn refuse(sentence: &str, line: u64, out: &mut Vec<u8>) -> bool {
    // Writing text and a number to memory cannot fail.
    let _ = serde_json::to_writer(&mut *out, &Refusal { error: sentence, line });
    out.push(b'\n');
    false
}

/// The parser counts lines inside what it was given, always 1; the number that helps stands beside the sentence.
fn without_position(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    match text.strip_suffix(&position) {
        Some(what) if error.column() > 0 => format!("{what} at column {}", error.column()),
        Some(what) => what.to_owned(),
        None => text,
    }
}
