//! What each receiver's answer means (integrations 2, 3.7, 11.2; contract 8), and when there is another try.

use execution_gap_lead::{Outcome, Verdict, next_try};
use serde_json::{Value, json};

use super::support::{everyone, receiver, response, verdict};

fn outcome(name: &str, answer: Value) -> Outcome {
    verdict(&receiver(name), answer).outcome
}

/// Everything that can be asked with `fetch`.
const FETCHED: [&str; 9] =
    ["generic", "generic json", "n8n", "zapier", "make", "apps_script", "hubspot", "formspree", "netlify"];

#[test]
fn statuses_mean_the_same_everywhere() {
    for name in FETCHED {
        for (status, expected) in [
            (401, Outcome::Misconfigured),
            (403, Outcome::Misconfigured),
            (404, Outcome::Misconfigured),
            (405, Outcome::Misconfigured),
            (410, Outcome::Misconfigured),
            (413, Outcome::Misconfigured),
            (415, Outcome::Misconfigured),
            (409, Outcome::Rejected),
            (422, Outcome::Rejected),
            (429, Outcome::Retryable),
            (500, Outcome::Retryable),
            (502, Outcome::Retryable),
            (503, Outcome::Retryable),
            (504, Outcome::Retryable),
            (302, Outcome::Unknown),
            (304, Outcome::Unknown),
            (0, Outcome::Unknown),
            (100, Outcome::Unknown),
            (600, Outcome::Unknown),
        ] {
            let found = verdict(&receiver(name), response(status, "text/plain", ""));
            assert_eq!(found.outcome, expected, "{name} {status}");
            assert!(found.reason.is_some(), "{name} {status}");
        }
        let expected = if name == "make" { Outcome::Retryable } else { Outcome::Rejected };
        assert_eq!(outcome(name, response(400, "text/plain", "")), expected, "{name} 400");
    }
}

#[test]
fn what_could_not_be_seen_is_unknown() {
    for name in FETCHED {
        for answer in [
            json!({ "kind": "failed" }),
            json!({ "kind": "timeout" }),
            json!({ "kind": "response", "status": 0, "opaque": true }),
            json!({ "kind": "response", "status": 200, "opaque": true, "body": "{\"ok\":true}" }),
            json!({}),
            json!(null),
            json!({ "kind": "novel" }),
        ] {
            assert_eq!(outcome(name, answer.clone()), Outcome::Unknown, "{name} {answer}");
        }
        let mut redirected = response(200, "application/json", "{\"ok\":true,\"status\":\"success\",\"next\":\"x\"}");
        redirected["redirected"] = json!(true);
        let expected = if name == "apps_script" { Outcome::Confirmed } else { Outcome::Unknown };
        assert_eq!(outcome(name, redirected), expected, "{name}");
    }
}

#[test]
fn a_page_for_people_is_no_success() {
    let html = response(200, "text/html; charset=utf-8", "<!doctype html><title>Sign in</title>");
    for name in FETCHED.into_iter().filter(|name| *name != "netlify") {
        assert_eq!(outcome(name, html.clone()), Outcome::Unknown, "{name}");
        assert_eq!(outcome(name, response(200, "text/plain", " \n<html>")), Outcome::Unknown, "{name}");
    }
    assert_eq!(outcome("netlify", html), Outcome::Accepted);
}

