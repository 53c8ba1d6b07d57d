//! Then and now: what is said of an earlier result, of its day, and of results that cannot be compared.

use execution_gap_model::engine::Form;
use execution_gap_report::sentences::Role;

use crate::board::support::{DEMO_FIRM, PLANS_AHEAD, board, board_of, file, given, link, section, slot, visit, words};

/// Example W12 of the method: half a year later all of execution is a step higher.
fn later() -> String {
    PLANS_AHEAD.replace('1', "2")
}

#[test]
fn nothing_is_opened_yet() {
    insta::assert_snapshot!("trend-none", section(&board(PLANS_AHEAD), "trend"));
}

#[test]
fn a_file_says_its_day() {
    let mut board = board(&later());
    let reply = board.act("earlier-add", &file("express", "finance", "2026-05-22", PLANS_AHEAD));
    assert_eq!(reply.say.as_deref(), Some("The gap narrowed from 55 to 31 points"));
    let html = section(&board, "trend");
    assert!(!html.contains("type=\"date\""));
    let said = words(&html);
    for sentence in [
        "What the plans did The promise is as it was. 0",
        "What delivery did Delivery improved. minus 24",
        "Over 184 days that is 3.9 points closed a month.",
        "in about 5 months",
    ] {
        assert!(said.contains(sentence), "{sentence}: {said}");
    }
    insta::assert_snapshot!("trend-file", html);
}

#[test]
fn a_link_is_asked_for_its_day() {
    let mut board = board(&later());
    board.act("earlier-add", &link(Form::Express, None, PLANS_AHEAD));
    insta::assert_snapshot!("trend-link", section(&board, "trend"));
    let reply = board.act("earlier-date", "2026-05-22");
    assert_eq!(reply.slots.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["earlier-result"]);
    assert!(words(&slot(&reply, "earlier-result").expect("the result")).contains("Over 184 days"));
    for (day, sentence) in [
        ("", "Without the day of the earlier answers, no speed is stated."),
        ("2026-11-22", "Both are of the same day, so no speed is stated."),
        ("2026-11-23", "This result is of 2026-11-23, later than the one on screen (2026-11-22)."),
        ("1926-11-21", "The day must be 2026-11-22 or earlier, by 100 years at most."),
        ("tomorrow", "The day must be 2026-11-22 or earlier, by 100 years at most."),
    ] {
        let reply = board.act("earlier-date", day);
        let said = words(&slot(&reply, "earlier-result").expect("the result"));
        assert!(said.contains(sentence), "{day}: {said}");
        assert!(!said.contains("a month."), "{day}: {said}");
    }
    assert_eq!(board.act("earlier-date", "1926-11-22").slots.len(), 1);
}

#[test]
fn a_result_from_the_future_is_no_earlier_one() {
    let mut board = board(PLANS_AHEAD);
    let reply = board.act("earlier-add", &file("express", "finance", "2027-01-01", &later()));
    let sentence = "This result is of 2027-01-01, later than the one on screen (2026-11-22).";
    assert!(reply.say.is_some_and(|said| said.starts_with(sentence)));
    let html = section(&board, "trend");
    assert!(words(&html).contains(sentence) && !html.contains("<table"), "{html}");
}

#[test]
fn the_same_answers_are_called_the_same() {
    let mut board = board(PLANS_AHEAD);
    let reply = board.act("earlier-add", &file("express", "finance", "2026-05-22", PLANS_AHEAD));
    let sentence = "All 9 answers given both times are the same as then: nothing has changed, and the gap is 55 points";
    assert_eq!(reply.say.as_deref(), Some(sentence));
    assert!(!section(&board, "trend").contains("<table"));
}

#[test]
fn a_change_within_the_noise_is_no_change() {
    let mut board = board(PLANS_AHEAD);
    let before = PLANS_AHEAD.replace("BEN 1", "BEN 0");
    board.act("earlier-add", &file("express", "finance", "2026-05-22", &before));
    let said = words(&section(&board, "trend"));
    assert!(said.contains("points, too small a change to be sure of"), "{said}");
    assert!(said.contains("The change is not larger") && !said.contains("a month."), "{said}");
}

#[test]
fn different_forms_meet_in_the_questions_of_both() {
    let mut board = board_of(visit(Form::Full, Some(Role::Technology), given(DEMO_FIRM)));
    let before = file("express", "other", "2026-05-22", &PLANS_AHEAD.replace("S-CLD 3", "S-CLD 4, OLD-ONE 2"));
    board.act("earlier-add", &before);
    let html = section(&board, "trend");
    let said = words(&html);
    for sentence in [
        "One of the two is the express form, the other the full one: only the questions of both are compared.",
        "1 answer is to a question that is not asked any more, and is left out.",
        "It is counted only on the 9 questions answered both times",
        "on all of today&#39;s answers it is 40.",
    ] {
        assert!(said.contains(&sentence.replace("&#39;", "’")), "{sentence}: {said}");
    }
    insta::assert_snapshot!("trend-forms", html);
}

#[test]
fn too_few_answers_in_common_give_no_gap() {
    let mut board = board(PLANS_AHEAD);
    let reply = board.act("earlier-add", &link(Form::Express, None, "S-CLD 2"));
    assert_eq!(reply.say.as_deref(), Some("Too few questions were answered both times to compare the gap."));
}

#[test]
fn what_is_not_read_leaves_what_was_there() {
    let mut board = board(&later());
    board.act("earlier-add", &link(Form::Express, None, PLANS_AHEAD));
    let before = section(&board, "trend");
    let reply = board.act("earlier-add", "hello");
    assert!(slot(&reply, "earlier-error").is_some_and(|error| error.contains("role=\"alert\"")));
    assert_eq!((reply.slots.len(), reply.say), (1, None));
    assert_eq!(section(&board, "trend"), before);
    assert_eq!(slot(&board.act("earlier-add", ""), "earlier-error").as_deref(), Some(""));
}

#[test]
fn it_is_removed() {
    let mut board = board(&later());
    assert_eq!(board.act("earlier-remove", ""), Default::default());
    let empty = section(&board, "trend");
    board.act("earlier-add", &link(Form::Express, None, PLANS_AHEAD));
    let reply = board.act("earlier-remove", "");
    assert_eq!((slot(&reply, "earlier").as_deref(), reply.say.is_some()), (Some(""), true));
    assert_eq!(section(&board, "trend"), empty);
    assert_eq!(board.act("earlier-date", "2026-05-22"), Default::default());
}
