//! One question. Choosing never moves on; Continue and Enter do.

use yew::prelude::*;

use crate::platform::focus;
use crate::ui::components::choice::{Choice, ChoiceGroup};
use crate::ui::components::error_summary::{error_summary, to_question};
use crate::ui::components::heading::{STEP_DESCRIPTION, step_heading};
use crate::ui::components::progress::progress;
use crate::ui::components::words::{all, el, keyed, said, text};
use crate::ui::components::{Button, View};
use crate::ui::state::{Action, State};
use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::content::names;
use execution_gap_model::engine::{Answer, Item, ItemIndex, Kind, Rung};

/// The value of a radio for an answer; `None` when nothing is answered.
pub fn value(answer: Answer) -> Option<AttrValue> {
    Some(match answer {
        Answer::Unanswered => return None,
        Answer::Rung(rung) => AttrValue::from(rung.get().to_string()),
        Answer::DontKnow => AttrValue::from("dk"),
        Answer::NotApplicable => AttrValue::from("na"),
    })
}

/// The answer that a radio's value stands for.
pub fn answer(value: &str) -> Answer {
    match value {
        "dk" => Answer::DontKnow,
        "na" => Answer::NotApplicable,
        digit => digit.parse().ok().and_then(Rung::new).map_or(Answer::Unanswered, Answer::Rung),
    }
}

/// The answers in the order shown: rungs from worst to best (best first where the item is reversed), then the others.
pub fn shown(item: &Item) -> Vec<Answer> {
    let mut rungs = Rung::ALL.map(Answer::Rung);
    if item.reverse {
        rungs.reverse();
    }
    let mut all = rungs.to_vec();
    all.push(Answer::DontKnow);
    if item.not_applicable {
        all.push(Answer::NotApplicable);
    }
    all
}

/// The screen that asks `index`, at position `at` (from 1).
pub fn question(view: &View, state: &State, item: &Item, index: ItemIndex, at: usize, on: &Callback<Action>) -> Html {
    let words = view.item(index);
    let answers = shown(item);
    let choices: Vec<Choice> = answers
        .iter()
        .enumerate()
        .map(|(position, answer)| Choice {
            value: value(*answer).unwrap_or_default(),
            label: match answer {
                Answer::Rung(rung) => words.level(*rung).into(),
                Answer::NotApplicable => view.say(Key::QuestionNa),
                _ => view.say(Key::QuestionDk),
            },
            digit: state.shortcuts.then_some(position + 1),
        })
        .collect();
    let (scale, others) = choices.split_at(Rung::ALL.len());
    // The same for every question: the next one takes over the nodes of the one before, and a radio that changes its name
    // while it is checked would take the check from the others.
    let name = AttrValue::from("answer");
    let chosen = value(state.answers.get(index));
    let group = |choices, minor: Option<AttrValue>| ChoiceGroup {
        name: name.clone(),
        choices,
        chosen: chosen.as_deref(),
        minor,
        onchoose: on.reform(move |value: AttrValue| Action::Choose(index, answer(&value))),
    };
    let onsubmit = on.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Continue
    });
    let onkeydown = {
        let (on, shortcuts) = (on.clone(), state.shortcuts);
        Callback::from(move |event: KeyboardEvent| {
            let Some(digit) = focus::plain_digit(&event).filter(|_| shortcuts) else { return };
            let Some(chosen) = answers.get(digit - 1) else { return };
            event.prevent_default();
            event.stop_propagation();
            focus::radio(&event, &value(*chosen).unwrap_or_default());
            on.emit(Action::Choose(index, *chosen));
        })
    };
    let total = state.order.len();
    let is_plan = item.kind == Kind::Strategy;
    let hint = if is_plan { Key::QuestionHintPlan } else { Key::QuestionHint };
    let error = if is_plan { Key::ErrorChoosePlan } else { Key::ErrorChoose };
    let described = Sentence::plain(Key::QuestionDescribed).count("n", at).count("total", total);
    let described = view.tell(&described.name("section", names::section(item.kind)));
    let (described_by, summary, at_field) = if state.missing {
        let prefixed = vec![said(view, "span", "hidden", Key::ErrorPrefix), " ".into(), view.say(error).into()];
        let at_field = html! { <p class="error" part="error" id="gap-error">{ all(prefixed) }</p> };
        ("gap-hint gap-error", error_summary(view, vec![to_question(view.say(error))]), at_field)
    } else {
        ("gap-hint", Html::default(), Html::default())
    };
    let heading = step_heading(view, "heading", true, words.question().into());
    let fields = vec![
        // With a key: the focus on a new heading is heard, also where the old one still had it. The legend stays, since
        // browsers lay a whole field set out anew for another one.
        el("legend", "legend-heading", vec![keyed(index.get().into(), heading)]),
        html! { <p key={at} class="hint" part="hint" id="gap-hint">{ view.say(hint) }</p> },
        at_field,
        group(scale, None).html(),
        group(others, Some(view.say(Key::QuestionOr))).html(),
    ];
    let why = vec![said(view, "summary", "", Key::QuestionWhy), text("p", "", words.why().into())];
    let content = vec![
        el(
            "div",
            "top",
            vec![
                Button::quiet(view, "back", Key::ActionBack).does(on, Action::Back),
                html! { <span key={at} class="section-name" aria-hidden="true">{ view.say(names::section(item.kind)) }</span> },
            ],
        ),
        progress(view, at, total),
        html! { <span key={at} id={STEP_DESCRIPTION} hidden=true>{ described }</span> },
        summary,
        html! { <fieldset class="fieldset" data-item={item.id.to_string()} aria-describedby={described_by}>{ all(fields) }</fieldset> },
        el("details", "why", why),
        el(
            "div",
            "actions",
            vec![Button::primary(view, "continue", Key::ActionContinue).submits(on, Action::Continue)],
        ),
    ];
    html! { <form class="screen question" novalidate=true {onsubmit} {onkeydown}>{ all(content) }</form> }
}
