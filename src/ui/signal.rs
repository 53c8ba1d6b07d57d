//! What a widget tells the page that embeds it. Names and shapes of the DOM events belong to `embed::events`.

use crate::engine::{ItemIndex, Kind, Report};

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
}
