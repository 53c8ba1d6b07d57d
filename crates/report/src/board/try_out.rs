//! "What would move this?": the visitor tries other answers and sees what the gap would be. Nothing is changed by it; the
//! answers stay theirs. What the gap would be is worked out in `report::trial`.

use crate::document::figure::{bar, cell, column, graphic, graphic_column, number, number_column, row, table};
use crate::document::tree::{Element, el};
use crate::document::{Paper, Phrase, Voice, Word, band_name, said};
use crate::sentences::movers::movers;
use crate::sentences::three_moves::{ThreeMoves, three_moves};
use crate::sentences::trial::{self, Change, Preview};
use crate::sentences::{Standing, whole};
use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answer, Answers, Band, ItemIndex, Rung};

use super::controls::{actions, button, slot};
use super::{Board, Reply};

/// The slot of the answers to choose from.
const ANSWERS: &str = "try-answers";
/// The slot of what the gap would be.
const RESULT: &str = "try-result";
/// What stands for the visitor's own answer.
const OWN: &str = "own";

/// What the visitor tries: all answers after each change, the last one last.
#[derive(Clone, Debug, Default)]
pub struct State {
    history: Vec<Answers>,
}

/// The section; only where there is a number that something could move.
pub fn section(board: &Board, paper: &Paper<'_>) -> Option<Element> {
    let voice = board.voice();
    let Standing::Point { .. } = paper.story.standing else { return None };
    let first = movers(&board.visit.answers, &paper.effects, 1).into_iter().next()?;
    let points = whole(first.most());
    let title = match points {
        p if p < 1.0 => Phrase::new(Word::TryTitleLittle),
        p => Phrase::new(Word::TryTitle).text("item", voice.item(first.item).short()).number("n", p),
    };
    let items = trial::items(&board.visit.answers, &paper.effects, &paper.report, paper.moves.as_ref());
    let mut content = vec![el("p").class("caption").text(voice.word(Word::TryLead))];
    if let Some(moves) = &paper.moves {
        content.push(whole_moves(&voice, moves));
    }
    content.push(slot(ANSWERS, false, rows(board, &items)));
    content.push(slot(RESULT, false, result(board)));
    Some(super::section(voice.phrase(&title), content))
}

/// What the visitor did in it.
pub fn act(board: &mut Board, name: &str, value: &str) -> Option<Reply> {
    let before = tried(board);
    match name {
        "try" => {
            if let Some((item, answer)) = chosen(board, value) {
                let mut after = before;
                after.set(item, answer);
                board.try_out.remember(before, after);
            }
            // The control shows by itself what was chosen in it.
            return Some(said_result(board, Reply::default()));
        }
        "try-move" => {
            let step = all_moves(board).and_then(|all| {
                all.moves
                    .into_iter()
                    .find(|named| assessment().item(named.step.item).id == value)
                    .map(|named| named.step)
            });
            if let Some(step) = step {
                let mut after = before;
                trial::climb(&mut after, &step);
                board.try_out.remember(before, after);
            }
        }
        "try-undo" => drop(board.try_out.history.pop()),
        "try-reset" => board.try_out.history.clear(),
        _ => return None,
    }
    let items = all_items(board);
    let reply = Reply::slot(ANSWERS, rows(board, &items));
    Some(said_result(board, reply))
}

impl State {
    fn remember(&mut self, before: Answers, after: Answers) {
        if before != after {
            self.history.push(after);
        }
    }
}

fn tried(board: &Board) -> Answers {
    board.try_out.history.last().copied().unwrap_or(board.visit.answers)
}

/// Item and answer of `INT:3`, or of `INT:own`.
fn chosen(board: &Board, value: &str) -> Option<(ItemIndex, Answer)> {
    let (id, answer) = value.split_once(':')?;
    let item = assessment().find(id).filter(|item| assessment().asks(board.visit.form, *item))?;
    let own = board.visit.answers.get(item);
    let rung = Rung::ALL.into_iter().find(|rung| digit(*rung) == answer);
    match rung {
        Some(rung) => Some((item, Answer::Rung(rung))),
        None => (answer == OWN).then_some((item, own)),
    }
}

fn digit(rung: Rung) -> &'static str {
    match rung.get() {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        _ => "4",
    }
}

fn all_moves(board: &Board) -> Option<ThreeMoves> {
    let (scorer, own) = (board.scorer(), &board.visit.answers);
    three_moves(assessment(), &scorer, own, &scorer.brief(own))
}

fn all_items(board: &Board) -> Vec<ItemIndex> {
    let (scorer, own) = (board.scorer(), &board.visit.answers);
    trial::items(own, &scorer.effects(own), &scorer.brief(own), all_moves(board).as_ref())
}

fn rows(board: &Board, items: &[ItemIndex]) -> Vec<Element> {
    let tried = tried(board);
    items.iter().map(|item| answer_row(board, *item, tried.get(*item))).collect()
}

