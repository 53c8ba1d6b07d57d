//! The markup of every screen and state, rendered on the host. A changed snapshot is a changed screen: look at it before
//! it is accepted (`INSTA_UPDATE=always cargo test --features prerender --test markup`). What the browser does with the
//! markup is tested in `tests/e2e`. The contact form has a file of its own, `markup/contact.rs`.

#[path = "markup/contact.rs"]
mod contact;

use std::rc::Rc;

use execution_gap::content::edition::assessment;
use execution_gap::content::locale::English;
use execution_gap::content::texts::{Pack, Texts};
use execution_gap::engine::{Answer, Capabilities, Form, Outcome, Rung};
use execution_gap::ui::options::{Brand, Cta};
use execution_gap::ui::saved;
use execution_gap::ui::state::{Action, Report, Screen, State};
use execution_gap::ui::{App, AppProps, Options};
use execution_gap_model::profile::{Profile, Role, Size};
use yew::{Callback, ServerRenderer};

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

/// On the report, which is on screen with a number.
fn report(form: Form, answers: &str) -> State {
    let mut state = state(form, Screen::Report, answers);
    state.report = Report::Told { is_scored: true };
    state
}

fn render(initial: State, options: Options, saved: Option<String>) -> String {
    let renderer = ServerRenderer::<App>::with_props(move || AppProps {
        assessment: assessment(),
        options,
        texts: Texts::new(Rc::new(Pack::english()), Rc::new(English)),
        saved,
        initial: Some(initial),
        on_signal: Callback::from(|_| None),
    });
    pollster::block_on(renderer.hydratable(false).render())
}

/// One element a line, so that a difference shows where it is.
fn lines(html: &str) -> String {
    html.replace("><", ">\n<")
}

#[track_caller]
fn check(name: &str, state: State) {
    let html = render(state, Options::default(), None);
    check_words(name, &html);
    insta::assert_snapshot!(name, lines(&html));
}

/// What no screen may show: placeholders that were not filled, and numbers that are none.
#[track_caller]
fn check_filled(name: &str, html: &str) {
    for broken in ["{", "}", "NaN", ">inf<", "style="] {
        assert!(!html.contains(broken), "{name} shows {broken:?}");
    }
}

/// The same, and one step heading.
#[track_caller]
fn check_words(name: &str, html: &str) {
    check_filled(name, html);
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
}

#[test]
fn while_the_report_is_on_its_way_the_visitor_is_told() {
    let mut coming = state(Form::Express, Screen::Report, PLANS_AHEAD);
    check("waiting", coming.clone());
    coming.apply(assessment(), Action::NoReport);
    check("waiting-missing", coming.clone());
    coming.apply(assessment(), Action::Retry);
    assert_eq!(coming.report, Report::Coming);
}

#[test]
fn while_the_report_is_told_the_widget_shows_its_contact_form_alone() {
    let mut html = render(report(Form::Express, PLANS_AHEAD), Options::default(), None);
    html.retain(|c| !c.is_whitespace());
    assert_eq!(html, "<div></div>");
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
fn the_second_widget_of_a_page_has_another_name() {
    let options = Options { ordinal: 2, heading_level: 4, ..Options::default() };
    let html = render(state(Form::Express, Screen::Welcome, ""), options, None);
    assert!(html.contains("aria-labelledby=\"gap-heading gap-ordinal\""));
    assert!(html.contains("<h4 id=\"gap-heading\""));
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
    for screen in [Screen::Profile, Screen::Question(3), Screen::Review] {
        let html = render(state(Form::Express, screen, PLANS_AHEAD), campaign(), None);
        assert!(html.contains(header), "{screen:?}");
    }
    let nameless = Options { brand: Brand::default(), ..campaign() };
    assert!(!render(state(Form::Express, Screen::Welcome, ""), nameless, None).contains("part=\"header\""));
}