#[test]
fn a_webhook_confirms_with_its_reference() {
    let confirmed = verdict(&receiver("generic"), response(200, "application/json", r#"{"ok":true,"ref":"L-2027-1"}"#));
    assert_eq!(confirmed.reference.as_deref(), Some("L-2027-1"));
    assert_eq!((confirmed.outcome, confirmed.reason), (Outcome::Confirmed, None));
    for bad in ["", "a b", "ä", "<b>", "a_b", &"x".repeat(41)] {
        let body = json!({ "ok": true, "ref": bad }).to_string();
        let found = verdict(&receiver("generic"), response(201, "application/json", &body));
        assert_eq!((found.outcome, found.reference), (Outcome::Confirmed, None), "{bad}");
    }
    for (status, kind, body, expected) in [
        (200, "text/plain", "OK", Outcome::Confirmed),
        (200, "", "", Outcome::Confirmed),
        (200, "application/json", "", Outcome::Confirmed),
        (203, "application/json", "[]", Outcome::Confirmed),
        (202, "application/json", "{}", Outcome::Accepted),
        (204, "", "", Outcome::Accepted),
        (200, "application/json", "{\"ok\":tru", Outcome::Unknown),
        (200, "application/problem+json", "x", Outcome::Unknown),
        (200, "application/json", r#"{"ok":false}"#, Outcome::Rejected),
        (200, "application/json", r#"{"ok":"false"}"#, Outcome::Confirmed),
        (200, "application/json", r#"{"message":"Workflow was started"}"#, Outcome::Confirmed),
    ] {
        for name in ["generic", "n8n"] {
            assert_eq!(outcome(name, response(status, kind, body)), expected, "{name} {status} {body}");
        }
    }
}

#[test]
fn zapier_and_make_have_queued() {
    let zapier = r#"{"attempt":"a","id":"b","request_id":"c","status":"success"}"#;
    for (name, kind, body, expected) in [
        ("zapier", "application/json", zapier, Outcome::Accepted),
        ("zapier", "application/json", r#"{"status":"error"}"#, Outcome::Unknown),
        ("zapier", "text/plain", "success", Outcome::Unknown),
        ("make", "text/plain", "Accepted", Outcome::Accepted),
        ("make", "application/json", r#"{"ok":true}"#, Outcome::Accepted),
        ("make", "application/json", r#"{"ok":false}"#, Outcome::Rejected),
    ] {
        assert_eq!(outcome(name, response(200, kind, body)), expected, "{name} {body}");
    }
}

#[test]
fn a_script_must_say_so_itself() {
    for (body, expected) in [
        (r#"{"ok":true}"#, Outcome::Confirmed),
        (r#"{"success":true}"#, Outcome::Confirmed),
        (r#"{"ok":false,"success":true}"#, Outcome::Rejected),
        (r#"{"ok":"true"}"#, Outcome::Rejected),
        ("{}", Outcome::Rejected),
        ("true", Outcome::Unknown),
        ("", Outcome::Unknown),
    ] {
        assert_eq!(outcome("apps_script", response(200, "application/json", body)), expected, "{body}");
    }
}

#[test]
fn hubspots_own_words_and_addresses_are_not_used() {
    for body in [r#"{"inlineMessage":"<p>Thanks</p>"}"#, r#"{"redirectUri":"javascript:alert(1)"}"#] {
        let found = verdict(&receiver("hubspot"), response(200, "application/json", body));
        assert_eq!(
            found,
            Verdict {
                outcome: Outcome::Confirmed,
                reference: None,
                reason: None,
                errors: vec![],
                retry_after_ms: None
            }
        );
    }
}

#[test]
fn frames_are_handed_over_or_accepted_and_never_confirmed() {
    let frame = |location: Value, loads: u32| json!({ "kind": "frame", "location": location, "loads": loads });
    for name in ["salesforce_w2l", "pardot", "mailchimp", "activecampaign"] {
        let back = if name == "activecampaign" { Outcome::HandedOver } else { Outcome::Accepted };
        for (answer, expected) in [
            (frame(json!("https://acme.example/thanks.html"), 2), back),
            (frame(json!("https://acme.example/thanks.html?a=1#b"), 2), back),
            (frame(json!(null), 1), Outcome::HandedOver),
            (frame(json!("about:blank"), 1), Outcome::HandedOver),
            (frame(json!(null), 0), Outcome::Unknown),
            (json!({ "kind": "timeout" }), Outcome::Unknown),
            (json!({ "kind": "failed" }), Outcome::Unknown),
        ] {
            assert_eq!(outcome(name, answer.clone()), expected, "{name} {answer}");
        }
        let elsewhere = frame(json!("https://acme.example/sorry.html"), 2);
        let expected = if name == "pardot" { Outcome::Rejected } else { Outcome::HandedOver };
        assert_eq!(outcome(name, elsewhere), expected, "{name}");
    }
}

#[test]
fn outcomes_are_read_by_the_names_under_which_they_are_written() {
    for (name, expected) in [
        ("confirmed", Outcome::Confirmed),
        ("accepted", Outcome::Accepted),
        ("handed_over", Outcome::HandedOver),
        ("rejected", Outcome::Rejected),
        ("retryable", Outcome::Retryable),
        ("unknown", Outcome::Unknown),
        ("misconfigured", Outcome::Misconfigured),
        ("suspected_spam", Outcome::SuspectedSpam),
    ] {
        assert_eq!(Outcome::from_id(name), Some(expected));
        assert_eq!(serde_json::to_value(expected).unwrap(), json!(name));
    }
    assert_eq!((Outcome::from_id("Confirmed"), Outcome::from_id("")), (None, None));
}

#[test]
fn without_a_receiver_nothing_can_arrive() {
    let nobody = json!({ "schema": "execution-gap.campaign/1" });
    assert_eq!(verdict(&nobody, json!({ "kind": "failed" })).outcome, Outcome::Misconfigured);
}

#[test]
fn an_answer_as_a_weapon_is_only_unread() {
    let deep = "[".repeat(10_000) + &"]".repeat(10_000);
    assert_eq!(outcome("generic", response(200, "application/json", &deep)), Outcome::Unknown);
    assert_eq!(outcome("generic", response(400, "application/json", &deep)), Outcome::Rejected);
    let long = format!("{{\"ok\":false,\"x\":\"{}\"}}", "ä".repeat(40_000));
    assert_eq!(outcome("generic", response(200, "application/json", &long)), Outcome::Unknown, "cut at 64 KiB");
    let many = format!("{{\"errors\":[{}]}}", ["{\"message\":\"m\"}"; 500].join(","));
    assert_eq!(verdict(&receiver("generic"), response(400, "application/json", &many)).errors.len(), 20);
    for (name, campaign) in everyone() {
        verdict(&campaign, response(u16::MAX, "\u{0}", "\u{0}"));
        assert!(!name.is_empty());
    }
}

#[test]
fn a_receiver_may_ask_for_time() {
    let wait = |text: Value| {
        let mut answer = response(429, "", "");
        answer["retry_after"] = text;
        verdict(&receiver("generic"), answer).retry_after_ms
    };
    assert_eq!(wait(json!("7")), Some(7000.0));
    assert_eq!(wait(json!(" 7 ")), Some(7000.0));
    assert_eq!(wait(json!("3600")), Some(60_000.0));
    for text in
        [json!("Wed, 21 Oct 2015 07:28:00 GMT"), json!("-1"), json!("99999999999"), json!(""), json!(null), json!(7)]
    {
        assert_eq!(wait(text.clone()), None, "{text}");
    }
}

#[test]
fn four_tries_and_no_more() {
    let plan =
        |random| (1..=5).map(|attempt| next_try(Outcome::Retryable, false, attempt, None, random)).collect::<Vec<_>>();
    assert_eq!(plan(0.5), [Some(1000.0), Some(4000.0), Some(15_000.0), None, None]);
    assert_eq!(plan(0.0), [Some(800.0), Some(3200.0), Some(12_000.0), None, None]);
    assert_eq!(plan(1.0), [Some(1200.0), Some(4800.0), Some(18_000.0), None, None]);
    assert_eq!(plan(f64::NAN), plan(0.5));
    assert_eq!(next_try(Outcome::Retryable, false, 0, None, 0.5), None);
    assert_eq!(next_try(Outcome::Retryable, false, u32::MAX, None, 0.5), None);
}

#[test]
fn an_unknown_outcome_is_tried_again_only_where_a_lead_is_kept_once() {
    assert_eq!(next_try(Outcome::Unknown, true, 1, None, 0.5), Some(1000.0));
    assert_eq!(next_try(Outcome::Unknown, false, 1, None, 0.5), None);
    for outcome in [
        Outcome::Confirmed,
        Outcome::Accepted,
        Outcome::HandedOver,
        Outcome::Rejected,
        Outcome::Misconfigured,
        Outcome::SuspectedSpam,
    ] {
        assert_eq!(next_try(outcome, true, 1, Some(1000.0), 0.5), None);
    }
}

#[test]
fn a_receivers_wish_lengthens_the_wait_and_never_shortens_it() {
    let wait = |asked| next_try(Outcome::Retryable, false, 2, Some(asked), 0.5);
    assert_eq!(wait(9000.0), Some(9000.0));
    assert_eq!(wait(1.0), Some(4000.0));
    assert_eq!(wait(1e12), Some(60_000.0));
    for odd in [f64::NAN, -5.0, f64::NEG_INFINITY] {
        assert_eq!(wait(odd), Some(4000.0));
    }
    assert_eq!(wait(f64::INFINITY), Some(60_000.0));
}
