//! The events that the element dispatches, and what is in them. They bubble and are composed; `detail` is plain and frozen,
//! and holds `v`, `instance` and `ts` besides what stands here. No event says which answer was chosen.

/// One event.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// Its name.
    pub name: &'static str,
    /// When it comes, in Markdown.
    pub when: &'static str,
    /// What is in `detail`.
    pub detail: &'static [Detail],
    /// What more a developer should know, whole sentences in Markdown; may be empty.
    pub note: &'static str,
    /// Whether `preventDefault()` does something.
    pub cancelable: bool,
    /// Whether a page that holds the widget in a frame hears of it.
    pub in_frame: bool,
}

/// One key of `detail`.
#[derive(Clone, Copy, Debug)]
pub struct Detail {
    /// Its name.
    pub name: &'static str,
    /// Its type in TypeScript.
    pub ty: &'static str,
    /// Whether it may be absent.
    pub optional: bool,
    /// Whether it crosses the border of a frame: no score, no answer, nothing that somebody wrote.
    pub in_frame: bool,
}

const fn told(name: &'static str, ty: &'static str) -> Detail {
    Detail { name, ty, optional: false, in_frame: true }
}

/// Not for the page around a frame.
const fn kept(name: &'static str, ty: &'static str) -> Detail {
    Detail { name, ty, optional: false, in_frame: false }
}

const fn event(name: &'static str, when: &'static str, detail: &'static [Detail]) -> Event {
    Event { name, when, detail, note: "", cancelable: false, in_frame: true }
}

/// The program is there.
pub const READY: Event = event(
    "gap-ready",
    "the program is there",
    &[told("widget_version", "string"), told("question_set", "string"), told("total", "number")],
);
/// First answer of a visit.
pub const START: Event = event("gap-start", "first answer of a visit", &[told("total", "number")]);
/// An answer was given.
pub const ANSWER: Event = event(
    "gap-answer",
    "an answer is given or changed",
    &[told("index", "number"), told("total", "number"), told("q", "string")],
);
/// Another part of the questions.
pub const STEP: Event = event(
    "gap-step",
    "another part of the questions",
    &[
        told("section", "\"practice\" | \"result\" | \"strategy\""),
        told("index", "number"),
        told("total", "number"),
        told("percent", "number"),
    ],
);
/// The result is there.
pub const COMPLETE: Event = event(
    "gap-complete",
    "the result is there",
    &[
        kept("overall", "number | null"),
        told("band", "GapBand | null"),
        kept("breakdowns", "Readonly<Record<\"F\" | \"R\" | \"C\" | \"M\", number | null>>"),
        kept("capabilities", "Readonly<Record<\"BI\" | \"PO\" | \"AA\", number | null>>"),
        told("answered", "number"),
        told("total", "number"),
        told("duration_ms", "number | null"),
    ],
);
/// The report is on screen.
pub const REPORT: Event = event("gap-report", "the report is on screen", &[told("band", "GapBand | null")]);
/// A lead is about to be sent.
pub const LEAD_SUBMIT: Event = Event {
    cancelable: true,
    note: "After `preventDefault()` the page sees to the lead, and calls `respond` within 15 seconds. `payload`, and \
           `fields` under the receiver's names, are there with the adapter `host` or `leadPayload`.",
    ..event(
        "gap-lead-submit",
        "before a lead is sent; `preventDefault()` takes it over",
        &[
            told("id", "string"),
            told("adapter", "string"),
            kept("respond", "(outcome: GapOutcome) => void"),
            Detail { optional: true, ..kept("payload", "GapLead") },
            Detail { optional: true, ..kept("fields", "Readonly<Record<string, string>>") },
        ],
    )
};
/// A try has ended.
pub const LEAD_RESULT: Event = Event {
    note: "After `final` there is no other try by itself. `reason` is one word, such as `status_503`.",
    ..event(
        "gap-lead-result",
        "after each try to send a lead",
        &[
            told("id", "string | null"),
            told("adapter", "string"),
            told("outcome", "GapOutcome"),
            told("attempt", "number"),
            kept("reason", "string | null"),
            told("final", "boolean"),
        ],
    )
};
/// A box was ticked or emptied.
pub const CONSENT: Event = event(
    "gap-consent",
    "a box is ticked or emptied",
    &[told("key", "string"), told("value", "boolean"), told("text_version", "string")],
);
/// Something was printed or saved.
pub const EXPORT: Event = Event {
    note: "`bytes` is null where it was printed.",
    ..event(
        "gap-export",
        "the visitor printed or saved something",
        &[told("format", "string"), told("bytes", "number | null")],
    )
};
/// A link is made.
pub const SHARE: Event = Event {
    cancelable: true,
    ..event(
        "gap-share",
        "a link is made; the link itself is not told; `preventDefault()` forbids it",
        &[told("method", "\"copy\" | \"invite\" | \"sheet\""), told("length", "number")],
    )
};
/// The height has changed.
pub const RESIZE: Event = Event {
    in_frame: false,
    ..event("gap-resize", "the height has changed, in CSS pixels", &[told("height", "number")])
};
/// Something failed.
pub const ERROR: Event = Event {
    note: "`pointer` is the place in the campaign, as a JSON pointer. With the code `campaign`, `mistakes` has every mistake \
           and `closes` what the most serious one closes.",
    ..event(
        "gap-error",
        "something failed; the visitor goes on, or sees the fallback",
        &[
            told("code", "\"start\" | \"crash\" | \"config\" | \"campaign\" | \"lead\" | \"report\" | \"document\""),
            kept("message", "string"),
            kept("pointer", "string | null"),
            Detail { optional: true, ..kept("closes", "\"form\" | \"sending\" | null") },
            Detail { optional: true, ..kept("mistakes", "readonly GapCampaignMistake[]") },
        ],
    )
};

/// All of them, in the order of a visit.
pub const EVENTS: [Event; 13] =
    [READY, START, ANSWER, STEP, COMPLETE, REPORT, LEAD_SUBMIT, LEAD_RESULT, CONSENT, EXPORT, SHARE, RESIZE, ERROR];
