//! What happens exactly on an edge of one report: nothing known, a step too far, the last digit. The worked examples are
//! in `engine.rs`, what is refused in `refused.rs`.

use std::collections::BTreeSet;

use super::support::*;
use execution_gap_model2::content::edition::assessment;
use execution_gap_model2::engine::{
    AlertCode, Answer, Answers, Area, Capabilities, Capability, Capacity, Form, LeadsWith, Phase, Report, Rung, Scorer,
    Target, Verdict, Why, model,
};

/// These answers and no other.
fn only(given: &[(&str, Answer)]) -> Answers {
    let mut answers = Answers::new();
    for (id, answer) in given {
        answers.set(item(id), *answer);
    }
    answers
}

fn alerts(form: Form, answers: &Answers) -> Vec<AlertCode> {
    report(form, answers).alerts.iter().map(|alert| alert.code).collect()
}

#[test]
fn without_evidence_there_is_nothing() {
    let empty = report(Form::Express, &Answers::new());
    assert_eq!((empty.gap, empty.shown, empty.band, empty.error), (None, None, None, None));
    assert_eq!((empty.low, empty.high, empty.coverage), (Some(0.0), Some(100.0), 0.0));
    assert_eq!((empty.verdict, empty.leads_with), (Verdict::NotEnough, LeadsWith::Nothing));
    assert!(!empty.reportable && empty.first_moves.is_empty() && empty.biggest_lever.is_none());
    assert_eq!((empty.roadmap, empty.robustness, empty.bands_possible), (Some(Vec::new()), None, None));
    let w5 = company(Form::Express, [3, 1, 1], &[]);
    let weightless = Scorer::new(assessment(), Form::Express).weights(Capabilities::from_fn(|_| 0.0)).report(&w5);
    assert_eq!((weightless.gap, weightless.low, weightless.high), (None, None, None));
    assert_eq!((weightless.robustness, weightless.verdict), (None, Verdict::NotEnough));
    assert!(weightless.ask_next.is_empty() && weightless.first_moves.is_empty());
    assert_eq!(weightless.closes.iter().filter(|(_, closes)| closes.is_some()).count(), 0);
    let plans_only = report(Form::Express, &answers(Form::Express, "S-CLD 4, S-CYB 4, S-DCX 4"));
    assert_eq!(plans_only.gap, None);
    near(plans_only.ambition, 100.0, 1e-9);
    // One weight above 0 leaves that capability alone in the score; what is no weight is 0, what is too much is cut.
    let weights = Capabilities::new([1e300, f64::NAN, -1.0]);
    let one = Scorer::new(assessment(), Form::Express).weights(weights).brief(&w5);
    near(one.gap, 100.0 * (0.75 - one.after_drag[Capability::BuildIntegrate].unwrap()), 1e-9);
    assert_eq!(one.weights, Capabilities::new([1e6, 0.0, 0.0]));
}

#[test]
fn without_evidence_of_a_breakdown_there_is_no_drag() {
    let report = report(Form::Express, &only(&[("R-DCX", rung(2))]));
    assert!(report.gap.is_some() && report.severity.iter().all(|(_, severity)| severity.is_none()));
    assert!(report.closes.iter().all(|(_, closes)| closes.is_none()));
    assert_eq!(report.drag, 0.0);
}

#[test]
fn half_of_the_items_is_enough_to_report() {
    let mut half = only(&["INT", "UNP", "REC", "OWN", "MIL"].map(|id| (id, rung(1))));
    assert!(!report(Form::Express, &half).reportable, "5 of 11");
    assert_eq!(report(Form::Express, &half).verdict, Verdict::NotEnough);
    half.set(item("S-DCX"), Answer::NotApplicable);
    half.set(item("MIL"), Answer::NobodyKnows);
    half.set(item("R-CYB"), rung(3));
    half.set(item("OWN"), Answer::NotApplicable);
    let report = report(Form::Express, &half);
    assert_eq!((report.coverage, report.reportable, report.verdict), (5.0 / 8.0, true, Verdict::PlanUnknown));
    half.set(item("UNP"), Answer::DontKnow);
    let exactly = super::support::report(Form::Express, &half);
    assert_eq!((exactly.coverage, exactly.reportable, exactly.band.is_some()), (0.5, true, true));
}

