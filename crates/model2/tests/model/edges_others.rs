//! What happens exactly on an edge with several people, two moments and money.

use execution_gap_model2::content::edition::assessment;
use execution_gap_model2::engine::{
    Answer, Answers, Capability, Combined, CostInput, Form, Respondent, Role, Rung, Scorer, compare, cost, trend,
};

use super::support::*;

/// These answers and no other.
fn only(given: &[(&str, Answer)]) -> Answers {
    let mut answers = Answers::new();
    for (id, answer) in given {
        answers.set(item(id), *answer);
    }
    answers
}

fn person(role: &str, answers: Answers) -> Respondent {
    Respondent { role: Role::from(role), answers }
}

#[test]
fn a_change_as_large_as_its_error_is_not_real() {
    let before = company(Form::Express, [3, 1, 1], &[]);
    let after = company(Form::Express, [3, 1, 1], &[("S-CLD", rung(4))]);
    let moved = trend(assessment(), Form::Express, &before, &after, 36525.0).unwrap().movement.unwrap();
    assert!(moved.change > 0.0 && moved.change < moved.error && !moved.real && moved.months_to_target.is_none());
}

#[test]
fn two_moments_compare_whole_areas_that_are_known_at_both() {
    let before = company(Form::Full, [3, 1, 1], &[("S-DAT", Answer::DontKnow), ("OUT-GRO", rung(1))]);
    let after = company(Form::Full, [3, 2, 1], &[("ARC", Answer::NobodyKnows), ("OUT-GRO", rung(3))]);
    let trend = trend(assessment(), Form::Full, &before, &after, 30.0).unwrap();
    let changed: Vec<&str> = trend.changed.iter().map(|change| id(change.item)).collect();
    assert_eq!(changed, ["S-DAT", "R-CLD", "R-CYB", "R-DAT", "R-INF", "R-DCX", "ARC", "OUT-GRO"]);
    // R-DAT rose, but its plan was unknown; "nobody knows" is lower than rung 1; goals are outside.
    assert_eq!((trend.up, trend.down, trend.items), (5, 1, 23));
    let mut without = after;
    without.set(item("S-DAT"), Answer::DontKnow);
    without.set(item("R-DAT"), Answer::Unanswered);
    let mut basket = before;
    basket.set(item("R-DAT"), Answer::Unanswered);
    let gap = |answers| Scorer::new(assessment(), Form::Full).gap(answers);
    near(trend.before, gap(&basket).unwrap(), 1e-9);
    near(trend.after, gap(&without).unwrap(), 1e-9);
    let none = execution_gap_model2::engine::trend(assessment(), Form::Full, &before, &Answers::new(), 30.0).unwrap();
    assert_eq!((none.before, none.after, none.movement, none.items), (None, None, None, 0));
}

#[test]
fn two_people_who_share_no_item_have_no_distance() {
    let people = [person("it", only(&[("INT", rung(3))])), person("business", only(&[("OWN", rung(1))]))];
    assert_eq!(people.each_ref().map(|person| person.role.as_str()), ["it", "business"]);
    let comparison = compare(assessment(), Form::Express, &people).unwrap();
    assert_eq!(comparison.first_two, Default::default());
    assert!(comparison.rwg.is_empty() && comparison.splits.is_empty() && comparison.combined.len() == 2);
}

#[test]
fn a_difference_is_the_first_person_minus_the_second() {
    let answers = [company(Form::Express, [3, 1, 1], &[]), company(Form::Express, [3, 2, 2], &[("OWN", rung(0))])];
    let execution = answers.map(|answers| report(Form::Express, &answers).after_drag);
    let comparison = compare(assessment(), Form::Express, &answers.map(|answers| person("it", answers))).unwrap();
    for capability in Capability::ALL {
        let [first, second] = execution.map(|execution| execution[capability].unwrap());
        assert_eq!(comparison.difference[capability], Some(first - second));
    }
    assert!(comparison.between.is_empty(), "one role has no other to stand apart from");
    assert_eq!((comparison.roles.len(), comparison.roles[0].n), (1, 2));
}

#[test]
fn what_one_knows_another_cannot_say_nobody_knows() {
    let said = |a, b| {
        let people = [
            person("it", only(&[("REC", a), ("INT", rung(2))])),
            person("business", only(&[("REC", b), ("INT", rung(2))])),
        ];
        let comparison = compare(assessment(), Form::Express, &people).unwrap();
        let combined = comparison.combined.iter().find(|(found, _)| *found == item("REC")).map(|(_, said)| *said);
        (comparison.refuted.len(), comparison.first_two.n, combined)
    };
    assert_eq!(said(Answer::NobodyKnows, rung(3)), (1, 1, Some(Combined::Rung(3.0))));
    assert_eq!(said(Answer::NobodyKnows, Answer::DontKnow), (0, 1, Some(Combined::Rung(0.0))));
    assert_eq!(said(Answer::NobodyKnows, Answer::NobodyKnows), (0, 2, Some(Combined::Rung(0.0))));
    assert_eq!(said(Answer::NotApplicable, Answer::DontKnow), (0, 1, Some(Combined::NotApplicable)));
    assert_eq!(said(Answer::DontKnow, Answer::Unanswered), (0, 1, None));
}

#[test]
fn small_amounts_keep_two_digits() {
    let shown = |spend| {
        let input = CostInput { gap: 100.0, change_spend: Some(spend), ..CostInput::default() };
        cost(input).unwrap().shown.unwrap()
    };
    assert_eq!(shown(17.0), [2.6, 6.0, 9.5]);
    assert_eq!(shown(7.3), [1.1, 2.6, 4.1]);
    assert_eq!(shown(0.1), [0.015, 0.035, 0.056]);
    assert_eq!(shown(0.0), [0.0; 3]);
}

#[test]
fn without_an_amount_there_is_no_cost() {
    let input = CostInput { gap: 40.0, unplanned_rung: Some(Rung::One), ..CostInput::default() };
    let nothing = cost(input).unwrap();
    assert_eq!((nothing.value, nothing.reactive, nothing.total, nothing.shown), (None, None, None, None));
    let mut added = input;
    added.assumptions.added = 1000.0;
    assert_eq!(cost(added).unwrap().total, None, "what is added stands beside a part");
    let open = cost(CostInput { it_staff_cost: Some(1e6), unplanned_rung: None, ..input }).unwrap();
    assert_eq!(open.reactive, None);
    // The wider of interval and reading error counts.
    let gaps = |low, high, error| {
        cost(CostInput { low: Some(low), high: Some(high), error: Some(error), ..input }).unwrap().gaps
    };
    assert_eq!(gaps(30.0, 60.0, 12.0), [28.0, 40.0, 60.0]);
    assert_eq!(gaps(20.0, 45.0, 70.0), [0.0, 40.0, 100.0]);
}
