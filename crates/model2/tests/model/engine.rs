//! The worked examples of `docs/scoring.md`, by their numbers. What holds for all answers is in `properties`, what is
//! refused in `refused.rs`.

use super::support::*;
use execution_gap_model2::content::edition::assessment;
use execution_gap_model2::engine::{
    AlertCode, Answer, Answers, Band, Breakdown, Capability, Capacity, CostInput, Form, LeadsWith, Outcome, Pattern,
    Phase, Report, Respondent, Role, Rung, Scorer, Size, Verdict, Why, compare, cost, trend,
};
use serde_json::{Value, json};

/// W5, the company that most examples start from.
fn w5() -> Answers {
    company(Form::Express, [3, 1, 1], &[])
}

fn with(mut answers: Answers, id: &str, answer: Answer) -> Answers {
    answers.set(item(id), answer);
    answers
}

fn first_moves(report: &Report) -> Vec<(&'static str, Why)> {
    report.first_moves.iter().map(|first| (id(first.step.item), first.why)).collect()
}

fn alerts(report: &Report) -> Vec<AlertCode> {
    report.alerts.iter().map(|alert| alert.code).collect()
}

#[test]
fn w1_root_mean() {
    let weak = report(Form::Full, &answers(Form::Full, "OWN 4, PRI 4, BEN 4, LAN 0"));
    near(weak.practices[Capability::AdviseAccelerate], 0.5625, 1e-12);
    let two = report(Form::Full, &answers(Form::Full, "R-CLD 1, ARC 4, INT 4, DCN 4, CHG 4"));
    near(two.execution[Capability::BuildIntegrate], 0.5625, 1e-12);
}

#[test]
fn w2_corners() {
    for (case, gap) in [([4, 0, 0], 100.0), ([0, 4, 4], 0.0), ([4, 4, 4], 0.0), ([0, 0, 0], 50.0), ([2, 2, 2], 6.25)] {
        near(report(Form::Full, &company(Form::Full, case, &[])).gap, gap, 1e-9);
    }
    let pattern = |case| report(Form::Full, &company(Form::Full, case, &[])).pattern;
    assert_eq!(pattern([0, 0, 0]), Some(Pattern::StandingStill));
    assert_eq!(pattern([0, 4, 4]), Some(Pattern::DeliveryWithoutDirection));
    assert_eq!(pattern([4, 4, 4]), Some(Pattern::DeliveringOnPurpose));
    assert_eq!(pattern([4, 0, 0]), Some(Pattern::PromiseOutrunsDelivery));
}

#[test]
fn w3_everything_half() {
    let report = report(Form::Full, &company(Form::Full, [2, 2, 2], &[]));
    near(report.drag, 0.125, 1e-12);
    let split = report.split.points.unwrap();
    near(split.delivery, 0.0, 1e-9);
    near(split.ways, 6.25, 1e-9);
    near(report.error, 8.680, 0.0005);
    assert_eq!((report.verdict, report.band), (Verdict::InStep, Some(Band::InStep)));
    assert_eq!(report.bands_possible.unwrap().iter().collect::<Vec<_>>(), [Band::InStep, Band::Slipping]);
}

#[test]
fn w4_plans_in_use() {
    let report = report(Form::Full, &company(Form::Full, [4, 4, 2], &[]));
    near(report.gap, 35.436, 0.0005);
    let split = report.split.points.unwrap();
    near(split.delivery, 0.0, 1e-9);
    near(split.ways, 35.436, 0.0005);
    assert_eq!((report.band, report.verdict), (Some(Band::Wide), Verdict::PlansInUseWaysHoldBack));
}

#[test]
fn w5_plans_outrun_delivery() {
    let both = report(Form::Express, &w5());
    near(both.gap, 54.6875, 1e-9);
    near(both.split.points.unwrap().delivery, 22.970, 0.0005);
    near(both.split.points.unwrap().ways, 31.717, 0.0005);
    assert_eq!((both.verdict, both.leads_with), (Verdict::BothBehind, LeadsWith::Point));
    assert_eq!(first_moves(&both), [("REC", Why::Safety), ("R-CYB", Why::Safety)]);
    let restored = report(Form::Express, &with(w5(), "REC", rung(2)));
    assert_eq!(first_moves(&restored), [("R-CYB", Why::Safety), ("OWN", Why::Value)]);
}