/// An answer to choose from, in the order of the question.
fn answer_row(board: &Board, item: ItemIndex, tried: Answer) -> Element {
    let voice = board.voice();
    let own = board.visit.answers.get(item);
    let id = &*assessment().item(item).id;
    let named = ["plan-try-", id].concat();
    let hint = [&named, "-hint"].concat();
    let mut offered: Vec<Answer> = Rung::ALL.into_iter().map(Answer::Rung).collect();
    if assessment().item(item).reverse {
        offered.reverse();
    }
    if own.rung().is_none() {
        offered.insert(0, own);
    }
    let mut select = el("select")
        .class("select")
        .with("part", "field")
        .with("id", named.clone())
        .with("name", id)
        .with("data-do", "try")
        .with("aria-describedby", ["gap-", &hint].concat());
    for answer in offered {
        let mut words = said(&voice, answer, item);
        let mut value = answer.rung().map_or(OWN, digit);
        if answer == own {
            value = OWN;
            words = voice.phrase(&Phrase::new(Word::TryOwn).text("level", words));
        }
        let option = el("option").with("value", [id, ":", value].concat()).text(words);
        select = select.add(if answer == tried { option.with("selected", "") } else { option });
    }
    el("div")
        .class("field")
        .add(el("label").class("label").with("for", named).text(voice.item(item).short()))
        .add(el("p").class("hint").with("id", hint).text(voice.item(item).question()))
        .add(select)
}

fn whole_moves(voice: &Voice<'_>, moves: &ThreeMoves) -> Element {
    let mut buttons = Vec::new();
    for named in &moves.moves {
        let label = Phrase::new(Word::TryMove).text("move", voice.item(named.step.item).action());
        buttons.push(button("try-move", &assessment().item(named.step.item).id, voice.phrase(&label)));
    }
    el("div").add(el("p").text(voice.word(Word::TryMoves))).add(actions(buttons))
}

/// Shows and says what the gap would be.
fn said_result(board: &Board, reply: Reply) -> Reply {
    let reply = reply.and(RESULT, result(board));
    let preview = trial::preview(&board.scorer(), &board.visit.answers, &tried(board));
    let said = preview.map(|preview| finding(board, &preview));
    match said {
        Some(said) => reply.say(said),
        None => reply,
    }
}

fn result(board: &Board) -> Vec<Element> {
    let (voice, own, tried) = (board.voice(), &board.visit.answers, tried(board));
    if board.try_out.history.is_empty() {
        return vec![el("p").text(voice.word(Word::TryNothing))];
    }
    let Some(preview) = trial::preview(&board.scorer(), own, &tried) else { return Vec::new() };
    let title = finding(board, &preview);
    let mut shown = vec![el("h3").text(title.clone()), both(&voice, title, &preview)];
    if let Some((low, high)) = preview.interval {
        let phrase = Phrase::new(Word::TryRange).number("low", low).number("high", high);
        shown.push(note(voice.phrase(&phrase)));
    }
    let changed = trial::changes(assessment(), board.visit.form, own, &tried);
    if trial::lowers_a_plan(assessment(), &changed) {
        shown.push(note(voice.word(Word::TryPlanLowered)));
    }
    let mut steps = el("ul");
    for (item, from, to) in &changed {
        let phrase = Phrase::new(Word::MoveBeforeStep).text("item", voice.item(*item).short());
        let phrase = phrase.text("from", said(&voice, *from, *item)).text("to", said(&voice, *to, *item));
        steps = steps.add(el("li").text(voice.phrase(&phrase)));
    }
    if !changed.is_empty() {
        shown.push(el("p").class("label").text(voice.word(Word::TryWhat)));
        shown.push(steps);
    }
    let mut buttons = Vec::new();
    for (does, word) in [("try-undo", Word::TryUndo), ("try-reset", Word::TryReset)] {
        buttons.push(button(does, "", voice.word(word)));
    }
    shown.push(actions(buttons));
    shown
}

fn note(text: String) -> Element {
    el("p").class("note").text(text)
}

/// What the gap would be, as a sentence.
fn finding(board: &Board, preview: &Preview) -> String {
    let (gap, band) = preview.then;
    let phrase = match preview.change {
        _ if board.try_out.history.is_empty() => Phrase::new(Word::TryBack),
        Change::None => Phrase::new(Word::TrySame),
        Change::LittleLess => Phrase::new(Word::TryLittleLess),
        Change::LittleMore => Phrase::new(Word::TryLittleMore),
        Change::Less(points) => Phrase::new(Word::TryLess).number("n", points),
        Change::More(points) => Phrase::new(Word::TryMore).number("n", points),
    };
    board.voice().phrase(&phrase.number("gap", gap).name("band", band_name(band)))
}

/// Both gaps side by side.
fn both(voice: &Voice<'_>, caption: String, preview: &Preview) -> Element {
    let line = |word: Word, (gap, band): (f64, Band)| {
        let cells = vec![
            number(voice.number(gap)),
            cell(voice.say(band_name(band)).to_owned()),
            graphic(bar("loss", 0.0, gap)),
        ];
        row(voice.word(word), Vec::new(), cells)
    };
    let head = vec![
        column(voice.word(Word::TryAnswers)),
        number_column(voice.word(Word::TryGap)),
        column(voice.word(Word::TryBand)),
        graphic_column([0.0, 50.0, 100.0].map(|tick| voice.number(tick)).into()),
    ];
    let rows = vec![line(Word::TryRowNow, preview.now), line(Word::TryRowThen, preview.then)];
    table("bars tried", caption, head, rows)
}
