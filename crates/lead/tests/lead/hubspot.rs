//! Requests to HubSpot, as its form verifies them (integrations 2.1).

use serde_json::{Value, json};

use super::support::{GUID, NOW, body, draft, hubspot, submission, with};

fn sent(options: Value, submission: &Value) -> Value {
    body(&draft(&hubspot(options), submission))
}

/// Milliseconds.
const DAY: f64 = 86_400_000.0;

/// HubSpot's names and values, in order.
fn values(body: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let fields = body["fields"].as_array().unwrap().iter();
    fields
        .map(|field| {
            assert_eq!((field["objectTypeId"].as_str(), field.as_object().unwrap().len()), (Some("0-1"), 3));
            (text(&field["name"]), text(&field["value"]))
        })
        .collect()
}

#[test]
fn a_form_gets_its_usual_fields_consent_and_context() {
    let draft = draft(&hubspot(json!({ "subscription_ids": { "newsletter": 999, "call_me": 7 } })), &submission());
    assert!(draft.request.url.ends_with(&format!("/submissions/v3/integration/submit/12345/{GUID}")));
    assert_eq!(draft.request.headers, [("Content-Type", "application/json".to_owned())]);
    assert_eq!((draft.request.redirect, draft.request.cookies, draft.repeats), ("error", false, false));
    let field = |name: &str, value: &str| json!({ "objectTypeId": "0-1", "name": name, "value": value });
    assert_eq!(
        body(&draft),
        json!({
            "fields": [
                field("email", "Ana@acme.eu"), field("firstname", "Ana"), field("lastname", "Ruiz"),
                field("company", "Acme"), field("phone", "+34600000000")
            ],
            "context": {
                "pageUri": "https://acme.eu/assess?utm_source=li&li_fat_id=AbC", "pageName": "Assessment",
                "hutk": "0123456789abcdef0123456789abcdef"
            },
            "legalConsentOptions": { "consent": {
                "consentToProcess": true, "text": "Send me my plan.",
                "communications": [
                    { "value": true, "subscriptionTypeId": 7, "text": "You may call me." },
                    { "value": false, "subscriptionTypeId": 999, "text": "Send me articles." }
                ]
            } }
        })
    );
}

#[test]
fn scores_go_along_only_where_they_are_mapped() {
    let map = json!({ "map": {
        "scores_shown": "gap_score", "id": "gap_submission_id", "email": "work_email", "contact_company": "firm",
        "phone": "mobilephone"
    } });
    let values = values(&sent(map, &submission()));
    let names: Vec<&str> = values.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["firstname", "lastname", "firm", "work_email", "gap_submission_id", "mobilephone", "gap_score"]);
    assert_eq!(values[5].1, "+34600000000");
}

#[test]
fn a_name_that_the_campaign_takes_is_not_sent_twice() {
    let values = values(&sent(json!({ "map": { "id": "company" } }), &submission()));
    assert_eq!(values.iter().filter(|(name, _)| name == "company").count(), 1);
}

#[test]
fn empty_fields_are_left_out() {
    let values = values(&sent(json!({}), &with(|s| s["detail"]["contact"] = json!({ "email": "a@b.co" }))));
    assert_eq!(values, [("email".to_owned(), "a@b.co".to_owned())]);
}

#[test]
fn a_phone_without_a_country_goes_as_typed() {
    let values = values(&sent(json!({}), &with(|s| s["detail"]["contact"]["phone"] = json!("600 000"))));
    assert_eq!(values[4], ("phone".to_owned(), "600 000".to_owned()));
}

#[test]
fn the_visitors_mark_goes_along_only_if_it_is_one() {
    for token in [json!(null), json!(""), json!("0123"), json!("0123456789ABCDEF0123456789abcdef"), json!(7)] {
        let body = sent(json!({}), &with(|s| s["hutk"] = token.clone()));
        assert!(body["context"].get("hutk").is_none(), "{token}");
    }
    assert!(sent(json!({}), &with(|s| s["mode"] = json!("call")))["context"].get("hutk").is_none());
}

#[test]
fn the_page_has_no_fragment_and_is_left_out_when_it_is_none() {
    let body = sent(json!({}), &with(|s| s["page"]["url"] = json!("about:srcdoc")));
    assert!(body["context"].get("pageUri").is_none());
    assert!(!sent(json!({}), &submission()).to_string().contains('#'));
}

#[test]
fn no_clock_is_told_since_a_wrong_one_would_cost_the_lead() {
    for now in [0.0, NOW - 40.0 * DAY, NOW, NOW + 365.0 * DAY, f64::MAX] {
        let body = sent(json!({}), &with(|s| s["detail"]["now"] = json!(now)));
        let mut keys: Vec<&String> = body.as_object().unwrap().keys().collect();
        keys.sort();
        assert_eq!(keys, ["context", "fields", "legalConsentOptions"], "{now}");
    }
}

#[test]
fn a_subscription_is_there_once_and_only_with_a_box() {
    let options = json!({ "subscription_ids": { "newsletter": 999, "call_me": 999, "nobody": 1 } });
    let communications = &sent(options, &submission())["legalConsentOptions"]["consent"]["communications"];
    assert_eq!(communications, &json!([{ "value": true, "subscriptionTypeId": 999, "text": "You may call me." }]));
}
