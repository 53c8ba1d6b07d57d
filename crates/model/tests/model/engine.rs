//! The worked examples of `docs/scoring.md`. What holds for all answers is in `properties`, what is refused in
//! `refused.rs`.

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{
    Answer, Answers, Band, Breakdown, Capabilities, Capability, CostInput, Form, Outcome, Pattern, Phase, RawAnswer,
    Report, Respondent, Role, Rung, Scorer, compare, cost, trend,
};
use serde_json::{Value, json};

const DEMO: &str = "S-CLD 3, S-CYB 3, S-DAT 3, S-INF 2, S-DCX 3, R-CLD 2, R-CYB 2, R-DAT 1, R-INF 2, R-DCX 1, ARC 1, \
    INT 1, DCN 1, CHG 1, MON 2, UNP 1, SEC 2, FRI 1, REC 2, OWN 1, PRI 2, BEN 1, LAN 1";

fn rung(number: u8) -> Rung {
    Rung::new(number).expect("0 to 4")
}

/// Answers as `"INT 1, UNP dk"`.
#[track_caller]
fn answers(form: Form, written: &str) -> Answers {
    try_answers(form, written).unwrap_or_else(|sentence| panic!("{sentence}"))
}

fn try_answers(form: Form, written: &str) -> Result<Answers, String> {
    let pairs = written.split(',').filter(|pair| !pair.trim().is_empty()).map(|pair| {
        let (id, answer) = pair.trim().split_once(' ').expect("an item and its answer");
        (id, answer.parse().map_or(RawAnswer::Text(answer), RawAnswer::Number))
    });
    Answers::from_pairs(assessment(), form, pairs).map_err(|error| error.to_string())
}

/// Every strategy item on one rung and every execution item on another.
fn two_rungs(form: Form, strategy: u8, execution: u8) -> Answers {
    let mut answers = Answers::new();
    for item in assessment().indices(form) {
        let number = if assessment().item(item).is_execution() { execution } else { strategy };
        answers.set(item, Answer::Rung(rung(number)));
    }
    answers
}

#[track_caller]
fn with(mut answers: Answers, id: &str, answer: Answer) -> Answers {
    answers.set(assessment().find(id).expect("an item"), answer);
    answers
}

fn report(form: Form, answers: &Answers) -> Report {
    Scorer::new(assessment(), form).report(answers)
}

/// W5, the company that most examples start from.
fn w5() -> Answers {
    two_rungs(Form::Express, 3, 1)
}

#[track_caller]
fn near(got: impl Into<Option<f64>>, expected: f64, tolerance: f64) {
    let got = got.into().expect("a number");
    assert!((got - expected).abs() <= tolerance, "expected {expected}, got {got}");
}

#[test]
fn w1_one_weak_part_pulls() {
    let report = report(Form::Full, &answers(Form::Full, "OWN 4, PRI 4, BEN 4, LAN 0"));
    near(report.practices[Capability::AdviseAccelerate], 0.5625, 1e-12);
}

#[test]
fn w2_root_mean() {
    let one = report(Form::Full, &answers(Form::Full, "ARC 4, INT 1, DCN 1, CHG 2"));
    near(one.practices[Capability::BuildIntegrate], 0.4580, 5e-5);
    let two = report(Form::Full, &answers(Form::Full, "R-CLD 1, ARC 4, INT 4, DCN 4, CHG 4"));
    near(two.execution[Capability::BuildIntegrate], 0.5625, 1e-12);
}

#[test]
fn w3_everything_half() {
    let report = report(Form::Full, &two_rungs(Form::Full, 2, 2));
    near(report.gap, 6.25, 1e-9);
    near(report.drag, 0.125, 1e-12);
    assert_eq!((report.shown, report.band), (Some(6), Some(Band::InStep)));
    assert_eq!(report.pattern, Some(Pattern::PromiseOutrunsDelivery));
}

#[test]
fn w4_corners() {
    for form in Form::ALL {
        for (strategy, execution, gap, signed) in
            [(4, 0, 100.0, 100.0), (0, 4, 0.0, -100.0), (4, 4, 0.0, 0.0), (0, 0, 50.0, 0.0)]
        {
            let report = report(form, &two_rungs(form, strategy, execution));
            near(report.gap, gap, 1e-9);
            near(report.signed, signed, 1e-9);
        }
    }
    assert_eq!(report(Form::Full, &two_rungs(Form::Full, 0, 0)).pattern, Some(Pattern::StandingStill));
    assert_eq!(report(Form::Full, &two_rungs(Form::Full, 0, 4)).pattern, Some(Pattern::DeliveryWithoutDirection));
    assert_eq!(report(Form::Full, &two_rungs(Form::Full, 4, 4)).pattern, Some(Pattern::DeliveringOnPurpose));
}

