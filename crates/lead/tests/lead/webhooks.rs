//! Requests to webhooks and to the page itself, as each receiver verifies them (integrations 3.7, 11.1).

use execution_gap_lead::payload::Lead;
use execution_gap_lead::{Draft, Transport};
use serde_json::{Value, json};

use super::support::{
    ID, body, campaign, draft, field, fields, generic, receiver, submission, urlencoded, webhook, with,
};

#[track_caller]
fn plain(draft: &Draft) {
    let request = &draft.request;
    assert_eq!((request.transport, request.method, request.cookies), (Transport::Fetch, "POST", false));
    assert_eq!((request.keepalive, request.timeout_ms), (true, 10_000));
    assert_eq!(request.return_url, None);
}

#[test]
fn a_plain_webhook_gets_the_lead_as_text_without_a_header() {
    let draft = draft(&generic(), &submission());
    plain(&draft);
    assert_eq!(draft.request.url, "https://leads.acme.example/v1/leads");
    assert_eq!((draft.request.headers.as_slice(), draft.request.redirect), ([].as_slice(), "error"));
    assert_eq!(body(&draft), serde_json::to_value(&draft.payload).unwrap());
    assert!(draft.repeats);
}

#[test]
fn json_brings_its_type_and_the_id() {
    let draft = draft(&webhook("generic", json!({ "mode": "json" })), &submission());
    plain(&draft);
    let expected = [("Content-Type", "application/json".to_owned()), ("Idempotency-Key", ID.to_owned())];
    assert_eq!(draft.request.headers, expected);
    serde_json::from_value::<Lead>(body(&draft)).unwrap();
    assert!(draft.repeats);
}

#[test]
fn n8n_gets_json_without_the_id_in_a_header() {
    let draft = draft(&receiver("n8n"), &submission());
    plain(&draft);
    assert_eq!(draft.request.headers, [("Content-Type", "application/json".to_owned())]);
    assert!(draft.repeats && body(&draft)["id"] == ID);
}

#[test]
fn zapier_and_make_get_a_flat_form_and_no_header() {
    for name in ["zapier", "make"] {
        let draft = draft(&receiver(name), &submission());
        plain(&draft);
        assert_eq!((draft.request.headers.as_slice(), draft.request.redirect), ([].as_slice(), "error"));
        assert!(draft.request.body.is_none() && !draft.repeats);
        assert_eq!(field(&draft, "contact_email"), "Ana@acme.eu");
        assert_eq!(field(&draft, "consent_newsletter"), "false");
        assert_eq!(field(&draft, "hidden_sales_rep"), "Kim");
        let encoded = urlencoded(&fields(&draft));
        assert!(encoded.contains("&contact_phone_raw=%2B34+600+000+000&"), "{encoded}");
    }
}

#[test]
fn a_map_renames_fields_of_a_flat_form() {
    let map = json!({ "options": { "map": { "email": "Mail", "scores_gap": "gap", "utm_source": "source", "nothing": "x" } } });
    let draft = draft(&webhook("zapier", map), &submission());
    assert_eq!((field(&draft, "Mail"), field(&draft, "source")), ("Ana@acme.eu", "li"));
    assert!(!field(&draft, "gap").is_empty());
    let names: Vec<&str> = fields(&draft).into_iter().map(|(name, _)| name).collect();
    assert!(!names.contains(&"contact_email") && !names.contains(&"x"));
    assert_eq!(names.len(), fields(&super::support::draft(&receiver("zapier"), &submission())).len());
}

#[test]
fn apps_script_gets_text_and_answers_through_a_redirect() {
    let draft = draft(&receiver("apps_script"), &submission());
    plain(&draft);
    assert_eq!((draft.request.headers.as_slice(), draft.request.redirect), ([].as_slice(), "follow"));
    serde_json::from_value::<Lead>(body(&draft)).unwrap();
    assert!(!draft.repeats);
}

#[test]
fn the_page_gets_the_lead_and_values_under_marketos_names() {
    let draft = draft(&receiver("host"), &submission());
    let request = &draft.request;
    assert_eq!((request.transport, request.url.as_str(), request.timeout_ms), (Transport::Host, "", 15_000));
    assert!(request.body.is_none() && request.fields.is_none() && request.headers.is_empty());
    assert_eq!(
        serde_json::to_value(&draft.mapped).unwrap(),
        json!({
            "Email": "Ana@acme.eu", "FirstName": "Ana", "LastName": "Ruiz", "Company": "Acme", "Title": "CIO",
            "Phone": "+34600000000", "Country": "Spain"
        })
    );
    assert_eq!(serde_json::from_str::<Value>(&draft.preview).unwrap(), serde_json::to_value(&draft.payload).unwrap());
}

#[test]
fn the_campaign_changes_marketos_names() {
    let map = json!({ "email": "emailAddress", "scores_shown": "gapScore", "Kim": "x", "deal": "Deal__c" });
    let own = campaign(json!({ "adapter": "host", "options": { "map": map } }));
    let mapped = serde_json::to_value(draft(&own, &submission()).mapped).unwrap();
    assert_eq!((&mapped["emailAddress"], &mapped["Deal__c"]), (&json!("Ana@acme.eu"), &json!("7")));
    assert!(mapped["gapScore"].is_string() && mapped.get("Email").is_none() && mapped.get("x").is_none());
}

#[test]
fn a_draft_is_plain_data_for_the_page() {
    let draft = serde_json::to_value(draft(&receiver("generic json"), &submission())).unwrap();
    let mut keys: Vec<&String> = draft.as_object().unwrap().keys().collect();
    keys.sort();
    assert_eq!(keys, ["body_hash", "mapped", "payload", "preview", "repeats", "request"]);
    assert_eq!(draft["request"]["transport"], "fetch");
    assert_eq!(draft["request"]["headers"][1], json!(["Idempotency-Key", ID]));
    assert_eq!(draft["request"]["fields"], json!(null));
    assert_eq!(draft["request"]["cookies"], json!(false));
}

#[test]
fn a_captcha_and_work_travel_with_the_lead() {
    let checks = |s: &mut Value| {
        s["captcha"] = json!({ "provider": "turnstile", "token": "T1" });
        s["pow"] = json!({ "bits": 16, "nonce": 84_213 });
    };
    let lead = body(&draft(&generic(), &with(checks)));
    assert_eq!(lead["checks"]["captcha"], json!({ "provider": "turnstile", "token": "T1" }));
    assert_eq!(lead["checks"]["pow"], json!({ "alg": "sha256", "bits": 16, "nonce": "84213" }));
    let half = with(|s| s["captcha"] = json!({ "provider": "turnstile", "token": "t".repeat(4097) }));
    assert_eq!(body(&draft(&generic(), &half))["checks"]["captcha"], json!(null));
}
