//! The frame of a chart: a figure whose caption is the finding, and the rows of its table. What is drawn in it is the
//! caller's. Tables carry their roles in writing, since a grid at small widths drops them in some browsers.

use yew::prelude::*;

use execution_gap_model::content::messages::Key;

use super::View;
use super::heading::heading;
use super::words::{all, el, element, known, text};

/// A chart with its finding. `chart` is the stable hook.
pub fn figure(view: &View, chart: &'static str, title: AttrValue, caption: AttrValue, content: Html) -> Html {
    let id = AttrValue::from(["gap-figure-", chart].concat());
    let caption = vec![heading(view, 1, Some(id.clone()), title), text("p", "caption", caption)];
    let content = all(vec![el("figcaption", "", caption), content]);
    html! { <figure class="figure" part="figure" data-chart={chart} aria-labelledby={id}>{ content }</figure> }
}

/// A table named by the element with this id.
pub fn table(labelled_by: String, class: &'static str, head: Vec<Html>, rows: Vec<Html>) -> Html {
    let head = html! { <thead role="rowgroup"><tr role="row">{ all(head) }</tr></thead> };
    let body = html! { <tbody role="rowgroup">{ all(rows) }</tbody> };
    let values = vec![known("table"), known("table"), Some(labelled_by.into()), known(class)];
    element("table", &["part", "role", "aria-labelledby", "class"], values, vec![head, body])
}

/// The head of a column of words, or of numbers.
pub fn column(view: &View, key: Key, is_number: bool) -> Html {
    let values = vec![known("columnheader"), known("col"), known(if is_number { "number" } else { "" })];
    element("th", &["role", "scope", "class"], values, vec![view.say(key).into()])
}

/// A row: its name with a note under it, and its cells.
pub fn row(id: &'static str, name: AttrValue, note: Option<AttrValue>, cells: Vec<Html>) -> Html {
    let note = note.map(|note| text("span", "row-note", note)).unwrap_or_default();
    let mut content = vec![html! { <th role="rowheader" scope="row">{ all(vec![name.into(), note]) }</th> }];
    content.extend(cells);
    html! { <tr role="row" data-row={id}>{ all(content) }</tr> }
}

/// A cell; its label is shown where there is no room for a table head.
pub fn cell(view: &View, key: Key, class: &'static str, text: AttrValue) -> Html {
    let values = vec![known("cell"), Some(view.say(key)), known(class)];
    element("td", &["role", "data-label", "class"], values, vec![text.into()])
}

/// A cell with marks, which repeat what is printed in the others.
pub fn graphic(marks: Html) -> Html {
    html! { <td role="cell" class="graphic" aria-hidden="true">{ marks }</td> }
}
