//! What the document looks like as text. A changed snapshot is a changed document: look at it, printed, before it is
//! accepted (`INSTA_UPDATE=always cargo test --package execution-gap-report`).

use execution_gap_model::engine::{Area, Areas, Form, Outcome};
use execution_gap_report::document::{Link, Sheet, csv, html, markdown, result};
use execution_gap_report::sentences::cohort::Cohort;
use execution_gap_report::sentences::{Profile, Role, Size};

use crate::document::support::{DEMO_FIRM, NOBODY, Names, PLANS_AHEAD, given, with_paper};

const FIRM: Names = Names {
    organisation: Some("Northwind Ltd"),
    brand: Some("Acme Advisory"),
    next: Some(Link { label: "Book a 20-minute review", url: "https://acme.example/book?a=1&b=2" }),
    profile: Profile { role: Some(Role::TechnologyLead), priority: Some(Outcome::Risk), size: Some(Size::Upto50) },
    ..NOBODY
};

#[track_caller]
fn check(name: &str, form: Form, answers: &str, names: Names) {
    let html = with_paper(form, &given(answers), names, html);
    let (head, rest) = html.split_once("<style>").expect("a style sheet");
    let (sheet, body) = rest.split_once("</style>").expect("its end");
    // The fixed rules are in files of their own; what depends on the answers is which places are used.
    let places = sheet.rsplit_once("}\n.").map_or("", |(_, last)| last);
    assert!(!places.is_empty(), "{name} has no places");
    insta::assert_snapshot!(format!("html-{name}"), [head, body].concat());
}

#[test]
fn documents_with_a_number() {
    check("full", Form::Full, DEMO_FIRM, FIRM);
    check("express", Form::Express, PLANS_AHEAD, NOBODY);
    let everything = |rung: u8| PLANS_AHEAD.replace('1', &rung.to_string()).replace('3', &rung.to_string());
    check("in-step", Form::Express, &everything(4), NOBODY);
    check("standing-still", Form::Express, &everything(0), NOBODY);
}

#[test]
fn documents_with_open_answers() {
    let unknown = "INT dk, UNP dk, BEN dk, FRI dk, R-CLD dk, R-DCX dk, S-CLD 2";
    check("nothing", Form::Express, unknown, NOBODY);
    check("range", Form::Express, &unknown.replace("INT dk", "INT 1"), NOBODY);
    let open = PLANS_AHEAD.replace("UNP 1", "UNP dk").replace("S-DCX 3", "S-DCX na").replace("S-CLD 3", "S-CLD 1");
    check("open", Form::Express, &open, FIRM);
    let firm = DEMO_FIRM.replace("S-INF 2", "S-INF na").replace("MON 2", "MON dk").replace("R-DAT 1", "R-DAT dk");
    check("full-open", Form::Full, &firm, NOBODY);
}

#[test]
fn documents_of_two_people() {
    let other = PLANS_AHEAD.replace("UNP 1", "UNP 3").replace("S-CYB 3", "S-CYB 2").replace("BEN 1", "BEN dk");
    let names = |text: String| {
        let person: (Form, Option<Role>, &'static str) = (Form::Express, Some(Role::BusinessLead), text.leak());
        Names { people: Box::leak(Box::new([person])), ..FIRM }
    };
    check("two-views", Form::Express, PLANS_AHEAD, names(other));
    check("one-view", Form::Express, PLANS_AHEAD, names(PLANS_AHEAD.to_owned()));
    let nothing = with_paper(Form::Express, &given(PLANS_AHEAD), names(String::new()), html);
    assert!(!nothing.contains("Two views"));
}

#[test]
fn documents_of_several_people() {
    const SPLIT: &str = "S-CLD 3, S-CYB 0, S-DCX 3, R-CLD 1, R-DCX 4, INT 1, UNP 3, FRI dk, BEN 1";
    const FULL: &str = "S-CLD 3, S-CYB 4, S-DCX 3, R-CLD 1, R-DCX 1, INT 0, UNP 4, FRI 1, BEN 1, ARC 4";
    let people = &[
        (Form::Express, Some(Role::BusinessLead), SPLIT),
        (Form::Full, None, FULL),
        (Form::Express, Some(Role::Finance), PLANS_AHEAD),
    ];
    check("several-views", Form::Express, PLANS_AHEAD, Names { people, ..FIRM });
}

#[test]
fn the_other_forms_of_it() {
    with_paper(Form::Full, &given(DEMO_FIRM), FIRM, |paper| {
        insta::assert_snapshot!("markdown", markdown(paper));
        insta::assert_snapshot!("csv", csv(paper));
        insta::assert_snapshot!("result", serde_json::to_string_pretty(&result(paper)).expect("JSON"));
    });
}

#[test]
fn the_sheet_and_the_direction_are_those_asked_for() {
    let of = |names: Names| with_paper(Form::Express, &given(PLANS_AHEAD), names, html);
    let plain = of(NOBODY);
    assert!(
        plain.contains("@page{size:A4;")
            && plain.contains("dir=\"ltr\"")
            && plain.contains("@bottom-right{content:\"Page")
    );
    let other = of(Names { rtl: true, sheet: Sheet::Letter, ..NOBODY });
    assert!(
        other.contains("@page{size:letter;")
            && other.contains("dir=\"rtl\"")
            && other.contains("@bottom-left{content:\"Page")
    );
}

#[test]
fn a_group_to_compare_with_is_shown_with_its_size_source_and_date() {
    let mut areas = Areas::default();
    areas[Area::Security] = Some((0.62, 0.48));
    let (source, date) = ("Members of a trade body".into(), "2026-05".into());
    let group = Cohort { n: 212.0, source, date, form: Form::Full, gap: Some(31.0), areas };
    let group: &'static Cohort = Box::leak(Box::new(group));
    let names = Names { cohort: Some(group), ..NOBODY };
    let page = |form, answers: &str| with_paper(form, &given(answers), names, html);
    let full = page(Form::Full, DEMO_FIRM);
    let part = full.split("data-chart=\"cohort\"").nth(1).and_then(|rest| rest.split("</figure>").next());
    insta::assert_snapshot!("cohort", part.expect("the comparison"));
    for missing in [page(Form::Express, PLANS_AHEAD), with_paper(Form::Full, &given(DEMO_FIRM), NOBODY, html)] {
        assert!(!missing.contains("data-chart=\"cohort\""));
    }
}
