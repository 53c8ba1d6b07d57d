//! The forms in which a visitor can take the report along. What stands in them belongs to `document`.

/// A form in which a visitor can take the report along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// On paper, or as a PDF.
    Print,
    /// One page for any browser.
    Html,
    /// Text for a message.
    Markdown,
    /// A table of the answers.
    Csv,
    /// Everything for a program, and for a later comparison.
    Result,
}

impl Document {
    /// Its name outside.
    pub fn id(self) -> &'static str {
        match self {
            Self::Print => "print",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Result => "result",
        }
    }
}