#[test]
fn where_nothing_applies_nothing_is_covered() {
    let mut nothing = Answers::new();
    assessment().indices(Form::Full).for_each(|item| nothing.set(item, Answer::NotApplicable));
    let report = report(Form::Full, &nothing);
    assert_eq!((report.coverage, report.reportable, report.low, report.high), (0.0, false, None, None));
    assert!(report.alerts.is_empty());
}

#[test]
fn a_half_point_is_shown_as_the_next() {
    // 100 points for the first capability and 50 for the last, of which three quarters.
    let start = company(Form::Express, [4, 0, 0], &[("S-DCX", rung(0))]);
    let weights = Capabilities::new([1.0, 0.0, 3.0]);
    let report = Scorer::new(assessment(), Form::Express).weights(weights).brief(&start);
    assert_eq!((report.gap, report.shown), (Some(62.5), Some(63)));
}

#[test]
fn number_and_band_never_contradict() {
    // Weights move the gap across each edge in small steps; the band always follows the shown number.
    let mixed = answers(
        Form::Express,
        "S-CLD 4, S-CYB 2, S-DCX 0, R-CLD 0, R-CYB 3, R-DCX 4, INT 0, UNP 3, REC 4, OWN 4, MIL 4",
    );
    let mut seen = BTreeSet::new();
    for step in 0..=2000 {
        let share = f64::from(step) / 2000.0;
        let weights = Capabilities::new([share, 0.0, 1.0 - share]);
        let report = Scorer::new(assessment(), Form::Express).weights(weights).result(&mixed);
        let (gap, shown) = (report.gap.unwrap(), report.shown.unwrap());
        assert_eq!(f64::from(shown), (gap + 0.5 + 1e-9).floor());
        assert_eq!(report.band, Some(model::band(shown)));
        seen.insert(report.band);
    }
    assert_eq!(seen.len(), 4, "not every band was crossed");
}

#[test]
fn a_move_that_closes_nothing_is_no_advice() {
    let scorer = Scorer::new(assessment(), Form::Express);
    let closed = company(Form::Express, [0, 3, 3], &[]);
    let report = scorer.report(&closed);
    assert_eq!((report.gap, report.biggest_lever, report.first_moves.len()), (Some(0.0), None, 0));
    assert_eq!((report.roadmap, report.robustness.unwrap().first), (Some(Vec::new()), None));
    assert!(!scorer.moves(&closed).is_empty());
}

#[test]
fn a_gain_counts_from_half_a_billionth_of_a_point() {
    // Only the last capability has a gap; what it weighs against the others sets how many points a move closes.
    let start = company(Form::Express, [0, 4, 4], &[("S-DCX", rung(4)), ("R-DCX", rung(0)), ("MIL", rung(0))]);
    let advice = |weights| Scorer::new(assessment(), Form::Express).weights(Capabilities::new(weights)).report(&start);
    let largest = advice([0.0, 0.0, 1.0]).biggest_lever.unwrap().gain;
    for (billionths, counts) in [(0.4, false), (0.6, true), (1.0, true)] {
        let report = advice([1.0, 1.0, 2.0 * billionths * 1e-9 / largest]);
        assert_eq!((report.biggest_lever.is_some(), !report.first_moves.is_empty()), (counts, counts), "{billionths}");
    }
}

