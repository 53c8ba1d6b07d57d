//! The lead: every key, what it holds, how strictly it is read, and the hash by which two of them are the same.

use execution_gap_lead::payload::Lead;
use execution_gap_lead::{Submission, content_hash, prepare};
use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Capabilities, Form, GivenAnswers, Scorer};
use serde_json::{Value, json};

use super::support::{ID, NOW, campaign, draft, generic, read, submission, tree, with};

fn payload(submission: &Value) -> Value {
    serde_json::to_value(draft(&generic(), submission).payload).unwrap()
}

#[test]
fn a_lead_holds_what_was_sent() {
    let lead = payload(&submission());
    let keys: Vec<&str> = lead.as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected = [
        "schema",
        "id",
        "type",
        "timestamp",
        "attempt",
        "test",
        "campaign",
        "source",
        "contact",
        "consent",
        "attribution",
        "assessment",
        "scores",
        "report",
        "hidden",
        "checks",
    ];
    expected.sort_unstable();
    assert_eq!(keys, expected);
    assert_eq!(lead["schema"], "execution-gap.lead/1");
    assert_eq!((&lead["id"], &lead["type"]), (&json!(ID), &json!("lead.submitted")));
    assert_eq!((&lead["timestamp"], &lead["attempt"]), (&json!("2026-11-22T18:20:31.114Z"), &json!(1)));
    assert_eq!((&lead["test"], &lead["campaign"]), (&json!(false), &json!("spring-2027")));
    assert_eq!(
        lead["source"],
        json!({
            "widget": "execution-gap", "widget_version": "0.1.0", "instance": "hero", "mode": "visitor", "locale": "en",
            "page_url": "https://acme.eu/assess?utm_source=li&li_fat_id=AbC", "page_title": "Assessment",
            "referrer_origin": "https://www.linkedin.com", "embedded": false
        })
    );
    assert_eq!(
        lead["contact"],
        json!({
            "email": "Ana@acme.eu", "first_name": "Ana", "last_name": "Ruiz", "company": "Acme", "role": "CIO",
            "phone_raw": "+34 600 000 000", "phone_e164": "+34600000000", "country": "Spain"
        })
    );
    assert_eq!(
        lead["attribution"],
        json!({ "first": null, "last": {
            "at": "2026-11-22T18:15:11.114Z", "landing_path": "/assess",
            "params": { "utm_source": "li" }, "click_ids": { "li_fat_id": "AbC" }
        } })
    );
    assert_eq!(lead["report"], json!({ "share_url": null }));
    assert_eq!(lead["hidden"], json!({ "Sales Rep": "Kim", "deal": "7" }));
    assert_eq!(lead["checks"], json!({ "elapsed_ms": 300_000, "honeypot_empty": true, "pow": null, "captcha": null }));
}

#[test]
fn every_question_of_the_form_is_there() {
    let lead = payload(&submission());
    let assessed = &lead["assessment"];
    assert_eq!(assessed["weights"], json!({ "BI": 1.0, "PO": 0.5, "AA": 2.0 }));
    assert_eq!(assessed["profile"], json!({ "role": "technology_lead", "priority": "growth", "size": null }));
    assert_eq!(assessed["started_at"], "2026-11-22T18:15:31.114Z");
    let answers = assessed["answers"].as_array().unwrap();
    assert_eq!(answers.len(), 9);
    let of = |id: &str| answers.iter().find(|answer| answer["q"] == id).unwrap().clone();
    assert_eq!(of("INT"), json!({ "q": "INT", "a": 1, "skipped": null }));
    assert_eq!(of("S-CLD"), json!({ "q": "S-CLD", "a": null, "skipped": "not_applicable" }));
    assert_eq!(of("BEN"), json!({ "q": "BEN", "a": null, "skipped": "dont_know" }));
    assert!(answers.iter().filter(|answer| answer["skipped"] == "unanswered").count() == 1);
}

/// The scores are the engine's own brief report, to the last bit.
#[test]
fn scores_are_the_report() {
    for (form, answers) in [
        ("express", json!({ "INT": 1, "UNP": 2, "S-CLD": "na", "BEN": "dk" })),
        ("express", json!({})),
        ("full", json!({ "S-CLD": 4, "S-DAT": 3, "INT": 0, "UNP": 1, "BEN": 2, "SEC": 3 })),
    ] {
        let lead = payload(&with(|s| {
            s["detail"]["form"] = json!(form);
            s["detail"]["answers"] = answers.clone();
        }));
        let form: Form = form.parse().unwrap();
        let given: GivenAnswers = serde_json::from_value(answers).unwrap();
        let scorer = Scorer::new(assessment(), form).weights(Capabilities::new([1.0, 0.5, 2.0]));
        let report = scorer.brief(&given.check(assessment(), form).unwrap());
        assert_eq!(lead["scores"], serde_json::to_value(report.with_ids(assessment())).unwrap());
    }
}

