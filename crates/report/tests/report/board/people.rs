//! The second opinion: who can be added, what is refused and why, and what chart E says of two people and of many.

use execution_gap_model::engine::{Capabilities, Form};
use execution_gap_model::share;
use execution_gap_report::sentences::Role;

use crate::board::support::{DEMO_FIRM, PLANS_AHEAD, board, board_of, file, given, link, section, slot, visit, words};

const BUSINESS: &str = "S-CLD 3, S-CYB 2, S-DCX 3, R-CLD 1, R-DCX 1, INT 1, UNP 3, FRI dk, BEN 1";

fn business_link() -> String {
    link(Form::Express, Some(Role::BusinessLead), BUSINESS)
}

#[test]
fn nobody_is_added_yet() {
    insta::assert_snapshot!("people-none", section(&board(PLANS_AHEAD), "people"));
}

#[test]
fn two_people() {
    let mut board = board(PLANS_AHEAD);
    let reply = board.act("people-add", &format!("Hello,\nhttps://acme.example/x?y=1{}. Regards", business_link()));
    assert_eq!(reply.say.as_deref(), Some("Added as B."));
    assert_eq!(slot(&reply, "people-error").as_deref(), Some(""));
    assert!(slot(&reply, "people-field").is_some_and(|field| field.contains("value=\"\"")));
    let html = section(&board, "people");
    assert!(html.contains(&slot(&reply, "people").expect("the list")));
    insta::assert_snapshot!("people-two", html);
}

#[test]
fn several_people() {
    let mut board = board(PLANS_AHEAD);
    board.act("people-add", &business_link());
    let full = format!("{DEMO_FIRM}, S-ODD 3").replace("R-DCX 1", "R-DCX 4").replace("FRI 1", "FRI 4");
    board.act("people-add", &file("full", "technology", "2026-11-20", &full));
    let reply = board.act("people-add", &link(Form::Express, None, &PLANS_AHEAD.replace("INT 1", "INT 0")));
    assert_eq!(reply.say.as_deref(), Some("Added as D."));
    let html = section(&board, "people");
    let said = words(&html);
    for sentence in [
        "Not everybody answered the same form, so only the questions of the express form are compared here (9).",
        "1 answer is to a question that is not asked any more, and is left out.",
        "The technology side (A and C) and the business side with finance (B) are on average",
        "A, B, and D: ",
        "B: no answer",
    ] {
        assert!(said.contains(sentence), "{sentence}: {said}");
    }
    insta::assert_snapshot!("people-several", html);
}

#[test]
fn a_role_is_corrected_without_touching_the_list() {
    let mut board = board(PLANS_AHEAD);
    board.act("people-add", &link(Form::Express, None, BUSINESS));
    assert!(words(&section(&board, "people")).contains("B: another person"));
    let reply = board.act("people-role", "1:finance");
    assert_eq!(reply.slots.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["people-chart"]);
    assert!(words(&slot(&reply, "people-chart").expect("the chart")).contains("B: somebody in finance"));
    assert!(section(&board, "people").contains("<option value=\"1:finance\" selected=\"\">"));
    assert_eq!(board.act("people-role", "1:").slots.len(), 1);
    assert!(section(&board, "people").contains("<option value=\"1:\" selected=\"\">"));
    for nobody in ["0:finance", "2:finance", "1:boss", "1", "", ":", "99999999999999999999:finance", "-1:finance"] {
        assert_eq!(board.act("people-role", nobody), Default::default(), "{nobody}");
    }
}

#[test]
fn whoever_is_removed_leaves_and_the_others_move_up() {
    let mut board = board(PLANS_AHEAD);
    board.act("people-add", &business_link());
    board.act("people-add", &link(Form::Express, Some(Role::Finance), BUSINESS));
    for nobody in ["0", "3", "", "x", "-1"] {
        assert_eq!(board.act("people-remove", nobody), Default::default(), "{nobody}");
    }
    let reply = board.act("people-remove", "1");
    assert_eq!(reply.say.as_deref(), Some("B is removed. Those after it have moved up by one letter."));
    assert!(words(&slot(&reply, "people").expect("the list")).contains("B: somebody in finance"));
    assert_eq!(slot(&board.act("people-remove", "1"), "people").as_deref(), Some(""));
}

#[test]
fn nobody_is_there_twice_and_the_visitor_is_there_already() {
    let mut board = board(PLANS_AHEAD);
    let refused = |reply| words(&slot(&reply, "people-error").expect("an error"));
    let own = link(Form::Express, Some(Role::TechnologyLead), PLANS_AHEAD);
    assert!(refused(board.act("people-add", &own)).starts_with("These are your own answers, in your own role."));
    board.act("people-add", &business_link());
    let again = board.act("people-add", &business_link());
    assert!(refused(again.clone()).starts_with("These answers are here already, as B:"));
    assert_eq!((again.slots.len(), again.say), (1, None), "the field keeps its text");
    // The same answers in another role are another person.
    board.act("people-role", "1:other");
    assert!(refused(board.act("people-add", &business_link())).starts_with("These answers are here already"));
    assert!(board.act("people-add", &link(Form::Express, Some(Role::Finance), BUSINESS)).say.is_some());
}

#[test]
fn there_is_room_for_twelve() {
    let mut board = board(PLANS_AHEAD);
    let somebody = |at: usize| {
        let text = format!("INT {}, UNP {}, FRI {}", at % 5, at / 5, 1);
        link(Form::Express, None, &text)
    };
    for at in 0..12 {
        assert!(board.act("people-add", &somebody(at)).say.is_some(), "{at}");
    }
    let reply = board.act("people-add", &somebody(12));
    assert!(words(&slot(&reply, "people-error").expect("an error")).starts_with("There is room for 12 other people"));
    assert!(words(&section(&board, "people")).contains("M: another person"));
}

