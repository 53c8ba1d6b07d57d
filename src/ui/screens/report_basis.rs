//! The method: how the score comes about, its limits, what each answer does, and what would settle most.

use yew::prelude::*;

use crate::ui::components::View;
use crate::ui::components::figure::{cell, column, row, table};
use crate::ui::components::heading::heading;
use crate::ui::components::words::{el, said, told};
use execution_gap_model::content::messages::{Arg, Key, Sentence};
use execution_gap_model::engine::{
    Answer, Answers, Assessment, Capabilities, Capability, Effect, ItemIndex, Robustness,
};
use execution_gap_report::sentences::whole;

use super::report::{Result, part};

const ASK_NEXT: usize = 3;

/// How this is scored.
pub fn basis(view: &View, assessment: &Assessment, answers: &Answers, result: &Result) -> Html {
    let numbers = &result.numbers;
    let mut content = vec![
        heading(view, 1, Some(AttrValue::Static("gap-basis")), view.say(Key::ScoredTitle)),
        said(view, "p", "", Key::ScoredP1),
        said(view, "p", "", Key::ScoredP2),
    ];
    if let Some(Robustness { of, lo, hi, .. }) = numbers.robustness {
        let sentence = Sentence::plain(Key::ScoredP3).number("of", f64::from(of));
        content.push(told(view, "p", "", &sentence.number("lo", whole(lo)).number("hi", whole(hi))));
    }
    content.push(said(view, "p", "", Key::ScoredP4));
    content.extend(weights(&numbers.weights).map(|sentence| told(view, "p", "", &sentence)));
    if !numbers.ask_next.is_empty() {
        let questions = numbers.ask_next.iter().take(ASK_NEXT).map(|(item, points)| {
            let sentence = Sentence::plain(Key::ScoredAskNextItem).with("item", Arg::Item(*item));
            told(view, "li", "", &sentence.number("n", whole(*points)))
        });
        content.push(heading(view, 2, None, view.say(Key::ScoredAskNext)));
        content.push(el("ul", "", questions.collect()));
    }
    let version = Sentence::plain(Key::ScoredModel).text("version", assessment.version().to_owned());
    content.push(effects(view, assessment, answers, result));
    content.push(told(view, "p", "small", &version));
    part("basis", content)
}

/// How much each capability counts, unless all count the same: as the campaign gives it where one decimal can say that,
/// else in parts of a hundred.
fn weights(weights: &Capabilities<f64>) -> Option<Sentence> {
    let [bi, po, aa] = Capability::ALL.map(|key| weights[key]);
    if bi == po && po == aa {
        return None;
    }
    let exact = [bi, po, aa].into_iter().all(|weight| (10.0 * weight).fract() == 0.0);
    let scale = if exact { 1.0 } else { 100.0 / (bi + po + aa) };
    let sentence = Sentence::plain(Key::ScoredWeights).number("bi", bi * scale);
    Some(sentence.number("po", po * scale).number("aa", aa * scale))
}

/// What each answer does: the effective weight of every question, in public.
fn effects(view: &View, assessment: &Assessment, answers: &Answers, result: &Result) -> Html {
    let head = vec![
        column(view, Key::ScoredQuestion, false),
        column(view, Key::ScoredAnswer, false),
        column(view, Key::ScoredLower, true),
        column(view, Key::ScoredHigher, true),
    ];
    let rows = assessment.indices(result.numbers.form).map(|item| {
        let effect = result.effects.iter().find(|effect| effect.item == item);
        effect_row(view, item, answers.get(item), effect)
    });
    let content = vec![
        said(view, "summary", "", Key::ScoredAnswers),
        html! { <p class="caption" id="gap-effects">{ view.say(Key::ScoredAnswersCaption) }</p> },
        table("gap-effects".to_owned(), "table effects-table", head, rows.collect()),
    ];
    el("details", "effects", content)
}

fn effect_row(view: &View, item: ItemIndex, answer: Answer, effect: Option<&Effect>) -> Html {
    let words = view.item(item);
    let (chosen, scored) = match answer {
        Answer::Rung(rung) => (words.level(rung).into(), true),
        Answer::DontKnow => (view.say(Key::QuestionDk), false),
        Answer::NotApplicable => (view.say(Key::QuestionNa), false),
        Answer::Unanswered => (view.say(Key::ReviewUnanswered), false),
    };
    let change = |points: Option<f64>| match points {
        // An area's other half leaves with one that does not apply, so an answer can be there and not count.
        _ if !scored || effect.is_none() => view.say(Key::ScoredNotCounted),
        None => view.say(Key::ScoredEdge),
        Some(points) => tenth(view, points),
    };
    let cells = vec![
        cell(view, Key::ScoredAnswer, "", chosen),
        cell(view, Key::ScoredLower, "number", change(effect.and_then(|effect| effect.down))),
        cell(view, Key::ScoredHigher, "number", change(effect.and_then(|effect| effect.up))),
    ];
    row("", words.short().into(), None, cells)
}

/// A change with its sign; one decimal here, since most single answers move the gap by less than a point or two.
fn tenth(view: &View, points: f64) -> AttrValue {
    let rounded = (points.abs() * 10.0 + 0.5).floor() / 10.0;
    let sentence = match () {
        () if rounded == 0.0 => Key::ScoredChangeNone.into(),
        () if points > 0.0 => Sentence::plain(Key::ScoredChangePlus).number("n", rounded),
        () => Sentence::plain(Key::ScoredChangeMinus).number("n", rounded),
    };
    view.tell(&sentence)
}
