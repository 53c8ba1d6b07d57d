//! What a visitor can do, and what can have to happen outside after it. What an action does to the state belongs to `state`.

use execution_gap_model::content::messages::Sentence;
use execution_gap_model::engine::{Answer, Form, ItemIndex, Kind};
use execution_gap_model::profile::{Profile, Role};

use super::contact::{Act, Step};
use super::saved::Saved;

/// What a visitor can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Start from the welcome screen.
    Start,
    /// Take up the saved state.
    Resume,
    /// Take up a visit that was written down elsewhere.
    Restore(Box<Saved>),
    /// Answer this form for somebody with this role, who asked for it.
    Invite(Form, Option<Role>),
    /// Hear that a link cannot be read.
    Broken,
    /// Begin one's own answers to this form, after reading somebody else's.
    Take(Form),
    /// Take over somebody's answers as one's own.
    Copy(Box<Saved>),
    /// Ask for the report again, after it did not load.
    Retry,
    /// Hear that the report does not load.
    NoReport,
    /// Hear that the report is on screen, and whether it has a number.
    Told(bool),
    /// Ask before starting again.
    AskRestart,
    /// Keep what there is.
    CancelRestart,
    /// Forget everything and show the welcome screen.
    Restart,
    /// Forget everything because the visitor asked for their answers to be deleted.
    Delete,
    /// Go on without saying who is asking.
    SkipProfile,
    /// Say who is asking; does not go on.
    SetProfile(Profile),
    /// Answer this question, if it is the one shown.
    Choose(ItemIndex, Answer),
    /// Go on.
    Continue,
    /// Go back one step.
    Back,
    /// Change one answer from the review.
    Change(ItemIndex),
    /// Go from the report to the answers.
    Review,
    /// Ask the questions that the express form left out.
    Deepen,
    /// Turn digits on or off.
    ToggleShortcuts,
    /// Something in or to the contact form.
    Contact(Act),
}

/// What has to happen outside after an action.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Write the state down.
    Save,
    /// Write the state down, and say so if it worked: the first time in a visit.
    SaveAndTell,
    /// Remove what was written down.
    Forget,
    /// Say this in the live region.
    Announce(Sentence),
    /// The first answer of the visit was given.
    Started,
    /// An answer was given or changed.
    Answered(ItemIndex),
    /// Another part of the questionnaire was reached.
    Section(Kind),
    /// The visitor has come to the report.
    Completed,
    /// The report on screen follows what has changed.
    Report,
    /// Hand the contact details over.
    Lead(Step),
    /// The box at this position was ticked or emptied.
    Consent(usize),
}