#[test]
fn only_fields_that_the_campaign_asks_are_taken() {
    let asks = campaign(json!({ "adapter": "host", "fields": ["email"] }));
    let contact = serde_json::to_value(draft(&asks, &submission()).payload.contact).unwrap();
    let given: Vec<&String> =
        contact.as_object().unwrap().iter().filter(|(_, value)| !value.is_null()).map(|(key, _)| key).collect();
    assert_eq!(given, ["email"]);
}

#[test]
fn texts_are_one_line_and_never_too_long() {
    let contact = |field: &str, text: &str| {
        let lead = payload(&with(|s| s["detail"]["contact"][field] = json!(text)));
        lead["contact"][field].clone()
    };
    assert_eq!(contact("first_name", "  A\r\nTEL:123\u{0}\u{7f}\u{85} "), json!("A  TEL:123"));
    assert_eq!(contact("first_name", "\u{202e}evil\u{2066}"), json!("evil"));
    assert_eq!(contact("first_name", " \t "), json!(null));
    assert_eq!(contact("last_name", &"ä".repeat(81)), json!("ä".repeat(80)));
    assert_eq!(contact("company", &"𝄞".repeat(121)), json!("𝄞".repeat(120)));
    assert_eq!(contact("role", &"x".repeat(81)), json!("x".repeat(80)));
    assert_eq!(contact("last_name", &format!("{} b", "a".repeat(79))), json!("a".repeat(79)));
}

#[test]
fn what_is_missing_is_null_and_still_there() {
    let empty = json!({ "detail": { "form": "express" } });
    let lead = payload(&empty);
    assert_eq!(lead["timestamp"], "1970-01-01T00:00:00.000Z");
    let whole: Lead = serde_json::from_value(lead.clone()).unwrap();
    assert_eq!(serde_json::to_value(whole).unwrap(), lead);
}

#[test]
fn times_outside_the_calendar_are_none() {
    for (time, expected) in [
        (json!(0), json!("1970-01-01T00:00:00.000Z")),
        (json!(951_782_400_000.0), json!("2000-02-29T00:00:00.000Z")),
        (json!(4_107_542_399_999.0), json!("2100-02-28T23:59:59.999Z")),
        (json!(253_402_300_799_999.0), json!("9999-12-31T23:59:59.999Z")),
        (json!(253_402_300_800_000.0), json!(null)),
        (json!(-1), json!(null)),
        (json!("1"), json!(null)),
        (json!(1e300), json!(null)),
    ] {
        let lead = payload(&with(|s| s["detail"]["started_at"] = time.clone()));
        assert_eq!(lead["assessment"]["started_at"], expected, "{time}");
    }
}

#[test]
fn a_submission_that_cannot_be_scored_is_refused() {
    for (change, sentence) in [
        (json!({ "form": "long" }), "\"form\" is none of \"express\" and \"full\"."),
        (
            json!({ "form": "express", "answers": { "XXX": 1 } }),
            "\"answers\" holds \"XXX\", which is no item of this form or whose answer is none of 0 to 4, \"dk\" and \"na\".",
        ),
        (
            json!({ "form": "express", "answers": { "INT": 5 } }),
            "\"answers\" holds \"INT\", which is no item of this form or whose answer is none of 0 to 4, \"dk\" and \"na\".",
        ),
        (
            json!({ "form": "express", "answers": { "INT": "2" } }),
            "\"answers\" holds \"INT\", which is no item of this form or whose answer is none of 0 to 4, \"dk\" and \"na\".",
        ),
    ] {
        let json = tree(&json!({ "detail": change }));
        assert_eq!(Submission::read(&json).unwrap_err(), sentence);
    }
    let nobody = read(&json!({ "schema": "execution-gap.campaign/1" }));
    let submission = tree(&submission());
    let error = prepare(&nobody, &Submission::read(&submission).unwrap(), 1).unwrap_err();
    assert_eq!(error, "The campaign has no \"lead\", so there is nobody to send to.");
}

