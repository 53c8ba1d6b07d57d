//! Invariants of two people, money and two moments: I13, I14 and I16.

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answers, CostInput, Respondent, Role, compare, cost, trend};
use proptest::prelude::*;

use crate::properties::support::*;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn i13_perception((form, a) in any_answers(), others in prop::collection::vec(any_answer(), 23), crowd in 1usize..4) {
        let b = of(form, &others);
        let person = |role: &str, answers: &Answers| Respondent { role: Role::from(role), answers: *answers };
        let ask = |people: &[Respondent]| compare(assessment(), form, people).unwrap();
        let (ab, ba) = (ask(&[person("it", &a), person("business", &b)]), ask(&[person("business", &b), person("it", &a)]));
        prop_assert!(same(ab.distance, ba.distance), "distance is not symmetric");
        prop_assert!(same(ab.bias, ba.bias.map(|bias| -bias)), "bias is not antisymmetric");
        if let Some((distance, bias)) = ab.distance.zip(ab.bias) {
            prop_assert!(bias.abs() <= distance + NOISE);
        }
        if let Some([low, high]) = ab.hull {
            prop_assert!(ab.gap.is_none_or(|gap| low <= high + NOISE && gap >= -NOISE));
        }
        let alone = ask(&[person("it", &a), person("business", &a)]);
        prop_assert!(alone.distance.is_none_or(|distance| distance == 0.0) && alone.flagged.is_empty());
        prop_assert!(same(alone.gap, gap(form, &a)), "combining equal answers changed them");
        // More people of one role who say the same change nothing.
        let mut many = vec![person("it", &a); crowd];
        many.push(person("business", &b));
        prop_assert!(same(ask(&many).gap, ab.gap), "heads were counted inside a role");
    }

    #[test]
    fn i14_cost(gap in 0.0f64..=100.0, more in 0.0f64..=100.0, spend in 0.0f64..1e7, staff in 0.0f64..1e7, rung in rungs(), scale in 0.1f64..10.0) {
        let input = CostInput { gap, change_spend: Some(spend), it_staff_cost: Some(staff), unplanned_rung: Some(rung), ..CostInput::default() };
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
    }

    #[test]
    fn i16_trend_parts_add_up((form, before) in any_answers(), others in prop::collection::vec(any_answer(), 23), days in 1.0f64..1000.0) {
        let after = of(form, &others);
        let trend = trend(assessment(), form, &before, &after, days).unwrap();
        if let Some(change) = trend.change {
            prop_assert!((trend.from_ambition.unwrap() + trend.from_execution.unwrap() - change).abs() <= NOISE);
            prop_assert!((trend.after.unwrap() - trend.before.unwrap() - change).abs() <= NOISE);
        }
        let still = self::trend(assessment(), form, &before, &before, days).unwrap();
        prop_assert!(still.change.is_none_or(|change| change == 0.0) && !still.real && still.months_to_target.is_none());
    }
}
