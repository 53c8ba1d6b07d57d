//! Invariants of one score: I1 to I10, I15, I16 (equal profiles) and I18.

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{
    Answer, Answers, Area, Assessment, Breakdown, Capabilities, Capability, Form, ItemIndex, Kind, RawAnswer, Rung,
    Scorer,
};
use proptest::prelude::*;

use crate::properties::support::*;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn i1_bounds((form, answers) in any_answers()) {
        let report = brief(form, &answers);
        for points in [report.gap, report.low, report.high, report.ambition, report.execution_overall].into_iter().flatten() {
            prop_assert!((0.0..=100.0).contains(&points), "{points}");
        }
        if let Some(signed) = report.signed {
            prop_assert!((-100.0..=100.0).contains(&signed), "{signed}");
        }
        prop_assert!((0.0..=0.25).contains(&report.drag), "{}", report.drag);
        for (_, value) in report.strategy.iter().chain(report.execution.iter()).chain(report.after_drag.iter()) {
            prop_assert!(value.is_none_or(|value| (0.0..=1.0).contains(&value)));
        }
        for (_, severity) in report.severity.iter() {
            prop_assert!(severity.is_none_or(|severity| (0.0..=1.0).contains(&severity)));
        }
    }

    #[test]
    fn i2_interval_holds_the_point((form, answers) in filled(applicable_answer())) {
        let report = brief(form, &answers);
        prop_assume!(report.after_drag.iter().all(|(_, execution)| execution.is_some()));
        let (gap, low, high) = (report.gap.unwrap(), report.low.unwrap(), report.high.unwrap());
        prop_assert!(low <= gap + NOISE && gap <= high + NOISE, "{low} {gap} {high}");
    }

    #[test]
    fn i3_gap_is_at_least_signed((form, answers) in any_answers()) {
        let report = brief(form, &answers);
        prop_assume!(report.strategy.iter().all(|(_, strategy)| strategy.is_some()));
        if let Some((gap, signed)) = report.gap.zip(report.signed) {
            prop_assert!(gap >= signed - NOISE, "{gap} {signed}");
        }
    }

    #[test]
    fn i4_monotone((form, answers) in any_answers(), choice in any::<usize>()) {
        let Some(item) = pick(form, choice, |item| answers.get(item).rung().is_some_and(|rung| rung.up().is_some())) else {
            return Ok(());
        };
        let mut higher = answers;
        higher.set(item, Answer::Rung(answers.get(item).rung().unwrap().up().unwrap()));
        if let Some((before, after)) = gap(form, &answers).zip(gap(form, &higher)) {
            match assessment().item(item).kind {
                Kind::Strategy => prop_assert!(after >= before - NOISE, "a higher plan closed the gap: {before} {after}"),
                Kind::Result | Kind::Practice => prop_assert!(after <= before + NOISE, "execution widened the gap: {before} {after}"),
            }
        }
    }

    #[test]
    fn i5_interval_nests((form, answers) in filled(applicable_answer()), choice in any::<usize>(), rung in rungs()) {
        let Some(item) = pick(form, choice, |item| answers.get(item).rung().is_none()) else { return Ok(()) };
        let mut more = answers;
        more.set(item, Answer::Rung(rung));
        let (wide, narrow) = (brief(form, &answers), brief(form, &more));
        prop_assert!(narrow.low.unwrap() >= wide.low.unwrap() - NOISE);
        prop_assert!(narrow.high.unwrap() <= wide.high.unwrap() + NOISE);
    }

    #[test]
    fn i5b_interval_is_exact((form, mut answers) in complete_answers(), choices in prop::collection::vec(any::<usize>(), 3)) {
        let open: Vec<ItemIndex> = choices.iter().filter_map(|&choice| pick(form, choice, |_| true)).collect();
        for &item in &open {
            answers.set(item, Answer::DontKnow);
        }
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        let scorer = Scorer::new(assessment(), form);
        let mut completed = answers;
        for number in 0..125usize {
            for (place, &item) in open.iter().enumerate() {
                completed.set(item, Answer::Rung(Rung::ALL[number / 5usize.pow(place as u32) % 5]));
            }
            let gap = scorer.gap(&completed).unwrap();
            (low, high) = (low.min(gap), high.max(gap));
        }
        let report = scorer.brief(&answers);
        prop_assert!(same(report.low, Some(low)), "{:?} {low}", report.low);
        prop_assert!(same(report.high, Some(high)), "{:?} {high}", report.high);
    }

    #[test]
    fn i6_complete_form_has_no_width((form, answers) in complete_answers()) {
        let report = brief(form, &answers);
        prop_assert_eq!(report.low, report.gap);
        prop_assert_eq!(report.high, report.gap);
        prop_assert!(report.band_certain && report.ask_next.is_empty() && report.coverage == 1.0);
    }

    #[test]
    fn i7_order_of_items_does_not_matter((form, answers) in any_answers(), order in prop::collection::vec(any::<u32>(), 23)) {
        let mut draft = draft();
        let mut keyed: Vec<_> = order.into_iter().zip(draft.items).collect();
        keyed.sort_by_key(|(key, _)| *key);
        draft.items = keyed.into_iter().map(|(_, item)| item).collect();
        let shuffled = checked(&draft);
        let report = Scorer::new(&shuffled, form).brief(&moved(&shuffled, &answers, |id| id));
        let expected = brief(form, &answers);
        prop_assert!(same(report.gap, expected.gap) && same(report.low, expected.low) && same(report.high, expected.high));
        prop_assert!(same(report.resolution, expected.resolution));
    }

    #[test]
    fn i8_scale_of_weights_does_not_matter((form, answers) in any_answers(), scale in 0.05f64..20.0) {
        let expected = gap(form, &answers);
        let weights = Capabilities::from_fn(|_| scale);
        prop_assert!(same(Scorer::new(assessment(), form).weights(weights).gap(&answers), expected));
        let mut draft = draft();
        for area in &mut draft.areas {
            area.capabilities.values_mut().for_each(|weight| *weight *= scale);
        }
        for item in &mut draft.items {
            // Loadings stay within 0–1.
            item.breakdowns.values_mut().for_each(|loading| *loading *= scale / 20.0);
        }
        prop_assert!(same(Scorer::new(&checked(&draft), form).gap(&answers), expected));
    }

    #[test]
    fn i9_every_item_twice_scores_the_same((_, answers) in any_answers(), dropped in prop::sample::subsequence((10..23).collect::<Vec<usize>>(), 2)) {
        // 32 items hold the ten of the areas and eleven practices twice. Area items are doubled by doubling what they
        // weigh, which is the same thing.
        let mut once = draft();
        let ids: Vec<String> = dropped.iter().map(|&position| once.items[position].id.clone()).collect();
        once.items.retain(|item| !ids.contains(&item.id));
        // What was dropped must be missed by no form and no move.
        once.items.iter_mut().for_each(|item| (item.express, item.prerequisite) = (true, None));
        let mut twice = once.clone();
        for item in &mut twice.items {
            if item.kind == "result" {
                item.breakdowns.values_mut().for_each(|loading| *loading *= 2.0);
            }
        }
        for area in &mut twice.areas {
            area.capabilities.values_mut().for_each(|weight| *weight *= 2.0);
        }
        let copies: Vec<_> = once.items.iter().filter(|item| item.kind == "practice").cloned().map(|mut item| {
            item.id.push_str("-2");
            item
        }).collect();
        twice.items.extend(copies);
        let (once, twice) = (checked(&once), checked(&twice));
        prop_assert_eq!(twice.items().len(), 32);
        let original = |id: &str| -> String { id.trim_end_matches("-2").to_owned() };
        let gap_of = |assessment: &Assessment| {
            let mut moved = Answers::new();
            for item in assessment.indices(Form::Full) {
                let origin = self::assessment().find(&original(&assessment.item(item).id)).unwrap();
                moved.set(item, answers.get(origin));
            }
            Scorer::new(assessment, Form::Full).gap(&moved)
        };
        prop_assert!(same(gap_of(&once), gap_of(&twice)), "{:?} {:?}", gap_of(&once), gap_of(&twice));
    }

    #[test]
    fn i10_parts_add_up((form, answers) in any_answers()) {
        let report = brief(form, &answers);
        let Some(gap) = report.gap else { return Ok(()) };
        let mean = |parts: &Capabilities<Option<f64>>| {
            let parts: Vec<f64> = parts.iter().filter_map(|(_, part)| *part).collect();
            100.0 * parts.iter().sum::<f64>() / parts.len() as f64
        };
        let (shortfall, drag) = (mean(&report.shortfall), mean(&report.drag_loss));
        prop_assert!((shortfall + drag - gap).abs() <= NOISE, "{shortfall} + {drag} = {gap}");
        let parts: f64 = report.drag_points.iter().map(|(_, points)| points).sum();
        prop_assert!((parts - drag).abs() <= NOISE, "{parts} {drag}");
        prop_assert!(report.shortfall.iter().chain(report.drag_loss.iter()).all(|(_, part)| part.is_none_or(|part| part >= -NOISE)));
        prop_assert!(report.drag_points.iter().all(|(_, points)| *points >= -NOISE));
    }

    #[test]
    fn i15_same_answers_same_bits((form, answers) in any_answers(), order in prop::collection::vec(any::<u32>(), 23)) {
        let written = |answer: Answer| match answer {
            Answer::Rung(rung) => Some(RawAnswer::Number(f64::from(rung.get()))),
            Answer::DontKnow => Some(RawAnswer::Text("dk")),
            Answer::NotApplicable => Some(RawAnswer::Text("na")),
            Answer::Unanswered => None,
        };
        let mut pairs: Vec<_> = answers.iter(assessment(), form).zip(order)
            .filter_map(|((item, answer), key)| Some((key, (&*assessment().item(item).id, written(answer)?)))).collect();
        pairs.sort_by_key(|(key, _)| *key);
        let read = Answers::from_pairs(assessment(), form, pairs.into_iter().map(|(_, pair)| pair)).unwrap();
        let text = |answers: &Answers| {
            serde_json::to_string(&Scorer::new(assessment(), form).report(answers).with_ids(assessment())).unwrap()
        };
        prop_assert_eq!(text(&answers), text(&read));
    }

    #[test]
    fn i16b_equal_profiles_leave_only_drag(given in prop::collection::vec(2u8..5, 5), uniform in 2u8..5) {
        // Plan and result equal in each area; then everything equal, practices too.
        let mut by_area = Answers::new();
        let mut everything = Answers::new();
        for item in assessment().indices(Form::Full) {
            everything.set(item, Answer::Rung(Rung::new(uniform).unwrap()));
            if let Some(area) = assessment().item(item).area {
                let position = Area::ALL.iter().position(|&other| other == area).unwrap();
                by_area.set(item, Answer::Rung(Rung::new(given[position]).unwrap()));
            }
        }
        for answers in [by_area, everything] {
            let report = brief(Form::Full, &answers);
            for capability in Capability::ALL {
                prop_assert!(same(report.execution[capability], report.strategy[capability]), "equal profiles differ");
                prop_assert!(report.shortfall[capability].unwrap() <= NOISE, "equal profiles show a shortfall");
            }
            let drag: f64 = Breakdown::ALL.iter().map(|&breakdown| report.drag_points[breakdown]).sum();
            prop_assert!((report.gap.unwrap() - drag).abs() <= NOISE);
        }
    }

    #[test]
    fn i18_number_and_band_agree((form, answers) in any_answers()) {
        let report = brief(form, &answers);
        let Some(shown) = report.shown else { return Ok(()) };
        prop_assert!((f64::from(shown) - report.gap.unwrap()).abs() <= 0.5 + NOISE);
        let expected = match shown { 0..=12 => "In step", 13..=24 => "Slipping", 25..=49 => "Wide", _ => "Severe" };
        prop_assert_eq!(report.band.map(|band| band.id()), report.reportable.then_some(expected));
    }
}
