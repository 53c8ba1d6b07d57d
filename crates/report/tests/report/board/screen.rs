//! What a report looks like on screen around its plan: the result, the proof, the method, and what to do next. A changed
//! snapshot is a changed screen: look at it before it is accepted.

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Capabilities, Form, Outcome, Scorer};
use execution_gap_model::profile::{Profile, Role, Size};
use execution_gap_report::board::{Board, Place, Visit};
use execution_gap_report::document::tree::Element;

use crate::board::support::{DEMO_FIRM, PLANS_AHEAD, anyones, board_of, filled, given, html, visit};

/// All of a screen but the plan.
fn screen(board: &Board) -> String {
    let parts: Vec<Element> = board.top().into_iter().chain(board.rest()).collect();
    html(&parts)
}

fn placed(answers: &str, place: Place) -> Board {
    board_of(Visit { place, ..visit(Form::Express, None, given(answers)) })
}

#[track_caller]
fn check(name: &str, board: &Board) {
    let html = screen(board);
    for broken in ["{", "}", "NaN", ">inf<", "style="] {
        assert!(!html.contains(broken), "{name} shows {broken:?}");
    }
    assert_eq!(html.matches("id=\"gap-heading\"").count(), 1, "{name} has one step heading");
    insta::assert_snapshot!(name, html);
}

#[test]
fn reports_with_a_number() {
    check("report-express", &anyones(Form::Express, PLANS_AHEAD));
    check("report-full", &anyones(Form::Full, DEMO_FIRM));
    let all = |plan: u8, runs: u8| {
        ["S-CLD", "S-CYB", "S-DCX"].map(|id| format!("{id} {plan}")).join(", ")
            + ", "
            + &["R-CLD", "R-DCX", "INT", "UNP", "FRI", "BEN"].map(|id| format!("{id} {runs}")).join(", ")
    };
    check("report-in-step", &anyones(Form::Express, &all(4, 4)));
    check("report-standing-still", &anyones(Form::Express, &all(0, 0)));
    check("report-ahead-of-plan", &anyones(Form::Express, &all(0, 4)));
    check("report-everything-planned", &anyones(Form::Express, &all(4, 0)));
    let profile = Profile { role: Some(Role::TechnologyLead), priority: Some(Outcome::Risk), size: Some(Size::Upto50) };
    check("report-for-somebody", &board_of(Visit { profile, ..visit(Form::Express, None, given(PLANS_AHEAD)) }));
}

#[test]
fn reports_with_open_answers() {
    let check = |name, answers: &str| check(name, &anyones(Form::Express, answers));
    check("report-nothing", "INT dk, UNP dk, BEN dk, FRI dk, R-CLD dk, R-DCX dk, S-CLD 2");
    check("report-range", "INT 1, UNP dk, BEN dk, FRI dk, R-CLD dk, R-DCX dk, S-CLD 2");
    check("report-blind-spot", &PLANS_AHEAD.replace("UNP 1", "UNP dk"));
    check("report-area-left-out", &PLANS_AHEAD.replace("S-DCX 3", "S-DCX na"));
    check("report-capability-left-out", &PLANS_AHEAD.replace("UNP 1", "UNP na").replace("FRI 1", "FRI na"));
}

#[test]
fn somebody_else_s_report_can_be_read_and_not_changed() {
    for has_own in [false, true] {
        let place = Place { has_own, ..Place::default() };
        let board =
            board_of(Visit { is_view: true, place, ..visit(Form::Express, Some(Role::Finance), given(PLANS_AHEAD)) });
        let html = screen(&board);
        assert!(html.contains("data-section=\"shared\"") && html.contains("data-action=\"take\""));
        assert_eq!(html.contains("Your own sa"), has_own);
        for own in ["back", "review", "deepen", "restart", "continue"] {
            assert!(!html.contains(&format!("data-action=\"{own}\"")), "{own}");
        }
    }
}

#[test]
fn what_stands_around_it_follows_the_page_and_the_campaign() {
    let plain = html(&[anyones(Form::Express, PLANS_AHEAD).frame()]);
    assert!(
        plain.starts_with(
            "<section class=\"root\" part=\"root\" lang=\"en\" aria-labelledby=\"gap-heading\" data-screen=\"report\">"
        ),
        "{plain}"
    );
    assert!(!plain.contains("part=\"header\"") && plain.contains("Nothing is sent."));
    let place = Place {
        ordinal: 2,
        direction: Some("rtl".into()),
        brand: Some("<b>Acme</b>".into()),
        logo: Some("https://acme.example/logo.svg".into()),
        asks: true,
        ..Place::default()
    };
    let frame = html(&[placed(PLANS_AHEAD, place).frame()]);
    insta::assert_snapshot!("frame", frame);
}