#[test]
fn w5_plans_outrun_delivery() {
    let report = report(Form::Express, &w5());
    near(report.gap, 54.6875, 1e-9);
    assert_eq!((report.shown, report.band), (Some(55), Some(Band::Severe)));
    for breakdown in Breakdown::ALL {
        near(report.drag_points[breakdown], 1.171875, 1e-9);
    }
    near(report.shortfall[Capability::BuildIntegrate], 0.5, 1e-12);
    near(report.after_drag[Capability::BuildIntegrate], 0.203125, 1e-12);
    near(report.target[Capability::BuildIntegrate], 0.75, 1e-12);
}

#[test]
fn w6_one_answer_open() {
    for open in [Answer::Unanswered, Answer::DontKnow] {
        let report = report(Form::Express, &with(w5(), "UNP", open));
        near(report.gap, 54.6875, 1e-9);
        near(report.low, 45.33, 0.005);
        near(report.high, 60.09, 0.005);
        near(report.coverage, 8.0 / 9.0, 1e-12);
        assert!(!report.band_certain && report.reportable);
        assert_eq!(report.blind_spots.len(), usize::from(open == Answer::DontKnow));
        assert_eq!(report.ask_next.len(), 1);
    }
}

#[test]
fn w7_an_area_leaves_with_plan_and_result() {
    for id in ["S-DCX", "R-DCX"] {
        let report = report(Form::Express, &with(w5(), id, Answer::NotApplicable));
        near(report.gap, 46.35, 0.005);
        assert_eq!(report.strategy[Capability::AdviseAccelerate], None);
        assert_eq!(report.coverage, 1.0);
    }
}

#[test]
fn w8_nothing_to_weigh_is_nothing() {
    let empty = report(Form::Express, &Answers::new());
    assert_eq!((empty.gap, empty.shown, empty.band, empty.resolution), (None, None, None, None));
    assert_eq!((empty.low, empty.high, empty.coverage), (Some(0.0), Some(100.0), 0.0));
    assert!(!empty.reportable && empty.one_move.is_none() && empty.roadmap == Some(Vec::new()));
    let weightless = Scorer::new(assessment(), Form::Express).weights(Capabilities::from_fn(|_| 0.0)).report(&w5());
    assert_eq!((weightless.gap, weightless.low, weightless.high), (None, None, None));
    assert!(weightless.robustness.is_none() && weightless.ask_next.is_empty());
    let plans_only = report(Form::Express, &answers(Form::Express, "S-CLD 4, S-CYB 4, S-DCX 4"));
    assert_eq!(plans_only.gap, None);
    near(plans_only.ambition, 100.0, 1e-9);
    // One weight above 0 leaves that capability alone in the score.
    let weights = Capabilities::from_fn(|key| if key == Capability::BuildIntegrate { 7.0 } else { f64::NAN });
    let one =
        Scorer::new(assessment(), Form::Express).weights(weights).brief(&with(w5(), "UNP", Answer::Rung(rung(4))));
    near(one.gap, 100.0 * (0.75 - one.after_drag[Capability::BuildIntegrate].unwrap()), 1e-9);
}

#[test]
fn w9_the_one_move() {
    let report = report(Form::Express, &w5());
    let step = report.one_move.unwrap();
    assert_eq!(step.item, assessment().find("BEN").unwrap());
    near(step.gain, 3.484, 0.0005);
    assert_eq!(step.effort, 2.0);
    near(report.resolution, 25.0 / 3.0, 1e-9);
    let scorer = Scorer::new(assessment(), Form::Express);
    let moves = scorer.moves(&w5());
    let ids: Vec<&str> = moves.iter().map(|step| &*assessment().item(step.item).id).collect();
    assert_eq!(ids, ["BEN", "FRI", "UNP", "INT", "R-CLD", "R-DCX"]);
    near(moves[3].gain, 3.395, 0.0005);
    near(moves[4].gain, 3.183, 0.0005);
    near(moves[5].gain, 3.095, 0.0005);
    let effects = scorer.effects(&w5());
    assert_eq!(effects.len(), 9);
    let strongest = effects.iter().filter_map(|effect| effect.up).fold(0.0, f64::max);
    near(strongest, 25.0 / 3.0, 1e-9);
    near(effects.iter().find(|effect| effect.item == step.item).unwrap().up, -3.484, 0.0005);
}