#[test]
fn safety_is_due_up_to_rung_one_and_goes_beyond_the_capacity() {
    let first = |recovery, protection| {
        let start = company(Form::Full, [3, 3, 3], &[("REC", recovery), ("R-CYB", protection)]);
        let report = Scorer::new(assessment(), Form::Full).capacity(Capacity::given(&[0.0; 3]).unwrap()).report(&start);
        let roadmap = report.roadmap.unwrap();
        roadmap.iter().map(|planned| (id(planned.step.item), planned.phase, planned.why)).collect::<Vec<_>>()
    };
    let (rec, cyb) = (("REC", Phase::Now, Why::Safety), ("R-CYB", Phase::Now, Why::Safety));
    assert_eq!(first(rung(0), rung(1)), [rec, cyb]);
    assert_eq!(first(Answer::NobodyKnows, rung(2)), [rec]);
    assert_eq!(first(Answer::DontKnow, Answer::NobodyKnows), [cyb]);
    // Nothing is due, so one move starts although it does not fit.
    let value = first(rung(2), rung(2));
    assert_eq!((value.len(), value[0].1, value[0].2), (1, Phase::Now, Why::Value));
}

#[test]
fn what_a_phase_overdraws_the_next_one_pays() {
    let start = company(Form::Full, [4, 2, 2], &[]);
    let plan = |points: [f64; 3]| {
        let scorer = Scorer::new(assessment(), Form::Full).capacity(Capacity::given(&points).unwrap());
        scorer.report(&start).roadmap.unwrap()
    };
    // The first move costs 4.5, which takes all that comes next.
    let overdrawn = plan([0.0, 4.5, 3.0]);
    let found: Vec<(Phase, f64)> = overdrawn.iter().map(|planned| (planned.phase, planned.step.effort)).collect();
    assert_eq!(found, [(Phase::Now, 4.5), (Phase::Later, 3.0)]);
    // What is left over is kept.
    let kept = plan([4.0, 2.0, 0.0]);
    assert_eq!(kept.iter().map(|planned| planned.phase).collect::<Vec<_>>(), [Phase::Now, Phase::Next]);
}

#[test]
fn an_item_reaches_one_target_in_a_phase() {
    let start = company(Form::Full, [3, 2, 2], &[("OWN", rung(0))]);
    let scorer = Scorer::new(assessment(), Form::Full).capacity(Capacity::given(&[100.0; 3]).unwrap());
    let mut climbed = BTreeSet::new();
    for planned in scorer.report(&start).roadmap.unwrap() {
        for step in planned.step.steps {
            assert!(climbed.insert((planned.phase, step.item)), "{} climbs twice", id(step.item));
        }
    }
    assert!(climbed.contains(&(Phase::Now, item("OWN"))) && climbed.contains(&(Phase::Next, item("OWN"))));
}

#[test]
fn first_moves_are_three_at_most_and_express_has_two() {
    let start = company(Form::Full, [4, 2, 2], &[]);
    let report =
        Scorer::new(assessment(), Form::Full).capacity(Capacity::given(&[100.0, 0.0, 0.0]).unwrap()).report(&start);
    let now = report.roadmap.unwrap().iter().filter(|planned| planned.phase == Phase::Now).count();
    assert!(now > 3 && report.first_moves.len() == 3);
    let express = super::support::report(Form::Express, &company(Form::Express, [4, 2, 2], &[]));
    assert_eq!((express.roadmap.unwrap().len(), express.first_moves.len()), (2, 2));
}

#[test]
fn targets_are_the_first_sound_rung_and_then_the_next() {
    let targets = Rung::ALL.map(|rung| Target::after(rung).map(|target| target.rung().get()));
    assert_eq!(targets, [Some(2), Some(2), Some(3), Some(4), None]);
    assert_eq!(Target::ALL.map(Target::rung), [Rung::Two, Rung::Three, Rung::Four]);
}

