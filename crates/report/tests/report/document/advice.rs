//! Advice follows the answers: 500 drawn answer sets, whose texts and order differ as their answers do, and what the moves
//! say checked against the engine.

use std::collections::HashMap;

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answer, Answers, Form, ItemIndex, Kind, Rung, Scorer};
use execution_gap_report::document::html;
use execution_gap_report::sentences::first_days::{Day, What, first_days};
use execution_gap_report::sentences::moves::phases;
use execution_gap_report::sentences::three_moves::{Place, three_moves};

use crate::document::support::{NOBODY, drawn, english, given, with_paper};

const DRAWN: u64 = 500;

/// The parts that give advice, without the appendix, in which every answer stands anyway.
fn advice(html: &str) -> &str {
    let (_, rest) = html.split_once(">What to do</p>").expect("the moves");
    rest.split_once(">Method and limits</p>").expect("the method").0
}

#[test]
fn five_hundred_full_answer_sets_get_their_own_advice() {
    get_their_own_advice(Form::Full);
}

#[test]
fn five_hundred_express_answer_sets_get_their_own_advice() {
    get_their_own_advice(Form::Express);
}

fn get_their_own_advice(form: Form) {
    let mut texts: HashMap<String, u64> = HashMap::new();
    let mut firsts: HashMap<usize, usize> = HashMap::new();
    let mut scored = 0;
    for seed in 0..DRAWN {
        with_paper(form, &drawn(form, seed), NOBODY, |paper| {
            let Some(first) = paper.moves.as_ref().and_then(|three| three.moves.first()) else { return };
            scored += 1;
            *texts.entry(advice(&html(paper)).to_owned()).or_default() += 1;
            *firsts.entry(first.step.item.get()).or_default() += 1;
        });
    }
    assert!(scored >= 450, "{scored} scored");
    assert_eq!(texts.len(), scored, "two answer sets got the same advice");
    let kinds = assessment().indices(form).filter(|item| assessment().item(*item).kind != Kind::Strategy).count();
    assert_eq!(firsts.len(), kinds, "some item never comes first");
    assert!(firsts.values().all(|times| times * 3 < scored), "one move comes first too often: {firsts:?}");
}

/// The answers once steps are done.
fn climbed(mut answers: Answers, steps: impl Iterator<Item = (ItemIndex, Rung)>) -> Answers {
    for (item, to) in steps {
        let now = answers.get(item).rung().expect("answered");
        answers.set(item, Answer::Rung(now.max(to)));
    }
    answers
}

