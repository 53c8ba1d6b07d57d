//! Boards of answers written as text, and what stands in their sections.

use std::rc::Rc;

use execution_gap_model::content::edition::assessment;
use execution_gap_model::content::locale::English;
use execution_gap_model::content::texts::{Pack, Texts};
use execution_gap_model::engine::{Answer, Answers, Form, Rung};
use execution_gap_model::share::encode;
use execution_gap_report::board::{Board, Place, Reply, Visit};
use execution_gap_report::document::tree::Element;
use execution_gap_report::document::{ENGLISH, Words};
use execution_gap_report::sentences::{Profile, Role};

/// The demo firm of docs/scoring.md: 40 points in the full form.
pub const DEMO_FIRM: &str = "S-CLD 3, S-CYB 3, S-DAT 3, S-INF 2, S-DCX 3, R-CLD 2, R-CYB 2, R-DAT 1, R-INF 2, R-DCX 1, \
                             ARC 1, INT 1, DCN 1, CHG 1, MON 2, UNP 1, SEC 2, FRI 1, REC 2, OWN 1, PRI 2, BEN 1, LAN 1";
/// 55 points in the express form.
pub const PLANS_AHEAD: &str = "S-CLD 3, S-CYB 3, S-DCX 3, R-CLD 1, R-DCX 1, INT 1, UNP 1, FRI 1, BEN 1";
/// The day of every board.
pub const TODAY: &str = "2026-11-22";

pub fn given(text: &str) -> Answers {
    let mut answers = Answers::new();
    for pair in text.split(", ").filter(|pair| !pair.is_empty()) {
        let (id, mark) = pair.split_once(' ').expect("an id and an answer");
        let answer = match mark {
            "dk" => Answer::DontKnow,
            "na" => Answer::NotApplicable,
            digit => Answer::Rung(Rung::new(digit.parse().expect("a digit")).expect("a rung")),
        };
        answers.set(assessment().find(id).expect("an item"), answer);
    }
    answers
}

pub fn visit(form: Form, role: Option<Role>, answers: Answers) -> Visit {
    let profile = Profile { role, ..Profile::default() };
    Visit {
        form,
        answers,
        profile,
        weights: None,
        level: 2,
        cohort: None,
        day: TODAY.to_owned(),
        is_view: false,
        place: Place::default(),
    }
}

pub fn board_of(visit: Visit) -> Board {
    let texts = Texts::new(Rc::new(Pack::english()), Rc::new(English));
    Board::new(visit, texts, Words::read(ENGLISH).expect("every word"))
}

/// The board of somebody who has not said who they are.
pub fn anyones(form: Form, answers: &str) -> Board {
    board_of(visit(form, None, given(answers)))
}

/// A technology leader's board of the express form.
pub fn board(answers: &str) -> Board {
    board_of(visit(Form::Express, Some(Role::TechnologyLead), given(answers)))
}

pub fn link(form: Form, role: Option<Role>, answers: &str) -> String {
    encode(assessment(), form, role, &given(answers))
}

/// The text of a result file.
pub fn file(form: &str, role: &str, date: &str, answers: &str) -> String {
    let answers: Vec<String> = answers
        .split(", ")
        .map(|pair| {
            let (id, mark) = pair.split_once(' ').expect("an id and an answer");
            if mark.parse::<f64>().is_ok() { format!("\"{id}\":{mark}") } else { format!("\"{id}\":\"{mark}\"") }
        })
        .collect();
    let head = "\"schema\":\"execution-gap.report/1\",\"content_version\":\"1.0\"";
    let answers = answers.join(",");
    format!(
        "{{{head},\"form\":\"{form}\",\"role\":\"{role}\",\"date\":\"{date}\",\"answers\":{{{answers}}},\"gap\":-7}}"
    )
}

pub fn html<'a>(elements: impl IntoIterator<Item = &'a Element>) -> String {
    let mut out = String::new();
    elements.into_iter().for_each(|element| element.write(&mut out));
    out
}

/// The section with this name, where there is one.
pub fn section_if_any(board: &Board, name: &str) -> Option<String> {
    let hook = format!(" data-section=\"{name}\"");
    board.sections().iter().map(|section| html([section])).find(|html| html.contains(&hook))
}

#[track_caller]
pub fn section(board: &Board, name: &str) -> String {
    section_if_any(board, name).expect("the section")
}

/// What comes to stand in a slot; `None` when it stays as it is.
pub fn slot(reply: &Reply, name: &str) -> Option<String> {
    reply.slots.iter().find(|(slot, _)| *slot == name).map(|(_, content)| html(content))
}

/// The same, where it must be filled.
#[track_caller]
pub fn filled(reply: &Reply, name: &str) -> String {
    slot(reply, name).unwrap_or_else(|| panic!("{name} is not filled: {reply:?}"))
}

/// Random answers to a form, the same for the same seed: some open, some that do not apply.
pub fn drawn(form: Form, seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut random = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) % below
    };
    let mut mark = |item| match random(24) {
        0 => "dk".to_owned(),
        1 if assessment().item(item).not_applicable => "na".to_owned(),
        other => (other % 5).to_string(),
    };
    let pairs = assessment().indices(form).map(|item| format!("{} {}", assessment().item(item).id, mark(item)));
    pairs.collect::<Vec<_>>().join(", ")
}

/// The words of a piece of HTML, with one space between elements.
pub fn words(html: &str) -> String {
    let pieces = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text).trim());
    pieces.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}