#[test]
fn alerts_at_their_edges() {
    let of = |others: &[(&str, Answer)]| alerts(Form::Full, &company(Form::Full, [3, 3, 2], others));
    let rungs = |id: &'static str| [0, 1, 2].map(|number| of(&[(id, rung(number))]).len());
    assert_eq!((rungs("REC"), rungs("MON")), ([1, 1, 0], [0, 0, 0]));
    // R-CYB at 0 and 1 is two rungs or more behind its plan as well.
    assert_eq!(of(&[("R-CYB", rung(1))]), [AlertCode::WeakProtection, AlertCode::AreaBehindPlan]);
    assert_eq!(of(&[("R-CYB", rung(2))]), []);
    assert_eq!(of(&[("R-INF", rung(0)), ("S-INF", rung(1))]), [AlertCode::UnsupportedBase]);
    assert_eq!(of(&[("R-INF", rung(1)), ("S-INF", rung(1))]), []);
    assert_eq!(of(&[("S-DAT", rung(1)), ("R-DAT", rung(4))]), [AlertCode::ResultsWithoutPlan]);
    assert_eq!(of(&[("S-DAT", rung(2)), ("R-DAT", rung(4))]), []);
    assert_eq!(of(&[("ARC", Answer::NobodyKnows)]), [AlertCode::NobodyKnows]);
    // Not known, an item tells nothing; not applicable, neither does its partner.
    assert_eq!(of(&[("REC", Answer::DontKnow)]), []);
    assert_eq!(of(&[("S-CYB", Answer::NotApplicable), ("R-CYB", rung(0))]), []);
}

#[test]
fn plans_are_unwritten_when_half_of_them_are_known_and_low() {
    let plans = |rungs: [Answer; 5]| {
        let ids = ["S-CLD", "S-CYB", "S-DAT", "S-INF", "S-DCX"];
        let others: Vec<(&str, Answer)> = ids.into_iter().zip(rungs).collect();
        let report = report(Form::Full, &company(Form::Full, [0, 3, 3], &others));
        report.alerts.iter().find(|alert| alert.code == AlertCode::NoWrittenPlans).map(|alert| alert.items.len())
    };
    let (low, open, na) = (rung(1), Answer::DontKnow, Answer::NotApplicable);
    assert_eq!(plans([low; 5]), Some(5));
    assert_eq!(plans([low, low, low, low, rung(2)]), None);
    assert_eq!(plans([low, low, low, open, open]), Some(3));
    assert_eq!(plans([low, low, open, open, open]), None);
    assert_eq!(plans([low, low, open, open, na]), Some(2), "half of those that apply");
    assert_eq!(plans([open; 5]), None);
    assert_eq!(plans([na; 5]), None);
}

#[test]
fn many_are_unknown_above_four_in_ten() {
    let unknown = |count: usize| {
        let mut answers = company(Form::Express, [3, 3, 2], &[("S-DCX", Answer::NotApplicable), ("MIL", rung(3))]);
        let known: Vec<_> = ["S-CLD", "S-CYB", "R-CLD", "R-CYB", "INT"].into_iter().take(count).collect();
        known.into_iter().for_each(|id| answers.set(item(id), Answer::DontKnow));
        report(Form::Express, &answers)
            .alerts
            .iter()
            .find(|alert| alert.code == AlertCode::ManyUnknown)
            .map(|alert| alert.items.len())
    };
    // Nine items apply, of which 40 % are 3.6.
    assert_eq!([3, 4, 5].map(unknown), [None, Some(4), Some(5)]);
    // What was left out was not said to be unknown.
    assert!(!alerts(Form::Full, &only(&[("INT", rung(1))])).contains(&AlertCode::ManyUnknown));
}

#[test]
fn a_straight_line_needs_eight_rungs() {
    let line = |count: usize| {
        let practices = ["ARC", "DCN", "CHG", "MON", "SEC", "REC", "OWN", "PRI", "LAN"];
        let given: Vec<(&str, Answer)> = practices.into_iter().take(count).map(|id| (id, rung(2))).collect();
        alerts(Form::Full, &only(&given)).contains(&AlertCode::StraightLine)
    };
    assert_eq!((line(7), line(8)), (false, true));
    // Shown best first, the third position is the same rung; the first is not.
    let reverse = |given: u8, other: u8| {
        let mut answers = only(&["ARC", "DCN", "CHG", "MON", "SEC", "REC", "OWN"].map(|id| (id, rung(given))));
        answers.set(item("INT"), rung(other));
        alerts(Form::Full, &answers).contains(&AlertCode::StraightLine)
    };
    assert_eq!((reverse(3, 1), reverse(3, 3), reverse(2, 2)), (true, false, true));
}

