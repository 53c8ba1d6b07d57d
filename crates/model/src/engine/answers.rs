//! What a person answered, and the one door through which answers come in from outside. Scoring is not here.

use super::assessment::Assessment;
use super::error::{Error, Kind, Quoted};
use super::ids::Form;
use super::slots::{ItemIndex, ItemSet, Slots};

/// A step of an item's ladder, 0 (worst) to 4 (best). Items that are shown best first keep this scored rung.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rung(Step);

// An enum, so that no other value exists and the compiler can use the spare ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
enum Step {
    Zero,
    One,
    Two,
    Three,
    Four,
}

impl Rung {
    /// The lowest rung, 0.
    pub const LOWEST: Self = Self(Step::Zero);
    /// The highest rung, 4.
    pub const HIGHEST: Self = Self(Step::Four);
    /// Every rung, lowest first.
    pub const ALL: [Self; 5] =
        [Self(Step::Zero), Self(Step::One), Self(Step::Two), Self(Step::Three), Self(Step::Four)];

    /// The rung with this number; `None` above 4.
    pub const fn new(number: u8) -> Option<Self> {
        match number {
            0 => Some(Self(Step::Zero)),
            1 => Some(Self(Step::One)),
            2 => Some(Self(Step::Two)),
            3 => Some(Self(Step::Three)),
            4 => Some(Self(Step::Four)),
            _ => None,
        }
    }

    /// The number of the rung, 0–4.
    pub const fn get(self) -> u8 {
        self.0 as u8
    }

    /// One rung higher; `None` at the top.
    pub const fn up(self) -> Option<Self> {
        Self::new(self.get().wrapping_add(1))
    }

    /// One rung lower; `None` at the bottom.
    pub const fn down(self) -> Option<Self> {
        Self::new(self.get().wrapping_sub(1))
    }

    /// The value of the rung: 0, 0.25, 0.5, 0.75 or 1.
    pub fn value(self) -> f64 {
        f64::from(self.get()) / 4.0
    }
}

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
    /// The item does not apply; it leaves the score, and for an area both plan and result leave.
    NotApplicable,
}

impl Answer {
    /// The rung, if there is one.
    pub const fn rung(self) -> Option<Rung> {
        match self {
            Self::Rung(rung) => Some(rung),
            _ => None,
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
    /// `"dk"` (do not know) and `"na"` (not applicable). The sentence names the item.
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
            let answer = raw.check().ok_or_else(|| Kind::BadAnswer(id.to_owned(), raw.written()))?;
            answers.set(index, answer);
        }
        Ok(answers)
    }
}

impl core::str::FromStr for Form {
    type Err = Error;

    /// The form with this id, for what comes from outside.
    ///
    /// # Errors
    /// Any other text. The sentence names both forms.
    fn from_str(id: &str) -> Result<Self, Error> {
        Self::from_id(id).ok_or_else(|| Kind::UnknownForm(id.to_owned()).into())
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
            Self::Text("dk") => Some(Answer::DontKnow),
            Self::Text("na") => Some(Answer::NotApplicable),
            Self::Number(number) => {
                Rung::ALL.into_iter().find(|rung| f64::from(rung.get()) == number).map(Answer::Rung)
            }
            Self::Text(_) | Self::Other(_) => None,
        }
    }

    pub(super) fn written(self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => Quoted(text).to_string(),
            Self::Other(words) => words.to_owned(),
        }
    }
}
