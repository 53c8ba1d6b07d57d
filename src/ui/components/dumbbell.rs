//! Chart A: the table is the chart. Every value is printed; the marks are a second way to see them.

use yew::prelude::*;

use execution_gap_model::content::messages::Key;
use execution_gap_report::sentences::{Dumbbell, Row, percent};

use super::figure::{cell, column, figure, graphic, row, table};
use super::words::{all, each, el, element, known, text};
use super::{Marks, View};

/// What a dumbbell chart calls its parts.
pub struct Labels {
    /// The stable hook.
    pub chart: &'static str,
    /// What a row is.
    pub subject: Key,
    /// What the second mark is, in the table head.
    pub second: Key,
    /// The same, in the key to the marks.
    pub second_key: Key,
}

/// Plan against what runs.
pub fn dumbbell(view: &View, data: &Dumbbell, labels: &Labels) -> Html {
    let value =
        |value: Option<f64>| value.map_or(AttrValue::Static("–"), |value| view.number(percent(value / 100.0)));
    let of_row = |data: &Row| {
        let cells = vec![
            cell(view, Key::ChartAStrategy, "number", value(data.strategy)),
            cell(view, labels.second, "number", value(data.execution)),
            cell(view, Key::ChartADifference, "number difference", view.tell(&data.difference)),
            graphic(track(data.strategy, data.execution)),
        ];
        row(data.id, view.name(data.name), None, cells)
    };
    let ticks = each(&[0.0, 50.0, 100.0], &|at| text("span", "", view.number(*at)));
    let head = vec![
        column(view, labels.subject, false),
        column(view, Key::ChartAStrategy, true),
        column(view, labels.second, true),
        column(view, Key::ChartADifference, true),
        html! { <td role="cell" class="graphic ticks" aria-hidden="true">{ all(ticks) }</td> },
    ];
    let key = |class: &'static str, key: Key| el("li", "", vec![mark(class), view.say(key).into()]);
    let legend = vec![key("mark strategy", Key::ChartAKeyStrategy), key("mark execution", labels.second_key)];
    let rows = each(&data.rows, &of_row);
    let content = all(vec![
        el("ul", "legend", legend),
        table(["gap-figure-", labels.chart].concat(), "table dumbbell", head, rows),
    ]);
    figure(view, labels.chart, view.tell(&data.title), view.say(Key::ChartACaption), content)
}

/// One mark of the key.
pub fn mark(class: &'static str) -> Html {
    element("span", &["aria-hidden", "class"], vec![known("true"), known(class)], Vec::new())
}

fn track(strategy: Option<f64>, execution: Option<f64>) -> Html {
    let both = strategy.zip(execution);
    let (plan, runs) = (strategy.unwrap_or_default(), execution.unwrap_or_default());
    let ahead = both.is_some() && runs > plan;
    // Marks that would cover each other are set apart a little, one up and one down.
    let close = both.is_some() && (plan - runs).abs() <= 3.0;
    let at = vec![("--s", plan), ("--e", runs), ("--from", plan.min(runs)), ("--to", plan.max(runs))];
    let connector = if ahead { "connector ahead" } else { "connector" };
    let shown = |is_there: bool, mark: Html| if is_there { mark } else { Html::default() };
    let content = vec![
        shown(
            both.is_some(),
            element("span", &["part", "class"], vec![known("gap-bar"), known(connector)], Vec::new()),
        ),
        shown(strategy.is_some(), html! { <span class="mark strategy placed" part="mark-strategy"></span> }),
        shown(execution.is_some(), html! { <span class="mark execution placed" part="mark-execution"></span> }),
    ];
    html! { <Marks class={if close { "track close" } else { "track" }} {at}>{ all(content) }</Marks> }
}
