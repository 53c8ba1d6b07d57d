//! The contact form as a machine, without a browser: what is checked, what is sent when, and what opens the plan.

use std::sync::Arc;

use crate::ui::options::{Consent, Gate, Lead};
use crate::ui::saved;
use crate::ui::state::{Action, Effect, Focus, Screen, State};
use execution_gap_model::content::edition::assessment;
use execution_gap_model::content::messages::Key;
use execution_gap_model::engine::{Answer, Form, Rung};

use super::*;

const ADA: &str = "ada@acme.example";

fn consent(key: &str, required: bool) -> Consent {
    Consent { key: key.into(), text: format!("Text of {key}."), version: format!("{key}-1"), required }
}

fn lead() -> Lead {
    Lead {
        fields: vec![Field::Email, Field::FirstName, Field::Company],
        consents: vec![consent("newsletter", false), consent("terms", true)],
        ..Lead::default()
    }
}

fn asked(gate: Gate, lead: Lead) -> Option<Arc<Lead>> {
    Some(Arc::new(Lead { gate, ..lead }))
}

fn visit(gate: Gate) -> State {
    let mut state = State::new(assessment(), Form::Express, true, None);
    state.contact = Contact::new(asked(gate, Lead { consents: Vec::new(), ..lead() }));
    state
}

fn act(state: &mut State, act: Act) -> Vec<Effect> {
    state.apply(assessment(), Action::Contact(act))
}

fn step(state: &mut State, action: Action) -> Vec<Effect> {
    state.apply(assessment(), action)
}

fn write(state: &mut State, field: Field, text: &str) -> Vec<Effect> {
    put(state, field.id(), text)
}

fn put(state: &mut State, name: &str, text: &str) -> Vec<Effect> {
    act(state, Act::Type(Typed { name: name.into(), text: text.into(), ..Typed::default() }.into()))
}

fn tick(state: &mut State, name: &str, at: u64) -> Vec<Effect> {
    act(state, Act::Type(Typed { name: name.into(), is_ticked: true, at, ..Typed::default() }.into()))
}

/// From the first question to the report.
fn answer_all(state: &mut State) {
    while let Some(item) = state.item() {
        step(state, Action::Choose(item, Answer::Rung(Rung::ALL[2])));
        step(state, Action::Continue);
    }
    step(state, Action::Continue);
    assert_eq!(state.screen, Screen::Report);
}

fn at_report(gate: Gate) -> State {
    let mut state = visit(gate);
    for _ in 0..2 {
        step(&mut state, Action::Continue);
    }
    answer_all(&mut state);
    act(&mut state, Act::Shown(7));
    state
}

/// The details of somebody are on their way.
fn sent(gate: Gate) -> State {
    let mut state = at_report(gate);
    write(&mut state, Field::Email, ADA);
    act(&mut state, Act::Send);
    state
}

fn delivered(state: &mut State, stage: Stage) -> Vec<Effect> {
    act(state, Act::Delivery(Delivery::new(stage).into()))
}

fn focus(state: &State) -> Option<Focus> {
    state.focus.map(|(focus, _)| focus)
}

fn fault(state: &State, field: Field) -> Option<Key> {
    state.contact.entries.iter().find(|entry| entry.field == field).expect("the field").fault
}

fn required(lead: Lead, is_call: bool) -> Vec<Field> {
    let contact = Contact::new(asked(Gate::Soft, Lead { is_call, ..lead }));
    contact.entries.iter().filter(|entry| entry.is_required).map(|entry| entry.field).collect()
}

#[test]
fn one_address_has_to_be_given_and_what_the_receiver_needs() {
    use Field::{Company, Email, LastName, Phone, RecordedBy};
    let of = |fields: &[Field]| Lead { fields: fields.to_vec(), ..Lead::default() };
    assert_eq!(required(of(&[Company, Phone, Email]), false), [Email]);
    assert_eq!(required(of(&[Company, Phone]), false), [Phone]);
    assert_eq!(required(of(&[Company]), false), [Company], "an empty form tells nobody anything");
    let salesforce = Lead { required: vec![LastName, Company], ..of(&[Email, LastName, Company, Phone]) };
    assert_eq!(required(salesforce, false), [Email, LastName, Company]);
    assert_eq!(required(of(&[Email]), true), [RecordedBy, Email]);
}

#[test]
fn without_a_form_everything_is_open_and_nothing_can_be_sent() {
    let mut state = State::new(assessment(), Form::Express, true, None);
    assert!(state.contact.plan_is_open());
    for nothing in [Act::Send, Act::Skip] {
        assert_eq!(act(&mut state, nothing), []);
    }
    step(&mut state, Action::Start);
    assert_eq!(state.screen, Screen::Profile);
    answer_from_profile(&mut state);
    assert!(!state.awaits_shown());
    delivered(&mut state, Stage::Confirmed);
    assert_eq!(state.contact, Contact::default());
}