#[test]
fn w10_a_bundle_carries_its_prerequisite() {
    let start = with(two_rungs(Form::Full, 3, 2), "OWN", Answer::Rung(rung(1)));
    let (own, ben) = (assessment().find("OWN").unwrap(), assessment().find("BEN").unwrap());
    let moves = Scorer::new(assessment(), Form::Full).moves(&start);
    let bundle = moves.iter().find(|step| step.item == ben).unwrap();
    assert_eq!(bundle.steps, [(own, rung(2)), (ben, rung(3))]);
    assert_eq!(bundle.effort, 4.0);
    // Unknown and not applicable prerequisites count as met.
    for answer in [Answer::DontKnow, Answer::NotApplicable] {
        let moves = Scorer::new(assessment(), Form::Full).moves(&with(start, "OWN", answer));
        assert_eq!(moves.iter().find(|step| step.item == ben).unwrap().steps, [(ben, rung(3))]);
    }
}

#[test]
fn w11_two_people() {
    let person = |role: &str, written| Respondent { role: Role::from(role), answers: answers(Form::Express, written) };
    let it = person("technology", "INT 3, UNP 3, FRI 2, BEN 4");
    let business = person("business", "INT 2, UNP 1, FRI 2, BEN 1");
    let comparison = compare(assessment(), Form::Express, &[it, business]).unwrap();
    near(comparison.distance, 37.5, 1e-9);
    near(comparison.bias, 37.5, 1e-9);
    let flagged: Vec<&str> = comparison.flagged.iter().map(|&item| &*assessment().item(item).id).collect();
    assert_eq!(flagged, ["UNP", "BEN"]);
    assert_eq!(comparison.rwg.iter().map(|(_, rwg)| *rwg).collect::<Vec<_>>(), [0.75, 0.0, 1.0, 0.0]);
    // Two engineers on 4 and 2 and one director on 1 make 2.
    let people = [person("technology", "INT 4"), person("technology", "INT 2"), person("business", "INT 1")];
    let joint = compare(assessment(), Form::Express, &people).unwrap();
    let written = serde_json::to_value(joint.with_ids(assessment())).unwrap();
    assert_eq!(written["combined"], json!({ "INT": 2.0 }));
}

#[test]
fn w12_two_moments() {
    let moved = trend(assessment(), Form::Express, &w5(), &two_rungs(Form::Express, 3, 2), 182.625).unwrap();
    near(moved.after, 31.25, 1e-9);
    near(moved.change, -23.4375, 1e-9);
    near(moved.from_execution, -23.4375, 1e-9);
    near(moved.per_month, 3.90625, 1e-9);
    near(moved.months_to_target, 4.93, 0.005);
    let promised =
        trend(assessment(), Form::Express, &two_rungs(Form::Express, 2, 2), &two_rungs(Form::Express, 3, 2), 90.0)
            .unwrap();
    near(promised.change, 25.0, 1e-9);
    near(promised.from_ambition, 25.0, 1e-9);
    assert_eq!(promised.months_to_target, None);
}

#[test]
fn w13_cost() {
    let input = CostInput {
        gap: 40.0,
        change_spend: Some(2e6),
        it_staff_cost: Some(1.2e6),
        unplanned_rung: Some(rung(1)),
        ..CostInput::default()
    };
    let result = cost(input).unwrap();
    for (got, expected) in result.total.unwrap().into_iter().zip([195e3, 490e3, 853e3]) {
        near(got, expected, 1e-6);
    }
    assert_eq!(result.shown, Some([200e3, 490e3, 850e3]));
    let nothing = cost(CostInput { gap: 40.0, unplanned_rung: Some(rung(1)), ..CostInput::default() }).unwrap();
    assert_eq!((nothing.value, nothing.reactive, nothing.total, nothing.shown), (None, None, None, None));
    let free = cost(CostInput { gap: 0.0, change_spend: Some(2e6), ..CostInput::default() }).unwrap();
    assert_eq!(free.shown, Some([0.0; 3]));
    let wide = cost(CostInput { low: Some(30.0), high: Some(50.0), ..input }).unwrap();
    assert_eq!(wide.value.map(|value| value.map(f64::round)), Some([90e3, 280e3, 560e3]));
    let small = cost(CostInput { gap: 100.0, change_spend: Some(7.3), ..CostInput::default() }).unwrap();
    assert_eq!(small.shown, Some([1.1, 2.6, 4.1]));
}

#[test]
fn w14_a_surplus_pays_for_nothing_else() {
    let start = answers(Form::Express, "S-CLD 4, S-CYB 4, S-DCX 1, R-CLD 1, R-DCX 4, INT 1, UNP 1, FRI 1, BEN 4");
    let report = report(Form::Express, &start);
    near(report.gap, 52.71, 0.005);
    near(report.signed, 33.1, 0.05);
}

