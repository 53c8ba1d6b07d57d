//! The appendix: every question with its answer and what that answer does to the gap.

use execution_gap_model::content::messages::Key;
use execution_gap_model::content::names;
use execution_gap_model::engine::{Answer, Effect, ItemIndex, Kind};

use super::figure::{cell, column, number, number_column, row, table};
use super::keys::Word;
use super::method::change;
use super::page::part;
use super::paper::Paper;
use super::tree::{Element, el};
use super::words::{Phrase, Voice};

/// The appendix, one table for each part of the questionnaire.
pub fn answers(paper: &Paper<'_>) -> Element {
    let voice = paper.voice();
    let tables = [Kind::Practice, Kind::Result, Kind::Strategy].map(|kind| {
        let section = voice.say(names::section(kind));
        let of_kind =
            paper.assessment().indices(paper.report.form).filter(|item| paper.assessment().item(*item).kind == kind);
        let rows = of_kind.map(|item| answer_row(paper, item));
        let head = vec![
            column(voice.say(Key::ScoredQuestion).to_owned()),
            column(voice.say(Key::ScoredAnswer).to_owned()),
            number_column(voice.say(Key::ScoredLower).to_owned()),
            number_column(voice.say(Key::ScoredHigher).to_owned()),
        ];
        let caption = voice.phrase(&Phrase::new(Word::AnswersCaption).text("section", section));
        el("div").add(el("h3").text(section)).add(table("answers", caption, head, rows.collect()))
    });
    let caption = el("p").class("caption").text(voice.say(Key::ScoredAnswersCaption));
    let title = el("h2").text(voice.word(Word::AnswersTitle));
    part("appendix", voice.word(Word::PartAnswers), vec![title, caption]).all(tables)
}

fn answer_row(paper: &Paper<'_>, item: ItemIndex) -> Element {
    let voice = paper.voice();
    let words = voice.item(item);
    let [lower, higher] = changes(paper, item);
    let cells = vec![cell(said(&voice, paper.visit.answers.get(item), item)), lower, higher];
    row(words.short().to_owned(), vec![words.question().to_owned()], cells)
}

/// An answer in words.
pub fn said(voice: &Voice<'_>, answer: Answer, item: ItemIndex) -> String {
    match answer {
        Answer::Rung(rung) => voice.item(item).level(rung).to_owned(),
        Answer::DontKnow => voice.say(Key::QuestionDk).to_owned(),
        Answer::NotApplicable => voice.say(Key::QuestionNa).to_owned(),
        Answer::Unanswered => voice.say(Key::ReviewUnanswered).to_owned(),
    }
}

/// What one step lower and one step higher would do, as cells.
pub fn changes(paper: &Paper<'_>, item: ItemIndex) -> [Element; 2] {
    let voice = paper.voice();
    match effect(paper, item) {
        Some(effect) => [effect.down, effect.up].map(|points| change(&voice, points)),
        // An area's other half leaves with one that does not apply, so an answer can be there and not count.
        None => [(); 2].map(|()| number(voice.say(Key::ScoredNotCounted).to_owned())),
    }
}

/// What an answer does to the gap; nothing for one that is not counted.
pub fn effect<'p>(paper: &'p Paper<'_>, item: ItemIndex) -> Option<&'p Effect> {
    paper.effects.iter().find(|effect| effect.item == item).filter(|_| paper.visit.answers.get(item).rung().is_some())
}
