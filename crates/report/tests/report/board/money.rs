//! Money: no number without an amount, the golden costs by the section's own way, and what is typed is read or refused.

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Assumptions, Cost, CostInput, Form, Rung, Scorer, cost};
use execution_gap_report::board::Board;
use execution_gap_report::sentences::amount::{LARGEST, amount, percent};
use proptest::prelude::*;
use serde_json::Value;

use crate::board::support::{DEMO_FIRM, PLANS_AHEAD, anyones, filled, given, section, section_if_any};

/// The numbers of a row of the table in the slot of the result.
fn row(shown: &str, name: &str) -> Option<Vec<f64>> {
    let (_, rest) = shown.split_once(&format!("<span class=\"name\">{name}</span>"))?;
    let (row, _) = rest.split_once("</tr>")?;
    let cells = row.split("data-label=").skip(1).take(3);
    Some(cells.map(|cell| cell.split(['>', '<']).nth(1).expect("a text").parse().expect("a number")).collect())
}

fn sum(shown: &str) -> Vec<f64> {
    row(shown, "Sum").unwrap_or_else(|| panic!("no sum in {shown}"))
}

fn typed(form: Form, answers: &str, change: &str, staff: &str) -> (Board, String) {
    let mut board = anyones(form, answers);
    board.act("money-change", change);
    let reply = board.act("money-staff", staff);
    let shown = filled(&reply, "money");
    (board, shown)
}

#[test]
fn sections_in_some_states() {
    insta::assert_snapshot!("money-untouched", section(&anyones(Form::Full, DEMO_FIRM), "money"));
    let (both, _) = typed(Form::Full, DEMO_FIRM, "2m", "1,200,000");
    insta::assert_snapshot!("money-both", section(&both, "money"));
    let (mut open, _) = typed(Form::Express, &PLANS_AHEAD.replace("UNP 1", "UNP dk"), "1.5m", "90 000 €");
    open.act("money-lost-high", "80");
    open.act("money-added", "5k");
    insta::assert_snapshot!("money-open", section(&open, "money"));
}

#[test]
fn without_an_amount_there_is_no_number() {
    assert_eq!(section_if_any(&anyones(Form::Express, ""), "money"), None);
    let mut board = anyones(Form::Full, DEMO_FIRM);
    let fresh = board.sections();
    for (name, value) in [("money-change", " "), ("money-staff", "a lot"), ("money-added", "500"), ("money-usual", "5")]
    {
        let reply = board.act(name, value);
        assert!(!filled(&reply, "money").contains(|c: char| c.is_ascii_digit() && c != '0'), "{name}: {reply:?}");
        assert_eq!(reply.say, None, "{name}");
        assert!(reply.slots.iter().all(|(slot, _)| *slot != "money-assumptions"));
    }
    let mut board = anyones(Form::Full, DEMO_FIRM);
    let reply = board.act("money-change", "2m");
    assert!(filled(&reply, "money-assumptions").contains("money-lost-low"));
    let reply = board.act("money-staff", "1m");
    assert!(reply.slots.iter().all(|(slot, _)| *slot != "money-assumptions"), "fields stay while others are used");
    board.act("money-staff", "");
    let reply = board.act("money-change", "");
    assert_eq!((filled(&reply, "money-assumptions"), reply.say), (String::new(), None));
    assert_eq!(board.sections(), fresh);
}

