//! The markup of the contact form and of what is said of a delivery, in every state.

use std::sync::Arc;

use execution_gap::content::edition::assessment;
use execution_gap::engine::Form;
use execution_gap::ui::contact::{Act, Delivery, Field, Refusal, Stage, Typed};
use execution_gap::ui::options::{Consent, Gate, Lead};
use execution_gap::ui::state::{Action, Screen, State};
use execution_gap::ui::{Options, Persist};

use super::{PLANS_AHEAD, check_words, lines, render, report, state};

/// A campaign that asks for contact details.
fn asking(gate: Gate) -> Options {
    let consent =
        |key: &str, text: &str, required| Consent { key: key.into(), text: text.into(), version: "1".into(), required };
    let lead = Lead {
        gate,
        is_call: false,
        fields: vec![Field::Email, Field::FirstName, Field::Company, Field::Phone],
        required: vec![Field::Company],
        consents: vec![
            consent("newsletter", "Send me \"occasional\" articles.", false),
            consent("partner", "Pass my details on to <Partner>.", true),
        ],
        controller: Some("Acme & Co".into()),
        notice_url: Some("https://acme.example/privacy?a=1&b=2".into()),
        request_text: None,
    };
    Options { lead: Some(Arc::new(lead)), ..Options::default() }
}

/// A report, and what was done in its contact form.
fn asked(options: &Options, acts: Vec<Act>) -> State {
    let mut state = report(Form::Express, PLANS_AHEAD);
    state.contact.ask(options.lead.clone());
    for act in acts {
        state.apply(assessment(), Action::Contact(act));
    }
    state
}

/// A form that can be sent, and Send pressed.
fn sending() -> Vec<Act> {
    vec![typed("email", "ada@acme.example"), typed("company", "Acme"), ticked("consent_partner"), Act::Send]
}

fn typed(name: &str, text: &str) -> Act {
    Act::Type(Typed { name: name.into(), text: text.into(), ..Typed::default() }.into())
}

fn ticked(name: &str) -> Act {
    Act::Type(Typed { name: name.into(), is_ticked: true, at: 1, ..Typed::default() }.into())
}

/// The contact form in a report, or what stands in its place.
fn gate(html: &str) -> &str {
    let (_, rest) = html.split_once("<section part=\"gate\"").expect("the contact form");
    rest.split_once("</section>").expect("its end").0
}

#[track_caller]
fn check_gate(name: &str, options: &Options, acts: Vec<Act>) {
    let html = render(asked(options, acts), options.clone(), None);
    // What will be sent may be JSON.
    check_words(name, &html.replace("{}", ""));
    insta::assert_snapshot!(name, lines(gate(&html)));
}

#[test]
fn a_contact_form_in_the_report() {
    let soft = asking(Gate::Soft);
    let whole = lines(&render(asked(&soft, Vec::new()), soft.clone(), None));
    insta::assert_snapshot!("gate-soft", whole);
    check_gate("gate-hard", &asking(Gate::Hard), Vec::new());
    check_gate("gate-skipped", &soft, vec![Act::Skip]);
    let nothing_kept = Options { persist: Persist::Off, ..soft.clone() };
    let slip = vec![typed("email", "ada@gmial.com"), ticked("consent_newsletter")];
    check_gate("gate-suggestion", &nothing_kept, slip);
    check_gate("gate-looked-at", &soft, vec![Act::Look(true), Act::Preview("{}".into())]);
    check_gate("gate-errors", &soft, vec![typed("email", "ada@acme"), Act::Send]);
    let call = soft.lead.as_deref().map(|lead| Arc::new(Lead { is_call: true, ..lead.clone() }));
    check_gate("gate-call", &Options { lead: call, ..soft.clone() }, vec![Act::Send]);
    // At the start it was neither filled in nor skipped: the visit was reloaded in between.
    check_gate("gate-start-open", &asking(Gate::Start), Vec::new());
}

