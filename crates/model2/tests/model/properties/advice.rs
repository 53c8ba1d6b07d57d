//! Invariants of the advice: moves, roadmap, robustness, and what a profile may change.

use std::collections::BTreeSet;

use execution_gap_model2::content::edition::assessment;
use execution_gap_model2::engine::{
    Answer, Answers, Capacity, Firmness, Form, Kind, Move, Outcome, Phase, PlannedMove, Report, Rung, Scorer, Size, Why,
};
use proptest::prelude::*;

use super::support::*;

fn capacities() -> impl Strategy<Value = Capacity> {
    prop_oneof![
        (0usize..6).prop_map(|size| Capacity::of_size(Size::ALL.get(size).copied())),
        prop::collection::vec(0.0f64..30.0, 3).prop_map(|points| Capacity::given(&points).expect("three numbers")),
    ]
}

fn priorities() -> impl Strategy<Value = Option<Outcome>> {
    (0usize..5).prop_map(|chosen| Outcome::ALL.get(chosen).copied())
}

/// To a billionth, as ranks compare.
fn billionth(value: f64) -> f64 {
    (value * 1e9 + 0.5).floor() / 1e9
}

/// What a move is worth for its effort to somebody with this priority, from the published weights.
fn worth(step: &Move, priority: Option<Outcome>) -> f64 {
    let outcomes = &assessment().item(step.item).outcomes;
    let weigh =
        |chosen| outcomes.iter().map(|(key, weight)| weight * if key == chosen { 2.0 } else { 2.0 / 3.0 }).sum();
    step.gain * priority.map_or(1.0, weigh) / step.effort
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn i14_moves_climb_to_the_next_sound_rung((form, answers) in any_answers()) {
        let scorer = Scorer::new(assessment(), form);
        for step in scorer.moves(&answers) {
            let (last, prerequisites) = step.steps.split_last().unwrap();
            prop_assert_eq!(last.item, step.item);
            let mut effort = 0.0;
            for climbed in &step.steps {
                prop_assert!(kind(climbed.item).is_execution(), "a plan was changed");
                let (from, to) = (counted(answers.get(climbed.item)).unwrap(), climbed.target.rung());
                prop_assert!(to > from && to >= Rung::Two && (to == Rung::Two || from.up() == Some(to)));
                let factors = [1.0, 1.0, 1.5, 2.0];
                effort += factors[usize::from(from.get())..usize::from(to.get())].iter().sum::<f64>()
                    * assessment().item(climbed.item).effort;
            }
            prop_assert!((effort - step.effort).abs() <= NOISE, "{effort} {}", step.effort);
            if kind(step.item) == Kind::Result && last.target.rung() > Rung::Two {
                let plan = item(&format!("S{}", id(step.item).strip_prefix('R').unwrap()));
                prop_assert!(answers.get(plan).rung().is_some_and(|plan| last.target.rung() <= plan), "beyond the plan");
            }
            let needed = assessment().item(step.item).prerequisite.filter(|_| last.target.rung() > Rung::Two);
            let needed = needed.filter(|&first| counted(answers.get(first)).is_some_and(|rung| rung < Rung::Two));
            let needed = needed.filter(|&first| assessment().asks(form, first));
            let prerequisites: Vec<_> = prerequisites.iter().map(|step| (step.item, step.target.rung())).collect();
            prop_assert_eq!(prerequisites, needed.map(|first| (first, Rung::Two)).into_iter().collect::<Vec<_>>());
            let real = scorer.gap(&answers).unwrap() - scorer.gap(&after(&answers, &step.steps)).unwrap();
            prop_assert!((real - step.gain).abs() <= NOISE && step.gain >= 0.0, "{real} {}", step.gain);
        }
    }

    /// The roadmap by its published rule, step by step: safety first, then always the best of what fits.
    #[test]
    fn i14_the_roadmap_follows_its_rule((form, answers) in any_answers(), capacity in capacities(), priority in priorities()) {
        let scorer = Scorer::new(assessment(), form).capacity(capacity).priority(priority);
        let report = scorer.report(&answers);
        let mut planned: Vec<PlannedMove> = report.roadmap.clone().unwrap();
        planned.reverse();
        if report.gap.is_none() {
            prop_assert!(planned.is_empty());
            return Ok(());
        }
        let (mut at, mut left, mut done) = (answers, 0.0, 0);
        for phase in Phase::ALL.into_iter().filter(|&phase| form == Form::Full || phase == Phase::Now) {
            left += capacity.of(phase);
            let mut climbed = BTreeSet::new();
            let is_known = |item| scorer.moves(&answers).iter().any(|step| step.item == item);
            let mut due: Vec<_> = ["REC", "R-CYB"].into_iter().map(item)
                .filter(|&item| phase == Phase::Now && is_known(item))
                .filter(|&item| counted(answers.get(item)).is_some_and(|rung| rung <= Rung::One)).collect();
            due.reverse();
            loop {
                let moves = scorer.moves(&at);
                let order = |step: &Move| assessment().items().iter().position(|other| other.id == id(step.item));
                let mut open: Vec<&Move> = moves.iter()
                    .filter(|step| billionth(step.gain) > 0.0 && step.steps.iter().all(|step| !climbed.contains(&step.item)))
                    .collect();
                open.sort_by_key(|step| order(step));
                let fits = |step: &&Move| step.effort <= left + 1e-9;
                let is_endless = form == Form::Express || (phase == Phase::Now && done == 0 && !open.iter().any(fits));
                let (expected, why) = match due.pop() {
                    Some(item) => (moves.iter().find(|step| step.item == item), Why::Safety),
                    None => {
                        if form == Form::Express && done >= 2 { break }
                        if !is_endless { open.retain(fits); }
                        let rank = |step: &&Move| (billionth(worth(step, priority)), -step.effort);
                        // Of equal ones the first stays.
                        (open.into_iter().reduce(|kept, other| if rank(&other) > rank(&kept) { other } else { kept }), Why::Value)
                    }
                };
                let Some(expected) = expected else { break };
                let found = planned.pop().unwrap();
                prop_assert_eq!((found.phase, found.why, found.step.item, &found.step.steps), (phase, why, expected.item, &expected.steps));
                prop_assert!((found.step.gain - expected.gain).abs() <= NOISE && found.step.effort == expected.effort);
                left -= expected.effort;
                climbed.extend(expected.steps.iter().map(|step| step.item));
                let before = scorer.gap(&at);
                at = after(&at, &expected.steps);
                prop_assert!(same(scorer.gap(&at), Some(found.gap_after)));
                prop_assert!(found.gap_after <= before.unwrap() + NOISE, "the gap rose");
                done += 1;
            }
        }
        prop_assert!(planned.is_empty(), "moves beyond the rule: {planned:?}");
        let first: Vec<(Why, Move)> = report.first_moves.iter().map(|first| (first.why, first.step.clone())).collect();
        let now = report.roadmap.unwrap().into_iter().filter(|planned| planned.phase == Phase::Now);
        prop_assert_eq!(first, now.take(3).map(|planned| (planned.why, planned.step)).collect::<Vec<_>>());
    }

    #[test]
    fn i15_the_biggest_lever_has_the_largest_gain((form, answers) in any_answers()) {
        let scorer = Scorer::new(assessment(), form);
        let (moves, lever) = (scorer.moves(&answers), scorer.brief(&answers).biggest_lever);
        prop_assert_eq!(lever.as_ref(), moves.first().filter(|step| billionth(step.gain) > 0.0));
        let rank = |step: &Move| (billionth(step.gain), -step.effort);
        prop_assert!(moves.windows(2).all(|pair| rank(&pair[0]) >= rank(&pair[1])));
    }

    #[test]
    fn i14b_about_equal_moves_are_about_equal((form, answers) in any_answers(), priority in priorities()) {
        let scorer = Scorer::new(assessment(), form).priority(priority);
        let report = scorer.report(&answers);
        let roadmap = report.roadmap.unwrap();
        let Some(position) = roadmap.iter().position(|planned| planned.why == Why::Value && planned.phase == Phase::Now) else {
            prop_assert!(report.about_equal.is_empty());
            return Ok(());
        };
        let before = roadmap[..position].iter().fold(answers, |at, planned| after(&at, &planned.step.steps));
        let spent: f64 = roadmap[..position].iter().map(|planned| planned.step.effort).sum();
        let chosen = &roadmap[position].step;
        let climbed: BTreeSet<_> = roadmap[..position].iter().flat_map(|planned| &planned.step.steps).map(|step| step.item).collect();
        let is_endless = form == Form::Express || (position == 0 && chosen.effort > 6.0 + 1e-9);
        let equal = scorer.moves(&before).into_iter().filter(|step| {
            let is_open = billionth(step.gain) > 0.0 && step.item != chosen.item
                && step.steps.iter().all(|step| !climbed.contains(&step.item))
                && (is_endless || step.effort <= 6.0 - spent + 1e-9);
            let is_worth_it = billionth(worth(step, priority)) >= billionth(0.9 * worth(chosen, priority));
            is_open && (is_worth_it || (step.effort <= chosen.effort && billionth(step.gain) >= billionth(chosen.gain - 0.5)))
        });
        let mut equal: Vec<_> = equal.map(|step| step.item).collect();
        equal.sort();
        prop_assert_eq!(report.about_equal.iter().collect::<Vec<_>>(), equal);
    }

    #[test]
    fn i16_robustness_holds_the_gap((form, answers) in any_answers()) {
        let report = Scorer::new(assessment(), form).report(&answers);
        let Some(gap) = report.gap else {
            prop_assert_eq!(report.robustness, None);
            return Ok(());
        };
        let robustness = report.robustness.unwrap();
        prop_assert!(robustness.lo <= gap + NOISE && gap <= robustness.hi + NOISE, "{robustness:?} {gap}");
        prop_assert_eq!(robustness.of, 891);
        let has_value = report.roadmap.unwrap().iter().any(|planned| planned.phase == Phase::Now && planned.why == Why::Value);
        prop_assert_eq!(robustness.first.is_some(), has_value);
        if let Some(first) = robustness.first {
            prop_assert!(first.same <= first.top3 && first.top3 <= robustness.of);
            let share = f64::from(first.same) / 891.0;
            let expected = if share >= 0.9 { Firmness::Clear } else if share >= 2.0 / 3.0 { Firmness::Likely } else { Firmness::Close };
            prop_assert_eq!(first.firmness, expected);
        }
    }

    #[test]
    fn i17_a_profile_changes_advice_only((form, answers) in any_answers(), capacity in capacities(), priority in priorities()) {
        let plain = Scorer::new(assessment(), form).report(&answers);
        let profiled = Scorer::new(assessment(), form).priority(priority).capacity(capacity).report(&answers);
        let score = |report: &Report| {
            let mut score = report.clone();
            (score.first_moves, score.about_equal, score.capacity) = (Vec::new(), Default::default(), Capacity::default());
            (score.roadmap, score.robustness) = (None, score.robustness.map(|mut range| { range.first = None; range }));
            score
        };
        prop_assert_eq!(score(&plain), score(&profiled));
    }
}

/// A profile does change the order of advice; else I17 would hold for one that does nothing.
#[test]
fn i17b_a_profile_changes_advice() {
    let mut answers = Answers::new();
    for item in scored(Form::Full) {
        answers.set(item, Answer::Rung(Rung::ALL[if kind(item).is_execution() { 2 } else { 4 }]));
    }
    let roadmap = |scorer: Scorer<'_>| scorer.report(&answers).roadmap.unwrap();
    let scorer = || Scorer::new(assessment(), Form::Full);
    let plain = roadmap(scorer());
    assert!(Outcome::ALL.iter().any(|&outcome| roadmap(scorer().priority(Some(outcome))) != plain));
    let small = roadmap(scorer().capacity(Capacity::of_size(Some(Size::UpTo50))));
    let large = roadmap(scorer().capacity(Capacity::of_size(Some(Size::More))));
    assert!(small.len() < plain.len() && plain.len() < large.len());
}