/// Every golden cost whose gap some answers give: W3, W4 and W5 of the method.
#[test]
fn golden_costs_come_out_of_the_section() {
    let golden: Value = serde_json::from_str(include_str!("../../../../../tests/golden/golden.json")).expect("JSON");
    let all = |plan: u8, rest: u8| PLANS_AHEAD.replace('1', &rest.to_string()).replace('3', &plan.to_string());
    let mut met = 0;
    for case in golden["costs"].as_array().expect("a list") {
        let (gap, rung) = (case["gap"].as_f64().expect("a gap"), case["unplanned_rung"].as_u64());
        let number = |name: &str| case[name].as_f64().map(|number| number.to_string()).unwrap_or_default();
        let answers = match (gap, rung) {
            (54.6875, _) => all(3, 1),
            (6.25, _) => all(2, 2),
            (100.0, _) => all(4, 0),
            (0.0, _) => all(0, 4),
            _ => continue,
        };
        let own = u64::from(given(&answers).get(assessment().find("UNP").expect("UNP")).rung().expect("a rung").get());
        if case["it_staff_cost"].is_number() && rung != Some(own) {
            continue;
        }
        let (_, shown) = typed(Form::Express, &answers, &number("change_spend"), &number("it_staff_cost"));
        match case["expect"]["shown"].as_array() {
            None => assert!(!shown.contains("<table"), "{case}"),
            Some(expected) => {
                let expected: Vec<f64> = expected.iter().map(|number| number.as_f64().expect("a number")).collect();
                assert_eq!(sum(&shown), expected, "{case}");
            }
        }
        met += 1;
    }
    assert!(met >= 5, "{met} golden costs");
}

/// W13 of the method with other assumptions, by hand.
#[test]
fn other_assumptions_by_hand() {
    let input = CostInput {
        gap: 40.0,
        change_spend: Some(2e6),
        it_staff_cost: Some(1.2e6),
        unplanned_rung: Rung::new(1),
        ..CostInput::default()
    };
    let with = |assumptions| cost(CostInput { assumptions, ..input }).expect("amounts");
    let near = |found: Option<[f64; 3]>, expected: [f64; 3]| {
        let found = found.expect("amounts");
        assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-6), "{found:?} is not {expected:?}");
    };
    let standard = Assumptions::default();
    near(with(standard).total, [195_000.0, 490_000.0, 853_000.0]);
    near(with(Assumptions { from_gap: 20.0, ..standard }).value, [75_000.0, 175_000.0, 280_000.0]);
    near(with(Assumptions { from_gap: 40.0, ..standard }).value, [0.0; 3]);
    near(with(Assumptions { lost: [0.1, 0.2, 0.3], ..standard }).value, [80_000.0, 160_000.0, 240_000.0]);
    near(with(Assumptions { usual: 0.45, ..standard }).reactive, [0.0, 30_000.0, 135_000.0]);
    near(with(Assumptions { movable: [0.0, 0.1, 1.0], ..standard }).reactive, [0.0, 42_000.0, 540_000.0]);
    near(with(Assumptions { shared: 0.5, ..standard }).reactive, [37_500.0, 105_000.0, 202_500.0]);
    near(with(Assumptions { added: 5_000.0, ..standard }).total, [200_000.0, 495_000.0, 858_000.0]);
    let staff_alone = CostInput { change_spend: None, assumptions: Assumptions { shared: 0.5, ..standard }, ..input };
    near(cost(staff_alone).expect("amounts").reactive, [75_000.0, 210_000.0, 405_000.0]);
    let nothing = CostInput { change_spend: None, it_staff_cost: None, ..input };
    let added = Assumptions { added: 5_000.0, ..standard };
    assert_eq!(cost(CostInput { assumptions: added, ..nothing }).expect("amounts").total, None);
}

#[test]
fn assumptions_out_of_range_are_refused() {
    let refused =
        |assumptions| cost(CostInput { assumptions, ..CostInput::default() }).expect_err("refused").to_string();
    let standard = Assumptions::default();
    let start = "the gap from which value is lost is a number from 0 to 99.";
    assert_eq!(refused(Assumptions { from_gap: 100.0, ..standard }), format!("\"from_gap\" is 100; {start}"));
    for usual in [-0.1, 1.1, f64::NAN] {
        let sentence = format!("\"usual\" is {usual}; a share is a number from 0 to 1.");
        assert_eq!(refused(Assumptions { usual, ..standard }), sentence);
    }
    assert!(refused(Assumptions { shared: 2.0, ..standard }).starts_with("\"shared\" is 2;"));
    assert!(refused(Assumptions { added: -1.0, ..standard }).starts_with("\"added\" is -1; an amount is"));
    for lost in [[0.4, 0.3, 0.5], [0.1, 0.6, 0.5], [0.1, 0.2, 1.1], [0.1, f64::NAN, 0.5], [-0.1, 0.2, 0.3]] {
        assert!(refused(Assumptions { lost, ..standard }).contains("none smaller than the one before"), "{lost:?}");
        assert!(refused(Assumptions { movable: lost, ..standard }).starts_with("\"movable\""), "{lost:?}");
    }
}