fn answer_from_profile(state: &mut State) {
    step(state, Action::Continue);
    answer_all(state);
}

#[test]
fn what_is_missing_or_no_address_is_said_at_once_and_nothing_is_sent() {
    let mut state = at_report(Gate::Soft);
    state.contact.ask(asked(Gate::Soft, lead()));
    assert_eq!(act(&mut state, Act::Send), []);
    assert_eq!((fault(&state, Field::Email), focus(&state)), (Some(Key::ErrorEmailEmpty), Some(Focus::Summary)));
    assert_eq!(fault(&state, Field::FirstName), None, "it is optional");
    assert_eq!([false, true], [0, 1].map(|at| state.contact.boxes[at].is_missing), "only the one that sending needs");
    write(&mut state, Field::Email, " ada@acme ");
    let before = state.focus;
    act(&mut state, Act::Send);
    assert_eq!(fault(&state, Field::Email), Some(Key::ErrorEmail));
    assert_ne!(state.focus, before, "each press asks anew");
    assert_eq!(tick(&mut state, "consent_terms", 9), [Effect::Consent(1)]);
    write(&mut state, Field::Email, ADA);
    let effects = act(&mut state, Act::Send);
    assert_eq!(effects, [Effect::Announce(Key::DeliverySending.into()), Effect::Lead(Step::Send)]);
    assert!(!state.contact.has_faults());
}

#[test]
fn a_second_press_while_sending_sends_nothing() {
    let mut state = sent(Gate::Soft);
    assert_eq!(act(&mut state, Act::Send), []);
    for stage in [Stage::Waiting, Stage::Offline, Stage::Confirmed, Stage::HandedOver, Stage::Misconfigured] {
        delivered(&mut state, stage);
        assert_eq!(act(&mut state, Act::Send), [], "{stage:?}");
    }
}

#[test]
fn the_plan_opens_with_every_end_and_not_before() {
    for stage in Stage::ALL {
        let mut state = sent(Gate::Hard);
        assert!(!state.contact.plan_is_open());
        delivered(&mut state, stage);
        assert_eq!(state.contact.plan_is_open(), !matches!(stage, Stage::Sending | Stage::Waiting), "{stage:?}");
    }
}

#[test]
fn a_good_end_leads_to_the_plan_and_a_bad_one_to_what_is_said_of_it() {
    for (stage, said) in [
        (Stage::Confirmed, Key::StatusSent),
        (Stage::Accepted, Key::StatusSent),
        (Stage::SuspectedSpam, Key::StatusSent),
        (Stage::HandedOver, Key::StatusPassedOn),
    ] {
        let mut state = sent(Gate::Soft);
        assert_eq!(delivered(&mut state, stage), [Effect::Announce(said.into())], "{stage:?}");
        assert_eq!(focus(&state), Some(Focus::Plan), "{stage:?}");
    }
    for stage in [Stage::Rejected, Stage::Retryable, Stage::Unknown, Stage::Misconfigured] {
        let mut state = sent(Gate::Soft);
        assert_eq!(delivered(&mut state, stage), [], "{stage:?}: the summary is read out by its role");
        assert_eq!(focus(&state), Some(Focus::Failure), "{stage:?}");
        assert_eq!(state.contact.entries[0].text, ADA, "nothing typed is lost");
    }
}

#[test]
fn waiting_is_said_once_and_moves_no_focus() {
    let mut state = sent(Gate::Soft);
    let before = state.focus;
    assert_eq!(delivered(&mut state, Stage::Waiting), [Effect::Announce(Key::DeliveryWaiting.into())]);
    assert_eq!(delivered(&mut state, Stage::Waiting), []);
    assert_eq!(delivered(&mut state, Stage::Offline), [Effect::Announce(Key::DeliveryOffline.into())]);
    assert_eq!(state.focus, before);
}

#[test]
fn a_failed_delivery_can_be_repeated_until_the_presses_are_used_up() {
    let mut state = sent(Gate::Soft);
    delivered(&mut state, Stage::Retryable);
    assert_eq!(act(&mut state, Act::Send), [Effect::Announce(Key::DeliverySending.into()), Effect::Lead(Step::Resend)]);
    act(&mut state, Act::Delivery(Delivery { left: 0, ..Delivery::new(Stage::Unknown) }.into()));
    assert_eq!(act(&mut state, Act::Send), []);
    assert_eq!(act(&mut state, Act::Download(Export::Json)), [Effect::Lead(Step::Download(Export::Json))]);
}

