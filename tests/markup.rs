//! The markup of every screen and state, rendered on the host. A changed snapshot is a changed screen: look at it before
//! it is accepted (`INSTA_UPDATE=always cargo test --features prerender --test markup`). What the browser does with the
//! markup is tested in `tests/e2e`. The contact form has a file of its own, `markup/contact.rs`.

#[path = "markup/contact.rs"]
mod contact;

use std::rc::Rc;

use execution_gap::content::edition::assessment;
use execution_gap::content::locale::English;
use execution_gap::content::texts::{Pack, Texts};
use execution_gap::engine::{Answer, Capabilities, Form, Outcome, Rung, Scorer};
use execution_gap::ui::options::{Brand, Cta};
use execution_gap::ui::saved;
use execution_gap::ui::state::{Action, Screen, State};
use execution_gap::ui::{App, AppProps, Options};
use execution_gap_report::sentences::{Profile, Role, Size};
use yew::ServerRenderer;

/// The demo firm of docs/scoring.md: 40 points in the full form.
const DEMO_FIRM: &str = "S-CLD 3, S-CYB 3, S-DAT 3, S-INF 2, S-DCX 3, R-CLD 2, R-CYB 2, R-DAT 1, R-INF 2, R-DCX 1, ARC 1, \
                         INT 1, DCN 1, CHG 1, MON 2, UNP 1, SEC 2, FRI 1, REC 2, OWN 1, PRI 2, BEN 1, LAN 1";
/// 55 points in the express form.
const PLANS_AHEAD: &str = "S-CLD 3, S-CYB 3, S-DCX 3, R-CLD 1, R-DCX 1, INT 1, UNP 1, FRI 1, BEN 1";

fn answer(text: &str) -> Answer {
    match text {
        "dk" => Answer::DontKnow,
        "na" => Answer::NotApplicable,
        digit => Answer::Rung(Rung::new(digit.parse().expect("a digit")).expect("a rung")),
    }
}

fn state(form: Form, screen: Screen, answers: &str) -> State {
    let mut state = State::new(assessment(), form, true, None);
    for pair in answers.split(", ").filter(|pair| !pair.is_empty()) {
        let (id, mark) = pair.split_once(' ').expect("an id and an answer");
        state.answers.set(assessment().find(id).expect("an item"), answer(mark));
    }
    state.screen = screen;
    state
}

fn report(form: Form, answers: &str) -> State {
    state(form, Screen::Report, answers)
}

fn render(initial: State, options: Options, saved: Option<String>) -> String {
    render_with(Pack::english, initial, options, saved)
}

fn render_with(pack: fn() -> Pack, initial: State, options: Options, saved: Option<String>) -> String {
    let renderer = ServerRenderer::<App>::with_props(move || AppProps {
        assessment: assessment(),
        options,
        texts: Texts::new(Rc::new(pack()), Rc::new(English)),
        saved,
        initial: Some(initial),
        live: Default::default(),
        on_signal: Default::default(),
    });
    pollster::block_on(renderer.hydratable(false).render())
}

/// One element a line, so that a difference shows where it is.
fn lines(html: &str) -> String {
    html.replace("><", ">\n<")
}

#[track_caller]
fn check(name: &str, state: State) {
    let html = render(state.clone(), Options::default(), None);
    check_words(name, &html);
    // Pages without a contact form load fewer words.
    assert_eq!(render_with(Pack::plain, state, Options::default(), None), html, "{name} says what the form says");
    insta::assert_snapshot!(name, lines(&html));
}

/// What no screen may show: placeholders that were not filled, and numbers that are none.
#[track_caller]
fn check_words(name: &str, html: &str) {
    for broken in ["{", "}", "NaN", ">inf<", "style="] {
        assert!(!html.contains(broken), "{name} shows {broken:?}");
    }
    assert_eq!(html.matches("id=\"gap-heading\"").count(), 1, "{name} has one step heading");
}

#[test]
fn opening_screens() {
    check("welcome", state(Form::Express, Screen::Welcome, ""));
    check("welcome-full", state(Form::Full, Screen::Welcome, ""));
    let mut person = state(Form::Express, Screen::Profile, "");
    check("profile", person.clone());
    person.profile = Profile { role: Some(Role::BusinessLead), priority: Some(Outcome::Risk), size: Some(Size::More) };
    check("profile-filled", person);
}

