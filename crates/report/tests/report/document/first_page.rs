//! Page 1, as somebody reads it who checks it: its sums can be done by hand, and its sentences say what the numbers say.

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answers, Band, Capabilities, Form, Scorer};
use execution_gap_report::document::html;
use execution_gap_report::sentences::headline::gaps;
use execution_gap_report::sentences::percent;
use execution_gap_report::sentences::three_moves::three_moves;

use crate::document::support::{DEMO_FIRM, NOBODY, Names, PLANS_AHEAD, drawn, english, given, with_paper};

const MEAN: &str = "The gap is the average, before rounding, of what is missing in each scored capability.";
const WEIGHTED: &str =
    "The gap is the average, before rounding, of what is missing in each scored capability, with the weights";
const SURPLUS: &str = "More than enough in one does not make up for too little in another.";

fn page(form: Form, answers: &Answers, names: Names) -> String {
    let html = with_paper(form, answers, names, html);
    let start = html.find("<section").expect("page 1");
    let end = html.find("</section>").expect("its end");
    html[start..end].to_owned()
}

#[test]
fn the_gap_is_the_average_that_the_page_says() {
    let weights = Capabilities::from_fn(|capability| 1.0 + f64::from(capability as u8));
    let mut seen = [0; 2];
    for seed in 0..60 {
        let answers = drawn(Form::Full, seed);
        for weights in [None, Some(weights)] {
            let scorer = Scorer::new(assessment(), Form::Full);
            let report = weights.into_iter().fold(scorer, Scorer::weights).report(&answers);
            let rows = gaps(&report);
            if !report.reportable || report.shown == Some(0) || rows.len() < 2 {
                continue;
            }
            let sum: f64 = rows.iter().map(|(k, _)| report.weights[*k]).sum();
            let mean = rows.iter().map(|(k, gap)| report.weights[*k] * gap).sum::<f64>() / sum;
            assert!((mean - report.gap.expect("a gap")).abs() < 1e-9, "{seed}");
            let page = page(Form::Full, &answers, Names { weights, ..NOBODY });
            assert_eq!(page.contains(MEAN), weights.is_none(), "{seed}");
            assert_eq!(page.contains(WEIGHTED), weights.is_some(), "{seed}");
            let surplus = rows.iter().any(|(k, _)| report.after_drag[*k].map(percent) > report.target[*k].map(percent));
            assert_eq!(page.contains(SURPLUS), surplus, "{seed}");
            seen[usize::from(surplus)] += 1;
        }
    }
    assert!(seen.iter().all(|times| *times > 0), "{seen:?}");
    // Nothing is missing, so there is nothing to average.
    let done = given(&DEMO_FIRM.replace(['1', '2', '3'], "4"));
    assert!(!page(Form::Full, &done, NOBODY).contains("is the average"));
}

#[test]
fn a_band_that_the_model_s_assumptions_leave_open_is_named() {
    let mut seen = [0; 2];
    for seed in 0..60 {
        let answers = drawn(Form::Express, seed);
        let report = Scorer::new(assessment(), Form::Express).report(&answers);
        let Some(robust) = report.robustness else { continue };
        let [lo, hi] = [robust.lo, robust.hi].map(|points| (points + 0.5).floor());
        let [lower, higher] = [lo, hi].map(|points| Band::of_points(points as u8));
        let page = page(Form::Express, &answers, NOBODY);
        let name = |band: Band| match band {
            Band::InStep => "In step",
            Band::Slipping => "Slipping",
            Band::Wide => "Wide",
            Band::Severe => "Severe",
        };
        let named = format!("in the bands from {} to {}", name(lower), name(higher));
        assert_eq!(page.contains(&named), lower != higher, "{seed}");
        assert_eq!(page.contains("in the bands"), lower != higher, "{seed}");
        seen[usize::from(lower != higher)] += 1;
    }
    assert!(seen.iter().all(|times| *times > 0), "{seen:?}");
}

#[test]
fn a_move_says_where_it_works_whose_it_is_and_what_it_takes() {
    let language = english();
    let capability = |name: &str| ["Build & Integrate", "Protect & Operate", "Advise & Accelerate"].contains(&name);
    for (form, text) in [(Form::Full, DEMO_FIRM), (Form::Express, PLANS_AHEAD)] {
        let answers = given(text);
        let scorer = Scorer::new(assessment(), form);
        let report = scorer.report(&answers);
        let three = three_moves(assessment(), &scorer, &answers, &report).expect("moves");
        let whole = with_paper(form, &answers, NOBODY, html).replace("&amp;", "&");
        let page = &whole[..whole.find("</section>").expect("the end of page 1")];
        for named in three.moves {
            let action = language.texts.item(named.step.item).action().to_owned();
            let (_, said) = page.split_once(&format!("<strong>{action}</strong>")).expect("the move");
            let (said, _) = said.split_once("</li>").expect("its end");
            let (_, place) = said.split_once("Where: ").expect("a place");
            let place = place.split(['.', ';']).next().expect("a name");
            // An area that counts as much in two capabilities is named by itself.
            let named_in = place.rsplit(" under ").next().expect("a name");
            assert_eq!(capability(named_in), named.capability.is_some(), "{place}");
            // As the card of the move says.
            let (_, said) = said.split_once("Owner: ").expect("an owner");
            let (owner, effort) = said.trim_end_matches(".</span>").split_once(". ").expect("an effort");
            let (_, card) = whole.split_once(&format!(". {action}</h3>")).expect("its card");
            let (card, _) = card.split_once("</article>").expect("its end");
            for fact in [owner, effort] {
                assert!(card.contains(&format!("<dd>{fact}</dd>")), "{fact}: {card}");
            }
        }
    }
}
