//! What the gap costs, worked out from amounts that the visitor types. Without an amount there is no number. What it
//! assumes, and how that is changed, is in `assumptions`; how amounts are read in `report::amount`.

mod assumptions;

use crate::document::figure::{bar, column, graphic, graphic_column, number, number_column, row, table};
use crate::document::tree::{Element, el};
use crate::document::{Paper, Phrase, Voice, Word, said};
use crate::sentences::amount::{LARGEST, Refused, amount};
use crate::sentences::headline::standing;
use crate::sentences::{Standing, whole};
use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Assumptions, Cost, CostInput, ItemIndex, Report, cost, unplanned_time};

use super::controls::slot;
use super::{Board, Reply};

/// The slot of what the gap costs.
const RESULT: &str = "money";
/// The slot of the assumptions, which come with the number.
const ASSUMED: &str = "money-assumptions";
/// The item whose answer names a bracket of working time.
const UNPLANNED: &str = "UNP";

/// What the visitor typed.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// As typed: the spend on change, and the cost of IT staff.
    typed: [String; 2],
    assumptions: Assumptions,
}

/// A field for an amount.
struct Amount {
    /// What it does, and its name.
    does: &'static str,
    /// The slot of what was read in it.
    slot: &'static str,
    label: Word,
    hint: Word,
}

const AMOUNTS: [Amount; 2] = [
    Amount { does: "money-change", slot: "money-change-read", label: Word::MoneyChange, hint: Word::MoneyChangeHint },
    Amount { does: "money-staff", slot: "money-staff-read", label: Word::MoneyStaff, hint: Word::MoneyStaffHint },
];

/// The section; only where there is a number to work with.
pub fn section(board: &Board, paper: &Paper<'_>) -> Option<Element> {
    let Standing::Point { .. } = paper.story.standing else { return None };
    let voice = board.voice();
    let mut content = vec![
        el("p").class("caption").text(voice.word(Word::MoneyLead)),
        el("p").class("note").with("id", "plan-money-how").text(voice.word(Word::MoneyHow)),
    ];
    for (field, typed) in AMOUNTS.iter().zip(&board.money.typed) {
        let hint = [field.does, "-hint"].concat();
        let hints = ["gap-plan-money-how gap-plan-", &hint].concat();
        let label = voice.word(field.label);
        let hint = el("p").class("hint").with("id", ["plan-", &hint].concat()).text(voice.word(field.hint));
        let (_, told) = read(&voice, &label, typed);
        content.push(input(field.does, label, Some(hint), &hints, typed));
        content.push(slot(field.slot, true, told.into_iter().collect::<Vec<_>>()));
    }
    content.push(slot(RESULT, false, result(board, &paper.report).0));
    content.push(slot(ASSUMED, false, assumed(board, worked_out(board, &paper.report).is_some(), false)));
    Some(super::section(voice.word(Word::MoneyTitle), content))
}

/// What the visitor did in it.
pub fn act(board: &mut Board, name: &str, value: &str) -> Option<Reply> {
    if !name.starts_with("money-") {
        return None;
    }
    let report = board.scorer().brief(&board.visit.answers);
    if let Some((at, field)) = AMOUNTS.iter().enumerate().find(|(_, field)| field.does == name) {
        let had = worked_out(board, &report).is_some();
        value.clone_into(board.money.typed.get_mut(at)?);
        let voice = board.voice();
        let (_, told) = read(&voice, &voice.word(field.label), value);
        let reply = Reply::slot(field.slot, told.into_iter().collect());
        let has = worked_out(board, &report).is_some();
        // Only when they come or go: the visitor may be on their way into one of them.
        let reply = if has == had { reply } else { reply.and(ASSUMED, assumed(board, has, false)) };
        return Some(with_result(board, &report, reply));
    }
    if name == "money-default" {
        assumptions::reset(&mut board.money.assumptions, value);
        let has = worked_out(board, &report).is_some();
        return Some(with_result(board, &report, Reply::slot(ASSUMED, assumed(board, has, true))));
    }
    let (field, slot) = assumptions::find(name)?;
    let (assumed, read) = assumptions::typed(&board.voice(), &board.money.assumptions, field, value);
    board.money.assumptions = assumed;
    Some(with_result(board, &report, Reply::slot(slot, vec![read])))
}

/// A field with its name over it, for a number.
fn input(does: &'static str, label: String, hint: Option<Element>, hints: &str, value: &str) -> Element {
    let id = ["plan-", does].concat();
    let input = el("input")
        .class("input")
        .with("part", "field")
        .with("id", id.clone())
        .with("name", does)
        .with("data-do", does)
        .with("type", "text")
        .with("inputmode", "decimal")
        .with("autocomplete", "off")
        .with("aria-describedby", hints)
        .with("value", value);
    el("div").class("field").add(el("label").class("label").with("for", id).text(label)).all(hint).add(input)
}

/// An amount, and what the visitor is told about it: as what it was read, or what is allowed.
fn read(voice: &Voice<'_>, label: &str, typed: &str) -> (Option<f64>, Option<Element>) {
    let word = match amount(typed) {
        Ok(Some(amount)) => return (Some(amount), Some(taken(voice, amount))),
        Ok(None) => return (None, None),
        Err(Refused::Unreadable) => Word::MoneyUnreadable,
        Err(Refused::Ambiguous) => Word::MoneyAmbiguous,
        Err(Refused::Fraction) => Word::MoneyFraction,
        Err(Refused::TooLarge) => Word::MoneyTooLarge,
    };
    let phrase = Phrase::new(word).text("field", label).number("n", LARGEST as f64);
    (None, Some(el("p").class("error").text(voice.phrase(&phrase))))
}

