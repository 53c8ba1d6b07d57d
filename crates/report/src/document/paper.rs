//! What a document is made from: a visit, scored and told once for every form of it.

use crate::sentences::cohort::Cohort;
use crate::sentences::three_moves::{ThreeMoves, three_moves};
use crate::sentences::views::Person;
use crate::sentences::{self, PhasePlan, Profile, Standing, Story, moves as advice};
use execution_gap_model::content::messages::Sentence;
use execution_gap_model::engine::{Answers, Assessment, Effect, Form, Report, Scorer};

use super::keys::Word;
use super::words::{Phrase, Voice};

/// A visit, and how its document is to look.
#[derive(Clone, Copy)]
pub struct Visit<'a> {
    /// Scores the form that was answered, with the weights of the campaign and the visitor's priority.
    pub scorer: &'a Scorer<'a>,
    /// The answers.
    pub answers: &'a Answers,
    /// Who answered.
    pub profile: Profile,
    /// Other people who answered too.
    pub people: &'a [Person<'a>],
    /// A group to compare with, from the campaign.
    pub cohort: Option<&'a Cohort>,
    /// The organisation that the report is about, if it was given.
    pub organisation: Option<&'a str>,
    /// Whose report it is: the campaign's brand.
    pub brand: Option<&'a str>,
    /// What comes next: the campaign's link.
    pub next: Option<Link<'a>>,
    /// The day as it is shown.
    pub date: &'a str,
    /// The day as it is stored: year, month and day with hyphens.
    pub day: &'a str,
    /// Whether it is written from right to left.
    pub rtl: bool,
    /// The size of the sheet.
    pub sheet: Sheet,
    /// The fixed rules of the style sheet, as `style::RULES` has them; a screen needs none.
    pub rules: &'a str,
    /// The words.
    pub voice: Voice<'a>,
}

/// A link with what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// What happens.
    pub label: &'a str,
    /// Where it leads: an address that starts with `https://`, or the document is without it.
    pub url: &'a str,
}

/// A size of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// 210 by 297 mm.
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// A visit with its report.
pub struct Paper<'a> {
    /// What it is made from.
    pub visit: Visit<'a>,
    /// The numbers.
    pub report: Report,
    /// What they say.
    pub story: Story,
    /// What each answer does.
    pub effects: Vec<Effect>,
    /// What to do; `None` when nothing closes anything, or there is no number.
    pub moves: Option<ThreeMoves>,
    /// How far the best return depends on the model's settings.
    pub honesty: Option<Sentence>,
    /// The steps in three phases.
    pub roadmap: Option<Vec<PhasePlan>>,
}

impl<'a> Paper<'a> {
    /// Scores a visit and works out its result, without what takes longer: what to do about it.
    pub fn result(visit: Visit<'a>) -> Self {
        let Visit { scorer, answers, profile, .. } = visit;
        let report = scorer.result(answers);
        let story = sentences::tell(scorer.assessment(), scorer, answers, &report, profile);
        let effects = scorer.effects(answers);
        Self { visit, effects, report, story, moves: None, honesty: None, roadmap: None }
    }

    /// Scores a visit and works out all that there is to say of it.
    pub fn new(visit: Visit<'a>) -> Self {
        let Visit { scorer, answers, profile, .. } = visit;
        let report = scorer.report(answers);
        let story = sentences::tell(scorer.assessment(), scorer, answers, &report, profile);
        let counted = matches!(story.standing, Standing::Point { .. });
        let moves = counted.then(|| three_moves(scorer.assessment(), scorer, answers, &report)).flatten();
        let honesty = counted.then(|| advice::honesty(scorer, answers, &report)).flatten();
        let roadmap = advice::phases(scorer.assessment(), answers, &report);
        Self { visit, effects: scorer.effects(answers), report, story, moves, honesty, roadmap }
    }

    /// The words.
    pub fn voice(&self) -> Voice<'a> {
        self.visit.voice
    }

    /// The questionnaire.
    pub fn assessment(&self) -> &'a Assessment {
        self.visit.scorer.assessment()
    }

    /// The gap as shown, when there is one number.
    pub(super) fn gap(&self) -> Option<f64> {
        match self.story.standing {
            Standing::Point { gap, .. } => Some(gap),
            _ => None,
        }
    }

    /// The name of the document, for the window and the file's own title.
    pub(super) fn title(&self) -> String {
        let title = match self.visit.organisation {
            Some(name) => Phrase::new(Word::TitleFor).text("organisation", name),
            None => Phrase::new(Word::Title),
        };
        self.voice().phrase(&title.text("date", self.visit.date))
    }

    /// The first heading.
    pub(super) fn heading(&self) -> String {
        match self.visit.organisation {
            Some(name) => self.voice().phrase(&Phrase::new(Word::HeadingFor).text("organisation", name)),
            None => self.voice().word(Word::Heading),
        }
    }

    /// The form, and how much of it is answered.
    pub(super) fn basis(&self) -> String {
        let counts = self.visit.scorer.total_counts(self.visit.answers);
        let word = match self.report.form {
            Form::Express => Word::FormExpress,
            Form::Full => Word::FormFull,
        };
        let phrase = Phrase::new(word).number("answered", f64::from(counts.answered));
        self.voice().phrase(&phrase.number("total", f64::from(counts.applicable)))
    }
}
