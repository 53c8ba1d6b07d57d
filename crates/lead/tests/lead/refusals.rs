//! What a refusal says: about which field, in whose words, and whose business it is.

use execution_gap_lead::{FieldError, Outcome, Verdict};
use serde_json::{Value, json};

use super::support::{hubspot, receiver, response, verdict, webhook};

fn error(field: Option<&str>, code: &str, message: Option<&str>) -> FieldError {
    FieldError { field: field.map(str::to_owned), code: code.to_owned(), message: message.map(str::to_owned) }
}

#[test]
fn a_refusal_names_fields_in_our_words() {
    let body = json!({ "errors": [
        { "field": "contact.email", "code": "invalid", "message": "No such <b>domain</b>.\n" },
        { "field": "contact.phone_raw", "code": "REQUIRED_FIELD" },
        { "field": "checks.captcha", "code": "captcha_failed" },
        { "field": "contact.__proto__", "code": "bad code!", "message": "x".repeat(300) },
        { "field": "contact.company", "code": "not_a_customer", "message": "No such <b>firm</b>.\n" },
        7, null
    ] })
    .to_string();
    for status in [400, 422] {
        let found = verdict(&receiver("generic"), response(status, "application/json", &body));
        assert_eq!(found.outcome, Outcome::Rejected);
        assert_eq!(
            found.errors[..5],
            [
                error(Some("email"), "invalid", None),
                error(Some("phone"), "required", None),
                error(None, "captcha_failed", None),
                error(None, "invalid", Some(&"x".repeat(200))),
                error(Some("company"), "not_a_customer", Some("No such <b>firm</b>.")),
            ]
        );
    }
    let only =
        webhook("generic", json!({ "fields": ["first_name"], "options": { "map": { "first_name": "Vorname" } } }));
    let body = r#"{"ok":false,"errors":[{"field":"email"},{"field":"Vorname","code":"too_long"}]}"#;
    let found = verdict(&only, response(200, "application/json", body));
    assert_eq!(found.errors, [error(None, "invalid", None), error(Some("first_name"), "too_long", None)]);
}

