//! The frame of a chart: a figure whose caption is the finding, and the rows of its table. What is drawn in it is the
//! caller's. Tables carry their roles in writing, since a grid at small widths drops them in some browsers.

use yew::prelude::*;

use crate::content::messages::Key;

use super::View;
use super::heading::heading;
use super::words::{all, el, text};

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
    html! { <table {class} part="table" role="table" aria-labelledby={labelled_by}>{ all(vec![head, body]) }</table> }
}

/// The head of a column of words, or of numbers.
pub fn column(view: &View, key: Key, is_number: bool) -> Html {
    html! { <th role="columnheader" scope="col" class={if is_number { "number" } else { "" }}>{ view.say(key) }</th> }
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
    html! { <td role="cell" {class} data-label={view.say(key)}>{ text }</td> }
}

/// A cell with marks, which repeat what is printed in the others.
pub fn graphic(marks: Html) -> Html {
    html! { <td role="cell" class="graphic" aria-hidden="true">{ marks }</td> }
}