#[test]
fn before_the_plan_opens_nothing_of_it_is_in_the_page() {
    let at = |is_closed| screen(&placed(PLANS_AHEAD, Place { has_form: true, is_closed, ..Place::default() }));
    let (closed, open) = (at(true), at(false));
    for hidden in [
        "data-section=\"plan\"",
        "data-plan",
        "data-section=\"bridge\"",
        "data-section=\"outcomes\"",
        "data-section=\"keep\"",
    ] {
        assert!(!closed.contains(hidden), "{hidden} is there before anything was sent");
        assert!(open.contains(hidden), "{hidden} does not come");
    }
    for free in [
        "data-field=\"gap\"",
        "data-field=\"band\"",
        "data-chart=\"a\"",
        "data-section=\"basis\"",
        "data-slot=\"contact\"",
    ] {
        assert!(closed.contains(free), "{free} is not free");
    }
    let causes = closed.split("data-chart=\"b\"").nth(1).and_then(|rest| rest.split("</figure>").next());
    assert_eq!(causes.expect("the causes").matches("role=\"rowheader\"").count(), 1, "the top cause alone");
    let range = "INT 1, UNP dk, BEN dk, FRI dk, R-CLD dk, R-DCX dk, S-CLD 2";
    let place = Place { has_form: true, is_closed: true, ..Place::default() };
    assert!(!screen(&placed(range, place)).contains("data-slot=\"contact\""), "without a number there is no form");
}

#[test]
fn beginning_again_is_asked_for_once_and_in_place() {
    let mut board = anyones(Form::Express, PLANS_AHEAD);
    let asked = board.act("restart", "");
    assert!(filled(&asked, "restart").contains("data-action=\"restart-sure\""));
    assert_eq!(asked.focus, Some("restart-sure"));
    let kept = board.act("cancel", "");
    assert!(filled(&kept, "restart").contains("data-action=\"restart\""));
    assert_eq!(kept.focus, Some("restart"));
}

#[test]
fn the_numbers_on_screen_are_the_engine_s() {
    for (form, answers) in [(Form::Express, PLANS_AHEAD), (Form::Full, DEMO_FIRM)] {
        let numbers = Scorer::new(assessment(), form).report(&given(answers));
        let html = screen(&anyones(form, answers));
        let field = |name: &str| {
            let (_, rest) = html.split_once(&format!("data-field=\"{name}\"")).expect("the field");
            let (_, rest) = rest.split_once('>').expect("its end");
            rest.split_once('<').expect("its text").0.to_owned()
        };
        assert_eq!(field("gap"), numbers.shown.expect("a gap").to_string());
        assert_eq!(field("band"), numbers.band.expect("a band").id());
        assert_eq!(field("low"), format!("{:.0}", numbers.low.expect("a low end").round()));
        assert_eq!(field("high"), format!("{:.0}", numbers.high.expect("a high end").round()));
    }
}

#[test]
fn every_figure_says_its_finding_as_a_sentence() {
    let html = screen(&anyones(Form::Full, DEMO_FIRM));
    let captions: Vec<&str> = html.split("<figcaption").skip(1).filter_map(|rest| rest.split("</h3>").next()).collect();
    assert_eq!(captions.len(), html.matches("<figure").count());
    assert!(captions.len() >= 5);
    for caption in captions {
        let title = caption.rsplit('>').next().unwrap_or_default();
        assert!(title.split(' ').count() >= 4, "{title:?} is a label, not a finding");
        assert!(!title.starts_with("Chart") && !title.starts_with("Results"), "{title:?}");
    }
}

#[test]
fn a_campaign_ends_the_report_with_its_link() {
    let onward = Some(("Book a \"review\"".to_owned(), "https://acme.example/book?a=1&b=2".to_owned()));
    for answers in [PLANS_AHEAD, "S-CLD 2", "INT 1, S-CLD 2"] {
        let html = screen(&placed(answers, Place { onward: onward.clone(), ..Place::default() }));
        let (_, rest) = html.split_once("<p class=\"cta\">").expect("the link");
        let link = rest.split_once("</p>").expect("its end").0;
        insta::allow_duplicates! { insta::assert_snapshot!("cta", link) };
    }
}

#[test]
fn the_weights_of_a_campaign_are_in_the_score_and_said() {
    let shown = |weights: [f64; 3]| {
        let weights = Some(Capabilities::new(weights));
        screen(&board_of(Visit { weights, ..visit(Form::Express, None, given(PLANS_AHEAD)) }))
    };
    for weights in [[2.0, 1.0, 0.5], [0.0, 0.0, 3.0], [1.0, 1.0, 1.0]] {
        let scorer = Scorer::new(assessment(), Form::Express).weights(Capabilities::new(weights));
        let gap = scorer.report(&given(PLANS_AHEAD)).shown.expect("a gap");
        let html = shown(weights);
        let field = html.split("data-field=\"gap\"").nth(1).and_then(|rest| rest.split('<').next()).expect("the field");
        assert!(field.ends_with(&format!(">{gap}")), "{weights:?}: {field}");
    }
    // The browser tests hold the same answers and numbers.
    let answers = given("INT 1, UNP 2, BEN 1, FRI 2, R-CLD 1, R-DCX 2, S-CLD 4, S-CYB 3, S-DCX 3");
    let gap = |weights: [f64; 3]| {
        Scorer::new(assessment(), Form::Express).weights(Capabilities::new(weights)).report(&answers).shown
    };
    assert_eq!([gap([1.0, 1.0, 1.0]), gap([0.0, 1.0, 0.0]), gap([0.5, 0.0, 4.0])], [Some(52), Some(33), Some(48)]);
    assert!(shown([2.0, 1.0, 0.5]).contains("The three capabilities count 2 : 1 : 0.5 in this assessment."));
    assert!(shown([1.0, 0.25, 0.75]).contains("The three capabilities count 50 : 12.5 : 37.5 in this assessment."));
    assert!(!shown([3.0, 3.0, 3.0]).contains("The three capabilities count"));
}