#[test]
fn links_bring_what_they_say() {
    let arrived = |action: Action| {
        let mut state = state(Form::Express, Screen::Welcome, "");
        state.apply(assessment(), action);
        state
    };
    check("link-broken", arrived(Action::Broken));
    check("link-invites", arrived(Action::Invite(Form::Full, Some(Role::BusinessLead))));
    let shared =
        saved::read(assessment(), "1;;e;s;finance,,;0;INT:1,UNP:1,BEN:2,FRI:1,R-CLD:1,R-DCX:2,S-CLD:3,S-CYB:3,S-DCX:3");
    check("link-shares", arrived(Action::View(Box::new(shared.expect("answers")))));
}

#[test]
fn without_the_plan_the_report_says_so() {
    let mut state = report(Form::Express, PLANS_AHEAD);
    state.apply(assessment(), Action::NoPlan);
    let html = render(state.clone(), Options::default(), None);
    let part = html.split("id=\"gap-plan\"").nth(1).and_then(|rest| rest.split("data-plan").next()).expect("the place");
    insta::assert_snapshot!("plan-failed", lines(part));
    state.apply(assessment(), Action::RetryPlan);
    assert!(!render(state, Options::default(), None).contains("data-action=\"retry\""));
}

#[test]
fn a_saved_visit_is_offered_before_start() {
    let offered = |text: &str| {
        let resume = saved::read(assessment(), text);
        assert!(resume.is_some());
        State::new(assessment(), Form::Express, true, resume)
    };
    check("resume", offered("1;1.0;e;q3;,,;0;INT:1,UNP:2,BEN:0"));
    check("resume-report", offered("1;1.0;e;s;,,;0;INT:1,UNP:2,BEN:0"));
    check("resume-changed", offered("1;0.9;e;q3;,,;0;INT:1,OLD:2,BEN:0"));
    let mut asking = offered("1;1.0;e;q3;,,;0;INT:1");
    asking.apply(assessment(), Action::AskRestart);
    check("resume-asking", asking);
}

#[test]
fn questions() {
    check("question-reversed", state(Form::Express, Screen::Question(0), ""));
    check("question-chosen", state(Form::Express, Screen::Question(1), "UNP 2"));
    check("question-unknown", state(Form::Express, Screen::Question(1), "UNP dk"));
    check("question-plan", state(Form::Express, Screen::Question(6), ""));
    let mut missing = state(Form::Express, Screen::Question(2), "");
    missing.apply(assessment(), Action::Continue);
    check("question-error", missing);
    let mut quiet = state(Form::Express, Screen::Question(0), "");
    quiet.shortcuts = false;
    check("question-without-digits", quiet);
}

#[test]
fn review() {
    check("review", state(Form::Express, Screen::Review, "INT 1, UNP dk, BEN 2, R-CLD na, S-CLD 3"));
}

#[test]
fn reports_with_a_number() {
    check("report-express", report(Form::Express, PLANS_AHEAD));
    check("report-full", report(Form::Full, DEMO_FIRM));
    let all = |plan: u8, runs: u8| {
        ["S-CLD", "S-CYB", "S-DCX"].map(|id| format!("{id} {plan}")).join(", ")
            + ", "
            + &["R-CLD", "R-DCX", "INT", "UNP", "FRI", "BEN"].map(|id| format!("{id} {runs}")).join(", ")
    };
    check("report-in-step", report(Form::Express, &all(4, 4)));
    check("report-standing-still", report(Form::Express, &all(0, 0)));
    check("report-ahead-of-plan", report(Form::Express, &all(0, 4)));
    check("report-everything-planned", report(Form::Express, &all(4, 0)));
    let mut person = report(Form::Express, PLANS_AHEAD);
    person.profile =
        Profile { role: Some(Role::TechnologyLead), priority: Some(Outcome::Risk), size: Some(Size::Upto50) };
    check("report-for-somebody", person);
}

#[test]
fn reports_with_open_answers() {
    check("report-nothing", report(Form::Express, "INT dk, UNP dk, BEN dk, FRI dk, R-CLD dk, R-DCX dk, S-CLD 2"));
    check("report-range", report(Form::Express, "INT 1, UNP dk, BEN dk, FRI dk, R-CLD dk, R-DCX dk, S-CLD 2"));
    check("report-blind-spot", report(Form::Express, &PLANS_AHEAD.replace("UNP 1", "UNP dk")));
    check("report-area-left-out", report(Form::Express, &PLANS_AHEAD.replace("S-DCX 3", "S-DCX na")));
    let no_protection = PLANS_AHEAD.replace("UNP 1", "UNP na").replace("FRI 1", "FRI na");
    check("report-capability-left-out", report(Form::Express, &no_protection));
}

#[test]
fn the_second_widget_of_a_page_has_another_name() {
    let options = Options { ordinal: 2, heading_level: 4, ..Options::default() };
    let html = render(state(Form::Express, Screen::Welcome, ""), options, None);
    assert!(html.contains("aria-labelledby=\"gap-heading gap-ordinal\""));
    assert!(html.contains("<h4 id=\"gap-heading\""));
}

