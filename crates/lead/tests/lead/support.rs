//! A campaign for every receiver, a submission, and how a browser encodes fields. No test is here.

use std::sync::OnceLock;

use execution_gap_campaign::{Campaign, Json, trusted};
use execution_gap_lead::{Answer, Draft, Submission, Verdict, judge, prepare};
use serde_json::{Value, json};

pub const ID: &str = "6f1c9f0e-6c0e-4b9a-9a55-0c8f3f0c2a11";
/// 22 November 2026, 18:20:31.114 UTC.
pub const NOW: f64 = 1_795_371_631_114.0;
pub const GUID: &str = "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f";

pub fn tree(value: &Value) -> Json {
    serde_json::from_str(&value.to_string()).unwrap()
}

/// A campaign with this `lead`, which asks everything and has two boxes.
pub fn campaign(lead: Value) -> Value {
    let mut whole = json!({
        "fields": ["email", "first_name", "last_name", "company", "role", "phone", "country"],
        "controller": "Acme GmbH",
        "notice": { "url": "https://acme.example/privacy", "version": "2026-10" },
        "consents": [
            { "key": "newsletter", "purpose": "marketing_email", "text": "Send me articles.", "version": "n3" },
            {
                "key": "call_me", "purpose": "reply_to_request", "text": "You may call me.", "version": "c1",
                "legal_basis": "legitimate_interest", "required": true
            }
        ]
    });
    whole.as_object_mut().unwrap().extend(lead.as_object().unwrap().clone());
    json!({ "schema": "execution-gap.campaign/1", "id": "spring-2027", "lead": whole })
}

pub fn webhook(profile: &str, more: Value) -> Value {
    let mut lead =
        json!({ "adapter": "webhook", "profile": profile, "endpoint": "https://leads.acme.example/v1/leads" });
    lead.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    campaign(lead)
}

pub fn generic() -> Value {
    webhook("generic", json!({}))
}

pub fn hubspot(options: Value) -> Value {
    let mut all = json!({ "portal_id": "12345", "form_guid": GUID });
    all.as_object_mut().unwrap().extend(options.as_object().unwrap().clone());
    let endpoint = format!("https://api-eu1.hsforms.com/submissions/v3/integration/submit/12345/{GUID}");
    campaign(json!({ "adapter": "hubspot", "endpoint": endpoint, "options": all }))
}

pub fn form(adapter: &str, profile: &str, endpoint: &str, options: Value) -> Value {
    campaign(json!({ "adapter": adapter, "profile": profile, "endpoint": endpoint, "options": options }))
}

/// One campaign for each receiver.
pub fn everyone() -> Vec<(&'static str, Value)> {
    let back = "https://acme.example/thanks.html";
    let salesforce = "https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8";
    let mailchimp = "https://acme.us1.list-manage.com/subscribe/post?u=0123456789abcdef012345678&id=0123456789";
    vec![
        ("generic", generic()),
        ("generic json", webhook("generic", json!({ "mode": "json" }))),
        ("n8n", webhook("n8n", json!({}))),
        ("zapier", webhook("zapier", json!({ "endpoint": "https://hooks.zapier.com/hooks/catch/1/a/" }))),
        ("make", webhook("make", json!({ "endpoint": "https://hook.eu1.make.com/abc" }))),
        ("apps_script", webhook("apps_script", json!({ "endpoint": "https://script.google.com/macros/s/A/exec" }))),
        ("hubspot", hubspot(json!({ "subscription_ids": { "newsletter": 999 } }))),
        (
            "salesforce_w2l",
            form(
                "form_post",
                "salesforce_w2l",
                salesforce,
                json!({
                    "oid": "00D000000000062", "return_url": back
                }),
            ),
        ),
        (
            "pardot",
            form("form_post", "pardot", "https://go.acme.example/l/1/2027-01-01/a", json!({ "return_url": back })),
        ),
        (
            "activecampaign",
            form(
                "form_post",
                "activecampaign",
                "https://acme.activehosted.com/proc.php",
                json!({
                    "hidden": { "u": "7", "f": "7" }
                }),
            ),
        ),
        ("mailchimp", form("form_post", "mailchimp", mailchimp, json!({ "return_url": back }))),
        ("formspree", form("form_fetch", "formspree", "https://formspree.io/f/abcdefgh", json!({}))),
        ("netlify", form("form_fetch", "netlify", "https://www.acme.example/gap", json!({ "form_name": "gap" }))),
        ("host", campaign(json!({ "adapter": "host" }))),
    ]
}

pub fn receiver(name: &str) -> Value {
    everyone().into_iter().find(|(known, _)| *known == name).unwrap().1
}

