//! Boards of answer sets, and what stands in them.

use std::rc::Rc;

use execution_gap::board::{Board, Reply, Visit};
use execution_gap::content::edition::assessment;
use execution_gap::content::locale::English;
use execution_gap::content::texts::{Pack, Texts};
use execution_gap::document::tree::Element;
use execution_gap::document::{ENGLISH, Words};
use execution_gap::engine::{Answer, Answers, Form, Rung};
use execution_gap::report::Profile;

/// The demo firm of docs/scoring.md: 40 points in the full form.
pub const DEMO_FIRM: &str = "S-CLD 3, S-CYB 3, S-DAT 3, S-INF 2, S-DCX 3, R-CLD 2, R-CYB 2, R-DAT 1, R-INF 2, R-DCX 1, \
                             ARC 1, INT 1, DCN 1, CHG 1, MON 2, UNP 1, SEC 2, FRI 1, REC 2, OWN 1, PRI 2, BEN 1, LAN 1";
/// 55 points in the express form.
pub const PLANS_AHEAD: &str = "S-CLD 3, S-CYB 3, S-DCX 3, R-CLD 1, R-DCX 1, INT 1, UNP 1, FRI 1, BEN 1";

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

pub fn visit(form: Form, answers: &str) -> Visit {
    let profile = Profile { role: None, priority: None, size: None };
    Visit {
        form,
        answers: given(answers),
        profile,
        weights: None,
        level: 2,
        cohort: None,
        is_view: false,
        day: "2026-11-22".to_owned(),
    }
}

pub fn board(form: Form, answers: &str) -> Board {
    board_of(visit(form, answers))
}

pub fn board_of(visit: Visit) -> Board {
    let texts = Texts::new(Rc::new(Pack::english()), Rc::new(English));
    Board::new(visit, texts, Words::read(ENGLISH).expect("every word"))
}

pub fn html(elements: &[Element]) -> String {
    let mut out = String::new();
    elements.iter().for_each(|element| element.write(&mut out));
    out
}

/// The section with this hook as HTML; empty where there is none.
pub fn section(board: &Board, hook: &str) -> String {
    let wanted = format!(" data-section=\"{hook}\"");
    board
        .sections()
        .iter()
        .map(|part| html(std::slice::from_ref(part)))
        .find(|html| html.contains(&wanted))
        .unwrap_or_default()
}

/// What an act puts into a slot.
#[track_caller]
pub fn slot(reply: &Reply, name: &str) -> String {
    let found = reply.slots.iter().find(|(slot, _)| *slot == name);
    html(&found.unwrap_or_else(|| panic!("{name} is not filled: {reply:?}")).1)
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
    let mark = |item| match random(24) {
        0 => "dk".to_owned(),
        1 if assessment().item(item).not_applicable => "na".to_owned(),
        other => (other % 5).to_string(),
    };
    let mut mark = mark;
    let pairs = assessment().indices(form).map(|item| format!("{} {}", assessment().item(item).id, mark(item)));
    pairs.collect::<Vec<_>>().join(", ")
}