/// As what something was read.
fn taken(voice: &Voice<'_>, number: f64) -> Element {
    el("p").class("note").text(voice.phrase(&Phrase::new(Word::MoneyRead).number("n", number)))
}

fn with_result(board: &Board, report: &Report, reply: Reply) -> Reply {
    let (content, finding) = result(board, report);
    let reply = reply.and(RESULT, content);
    match finding {
        Some(finding) => reply.say(finding),
        None => reply,
    }
}

fn assumed(board: &Board, is_worked_out: bool, is_open: bool) -> Vec<Element> {
    let list = || assumptions::list(&board.voice(), &board.money.assumptions, is_open);
    is_worked_out.then(list).unwrap_or_default()
}

fn unplanned() -> Option<ItemIndex> {
    assessment().find(UNPLANNED)
}

/// The cost with what it is worked out from; `None` without an amount or without a gap.
fn worked_out(board: &Board, report: &Report) -> Option<(CostInput, Option<Cost>)> {
    let Standing::Point { .. } = standing(report) else { return None };
    let gap = report.gap?;
    let [change_spend, it_staff_cost] =
        [0, 1].map(|at| board.money.typed.get(at).and_then(|typed| amount(typed).ok().flatten()));
    change_spend.or(it_staff_cost)?;
    let input = CostInput {
        gap,
        // The point is inside of the interval but for rounding, and for capabilities that nothing is known of.
        low: report.low.map(|low| low.min(gap)),
        high: report.high.map(|high| high.max(gap)),
        change_spend,
        it_staff_cost,
        unplanned_rung: unplanned().and_then(|item| board.visit.answers.get(item).rung()),
        assumptions: board.money.assumptions,
    };
    Some((input, cost(input).ok().filter(|cost| cost.total.is_some())))
}

/// What is shown, and its finding.
fn result(board: &Board, report: &Report) -> (Vec<Element>, Option<String>) {
    let voice = board.voice();
    let Some((input, cost)) = worked_out(board, report) else {
        return (vec![el("p").text(voice.word(Word::MoneyNone))], None);
    };
    let mut shown = Vec::new();
    let finding = cost.map(|cost| {
        let finding = finding(&voice, &input, &cost);
        shown.push(el("h3").text(finding.clone()));
        shown.push(parts(&voice, finding.clone(), &input, &cost));
        shown.push(el("p").class("caption").text(voice.word(Word::MoneyCaption)));
        finding
    });
    let interval = input.low.zip(input.high).map(|(low, high)| (whole(low), whole(high)));
    if let Some((low, high)) = interval.filter(|(low, high)| low < high && input.change_spend.is_some()) {
        let phrase = Phrase::new(Word::MoneyInterval).number("low", low).number("high", high);
        shown.push(el("p").class("note").text(voice.phrase(&phrase)));
    }
    shown.extend(input.it_staff_cost.and_then(|_| bracket(board, &input)));
    (shown, finding)
}

/// The finding as a sentence.
fn finding(voice: &Voice<'_>, input: &CostInput, cost: &Cost) -> String {
    let [low, middle, high] = cost.shown.unwrap_or_default();
    let phrase = match (high, low) {
        (0.0, _) => Phrase::new(Word::MoneyFindingNothing),
        (high, low) if high == low => Phrase::new(Word::MoneyFindingOne),
        _ => Phrase::new(Word::MoneyFinding),
    };
    let phrase = phrase.number("gap", whole(input.gap)).number("low", low);
    voice.phrase(&phrase.number("middle", middle).number("high", high))
}

/// Each part and the sum, with marks from low to high.
fn parts(voice: &Voice<'_>, caption: String, input: &CostInput, cost: &Cost) -> Element {
    let added = input.assumptions.added;
    let parts = [
        (Word::MoneyValue, cost.value),
        (Word::MoneyReactive, cost.reactive),
        (Word::MoneyAdded, (added > 0.0).then_some([added; 3])),
        (Word::MoneyTotal, cost.total),
    ];
    let [.., top] = cost.total.unwrap_or_default();
    let place = |amount: f64| if top > 0.0 { 100.0 * amount / top } else { 0.0 };
    let mut rows = Vec::new();
    for (word, amounts) in parts {
        let Some(amounts) = amounts else { continue };
        let [low, _, high] = amounts;
        let mut cells: Vec<Element> =
            Cost::rounded(amounts).iter().map(|amount| number(voice.number(*amount))).collect();
        cells.push(graphic(bar("loss", place(low), place(high))));
        rows.push(row(voice.word(word), Vec::new(), cells));
    }
    let mut head = vec![column(voice.word(Word::MoneyPart))];
    for word in [Word::MoneyLow, Word::MoneyMiddle, Word::MoneyHigh] {
        head.push(number_column(voice.word(word)));
    }
    head.push(graphic_column(Vec::new()));
    table("bars money", caption, head, rows)
}

/// What the visitor's own answer says of unplanned work, or that it is open.
fn bracket(board: &Board, input: &CostInput) -> Option<Element> {
    let voice = board.voice();
    let item = unplanned()?;
    let words = voice.item(item);
    let phrase = match input.unplanned_rung {
        None => Phrase::new(Word::MoneyNeedsAnswer),
        Some(rung) => {
            let [low, middle, high] = unplanned_time(rung).map(|share| 100.0 * share);
            let phrase = Phrase::new(Word::MoneyBracket).number("low", low).number("middle", middle);
            phrase.number("high", high).text("level", said(&voice, board.visit.answers.get(item), item))
        }
    };
    Some(el("p").class("note").text(voice.phrase(&phrase.text("item", words.short()))))
}
