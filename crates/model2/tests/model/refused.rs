//! Every sentence with which the engine refuses answers, choices, people, days and amounts. Defects of questionnaires are
//! in `assessment.rs`.

use super::support::{item, read};
use execution_gap_model2::content::edition::assessment;
use execution_gap_model2::engine::{
    Answer, Answers, Capacity, CostInput, Form, GivenAnswers, Outcome, RawAnswer, Respondent, Role, Rung, Size,
    compare, cost, trend,
};

#[test]
fn answers_from_outside() {
    let refused = |form, written: &str| read(form, written).unwrap_err();
    let allowed = "an answer is a whole number from 0 to 4, \"dk\", \"nobody\" or \"na\".";
    for (written, found) in [
        ("7", "7"),
        ("-1", "-1"),
        ("2.5", "2.5"),
        ("1.5", "1.5"),
        ("NaN", "NaN"),
        ("often", "\"often\""),
        ("Nobody", "\"Nobody\""),
    ] {
        assert_eq!(refused(Form::Full, &format!("INT {written}")), format!("\"INT\" is {found}; {allowed}"));
    }
    assert_eq!(refused(Form::Full, "FOO 1"), "there is no item \"FOO\" in this assessment.");
    for id in ["ARC", "OUT-GRO"] {
        let sentence = format!("\"{id}\" is not asked in the express form; leave it out.");
        assert_eq!(refused(Form::Express, &format!("{id} 1")), sentence);
    }
    assert_eq!(refused(Form::Full, "INT 1, INT 1"), "\"INT\" is answered twice; an item has one answer.");
    let pairs = [("INT", RawAnswer::Other("true"))];
    let other = Answers::from_pairs(assessment(), Form::Full, pairs).unwrap_err();
    assert_eq!((other.to_string(), other.pointer()), (format!("\"INT\" is true; {allowed}"), None));
    let long = format!("{} 1", "Ü\n".repeat(400));
    let pairs = [(long.as_str(), RawAnswer::Number(1.0))];
    let sentence = Answers::from_pairs(assessment(), Form::Full, pairs).unwrap_err().to_string();
    assert!(sentence.chars().count() < 100 && !sentence.contains('\n'), "{sentence}");
    let sound = read(Form::Full, "INT 2.0, UNP dk, MON na, REC nobody, R-INF nobody").unwrap();
    let given = ["INT", "UNP", "MON", "REC", "R-INF", "ARC"].map(|id| sound.get(item(id)));
    let expected = [
        Answer::Rung(Rung::Two),
        Answer::DontKnow,
        Answer::NotApplicable,
        Answer::NobodyKnows,
        Answer::NobodyKnows,
        Answer::Unanswered,
    ];
    assert_eq!(given, expected);
}

#[test]
fn nobody_is_no_answer_about_plans_and_goals() {
    for id in ["S-CLD", "S-DCX", "OUT-GRO", "OUT-RSK"] {
        let sentence = read(Form::Full, &format!("{id} nobody")).unwrap_err();
        let allowed = "an answer is a whole number from 0 to 4, \"dk\" or \"na\".";
        assert_eq!(sentence, format!("\"{id}\" is \"nobody\"; {allowed}"));
    }
    // A program that sets it all the same cannot lower what is asked of execution.
    let with = |answer| super::support::company(Form::Full, [3, 1, 1], &[("S-CLD", answer), ("S-DAT", answer)]);
    let report = |answer| super::support::report(Form::Full, &with(answer));
    assert_eq!(report(Answer::NobodyKnows), report(Answer::DontKnow));
}

#[test]
fn choices_from_outside() {
    let refused = |found: &str, form: fn(&str) -> String| form(found);
    let form = |id: &str| id.parse::<Form>().unwrap_err().to_string();
    assert_eq!(refused("long", form), "\"form\" is \"long\"; forms are \"express\" and \"full\".");
    let size = |id: &str| id.parse::<Size>().unwrap_err().to_string();
    let sizes = "sizes are \"s50\", \"s250\", \"s1000\", \"s5000\" and \"more\".";
    assert_eq!(refused("huge", size), format!("\"size\" is \"huge\"; {sizes}"));
    let priority = |id: &str| id.parse::<Outcome>().unwrap_err().to_string();
    let priorities = "priorities are \"growth\", \"efficiency\", \"experience\" and \"risk\".";
    assert_eq!(refused("fame", priority), format!("\"priority\" is \"fame\"; {priorities}"));
    assert!(Size::ALL.iter().all(|&size| size.id().parse() == Ok(size)));
    assert!(Outcome::ALL.iter().all(|&outcome| outcome.id().parse() == Ok(outcome)));
    assert!(Form::ALL.iter().all(|&form| form.id().parse() == Ok(form)));
    let capacity = |points: &[f64]| Capacity::given(points).unwrap_err().to_string();
    let allowed = "a capacity is three numbers from 0 to 1000, for now, next and later.";
    assert_eq!(capacity(&[1.0, 2.0]), format!("\"capacity\" has 2 entries; {allowed}"));
    assert_eq!(capacity(&[1.0, 1000.5, -1.0]), format!("\"capacity\" is 1000.5; {allowed}"));
    assert_eq!(capacity(&[1.0, 2.0, f64::NAN]), format!("\"capacity\" is NaN; {allowed}"));
    assert!(Capacity::given(&[0.0, 1000.0, 0.0]).is_ok());
}

