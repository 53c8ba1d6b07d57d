//! Trying other answers: what is shown is what a fresh scoring gives, and the way back restores everything.

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answer, Form, Rung, Scorer};
use execution_gap_report::board::Board;
use execution_gap_report::sentences::trial::{self, Change};
use proptest::prelude::*;

use crate::board::support::{DEMO_FIRM, PLANS_AHEAD, anyones, drawn, filled, given, section, section_if_any};

fn movers(form: Form, answers: &str) -> Option<String> {
    section_if_any(&anyones(form, answers), "movers")
}

#[test]
fn sections_in_some_states() {
    insta::assert_snapshot!("movers-express", movers(Form::Express, PLANS_AHEAD).expect("a section"));
    insta::assert_snapshot!("movers-full", movers(Form::Full, DEMO_FIRM).expect("a section"));
    let open = PLANS_AHEAD.replace("UNP 1", "UNP dk").replace("S-DCX 3", "S-DCX na").replace("BEN 1", "BEN 2");
    let mut open = anyones(Form::Express, &open);
    open.act("try", "UNP:4");
    open.act("try", "INT:0");
    insta::assert_snapshot!("movers-tried", section(&open, "movers"));
}

#[test]
fn nothing_to_try_without_a_number() {
    assert_eq!(movers(Form::Express, ""), None);
    assert_eq!(movers(Form::Express, "INT 1, S-CLD 2"), None);
    let mut empty = anyones(Form::Express, "");
    assert_eq!(empty.act("try", "INT:3").say, None);
    assert_eq!(empty.act("try-move", "INT").say, None);
}

#[test]
fn a_try_is_a_fresh_scoring() {
    for seed in 0..60 {
        let form = if seed % 2 == 0 { Form::Full } else { Form::Express };
        let text = drawn(form, seed);
        let mut board = anyones(form, &text);
        let mut changed = given(&text);
        if section_if_any(&board, "movers").is_none() {
            continue;
        }
        for (item, rung) in [("INT", 3), ("BEN", 0), ("S-CLD", 4), ("INT", 1)] {
            let reply = board.act("try", &format!("{item}:{rung}"));
            changed.set(assessment().find(item).expect("an item"), Answer::Rung(Rung::ALL[rung]));
            let report = Scorer::new(assessment(), form).brief(&changed);
            let (gap, band) = (report.shown.expect("a gap"), report.band.expect("a band"));
            let said = reply.say.clone().expect("a sentence");
            let same = board.act("try", &format!("{item}:{rung}"));
            assert_eq!(same, reply, "trying the same again changes nothing");
            assert!(said.contains(&format!("{gap} ({band})")), "{seed}: {said} is not {gap}");
            let shown = filled(&reply, "try-result");
            assert_eq!(shown.contains(&said), !said.starts_with("Back to your own"), "{seed}: {said}");
        }
    }
}

#[test]
fn the_way_back_restores_everything() {
    for (form, text) in [(Form::Full, DEMO_FIRM), (Form::Express, PLANS_AHEAD)] {
        let mut board = anyones(form, text);
        let fresh = section(&board, "movers");
        let all = board.sections();
        board.act("try", "INT:4");
        let one = section(&board, "movers");
        let (_, rest) = fresh.split_once("data-do=\"try-move\" value=\"").expect("a move");
        board.act("try-move", rest.split_once('"').expect("its end").0);
        board.act("try", "S-CLD:0");
        assert_ne!(section(&board, "movers"), one);
        board.act("try-undo", "");
        board.act("try-undo", "");
        assert_eq!(section(&board, "movers"), one);
        let reply = board.act("try-undo", "");
        assert_eq!(section(&board, "movers"), fresh);
        assert!(reply.say.as_deref().expect("a sentence").starts_with("Back to your own answers"), "{form}");
        let selects = filled(&reply, "try-answers");
        assert_eq!(selects.matches(" selected=").count(), selects.matches("<select").count());
        assert!(
            selects
                .split("<option ")
                .filter(|option| option.contains(" selected="))
                .all(|option| option.contains("Your answer: "))
        );
        board.act("try", "INT:4");
        board.act("try", "UNP:4");
        board.act("try-reset", "");
        assert_eq!(board.sections(), all);
        board.act("try-undo", "");
        assert_eq!(board.sections(), all, "nothing is left to undo");
    }
}