/// The whole way beside the engine, for the demo firm and for a gap that is a range.
#[test]
fn what_is_shown_is_the_engine_s() {
    for (form, answers, rung) in [
        (Form::Full, DEMO_FIRM.to_owned(), Rung::new(1)),
        (Form::Express, PLANS_AHEAD.replace("BEN 1", "BEN dk"), Rung::new(1)),
        (Form::Express, PLANS_AHEAD.replace("UNP 1", "UNP dk"), None),
    ] {
        let report = Scorer::new(assessment(), form).brief(&given(&answers));
        let input = CostInput {
            gap: report.gap.expect("a gap"),
            low: report.low,
            high: report.high,
            change_spend: Some(2e6),
            it_staff_cost: Some(1.2e6),
            unplanned_rung: rung,
            assumptions: Assumptions::default(),
        };
        let expected = cost(input).expect("amounts");
        let (_, shown) = typed(form, &answers, "2m", "1.2m");
        assert_eq!(sum(&shown), expected.shown.expect("a sum"), "{answers}");
        assert_eq!(row(&shown, "Value lost from technology change"), expected.value.map(|v| Cost::rounded(v).to_vec()));
        assert_eq!(
            row(&shown, "Unplanned work beyond the usual"),
            expected.reactive.map(|v| Cost::rounded(v).to_vec())
        );
        assert_eq!(shown.contains("Some answers are open"), report.low != report.high, "{answers}");
        assert_eq!(shown.contains("counts only with an answer"), rung.is_none());
    }
}

#[test]
fn each_assumption_counts_and_goes_back() {
    let (mut board, before) = typed(Form::Full, DEMO_FIRM, "2m", "1.2m");
    let fresh = board.sections();
    for (name, value, id) in [
        ("money-from-gap", "12", "from-gap"),
        ("money-lost-low", "1", "lost"),
        ("money-lost-middle", "20,5", "lost"),
        ("money-lost-high", "90 %", "lost"),
        ("money-usual", "30", "usual"),
        ("money-movable-low", "0", "movable"),
        ("money-movable-middle", "60", "movable"),
        ("money-movable-high", "100", "movable"),
        ("money-shared", "50", "shared"),
        ("money-added", "250k", "added"),
    ] {
        let reply = board.act(name, value);
        assert!(filled(&reply, &format!("money-{id}-read")).contains("Read as "), "{name}");
        assert_ne!(sum(&filled(&reply, "money")), sum(&before), "{name}");
        assert!(reply.say.is_some() && reply.slots.iter().all(|(slot, _)| *slot != "money-assumptions"));
        assert!(section(&board, "money").contains(&format!("name=\"{name}\"")));
        let reply = board.act("money-default", id);
        assert_eq!((filled(&reply, "money"), board.sections()), (before.clone(), fresh.clone()), "{name}");
    }
}

