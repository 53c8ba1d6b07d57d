//! Answer sets, and what makes documents of them.

use std::rc::Rc;

use execution_gap_model::content::edition::assessment;
use execution_gap_model::content::locale::English;
use execution_gap_model::content::texts::{Pack, Texts};
use execution_gap_model::engine::{Answer, Answers, Capabilities, Form, Rung, Scorer};
use execution_gap_report::document::{ENGLISH, Link, Paper, RULES, Sheet, Visit, Voice, Words};
use execution_gap_report::sentences::cohort::Cohort;
use execution_gap_report::sentences::views::Person;
use execution_gap_report::sentences::{Profile, Role};

/// The demo firm of docs/scoring.md: 40 points in the full form.
pub const DEMO_FIRM: &str = "S-CLD 3, S-CYB 3, S-DAT 3, S-INF 2, S-DCX 3, R-CLD 2, R-CYB 2, R-DAT 1, R-INF 2, R-DCX 1, \
                             ARC 1, INT 1, DCN 1, CHG 1, MON 2, UNP 1, SEC 2, FRI 1, REC 2, OWN 1, PRI 2, BEN 1, LAN 1";
/// 55 points in the express form.
pub const PLANS_AHEAD: &str = "S-CLD 3, S-CYB 3, S-DCX 3, R-CLD 1, R-DCX 1, INT 1, UNP 1, FRI 1, BEN 1";

pub fn answer(mark: &str) -> Answer {
    match mark {
        "dk" => Answer::DontKnow,
        "na" => Answer::NotApplicable,
        digit => Answer::Rung(Rung::new(digit.parse().expect("a digit")).expect("a rung")),
    }
}

pub fn given(text: &str) -> Answers {
    let mut answers = Answers::new();
    for pair in text.split(", ").filter(|pair| !pair.is_empty()) {
        let (id, mark) = pair.split_once(' ').expect("an id and an answer");
        answers.set(assessment().find(id).expect("an item"), answer(mark));
    }
    answers
}

/// What a document is made with, apart from the answers.
#[derive(Clone, Copy)]
pub struct Names {
    pub cohort: Option<&'static Cohort>,
    pub organisation: Option<&'static str>,
    pub brand: Option<&'static str>,
    pub next: Option<Link<'static>>,
    pub profile: Profile,
    pub people: &'static [(Form, Option<Role>, &'static str)],
    pub rtl: bool,
    pub sheet: Sheet,
    pub weights: Option<Capabilities<f64>>,
}

pub const NOBODY: Names = Names {
    cohort: None,
    organisation: None,
    brand: None,
    next: None,
    profile: Profile { role: None, priority: None, size: None },
    people: &[],
    rtl: false,
    sheet: Sheet::A4,
    weights: None,
};

/// The words of both catalogues.
pub struct Language {
    pub texts: Texts,
    pub words: Words,
}

pub fn english() -> Language {
    Language {
        texts: Texts::new(Rc::new(Pack::english()), Rc::new(English)),
        words: Words::read(ENGLISH).expect("every word"),
    }
}

/// Calls `see` with the paper of these answers.
pub fn with_paper<T>(form: Form, answers: &Answers, names: Names, see: impl FnOnce(&Paper<'_>) -> T) -> T {
    let Language { texts, words } = english();
    let scorer = Scorer::new(assessment(), form).priority(names.profile.priority);
    let scorer = names.weights.into_iter().fold(scorer, Scorer::weights);
    let others: Vec<Answers> = names.people.iter().map(|(.., text)| given(text)).collect();
    let others = names.people.iter().zip(&others);
    let people: Vec<Person<'_>> =
        others.map(|((form, role, _), answers)| Person { form: *form, role: *role, answers }).collect();
    see(&Paper::new(Visit {
        scorer: &scorer,
        answers,
        profile: names.profile,
        people: &people,
        cohort: names.cohort,
        organisation: names.organisation,
        brand: names.brand,
        next: names.next,
        date: "22 November 2026",
        day: "2026-11-22",
        rtl: names.rtl,
        sheet: names.sheet,
        rules: RULES,
        voice: Voice { texts: &texts, words: &words },
    }))
}

/// Random answers to a form, the same for the same seed: rungs around the middle, some open.
pub fn drawn(form: Form, seed: u64) -> Answers {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut random = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) % below
    };
    let mut answers = Answers::new();
    for item in assessment().indices(form) {
        answers.set(
            item,
            match random(24) {
                0 => Answer::DontKnow,
                1 if assessment().item(item).not_applicable => Answer::NotApplicable,
                other => Answer::Rung(Rung::ALL[(other % 5) as usize]),
            },
        );
    }
    answers
}
