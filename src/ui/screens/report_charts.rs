//! The proof: plan against delivery, what the causes cost, the decomposition and the outcomes. Every chart is a table
//! that prints its values.

use yew::prelude::*;

use crate::ui::components::dumbbell::{Labels, dumbbell};
use crate::ui::components::figure::{cell, column, figure, graphic, row, table};
use crate::ui::components::words::{each, told};
use crate::ui::components::{View, bar};
use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::content::names;
use execution_gap_report::sentences::bridge::{Step, StepKind};
use execution_gap_report::sentences::{Bridge, Cause, OutcomeRow, Story, drag};

use super::report::part;

/// Chart A, by capability and, in the full form, by area.
pub fn plan_and_delivery(view: &View, story: &Story) -> Html {
    let capabilities = Labels {
        chart: "a",
        subject: Key::ChartACapability,
        second: Key::ChartAExecution,
        second_key: Key::ChartAKeyExecution,
    };
    let areas = Labels {
        chart: "a-areas",
        subject: Key::ChartAArea,
        second: Key::ChartAInUse,
        second_key: Key::ChartAKeyInUse,
    };
    let mut content = vec![dumbbell(view, &story.capabilities, &capabilities)];
    content.extend(story.areas.as_ref().map(|data| dumbbell(view, data, &areas)));
    content.append(&mut each(&left_out(view, story), &|note| told(view, "p", "note", note)));
    part("plan-and-delivery", content)
}

fn left_out(view: &View, story: &Story) -> Vec<Sentence> {
    let mut notes = Vec::new();
    if !story.left_out_areas.is_empty() {
        let names: Vec<&str> = story.left_out_areas.iter().map(|area| view.texts.area(*area)).collect();
        notes.push(Sentence::plain(Key::LeftOutAreas).text("areas", view.texts.locale().list(&names)));
    }
    for capability in &story.left_out_capabilities {
        notes.push(Sentence::plain(Key::LeftOutCapability).name("capability", names::capability(*capability)));
    }
    notes
}

/// Chart B: what slows you. Nothing when nothing is known of any cause. Of the others than the first, only the names are
/// given unless `is_open`.
pub fn causes(view: &View, causes: &[Cause], is_open: bool) -> Html {
    if causes.is_empty() {
        return Html::default();
    }
    let of_cause = |cause: &Cause| {
        let (severity, cost, mark) = match cause.severity {
            Some((severity, word)) => {
                let severity = Sentence::plain(Key::DragCell).number("n", severity).name("word", word);
                (
                    view.tell(&severity),
                    view.tell(&Sentence::plain(Key::DragPointsCell).number("n", cause.points)),
                    bar(0.0, cause.exact, "bar loss"),
                )
            }
            None => (view.say(Key::DragUnknown), AttrValue::Static("–"), Html::default()),
        };
        let cells = vec![
            cell(view, Key::DragSeverity, "severity", severity),
            cell(view, Key::DragPoints, "number", cost),
            graphic(mark),
        ];
        let note = view.say(names::breakdown_text(cause.breakdown));
        row(cause.breakdown.id(), view.say(names::breakdown(cause.breakdown)), Some(note), cells)
    };
    let head = vec![
        column(view, Key::DragBreakdown, false),
        column(view, Key::DragSeverity, false),
        column(view, Key::DragPoints, true),
        graphic(Html::default()),
    ];
    let (first, others) = causes.split_at(1);
    let rows = each(if is_open { causes } else { first }, &of_cause);
    let content = table("gap-figure-b".to_owned(), "table bars", head, rows);
    let mut content = vec![figure(view, "b", view.tell(&drag::title(causes)), view.say(Key::DragCaption), content)];
    if !is_open {
        let names = others.iter().map(|cause| view.texts.say(names::breakdown(cause.breakdown)));
        let names = view.texts.locale().list(&names.collect::<Vec<_>>());
        content.push(told(view, "p", "note", &Sentence::plain(Key::ContactCauses).text("causes", names)));
    }
    part("causes", content)
}

/// From ambition to execution.
pub fn decomposition(view: &View, bridge: &Bridge) -> Html {
    let of_step = |step: &Step| {
        let counted = |key| view.tell(&Sentence::plain(key).number("n", step.points));
        let (points, id, class) = match step.kind {
            StepKind::Level => (view.number(step.points), "level", "bar level"),
            StepKind::Plus => (counted(Key::BridgePlus), "plus", "bar plus"),
            StepKind::Minus => (counted(Key::BridgeMinus), "minus", "bar loss"),
        };
        let cells = vec![cell(view, Key::BridgePoints, "number", points), graphic(bar(step.from, step.to, class))];
        row(id, view.tell(&step.name), None, cells)
    };
    let head =
        vec![column(view, Key::BridgeStep, false), column(view, Key::BridgePoints, true), graphic(Html::default())];
    let rows = each(&bridge.steps, &of_step);
    let content = table("gap-figure-bridge".to_owned(), "table bars bridge", head, rows);
    part("bridge", vec![figure(view, "bridge", view.tell(&bridge.title), view.say(Key::BridgeCaption), content)])
}

/// What the gap costs.
pub fn outcomes(view: &View, outcomes: &[OutcomeRow]) -> Html {
    let of_outcome = |data: &OutcomeRow| {
        let cells = vec![
            cell(view, Key::OutcomesSupport, "number", view.number(data.support)),
            cell(view, Key::OutcomesMisses, "number", view.number(data.misses)),
            graphic(bar(0.0, data.support, "bar runs")),
        ];
        let note = data.is_priority.then(|| view.say(Key::OutcomesPriority));
        row(data.outcome.id(), view.say(names::outcome(data.outcome)), note, cells)
    };
    let head = vec![
        column(view, Key::OutcomesOutcome, false),
        column(view, Key::OutcomesSupport, true),
        column(view, Key::OutcomesMisses, true),
        graphic(Html::default()),
    ];
    let content = table("gap-figure-outcomes".to_owned(), "table bars", head, each(outcomes, &of_outcome));
    let title = view.tell(&drag::outcomes_title(outcomes));
    part("outcomes", vec![figure(view, "outcomes", title, view.say(Key::OutcomesCaption), content)])
}
