//! Invariants of several people, money and two moments: I21 to I23.

use execution_gap_model2::content::edition::assessment;
use execution_gap_model2::engine::{Answer, Answers, CostInput, Respondent, Role, Rung, compare, cost, trend};
use proptest::prelude::*;

use super::support::*;

fn person(role: &str, answers: &Answers) -> Respondent {
    Respondent { role: Role::from(role), answers: *answers }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn i21_perception((form, a) in any_answers(), others in prop::collection::vec(any_answer(), ITEMS), crowd in 1usize..4) {
        let b = of(form, &others);
        let ask = |people: &[Respondent]| compare(assessment(), form, people).unwrap();
        let (ab, ba) = (ask(&[person("it", &a), person("business", &b)]), ask(&[person("business", &b), person("it", &a)]));
        prop_assert!(same(ab.first_two.distance, ba.first_two.distance), "distance is not symmetric");
        prop_assert!(same(ab.first_two.bias, ba.first_two.bias.map(|bias| -bias)), "bias is not antisymmetric");
        if let Some((distance, bias)) = ab.first_two.distance.zip(ab.first_two.bias) {
            prop_assert!(bias.abs() <= distance + NOISE);
        }
        // Two people are two roles here, so their distance is that of the roles.
        prop_assert_eq!(ab.between.len(), 1);
        prop_assert_eq!(ab.between[0].distance, ab.first_two);
        if let Some([low, high]) = ab.hull {
            prop_assert!(low <= high + NOISE && low >= -NOISE && high <= 100.0 + NOISE);
        }
        let alone = ask(&[person("it", &a), person("business", &a)]);
        prop_assert!(alone.first_two.distance.is_none_or(|distance| distance == 0.0) && alone.first_two.flagged.is_empty());
        prop_assert!(alone.splits.is_empty() && alone.rwg.iter().all(|(_, rwg)| *rwg == 1.0));
        prop_assert!(same(alone.gap, gap(form, &a)), "combining equal answers changed them");
        prop_assert_eq!(alone.hull, { let report = brief(form, &a); report.low.zip(report.high).map(|(low, high)| [low, high]) });
        // More people of one role who say the same change nothing.
        let mut many = vec![person("it", &a); crowd];
        many.push(person("business", &b));
        let many = ask(&many);
        prop_assert!(same(many.gap, ab.gap), "heads were counted inside a role");
        prop_assert_eq!(&many.combined, &ab.combined);
        prop_assert_eq!((many.people, many.roles[0].n, many.roles[1].n), (crowd + 1, crowd, 1));
    }

    #[test]
    fn i21b_quartiles_are_ordered_and_in_range((form, first) in any_answers(), others in prop::collection::vec(prop::collection::vec(any_answer(), ITEMS), 1..9)) {
        let mut people = vec![person("it", &first)];
        people.extend(others.iter().enumerate().map(|(number, given)| person(["it", "business"][number % 2], &of(form, given))));
        let comparison = compare(assessment(), form, &people).unwrap();
        // Whoever said that nobody knows what somebody knows did not know it themselves.
        let gaps: Vec<f64> = people.iter().filter_map(|person| {
            let mut answers = person.answers;
            for item in comparison.refuted.iter().filter(|&item| person.answers.get(item) == Answer::NobodyKnows) {
                answers.set(item, Answer::DontKnow);
            }
            gap(form, &answers)
        }).collect();
        prop_assert_eq!(comparison.everyone.scored, gaps.len());
        let Some(lies) = comparison.everyone.lies else { return Ok(()) };
        let least = gaps.iter().copied().fold(f64::INFINITY, f64::min);
        let most = gaps.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let line = [least, lies.q1, lies.median, lies.q3, most];
        prop_assert!(line.windows(2).all(|pair| pair[0] <= pair[1] + NOISE), "{line:?}");
        prop_assert!((lies.mean - gaps.iter().sum::<f64>() / gaps.len() as f64).abs() <= NOISE);
        prop_assert!(comparison.splits.len() <= 5 && comparison.splits.windows(2).all(|pair| pair[0].1 >= pair[1].1 - NOISE));
        prop_assert!(comparison.splits.iter().all(|(_, apart)| *apart > 0.0 && *apart <= 2.0));
        for item in comparison.refuted.iter() {
            let said = |wanted: fn(Answer) -> bool| people.iter().any(|person| wanted(person.answers.get(item)));
            prop_assert!(said(|answer| answer == Answer::NobodyKnows) && said(|answer| answer.rung().is_some()));
        }
    }

    #[test]
    fn i22_trend_parts_add_up_and_reverse((form, before) in any_answers(), others in prop::collection::vec(any_answer(), ITEMS), days in 1.0f64..1000.0) {
        let after = of(form, &others);
        let there = trend(assessment(), form, &before, &after, days).unwrap();
        let back = trend(assessment(), form, &after, &before, days).unwrap();
        prop_assert_eq!((there.up, there.down, there.items), (back.down, back.up, back.items));
        prop_assert_eq!((there.before, there.after), (back.after, back.before));
        prop_assert_eq!(there.changed.len(), back.changed.len());
        for change in &there.changed {
            prop_assert_eq!((change.before, change.after), (before.get(change.item), after.get(change.item)));
            prop_assert!(change.before != change.after);
        }
        if let Some((there, back)) = there.movement.zip(back.movement) {
            let parts = there.from_ambition + there.from_delivery + there.from_ways;
            prop_assert!((parts - there.change).abs() <= NOISE, "{there:?}");
            for (one, other) in [(there.change, back.change), (there.from_ambition, back.from_ambition), (there.from_delivery, back.from_delivery), (there.from_ways, back.from_ways), (there.per_month, back.per_month)] {
                prop_assert!((one + other).abs() <= NOISE, "{there:?} {back:?}");
            }
            prop_assert!((there.error - back.error).abs() <= NOISE && there.real == back.real);
            prop_assert_eq!(there.real, there.change.abs() > there.error);
        }
        let still = trend(assessment(), form, &before, &before, days).unwrap();
        prop_assert!(still.changed.is_empty() && still.up == 0 && still.down == 0);
        if let Some(movement) = still.movement {
            prop_assert!(movement.change == 0.0 && !movement.real && movement.months_to_target.is_none());
        }
    }

    #[test]
    fn i23_cost(gap in 0.0f64..=100.0, more in 0.0f64..=100.0, error in 0.0f64..30.0, spend in 0.0f64..1e7, staff in 0.0f64..1e7, rung in rungs(), scale in 0.1f64..10.0) {
        let input = CostInput { gap, error: Some(error), change_spend: Some(spend), it_staff_cost: Some(staff), unplanned_rung: Some(rung), ..CostInput::default() };
        let [low, mid, high] = cost(input).unwrap().total.unwrap();
        prop_assert!(0.0 <= low && low <= mid && mid <= high, "{low} {mid} {high}");
        let scaled = cost(CostInput { change_spend: Some(spend * scale), it_staff_cost: Some(staff * scale), ..input }).unwrap().total.unwrap();
        for (one, other) in [low, mid, high].into_iter().zip(scaled) {
            prop_assert!((one * scale - other).abs() <= 1e-12 * other.max(1.0), "not linear in money");
        }
        let wider = cost(CostInput { gap: gap.max(more), ..input }).unwrap().total.unwrap();
        prop_assert!(wider.into_iter().zip([low, mid, high]).all(|(wider, narrower)| wider >= narrower), "a wider gap costs less");
        for (shown, exact) in cost(input).unwrap().shown.unwrap().into_iter().zip([low, mid, high]) {
            prop_assert!((shown - exact).abs() <= 0.05 * exact + 1e-12, "{shown} for {exact}");
            let digits: f64 = format!("{shown:.1e}").parse().unwrap();
            prop_assert!((shown - digits).abs() <= 1e-12 * digits, "{shown} has more than two digits");
        }
        prop_assert_eq!(cost(input).unwrap().gaps, [(gap - error).max(0.0), gap, (gap + error).min(100.0)]);
    }
}

/// Two people two rungs apart split an item by one rung.
#[test]
fn i21c_splits_are_in_rungs() {
    let with = |rung| {
        let mut answers = Answers::new();
        answers.set(item("OWN"), Answer::Rung(Rung::new(rung).unwrap()));
        answers
    };
    let people = [person("it", &with(3)), person("it", &with(1))];
    let comparison = compare(assessment(), execution_gap_model2::engine::Form::Express, &people).unwrap();
    assert_eq!(comparison.splits, [(item("OWN"), 1.0)]);
}