#[test]
fn what_is_not_allowed_changes_nothing_and_says_what_is() {
    let (mut board, before) = typed(Form::Full, DEMO_FIRM, "2m", "1.2m");
    let fresh = board.sections();
    for (name, value, id, allowed) in [
        ("money-from-gap", "100", "from-gap", "from 0 to 99"),
        ("money-lost-low", "36", "lost", "from 0 to 35"),
        ("money-lost-middle", "57", "lost", "from 15 to 56"),
        ("money-lost-high", "34.9", "lost", "from 35 to 100"),
        ("money-usual", "0.15", "usual", "from 0 to 100, with at most one decimal"),
        ("money-movable-middle", "-50", "movable", "from 25 to 75"),
        ("money-shared", "101", "shared", "It still counts as 0"),
        ("money-added", "lots", "added", "“Amount a year” was not read"),
    ] {
        let reply = board.act(name, value);
        let told = filled(&reply, &format!("money-{id}-read"));
        assert!(told.contains(allowed) && told.contains("class=\"error\""), "{name}: {told}");
        assert_eq!((filled(&reply, "money"), board.sections()), (before.clone(), fresh.clone()), "{name}");
    }
    for (value, said) in [
        ("1,500m", "could mean two amounts"),
        ("2.5", "has to be a whole number"),
        ("2 000 000 000 bn", "from 0 to 1000000000000000"),
        ("-1", "was not read as an amount"),
    ] {
        let reply = board.act("money-change", value);
        let told = filled(&reply, "money-change-read");
        assert!(told.contains(said) && told.contains("“Yearly spend on technology change”"), "{value}: {told}");
        assert_eq!(row(&filled(&reply, "money"), "Value lost from technology change"), None, "{value}");
    }
}

#[test]
fn bounds_of_a_share_that_are_reached_are_allowed() {
    let (mut board, _) = typed(Form::Full, DEMO_FIRM, "2m", "1.2m");
    for (name, value) in
        [("money-lost-low", "35"), ("money-lost-middle", "56"), ("money-lost-middle", "35"), ("money-lost-high", "35")]
    {
        let reply = board.act(name, value);
        assert!(filled(&reply, "money-lost-read").contains("Read as"), "{name}");
        assert!(filled(&reply, "money").contains("<table"), "{name}: the engine takes it too");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,24}|[0-9., '’%€kmbnio-]{0,24}") {
        if let Ok(Some(read)) = amount(&text) {
            prop_assert!((0.0..=LARGEST as f64).contains(&read) && read.fract() == 0.0, "{text}: {read}");
        }
        if let Some(read) = percent(&text) {
            prop_assert!((0.0..1000.0).contains(&read), "{text}: {read}");
        }
    }

    #[test]
    fn a_whole_number_is_read_however_it_is_grouped(number in 0_u64..=LARGEST, mark in prop::sample::select(vec!["", ",", ".", " ", "'", "\u{202f}"])) {
        let digits = number.to_string();
        let first = (digits.len() - 1) % 3 + 1;
        let (head, rest) = digits.split_at(first);
        let groups: Vec<&str> = [head].into_iter().chain((0..rest.len() / 3).map(|at| &rest[3 * at..3 * at + 3])).collect();
        prop_assert_eq!(amount(&groups.join(mark)), Ok(Some(number as f64)));
    }

    #[test]
    fn no_act_harms(acts in prop::collection::vec(("money-(change|staff|default|from-gap|lost-(low|middle|high)|usual|movable-(low|middle|high)|shared|added)", "[0-9]{1,3}|[0-9]{1,3}[.,][0-9]{1,3}[km]?|\\PC{0,12}|lost|movable|added"), 0..10)) {
        let (mut board, _) = typed(Form::Express, PLANS_AHEAD, "2m", "1.2m");
        for (name, value) in &acts {
            let reply = board.act(name, value);
            let shown = filled(&reply, "money");
            if let Some(numbers) = row(&shown, "Sum") {
                prop_assert!(numbers.is_sorted(), "{name} {value}: {numbers:?}");
            }
        }
        board.sections();
        for id in ["from-gap", "lost", "usual", "movable", "shared", "added"] {
            board.act("money-default", id);
        }
        board.act("money-change", "2m");
        let reply = board.act("money-staff", "1.2m");
        let (_, fresh) = typed(Form::Express, PLANS_AHEAD, "2m", "1.2m");
        prop_assert_eq!(filled(&reply, "money"), fresh);
    }
}