/// Setting an answer back by hand is a change like any other, and leaves the score as it was.
#[test]
fn an_own_answer_is_an_answer_to_choose() {
    let mut board = anyones(Form::Express, &PLANS_AHEAD.replace("UNP 1", "UNP dk"));
    let shown = section(&board, "movers");
    assert!(shown.contains("<option value=\"UNP:own\" selected=\"\">Your answer: I do not know</option>"), "{shown}");
    assert!(board.act("try", "UNP:0").say.expect("a sentence").contains("more than now"));
    let back = board.act("try", "UNP:own");
    assert!(back.say.as_ref().expect("a sentence").contains("stays at 55 (Severe)"), "{back:?}");
    assert!(filled(&back, "try-result").contains("data-do=\"try-undo\""));
}

#[test]
fn a_plan_that_is_lowered_is_named_for_what_it_is() {
    let mut board = anyones(Form::Express, PLANS_AHEAD);
    let narrows =
        |board: &mut Board, value: &str| filled(&board.act("try", value), "try-result").contains("nothing runs better");
    assert!(!narrows(&mut board, "INT:0") && !narrows(&mut board, "S-CLD:4"));
    assert!(narrows(&mut board, "S-CLD:2"));
    assert!(!narrows(&mut board, "S-CLD:own"));
}

#[test]
fn a_move_brings_what_it_needs_before() {
    let blocked = PLANS_AHEAD.replace('1', "2");
    let firm = DEMO_FIRM.replace("BEN 1", "BEN 2").replace("OWN 1", "OWN 0");
    for (form, text) in [(Form::Express, blocked.as_str()), (Form::Full, firm.as_str()), (Form::Full, DEMO_FIRM)] {
        let scorer = Scorer::new(assessment(), form);
        let own = given(text);
        let three =
            execution_gap_report::sentences::three_moves::three_moves(assessment(), &scorer, &own, &scorer.brief(&own));
        let mut together = anyones(form, text);
        let three = three.expect("moves");
        let mut said = None;
        for named in &three.moves {
            let id = &assessment().item(named.step.item).id;
            let mut alone = anyones(form, text);
            assert!(section(&alone, "movers").contains(&format!("data-do=\"try-move\" value=\"{id}\"")), "{id}");
            let reply = alone.act("try-move", id);
            // By itself, without the moves before it.
            let mut done = own;
            let step = &named.step;
            for (item, _, to) in step.before.iter().chain([&(step.item, step.climb.0, step.climb.1)]) {
                done.set(*item, Answer::Rung(*to));
            }
            let after = (scorer.gap(&done).expect("a gap") + 0.5 + 1e-9).floor();
            assert!(reply.say.as_ref().expect("a sentence").contains(&format!(" {after} (")), "{id}: {reply:?}");
            let climbs = 1 + named.step.before.len();
            assert_eq!(filled(&reply, "try-result").matches("<li>").count(), climbs, "{id}");
            said = together.act("try-move", id).say;
        }
        let after = (three.after + 0.5 + 1e-9).floor();
        assert!(said.as_ref().expect("a sentence").contains(&format!(" {after} (")), "{said:?} is not {after}");
    }
}

#[test]
fn less_than_one_point_is_said_so() {
    let mut seen = [false; 5];
    for seed in 0..60 {
        let own = given(&drawn(Form::Full, seed));
        let scorer = Scorer::new(assessment(), Form::Full);
        for item in assessment().indices(Form::Full) {
            let mut tried = own;
            tried.set(item, Answer::Rung(Rung::ALL[2]));
            let Some(preview) = trial::preview(&scorer, &own, &tried) else { continue };
            let exact = scorer.gap(&tried).expect("a gap") - scorer.gap(&own).expect("a gap");
            let shown = preview.then.0 - preview.now.0;
            let kind = match preview.change {
                Change::None => (0, exact.abs() < 1e-9),
                Change::LittleLess => (1, -1.0 < exact && exact < 0.0),
                Change::LittleMore => (2, 0.0 < exact && exact < 1.0),
                Change::Less(points) => (3, exact <= -0.999_999 && points == -shown && points >= 1.0),
                Change::More(points) => (4, exact >= 0.999_999 && points == shown && points >= 1.0),
            };
            assert!(kind.1, "{seed}: {preview:?} for {exact}");
            seen[kind.0] = true;
        }
    }
    assert_eq!(seen, [true; 5]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_act_harms(acts in prop::collection::vec(("(try|try-move|try-undo|try-reset|.{0,8})", "(([A-Z]{3}|S-CLD|R-DCX):([0-5]|own|dk)|[A-Z]{3}|\\PC{0,12})"), 0..12)) {
        let mut board = anyones(Form::Express, PLANS_AHEAD);
        let fresh = board.sections();
        for (name, value) in &acts {
            board.act(name, value);
        }
        board.sections();
        board.act("try-reset", "");
        prop_assert_eq!(board.sections(), fresh);
    }
}
