//! What became of a try, and when there is another one. How an answer is read is in `judge`.

use serde::Serialize;

use super::payload::written;

/// Waits before the second, third and fourth try, milliseconds; there is no fifth.
const WAITS: [f64; 3] = [1000.0, 4000.0, 15_000.0];

/// How much a wait may differ from the plan: visitors of one page would otherwise come back together.
const SPREAD: f64 = 0.2;

/// Longest wait that a receiver can ask for, milliseconds.
pub(super) const LONGEST_WAIT: f64 = 60_000.0;

written! {
    /// What became of a try.
    pub enum Outcome {
        /// The receiver has the lead and said so.
        Confirmed,
        /// The receiver took the lead and will deal with it.
        Accepted,
        /// The lead was handed on; nobody can say whether it arrived.
        HandedOver,
        /// The receiver refused what it says.
        Rejected,
        /// The receiver could not take it now.
        Retryable,
        /// It may have arrived or not.
        Unknown,
        /// The campaign or the receiver is set up wrongly; no visitor can change that.
        Misconfigured,
        /// It looks like a machine's; nothing was sent.
        SuspectedSpam,
    }
}

impl Outcome {
    /// The outcome with this name.
    pub fn from_id(id: &str) -> Option<Self> {
        let known = [
            ("confirmed", Self::Confirmed),
            ("accepted", Self::Accepted),
            ("handed_over", Self::HandedOver),
            ("rejected", Self::Rejected),
            ("retryable", Self::Retryable),
            ("unknown", Self::Unknown),
            ("misconfigured", Self::Misconfigured),
            ("suspected_spam", Self::SuspectedSpam),
        ];
        known.into_iter().find(|(known, _)| *known == id).map(|(_, outcome)| outcome)
    }
}

/// What the receiver says about one field, or about the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// A field of the contact form; `None` for the whole.
    pub field: Option<String>,
    /// What is wrong: `invalid`, `required`, `blocked`, `too_long`, `captcha_failed`, or the receiver's own word.
    pub code: String,
    /// The receiver's own sentence, at most 200 characters, to be shown as text only; `None` for a code of ours, which
    /// has words of its own, and where the sentence names a field as programs do.
    pub message: Option<String>,
}

/// An answer as it was understood.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdict {
    /// What became of the try.
    pub outcome: Outcome,
    /// The receiver's own name for the lead.
    pub reference: Option<String>,
    /// Why, in one word: `status_503`, `timeout`, `not_json` …
    pub reason: Option<String>,
    /// What the receiver says about fields.
    pub errors: Vec<FieldError>,
    /// How long the receiver asks to wait, milliseconds.
    pub retry_after_ms: Option<f64>,
}

impl Verdict {
    pub(super) fn of(outcome: Outcome) -> Self {
        Self { outcome, reference: None, reason: None, errors: Vec::new(), retry_after_ms: None }
    }

    pub(super) fn because(outcome: Outcome, reason: &str) -> Self {
        Self { reason: Some(reason.to_owned()), ..Self::of(outcome) }
    }
}

/// How long to wait before the next try, milliseconds; `None` when there is none.
///
/// `repeats`: whether the receiver keeps a lead once; only then is an unknown outcome tried again by itself. `attempt`:
/// the number of the try that gave this outcome, from 1. `random`: 0 to 1.
pub fn next_try(
    outcome: Outcome,
    repeats: bool,
    attempt: u32,
    retry_after_ms: Option<f64>,
    random: f64,
) -> Option<f64> {
    let again = match outcome {
        Outcome::Retryable => true,
        Outcome::Unknown => repeats,
        _ => false,
    };
    let planned = WAITS.get(usize::try_from(attempt.checked_sub(1)?).ok()?).filter(|_| again)?;
    let random = if (0.0..=1.0).contains(&random) { random } else { 0.5 };
    let wait = planned * (1.0 + SPREAD * (2.0 * random - 1.0));
    let asked = retry_after_ms.filter(|asked| *asked > 0.0).unwrap_or(0.0).min(LONGEST_WAIT);
    Some(wait.max(asked).round())
}
