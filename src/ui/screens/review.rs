//! All answers before the score, each with a way to change it.

use yew::prelude::*;

use crate::ui::components::heading::{heading, step_heading};
use crate::ui::components::words::{el, text};
use crate::ui::components::{Button, View};
use crate::ui::state::{Action, State};
use execution_gap_model::content::messages::{Arg, Key, Sentence};
use execution_gap_model::content::names;
use execution_gap_model::engine::{Answer, Assessment, ItemIndex, Kind};

/// The screen.
pub fn review(view: &View, assessment: &Assessment, state: &State, on: &Callback<Action>) -> Html {
    let row = |index: ItemIndex| {
        let words = view.item(index);
        let (answer, class) = match state.answers.get(index) {
            Answer::Rung(rung) => (words.level(rung).into(), ""),
            Answer::DontKnow => (view.say(Key::QuestionDk), "open"),
            Answer::NotApplicable => (view.say(Key::QuestionNa), "open"),
            Answer::Unanswered => (view.say(Key::ReviewUnanswered), "open"),
        };
        let name = view.tell(&Sentence::plain(Key::ReviewChangeLabel).with("item", Arg::Item(index)));
        let id = AttrValue::from(assessment.item(index).id.to_string());
        let change =
            Button::quiet(view, "change", Key::ActionChange).named(name).about(id).does(on, Action::Change(index));
        el(
            "div",
            "summary-row",
            vec![
                text("dt", "", words.short().into()),
                text("dd", class, answer),
                el("dd", "summary-action", vec![change]),
            ],
        )
    };
    let mut content = vec![
        el("div", "top", vec![Button::quiet(view, "back", Key::ActionBack).does(on, Action::Back)]),
        step_heading(view, "heading", false, view.say(Key::ReviewTitle)),
    ];
    for kind in [Kind::Practice, Kind::Result, Kind::Strategy] {
        let of_kind = state.order.iter().copied().filter(|index| assessment.item(*index).kind == kind);
        let rows: Vec<Html> = of_kind.map(row).collect();
        if !rows.is_empty() {
            content.push(heading(view, 1, None, view.say(names::section(kind))));
            content.push(el("dl", "summary", rows));
        }
    }
    let see_score = Button::primary(view, "continue", Key::ActionSeeScore).does(on, Action::Continue);
    content.push(el("div", "actions", vec![see_score]));
    el("div", "screen review", content)
}
