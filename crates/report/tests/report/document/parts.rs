//! What the charts of the document show beyond the screen: the matrix, what the plans need, what the score hangs on. Their
//! numbers are held against the engine's.

use execution_gap_model::content::edition::assessment;
use execution_gap_model::content::messages::Key;
use execution_gap_model::engine::{Answer, Area, Band, Capability, Form, Pattern, Scorer};
use execution_gap_report::sentences::Role;
use execution_gap_report::sentences::bridge::{shares, undone};
use execution_gap_report::sentences::headline::{against, sentence};
use execution_gap_report::sentences::matrix::{Cell, matrix};
use execution_gap_report::sentences::movers::movers;
use execution_gap_report::sentences::readiness::{Finding, finding, readiness};
use execution_gap_report::sentences::views::{Between, Person, Rosier, views};

use crate::document::support::{DEMO_FIRM, PLANS_AHEAD, drawn, given};

#[test]
fn a_capability_with_one_area_is_its_cell() {
    let only = DEMO_FIRM.replace("S-DAT 3", "S-DAT na").replace("S-INF 2", "S-INF na");
    let answers = given(&only);
    let report = Scorer::new(assessment(), Form::Full).brief(&answers);
    let matrix = matrix(assessment(), &answers, &report);
    for (area, capability) in [
        (Area::Hosting, Capability::BuildIntegrate),
        (Area::Security, Capability::ProtectOperate),
        (Area::CustomerExperience, Capability::AdviseAccelerate),
    ] {
        let runs = report.after_drag[capability].expect("scored");
        assert_eq!(matrix.cells[area][capability], Cell::Level((100.0 * runs + 0.5).floor()), "{area} {capability}");
        assert_eq!(matrix.cells[Area::Data][capability] == Cell::Apart, capability == Capability::ProtectOperate);
    }
    assert_eq!(matrix.cells[Area::Infrastructure][Capability::BuildIntegrate], Cell::LeftOut);
}

#[test]
fn the_weakest_cell_is_the_lowest_and_named_only_alone() {
    for seed in 0..200 {
        let answers = drawn(Form::Full, seed);
        let report = Scorer::new(assessment(), Form::Full).brief(&answers);
        let matrix = matrix(assessment(), &answers, &report);
        let mut levels: Vec<f64> = Vec::new();
        for (_, row) in matrix.cells.iter() {
            levels.extend(
                row.iter().filter_map(|(_, cell)| if let Cell::Level(level) = cell { Some(*level) } else { None }),
            );
        }
        assert!(levels.iter().all(|level| (0.0..=100.0).contains(level)), "{seed}");
        let lowest = levels.iter().copied().reduce(f64::min);
        assert_eq!(matrix.lowest, lowest, "{seed}");
        let alone = levels.iter().filter(|level| Some(**level) == lowest).count() == 1;
        assert_eq!(matrix.weakest.map(|(_, _, level)| level), lowest.filter(|_| alone), "{seed}");
    }
}

#[test]
fn what_is_missing_is_what_a_reader_subtracts() {
    for seed in 0..200 {
        let report = Scorer::new(assessment(), Form::Full).brief(&drawn(Form::Full, seed));
        let rows = readiness(&report);
        for row in &rows {
            assert_eq!(row.short, (row.needed - row.now).max(0.0), "{seed}");
            assert!(row.needed >= 50.0 && row.lost <= row.short, "{seed}");
        }
        assert!(rows.windows(2).all(|pair| pair[0].short >= pair[1].short), "{seed}");
    }
    let of = |text: &str| finding(&readiness(&Scorer::new(assessment(), Form::Express).brief(&given(text))));
    assert_eq!(of(&PLANS_AHEAD.replace('1', "4")), Some(Finding::Ready));
    assert_eq!(of(PLANS_AHEAD), Some(Finding::Equal(55.0)));
    assert_eq!(of(&PLANS_AHEAD.replace("BEN 1", "BEN 3")).map(|f| matches!(f, Finding::Equal(_))), Some(true));
    assert_eq!(of(""), None);
}

#[test]
fn what_the_score_hangs_on_is_what_another_answer_would_do() {
    for seed in 0..100 {
        let form = if seed % 2 == 0 { Form::Full } else { Form::Express };
        let answers = drawn(form, seed);
        let scorer = Scorer::new(assessment(), form);
        let Some(gap) = scorer.gap(&answers) else { continue };
        let effects = scorer.effects(&answers);
        let found = movers(&answers, &effects, 3);
        let most =
            effects.iter().flat_map(|e| [e.up, e.down]).flatten().fold(0.0, |most: f64, points| most.max(points.abs()));
        assert!(found.first().is_none_or(|mover| mover.most() == most), "{seed}");
        for mover in found {
            for (change, rung) in [(mover.change.0, mover.now.down()), (mover.change.1, mover.now.up())] {
                assert_eq!(change.is_some(), rung.is_some(), "{seed}");
                let Some((change, rung)) = change.zip(rung) else { continue };
                let mut other = answers;
                other.set(mover.item, Answer::Rung(rung));
                let after = scorer.gap(&other).expect("a gap");
                assert!((after - gap - change).abs() < 1e-9, "{seed}: {after} is not {gap} + {change}");
            }
        }
    }
}