#[test]
fn people_days_and_amounts_from_outside() {
    let person = Respondent { role: Role::from("it"), answers: Answers::new() };
    for count in [0, 1, 31] {
        let people = vec![person.clone(); count];
        let sentence = compare(assessment(), Form::Express, &people).unwrap_err().to_string();
        assert_eq!(sentence, format!("a comparison takes 2 to 30 people; {count} came."));
    }
    for count in [2, 30] {
        assert!(compare(assessment(), Form::Express, &vec![person.clone(); count]).is_ok());
    }
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
    assert_eq!(
        refused(CostInput { error: Some(-1.0), ..input }),
        "\"error\" is -1; a reading error is a number from 0 to 100."
    );
    let amount = "an amount is a number from 0 to 1000000000000000.";
    assert_eq!(refused(CostInput { change_spend: Some(-1.0), ..input }), format!("\"change_spend\" is -1; {amount}"));
    assert_eq!(
        refused(CostInput { it_staff_cost: Some(1e300), ..input }),
        format!("\"it_staff_cost\" is {}; {amount}", 1e300)
    );
}

#[test]
fn assumptions_of_the_cost_from_outside() {
    let refused = |change: fn(&mut execution_gap_model2::engine::Assumptions)| {
        let mut input = CostInput { gap: 40.0, ..CostInput::default() };
        change(&mut input.assumptions);
        cost(input).unwrap_err().to_string()
    };
    let share = "a share is a number from 0 to 1.";
    let rising = "low, middle and high are numbers from 0 to 1, none smaller than the one before.";
    let from_gap = "the gap from which value is lost is a number from 0 to 99.";
    assert_eq!(refused(|a| a.from_gap = 99.5), format!("\"from_gap\" is 99.5; {from_gap}"));
    assert_eq!(refused(|a| a.usual = 1.5), format!("\"usual\" is 1.5; {share}"));
    assert_eq!(refused(|a| a.shared = -0.5), format!("\"shared\" is -0.5; {share}"));
    assert_eq!(refused(|a| a.added = -1.0), "\"added\" is -1; an amount is a number from 0 to 1000000000000000.");
    assert_eq!(refused(|a| a.lost = [0.2, 0.1, 0.3]), format!("\"lost\" is 0.2; {rising}"));
    assert_eq!(refused(|a| a.movable = [0.2, 0.4, 1.3]), format!("\"movable\" is 1.3; {rising}"));
}

#[test]
fn answers_of_other_kinds_from_json() {
    let given = |json: &str| serde_json::from_str::<GivenAnswers>(json).map_err(|error| error.to_string());
    let sound = given(r#"{"INT": 3, "UNP": "dk", "S-CLD": "na", "REC": "nobody"}"#).unwrap();
    let answers = sound.check(assessment(), Form::Express).unwrap();
    assert_eq!(answers.get(item("INT")), Answer::Rung(Rung::Three));
    assert_eq!(answers.get(item("UNP")), Answer::DontKnow);
    assert_eq!(answers.get(item("S-CLD")), Answer::NotApplicable);
    assert_eq!(answers.get(item("REC")), Answer::NobodyKnows);
    assert!(given("[]").unwrap_err().contains("an object of answers by item"), "{:?}", given("[]"));
    for other in ["true", "null", "[1]", "{\"a\":1}", "1.5", "-1", "5", "\"x\""] {
        let wrong = given(&format!("{{\"INT\": {other}}}")).unwrap();
        let sentence = wrong.check(assessment(), Form::Express).unwrap_err().to_string();
        assert!(sentence.contains("INT"), "{other}: {sentence}");
    }
}