#[test]
fn the_hash_leaves_out_tries_times_and_checks() {
    let hash = |submission: &Value| draft(&generic(), submission).body_hash;
    let first = hash(&submission());
    assert_eq!(first.len(), 64);
    let later = with(|s| {
        for time in ["now", "started_at", "completed_at", "shown_at"] {
            s["detail"][time] = json!(NOW + 5.0);
        }
        s["detail"]["consents"][1]["changed_at"] = json!(NOW);
        s["attribution"]["last"]["at"] = json!(NOW);
        s["captcha"] = json!({ "provider": "turnstile", "token": "T2" });
        s["pow"] = json!({ "bits": 12, "nonce": 7 });
    });
    assert_eq!(hash(&later), first);
    let tree = tree(&submission());
    let again = prepare(&read(&generic()), &Submission::read(&tree).unwrap(), 4).unwrap();
    assert_eq!((again.body_hash, again.payload.attempt), (first.clone(), 4));
    for path in ["/detail/contact/last_name", "/detail/request_text", "/id", "/page/title", "/hidden/deal"] {
        assert_ne!(hash(&with(|s| *s.pointer_mut(path).unwrap() = json!("other"))), first, "{path}");
    }
    assert_ne!(hash(&with(|s| s["detail"]["answers"]["INT"] = json!(2))), first);
    assert_ne!(hash(&with(|s| s["detail"]["consents"][0]["value"] = json!(true))), first);
}

#[test]
fn a_receiver_computes_the_same_hash() {
    let draft = draft(&generic(), &submission());
    let received: Lead = serde_json::from_str(draft.request.body.as_deref().unwrap()).unwrap();
    assert_eq!(content_hash(received), draft.body_hash);
}

/// Every key at every place is needed, and no other is taken.
#[test]
fn a_lead_is_read_strictly() {
    let lead = payload(&with(|s| {
        s["attribution"]["first"] = s["attribution"]["last"].clone();
        s["captcha"] = json!({ "provider": "turnstile", "token": "T" });
        s["pow"] = json!({ "bits": 12, "nonce": "7" });
    }));
    serde_json::from_value::<Lead>(lead.clone()).unwrap();
    let mut places = Vec::new();
    objects(&lead, String::new(), &mut places);
    assert!(places.len() > 40, "{places:?}");
    for place in places {
        let free = ["/hidden", "/attribution/first/params", "/attribution/last/params"].contains(&place.as_str())
            || place.ends_with("/click_ids");
        let mut more = lead.clone();
        more.pointer_mut(&place).unwrap()["surplus"] = json!("x");
        assert_eq!(serde_json::from_value::<Lead>(more).is_ok(), free, "{place} with a surplus key");
        for key in lead.pointer(&place).unwrap().as_object().unwrap().keys() {
            let mut less = lead.clone();
            less.pointer_mut(&place).unwrap().as_object_mut().unwrap().remove(key);
            assert_eq!(serde_json::from_value::<Lead>(less).is_ok(), free, "{place} without {key}");
        }
    }
}

fn objects(value: &Value, at: String, into: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            into.push(at.clone());
            entries.iter().for_each(|(key, value)| objects(value, format!("{at}/{key}"), into));
        }
        Value::Array(elements) => {
            elements.iter().enumerate().for_each(|(index, value)| objects(value, format!("{at}/{index}"), into));
        }
        _ => {}
    }
}

#[test]
fn the_preview_is_the_body() {
    let draft = draft(&generic(), &submission());
    let body: Value = serde_json::from_str(draft.request.body.as_deref().unwrap()).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&draft.preview).unwrap(), body);
    assert!(draft.preview.starts_with("{\n  \"schema\": \"execution-gap.lead/1\",\n  \"id\": "), "{}", draft.preview);
    assert!(draft.preview.contains("\n    \"items\": [\n      {\n        \"key\": \"request\","), "{}", draft.preview);
    assert!(draft.preview.ends_with("\n  }\n}"));
}

#[test]
fn a_preview_is_not_confused_by_what_visitors_write() {
    let tricky = "\\\"{[,:]}\\";
    let lead = with(|s| s["detail"]["contact"]["company"] = json!(tricky));
    let draft = draft(&generic(), &lead);
    let shown: Value = serde_json::from_str(&draft.preview).unwrap();
    assert_eq!(shown["contact"]["company"], json!(tricky));
    assert!(draft.preview.contains("\"hidden\": {\n"));
}

#[test]
fn a_trap_that_was_filled_in_is_reported() {
    let lead = payload(&with(|s| s["detail"]["trap"] = json!("555")));
    assert_eq!(lead["checks"]["honeypot_empty"], json!(false));
}
