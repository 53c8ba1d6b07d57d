//! Invariants of what stands beside the score: causes, the reading error, alerts and verdicts, "nobody knows", items
//! outside the score, and the same bits for the same answers.

use execution_gap_model2::content::edition::assessment;
use execution_gap_model2::engine::{
    AlertCode, Answer, Answers, Area, Band, Breakdown, Form, ItemIndex, Kind, LeadsWith, RawAnswer, Report, Rung,
    Scorer, Verdict,
};
use proptest::prelude::*;

use super::support::*;

fn alerted(report: &Report, code: AlertCode) -> Option<Vec<&'static str>> {
    report.alerts.iter().find(|alert| alert.code == code).map(|alert| items(alert.items))
}

/// The scored items of a form that count, with their rungs.
fn known(form: Form, answers: &Answers) -> Vec<(ItemIndex, Rung)> {
    let leaves = |item: ItemIndex| {
        let area = assessment().item(item).area();
        scored(form).into_iter().any(|other| {
            let is_partner = area.is_some() && assessment().item(other).area() == area;
            answers.get(other) == Answer::NotApplicable && (other == item || is_partner)
        })
    };
    let rung = |item| Some((item, counted(answers.get(item))?));
    scored(form).into_iter().filter(|&item| !leaves(item)).filter_map(rung).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn i12_a_cause_closes_what_its_items_at_the_top_close((form, answers) in any_answers()) {
        let report = brief(form, &answers);
        for breakdown in Breakdown::ALL {
            let mut fixed = answers;
            let mut any = false;
            for (item, _) in known(form, &answers) {
                if assessment().item(item).breakdowns[breakdown] > 0.0 {
                    fixed.set(item, Answer::Rung(Rung::HIGHEST));
                    any = true;
                }
            }
            let expected = report.gap.zip(gap(form, &fixed)).filter(|_| any).map(|(gap, fixed)| gap - fixed);
            prop_assert!(same(report.closes[breakdown], expected), "{breakdown}: {:?} {expected:?}", report.closes[breakdown]);
            if let Some((closes, gap)) = report.closes[breakdown].zip(report.gap) {
                prop_assert!((0.0..=gap + NOISE).contains(&closes), "{closes} {gap}");
            }
        }
    }

    #[test]
    fn i13_reading_error((form, answers) in any_answers()) {
        let report = brief(form, &answers);
        let Some(now) = report.gap else {
            prop_assert_eq!(report.error, None);
            return Ok(());
        };
        let (mut variance, mut moves) = (0.0, false);
        let mut effects = Vec::new();
        for (item, rung) in known(form, &answers) {
            let change = |rung: Rung| {
                let mut read = answers;
                read.set(item, Answer::Rung(rung));
                gap(form, &read).unwrap() - now
            };
            let (up, down) = (rung.up().map(change), rung.down().map(change));
            effects.push((item, up, down));
            let (one, other) = (up.or(down).unwrap(), down.or(up).unwrap());
            variance += 0.2 * (one * one + other * other) / 2.0;
            moves |= one != 0.0 || other != 0.0;
        }
        let error = report.error.unwrap();
        prop_assert!((error - 1.96 * variance.sqrt()).abs() <= NOISE, "{error} {variance}");
        prop_assert!(error > 0.0 || !moves || variance < 1e-18, "an answer moves the gap and the error is 0");
        for (effect, (item, up, down)) in Scorer::new(assessment(), form).effects(&answers).iter().zip(effects) {
            prop_assert_eq!(effect.item, item);
            prop_assert!(same(effect.up, up) && same(effect.down, down));
        }
    }

    #[test]
    fn i18_number_bands_and_verdict_agree((form, answers) in any_answers()) {
        let report = brief(form, &answers);
        let band = |shown: f64| match shown as u8 { 0..=12 => Band::InStep, 13..=24 => Band::Slipping, 25..=49 => Band::Wide, _ => Band::Severe };
        let shown = |points: f64| (points + 0.5 + 1e-9).floor();
        prop_assert_eq!(report.band, report.shown.filter(|_| report.reportable).map(|shown| band(f64::from(shown))));
        prop_assert_eq!(report.reportable, report.coverage >= 0.5 && report.gap.is_some());
        let open = report.ask_next.len();
        let leads_with = match open { _ if !report.reportable => LeadsWith::Nothing, 0 | 1 => LeadsWith::Point, _ => LeadsWith::Range };
        prop_assert_eq!(report.leads_with, leads_with);
        prop_assert_eq!(report.verdict == Verdict::NotEnough, !report.reportable);
        prop_assert_eq!(report.bands_possible.is_some(), report.reportable);
        if !report.reportable { return Ok(()) }
        let (gap, error, low, high) = (report.gap.unwrap(), report.error.unwrap(), report.low.unwrap(), report.high.unwrap());
        let ends = [low.min(gap - error).max(0.0), high.max(gap + error).min(100.0)].map(|end| band(shown(end)));
        let bands: Vec<Band> = report.bands_possible.unwrap().iter().collect();
        prop_assert_eq!([bands[0], bands[bands.len() - 1]], ends);
        prop_assert!(bands.windows(2).all(|pair| pair[0] as u8 + 1 == pair[1] as u8) && bands.contains(&report.band.unwrap()));
        let has_plans = known(form, &answers).iter().any(|(item, _)| kind(*item) == Kind::Strategy);
        let is_small = report.shown.unwrap() <= 12;
        match report.verdict {
            Verdict::NotEnough => unreachable!(),
            Verdict::NoPlan => prop_assert!(alerted(&report, AlertCode::NoWrittenPlans).is_some()),
            Verdict::PlanUnknown => prop_assert!(!has_plans),
            Verdict::Unclear => prop_assert!(is_small && shown(high) > 12.0),
            Verdict::InStep => prop_assert!(is_small && shown(high) <= 12.0 && report.ambition.unwrap() >= 50.0 - NOISE),
            Verdict::ModestPlan => prop_assert!(is_small && shown(high) <= 12.0 && report.ambition.unwrap() < 50.0),
            verdict => {
                prop_assert!(!is_small && has_plans);
                let split = report.split.points.unwrap();
                let pairs: Vec<(f64, f64)> = report.areas.iter().filter_map(|(_, area)| area.strategy.zip(area.results)).collect();
                let in_use = !pairs.is_empty() && pairs.iter().all(|(plan, result)| result >= plan);
                let at_least = |part: f64, other: f64| part >= other - NOISE;
                let expected = match () {
                    () if in_use && at_least(split.ways, split.delivery) => Verdict::PlansInUseWaysHoldBack,
                    () if in_use => Verdict::PlanMetButSmall,
                    () if at_least(split.delivery, 2.0 * split.ways) => Verdict::DeliveryBehindPlan,
                    () if at_least(split.ways, 2.0 * split.delivery) => Verdict::WaysHoldBack,
                    () => Verdict::BothBehind,
                };
                prop_assert_eq!(verdict, expected);
            }
        }
        if report.verdict == Verdict::InStep {
            prop_assert_eq!(alerted(&report, AlertCode::NoWrittenPlans), None);
        }
    }

    #[test]
    fn i18b_alerts_hold_what_they_say((form, answers) in any_answers()) {
        let report = brief(form, &answers);
        let known = known(form, &answers);
        let rung = |id: &str| known.iter().find(|(other, _)| self::id(*other) == id).map(|(_, rung)| rung.get());
        let one = |id: &'static str, highest: u8| rung(id).filter(|rung| *rung <= highest).map(|_| vec![id]);
        prop_assert_eq!(alerted(&report, AlertCode::NoRecovery), one("REC", 1));
        prop_assert_eq!(alerted(&report, AlertCode::WeakProtection), one("R-CYB", 1));
        prop_assert_eq!(alerted(&report, AlertCode::UnsupportedBase), one("R-INF", 0));
        let areas = |holds: fn(i32) -> bool| {
            let items: Vec<&str> = ["R-CLD", "R-CYB", "R-DAT", "R-INF", "R-DCX"].into_iter()
                .filter(|id| rung(&id.replace('R', "S")).zip(rung(id)).is_some_and(|(plan, result)| holds(i32::from(plan) - i32::from(result))))
                .collect();
            (!items.is_empty()).then_some(items)
        };
        prop_assert_eq!(alerted(&report, AlertCode::AreaBehindPlan), areas(|ahead| ahead >= 2));
        prop_assert_eq!(alerted(&report, AlertCode::ResultsWithoutPlan), areas(|ahead| ahead <= -3));
        let plans: Vec<_> = known.iter().filter(|(item, _)| kind(*item) == Kind::Strategy).collect();
        let applicable = scored(form).into_iter().filter(|&item| kind(item) == Kind::Strategy && {
            let result = self::item(&id(item).replace("S-", "R-"));
            answers.get(item) != Answer::NotApplicable && answers.get(result) != Answer::NotApplicable
        }).count();
        let no_plans = !plans.is_empty() && plans.len() * 2 >= applicable && plans.iter().all(|(_, rung)| *rung <= Rung::One);
        let expected = no_plans.then(|| plans.iter().map(|(item, _)| id(*item)).collect::<Vec<_>>());
        prop_assert_eq!(alerted(&report, AlertCode::NoWrittenPlans), expected);
        let nobody: Vec<&str> = known.iter().filter(|(item, _)| answers.get(*item) == Answer::NobodyKnows).map(|(item, _)| id(*item)).collect();
        prop_assert_eq!(items(report.nobody_knows), nobody.clone());
        prop_assert_eq!(alerted(&report, AlertCode::NobodyKnows), (!nobody.is_empty()).then_some(nobody));
        let applicable = known.len() + report.ask_next.len();
        let unknown = items(report.blind_spots);
        // Without a capability there is no question to ask, and nothing to count here.
        if report.low.is_some() {
            let is_many = unknown.len() as f64 > 0.4 * applicable as f64 + NOISE;
            prop_assert_eq!(alerted(&report, AlertCode::ManyUnknown), is_many.then_some(unknown));
        }
        let mut positions = [0usize; 5];
        for (item, rung) in &known {
            if answers.get(*item) != Answer::NobodyKnows {
                let rung = usize::from(rung.get());
                positions[if assessment().item(*item).reverse { 4 - rung } else { rung }] += 1;
            }
        }
        let given: usize = positions.iter().sum();
        let is_straight = given >= 8 && positions.into_iter().any(|count| count as f64 >= 0.9 * given as f64 - NOISE);
        prop_assert_eq!(alerted(&report, AlertCode::StraightLine), is_straight.then(Vec::new));
        prop_assert!(report.alerts.windows(2).all(|pair| pair[0].code < pair[1].code), "alerts out of order");
    }

    #[test]
    fn i18c_a_straight_line_is_told(form in forms(), place in 0u8..5, choices in prop::collection::vec((any::<usize>(), rungs()), 0..4)) {
        let mut answers = Answers::new();
        for item in scored(form) {
            let rung = if assessment().item(item).reverse { 4 - place } else { place };
            answers.set(item, Answer::Rung(Rung::new(rung).unwrap()));
        }
        for (choice, rung) in choices {
            answers.set(pick(form, choice, |_| true).unwrap(), Answer::Rung(rung));
        }
        let at = |item: ItemIndex| answers.get(item).rung().unwrap().shown_at(assessment().item(item).reverse);
        let same = scored(form).into_iter().filter(|&item| at(item) == place).count();
        let is_straight = same * 10 >= scored(form).len() * 9;
        prop_assert_eq!(alerted(&brief(form, &answers), AlertCode::StraightLine).is_some(), is_straight);
    }

    #[test]
    fn i19_nobody_knows_counts_as_the_lowest_rung((form, answers) in any_answers()) {
        let mut lowest = answers;
        for item in scored(form).into_iter().filter(|&item| answers.get(item) == Answer::NobodyKnows) {
            lowest.set(item, Answer::Rung(Rung::LOWEST));
        }
        let mut said = Scorer::new(assessment(), form).report(&answers);
        let mut meant = Scorer::new(assessment(), form).report(&lowest);
        prop_assert!(meant.nobody_knows.is_empty());
        for report in [&mut said, &mut meant] {
            report.nobody_knows = Default::default();
            report.alerts.retain(|alert| !matches!(alert.code, AlertCode::NobodyKnows | AlertCode::StraightLine));
        }
        prop_assert_eq!(said, meant);
    }

    #[test]
    fn i19b_goals_that_were_met_stand_beside_the_score((_, answers) in any_answers(), goals in prop::collection::vec(any_answer(), 4)) {
        let mut others = answers;
        for (item, answer) in ["OUT-GRO", "OUT-EFF", "OUT-EXP", "OUT-RSK"].into_iter().map(item).zip(goals) {
            others.set(item, answer);
        }
        let scorer = Scorer::new(assessment(), Form::Full);
        let (mut one, mut other) = (scorer.report(&answers), scorer.report(&others));
        let reached = |answers: &Answers, id: &str| answers.get(item(id)).rung().map(Rung::value);
        for (outcome, id) in execution_gap_model2::engine::Outcome::ALL.into_iter().zip(["OUT-GRO", "OUT-EFF", "OUT-EXP", "OUT-RSK"]) {
            prop_assert_eq!(one.outcomes[outcome].reached.take(), reached(&answers, id));
            prop_assert_eq!(other.outcomes[outcome].reached.take(), reached(&others, id));
        }
        prop_assert_eq!(one, other);
    }

    #[test]
    fn i18d_an_area_shows_plan_and_result_as_they_count((form, answers) in any_answers()) {
        let known = known(form, &answers);
        let value = |id: String| known.iter().find(|(item, _)| self::id(*item) == id).map(|(_, rung)| rung.value());
        for (area, values) in brief(form, &answers).areas.iter() {
            let area: Area = area;
            prop_assert_eq!((values.strategy, values.results), (value(format!("S-{area}")), value(format!("R-{area}"))));
        }
    }

    #[test]
    fn i24_same_answers_same_bits((form, answers) in any_answers(), order in prop::collection::vec(any::<u32>(), ITEMS)) {
        let written = |answer: Answer| match answer {
            Answer::Rung(rung) => Some(RawAnswer::Number(f64::from(rung.get()))),
            Answer::DontKnow => Some(RawAnswer::Text("dk")),
            Answer::NobodyKnows => Some(RawAnswer::Text("nobody")),
            Answer::NotApplicable => Some(RawAnswer::Text("na")),
            Answer::Unanswered => None,
        };
        let mut pairs: Vec<_> = answers.iter(assessment(), form).zip(order)
            .filter_map(|((item, answer), key)| Some((key, (id(item), written(answer)?)))).collect();
        pairs.sort_by_key(|(key, _)| *key);
        let read = Answers::from_pairs(assessment(), form, pairs.into_iter().map(|(_, pair)| pair)).unwrap();
        let text = |answers: &Answers| {
            serde_json::to_string(&Scorer::new(assessment(), form).report(answers).with_ids(assessment())).unwrap()
        };
        prop_assert_eq!(text(&answers), text(&read));
    }
}