#[test]
fn w6_three_ways_not_to_know() {
    let of = |answer| report(Form::Express, &with(w5(), "UNP", answer));
    let (open, nobody, lowest) = (of(Answer::DontKnow), of(Answer::NobodyKnows), of(rung(0)));
    let (low, gap, high) = (open.low.unwrap(), open.gap.unwrap(), open.high.unwrap());
    assert!(low < gap && gap < high);
    assert!(gap < lowest.gap.unwrap() && high >= lowest.gap.unwrap());
    assert_eq!((nobody.gap, nobody.error), (lowest.gap, lowest.error));
    near(open.coverage, 10.0 / 11.0, 1e-12);
    assert_eq!((nobody.coverage, open.leads_with), (1.0, LeadsWith::Point));
    assert_eq!((open.blind_spots.len(), nobody.nobody_knows.len()), (1, 1));
    let two = report(Form::Express, &with(with(w5(), "UNP", Answer::DontKnow), "INT", Answer::Unanswered));
    assert_eq!((two.leads_with, two.blind_spots.len(), two.ask_next.len()), (LeadsWith::Range, 1, 2));
}

#[test]
fn w7_an_area_leaves_with_plan_and_result() {
    for id in ["S-DCX", "R-DCX"] {
        let report = report(Form::Express, &with(w5(), id, Answer::NotApplicable));
        near(report.gap, 100.0 * (2.0 * 0.546875 + 0.296875) / 3.0, 1e-9);
        let capability = Capability::AdviseAccelerate;
        assert_eq!((report.strategy[capability], report.results[capability]), (None, None));
        assert_eq!((report.target[capability], report.coverage), (Some(0.5), 1.0));
    }
}

#[test]
fn w8_a_small_gap_without_plans_is_not_in_step() {
    let report = report(Form::Full, &company(Form::Full, [0, 2, 2], &[]));
    near(report.gap, 6.25, 1e-9);
    assert_eq!((report.band, report.verdict), (Some(Band::InStep), Verdict::NoPlan));
}

#[test]
fn w9_recovery_comes_first_on_any_band() {
    let report = report(Form::Full, &company(Form::Full, [3, 3, 3], &[("REC", rung(0))]));
    near(report.gap, 11.115, 0.0005);
    assert_eq!((report.verdict, alerts(&report)), (Verdict::InStep, vec![AlertCode::NoRecovery]));
    let first = &report.first_moves[0];
    assert_eq!((first.why, steps(&first.step), first.step.effort), (Why::Safety, vec![("REC", 2)], 4.0));
}

#[test]
fn w10_a_move_carries_its_prerequisite() {
    let start = |own| company(Form::Full, [3, 3, 2], &[("OWN", own)]);
    let ben = |own| {
        let moves = Scorer::new(assessment(), Form::Full).moves(&start(own));
        let found = moves.iter().find(|step| step.item == item("BEN")).unwrap().clone();
        (steps(&found), found.effort)
    };
    assert_eq!(ben(rung(1)), (vec![("OWN", 2), ("BEN", 3)], 5.0));
    assert_eq!(ben(Answer::NobodyKnows), (vec![("OWN", 2), ("BEN", 3)], 7.0));
    // What stands at rung 2, is unknown or does not apply holds nothing back.
    for answer in [rung(2), Answer::DontKnow, Answer::NotApplicable, Answer::Unanswered] {
        assert_eq!(ben(answer), (vec![("BEN", 3)], 3.0));
    }
}

#[test]
fn w11_no_result_beyond_its_plan() {
    let moves = Scorer::new(assessment(), Form::Full).moves(&company(Form::Full, [2, 2, 2], &[("S-DCX", rung(3))]));
    let find = |id: &str| moves.iter().find(|step| step.item == item(id)).map(steps);
    assert_eq!((find("R-CLD"), find("R-DCX")), (None, Some(vec![("R-DCX", 3)])));
    // An unknown plan asks for rung 2; so does every plan.
    let low = [
        ("S-CLD", rung(0)),
        ("R-CLD", rung(0)),
        ("S-DAT", Answer::DontKnow),
        ("R-DAT", rung(1)),
        ("S-INF", Answer::DontKnow),
    ];
    let moves = Scorer::new(assessment(), Form::Full).moves(&company(Form::Full, [2, 2, 2], &low));
    let find = |id: &str| moves.iter().find(|step| step.item == item(id)).map(steps);
    assert_eq!(
        (find("R-CLD"), find("R-DAT"), find("R-INF")),
        (Some(vec![("R-CLD", 2)]), Some(vec![("R-DAT", 2)]), None)
    );
}