#[test]
fn moves_are_the_engine_s_and_name_the_answers_they_come_from() {
    let language = english();
    let mut nexts = 0;
    for seed in 0..DRAWN {
        let form = if seed % 2 == 0 { Form::Full } else { Form::Express };
        let answers = drawn(form, seed);
        let scorer = Scorer::new(assessment(), form);
        let report = scorer.report(&answers);
        let Some(three) = three_moves(assessment(), &scorer, &answers, &report) else {
            assert!(report.one_move.is_none(), "{seed}");
            continue;
        };
        let (one, best) = (report.one_move.as_ref().expect("a move"), report.best_value.as_ref().expect("a move"));
        let items: Vec<_> = three.moves.iter().map(|named| named.step.item).collect();
        assert_eq!(items[0], one.item);
        assert_eq!(three.moves[0].place, if one.item == best.item { Place::Both } else { Place::Most });
        if one.item != best.item {
            assert_eq!(items[1], best.item, "{seed}");
        }
        // A move that comes next closes what it says on top of those before it, and no other one would close more. One
        // that shares a step with a move named here was never a candidate.
        let mut now = answers;
        for named in &three.moves {
            let step = &named.step;
            let steps = step.before.iter().map(|(item, _, to)| (*item, *to)).chain([(step.item, step.climb.1)]);
            let done = climbed(now, steps);
            let closes = |done: &Answers| scorer.gap(&now).expect("a gap") - scorer.gap(done).expect("a gap");
            if named.place == Place::Next {
                assert!((closes(&done) - step.gain).abs() < 1e-9, "{seed}");
                let others = scorer.moves(&answers);
                let others = others.iter().filter(|other| other.steps.iter().all(|(item, _)| !items.contains(item)));
                let most = others.map(|other| closes(&climbed(now, other.steps.iter().copied()))).fold(0.0, f64::max);
                assert!(step.gain >= most - 1e-9, "{seed}: {} and {most}", step.gain);
                nexts += 1;
            }
            now = done;
        }
        assert!((scorer.gap(&now).expect("a gap") - three.after).abs() < 1e-9, "{seed}");
        let mut distinct = items.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), items.len(), "{seed}");
        let gap = report.gap.expect("a gap");
        assert!(three.after <= gap - one.gain + 1e-9, "{seed}: {} after {gap} − {}", three.after, one.gain);
        for named in &three.moves {
            assert_eq!(Answer::Rung(named.step.climb.0), answers.get(named.step.item));
            assert!(named.step.gain > 0.0);
            if let Some((plan, rung)) = named.plan {
                assert_eq!((answers.get(plan), assessment().item(plan).kind), (Answer::Rung(rung), Kind::Strategy));
            }
        }
        if seed % 10 == 0 && report.reportable {
            with_paper(form, &answers, NOBODY, |paper| {
                let html = html(paper);
                for named in &three.moves {
                    let words = language.texts.item(named.step.item);
                    let (short, level) = (words.short(), words.level(named.step.climb.0));
                    assert!(html.contains(&format!("You answered on {short}: “{level}”")), "{seed}: {level}");
                }
            });
        }
    }
    assert!(nexts > 0);
}

/// Who does the first move gets another advice than who has not: the text changes with the one answer.
#[test]
fn advice_changes_with_the_answer_that_it_is_about() {
    for seed in 0..60 {
        let form = if seed % 2 == 0 { Form::Full } else { Form::Express };
        let mut answers = drawn(form, seed);
        let text = |answers: &Answers| {
            with_paper(form, answers, NOBODY, |paper| paper.moves.as_ref().map(|_| advice(&html(paper)).to_owned()))
        };
        let Some(before) = text(&answers) else { continue };
        let report = Scorer::new(assessment(), form).brief(&answers);
        for (item, rung) in report.one_move.expect("a move").steps {
            answers.set(item, Answer::Rung(rung));
        }
        assert_ne!(text(&answers), Some(before), "{seed}");
    }
}

#[test]
fn the_first_days_follow_the_answers() {
    let list = |form, text: &str| {
        let answers = given(text);
        let report = Scorer::new(assessment(), form).report(&answers);
        let plans = phases(assessment(), &answers, &report).expect("a roadmap");
        first_days(assessment(), &answers, &report, &plans)
    };
    let known = "S-CLD 3, S-CYB 3, S-DCX 3, R-CLD 1, R-DCX 1, INT 1, UNP 1, FRI 1, BEN 1";
    let deeds = list(Form::Express, known);
    assert!(deeds.windows(2).all(|pair| pair[0].by <= pair[1].by));
    assert!(matches!(deeds[0].what, What::Own(..)) && deeds[0].by == Day::Day14);
    assert!(matches!(deeds.last().map(|deed| &deed.what), Some(What::LookBack(_))));
    let has = |text: &str, wanted: fn(&What) -> bool| list(Form::Express, text).iter().any(|deed| wanted(&deed.what));
    let find_out: fn(&What) -> bool = |what| matches!(what, What::FindOut(_));
    let plan: fn(&What) -> bool = |what| matches!(what, What::Plan(..));
    assert!(!has(known, find_out) && !has(known, plan));
    assert!(has(&known.replace("UNP 1", "UNP dk"), find_out));
    assert!(has(&known.replace("S-CYB 3", "S-CYB 1"), plan));
    let best = known.replace(['1', '3'], "4");
    assert_eq!(list(Form::Express, &best), []);
}