#[test]
fn what_is_not_read_is_refused_with_what_is_allowed() {
    let mut board = board(PLANS_AHEAD);
    let whole = business_link();
    let express = |answers: &str| file("express", "finance", "2026-11-20", answers);
    for (text, start) in [
        (String::new(), "There is nothing to read."),
        (" \n\u{feff}".to_owned(), "There is nothing to read."),
        ("hello".to_owned(), "There is no link to answers in this text"),
        (whole[..whole.len() - 2].to_owned(), "This link is not whole"),
        (share::invite(execution_gap_model::content::edition::assessment(), Form::Full, None), "This is an invitation"),
        ("{".to_owned(), "This file cannot be read: it is not one whole JSON object."),
        ("[]".to_owned(), "This file cannot be read: it is not one whole JSON object."),
        ("{}".to_owned(), "This is no result file: its “schema” must be “execution-gap.report/1”."),
        (express("INT 1").replace("report/1", "report/2"), "This is no result file"),
        (express("INT 1").replace("express", "short"), "The file cannot be used: its “form” must be"),
        (express("INT 1").replace("{\"INT\":1}", "[]"), "The file cannot be used: its “answers” must be"),
        (express("INT 5"), "The file cannot be used: in “answers”, INT is 5. It must be a whole number from 0 to 4"),
        (express("INT 1.5"), "The file cannot be used: in “answers”, INT is 1.5."),
        (express("INT -1"), "The file cannot be used: in “answers”, INT is -1."),
        (express("INT yes"), "The file cannot be used: in “answers”, INT is “yes”."),
        (express("INT 1").replace("1}", "null}"), "The file cannot be used: in “answers”, INT is null."),
        (express("INT dk, ODD 3"), "None of today’s questions has an answer with a step there"),
        (link(Form::Express, None, "INT dk"), "None of today’s questions has an answer with a step there"),
        ("[".repeat(100_000), "This file cannot be read"),
        ("A".repeat(2_000_001), "This is longer than 2 MB."),
    ] {
        let reply = board.act("people-add", &text);
        let error = slot(&reply, "people-error").unwrap_or_default();
        assert!(words(&error).starts_with(start), "{start}: {error}");
        assert!(error.starts_with("<p class=\"error\" role=\"alert\">"), "{error}");
        assert_eq!((reply.slots.len(), reply.say), (1, None));
    }
    assert!(!section(&board, "people").contains("data-do=\"people-remove\""));
}

#[test]
fn a_link_is_found_wherever_it_stands() {
    let invitation = share::invite(execution_gap_model::content::edition::assessment(), Form::Express, None);
    for text in [
        format!("<https://acme.example/{}>", business_link()),
        format!("You wrote: {invitation}\nMine: {}", business_link()),
        format!(
            "https://links.example/?url=https%3A%2F%2Facme.example%2F{}&data=05",
            business_link().replace('#', "%23")
        ),
    ] {
        assert!(board(PLANS_AHEAD).act("people-add", &text).say.is_some(), "{text}");
    }
}

#[test]
fn a_file_says_nothing_but_answers_role_form_day_and_version() {
    let mut board = board(PLANS_AHEAD);
    let text = file("express", "finance", "2026-11-20", BUSINESS).replace("\"1.0\"", "\"0.9\"");
    let text = text.replace("\"gap\":-7", "\"gap\":0,\"shown\":\"<b>\",\"organisation\":\"Northwind\",\"INT\":4");
    board.act("people-add", &text);
    let html = section(&board, "people");
    assert!(words(&html).contains("The file comes from another version of the questions"), "{html}");
    assert!(!html.contains("Northwind"));
    let mut linked = board_of(visit(Form::Express, Some(Role::TechnologyLead), given(PLANS_AHEAD)));
    linked.act("people-add", &link(Form::Express, Some(Role::Finance), BUSINESS));
    let chart = |html: String| html.split_once("<figure").expect("a chart").1.to_owned();
    assert_eq!(chart(html), chart(section(&linked, "people")));
}

#[test]
fn an_empty_field_after_somebody_was_added_is_no_mistake() {
    let mut board = board(PLANS_AHEAD);
    board.act("people-add", &business_link());
    let reply = board.act("people-add", "");
    assert_eq!((slot(&reply, "people-error").as_deref(), reply.slots.len()), (Some(""), 1));
}

#[test]
fn others_are_handed_out_as_the_document_takes_them() {
    let mut board = board(PLANS_AHEAD);
    assert_eq!(board.people().count(), 0);
    board.act("people-add", &link(Form::Express, None, "INT 1, UNP dk, S-CLD na"));
    board.act("people-role", "1:finance");
    let others: Vec<_> = board.people().map(|person| (person.form, person.role, *person.answers)).collect();
    assert_eq!(others, [(Form::Express, Some(Role::Finance), given("INT 1, UNP dk, S-CLD na"))]);
}

#[test]
fn weights_of_a_campaign_are_said_not_to_count_here() {
    let said = |weights| {
        let mut weighted = visit(Form::Express, None, given(PLANS_AHEAD));
        weighted.weights = weights;
        let mut board = board_of(weighted);
        board.act("people-add", &business_link());
        words(&section(&board, "people")).contains("In this comparison the three capabilities count the same.")
    };
    assert!(said(Some(Capabilities::new([2.0, 1.0, 1.0]))));
    // Where they count the same everywhere, there is nothing to say.
    assert!(!said(Some(Capabilities::new([1.0; 3]))));
    assert!(!said(None));
}
