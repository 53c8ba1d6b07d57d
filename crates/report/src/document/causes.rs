//! What slows, with the answers that say so; the way from ambition to execution; and what each outcome misses.

use crate::sentences::bridge::{Step, StepKind};
use crate::sentences::{Cause, drag};
use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::content::names;
use execution_gap_model::engine::{Breakdown, ItemIndex, Rung};

use super::figure::{bar, cell, column, figure, graphic, graphic_column, named, number, number_column, row, table};
use super::keys::Word;
use super::page::part;
use super::paper::Paper;
use super::tree::{Element, el};

/// Answers that are named with a cause.
const DRIVERS: usize = 2;

/// Chart B and the decomposition; nothing when nothing is known of any cause.
pub fn causes(paper: &Paper<'_>) -> Option<Element> {
    let voice = paper.voice();
    let bridge = decomposition(paper, "h3");
    if paper.story.causes.is_empty() {
        return bridge.map(|bridge| part("new-page", voice.word(Word::PartCauses), vec![bridge]));
    }
    let chart = chart(paper, &paper.story.causes, true);
    // The express form has no chart of areas, which otherwise opens the second page.
    let class = if paper.story.areas.is_some() { "" } else { "new-page" };
    Some(part(class, voice.word(Word::PartCauses), vec![chart]).all(bridge))
}

/// Chart B with these of the causes; `with_answers` names those that say so.
pub fn chart(paper: &Paper<'_>, causes: &[Cause], with_answers: bool) -> Element {
    let voice = paper.voice();
    let rows = causes.iter().map(|cause| cause_row(paper, cause, with_answers));
    let head = vec![
        column(voice.say(Key::DragBreakdown).to_owned()),
        column(voice.say(Key::DragSeverity).to_owned()),
        number_column(voice.say(Key::DragPoints).to_owned()),
        graphic_column(Vec::new()),
    ];
    let title = voice.tell(&drag::title(&paper.story.causes));
    let content = table("bars causes", title.clone(), head, rows.collect());
    figure("b", "h2", title, voice.say(Key::DragCaption).to_owned(), vec![content])
}

fn cause_row(paper: &Paper<'_>, cause: &Cause, with_answers: bool) -> Element {
    let voice = paper.voice();
    let (severity, cost, marks) = match cause.severity {
        Some((severity, word)) => {
            let said = Sentence::plain(Key::DragCell).number("n", severity).name("word", word);
            let cost = Sentence::plain(Key::DragPointsCell).number("n", cause.points);
            (voice.tell(&said), voice.tell(&cost), bar("loss", 0.0, cause.exact))
        }
        None => (voice.say(Key::DragUnknown).to_owned(), "–".to_owned(), el("div")),
    };
    let mut notes = vec![voice.say(names::breakdown_text(cause.breakdown)).to_owned()];
    if with_answers {
        notes.extend(drivers(paper, cause.breakdown).into_iter().map(|(item, rung)| voice.rung(item, rung)));
    }
    let cells = vec![cell(severity).class("severity"), number(cost), graphic(marks)];
    named(cause.breakdown.id(), row(voice.say(names::breakdown(cause.breakdown)).to_owned(), notes, cells))
}

/// The answers that make a cause as severe as it is: those that fall short of the top by the most, as they count for it.
pub fn drivers(paper: &Paper<'_>, breakdown: Breakdown) -> Vec<(ItemIndex, Rung)> {
    let mut found: Vec<(f64, ItemIndex, Rung)> = Vec::new();
    for item in paper.assessment().indices(paper.report.form) {
        let Some(rung) = paper.visit.answers.get(item).rung() else { continue };
        let short = paper.assessment().item(item).breakdowns[breakdown] * (1.0 - rung.value());
        if short > 0.0 {
            let at = found.iter().position(|(other, ..)| short > *other).unwrap_or(found.len());
            found.insert(at, (short, item, rung));
        }
    }
    found.into_iter().take(DRIVERS).map(|(_, item, rung)| (item, rung)).collect()
}

/// The way from ambition to execution; nothing without a number. Its title is a heading of this tag.
pub fn decomposition(paper: &Paper<'_>, heading: &'static str) -> Option<Element> {
    let voice = paper.voice();
    let bridge = paper.story.bridge.as_ref()?;
    let of_step = |step: &Step| {
        let counted = |key| voice.tell(&Sentence::plain(key).number("n", step.points));
        let (points, class) = match step.kind {
            StepKind::Level => (voice.number(step.points), "level"),
            StepKind::Plus => (counted(Key::BridgePlus), "plus"),
            StepKind::Minus => (counted(Key::BridgeMinus), "loss"),
        };
        let marks = bar(class, step.from, step.to);
        row(voice.tell(&step.name), Vec::new(), vec![number(points), graphic(marks)]).class(class)
    };
    let head = vec![
        column(voice.say(Key::BridgeStep).to_owned()),
        number_column(voice.say(Key::BridgePoints).to_owned()),
        graphic_column([0.0, 50.0, 100.0].map(|tick| voice.number(tick)).into()),
    ];
    let title = voice.tell(&bridge.title);
    let content = table("bars bridge", title.clone(), head, bridge.steps.iter().map(of_step).collect());
    Some(figure("bridge", heading, title, voice.say(Key::BridgeCaption).to_owned(), vec![content]))
}

/// The part with the chart of outcomes.
pub fn outcomes(paper: &Paper<'_>) -> Option<Element> {
    Some(part("", paper.voice().say(Key::OutcomesOutcome).to_owned(), vec![outcome_chart(paper)?]))
}

/// What the gap costs each outcome.
pub fn outcome_chart(paper: &Paper<'_>) -> Option<Element> {
    paper.gap().filter(|_| !paper.story.outcomes.is_empty())?;
    let voice = paper.voice();
    let rows = paper.story.outcomes.iter().map(|data| {
        let note = data.is_priority.then(|| voice.say(Key::OutcomesPriority).to_owned());
        let cells = vec![
            number(voice.number(data.support)),
            number(voice.number(data.misses)),
            graphic(bar("runs", 0.0, data.support)),
        ];
        named(
            data.outcome.id(),
            row(voice.say(names::outcome(data.outcome)).to_owned(), note.into_iter().collect(), cells),
        )
    });
    let head = vec![
        column(voice.say(Key::OutcomesOutcome).to_owned()),
        number_column(voice.say(Key::OutcomesSupport).to_owned()),
        number_column(voice.say(Key::OutcomesMisses).to_owned()),
        graphic_column([0.0, 50.0, 100.0].map(|tick| voice.number(tick)).into()),
    ];
    let title = voice.tell(&drag::outcomes_title(&paper.story.outcomes));
    let content = table("bars", title.clone(), head, rows.collect());
    Some(figure("outcomes", "h2", title, voice.say(Key::OutcomesCaption).to_owned(), vec![content]))
}