#[test]
fn a_refusal_without_a_list_keeps_its_sentence() {
    let found =
        verdict(&receiver("apps_script"), response(200, "application/json", r#"{"ok":false,"error":"Sheet is full"}"#));
    assert_eq!((found.outcome, found.errors), (Outcome::Rejected, vec![error(None, "invalid", Some("Sheet is full"))]));
}

fn hubspot_says(field: &str, kind: &str) -> Verdict {
    let message = format!("Error in 'fields.{field}'. Something is wrong");
    let body = json!({ "status": "error", "errors": [{ "message": message, "errorType": kind }] }).to_string();
    let campaign = hubspot(json!({ "map": { "company": "firm", "scores_shown": "gap_score" } }));
    verdict(&campaign, response(400, "application/json", &body))
}

#[test]
fn hubspot_names_fields_by_its_own_names() {
    for (theirs, kind, ours, code) in [
        ("email", "INVALID_EMAIL", "email", "invalid"),
        ("email", "BLOCKED_EMAIL", "email", "blocked"),
        ("firstname", "REQUIRED_FIELD", "first_name", "required"),
        ("firm", "INPUT_TOO_LARGE", "company", "too_long"),
    ] {
        let found = hubspot_says(theirs, kind);
        assert_eq!(found.outcome, Outcome::Rejected, "{theirs}");
        assert_eq!(found.errors, [error(Some(ours), code, None)]);
    }
}

/// Every code of a field's fault that an adapter knows.
const FAULTS: [(&str, &[&str]); 3] = [
    ("generic", &["invalid", "required", "blocked", "too_long", "captcha_failed"]),
    (
        "hubspot",
        &[
            "INVALID_EMAIL",
            "BLOCKED_EMAIL",
            "REQUIRED_FIELD",
            "INVALID_NUMBER",
            "INPUT_TOO_LARGE",
            "NUMBER_OUT_OF_RANGE",
            "VALUE_NOT_IN_FIELD_DEFINITION",
        ],
    ),
    (
        "formspree",
        &["REQUIRED_FIELD_EMPTY", "REQUIRED_FIELD_MISSING", "TYPE_EMAIL", "TYPE_NUMERIC", "TYPE_TEXT", "EMPTY"],
    ),
];

#[test]
fn a_known_code_has_words_of_ours_and_no_sentence_of_theirs() {
    let ours = ["invalid", "required", "blocked", "too_long", "captcha_failed"];
    for (name, codes) in FAULTS {
        for code in codes {
            let message = "Error in 'fields.email'. Submission from this email address are not allowed";
            let error = json!({ "field": "email", "code": code, "errorType": code, "message": message });
            let body = json!({ "errors": [error] }).to_string();
            let found = verdict(&receiver(name), response(400, "application/json", &body));
            let [error] = &found.errors[..] else { panic!("{name} {code}: {found:?}") };
            assert!(ours.contains(&error.code.as_str()), "{name} {code}: {error:?}");
            assert_eq!((error.field.as_deref(), &error.message), (Some("email"), &None), "{name} {code}");
        }
    }
}

#[test]
fn a_sentence_of_theirs_is_shown_only_where_it_names_no_field_as_programs_do() {
    let mapped = json!({ "fields": ["email"], "options": { "map": { "scores_shown": "field[3]", "email": "email" } } });
    let shown = |message: &str| {
        let body = json!({ "errors": [{ "field": "contact.email", "code": "novel", "message": message }] }).to_string();
        let found = verdict(&webhook("generic", mapped.clone()), response(422, "application/json", &body));
        found.errors.first().expect("an error").message.clone()
    };
    for message in [
        "contact.email is on our list",
        "Error in 'fields.email'. Not allowed",
        "first_name: must not be empty",
        "field[3] is no number",
        "assessment.weights does not fit",
    ] {
        assert_eq!(shown(message), None, "{message}");
    }
    for message in ["This email is on our list.", "Write to help@acme.example.", "Wait for 3.5 minutes, or call us..."]
    {
        assert_eq!(shown(message).as_deref(), Some(message));
    }
    let body = json!({ "status": "error", "message": "The request is not valid" }).to_string();
    assert_eq!(verdict(&receiver("hubspot"), response(400, "application/json", &body)).errors, []);
}

#[test]
fn what_no_visitor_can_change_at_hubspot_is_the_owners_business() {
    for (theirs, kind) in [
        ("gap_score", "FIELD_NOT_IN_FORM_DEFINITION"),
        ("jobtitle", "REQUIRED_FIELD"),
        ("gap_score", "INVALID_NUMBER"),
        ("", "FORM_HAS_RECAPTCHA_ENABLED"),
        ("", "MISSING_PROCESSING_CONSENT"),
        ("", "INVALID_HUTK"),
    ] {
        let found = hubspot_says(theirs, kind);
        assert_eq!(found.outcome, Outcome::Misconfigured, "{kind}");
        assert_eq!((found.reason, found.errors), (Some(kind.to_ascii_lowercase()), vec![]));
    }
}

#[test]
fn formspree_confirms_or_names_fields() {
    let says =
        |status, body: Value| verdict(&receiver("formspree"), response(status, "application/json", &body.to_string()));
    assert_eq!(says(200, json!({ "next": "javascript:alert(1)" })).outcome, Outcome::Confirmed);
    assert_eq!(says(200, json!({ "ok": true })).outcome, Outcome::Confirmed);
    assert_eq!(says(200, json!({})).outcome, Outcome::Unknown);
    let refused =
        says(422, json!({ "error": "x", "errors": [{ "code": "TYPE_EMAIL", "field": "email", "message": "m" }] }));
    assert_eq!((refused.outcome, refused.errors), (Outcome::Rejected, vec![error(Some("email"), "invalid", None)]));
    let empty = says(400, json!({ "errors": [{ "code": "EMPTY", "message": "m" }] }));
    assert_eq!((empty.outcome, empty.errors), (Outcome::Rejected, vec![error(None, "required", None)]));
    for code in ["BLOCKED", "FORM_NOT_FOUND", "INACTIVE", "PROJECT_NOT_FOUND", "TOO_MANY_FILES"] {
        let found = says(400, json!({ "errors": [{ "code": code, "message": "m" }] }));
        assert_eq!((found.outcome, found.reason), (Outcome::Misconfigured, Some(code.to_ascii_lowercase())));
    }
}
