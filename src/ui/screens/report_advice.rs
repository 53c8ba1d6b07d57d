//! The action: the one move, the best return, and the roadmap in its three phases.

use yew::prelude::*;

use crate::content::messages::{Arg, Key, Sentence};
use crate::engine::{ItemIndex, Phase, Rung};
use crate::report::moves::{self, Step};
use crate::report::{Advice, PhasePlan, Size, whole};
use crate::ui::components::View;
use crate::ui::components::heading::heading;
use crate::ui::components::words::{all, each, el, said, text, told};

use super::report::part;

/// The one move and the best return; `gap` in whole points.
pub fn advice(view: &View, advice: Option<&Advice>, size: Option<Size>, gap: f64) -> Html {
    let Some(Advice { one, best, honesty }) = advice else {
        let title = heading(view, 1, Some(AttrValue::Static("gap-moves")), view.say(Key::MovesNoneTitle));
        return part("moves", vec![title, said(view, "p", "", Key::MovesNone)]);
    };
    let card = |step: &Step, label: Key, honesty: Option<&Sentence>| {
        let mut content = vec![
            said(view, "p", "tag", label),
            heading(view, 2, None, view.item(step.item).action().into()),
            step_detail(view, step, size, gap),
        ];
        content.extend(honesty.map(|honesty| told(view, "p", "small honesty", honesty)));
        html! { <li class="move" part="move">{ all(content) }</li> }
    };
    let cards = match best {
        Some(best) => vec![card(one, Key::MovesOne, None), card(best, Key::MovesBest, honesty.as_ref())],
        None => vec![card(one, Key::MovesBoth, honesty.as_ref())],
    };
    let title = Sentence::plain(Key::MovesTitle).with("move", Arg::Move(one.item));
    let content = vec![
        heading(view, 1, Some(AttrValue::Static("gap-moves")), view.tell(&title)),
        said(view, "p", "caption", Key::MovesWhy),
        el("ul", "moves", cards),
    ];
    part("moves", content)
}

/// What a move closes, needs and takes.
fn step_detail(view: &View, step: &Step, size: Option<Size>, gap: f64) -> Html {
    let words = view.item(step.item);
    let mut facts = vec![told(view, "li", "closes", &moves::closes(step.gain, gap))];
    facts.append(&mut each(&step.before, &|before| told(view, "li", "", &climb(Key::MovesFirst, before))));
    facts.push(told(view, "li", "", &climb(Key::MovesFromTo, &(step.item, step.climb.0, step.climb.1))));
    if let Some(unknown) = step.check_first {
        let sentence = Sentence::plain(Key::MovesUnknownFirst).with("item", Arg::Item(unknown));
        facts.push(told(view, "li", "", &sentence));
    }
    facts.push(told(view, "li", "", &moves::effort(step.effort, size)));
    all(vec![text("p", "first-step", words.first_step(step.climb.0).into()), el("ul", "facts", facts)])
}

/// From one rung to another, in the words of the answers.
fn climb(key: Key, (item, from, to): &(ItemIndex, Rung, Rung)) -> Sentence {
    let sentence = Sentence::plain(key).with("item", Arg::Item(*item));
    sentence.with("from", Arg::Level(*item, *from)).with("to", Arg::Level(*item, *to))
}

/// The roadmap; `None` until worked out.
pub fn roadmap(view: &View, plans: Option<&[PhasePlan]>, size: Option<Size>, gap: f64) -> Html {
    let Some(plans) = plans else { return said(view, "p", "part note", Key::RoadmapWorking) };
    let mut content =
        vec![heading(view, 1, Some(AttrValue::Static("gap-roadmap")), view.tell(&moves::roadmap_title(gap, plans)))];
    if plans.iter().any(|plan| !plan.moves.is_empty()) {
        content.push(said(view, "p", "caption", Key::RoadmapNote));
        content.push(el("div", "phases", each(plans, &|plan| phase(view, plan, size))));
    }
    html! { <div class="part roadmap" part="roadmap" data-section="roadmap">{ all(content) }</div> }
}

fn phase(view: &View, plan: &PhasePlan, size: Option<Size>) -> Html {
    let name = match plan.phase {
        Phase::Now => Key::PhaseNow,
        Phase::Next => Key::PhaseNext,
        Phase::Later => Key::PhaseLater,
    };
    let list = if plan.moves.is_empty() {
        said(view, "p", "note", Key::RoadmapEmpty)
    } else {
        el("ol", "", each(&plan.moves, &|(step, after)| planned(view, step, *after, size)))
    };
    let content = vec![heading(view, 2, None, view.say(name)), list];
    html! { <div class="phase" data-phase={plan.phase.id()}>{ all(content) }</div> }
}

fn planned(view: &View, step: &Step, after: f64, size: Option<Size>) -> Html {
    let words = view.item(step.item);
    let mut content = vec![text("span", "phase-move", words.action().into())];
    content.append(&mut each(&step.before, &|before| told(view, "span", "row-note", &climb(Key::MovesFirst, before))));
    content.extend([
        text("span", "row-note", words.first_step(step.climb.0).into()),
        told(view, "span", "row-note", &moves::effort(step.effort, size)),
        told(view, "span", "row-note after", &Sentence::plain(Key::RoadmapCloses).number("n", whole(after))),
    ]);
    el("li", "", content)
}
