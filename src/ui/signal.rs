//! What a widget tells the page that embeds it. Names and shapes of the DOM events belong to `embed::events`.

use execution_gap_model::engine::{Band, Capabilities, ItemIndex, Kind, Report};
use execution_gap_report::sentences::Profile;

use super::keep::Document;

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
    /// The report is shown.
    Complete {
        /// The result.
        report: Box<Report>,
        /// Questions answered with a rung.
        answered: u32,
        /// Questions that apply.
        total: u32,
        /// From the first answer of the visit to the report, milliseconds; `None` when the report was only reopened.
        duration_ms: Option<f64>,
    },
    /// The report is on screen.
    Report {
        /// The band, when there is a number.
        band: Option<Band>,
    },
    /// A box of the contact form was ticked or emptied.
    Consent {
        /// Its name in the lead.
        key: String,
        /// Whether it is ticked.
        value: bool,
        /// Version of the text beside it.
        version: String,
    },
    /// The visitor takes the report along, for whoever makes documents.
    Keep {
        /// In which form.
        document: Document,
        /// Who is asking.
        profile: Profile,
    },
    /// The plan of the report on screen is wanted, for whoever makes it.
    Plan {
        /// Who is asking.
        profile: Profile,
        /// Whether the answers are somebody else's.
        is_view: bool,
    },
    /// The contact details and what goes with them, for the sender alone.
    Lead {
        /// All but the weights, as [`super::contact::submission`] writes it.
        json: String,
        /// How much each capability counts; `None` when all three count the same.
        weights: Option<Capabilities<f64>>,
    },
}
