//! What happens exactly on an edge: nothing shared, a step too far, the last digit. The worked examples of
//! `docs/scoring.md` are in `engine.rs`, what is refused in `refused.rs`.

use std::collections::BTreeSet;

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{
    Answer, Answers, Area, Capabilities, Capability, CostInput, Form, Phase, Report, Respondent, Role, Rung, Scorer,
    compare, cost, trend,
};

fn rung(number: u8) -> Answer {
    Answer::Rung(Rung::new(number).expect("0 to 4"))
}

/// Every strategy item on one rung, every execution item on another, and some items by id.
fn company(form: Form, strategy: u8, execution: u8, others: &[(&str, Answer)]) -> Answers {
    let mut answers = Answers::new();
    for item in assessment().indices(form) {
        answers.set(item, rung(if assessment().item(item).is_execution() { execution } else { strategy }));
    }
    for (id, answer) in others {
        answers.set(assessment().find(id).expect("an item"), *answer);
    }
    answers
}

/// These answers and no other.
fn only(given: &[(&str, Answer)]) -> Answers {
    let mut answers = Answers::new();
    for (id, answer) in given {
        answers.set(assessment().find(id).expect("an item"), *answer);
    }
    answers
}

fn brief(form: Form, answers: &Answers) -> Report {
    Scorer::new(assessment(), form).brief(answers)
}

#[test]
fn without_evidence_of_a_breakdown_there_is_no_drag() {
    let report = brief(Form::Express, &only(&[("R-DCX", rung(2))]));
    assert!(report.gap.is_some() && report.severity.iter().all(|(_, severity)| severity.is_none()));
    assert_eq!(report.drag, 0.0);
}

#[test]
fn half_of_the_items_is_enough_to_report() {
    let practices = ["INT", "UNP", "FRI", "BEN"].map(|id| (id, rung(1)));
    let mut half = only(&practices);
    assert!(!brief(Form::Express, &half).reportable, "4 of 9");
    half.set(assessment().find("S-DCX").unwrap(), Answer::NotApplicable);
    half.set(assessment().find("BEN").unwrap(), Answer::NotApplicable);
    let report = brief(Form::Express, &half);
    assert_eq!((report.coverage, report.reportable, report.band.is_some()), (0.5, true, true));
}

#[test]
fn where_nothing_applies_nothing_is_covered() {
    let mut nothing = Answers::new();
    assessment().indices(Form::Full).for_each(|item| nothing.set(item, Answer::NotApplicable));
    let report = brief(Form::Full, &nothing);
    assert_eq!((report.coverage, report.reportable, report.low, report.high), (0.0, false, None, None));
}

#[test]
fn a_half_point_is_shown_as_the_next() {
    // 100 points for the first capability and 50 for the last, of which three quarters.
    let start = company(Form::Express, 4, 0, &[("S-DCX", rung(0))]);
    let weights = Capabilities::new([1.0, 0.0, 3.0]);
    let report = Scorer::new(assessment(), Form::Express).weights(weights).brief(&start);
    assert_eq!((report.gap, report.shown), (Some(62.5), Some(63)));
}

#[test]
fn a_move_that_closes_nothing_is_no_advice() {
    let scorer = Scorer::new(assessment(), Form::Express);
    let closed = company(Form::Express, 0, 3, &[]);
    let report = scorer.report(&closed);
    assert_eq!((report.gap, report.one_move, report.best_value), (Some(0.0), None, None));
    assert_eq!((scorer.runner_up(&closed), report.roadmap), (None, Some(Vec::new())));
    assert!(!scorer.moves(&closed).is_empty());
}

#[test]
fn a_gain_counts_from_half_a_billionth_of_a_point() {
    // Only the last capability has a gap; what it weighs against the others sets how many points a move closes.
    let start = company(Form::Express, 0, 4, &[("S-DCX", rung(4)), ("R-DCX", rung(0)), ("BEN", rung(0))]);
    let advice = |weights| Scorer::new(assessment(), Form::Express).weights(Capabilities::new(weights)).brief(&start);
    let largest = advice([0.0, 0.0, 1.0]).one_move.unwrap().gain;
    for (billionths, counts) in [(0.4, false), (0.6, true), (1.0, true)] {
        let report = advice([1.0, 1.0, 2.0 * billionths * 1e-9 / largest]);
        assert_eq!((report.one_move.is_some(), report.best_value.is_some()), (counts, counts), "{billionths}");
    }
}

