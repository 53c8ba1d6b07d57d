//! `execution-gap check`: says what is wrong with an assessment file.

use std::path::Path;
use std::process::ExitCode;

use execution_gap_model::engine::Form;

use crate::{REFUSED, source};

pub fn run(file: &Path) -> ExitCode {
    match source::read(file) {
        Ok(assessment) => {
            let [express, full] = Form::ALL.map(|form| assessment.indices(form).count());
            println!("{} is sound: {full} items, {express} of them in the express form.", file.display());
            ExitCode::SUCCESS
        }
        Err(sentences) => {
            for sentence in sentences {
                println!("{sentence}");
            }
            ExitCode::from(REFUSED)
        }
    }
}
