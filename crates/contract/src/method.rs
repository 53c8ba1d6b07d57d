//! The methods of the element. All return promises.

/// One method.
#[derive(Clone, Copy, Debug)]
pub struct Method {
    /// Its name.
    pub name: &'static str,
    /// What it takes: name and TypeScript type.
    pub takes: Option<(&'static str, &'static str)>,
    /// What its promise gives, in TypeScript.
    pub gives: &'static str,
    /// What it does, a sentence in Markdown.
    pub says: &'static str,
    /// Whom it needs.
    pub needs: Needs,
}

/// Whom a method needs to be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// The widget: the call waits until it is ready, and has it loaded.
    Widget,
    /// The dialog around it.
    Dialog,
}

const fn method(name: &'static str, says: &'static str) -> Method {
    Method { name, takes: None, gives: "void", says, needs: Needs::Widget }
}

/// The methods, in the order in which people look for them.
pub const METHODS: [Method; 10] = [
    method("start", "Goes on from the welcome screen."),
    method("reset", "Forgets all answers and shows the welcome screen."),
    method("focus", "Moves the focus to the heading of the screen."),
    Method {
        needs: Needs::Dialog,
        ..method("open", "Opens the dialog of a `popup`, `slider` or `tab`; an inline widget has nothing to open.")
    },
    Method { needs: Needs::Dialog, ..method("close", "Closes the dialog.") },
    Method { needs: Needs::Dialog, ..method("toggle", "Opens the dialog, or closes it.") },
    Method { gives: "GapAnswers", ..method("answers", "Gives the answers so far.") },
    Method {
        takes: Some(("state", "GapAnswers")),
        ..method(
            "restore",
            "Takes up answers as `answers()` gave them and goes to the first open question. Refused, with the item and \
             the values allowed, when they do not fit.",
        )
    },
    Method {
        gives: "import(\"./engine.js\").Report",
        ..method("report", "Gives the whole report on the answers so far, `execution-gap.report/1`.")
    },
    Method {
        takes: Some(("record", "Record<string, string | number | boolean | null>")),
        ..method(
            "setHiddenFields",
            "Adds hidden fields to the lead until it is sent; `null` removes one. At most 50, names up to 64 characters, \
             values up to 512.",
        )
    },
];
