//! Invariants of the advice: I11, I12 and I17.

use std::collections::BTreeSet;

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answer, Answers, Form, Outcome, Phase, Report, Rung, Scorer};
use proptest::prelude::*;

use crate::properties::support::*;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn i11_no_move_widens_the_gap((form, answers) in any_answers()) {
        let scorer = Scorer::new(assessment(), form);
        for step in scorer.moves(&answers) {
            let mut after = answers;
            for &(item, rung) in &step.steps {
                prop_assert!(assessment().item(item).is_execution(), "a plan was changed");
                prop_assert_eq!(after.get(item).rung().unwrap().up(), Some(rung), "a step skipped a rung");
                after.set(item, Answer::Rung(rung));
            }
            prop_assert!(step.gain >= 0.0 && step.effort > 0.0);
            let real = scorer.gap(&answers).unwrap() - scorer.gap(&after).unwrap();
            prop_assert!((real - step.gain).abs() <= NOISE, "{real} {}", step.gain);
        }
    }

    #[test]
    fn i12_roadmap_closes_within_its_budget((form, answers) in any_answers()) {
        let scorer = Scorer::new(assessment(), form);
        let (mut at, mut standing, mut spent) = (scorer.gap(&answers), answers, 0.0);
        let mut climbed = BTreeSet::new();
        for planned in scorer.report(&answers).roadmap.unwrap() {
            spent += planned.effort;
            let budget = match planned.phase { Phase::Now => 6.0, Phase::Next => 16.0, Phase::Later => 32.0 };
            prop_assert!(spent <= budget + NOISE, "{spent} of {budget}");
            for &(item, rung) in &planned.steps {
                standing.set(item, Answer::Rung(rung));
                let climbed = climbed.insert((planned.phase as u8, item));
                prop_assert!(climbed, "an item climbed more than one rung in a phase");
            }
            prop_assert!(planned.gap_after < at.unwrap(), "nothing was closed");
            prop_assert!(same(scorer.gap(&standing), Some(planned.gap_after)));
            at = Some(planned.gap_after);
        }
    }

    #[test]
    fn i17_preference_never_changes_the_score((form, answers) in any_answers(), chosen in 0usize..4) {
        let plain = Scorer::new(assessment(), form).report(&answers);
        let preferred = Scorer::new(assessment(), form).priority(Some(Outcome::ALL[chosen])).report(&answers);
        let score = |report: &Report| {
            let mut score = report.clone();
            (score.best_value, score.roadmap, score.robustness) = (None, None, None);
            score
        };
        prop_assert_eq!(score(&plain), score(&preferred));
    }
}

/// Preference does change the order of advice; else I17 would hold for a preference that does nothing.
#[test]
fn i17_preference_changes_the_order_of_advice() {
    let mut answers = Answers::new();
    for item in assessment().indices(Form::Full) {
        answers.set(item, Answer::Rung(Rung::ALL[if assessment().item(item).is_execution() { 1 } else { 3 }]));
    }
    let best =
        |priority| Scorer::new(assessment(), Form::Full).priority(priority).brief(&answers).best_value.unwrap().item;
    assert!(Outcome::ALL.iter().any(|&outcome| best(Some(outcome)) != best(None)));
}
