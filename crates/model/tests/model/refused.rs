//! Every sentence with which the engine refuses answers, people, days and amounts. Defects of assessments are in
//! `assessment.rs`.

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{
    Answer, Answers, CostInput, Form, GivenAnswers, RawAnswer, Respondent, Role, Rung, compare, cost, trend,
};

/// Reads answers as `"INT 1, UNP dk"`.
fn read(form: Form, written: &str) -> Result<Answers, String> {
    let pairs = written.split(", ").map(|pair| {
        let (id, answer) = pair.split_once(' ').expect("an item and its answer");
        (id, answer.parse().map_or(RawAnswer::Text(answer), RawAnswer::Number))
    });
    Answers::from_pairs(assessment(), form, pairs).map_err(|error| error.to_string())
}

#[test]
fn answers_from_outside() {
    let refused = |form, written| read(form, written).unwrap_err();
    let allowed = "an answer is a whole number from 0 to 4, \"dk\" or \"na\".";
    assert_eq!(refused(Form::Full, "INT 7"), format!("\"INT\" is 7; {allowed}"));
    assert_eq!(refused(Form::Full, "INT -1"), format!("\"INT\" is -1; {allowed}"));
    assert_eq!(refused(Form::Full, "INT 2.5"), format!("\"INT\" is 2.5; {allowed}"));
    assert_eq!(refused(Form::Full, "INT NaN"), format!("\"INT\" is NaN; {allowed}"));
    assert_eq!(refused(Form::Full, "INT often"), format!("\"INT\" is \"often\"; {allowed}"));
    assert_eq!(
        "long".parse::<Form>().unwrap_err().to_string(),
        "\"form\" is \"long\"; forms are \"express\" and \"full\"."
    );
    assert_eq!(refused(Form::Full, "FOO 1"), "there is no item \"FOO\" in this assessment.");
    assert_eq!(refused(Form::Express, "ARC 1"), "\"ARC\" is not asked in the express form; leave it out.");
    assert_eq!(refused(Form::Full, "INT 1, INT 1"), "\"INT\" is answered twice; an item has one answer.");
    let pairs = [("INT", RawAnswer::Other("null"))];
    let null = Answers::from_pairs(assessment(), Form::Full, pairs).unwrap_err();
    assert_eq!(null.to_string(), format!("\"INT\" is null; {allowed}"));
    assert_eq!(null.pointer(), None);
    let long = format!("{} 1", "Ü\n".repeat(400));
    let pairs = [(long.as_str(), RawAnswer::Number(1.0))];
    let sentence = Answers::from_pairs(assessment(), Form::Full, pairs).unwrap_err().to_string();
    assert!(sentence.chars().count() < 100 && !sentence.contains('\n'), "{sentence}");
    assert_eq!(
        read(Form::Full, "INT 2.0, UNP dk, MON na").unwrap().get(assessment().find("INT").unwrap()),
        Answer::Rung(Rung::ALL[2])
    );
}

#[test]
fn people_days_and_amounts_from_outside() {
    let person = Respondent { role: Role::from("it"), answers: Answers::new() };
    let alone = compare(assessment(), Form::Express, &[person]).unwrap_err();
    assert_eq!(alone.to_string(), "a comparison needs at least two people; 1 came.");
    for days in [0.0, -1.0, f64::NAN, f64::INFINITY, 36526.0] {
        let error = trend(assessment(), Form::Express, &Answers::new(), &Answers::new(), days).unwrap_err();
        let sentence =
            format!("\"days\" is {days}; the days between the two moments are a number above 0 and up to 36525.");
        assert_eq!(error.to_string(), sentence);
    }
    let refused = |input| cost(input).unwrap_err().to_string();
    let input = CostInput { gap: 40.0, ..CostInput::default() };
    assert_eq!(refused(CostInput { gap: 101.0, ..input }), "\"gap\" is 101; a gap is a number from 0 to 100.");
    assert_eq!(refused(CostInput { gap: f64::NAN, ..input }), "\"gap\" is NaN; a gap is a number from 0 to 100.");
    assert_eq!(
        refused(CostInput { low: Some(41.0), ..input }),
        "\"low\" is 41; the low end is a number from 0 to the gap."
    );
    assert_eq!(
        refused(CostInput { high: Some(39.0), ..input }),
        "\"high\" is 39; the high end is a number from the gap to 100."
    );
    let amount = "an amount is a number from 0 to 1000000000000000.";
    assert_eq!(refused(CostInput { change_spend: Some(-1.0), ..input }), format!("\"change_spend\" is -1; {amount}"));
    assert_eq!(
        refused(CostInput { it_staff_cost: Some(1e300), ..input }),
        format!("\"it_staff_cost\" is {}; {amount}", 1e300)
    );
}

#[test]
fn answers_of_other_kinds_from_json() {
    let given = |json: &str| serde_json::from_str::<GivenAnswers>(json).map_err(|error| error.to_string());
    let sound = given(r#"{"INT": 3, "UNP": "dk", "S-CLD": "na"}"#).unwrap();
    let item = |id| assessment().find(id).unwrap();
    let answers = sound.check(assessment(), Form::Express).unwrap();
    assert_eq!(answers.get(item("INT")), Answer::Rung(Rung::new(3).unwrap()));
    assert_eq!(answers.get(item("UNP")), Answer::DontKnow);
    assert_eq!(answers.get(item("S-CLD")), Answer::NotApplicable);
    assert!(given("[]").unwrap_err().contains("an object of answers by item"), "{:?}", given("[]"));
    let absent = given(r#"{"INT": null}"#).unwrap().check(assessment(), Form::Express).unwrap();
    assert_eq!(absent.get(item("INT")), Answer::Unanswered, "as a page writes what it has no answer to");
    for other in ["true", "[1]", "{\"a\":1}", "1.5", "-1", "\"x\""] {
        let wrong = given(&format!("{{\"INT\": {other}}}")).unwrap();
        let sentence = wrong.check(assessment(), Form::Express).unwrap_err().to_string();
        assert!(sentence.contains("INT"), "{other}: {sentence}");
    }
}
