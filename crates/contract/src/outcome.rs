//! What can become of a lead.

/// The outcome of a try, or of a lead.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// Its name in events and in `respond(outcome)`.
    pub name: &'static str,
    /// What it says, in Markdown.
    pub says: &'static str,
    /// What follows from it.
    pub then: Then,
}

/// What follows from an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// The visitor has done their part.
    Done,
    /// The visitor sees thanks, and nobody has the lead.
    Ignored,
    /// It may be tried again.
    Open,
    /// Trying again changes nothing.
    Failed,
}

const fn outcome(name: &'static str, then: Then, says: &'static str) -> Outcome {
    Outcome { name, says, then }
}

/// All of them.
pub const OUTCOMES: [Outcome; 8] = [
    outcome("confirmed", Then::Done, "the receiver has it and said so"),
    outcome("accepted", Then::Done, "the receiver took it and will deal with it"),
    outcome("handed_over", Then::Done, "it was passed on; nobody can know whether it arrived"),
    outcome("suspected_spam", Then::Ignored, "a machine filled the form in; nothing was sent"),
    outcome("rejected", Then::Failed, "the receiver refused what it says"),
    outcome("retryable", Then::Open, "the receiver could not take it now"),
    outcome("unknown", Then::Open, "it may have arrived or not"),
    outcome("misconfigured", Then::Failed, "campaign or receiver are set up wrongly; no visitor can change that"),
];