/// The same, read once.
pub fn all() -> &'static [Campaign] {
    static ALL: OnceLock<Vec<Campaign>> = OnceLock::new();
    ALL.get_or_init(|| everyone().iter().map(|(_, campaign)| read(campaign)).collect())
}

/// A visitor who answered the short form and filled in everything.
pub fn submission() -> Value {
    json!({
        "id": ID,
        "test": false,
        "mode": "visitor",
        "detail": {
            "step": "send",
            "contact": {
                "email": " Ana@ACME.eu ", "first_name": "Ana", "last_name": "Ruiz", "company": "Acme", "role": "CIO",
                "phone": "+34 600 000 000", "country": "Spain"
            },
            "consents": [
                { "key": "newsletter", "value": false, "text": "Send me articles.", "shown_at": NOW - 90_000.0, "changed_at": null },
                { "key": "call_me", "value": true, "text": "You may call me.", "shown_at": NOW - 90_000.0, "changed_at": NOW - 5000.0 }
            ],
            "request_text": "Send me my plan.",
            "form": "express",
            "answers": { "INT": 1, "UNP": 2, "S-CLD": "na", "BEN": "dk", "S-CYB": 3, "S-DCX": 4, "R-DCX": 1, "FRI": 2 },
            "weights": { "BI": 1, "PO": 0.5, "AA": 2 },
            "profile": { "role": "technology_lead", "priority": "growth", "size": null },
            "started_at": NOW - 300_000.0,
            "completed_at": NOW - 100_000.0,
            "shown_at": NOW - 90_000.0,
            "now": NOW,
            "keep": false,
            "trap": "",
            "locale": "en",
            "recorded_by": null
        },
        "page": {
            "origin": "https://acme.eu",
            "url": "https://acme.eu/assess?utm_source=li&token=secret&li_fat_id=AbC#gap1.AQ",
            "title": "Assessment",
            "referrer_origin": "https://www.linkedin.com",
            "embedded": false,
            "instance": "hero",
            "widget_version": "0.1.0",
            "lang": "en"
        },
        "attribution": {
            "first": null,
            "last": {
                "at": NOW - 320_000.0, "landing_path": "/assess",
                "params": { "utm_source": "li" }, "click_ids": { "li_fat_id": "AbC" }
            }
        },
        "hidden": { "Sales Rep": "Kim", "deal": 7 },
        "signals": { "tcf": { "applies": true, "purpose1": false }, "gpc": false },
        "hutk": "0123456789abcdef0123456789abcdef",
        "captcha": null,
        "pow": null
    })
}

/// The draft of a submission for a campaign.
#[track_caller]
pub fn draft(campaign: &Value, submission: &Value) -> Draft {
    prepare(&read(campaign), &Submission::read(&tree(submission)).unwrap(), 1).unwrap()
}

/// The submission with something changed.
pub fn with(change: impl FnOnce(&mut Value)) -> Value {
    let mut changed = submission();
    change(&mut changed);
    changed
}

pub fn read(campaign: &Value) -> Campaign {
    trusted(&tree(campaign))
}

/// The body of a request as JSON.
pub fn body(draft: &Draft) -> Value {
    serde_json::from_str(draft.request.body.as_deref().unwrap()).unwrap()
}

/// The fields of a request.
pub fn fields(draft: &Draft) -> Vec<(&str, &str)> {
    draft.request.fields.iter().flatten().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[track_caller]
pub fn field<'a>(draft: &'a Draft, name: &str) -> &'a str {
    let found: Vec<&str> =
        fields(draft).into_iter().filter(|(known, _)| *known == name).map(|(_, value)| value).collect();
    assert_eq!(found.len(), 1, "{name} in {:?}", fields(draft));
    found[0]
}

/// What an answer means, given as the page hands it over.
pub fn verdict(campaign: &Value, answer: Value) -> Verdict {
    let answer = tree(&answer);
    judge(&read(campaign), &Answer::read(&answer, |body| serde_json::from_str(body).ok()))
}

/// A response with this status and body.
pub fn response(status: u16, kind: &str, body: &str) -> Value {
    json!({ "kind": "response", "status": status, "content_type": kind, "body": body, "redirected": false, "opaque": false, "retry_after": null })
}

/// As a browser writes fields into a body (WHATWG URL, `application/x-www-form-urlencoded`).
pub fn urlencoded(fields: &[(&str, &str)]) -> String {
    let part = |text: &str| -> String {
        let letter = |byte: u8| match byte {
            b' ' => "+".to_owned(),
            b'*' | b'-' | b'.' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        };
        text.bytes().map(letter).collect()
    };
    fields.iter().map(|(name, value)| format!("{}={}", part(name), part(value))).collect::<Vec<_>>().join("&")
}
