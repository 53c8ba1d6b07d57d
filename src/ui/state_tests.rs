//! The visit as a machine, without a browser: what each action does, and what a saved visit becomes.

use execution_gap_model::content::edition::assessment;
use execution_gap_model::content::messages::Key;
use execution_gap_model::engine::{Answer, Form, Kind, Outcome, Rung};
use execution_gap_model::profile::{Profile, Role, Size};

use super::plan;
use super::saved::{self, Saved};
use super::state::{Action, Effect, Focus, Screen, State};

fn fresh(form: Form) -> State {
    State::new(assessment(), form, true, None)
}

fn act(state: &mut State, action: Action) -> Vec<Effect> {
    state.apply(assessment(), action)
}

fn rung(number: u8) -> Answer {
    Answer::Rung(Rung::new(number).expect("a rung"))
}

/// Answers the question shown.
fn choose(state: &mut State, answer: Answer) -> Vec<Effect> {
    let item = state.item().expect("a question is shown");
    act(state, Action::Choose(item, answer))
}

/// Answers every question from the one shown with this rung, up to the review.
fn answer_all(state: &mut State, number: u8) {
    while let Screen::Question(_) = state.screen {
        choose(state, rung(number));
        act(state, Action::Continue);
    }
}

fn at_review(form: Form) -> State {
    let mut state = fresh(form);
    act(&mut state, Action::Start);
    act(&mut state, Action::Continue);
    answer_all(&mut state, 2);
    state
}

fn focus(state: &State) -> Option<Focus> {
    state.focus.map(|(focus, _)| focus)
}

#[test]
fn questions_come_as_practices_results_plans_and_practices_take_turns() {
    let assessment = assessment();
    let ids = |form| plan::order(assessment, form).into_iter().map(|item| assessment.item(item).id.to_string());
    assert_eq!(
        ids(Form::Express).collect::<Vec<_>>(),
        ["INT", "UNP", "BEN", "FRI", "R-CLD", "R-DCX", "S-CLD", "S-CYB", "S-DCX"]
    );
    let full: Vec<String> = ids(Form::Full).collect();
    assert_eq!(full.len(), 23);
    assert_eq!(full[..6], ["ARC", "MON", "OWN", "INT", "UNP", "PRI"]);
    assert_eq!(full[18..], ["S-CLD", "S-CYB", "S-DAT", "S-INF", "S-DCX"]);
}

#[test]
fn the_time_claim_is_twenty_seconds_a_question_rounded_up() {
    assert_eq!([plan::minutes(9), plan::minutes(14), plan::minutes(23), plan::minutes(0)], [3, 5, 8, 1]);
}

#[test]
fn every_step_asks_for_focus_on_its_heading_and_the_first_screen_does_not() {
    let mut state = fresh(Form::Express);
    assert_eq!(state.focus, None);
    for action in [Action::Start, Action::Continue] {
        act(&mut state, action);
        assert_eq!(focus(&state), Some(Focus::Heading));
    }
    let before = state.focus;
    choose(&mut state, rung(1));
    assert_eq!(state.focus, before, "choosing never moves focus");
    for action in [Action::Continue, Action::Back] {
        let before = state.focus;
        act(&mut state, action);
        assert_eq!(focus(&state), Some(Focus::Heading));
        assert_ne!(state.focus, before, "each step asks anew");
    }
}

#[test]
fn an_answer_to_another_question_than_the_one_shown_changes_nothing() {
    let mut state = fresh(Form::Express);
    let shown = state.order.first().copied().expect("a question");
    assert_eq!(act(&mut state, Action::Choose(shown, rung(1))), [], "no question is shown yet");
    act(&mut state, Action::Start);
    act(&mut state, Action::Continue);
    let other = state.order.last().copied().expect("a question");
    assert_eq!(act(&mut state, Action::Choose(other, rung(1))), []);
    assert_eq!(state.answers, execution_gap_model::engine::Answers::new());
}

#[test]
fn a_visit_handed_back_goes_on_where_it_was() {
    let mut before = at_review(Form::Express);
    act(&mut before, Action::Continue);
    let saved = saved::read(assessment(), &saved::write(assessment(), &before, 1)).expect("a visit");
    let mut after = fresh(Form::Full);
    let effects = act(&mut after, Action::Restore(Box::new(saved)));
    assert_eq!((after.form, after.screen, &after.answers), (Form::Express, Screen::Report, &before.answers));
    assert_eq!(effects, [Effect::Completed, Effect::Save]);
    assert_eq!(focus(&after), Some(Focus::Heading));
}

#[test]
fn continue_without_an_answer_shows_the_problem_and_stays() {
    let mut state = fresh(Form::Express);
    act(&mut state, Action::Start);
    act(&mut state, Action::SkipProfile);
    assert_eq!(act(&mut state, Action::Continue), []);
    assert_eq!((state.screen, state.missing, focus(&state)), (Screen::Question(0), true, Some(Focus::Summary)));
    choose(&mut state, Answer::DontKnow);
    act(&mut state, Action::Continue);
    assert_eq!((state.screen, state.missing), (Screen::Question(1), false));
}

#[test]
fn the_first_answer_starts_the_visit_and_says_that_it_is_saved_once() {
    let mut state = fresh(Form::Express);
    act(&mut state, Action::Start);
    assert_eq!(act(&mut state, Action::Continue), [Effect::Section(Kind::Practice)]);
    let item = state.item().expect("a question");
    let first = choose(&mut state, rung(1));
    assert_eq!(first, [Effect::Started, Effect::Answered(item), Effect::SaveAndTell]);
    assert_eq!(choose(&mut state, rung(2)), [Effect::Answered(item), Effect::Save]);
    assert_eq!(choose(&mut state, rung(2)), [], "the same answer again is no news");
}