#[test]
fn the_numbers_on_screen_are_the_engine_s() {
    for (form, answers) in [(Form::Express, PLANS_AHEAD), (Form::Full, DEMO_FIRM)] {
        let state = report(form, answers);
        let numbers = Scorer::new(assessment(), form).report(&state.answers);
        let html = render(state, Options::default(), None);
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
    let html = render(report(Form::Full, DEMO_FIRM), Options::default(), None);
    let captions: Vec<&str> = html.split("<figcaption").skip(1).filter_map(|rest| rest.split("</h3>").next()).collect();
    assert_eq!(captions.len(), html.matches("<figure").count());
    assert!(captions.len() >= 5);
    for caption in captions {
        let title = caption.rsplit('>').next().unwrap_or_default();
        assert!(title.split(' ').count() >= 4, "{title:?} is a label, not a finding");
        assert!(!title.starts_with("Chart") && !title.starts_with("Results"), "{title:?}");
    }
}

fn campaign() -> Options {
    Options {
        brand: Brand { name: Some("<b>Acme</b>".into()), logo: Some("https://acme.example/logo.svg".into()) },
        cta: Some(Cta { label: "Book a \"review\"".into(), url: "https://acme.example/book?a=1&b=2".into() }),
        weights: Capabilities::new([2.0, 1.0, 0.5]),
        ..Options::default()
    }
}

#[test]
fn a_campaign_shows_its_name_above_every_screen() {
    let html = render(state(Form::Express, Screen::Welcome, ""), campaign(), None);
    insta::assert_snapshot!("welcome-brand", lines(&html));
    let header = html.split("part=\"header\"").nth(1).and_then(|rest| rest.split("</div>").next()).expect("a header");
    for screen in [Screen::Profile, Screen::Question(3), Screen::Review, Screen::Report] {
        let html = render(state(Form::Express, screen, PLANS_AHEAD), campaign(), None);
        assert!(html.contains(header), "{screen:?}");
    }
    let nameless = Options { brand: Brand::default(), ..campaign() };
    assert!(!render(state(Form::Express, Screen::Welcome, ""), nameless, None).contains("part=\"header\""));
}

#[test]
fn a_campaign_ends_the_report_with_its_link() {
    for answers in [PLANS_AHEAD, "S-CLD 2", "INT 1, S-CLD 2"] {
        let html = render(report(Form::Express, answers), campaign(), None);
        let (_, rest) = html.split_once("<p class=\"cta\">").expect("the link");
        let link = rest.split_once("</p>").expect("its end").0;
        insta::allow_duplicates! { insta::assert_snapshot!("cta", lines(link)) };
    }
}

#[test]
fn the_weights_of_a_campaign_are_in_the_score_and_said() {
    let state = report(Form::Express, PLANS_AHEAD);
    let shown = |weights: [f64; 3]| {
        let weights = Capabilities::new(weights);
        render(state.clone(), Options { weights, ..campaign() }, None)
    };
    for weights in [[2.0, 1.0, 0.5], [0.0, 0.0, 3.0], [1.0, 1.0, 1.0]] {
        let scorer = Scorer::new(assessment(), Form::Express).weights(Capabilities::new(weights));
        let gap = scorer.report(&state.answers).shown.expect("a gap");
        let html = shown(weights);
        let field = html.split("data-field=\"gap\"").nth(1).and_then(|rest| rest.split('<').next()).expect("the field");
        assert!(field.ends_with(&format!(">{gap}")), "{weights:?}: {field}");
    }
    // The browser tests hold the same answers and numbers.
    let state = report(Form::Express, "INT 1, UNP 2, BEN 1, FRI 2, R-CLD 1, R-DCX 2, S-CLD 4, S-CYB 3, S-DCX 3");
    let gap = |weights: [f64; 3]| {
        Scorer::new(assessment(), Form::Express).weights(Capabilities::new(weights)).report(&state.answers).shown
    };
    assert_eq!([gap([1.0, 1.0, 1.0]), gap([0.0, 1.0, 0.0]), gap([0.5, 0.0, 4.0])], [Some(52), Some(33), Some(48)]);
    assert!(shown([2.0, 1.0, 0.5]).contains("The three capabilities count 2 : 1 : 0.5 in this assessment."));
    assert!(shown([1.0, 0.25, 0.75]).contains("The three capabilities count 50 : 12.5 : 37.5 in this assessment."));
    assert!(!shown([3.0, 3.0, 3.0]).contains("The three capabilities count"));
}