#[test]
fn a_plan_that_is_not_known_is_a_verdict_of_its_own() {
    let open = ["S-CLD", "S-CYB", "S-DAT", "S-INF", "S-DCX"].map(|id| (id, Answer::DontKnow));
    let report = report(Form::Full, &company(Form::Full, [0, 3, 3], &open));
    assert_eq!((report.verdict, report.ambition), (Verdict::PlanUnknown, None));
}

#[test]
fn open_answers_can_make_a_small_gap_unclear() {
    let verdict = |others: &[(&str, Answer)]| report(Form::Full, &company(Form::Full, [2, 3, 3], others)).verdict;
    assert_eq!(verdict(&[]), Verdict::InStep);
    assert_eq!(
        verdict(&["S-CLD", "S-CYB", "S-DCX", "R-CLD", "R-CYB", "R-DCX"].map(|id| (id, Answer::DontKnow))),
        Verdict::Unclear
    );
    let modest = report(Form::Full, &company(Form::Full, [1, 3, 3], &[("S-CLD", rung(2))]));
    assert_eq!(modest.verdict, Verdict::ModestPlan);
}

#[test]
fn a_plan_that_is_met_can_be_small() {
    // Plans that ask for little, reached everywhere, while much is short of the sound level that stands behind them.
    let report = report(Form::Full, &company(Form::Full, [1, 1, 2], &[("S-DCX", rung(2)), ("R-DCX", rung(2))]));
    assert_eq!(report.verdict, Verdict::PlanMetButSmall);
}

#[test]
fn counts_follow_the_score() {
    let scorer = Scorer::new(assessment(), Form::Express);
    let others = [("S-DCX", Answer::NotApplicable), ("INT", Answer::DontKnow), ("MIL", Answer::NobodyKnows)];
    let start = company(Form::Express, [3, 1, 1], &others);
    let total = scorer.total_counts(&start);
    assert_eq!((total.answered, total.applicable), (8, 9));
    let counts = Capability::ALL.map(|capability| scorer.counts(&start, capability));
    assert_eq!(counts.map(|counts| (counts.answered, counts.applicable)), [(2, 3), (4, 4), (2, 2)]);
    assert_eq!((scorer.form(), scorer.assessment() == assessment()), (Form::Express, true));
    // Goals are asked and not scored.
    let full =
        Scorer::new(assessment(), Form::Full).total_counts(&company(Form::Full, [1, 1, 1], &[("OUT-GRO", rung(1))]));
    assert_eq!((full.answered, full.applicable), (24, 24));
}

#[test]
fn areas_show_plan_and_result() {
    let others = [
        ("R-DAT", rung(1)),
        ("S-INF", Answer::DontKnow),
        ("S-DCX", Answer::NotApplicable),
        ("R-CYB", Answer::NobodyKnows),
    ];
    let report: Report = Scorer::new(assessment(), Form::Full).brief(&company(Form::Full, [3, 2, 2], &others));
    let shown = |area: Area| (report.areas[area].strategy, report.areas[area].results);
    assert_eq!(shown(Area::Hosting), (Some(0.75), Some(0.5)));
    assert_eq!(shown(Area::Security), (Some(0.75), Some(0.0)));
    assert_eq!(shown(Area::Data), (Some(0.75), Some(0.25)));
    assert_eq!(shown(Area::Infrastructure), (None, Some(0.5)));
    assert_eq!(shown(Area::CustomerExperience), (None, None), "plan and result leave together");
    assert_eq!(Rung::ALL.map(Rung::value), [0.0, 0.25, 0.5, 0.75, 1.0]);
}
