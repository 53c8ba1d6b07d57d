//! The whole document: its head, its parts in their order, and its two written forms. What stands in a part belongs to the
//! file of that part.

use serde::Serialize;

use super::paper::Paper;
use super::style;
use super::tree::{Element, el};
use super::{answers, causes, cohort, matrix, method, moves, plan, roadmap, summary, views};

/// The document as one file: no scripts, nothing from the network, readable in any browser and made to be printed.
pub fn html(paper: &Paper<'_>) -> String {
    let body = body(paper);
    let mut text = String::with_capacity(64 * 1024);
    text.push_str("<!doctype html>\n<html lang=\"");
    text.push_str(paper.voice().texts.language());
    text.push_str("\" dir=\"");
    text.push_str(direction(paper));
    text.push_str("\">\n<head>\n");
    for (name, value, content) in [
        ("charset", "utf-8", ""),
        ("name", "viewport", "width=device-width, initial-scale=1"),
        ("name", "color-scheme", "light"),
        // The file asks for nothing, and says so: whatever comes to stand in it cannot either.
        ("http-equiv", "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"),
    ] {
        let meta = el("meta").with(name, value);
        let meta = if content.is_empty() { meta } else { meta.with("content", content) };
        meta.write(&mut text);
        text.push('\n');
    }
    el("title").text(paper.title()).write(&mut text);
    text.push_str("<style>\n");
    text.push_str(&style::sheet(paper, &body));
    text.push_str("</style>\n</head>\n");
    body.write(&mut text);
    text.push_str("</html>\n");
    text
}

/// The same document in parts, for a script that builds it inside of a page whose policy forbids inline styles and markup
/// from text.
#[derive(Serialize)]
pub struct Parts {
    title: String,
    lang: &'static str,
    dir: &'static str,
    sheet: String,
    body: Element,
}

/// The parts of the document.
pub fn parts(paper: &Paper<'_>) -> Parts {
    let body = body(paper);
    Parts {
        title: paper.title(),
        lang: paper.voice().texts.language(),
        dir: direction(paper),
        sheet: style::sheet(paper, &body),
        body,
    }
}

fn direction(paper: &Paper<'_>) -> &'static str {
    if paper.visit.rtl { "rtl" } else { "ltr" }
}

/// Answer first, then proof, then action, then method.
fn body(paper: &Paper<'_>) -> Element {
    let parts = [
        Some(summary::summary(paper)),
        plan::areas(paper),
        causes::causes(paper),
        plan::readiness(paper),
        matrix::matrix(paper),
        cohort::cohort(paper),
        causes::outcomes(paper),
        moves::moves(paper),
        roadmap::roadmap(paper),
        views::views(paper),
        Some(method::method(paper)),
        Some(answers::answers(paper)),
        method::next(paper),
    ];
    el("body").add(el("main").all(parts.into_iter().flatten()))
}

/// A part whose beginning is never torn apart: the line that says where in the report it is, and what follows on it.
pub fn part(class: &str, eyebrow: String, beginning: Vec<Element>) -> Element {
    let start = el("div").class("start").add(el("p").class("eyebrow").text(eyebrow)).all(beginning);
    el("section").class("part").class(class).add(start)
}