#[test]
fn a_change_from_the_review_returns_to_its_button_and_tells_only_what_changed() {
    let mut state = at_review(Form::Express);
    let item = state.order[3];
    for (answer, told) in [(rung(2), false), (rung(4), true)] {
        act(&mut state, Action::Change(item));
        assert_eq!(state.screen, Screen::Question(3));
        choose(&mut state, answer);
        let effects = act(&mut state, Action::Continue);
        assert_eq!(effects.contains(&Effect::Announce(Key::ReviewChanged.into())), told);
        assert_eq!((state.screen, focus(&state)), (Screen::Review, Some(Focus::Change(item))));
    }
}

#[test]
fn going_deeper_asks_only_what_is_left() {
    let mut state = at_review(Form::Express);
    let express = state.order.clone();
    act(&mut state, Action::Continue);
    assert_eq!(state.screen, Screen::Report);
    act(&mut state, Action::Deepen);
    assert_eq!((state.form, state.screen), (Form::Full, Screen::Question(9)));
    assert_eq!(state.order[..9], express[..]);
    let mut all = state.order.clone();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 23, "every item once");
    answer_all(&mut state, 3);
    assert!(state.order.iter().all(|item| state.answers.get(*item) != Answer::Unanswered));
}

#[test]
fn start_again_asks_once_and_then_forgets_everything() {
    let mut state = at_review(Form::Express);
    act(&mut state, Action::AskRestart);
    assert_eq!((state.asking_restart, focus(&state)), (true, Some(Focus::RestartSure)));
    act(&mut state, Action::CancelRestart);
    assert_eq!((state.asking_restart, focus(&state)), (false, Some(Focus::Restart)));
    assert_eq!(act(&mut state, Action::Restart), [Effect::Forget]);
    assert_eq!(state.screen, Screen::Welcome);
    assert!(state.order.iter().all(|item| state.answers.get(*item) == Answer::Unanswered));
}

#[test]
fn start_leaves_a_visit_that_has_begun_where_it_is() {
    let mut state = at_review(Form::Express);
    act(&mut state, Action::Start);
    assert_eq!(state.screen, Screen::Review);
}

fn written(state: &State) -> String {
    saved::write(assessment(), state, 1_700_000_000_000)
}

fn read(text: &str) -> Option<Saved> {
    saved::read(assessment(), text)
}

#[test]
fn a_visit_is_read_back_as_it_was_written() {
    let mut state = fresh(Form::Express);
    act(&mut state, Action::Start);
    let profile = Profile { role: Some(Role::Finance), priority: Some(Outcome::Risk), size: Some(Size::Upto250) };
    act(&mut state, Action::SetProfile(profile));
    act(&mut state, Action::Continue);
    for answer in [rung(0), Answer::DontKnow, Answer::NotApplicable, rung(4)] {
        choose(&mut state, answer);
        act(&mut state, Action::Continue);
    }
    let text = written(&state);
    assert_eq!(text, "1;1.0;e;q4;finance,risk,s250;1700000000000;INT:0,UNP:d,FRI:4,BEN:n");
    let saved = read(&text).expect("readable");
    assert_eq!((saved.answers, saved.profile, saved.screen), (state.answers, profile, Screen::Question(4)));
    assert_eq!((saved.form, saved.at, saved.changed), (Form::Express, 1_700_000_000_000, None));

    let mut again = State::new(assessment(), Form::Full, true, Some(saved));
    act(&mut again, Action::Resume);
    assert_eq!((again.form, again.screen, again.answers), (Form::Express, Screen::Question(4), state.answers));
}

#[test]
fn a_deepened_visit_keeps_its_order() {
    let mut state = at_review(Form::Express);
    act(&mut state, Action::Continue);
    act(&mut state, Action::Deepen);
    choose(&mut state, rung(1));
    let saved = read(&written(&state)).expect("readable");
    assert_eq!(saved.order(assessment()), state.order);
    assert_eq!(saved.screen, Screen::Question(9));
}

#[test]
fn answers_of_an_older_version_are_kept_where_they_still_apply() {
    let saved = read("1;0.9;e;q7;,,;1;INT:1,OLD:2,UNP:3").expect("readable");
    assert_eq!(saved.changed, Some((2, 3)));
    assert_eq!(saved.screen, Screen::Question(2), "the first question that is open");
}

#[test]
fn what_cannot_be_read_is_nothing_saved() {
    let good = "1;1.0;e;q1;,,;1;INT:1";
    assert!(read(good).is_some());
    for bad in [
        "",
        ";",
        "2;1.0;e;q1;,,;1;INT:1",
        "1;1.0;x;q1;,,;1;INT:1",
        "1;1.0;e;q9;,,;1;INT:1",
        "1;1.0;e;q;,,;1;INT:1",
        "1;1.0;e;z;,,;1;INT:1",
        "1;1.0;e;q1;,,;soon;INT:1",
        "1;1.0;e;q1;,,;1;",
        "1;1.0;e;q1;,,;1;INT:1;more",
        "1;1.0;e;q1;,,",
        "1;1.0;e;q1;,,;-1;INT:1",
    ] {
        assert_eq!(read(bad), None, "{bad}");
    }
    // One bad answer does not cost the others, but it is said.
    assert_eq!(read("1;1.0;e;q1;,,;1;INT:1,UNP:9").expect("readable").changed, Some((1, 2)));
}
