//! The frame of a chart and the rows of its table, as on the screen: a figure whose caption is the finding, every value
//! printed, and marks beside them that only repeat it. Also the marks themselves.

use super::tree::{Element, el};

/// A chart: its finding as a heading of this tag, what the values mean, and the table.
pub fn figure(
    chart: &'static str,
    heading: &'static str,
    title: String,
    caption: String,
    content: Vec<Element>,
) -> Element {
    let id = ["figure-", chart].concat();
    let said = el("figcaption")
        .add(el(heading).with("id", id.clone()).text(title))
        .add(el("p").class("caption").text(caption));
    el("figure").with("data-chart", chart).with("aria-labelledby", id).add(said).all(content)
}

/// A table with a caption for those who do not see the heading above it.
pub fn table(class: &str, caption: String, head: Vec<Element>, rows: Vec<Element>) -> Element {
    el("table")
        .class(class)
        .add(el("caption").class("hidden").text(caption))
        .add(el("thead").add(el("tr").all(head)))
        .add(el("tbody").all(rows))
}

/// The head of a column of words.
pub fn column(name: String) -> Element {
    el("th").with("scope", "col").text(name)
}

/// The head of a column of numbers.
pub fn number_column(name: String) -> Element {
    column(name).class("number")
}

/// The head of the column with the marks, which has nothing to say.
pub fn graphic_column(ticks: Vec<String>) -> Element {
    let ticks = ticks.into_iter().map(|tick| el("span").text(tick));
    el("td").class("graphic ticks").with("aria-hidden", "true").add(el("div").all(ticks))
}

/// A row: its name, notes under it, and its cells.
pub fn row(name: String, notes: Vec<String>, cells: Vec<Element>) -> Element {
    let notes = notes.into_iter().map(|note| el("p").class("note").text(note));
    el("tr").add(el("th").with("scope", "row").add(el("span").class("name").text(name)).all(notes)).all(cells)
}

/// A row with the name that outside code finds it by.
pub fn named(id: &'static str, row: Element) -> Element {
    row.with("data-row", id)
}

/// A cell of words.
pub fn cell(text: String) -> Element {
    el("td").text(text)
}

/// A cell with a number.
pub fn number(text: String) -> Element {
    cell(text).class("number")
}

/// A cell with a number that may have a sign, which stays in front of it whichever way the document is written.
pub fn signed(text: String) -> Element {
    el("td").class("number").add(el("bdi").with("dir", "ltr").text(text))
}

/// A cell with marks, which repeat what is printed in the others.
pub fn graphic(marks: Element) -> Element {
    el("td").class("graphic").with("aria-hidden", "true").add(marks)
}

/// The key to the marks.
pub fn legend(entries: Vec<(Element, String)>) -> Element {
    el("ul").class("legend").all(entries.into_iter().map(|(mark, text)| el("li").add(mark).text(text)))
}

/// The mark of a plan or of what runs; `class` says which.
pub fn mark(class: &str) -> Element {
    el("span").class("mark").class(class).with("aria-hidden", "true")
}

/// A bar from one point to another.
pub fn bar(class: &str, from: f64, to: f64) -> Element {
    el("div").class("bar").class(class).add(el("span").class("fill").at('f', from).at('t', to.max(from)))
}

/// Plan and what runs on one line, and what lies between them.
pub fn track(plan: Option<f64>, runs: Option<f64>) -> Element {
    let mut track = el("div").class("track");
    if let (Some(plan), Some(runs)) = (plan, runs) {
        let class = if runs > plan { "connector ahead" } else { "connector" };
        track = track.add(el("span").class(class).at('f', plan.min(runs)).at('t', plan.max(runs)));
        // Marks that would cover each other are set apart a little, one up and one down.
        if (plan - runs).abs() <= 3.0 {
            track = track.class("close");
        }
    }
    let placed = |class: &str, at: Option<f64>| at.map(|at| mark(class).class("placed").at('p', at));
    track.all([placed("strategy", plan), placed("execution", runs)].into_iter().flatten())
}