#[test]
fn w15_number_and_band_never_contradict() {
    // Weights move the gap across each edge in small steps; the band always follows the shown number.
    let mixed = answers(Form::Express, "S-CLD 4, S-CYB 2, S-DCX 0, R-CLD 0, R-DCX 4, INT 0, UNP 3, FRI 4, BEN 4");
    let mut seen = std::collections::BTreeSet::new();
    for step in 0..=2000 {
        let share = f64::from(step) / 2000.0;
        let weights = Capabilities::new([share, 0.0, 1.0 - share]);
        let report = Scorer::new(assessment(), Form::Express).weights(weights).brief(&mixed);
        let (gap, shown) = (report.gap.unwrap(), report.shown.unwrap());
        assert_eq!(f64::from(shown), (gap + 0.5 + 1e-9).floor());
        let band = match shown {
            0..=12 => Band::InStep,
            13..=24 => Band::Slipping,
            25..=49 => Band::Wide,
            _ => Band::Severe,
        };
        assert_eq!(report.band, Some(band));
        seen.insert(band);
    }
    assert_eq!(seen.len(), 4, "not every band was crossed");
}

#[test]
fn w16_the_demo_company() {
    let report = report(Form::Full, &answers(Form::Full, DEMO));
    near(report.gap, 40.46, 0.005);
    assert_eq!(report.band, Some(Band::Wide));
    for (capability, strategy, execution) in [
        (Capability::BuildIntegrate, 0.683, 0.334),
        (Capability::ProtectOperate, 0.661, 0.443),
        (Capability::AdviseAccelerate, 0.750, 0.277),
    ] {
        near(report.strategy[capability], strategy, 0.0005);
        near(report.execution[capability], execution, 0.0005);
    }
    near(report.drag, 0.1645, 0.00005);
    for (breakdown, points) in [
        (Breakdown::Fragmented, 1.72),
        (Breakdown::Misaligned, 1.62),
        (Breakdown::Compliance, 1.25),
        (Breakdown::Reactive, 1.18),
    ] {
        near(report.drag_points[breakdown], points, 0.005);
    }
    let id = |item| &*assessment().item(item).id;
    assert_eq!(id(report.one_move.as_ref().unwrap().item), "R-DCX");
    near(report.one_move.unwrap().gain, 2.15, 0.005);
    let best = report.best_value.unwrap();
    assert_eq!(id(best.item), "OWN");
    near(best.gain / best.effort, 0.91, 0.005);
    assert_eq!(report.robustness.map(|robustness| (robustness.same, robustness.of)), Some((27, 27)));
    let roadmap = report.roadmap.unwrap();
    assert!(Phase::ALL.iter().all(|&phase| roadmap.iter().any(|planned| planned.phase == phase)));
}

#[test]
fn counts_follow_the_score() {
    let scorer = Scorer::new(assessment(), Form::Express);
    let start = with(with(w5(), "S-DCX", Answer::NotApplicable), "INT", Answer::DontKnow);
    let total = scorer.total_counts(&start);
    assert_eq!((total.answered, total.applicable), (6, 7));
    let build = scorer.counts(&start, Capability::BuildIntegrate);
    assert_eq!((build.answered, build.applicable), (2, 3));
    let advise = scorer.counts(&start, Capability::AdviseAccelerate);
    assert_eq!((advise.answered, advise.applicable), (1, 1));
}

#[test]
fn a_brief_report_leaves_out_what_takes_long() {
    let keys = |report: &Report| -> Vec<String> {
        let written = serde_json::to_value(report.with_ids(assessment())).unwrap();
        written.as_object().unwrap().keys().cloned().collect()
    };
    let whole = report(Form::Express, &w5());
    let mut expected = keys(&whole);
    expected.retain(|key| key != "roadmap" && key != "robustness");
    assert_eq!(keys(&Scorer::new(assessment(), Form::Express).brief(&w5())), expected);
    let all = "after_drag,ambition,areas,ask_next,band,band_certain,best_value,blind_spots,coverage,drag,drag_loss,\
        drag_points,execution,execution_overall,form,gap,high,low,model_version,one_move,outcomes,pattern,practices,\
        reportable,resolution,results,roadmap,robustness,severity,shortfall,shown,signed,strategy,target";
    assert_eq!(keys(&whole).join(","), all);
    let written = serde_json::to_value(report(Form::Express, &Answers::new()).with_ids(assessment())).unwrap();
    assert_eq!(written["gap"], Value::Null);
    assert_eq!(written["strategy"], json!({ "BI": null, "PO": null, "AA": null }));
    assert_eq!(written["areas"]["CLD"], json!({ "strategy": null, "results": null }));
    assert_eq!(written["model_version"], json!("1.0"));
}

#[test]
fn a_preference_moves_the_best_value() {
    let start = two_rungs(Form::Full, 3, 1);
    let best = |priority| {
        let report = Scorer::new(assessment(), Form::Full).priority(priority).brief(&start);
        assessment().item(report.best_value.unwrap().item).id.clone()
    };
    assert_eq!((best(None), best(Some(Outcome::Growth))), ("PRI".into(), "OWN".into()));
}
