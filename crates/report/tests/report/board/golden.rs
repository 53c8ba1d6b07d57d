//! The golden numbers as they are read on the board: the cases for several people and for two moments go in as links and
//! come out as printed text.

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answer, Answers, Form, Rung};
use execution_gap_model::share::encode;
use execution_gap_report::sentences::Role;
use serde_json::Value;

use crate::board::support::{board_of, section, visit, words};

const GOLDEN: &str = include_str!("../../../../../tests/golden/golden.json");

fn cases(kind: &str) -> Vec<Value> {
    let golden: Value = serde_json::from_str(GOLDEN).expect("JSON");
    golden[kind].as_array().expect("cases").clone()
}

fn form(case: &Value) -> Form {
    case["form"].as_str().expect("a form").parse().expect("a form")
}

fn answers(written: &Value) -> Answers {
    let mut answers = Answers::new();
    for (id, value) in written.as_object().expect("answers") {
        let answer = match value.as_str() {
            Some("dk") => Answer::DontKnow,
            Some(_) => Answer::NotApplicable,
            None => Answer::Rung(Rung::new(value.as_u64().expect("a rung") as u8).expect("a rung")),
        };
        answers.set(assessment().find(id).expect("an item"), answer);
    }
    answers
}

fn whole(points: f64) -> f64 {
    (points + 0.5 + 1e-9).floor()
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// The number that stands after these words.
#[track_caller]
fn after(said: &str, words: &str) -> f64 {
    let (_, rest) = said.split_once(words).unwrap_or_else(|| panic!("{words:?} is not in {said}"));
    let minus = rest.starts_with("minus ");
    let digits: String =
        rest.chars().skip_while(|c| !c.is_ascii_digit()).take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let value: f64 = digits.trim_end_matches('.').parse().expect("a number");
    if minus { -value } else { value }
}

#[test]
fn several_people_are_printed_as_the_engine_counts_them() {
    let mut seen = 0;
    for case in cases("pairs") {
        let form = form(&case);
        let role = |person: &Value| {
            let technology = person["role"] == "technology";
            if technology { Role::TechnologyLead } else { Role::BusinessLead }
        };
        let people = case["people"].as_array().expect("people");
        let mut board = board_of(visit(form, Some(role(&people[0])), answers(&people[0]["answers"])));
        for person in people.iter().skip(1) {
            let link = encode(assessment(), form, Some(role(person)), &answers(&person["answers"]));
            assert!(board.act("people-add", &link).say.is_some(), "somebody is not added");
        }
        let said = words(&section(&board, "people"));
        let expect = &case["expect"];
        let hull: Vec<f64> = expect["hull"].as_array().expect("a hull").iter().map(|end| whole(number(end))).collect();
        assert_eq!((after(&said, "said allow"), after(&said, &format!("allow {} to", hull[0]))), (hull[0], hull[1]));
        if people.len() > 2 {
            continue;
        }
        seen += 1;
        let counted = expect["rwg"].as_object().expect("shared items");
        assert_eq!(number(&expect["n"]), counted.len() as f64);
        let agreed = counted.values().filter(|rwg| number(rwg) == 1.0).count();
        assert!(said.contains(&format!("You agree on {agreed} of {} answers", counted.len())), "{said}");
        let flagged = expect["flagged"].as_array().expect("flagged").len();
        assert_eq!(said.contains("steps apart or more"), flagged > 0, "{said}");
        if flagged > 0 {
            assert_eq!(after(&said, "is the view of A. "), flagged as f64);
        }
        assert_eq!(after(&said, "On average you are"), whole(number(&expect["distance"])));
        let bias = number(&expect["bias"]);
        match whole(bias.abs()) {
            points if points >= 1.0 => {
                let letter = if bias > 0.0 { "A" } else { "B" };
                assert_eq!(after(&said, &format!("On the whole, {letter} sees it better, by")), points);
            }
            _ => assert!(said.contains("On the whole, neither of you sees it better."), "{said}"),
        }
    }
    assert!(seen > 2, "only {seen} cases have two people");
}

#[test]
fn two_moments_are_printed_as_the_engine_counts_them() {
    for case in cases("trends") {
        let form = form(&case);
        let (before, now) = (answers(&case["before"]), answers(&case["after"]));
        let mut board = board_of(visit(form, None, now));
        board.act("earlier-add", &encode(assessment(), form, None, &before));
        let days = number(&case["days"]);
        let expect = &case["expect"];
        // Days on the board are whole ones; the other cases are printed without a speed.
        let dated = days.fract() == 0.0;
        if dated {
            board.act("earlier-date", &day_before(days as u32));
        }
        let said = words(&section(&board, "trend"));
        let (g0, g1) = (whole(number(&expect["G0"])), whole(number(&expect["G1"])));
        let printed = |row: &str, note: &[&str]| {
            let note = note.iter().find(|note| said.contains(&format!("{row} {note} "))).expect("a note");
            after(&said, &format!("{row} {note} "))
        };
        let bands = ["In step", "Slipping", "Wide", "Severe"];
        assert_eq!((printed("Then", &bands), printed("Now", &bands)), (g0, g1));
        let plans = printed("did", &["The promise grew.", "The promise became smaller.", "The promise is as it was."]);
        let delivery = printed("did", &["Delivery fell back.", "Delivery improved.", "Delivery is as it was."]);
        assert_eq!(plans + delivery, g1 - g0, "{said}");
        assert!((plans - number(&expect["from_ambition"])).abs() <= 1.0, "{said}");
        assert!((delivery - number(&expect["from_execution"])).abs() <= 1.0, "{said}");
        assert!(said.contains(&format!("the {} questions answered both times", expect["items"])), "{said}");
        let real = expect["real"] == true;
        let noise = if real { "can do (" } else { "can move the gap by" };
        assert_eq!(after(&said, noise), whole(number(&expect["noise"])));
        let per_month = number(&expect["per_month"]);
        let speed = format!("Over {days} days that is");
        assert_eq!(said.contains(&speed), real && dated, "{said}");
        if real && dated {
            assert_eq!(after(&said, &speed), (10.0 * per_month.abs()).round() / 10.0);
            assert_eq!(said.contains("closed a month"), per_month > 0.0);
            match expect["months_to_target"].as_f64() {
                None => assert!(!said.contains("in step (12 points)"), "{said}"),
                Some(_) if g1 <= 12.0 => assert!(said.contains("It is in step now"), "{said}"),
                Some(months) => assert_eq!(after(&said, "in step (12 points) in about"), whole(months).max(1.0)),
            }
        }
    }
}

/// The day that lies this many days before that of every board.
fn day_before(days: u32) -> String {
    use execution_gap_report::sentences::day::days_between;
    let years = 2024..=2026;
    let days_of =
        |year: i32| (1..=12).flat_map(move |month| (1..=31).map(move |day| format!("{year}-{month:02}-{day:02}")));
    let found =
        years.flat_map(days_of).find(|day| days_between(day, crate::board::support::TODAY) == Some(f64::from(days)));
    found.expect("a day")
}
