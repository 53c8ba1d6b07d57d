//! How fast the engine is natively, on one thread: bare gaps, brief reports, whole reports, and its parts.
//!
//! `cargo bench -p execution-gap-model2`. Every benchmark goes through 64 made-up companies in turn, so that the numbers
//! do not depend on one lucky set of answers; a line's time is for all 64.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use execution_gap_model2::content::edition::assessment;
use execution_gap_model2::engine::{Answer, Answers, Form, Respondent, Role, Rung, Scorer, compare, trend};

const COMPANIES: usize = 64;
const FORMS: [Form; 2] = [Form::Full, Form::Express];

fn main() {
    divan::main();
}

/// Made-up companies, the same at every run; `open` in 100 answers are missing.
fn companies(form: Form, open: u64) -> Vec<Answers> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let company = |_| {
        let mut answers = Answers::new();
        for item in assessment().indices(form) {
            let rung = Rung::ALL[next(5) as usize];
            answers.set(item, if next(100) < open { Answer::DontKnow } else { Answer::Rung(rung) });
        }
        answers
    };
    (0..COMPANIES).map(company).collect()
}

fn score<T>(bencher: Bencher<'_, '_>, form: Form, open: u64, score: impl Fn(&Scorer<'_>, &Answers) -> T + Sync) {
    let scorer = Scorer::new(assessment(), form);
    let companies = companies(form, open);
    bencher.counter(ItemsCount::new(COMPANIES)).bench(|| {
        for answers in &companies {
            black_box(score(&scorer, black_box(answers)));
        }
    });
}

#[divan::bench(args = FORMS)]
fn gap(bencher: Bencher<'_, '_>, form: Form) {
    score(bencher, form, 0, |scorer, answers| scorer.gap(answers));
}

#[divan::bench(args = FORMS)]
fn gap_with_open_answers(bencher: Bencher<'_, '_>, form: Form) {
    score(bencher, form, 15, |scorer, answers| scorer.gap(answers));
}

#[divan::bench(args = FORMS)]
fn result(bencher: Bencher<'_, '_>, form: Form) {
    score(bencher, form, 0, |scorer, answers| scorer.result(answers));
}

#[divan::bench(args = FORMS)]
fn brief(bencher: Bencher<'_, '_>, form: Form) {
    score(bencher, form, 0, |scorer, answers| scorer.brief(answers));
}

#[divan::bench(args = FORMS)]
fn brief_with_open_answers(bencher: Bencher<'_, '_>, form: Form) {
    score(bencher, form, 15, |scorer, answers| scorer.brief(answers));
}

#[divan::bench(args = FORMS)]
fn report(bencher: Bencher<'_, '_>, form: Form) {
    score(bencher, form, 0, |scorer, answers| scorer.report(answers));
}

#[divan::bench(args = FORMS)]
fn effects(bencher: Bencher<'_, '_>, form: Form) {
    score(bencher, form, 0, |scorer, answers| scorer.effects(answers));
}

#[divan::bench(args = FORMS)]
fn prepare(bencher: Bencher<'_, '_>, form: Form) {
    bencher.counter(ItemsCount::new(1u32)).bench(|| Scorer::new(black_box(assessment()), form));
}

#[divan::bench(args = FORMS)]
fn two_moments(bencher: Bencher<'_, '_>, form: Form) {
    let companies = companies(form, 5);
    bencher.counter(ItemsCount::new(COMPANIES / 2)).bench(|| {
        for pair in companies.chunks_exact(2) {
            let _ = black_box(trend(assessment(), form, &pair[0], &pair[1], 182.0));
        }
    });
}

#[divan::bench(args = FORMS)]
fn thirty_people(bencher: Bencher<'_, '_>, form: Form) {
    let person = |(number, answers): (usize, Answers)| Respondent {
        role: Role::from(["technology", "business", "finance"][number % 3]),
        answers,
    };
    let people: Vec<Respondent> = companies(form, 5).into_iter().take(30).enumerate().map(person).collect();
    bencher.counter(ItemsCount::new(1u32)).bench(|| compare(assessment(), form, black_box(&people)));
}
