//! The result as a file to keep and to open again: `execution-gap.report/1` with the answers that it was computed from.
//! Whoever opens it computes the score anew from the answers; the numbers are for other programs.

use serde::ser::{Serialize, SerializeMap, Serializer};

use execution_gap_model::engine::{Answer, Written};

use super::paper::Paper;

/// The id of the format.
pub const SCHEMA: &str = "execution-gap.report/1";

/// The file, to be written as JSON. No organisation, brand or name is in it.
pub fn result<'a>(paper: &'a Paper<'a>) -> File<'a> {
    File {
        schema: SCHEMA,
        content_version: paper.assessment().version(),
        date: paper.visit.day,
        role: paper.visit.profile.role.map(|role| role.id()),
        answers: Given(paper),
        report: paper.report.with_ids(paper.assessment()),
    }
}

/// A result file.
#[derive(serde::Serialize)]
pub struct File<'a> {
    schema: &'static str,
    content_version: &'a str,
    date: &'a str,
    role: Option<&'static str>,
    answers: Given<'a>,
    #[serde(flatten)]
    report: Written<'a>,
}

/// The answers as `Answers::from_pairs` takes them; what is not answered is absent.
struct Given<'a>(&'a Paper<'a>);

impl Serialize for Given<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let paper = self.0;
        let mut map = serializer.serialize_map(None)?;
        for (item, answer) in paper.visit.answers.iter(paper.assessment(), paper.report.form) {
            let id = &*paper.assessment().item(item).id;
            match answer {
                Answer::Unanswered => {}
                Answer::Rung(rung) => map.serialize_entry(id, &rung.get())?,
                Answer::DontKnow => map.serialize_entry(id, "dk")?,
                Answer::NotApplicable => map.serialize_entry(id, "na")?,
            }
        }
        map.end()
    }
}
