//! Invariants of one score: bounds, the interval, order and scale, the parts of the gap, its split.

use execution_gap_model2::content::edition::assessment;
use execution_gap_model2::engine::{
    Answer, Answers, Area, Assessment, Breakdown, Capabilities, Capability, Form, ItemIndex, Kind, Rung, Scorer,
    Verdict,
};
use proptest::prelude::*;

use super::support::*;

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
            match kind(item) {
                Kind::Strategy => prop_assert!(after >= before - NOISE, "a higher plan closed the gap: {before} {after}"),
                _ => prop_assert!(after <= before + NOISE, "execution widened the gap: {before} {after}"),
            }
        }
    }

    #[test]
    fn i5_interval_nests_and_ends_without_width((form, answers) in filled(applicable_answer()), rung in rungs(), order in any::<u64>()) {
        let mut open = scored(form);
        open.retain(|&item| counted(answers.get(item)).is_none());
        let start = (order % 28) as usize % open.len().max(1);
        open.rotate_left(start);
        let (mut answers, mut wide) = (answers, brief(form, &answers));
        for item in open {
            answers.set(item, Answer::Rung(rung));
            let narrow = brief(form, &answers);
            prop_assert!(narrow.low.unwrap() >= wide.low.unwrap() - NOISE);
            prop_assert!(narrow.high.unwrap() <= wide.high.unwrap() + NOISE);
            wide = narrow;
        }
        prop_assert_eq!((wide.low, wide.high), (wide.gap, wide.gap));
        prop_assert!(wide.band_certain && wide.ask_next.is_empty() && wide.coverage == 1.0);
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
    fn i5c_a_question_settles_what_its_two_ends_settle((form, answers) in any_answers()) {
        let report = brief(form, &answers);
        let open: Vec<ItemIndex> = report.ask_next.iter().map(|(item, _)| *item).collect();
        for &(item, points) in &report.ask_next {
            let with = |best: bool| {
                let mut answered = answers;
                let is_top = (kind(item) == Kind::Strategy) != best;
                answered.set(item, Answer::Rung(if is_top { Rung::HIGHEST } else { Rung::LOWEST }));
                brief(form, &answered)
            };
            let fallen = report.high.unwrap() - with(true).high.unwrap();
            let risen = with(false).low.unwrap() - report.low.unwrap();
            prop_assert!((points - (fallen + risen) / 2.0).abs() <= NOISE, "{points} {fallen} {risen}");
        }
        let points: Vec<f64> = report.ask_next.iter().map(|(_, points)| *points).collect();
        prop_assert!(points.windows(2).all(|pair| pair[0] >= pair[1] - NOISE));
        let mut expected = scored(form);
        let excluded = |item: ItemIndex| {
            let area = assessment().item(item).area();
            scored(form).into_iter().any(|other| {
                answers.get(other) == Answer::NotApplicable
                    && (other == item || (area.is_some() && assessment().item(other).area() == area))
            })
        };
        expected.retain(|&item| counted(answers.get(item)).is_none() && !excluded(item));
        let mut sorted = open.clone();
        sorted.sort();
        prop_assert_eq!(sorted, if report.low.is_some() { expected } else { Vec::new() });
    }

    #[test]
    fn i6_not_knowing_buys_nothing((form, answers) in any_answers(), forgotten in any::<u32>()) {
        let mut vague = answers;
        for item in scored(form) {
            if counted(answers.get(item)).is_some() && forgotten >> item.get() & 1 == 1 {
                vague.set(item, Answer::DontKnow);
            }
        }
        let (clear, vague) = (brief(form, &answers), brief(form, &vague));
        if let Some((clear, vague)) = clear.high.zip(vague.high) {
            prop_assert!(vague >= clear - NOISE, "{clear} {vague}");
        }
        let is_good = |verdict| matches!(verdict, Verdict::InStep | Verdict::ModestPlan);
        if clear.shown.is_some_and(|shown| shown > 12) && !is_good(clear.verdict) {
            prop_assert!(!is_good(vague.verdict), "{:?} became {:?}", clear.verdict, vague.verdict);
        }
    }

    #[test]
    fn i7_order_of_items_does_not_matter((form, answers) in any_answers(), order in prop::collection::vec(any::<u32>(), ITEMS)) {
        let mut draft = draft();
        let mut keyed: Vec<_> = order.into_iter().zip(draft.items).collect();
        keyed.sort_by_key(|(key, _)| *key);
        draft.items = keyed.into_iter().map(|(_, item)| item).collect();
        let shuffled = checked(&draft);
        let report = Scorer::new(&shuffled, form).brief(&moved(&shuffled, &answers, |id| id));
        let expected = brief(form, &answers);
        prop_assert!(same(report.gap, expected.gap) && same(report.low, expected.low) && same(report.high, expected.high));
        prop_assert!(same(report.error, expected.error));
    }

    #[test]
    fn i8_scale_of_weights_does_not_matter((form, answers) in any_answers(), scale in 0.05f64..20.0) {
        let expected = gap(form, &answers);
        let weights = Capabilities::from_fn(|_| scale);
        prop_assert!(same(Scorer::new(assessment(), form).weights(weights).gap(&answers), expected));
        let mut draft = draft();
        for area in draft.capability_of_area.values_mut() {
            area.values_mut().for_each(|weight| *weight *= scale);
        }
        for item in &mut draft.items {
            // Loadings stay within 0–1.
            item.brk.iter_mut().flat_map(|brk| brk.values_mut()).for_each(|loading| *loading *= scale / 20.0);
        }
        prop_assert!(same(Scorer::new(&checked(&draft), form).gap(&answers), expected));
    }

    #[test]
    fn i9_every_item_twice_scores_the_same((_, answers) in any_answers(), dropped in prop::sample::subsequence((10..24).collect::<Vec<usize>>(), 3)) {
        // 32 items hold the ten of the areas and eleven practices twice. Area items are doubled by doubling what they
        // weigh, which is the same thing. What was dropped must be missed by no form and no move.
        let mut once = draft();
        let dropped: Vec<String> = dropped.iter().map(|&position| once.items[position].id.clone()).collect();
        once.items.retain(|item| item.kind != "O" && !dropped.contains(&item.id));
        for item in &mut once.items {
            (item.express, item.pre) = (true, None);
        }
        let mut twice = once.clone();
        let mut copies: Vec<_> = twice.items.iter().filter(|item| item.kind == "P").cloned().collect();
        copies.iter_mut().for_each(|item| item.id.push_str("-2"));
        twice.items.append(&mut copies);
        for area in twice.capability_of_area.values_mut() {
            area.values_mut().for_each(|weight| *weight *= 2.0);
        }
        // Loadings of results cannot grow beyond 1, so they are halved in the single one.
        for (assessment, factor) in [(&mut once, 0.5), (&mut twice, 1.0)] {
            for item in assessment.items.iter_mut().filter(|item| item.kind != "P") {
                item.brk.iter_mut().flat_map(|brk| brk.values_mut()).for_each(|loading| *loading *= factor);
            }
            let ids: Vec<String> = assessment.items.iter().map(|item| item.id.clone()).collect();
            assessment.screen_order = ["express", "full"].map(|form| (form.to_owned(), ids.clone())).into();
        }
        let (once, twice) = (checked(&once), checked(&twice));
        prop_assert_eq!(twice.items().len(), 32);
        let gap_of = |assessment: &Assessment| {
            let answers = moved(assessment, &answers, |id| id.trim_end_matches("-2"));
            Scorer::new(assessment, Form::Full).gap(&answers)
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
        let split = report.split.points.unwrap();
        prop_assert!((split.delivery + split.ways - gap).abs() <= NOISE, "{split:?} {gap}");
        prop_assert!([split.delivery, split.ways].into_iter().all(|part| -NOISE <= part && part <= gap + NOISE), "{split:?} {gap}");
        for (capability, parts) in report.split.capabilities.iter() {
            let part = parts.map(|parts| parts.delivery + parts.ways);
            let whole = report.shortfall[capability].zip(report.drag_loss[capability]).map(|(a, b)| a + b);
            prop_assert!(same(part, whole), "{capability}: {part:?} {whole:?}");
        }
        let (delivery, ways) = report.split_shown().unwrap();
        prop_assert_eq!(delivery + ways, report.shown.unwrap());
        prop_assert!((f64::from(delivery) - split.delivery).abs() <= 0.5 + NOISE);
    }

    #[test]
    fn i11_a_side_that_reaches_its_plan_makes_no_gap((form, answers) in complete_answers()) {
        // Results at the top: the rest is the way work is done.
        let with = |wanted: &dyn Fn(ItemIndex) -> bool, answer: Answer| {
            let mut changed = answers;
            scored(form).into_iter().filter(|&item| wanted(item)).for_each(|item| changed.set(item, answer));
            brief(form, &changed)
        };
        let delivered = with(&|item| kind(item) == Kind::Result, Answer::Rung(Rung::HIGHEST));
        prop_assert!(delivered.split.points.unwrap().delivery.abs() <= NOISE);
        // Everything that drags at the top: the rest is delivery.
        let drags = |item: ItemIndex| {
            kind(item) == Kind::Practice || assessment().item(item).breakdowns.iter().any(|(_, loading)| *loading > 0.0)
        };
        let worked = with(&drags, Answer::Rung(Rung::HIGHEST));
        prop_assert_eq!(worked.drag, 0.0);
        prop_assert!(worked.split.points.unwrap().ways.abs() <= NOISE);
        // Without results everything is ways; without practices the drag is, and the rest is delivery.
        let without_results = with(&|item| kind(item) == Kind::Result, Answer::DontKnow);
        prop_assert!(without_results.split.points.unwrap().delivery.abs() <= NOISE);
        let without_practices = with(&|item| kind(item) == Kind::Practice, Answer::DontKnow);
        for (capability, parts) in without_practices.split.capabilities.iter() {
            // The drag on what is missing counts half, since either side alone would take it away.
            if let Some(shortfall) = without_practices.shortfall[capability].filter(|shortfall| *shortfall > 0.0) {
                let expected = shortfall * (1.0 - without_practices.drag / 2.0);
                prop_assert!(same(parts.map(|parts| parts.delivery), Some(expected)), "{parts:?} {expected}");
            }
        }
    }

    #[test]
    fn i11b_equal_profiles_leave_only_drag(given in prop::collection::vec(2u8..5, 5), uniform in 2u8..5) {
        // Plan and result equal in each area; then everything equal, practices too.
        let mut by_area = Answers::new();
        let mut everything = Answers::new();
        for item in scored(Form::Full) {
            everything.set(item, Answer::Rung(Rung::new(uniform).unwrap()));
            if let Some(area) = assessment().item(item).area() {
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
    fn i20_how_far_the_parts_of_the_split_follow((form, answers) in any_answers(), choice in any::<usize>()) {
        let Some(item) = pick(form, choice, |item| answers.get(item).rung().is_some_and(|rung| rung.up().is_some())) else {
            return Ok(());
        };
        let mut higher = answers;
        higher.set(item, Answer::Rung(answers.get(item).rung().unwrap().up().unwrap()));
        let split = |answers| brief(form, answers).split.points;
        let Some((before, after)) = split(&answers).zip(split(&higher)) else { return Ok(()) };
        match kind(item) {
            Kind::Strategy => {
                prop_assert!(after.delivery >= before.delivery - NOISE, "a plan rose and delivery fell");
                prop_assert!(after.ways >= before.ways - NOISE, "a plan rose and ways fell");
            }
            Kind::Result => prop_assert!(after.delivery <= before.delivery + 0.2, "{before:?} {after:?}"),
            _ => prop_assert!(after.ways <= before.ways + 0.2, "{before:?} {after:?}"),
        }
    }
}
