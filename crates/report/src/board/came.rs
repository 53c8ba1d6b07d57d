//! What comes from somebody else or from another day: a link to answers somewhere in a text, or a result file
//! (`execution-gap.report/1`). Answers are checked one by one, and scores are never read. What is not read is refused with
//! a sentence.

use crate::document::tree::{Element, el};
use crate::document::{Phrase, SCHEMA, Word};
use crate::sentences::Role;
use crate::sentences::day::is_day;
use crate::sentences::views::Person;
use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answer, Answers, Form, Rung, Scorer};
use execution_gap_model::share::{self, LinkError, Shared};

use super::Board;
use super::json::{Value, fields};

/// The most bytes of a text that is looked at.
const LONGEST: usize = 2_000_000;
/// The most links in a text that are looked at: replies repeat what they answer.
const LINKS: usize = 50;
/// The most characters of a wrong answer that are repeated.
const REPEATED: usize = 40;
/// How some mail programs write `#` where they wrap a link in one of their own.
const WRAPPED: &str = "%23gap1.";

/// Answers that came.
#[derive(Clone, Debug, PartialEq)]
pub struct Came {
    /// The form that was answered.
    pub form: Form,
    /// The hat that the person wears, if it is said.
    pub role: Option<Role>,
    /// The answers to questions that are still asked.
    pub answers: Answers,
    /// How many answers are to other questions.
    pub left_out: usize,
    /// Whether a file names another version of the questions.
    pub is_other_version: bool,
    /// The day that a file names.
    pub day: Option<String>,
}

impl Came {
    /// What has to be said of it.
    pub fn notes(&self, board: &Board) -> Vec<String> {
        let version = self.is_other_version.then(|| Phrase::new(Word::CameVersion));
        let left_out = Phrase::new(Word::CameLeftOut).number("n", self.left_out as f64);
        let left_out = (self.left_out > 0).then_some(left_out);
        version.iter().chain(&left_out).map(|phrase| board.voice().phrase(phrase)).collect()
    }

    /// The form, and how much of it is answered.
    pub fn basis(&self, board: &Board) -> String {
        let counts = Scorer::new(assessment(), self.form).total_counts(&self.answers);
        let word = match self.form {
            Form::Express => Word::FormExpress,
            Form::Full => Word::FormFull,
        };
        let phrase = Phrase::new(word).number("answered", f64::from(counts.answered));
        board.voice().phrase(&phrase.number("total", f64::from(counts.applicable)))
    }

    /// The person, in this role.
    pub fn person(&self, role: Option<Role>) -> Person<'_> {
        Person { form: self.form, role, answers: &self.answers }
    }
}

/// Reads a link anywhere in a text, or the text of a result file.
///
/// # Errors
/// The sentence that says what cannot be read and what can.
pub fn read(text: &str) -> Result<Came, Phrase> {
    if text.len() > LONGEST {
        return Err(Phrase::new(Word::CameTooLong));
    }
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if text.is_empty() {
        return Err(Phrase::new(Word::CameEmpty));
    }
    let came = if text.starts_with(['{', '[']) { file(text) } else { link(text) }?;
    let steps = came.answers.iter(assessment(), came.form).filter(|(_, answer)| answer.rung().is_some()).count();
    if steps == 0 { Err(Phrase::new(Word::CameNothing)) } else { Ok(came) }
}

/// The sentence of a refusal, read out when it comes.
pub fn refusal(board: &Board, refused: &Phrase) -> Element {
    el("p").class("error").with("role", "alert").text(board.voice().phrase(refused))
}

/// The first link with answers; else what is wrong with the first link.
fn link(text: &str) -> Result<Came, Phrase> {
    let text = text.replace(WRAPPED, share::PREFIX);
    let mut refused = None;
    for rest in text.split(share::PREFIX).skip(1).take(LINKS) {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len());
        let code = rest.get(..end).unwrap_or_default();
        let word = match share::decode(assessment(), &[share::PREFIX, code].concat()) {
            Ok(Shared::Answers { form, role, answers, left_out }) => {
                return Ok(Came { form, role, answers, left_out, is_other_version: false, day: None });
            }
            Ok(Shared::Invitation { .. }) => Word::CameInvitation,
            Err(LinkError::Version(_) | LinkError::Questions(_)) => Word::CameUnknown,
            Err(_) => Word::CameBroken,
        };
        refused.get_or_insert(word);
    }
    Err(Phrase::new(refused.unwrap_or(Word::CameNeither)))
}

fn file(text: &str) -> Result<Came, Phrase> {
    let (mut schema, mut form, mut role, mut day, mut version, mut given) = (None, None, None, None, None, None);
    let whole = fields(text, &mut |name, value| match name {
        "schema" => schema = value.text(),
        "form" => form = value.text().and_then(Form::from_id),
        "role" => role = value.text().and_then(Role::from_id),
        "date" => day = value.text().filter(|day| is_day(day)),
        "content_version" => version = value.text(),
        "answers" => given = Some(value),
        _ => {}
    });
    whole.ok_or_else(|| Phrase::new(Word::CameNotJson))?;
    if schema != Some(SCHEMA) {
        return Err(Phrase::new(Word::CameSchema));
    }
    let form = form.ok_or_else(|| Phrase::new(Word::CameForm))?;
    let (mut answers, mut left_out, mut wrong) = (Answers::new(), 0, None);
    let take = &mut |id, value| match assessment().find(id).filter(|item| assessment().asks(form, *item)) {
        None => left_out += 1,
        Some(item) => match answer(value) {
            Some(answer) => answers.set(item, answer),
            None => wrong = Some((id, value)),
        },
    };
    match given {
        Some(Value::Other(given)) if fields(given, take).is_some() => {}
        _ => return Err(Phrase::new(Word::CameAnswers)),
    }
    if let Some((id, value)) = wrong {
        return Err(refused(id, value));
    }
    let is_other_version = version.is_some_and(|version| version != assessment().version());
    Ok(Came { form, role, answers, left_out, is_other_version, day: day.map(str::to_owned) })
}

fn answer(value: Value<'_>) -> Option<Answer> {
    match value {
        Value::Text("dk") => Some(Answer::DontKnow),
        Value::Text("na") => Some(Answer::NotApplicable),
        Value::Text(_) => None,
        Value::Other(written) => {
            let digit = written.strip_suffix(".0").unwrap_or(written);
            let is_it = |rung: &Rung| digit.as_bytes() == [b'0' + rung.get()];
            Rung::ALL.into_iter().find(is_it).map(Answer::Rung)
        }
    }
}

fn refused(id: &str, value: Value<'_>) -> Phrase {
    // What was found is shown, and must not turn the sentence around or break it.
    let plain = |c: char| if c == ' ' || c.is_ascii_graphic() { c } else { char::REPLACEMENT_CHARACTER };
    let (found, quote) = match value {
        Value::Text(text) => (text, "“”"),
        Value::Other(written) => (written, ""),
    };
    let (open, close) = quote.split_at(quote.len() / 2);
    let found: String = found.chars().map(plain).take(REPEATED).collect();
    Phrase::new(Word::CameAnswer).text("item", id).text("found", [open, found.as_str(), close].concat())
}