#[test]
fn what_the_receiver_refuses_is_said_at_the_field() {
    let mut state = sent(Gate::Soft);
    let refusal = |field, code: &str, message: Option<&str>| Refusal {
        field,
        code: code.into(),
        message: message.map(str::to_owned),
    };
    let errors = vec![
        refusal(Some(Field::Email), "invalid", Some("their words")),
        refusal(Some(Field::FirstName), "required", None),
        refusal(Some(Field::Company), "not_a_customer", Some("Not this company.")),
        refusal(None, "other", Some("Something else.")),
    ];
    act(&mut state, Act::Delivery(Delivery { errors, ..Delivery::new(Stage::Rejected) }.into()));
    assert_eq!(fault(&state, Field::Email), Some(Key::ErrorEmail), "known codes have our own words");
    assert_eq!(fault(&state, Field::FirstName), Some(Key::ErrorFirstNameEmpty));
    assert_eq!(fault(&state, Field::Company), Some(Key::ErrorRefused));
    assert_eq!(act(&mut state, Act::Send).len(), 2, "what was refused can be sent again, changed or not");
}

#[test]
fn a_delivery_of_an_earlier_page_is_taken_up_in_silence() {
    let mut state = at_report(Gate::Soft);
    let before = state.focus;
    let restored = Delivery { restored: true, ..Delivery::new(Stage::Confirmed) };
    assert_eq!(act(&mut state, Act::Delivery(restored.into())), []);
    assert_eq!((state.contact.plan_is_open(), state.focus), (true, before));
}

#[test]
fn the_end_of_a_delivery_is_not_shown_to_the_next_visitor() {
    let mut state = sent(Gate::Soft);
    step(&mut state, Action::Restart);
    assert_eq!(delivered(&mut state, Stage::Confirmed), []);
    assert_eq!((state.contact.plan_is_open(), state.contact.stage()), (false, None));
}

#[test]
fn skip_closes_the_form_and_leaves_a_way_back() {
    let mut state = at_report(Gate::Soft);
    act(&mut state, Act::Skip);
    assert_eq!((state.contact.is_skipped, focus(&state)), (true, Some(Focus::Reopen)));
    assert!(!state.contact.plan_is_open());
    act(&mut state, Act::Reopen);
    assert_eq!((state.contact.is_skipped, focus(&state)), (false, Some(Focus::Contact)));
    let mut hard = at_report(Gate::Hard);
    act(&mut hard, Act::Skip);
    assert!(!hard.contact.is_skipped);
}

#[test]
fn asked_first_it_is_sent_once_with_the_result() {
    let mut state = visit(Gate::Start);
    step(&mut state, Action::Start);
    assert_eq!(state.screen, Screen::Contact);
    assert!(state.awaits_shown());
    act(&mut state, Act::Shown(5));
    act(&mut state, Act::Send);
    assert_eq!((state.screen, focus(&state)), (Screen::Contact, Some(Focus::Summary)));
    write(&mut state, Field::Email, ADA);
    assert_eq!(step(&mut state, Action::Continue), [], "nothing leaves before the result");
    assert_eq!(state.screen, Screen::Profile);
    answer_from_profile(&mut state);
    assert!(!state.awaits_shown(), "before the report is there, there is no result to send");
    step(&mut state, Action::Told(false));
    assert!(!state.awaits_shown(), "without a number there is no result to send");
    step(&mut state, Action::Told(true));
    assert!(state.awaits_shown());
    let effects = act(&mut state, Act::Shown(8));
    assert!(effects.contains(&Effect::Lead(Step::Send)));
    assert_eq!(state.contact.shown_at, Some(5));
    step(&mut state, Action::Back);
    step(&mut state, Action::Continue);
    step(&mut state, Action::Told(true));
    assert!(!state.awaits_shown(), "once");
}

#[test]
fn skipped_at_the_start_nothing_is_sent() {
    let mut state = visit(Gate::Start);
    step(&mut state, Action::Start);
    write(&mut state, Field::Email, ADA);
    act(&mut state, Act::Send);
    step(&mut state, Action::Back);
    assert_eq!(state.screen, Screen::Contact);
    act(&mut state, Act::Skip);
    answer_from_profile(&mut state);
    act(&mut state, Act::Shown(8));
    assert_eq!(state.contact.stage(), None);
}

#[test]
fn what_is_looked_at_follows_what_is_typed() {
    let mut state = at_report(Gate::Soft);
    assert_eq!(write(&mut state, Field::Email, ADA), []);
    assert_eq!(act(&mut state, Act::Look(true)), [Effect::Lead(Step::Preview)]);
    act(&mut state, Act::Preview("{}".into()));
    assert_eq!(state.contact.preview.as_deref(), Some("{}"));
    assert_eq!(write(&mut state, Field::Company, "Acme"), [Effect::Lead(Step::Preview)]);
    act(&mut state, Act::Look(false));
    act(&mut state, Act::Preview("late".into()));
    assert_eq!(state.contact.preview, None);
}

