//! What a widget tells the page that embeds it. Names and shapes of the DOM events belong to `embed::events`.

use execution_gap_model::engine::{Answers, Capabilities, Form, ItemIndex, Kind};
use execution_gap_model::profile::Profile;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Signal {
    /// The first screen is there.
    Ready {
        /// Questions in the form.
        total: usize,
    },
    /// The visit as it is written down; empty when it was deleted. For the loader alone, to begin again after a crash.
    Saved(String),
    /// The first answer of a visit was given.
    Start {
        /// Questions in the form.
        total: usize,
    },
    /// An answer was given or changed; which one is not said.
    Answer {
        /// Position of the question, from 1.
        index: usize,
        /// Questions in the form.
        total: usize,
        /// The question.
        item: ItemIndex,
    },
    /// Another part of the questionnaire was reached.
    Step {
        /// The part.
        section: Kind,
        /// Position of its first question, from 1.
        index: usize,
        /// Questions in the form.
        total: usize,
    },
    /// The report is to be on screen, for whoever tells it. The answer is whether it has a number, or that it is not there
    /// yet.
    Report(Box<Telling>),
    /// The visitor has gone from the report to another screen.
    Left,
    /// The plan was opened, and nobody stands anywhere else: whoever tells it takes the focus there.
    Plan,
    /// Something to be read out.
    Say(String),
    /// A box of the contact form was ticked or emptied.
    Consent {
        /// Its name in the lead.
        key: String,
        /// Whether it is ticked.
        value: bool,
        /// Version of the text beside it.
        version: String,
    },
    /// The contact details and what goes with them, for the sender alone.
    Lead {
        /// All but the weights, as [`super::contact::submission`] writes it.
        json: String,
        /// How much each capability counts; `None` when all three count the same.
        weights: Option<Capabilities<f64>>,
    },
}

/// What a report is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Telling {
    /// The form.
    pub form: Form,
    /// The answers.
    pub answers: Answers,
    /// Who is asking.
    pub profile: Profile,
    /// Whether the contact form stands in it.
    pub has_form: bool,
    /// Whether the plan waits for the contact form.
    pub is_closed: bool,
    /// Whether the visitor has just come to it.
    pub is_new: bool,
    /// From the first answer of the visit to the report, milliseconds; `None` when the report was only reopened.
    pub duration_ms: Option<f64>,
}