#[test]
fn a_delivery_is_told_as_what_is_known_of_it() {
    let soft = asking(Gate::Soft);
    for stage in Stage::ALL {
        let delivery = match stage {
            Stage::Waiting => Delivery { seconds: Some(4.0), ..Delivery::new(stage) },
            Stage::Confirmed => Delivery { reference: Some("A-17".into()), ..Delivery::new(stage) },
            Stage::Unknown => Delivery { may_repeat: true, ..Delivery::new(stage) },
            _ => Delivery::new(stage),
        };
        let acts = sending().into_iter().chain([Act::Delivery(delivery.into())]).collect();
        check_gate(&format!("delivery-{}", stage.id().replace('_', "-")), &soft, acts);
    }
    let refusal = |field, message: &str| Refusal { field, code: "other".into(), message: Some(message.into()) };
    let errors = vec![refusal(Some(Field::Email), "No <b>free</b> mail."), refusal(None, "Too late.")];
    let refused = Delivery { errors, left: 0, ..Delivery::new(Stage::Rejected) };
    check_gate("delivery-refused", &soft, sending().into_iter().chain([Act::Delivery(refused.into())]).collect());
    let restored = Delivery { restored: true, ..Delivery::new(Stage::Waiting) };
    check_gate("delivery-restored", &soft, vec![Act::Delivery(restored.into())]);
}

#[test]
fn only_success_is_called_sent_and_nothing_is_said_of_mail_to_the_visitor() {
    let soft = asking(Gate::Soft);
    for stage in Stage::ALL {
        let acts = sending().into_iter().chain([Act::Delivery(Delivery::new(stage).into())]).collect();
        let html = render(asked(&soft, acts), soft.clone(), None);
        let says_sent = gate(&html).contains(">Sent.");
        let is_sent = matches!(stage, Stage::Confirmed | Stage::Accepted | Stage::SuspectedSpam);
        assert_eq!(says_sent, is_sent, "{stage:?}");
        assert!(!gate(&html).contains("inbox"), "{stage:?}");
    }
}

#[test]
fn before_the_plan_opens_nothing_of_it_is_in_the_page() {
    for options in [asking(Gate::Soft), asking(Gate::Hard)] {
        let closed = render(asked(&options, Vec::new()), options.clone(), None);
        for hidden in ["data-section=\"plan\"", "data-plan", "data-section=\"bridge\"", "data-section=\"outcomes\""] {
            assert!(!closed.contains(hidden), "{hidden} is there before anything was sent");
        }
        for free in ["data-field=\"gap\"", "data-field=\"band\"", "data-chart=\"a\"", "data-section=\"basis\""] {
            assert!(closed.contains(free), "{free} is not free");
        }
        let causes = closed.split("data-chart=\"b\"").nth(1).and_then(|rest| rest.split("</figure>").next());
        assert_eq!(causes.expect("the causes").matches("role=\"rowheader\"").count(), 1, "the top cause alone");
        let acts = sending().into_iter().chain([Act::Delivery(Delivery::new(Stage::Retryable).into())]).collect();
        let open = render(asked(&options, acts), options.clone(), None);
        assert!(open.contains("data-section=\"plan\"") && open.contains("data-plan"));
    }
}

#[test]
fn a_report_without_a_number_has_no_plan_to_open() {
    let options = asking(Gate::Hard);
    let mut state = report(Form::Express, "INT 1, UNP dk, BEN dk, FRI dk, R-CLD dk, R-DCX dk, S-CLD 2");
    state.contact.ask(options.lead.clone());
    let html = render(state, options, None);
    assert!(!html.contains("part=\"gate\""));
    assert_eq!(html.matches("data-screen").count(), 1);
}

#[test]
fn a_contact_form_before_the_questions() {
    let start = asking(Gate::Start);
    let mut first = state(Form::Express, Screen::Contact, "");
    first.contact.ask(start.lead.clone());
    let html = render(first.clone(), start.clone(), None);
    check_words("contact", &html);
    insta::assert_snapshot!("contact", lines(&html));
    first.apply(assessment(), Action::Continue);
    insta::assert_snapshot!("contact-errors", lines(&render(first, start.clone(), None)));
    let failed = vec![Act::Delivery(Delivery { restored: true, ..Delivery::new(Stage::Retryable) }.into())];
    check_gate("contact-failed", &start, failed);
    let skipped = render(asked(&start, vec![Act::Skip]), start, None);
    assert!(!skipped.contains("part=\"gate\"") && skipped.contains("data-plan"));
}
