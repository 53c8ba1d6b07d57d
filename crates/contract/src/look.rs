//! What a page may restyle: parts of the shadow root, and custom properties.

/// A name with its meaning.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// The name.
    pub name: &'static str,
    /// What it is, in Markdown.
    pub says: &'static str,
}

const fn named(name: &'static str, says: &'static str) -> Named {
    Named { name, says }
}

/// The parts, for `::part(NAME)`. The focus ring is none, so that it cannot be lost.
pub const PARTS: [Named; 29] = [
    named("root", "everything but the dialog"),
    named("header", "name and logo of the brand"),
    named("progress", "the bar above a question"),
    named("heading", "the heading of a screen"),
    named("hint", "the line below a question"),
    named("option", "an answer"),
    named("option-selected", "the answer that is chosen, beside `option`"),
    named("option-label", "the words of an answer"),
    named("kbd", "the digit that chooses an answer"),
    named("error-summary", "the box that says what is missing"),
    named("error", "what is missing, at its field"),
    named("button-primary", "the button that goes on"),
    named("button-secondary", "any other button"),
    named("link", "a button that looks like a link, and a link"),
    named("footer", "the end of a screen"),
    named("field", "a field of a form with its label"),
    named("gate", "the contact form"),
    named("score", "the box with the gap"),
    named("band", "the name of the band"),
    named("figure", "a chart with its title"),
    named("table", "a table, also those that look like charts"),
    named("mark-strategy", "the mark of the plan in a chart"),
    named("mark-execution", "the mark of delivery in a chart"),
    named("gap-bar", "what lies between the two"),
    named("matrix-cell", "a cell of the matrix"),
    named("move", "a move of the plan"),
    named("roadmap", "the roadmap"),
    named("dialog", "the dialog of a `popup`, `slider` or `tab`"),
    named("launcher", "the button of a `tab`"),
];

/// The custom properties. Colours have a light and a dark default; the style sheet has both.
pub const PROPERTIES: [Named; 36] = [
    named("--gap-color-surface", "background"),
    named("--gap-color-surface-2", "background of boxes"),
    named("--gap-color-surface-3", "background of tracks"),
    named("--gap-color-text", "text"),
    named("--gap-color-text-muted", "less important text"),
    named("--gap-color-border", "lines"),
    named("--gap-color-border-strong", "lines around what can be pressed"),
    named("--gap-color-accent", "the main button and what is chosen"),
    named("--gap-color-accent-hover", "the same below the pointer"),
    named("--gap-color-accent-active", "the same while it is pressed"),
    named("--gap-color-on-accent", "text on the main button"),
    named("--gap-color-accent-soft", "background of what is chosen"),
    named("--gap-color-link", "links"),
    named("--gap-color-focus", "focus ring"),
    named("--gap-color-focus-halo", "the line around the focus ring"),
    named("--gap-color-error", "errors"),
    named("--gap-color-error-soft", "background of errors"),
    named("--gap-color-strategy", "marks of the plan"),
    named("--gap-color-execution", "marks of delivery"),
    named("--gap-color-gap", "what lies between the two"),
    named("--gap-color-axis", "axes"),
    named("--gap-color-band-1", "the band *Severe*"),
    named("--gap-color-band-2", "the band *Wide*"),
    named("--gap-color-band-3", "the band *Slipping*"),
    named("--gap-color-band-4", "the band *In step*"),
    named("--gap-font-family", "font; the page's without it"),
    named("--gap-font-heading", "font of headings"),
    named("--gap-font-size", "size of text, to which every length is proportional; 16px at least without it"),
    named("--gap-density", "factor of all distances, 1 without it"),
    named("--gap-measure", "longest line of text, 38em without it"),
    named("--gap-radius-s", "radius of small corners, 4px without it"),
    named("--gap-radius-m", "radius of corners, 8px without it"),
    named("--gap-radius-l", "radius of large corners, 12px without it"),
    named("--gap-reserve", "room for the first screen before it is there"),
    named("--gap-scroll-offset", "height of a sticky header of the page"),
    named("--gap-z", "stacking order of what the dialog puts into the page"),
];