#[test]
fn w12_what_a_cause_would_close() {
    let low = ["OWN", "PRI", "BEN", "LAN"].map(|id| (id, rung(0)));
    let report = report(Form::Full, &company(Form::Full, [3, 3, 3], &low));
    near(report.gap, 24.035, 0.0005);
    near(report.closes[Breakdown::Misaligned], 22.537, 0.0005);
    assert!(report.closes.iter().all(|(_, closes)| *closes <= report.closes[Breakdown::Misaligned]));
    assert_eq!(first_moves(&report)[0], ("PRI", Why::Value));
}

#[test]
fn w13_nothing_planned_and_nothing_done() {
    let report = report(Form::Full, &company(Form::Full, [0, 0, 0], &[]));
    near(report.gap, 50.0, 1e-9);
    near(report.split.points.unwrap().delivery, 23.4375, 1e-9);
    near(report.split.points.unwrap().ways, 26.5625, 1e-9);
    assert_eq!(report.verdict, Verdict::NoPlan);
    assert_eq!(first_moves(&report), [("REC", Why::Safety), ("R-CYB", Why::Safety)]);
}

#[test]
fn w14_capacity_by_size_or_as_given() {
    let capacity = |capacity: Capacity| Phase::ALL.map(|phase| capacity.of(phase));
    assert_eq!(capacity(Capacity::of_size(Some(Size::UpTo50))), [3.0, 5.0, 8.0]);
    assert_eq!(capacity(Capacity::of_size(Some(Size::UpTo250))), [4.5, 7.5, 12.0]);
    assert_eq!(capacity(Capacity::of_size(Some(Size::UpTo1000))), [6.0, 10.0, 16.0]);
    assert_eq!(capacity(Capacity::of_size(Some(Size::UpTo5000))), [9.0, 15.0, 24.0]);
    assert_eq!(capacity(Capacity::of_size(Some(Size::More))), [12.0, 20.0, 32.0]);
    assert_eq!(capacity(Capacity::default()), [6.0, 10.0, 16.0]);
    assert_eq!(capacity(Capacity::given(&[1.0, 2.0, 3.0]).unwrap()), [1.0, 2.0, 3.0]);
}

#[test]
fn w16_the_demo_company() {
    let demo = report(Form::Full, &answers(Form::Full, DEMO));
    near(demo.gap, 40.651, 0.0005);
    near(demo.drag, 0.16574, 0.000_005);
    near(demo.error, 12.064, 0.0005);
    near(demo.split.points.unwrap().delivery, 13.957, 0.0005);
    near(demo.split.points.unwrap().ways, 26.695, 0.0005);
    near(demo.closes[Breakdown::Fragmented], 20.559, 0.0005);
    assert_eq!((demo.band, demo.verdict), (Some(Band::Wide), Verdict::BothBehind));
    assert_eq!(demo.bands_possible.unwrap().iter().collect::<Vec<_>>(), [Band::Wide, Band::Severe]);
    assert_eq!(demo.split_shown(), Some((14, 27)));
    assert_eq!(alerts(&demo), [AlertCode::AreaBehindPlan]);
    assert_eq!(demo.alerts[0].items.iter().map(id).collect::<Vec<_>>(), ["R-DAT", "R-DCX"]);
    let lever = demo.biggest_lever.unwrap();
    assert_eq!(steps(&lever), [("R-DCX", 2)]);
    near(lever.gain, 2.132, 0.0005);
    let mut express = Answers::new();
    let all = answers(Form::Full, DEMO);
    assessment().indices(Form::Express).for_each(|item| express.set(item, all.get(item)));
    near(report(Form::Express, &express).gap, 46.003, 0.0005);
}

#[test]
fn w17_two_people() {
    let person = |role: &str, written| Respondent { role: Role::from(role), answers: answers(Form::Express, written) };
    let it = person("technology", "INT 3, UNP 3, REC 2, OWN 4");
    let business = person("business", "INT 2, UNP 1, REC 2, OWN 1");
    let comparison = compare(assessment(), Form::Express, &[it, business]).unwrap();
    near(comparison.first_two.distance, 37.5, 1e-9);
    near(comparison.first_two.bias, 37.5, 1e-9);
    assert_eq!(comparison.first_two.flagged.iter().map(id).collect::<Vec<_>>(), ["UNP", "OWN"]);
    assert_eq!(comparison.splits[0], (item("OWN"), 1.5));
    assert_eq!(comparison.rwg.iter().map(|(_, rwg)| *rwg).collect::<Vec<_>>(), [0.75, 0.0, 1.0, 0.0]);
    // Two engineers on 4 and 2 and one director on 1 make 2.
    let people = [person("technology", "INT 4"), person("technology", "INT 2"), person("business", "INT 1")];
    let joint = compare(assessment(), Form::Express, &people).unwrap();
    let written = serde_json::to_value(joint.with_ids(assessment())).unwrap();
    assert_eq!(written["combined"], json!({ "INT": 2.0 }));
}

