//! What the report module hands to a page besides trees: answers by item, the facts of a report for events, and what a link
//! says.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answer, Answers, Breakdowns, Capabilities, Form};
use execution_gap_model::share::Shared;
use execution_gap_report::board::Board;
use execution_gap_report::sentences::views::Person;
use execution_gap_report::sentences::{Role, Standing};

/// What events say of a report.
#[derive(Serialize)]
pub struct Facts {
    /// Whether there is a number.
    scored: bool,
    widget_version: &'static str,
    question_set: &'static str,
    /// How many questions the form asks.
    questions: usize,
    /// The detail of `gap-complete`.
    complete: Complete,
}

#[derive(Serialize)]
struct Complete {
    overall: Option<u8>,
    band: Option<&'static str>,
    breakdowns: ByBreakdown,
    capabilities: ByCapability,
    answered: u32,
    total: u32,
}

struct ByBreakdown(Breakdowns<Option<f64>>);
struct ByCapability(Capabilities<Option<f64>>);

impl Serialize for ByBreakdown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, value)| (id.id(), value)))
    }
}

impl Serialize for ByCapability {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, value)| (id.id(), value)))
    }
}

impl Facts {
    /// Of this report.
    pub fn of(board: &Board) -> Self {
        let (report, standing, counts) = board.result();
        Self {
            scored: matches!(standing, Standing::Point { .. }),
            widget_version: env!("CARGO_PKG_VERSION"),
            question_set: assessment().version(),
            questions: assessment().indices(report.form).count(),
            complete: Complete {
                overall: report.shown.filter(|_| report.reportable),
                band: report.band.map(|band| band.id()),
                breakdowns: ByBreakdown(report.severity),
                capabilities: ByCapability(report.after_drag),
                answered: counts.answered,
                total: counts.applicable,
            },
        }
    }
}

/// Answers by item; what is not answered is absent.
struct Given<'a>(Form, &'a Answers);

impl Serialize for Given<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (item, answer) in self.1.iter(assessment(), self.0) {
            let id = &*assessment().item(item).id;
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

/// Somebody's answers.
#[derive(Serialize)]
pub struct Somebody<'a> {
    form: &'static str,
    role: Option<&'static str>,
    answers: Given<'a>,
}

impl<'a> Somebody<'a> {
    /// As a document takes them.
    pub fn of(person: &Person<'a>) -> Self {
        let Person { form, role, answers } = *person;
        Self { form: form.id(), role: role.map(Role::id), answers: Given(form, answers) }
    }
}

/// What a link says.
#[derive(Serialize)]
pub struct Linked<'a> {
    form: &'static str,
    role: Option<&'static str>,
    /// `None` in an invitation.
    answers: Option<Given<'a>>,
}

impl<'a> Linked<'a> {
    /// Of what was read.
    pub fn of(shared: &'a Shared) -> Self {
        let (form, role, answers) = match shared {
            Shared::Answers { form, role, answers, .. } => (form, role, Some(Given(*form, answers))),
            Shared::Invitation { form, role } => (form, role, None),
        };
        Self { form: form.id(), role: role.map(Role::id), answers }
    }
}