#[test]
fn a_slip_in_an_address_is_pointed_out_and_never_blocks() {
    let mut state = at_report(Gate::Soft);
    let effects = write(&mut state, Field::Email, "ada@gmial.com");
    assert_eq!(effects, [Effect::Announce(Key::StatusSuggestion.into())]);
    assert_eq!(state.contact.hint.as_deref(), Some("ada@gmail.com"));
    let mut stubborn = state.clone();
    assert!(act(&mut stubborn, Act::Send).contains(&Effect::Lead(Step::Send)));
    act(&mut state, Act::Suggested);
    assert_eq!((state.contact.entries[0].text.as_str(), &state.contact.hint), ("ada@gmail.com", &None));
    assert_eq!(focus(&state), Some(Focus::Field(Field::Email)));
    assert_eq!(state.contact.entries[0].turn, 1, "the browser has to take the other text");
    write(&mut state, Field::Email, "ada@gmial.com");
    write(&mut state, Field::Email, "ada@acme.example");
    assert_eq!(state.contact.hint, None);
}

#[test]
fn contact_details_are_never_written_down_and_are_forgotten_with_the_answers() {
    let mut state = sent(Gate::Soft);
    write(&mut state, Field::Company, "Secret Ltd");
    tick(&mut state, "keep", 1);
    put(&mut state, "fax_number", "bot");
    let text = saved::write(assessment(), &state, 1);
    for typed in [ADA, "ada", "Secret", "bot"] {
        assert!(!text.contains(typed), "{text}");
    }
    for action in [Action::Restart, Action::Delete] {
        let mut after = state.clone();
        step(&mut after, action);
        assert_eq!(after.contact, visit(Gate::Soft).contact);
    }
    let mut first = visit(Gate::Start);
    step(&mut first, Action::Start);
    assert!(saved::write(assessment(), &first, 1).contains(";w;"), "nobody is sent back to an empty form");
}

#[test]
fn what_was_kept_fills_what_is_empty_and_leaves_what_was_typed_or_ticked() {
    let kept = Kept {
        texts: vec![("email".into(), ADA.into()), ("company".into(), "Acme".into()), ("fax".into(), "x".into())],
        ticks: vec![("newsletter".into(), true, Some(5)), ("terms".into(), true, Some(6)), ("x".into(), true, None)],
        keep: true,
    };
    let mut state = at_report(Gate::Soft);
    state.contact.ask(asked(Gate::Soft, lead()));
    write(&mut state, Field::Company, "Zebra");
    act(&mut state, Act::Type(Typed { name: "consent_terms".into(), at: 9, ..Typed::default() }.into()));
    assert_eq!(act(&mut state, Act::Kept(kept.into())), [], "nothing is sent by it");
    let texts: Vec<_> = state.contact.entries.iter().map(|entry| (entry.text.as_str(), entry.turn)).collect();
    assert_eq!(texts, [(ADA, 1), ("", 0), ("Zebra", 0)]);
    let ticks: Vec<_> = state.contact.boxes.iter().map(|tick| (tick.value, tick.changed_at)).collect();
    assert_eq!(ticks, [(true, Some(5)), (false, Some(9))]);
    assert!(state.contact.keep);
    tick(&mut state, "consent_terms", 10);
    assert!(act(&mut state, Act::Send).contains(&Effect::Lead(Step::Send)), "it can be sent as it stands");
}

#[test]
fn the_wish_to_keep_is_told_when_it_changes() {
    let mut state = at_report(Gate::Soft);
    assert_eq!(tick(&mut state, "keep", 1), [Effect::Lead(Step::Keep)]);
    let off = Typed { name: "keep".into(), ..Typed::default() };
    assert_eq!(act(&mut state, Act::Type(off.into())), [Effect::Lead(Step::Keep)]);
    assert!(!state.contact.keep);
}

#[test]
fn another_form_starts_empty_and_the_same_one_stays() {
    let mut state = at_report(Gate::Soft);
    state.contact.ask(asked(Gate::Soft, lead()));
    write(&mut state, Field::Email, ADA);
    tick(&mut state, "consent_terms", 3);
    let before = state.contact.clone();
    state.contact.ask(asked(Gate::Soft, lead()));
    assert_eq!(state.contact, before);
    state.contact.ask(asked(Gate::Hard, Lead { fields: vec![Field::Phone, Field::Email], ..lead() }));
    assert_eq!(state.contact.entries[1].text, "");
    assert_eq!(state.contact.boxes, [Tick::default(), Tick::default()]);
}
