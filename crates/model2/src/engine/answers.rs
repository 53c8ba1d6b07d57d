//! What a person answered, and the one door through which answers come in from outside. Scoring is not here.

use super::assessment::Assessment;
use super::error::{Error, Kind, Quoted};
use super::ids::Form;
use super::rung::Rung;
use super::slots::{ItemIndex, ItemSet, Slots};

/// The answer to one item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Not answered yet; opens the interval.
    #[default]
    Unanswered,
    /// Answered.
    Rung(Rung),
    /// The person does not know; opens the interval and counts as a blind spot.
    DontKnow,
    /// Nobody in the organisation knows: scored as rung 0. For results and practices only; elsewhere it is read as
    /// [`Answer::DontKnow`], so that ignorance of a plan cannot lower what is asked of execution.
    NobodyKnows,
    /// The item does not apply; it leaves the score, and for an area both plan and result leave.
    NotApplicable,
}

impl Answer {
    /// The rung that was given, if one was.
    pub const fn rung(self) -> Option<Rung> {
        match self {
            Self::Rung(rung) => Some(rung),
            _ => None,
        }
    }

    /// How the answer is written: a rung has a number, and what is unanswered is not written.
    const fn word(self) -> Option<&'static str> {
        match self {
            Self::DontKnow => Some("dk"),
            Self::NobodyKnows => Some("nobody"),
            Self::NotApplicable => Some("na"),
            Self::Unanswered | Self::Rung(_) => None,
        }
    }
}

/// As written in answers: a number, `"dk"`, `"nobody"`, `"na"`, or null where nothing was answered.
impl serde::Serialize for Answer {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.rung() {
            Some(rung) => serializer.serialize_u8(rung.get()),
            None => self.word().serialize(serializer),
        }
    }
}

/// One answer for each item of an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answers(Slots<Answer>);

impl Default for Answers {
    fn default() -> Self {
        Self::new()
    }
}

impl Answers {
    /// Nothing answered.
    pub const fn new() -> Self {
        Self(Slots::filled(Answer::Unanswered))
    }

    /// The answer to an item.
    pub fn get(&self, item: ItemIndex) -> Answer {
        self.0[item]
    }

    /// Gives or changes the answer to an item.
    pub fn set(&mut self, item: ItemIndex, answer: Answer) {
        self.0[item] = answer;
    }

    /// Every item of the form with its answer, in questionnaire order.
    pub fn iter<'a>(
        &'a self,
        assessment: &'a Assessment,
        form: Form,
    ) -> impl Iterator<Item = (ItemIndex, Answer)> + 'a {
        assessment.indices(form).map(|item| (item, self.get(item)))
    }

    /// Checks answers from outside. An item that is absent is unanswered.
    ///
    /// # Errors
    /// An unknown item, an item of another form, an item given twice, or anything but a whole number from 0 to 4,
    /// `"dk"` (do not know), `"nobody"` (nobody here knows; results and practices only) and `"na"` (not applicable).
    /// The sentence names the item and what it allows.
    pub fn from_pairs<'a, I>(assessment: &Assessment, form: Form, pairs: I) -> Result<Self, Error>
    where
        I: IntoIterator<Item = (&'a str, RawAnswer<'a>)>,
    {
        let mut answers = Self::new();
        let mut given = ItemSet::default();
        for (id, raw) in pairs {
            let index = assessment.find(id).ok_or_else(|| Kind::UnknownItem(id.to_owned()))?;
            if !assessment.asks(form, index) {
                return Err(Kind::NotInForm(id.to_owned(), form).into());
            }
            if given.contains(index) {
                return Err(Kind::GivenTwice(id.to_owned()).into());
            }
            given.insert(index);
            let kind = assessment.item(index).kind();
            let answer = raw
                .check()
                .filter(|&answer| answer != Answer::NobodyKnows || kind.is_execution())
                .ok_or_else(|| Kind::BadAnswer { item: id.to_owned(), kind, found: raw.written() })?;
            answers.set(index, answer);
        }
        Ok(answers)
    }
}

/// An answer as it was written outside, before it is checked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RawAnswer<'a> {
    /// A number, whole or not.
    Number(f64),
    /// A text.
    Text(&'a str),
    /// Something else; the words say what, as in "a list".
    Other(&'a str),
}

impl RawAnswer<'_> {
    fn check(self) -> Option<Answer> {
        match self {
            Self::Text(text) => [Answer::DontKnow, Answer::NobodyKnows, Answer::NotApplicable]
                .into_iter()
                .find(|answer| answer.word() == Some(text)),
            Self::Number(number) => {
                Rung::ALL.into_iter().find(|rung| f64::from(rung.get()) == number).map(Answer::Rung)
            }
            Self::Other(_) => None,
        }
    }

    fn written(self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => Quoted(text).to_string(),
            Self::Other(words) => words.to_owned(),
        }
    }
}
