//! The markup of the contact form and of what is said of a delivery, in every state.

use std::sync::Arc;

use execution_gap::content::edition::assessment;
use execution_gap::engine::Form;
use execution_gap::ui::Options;
use execution_gap::ui::contact::{Act, Delivery, Export, Field, Refusal, Stage, Typed, Way};
use execution_gap::ui::options::{Consent, Gate, Lead};
use execution_gap::ui::state::{Action, Report, Screen, State};

use super::{PLANS_AHEAD, check_filled, check_words, lines, render, report, state};

/// A campaign that asks for contact details.
fn asking(gate: Gate) -> Options {
    let consent =
        |key: &str, text: &str, required| Consent { key: key.into(), text: text.into(), version: "1".into(), required };
    let lead = Lead {
        gate,
        is_call: false,
        may_keep: true,
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
    check_filled(name, &html.replace("{}", ""));
    insta::assert_snapshot!(name, lines(gate(&html)));
}

#[test]
fn a_contact_form_in_the_report() {
    let soft = asking(Gate::Soft);
    check_gate("gate-soft", &soft, Vec::new());
    check_gate("gate-hard", &asking(Gate::Hard), Vec::new());
    check_gate("gate-skipped", &soft, vec![Act::Skip]);
    let shared = soft.lead.as_deref().map(|lead| Arc::new(Lead { may_keep: false, ..lead.clone() }));
    let nothing_kept = Options { lead: shared, ..soft.clone() };
    let slip = vec![typed("email", "ada@gmial.com"), ticked("consent_newsletter")];
    check_gate("gate-suggestion", &nothing_kept, slip);
    check_gate("gate-looked-at", &soft, vec![Act::Look(true), Act::Preview("{}".into())]);
    check_gate("gate-errors", &soft, vec![typed("email", "ada@acme"), Act::Send]);
    let call = soft.lead.as_deref().map(|lead| Arc::new(Lead { is_call: true, may_keep: false, ..lead.clone() }));
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
    let used_up = Refusal { field: None, code: "too_many".into(), message: None };
    let used_up = Delivery { errors: vec![used_up], left: 0, ..Delivery::new(Stage::Rejected) };
    check_gate("delivery-used-up", &soft, sending().into_iter().chain([Act::Delivery(used_up.into())]).collect());
    let restored = Delivery { restored: true, ..Delivery::new(Stage::Waiting) };
    check_gate("delivery-restored", &soft, vec![Act::Delivery(restored.into())]);
}

/// The codes that receivers' faults become (`judge` in `crates/lead`), and one of a receiver's own.
const CODES: [&str; 6] = ["invalid", "required", "blocked", "too_long", "captcha_failed", "novel"];

#[test]
fn a_known_code_is_said_in_our_words_at_a_field_and_without_one() {
    let soft = asking(Gate::Soft);
    let said = |field, code: &str| {
        let error = Refusal { field, code: code.into(), message: Some("Error in 'fields.email'.".into()) };
        let refused = Delivery { errors: vec![error], ..Delivery::new(Stage::Rejected) };
        let acts = sending().into_iter().chain([Act::Delivery(refused.into())]).collect();
        gate(&render(asked(&soft, acts), soft.clone(), None)).to_owned()
    };
    for code in CODES.into_iter().filter(|code| *code != "novel" && *code != "captcha_failed") {
        for field in [Field::Email, Field::Company] {
            let html = said(Some(field), code);
            assert!(!html.contains("fields.email"), "{code}");
            assert!(!html.contains("this was not accepted"), "{code} has words of its own");
            let place = ["data-field-error=\"", field.id(), "\""].concat();
            assert!(html.contains(&place), "{code} is not said at its field");
        }
    }
    assert!(said(None, "captcha_failed").contains("that you are a person"));
    for field in [Some(Field::Email), None] {
        assert!(said(field, "novel").contains("fields.email"), "a receiver's own code has its own words");
    }
}

#[test]
fn who_cannot_send_is_told_another_way() {
    let soft = asking(Gate::Soft);
    let said = |options: &Options, way| {
        let wrong = Delivery { way, ..Delivery::new(Stage::Misconfigured) };
        let acts = sending().into_iter().chain([Act::Delivery(wrong.into())]).collect();
        gate(&render(asked(options, acts), options.clone(), None)).to_owned()
    };
    let way = Way { label: "Ask <us>".into(), url: "mailto:hello@acme.example".into() };
    let html = said(&soft, Some(way));
    assert!(html.contains("<a href=\"mailto:hello@acme.example\"") && html.contains("Ask &lt;us&gt;"), "{html}");
    assert!(said(&soft, None).contains("get in touch with Acme &amp; Co directly"));
    let nobody = soft.lead.as_deref().map(|lead| Arc::new(Lead { controller: None, ..lead.clone() }));
    assert!(said(&Options { lead: nobody, ..soft.clone() }, None).contains("get in touch in another way"));
}

#[test]
fn a_file_that_does_not_come_is_said_where_it_was_asked_for() {
    let soft = asking(Gate::Soft);
    let words = "because a file did not load";
    let says = |acts: Vec<Act>| gate(&render(asked(&soft, acts), soft.clone(), None)).matches(words).count();
    let failed = || sending().into_iter().chain([Act::Delivery(Delivery::new(Stage::Retryable).into())]);
    assert_eq!(says(failed().chain([Act::Download(Export::Json), Act::Unavailable]).collect()), 1);
    assert_eq!(says(vec![Act::Look(true), Act::Unavailable]), 1);
    assert_eq!(says(vec![Act::Look(true), Act::Unavailable, Act::Look(false), Act::Look(true)]), 0, "asked anew");
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
fn a_report_without_a_number_has_no_form() {
    let options = asking(Gate::Hard);
    let mut state = report(Form::Express, "INT 1, UNP dk, BEN dk, FRI dk, R-CLD dk, R-DCX dk, S-CLD 2");
    state.contact.ask(options.lead.clone());
    state.report = Report::Told { is_scored: false };
    assert!(!render(state, options, None).contains("part=\"gate\""));
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
    let skipped = asked(&start, vec![Act::Skip]);
    assert!(skipped.contact.plan_is_open());
    assert!(!render(skipped, start, None).contains("part=\"gate\""));
}
