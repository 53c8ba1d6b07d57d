//! How long a request can become: never longer than 16 KiB, whatever the visitor, the page and the campaign hold.

use execution_gap_lead::encoded_length;
use execution_gap_lead::payload::{LONGEST, Lead};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::support::{draft, everyone, submission, urlencoded};

/// As much as the campaign's checker lets through, in letters of four bytes.
fn largest_campaign(mut campaign: Value, letter: &str) -> Value {
    let consent = |n: usize| {
        json!({
            "key": format!("{n:k>40}"), "purpose": "p".repeat(40), "text": letter.repeat(500), "version": "v".repeat(40),
            "legal_basis": "legitimate_interest"
        })
    };
    let url = format!("https://acme.example/{}", "p".repeat(1003));
    campaign["id"] = json!("i".repeat(80));
    campaign["lead"]["controller"] = json!(letter.repeat(120));
    campaign["lead"]["notice"] = json!({ "url": url, "version": "v".repeat(40) });
    campaign["lead"]["consents"] = (0..10).map(consent).collect();
    campaign
}

fn largest_submission(campaign: &Value, letter: &str) -> Value {
    let mut submission = submission();
    let text = |letters: usize| json!(letter.repeat(letters));
    let marks = |letters: usize| json!("m".repeat(letters));
    for field in ["email", "first_name", "last_name", "company", "role", "phone", "country"] {
        submission["detail"]["contact"][field] = text(1000);
    }
    let local = "a".repeat(64);
    submission["detail"]["contact"]["email"] = json!(format!("{local}@{0}.{0}.{0}.co", "b".repeat(60)));
    let ticks = campaign["lead"]["consents"].as_array().unwrap().iter();
    let tick = |consent: &Value| json!({ "key": consent["key"], "value": true, "text": text(600), "shown_at": 1, "changed_at": 1 });
    submission["detail"]["consents"] = ticks.map(tick).collect();
    submission["detail"]["request_text"] = text(600);
    submission["detail"]["form"] = json!("full");
    submission["detail"]["answers"] = json!({});
    submission["detail"]["profile"] = json!({ "role": marks(90), "priority": marks(90), "size": marks(90) });
    submission["id"] = marks(200);
    submission["hidden"] =
        (0..60).map(|n| (format!("{n}{}", letter.repeat(62)), text(600))).collect::<serde_json::Map<_, _>>().into();
    submission["page"] = json!({
        "url": format!("https://acme.eu/{}", "%F0%9D%84%9E".repeat(200)), "title": text(2000),
        "referrer_origin": format!("https://{}.eu", "r".repeat(300)), "instance": marks(200), "widget_version": marks(200)
    });
    let visit: serde_json::Map<_, _> = execution_gap_lead::attribution::PARAMS
        .into_iter()
        .chain(execution_gap_lead::attribution::CLICK_IDS)
        .map(|name| (name.to_owned(), json!("x".repeat(512))))
        .collect();
    let touch = json!({ "at": 1, "landing_path": text(600), "params": visit, "click_ids": visit });
    submission["attribution"] = json!({ "first": touch, "last": touch });
    submission["captcha"] = json!({ "provider": marks(100), "token": "t".repeat(4096) });
    submission["pow"] = json!({ "bits": 32, "nonce": "9".repeat(16) });
    submission
}

#[track_caller]
fn bounded(name: &str, campaign: &Value, submission: &Value) -> usize {
    let draft = draft(campaign, submission);
    let lead = serde_json::to_string(&draft.payload).unwrap();
    assert!(lead.len() <= LONGEST, "{name}: the lead has {} bytes", lead.len());
    serde_json::from_str::<Lead>(&lead).unwrap();
    let request = &draft.request;
    if let Some(fields) = &request.fields {
        let pairs: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let encoded = urlencoded(&pairs).len();
        assert_eq!(encoded, encoded_length(fields), "{name}");
        assert!(encoded <= LONGEST, "{name}: {encoded} bytes");
        return encoded;
    }
    let length = request.body.as_deref().map_or(0, str::len);
    // HubSpot needs every consent text word for word; its own limit is far away, only the page's end is not survived.
    assert!(length <= LONGEST || name == "hubspot" && !request.keepalive, "{name}: {length} bytes");
    length
}

#[test]
fn the_largest_lead_still_fits() {
    for letter in ["x", "\"", "語", "𝄞"] {
        // The longest letters are tried with every receiver.
        let receivers = if letter == "𝄞" { 14 } else { 1 };
        for (name, campaign) in everyone().into_iter().take(receivers) {
            let campaign = largest_campaign(campaign, letter);
            bounded(name, &campaign, &largest_submission(&campaign, letter));
        }
    }
}

#[test]
fn what_a_person_wrote_is_never_left_out() {
    for letter in ["x", "\"", "語", "𝄞"] {
        let campaign = largest_campaign(super::support::generic(), letter);
        let lead = draft(&campaign, &largest_submission(&campaign, letter)).payload;
        assert_eq!(lead.contact.last_name, Some(letter.repeat(80)));
        assert_eq!(lead.contact.company, Some(letter.repeat(120)));
        assert_eq!(lead.consent.items.len(), 11);
        assert!(lead.consent.items.iter().all(|item| item.text_sha256.len() == 64));
    }
}

#[test]
fn an_ordinary_lead_keeps_everything() {
    for (name, campaign) in everyone() {
        let length = bounded(name, &campaign, &submission());
        let draft = draft(&campaign, &submission());
        let lead = &draft.payload;
        assert!(
            lead.source.page_title.is_some() && lead.consent.items.iter().all(|item| item.text.is_some()),
            "{name}"
        );
        println!("{name}: {length} bytes");
        for (field, value) in draft.request.fields.iter().flatten() {
            assert!(field != "answers_json" || !value.is_empty(), "{name}");
        }
    }
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_mixture_is_too_long(letters in prop::collection::vec("\\PC", 1..4), which in 0..14_usize, words in 0..700_usize) {
        let (name, campaign) = everyone().swap_remove(which);
        let campaign = largest_campaign(campaign, &letters.concat());
        let mut submission = largest_submission(&campaign, &letters.concat());
        submission["page"]["title"] = json!("w ".repeat(words));
        submission["captcha"]["token"] = json!("t".repeat(words * 6));
        bounded(name, &campaign, &submission);
    }
}