/// Example W11 of the method, and that the order of the two people only turns the sign.
#[test]
fn two_views_are_the_engine_s() {
    let (it, business) = (given("INT 3, UNP 3, FRI 2, BEN 4"), given("INT 2, UNP 1, FRI 2, BEN 1"));
    let person = |role, answers| Person { form: Form::Express, role, answers };
    let (a, b) = (person(Some(Role::TechnologyLead), &it), person(Some(Role::BusinessLead), &business));
    let found = views(assessment(), &[a, b]);
    let ids: Vec<&str> = found.rows.iter().map(|row| &*assessment().item(row.item).id).collect();
    assert_eq!(ids, ["BEN", "UNP", "INT", "FRI"]);
    assert_eq!((found.agreed, found.split), (1, 2));
    assert_eq!(found.between, Some(Between { distance: 38.0, rosier: Rosier::First(38.0) }));
    let turned = views(assessment(), &[b, a]);
    assert_eq!(turned.between, Some(Between { distance: 38.0, rosier: Rosier::Second(38.0) }));
    let (gap, low, high) = found.together.expect("a gap");
    assert!(low <= gap && gap <= high && low < high);
    assert_eq!(turned.together, found.together);
    let alone = views(assessment(), &[a, a]);
    assert_eq!((alone.agreed, alone.split), (4, 0));
    assert_eq!(alone.between, Some(Between { distance: 0.0, rosier: Rosier::Neither }));
    let nothing = views(assessment(), &[a, person(None, &given(""))]);
    assert_eq!((nothing.rows.len(), nothing.between), (0, None));
}

#[test]
fn work_not_done_is_shared_out_where_it_is_missing() {
    for seed in 0..200 {
        let report = Scorer::new(assessment(), Form::Full).brief(&drawn(Form::Full, seed));
        let all = shares(&report).shortfall;
        let parts = undone(&report, all);
        assert_eq!(parts.iter().map(|(_, points)| points).sum::<f64>(), all, "{seed}");
        assert!(parts.windows(2).all(|pair| pair[0].1 >= pair[1].1), "{seed}");
        let missing = |k| report.after_drag[k].is_some() && report.shortfall[k].is_some_and(|short| short > 0.0);
        assert!(parts.iter().all(|(capability, points)| *points >= 1.0 && missing(*capability)), "{seed}");
    }
    let nothing = Scorer::new(assessment(), Form::Express).brief(&given(""));
    assert_eq!(undone(&nothing, 0.0), []);
}

#[test]
fn the_yardstick_is_named_as_the_targets_are() {
    let (mut seen, mut mixed) = ([0; 3], 0);
    for seed in 0..500 {
        let report = Scorer::new(assessment(), Form::Full).brief(&drawn(Form::Full, seed));
        let counted = Capability::ALL.into_iter().filter(|k| report.after_drag[*k].is_some());
        let (plans, levels): (Vec<_>, Vec<_>) = counted.partition(|k| report.strategy[*k] == report.target[*k]);
        let said = against(&report);
        seen[[Key::ReportAgainstPlans, Key::ReportAgainstBoth, Key::ReportAgainstLevel]
            .iter()
            .position(|key| *key == said)
            .expect("one of the three")] += 1;
        assert_eq!(said == Key::ReportAgainstPlans, levels.is_empty(), "{seed}");
        if said == Key::ReportAgainstLevel {
            assert!(plans.iter().all(|k| report.target[*k] <= Some(0.5 + 1e-9)), "{seed}");
        }
        // Nor does the headline name the level alone where a plan asks for more.
        let headline = sentence(&report).key;
        if headline == Key::ReportStanding {
            assert_eq!(said, Key::ReportAgainstLevel, "{seed}");
        }
        let low_but_one = report.pattern == Some(Pattern::StandingStill) && said == Key::ReportAgainstBoth;
        if low_but_one && report.reportable && report.band != Some(Band::InStep) {
            assert!(matches!(headline, Key::ReportTrailsRaised | Key::ReportTrailsRaisedAll), "{seed}");
            mixed += 1;
        }
    }
    assert!(seen.iter().all(|times| *times > 0) && mixed > 0, "{seen:?} {mixed}");
}