#[test]
fn the_runner_up_is_the_best_value_without_the_first() {
    let scorer = Scorer::new(assessment(), Form::Express);
    let start = company(Form::Express, 3, 1, &[]);
    let mut moves = scorer.moves(&start);
    moves.sort_by(|a, b| (b.gain / b.effort).total_cmp(&(a.gain / a.effort)));
    assert_eq!(scorer.brief(&start).best_value.unwrap().item, moves[0].item);
    assert_eq!(scorer.runner_up(&start), Some(moves[1].item));
}

#[test]
fn a_change_as_large_as_the_noise_is_not_real() {
    let before = company(Form::Express, 3, 1, &[]);
    let after = company(Form::Express, 3, 1, &[("S-CLD", rung(4))]);
    let moved = trend(assessment(), Form::Express, &before, &after, 36525.0).unwrap();
    assert_eq!((moved.change, moved.real), (moved.noise, false));
}

#[test]
fn two_people_who_share_no_item_have_no_distance() {
    let person = |role: &str, answers| Respondent { role: Role::from(role), answers };
    let people = [person("it", only(&[("INT", rung(3))])), person("business", only(&[("BEN", rung(1))]))];
    assert_eq!(people.each_ref().map(|person| person.role.as_str()), ["it", "business"]);
    let comparison = compare(assessment(), Form::Express, &people).unwrap();
    assert_eq!((comparison.n, comparison.distance, comparison.bias), (0, None, None));
    assert!(comparison.flagged.is_empty() && comparison.rwg.is_empty() && comparison.combined.len() == 2);
}

#[test]
fn a_difference_is_the_first_person_minus_the_second() {
    let answers = [company(Form::Express, 3, 1, &[]), company(Form::Express, 3, 2, &[("BEN", rung(0))])];
    let execution = answers.map(|answers| brief(Form::Express, &answers).after_drag);
    let people = answers.map(|answers| Respondent { role: Role::from("it"), answers });
    let comparison = compare(assessment(), Form::Express, &people).unwrap();
    for capability in Capability::ALL {
        let [first, second] = execution.map(|execution| execution[capability].unwrap());
        assert_eq!(comparison.difference[capability], Some(first - second));
    }
}

#[test]
fn a_move_whose_prerequisite_leaps_waits_for_the_next_phase() {
    let start = company(Form::Full, 3, 2, &[("OWN", rung(0))]);
    let scorer = Scorer::new(assessment(), Form::Full);
    let own = assessment().find("OWN").unwrap();
    assert!(scorer.moves(&start).iter().any(|step| step.steps.iter().filter(|(item, _)| *item == own).count() == 2));
    let mut climbed = BTreeSet::new();
    for planned in scorer.report(&start).roadmap.unwrap() {
        for (item, _) in planned.steps {
            assert!(climbed.insert((planned.phase, item)), "{} leaps", assessment().item(item).id);
        }
    }
}

#[test]
fn a_prerequisite_that_just_meets_what_is_needed_holds_nothing_back() {
    // FRI needs SEC at rung 2; one rung more for SEC itself is beyond the first phase.
    let start = company(Form::Full, 4, 4, &[("SEC", rung(2)), ("FRI", rung(2))]);
    let roadmap = Scorer::new(assessment(), Form::Full).report(&start).roadmap.unwrap();
    assert_eq!(roadmap[0].phase, Phase::Now);
    assert_eq!(roadmap[0].steps, [(assessment().find("FRI").unwrap(), Rung::ALL[3])]);
}

#[test]
fn small_amounts_keep_two_digits() {
    let shown = |spend| {
        let input = CostInput { gap: 100.0, change_spend: Some(spend), ..CostInput::default() };
        cost(input).unwrap().shown.unwrap()
    };
    assert_eq!(shown(17.0), [2.6, 6.0, 9.5]);
    assert_eq!(shown(0.1), [0.015, 0.035, 0.056]);
    assert_eq!(shown(0.0), [0.0; 3]);
}

#[test]
fn an_area_shows_its_plan_and_its_result_as_answered() {
    let others = [("R-DAT", rung(1)), ("S-INF", Answer::DontKnow), ("S-DCX", Answer::NotApplicable)];
    let report = Scorer::new(assessment(), Form::Full).brief(&company(Form::Full, 3, 2, &others));
    let shown = |area: Area| (report.areas[area].strategy, report.areas[area].results);
    assert_eq!(shown(Area::Hosting), (Some(0.75), Some(0.5)));
    assert_eq!(shown(Area::Data), (Some(0.75), Some(0.25)));
    assert_eq!(shown(Area::Infrastructure), (None, Some(0.5)));
    assert_eq!(shown(Area::CustomerExperience), (None, None), "plan and result leave together");
    assert_eq!(Rung::ALL.map(Rung::value), [0.0, 0.25, 0.5, 0.75, 1.0]);
}