#[test]
fn w18_two_moments() {
    let of = |case| company(Form::Express, case, &[]);
    let moved = trend(assessment(), Form::Express, &w5(), &of([3, 2, 2]), 182.625).unwrap();
    near(moved.after, 31.25, 1e-9);
    let movement = moved.movement.unwrap();
    near(movement.change, -23.4375, 1e-9);
    near(movement.from_ambition, 0.0, 1e-9);
    near(movement.from_delivery + movement.from_ways, -23.4375, 1e-9);
    near(movement.per_month, 3.90625, 1e-9);
    near(movement.months_to_target, 4.93, 0.005);
    assert!(movement.real);
    assert_eq!((moved.changed.len(), moved.up, moved.down, moved.items), (8, 8, 0, 11));
    let promised = trend(assessment(), Form::Express, &of([2, 2, 2]), &of([3, 2, 2]), 90.0).unwrap().movement.unwrap();
    near(promised.change, 25.0, 1e-9);
    near(promised.from_ambition, 25.0, 1e-9);
    assert_eq!(promised.months_to_target, None);
}

#[test]
fn w19_cost() {
    let input = CostInput {
        gap: 40.0,
        error: Some(9.0),
        change_spend: Some(2e6),
        it_staff_cost: Some(1.2e6),
        unplanned_rung: Some(Rung::One),
        ..CostInput::default()
    };
    let result = cost(input).unwrap();
    for (got, expected) in result.value.unwrap().into_iter().zip([93e3, 280e3, 548.8e3]) {
        near(got, expected, 1e-6);
    }
    for (got, expected) in result.reactive.unwrap().into_iter().zip([75e3, 210e3, 405e3]) {
        near(got, expected, 1e-6);
    }
    assert_eq!(result.shown, Some([170e3, 490e3, 950e3]));
    assert_eq!(result.gaps, [31.0, 40.0, 49.0]);
}

#[test]
fn w21_goals_met_change_nothing_else() {
    let plain = answers(Form::Full, DEMO);
    let goals = with(with(plain, "OUT-GRO", rung(3)), "OUT-RSK", Answer::DontKnow);
    let (plain, mut goals) = (report(Form::Full, &plain), report(Form::Full, &goals));
    assert_eq!(goals.outcomes[Outcome::Growth].reached.take(), Some(0.75));
    assert_eq!(goals, plain);
}

#[test]
fn what_is_written_has_exactly_the_published_keys() {
    let keys = |report: &Report| -> Vec<String> {
        let written = serde_json::to_value(report.with_ids(assessment())).unwrap();
        written.as_object().unwrap().keys().cloned().collect()
    };
    let whole = report(Form::Express, &w5());
    let mut expected = keys(&whole);
    expected.retain(|key| key != "roadmap" && key != "robustness");
    assert_eq!(keys(&Scorer::new(assessment(), Form::Express).brief(&w5())), expected);
    let all = "about_equal,after_drag,alerts,ambition,areas,ask_next,band,band_certain,bands_possible,biggest_lever,\
        blind_spots,capacity,closes,coverage,drag,drag_loss,drag_points,error,execution,execution_overall,first_moves,\
        form,gap,high,lead,low,model_version,nobody_knows,outcomes,pattern,practices,reportable,results,roadmap,\
        robustness,severity,shortfall,shown,signed,split,strategy,target,verdict";
    assert_eq!(keys(&whole).join(","), all);
    let written = serde_json::to_value(report(Form::Express, &Answers::new()).with_ids(assessment())).unwrap();
    assert_eq!(
        (&written["gap"], &written["error"], &written["robustness"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    assert_eq!(
        written["split"],
        json!({ "delivery": null, "ways": null, "capabilities": { "BI": null, "PO": null, "AA": null } })
    );
    assert_eq!(written["verdict"], json!("not_enough"));
    assert_eq!(written["model_version"], json!("2"));
}
