//! The consent record: every box, the words as shown, and nothing that was not agreed to.

use serde_json::{Value, json};

use super::support::{campaign, draft, generic, submission, with};

fn record(campaign: &Value, submission: &Value) -> Value {
    serde_json::to_value(draft(campaign, submission).payload.consent).unwrap()
}

#[test]
fn the_request_and_every_box_are_recorded() {
    assert_eq!(
        record(&generic(), &submission()),
        json!({
            "notice": { "url": "https://acme.example/privacy", "version": "2026-10" },
            "controller": "Acme GmbH",
            "method": "web_form_checkbox",
            "recorded_by": null,
            "double_opt_in": { "required": false, "status": "not_required" },
            "items": [
                {
                    "key": "request", "purpose": "reply_to_request", "legal_basis": "contract_or_pre_contract",
                    "method": "form_submit", "required": true, "initial": false, "value": true,
                    "text": "Send me my plan.", "text_version": "0.1.0",
                    "text_sha256": "e0fa10428a70d8d54ffaee48842a5774e3745acb7e3403ba02a67be96852d874",
                    "locale": "en", "shown_at": "2026-11-22T18:19:01.114Z", "changed_at": "2026-11-22T18:20:31.114Z"
                },
                {
                    "key": "newsletter", "purpose": "marketing_email", "legal_basis": "consent",
                    "method": "web_form_checkbox", "required": false, "initial": false, "value": false,
                    "text": "Send me articles.", "text_version": "n3",
                    "text_sha256": "efd04f811f8f7c102807c17d65967c24148b78745441f7d99b183d182dc86c7b",
                    "locale": "en", "shown_at": "2026-11-22T18:19:01.114Z", "changed_at": null
                },
                {
                    "key": "call_me", "purpose": "reply_to_request", "legal_basis": "legitimate_interest",
                    "method": "web_form_checkbox", "required": true, "initial": false, "value": true,
                    "text": "You may call me.", "text_version": "c1",
                    "text_sha256": "0e20850d6a50964e8d2083d9b6c5025dc81fde89be8722bbeeca54ec29d26ae9",
                    "locale": "en", "shown_at": "2026-11-22T18:19:01.114Z", "changed_at": "2026-11-22T18:20:26.114Z"
                }
            ],
            "signals": { "tcf": { "applies": true, "purpose1": false }, "gpc": false }
        })
    );
}

#[test]
fn a_box_that_the_widget_did_not_show_is_not_ticked() {
    let record = record(&generic(), &with(|s| s["detail"]["consents"] = json!([])));
    for item in &record["items"].as_array().unwrap()[1..] {
        assert_eq!((&item["value"], &item["shown_at"]), (&json!(false), &json!(null)));
    }
}

#[test]
fn a_box_that_the_campaign_does_not_have_is_not_recorded() {
    let unknown = with(|s| s["detail"]["consents"][0]["key"] = json!("sell_my_data"));
    let record = record(&generic(), &unknown).to_string();
    assert!(!record.contains("sell_my_data"));
}

#[test]
fn words_are_recorded_as_shown() {
    let shown = "Schickt mir Artikel – „jederzeit“ kündbar.";
    let record = record(&generic(), &with(|s| s["detail"]["consents"][0]["text"] = json!(shown)));
    assert_eq!(record["items"][1]["text"], json!(shown));
    assert_eq!(
        record["items"][1]["text_sha256"],
        json!("b7cb25b14d64e7919ec69e629aa59a4f68940582996b232bed20ad4d5c291fd1")
    );
}

#[test]
fn a_campaigns_own_request_text_has_no_version() {
    let own = campaign(json!({ "adapter": "host", "request_text": "Call me." }));
    assert_eq!(record(&own, &submission())["items"][0]["text_version"], json!(null));
    let mut texts = generic();
    texts["texts"] = json!({ "en": { "contact.request": "Send me my plan." } });
    assert_eq!(record(&texts, &submission())["items"][0]["text_version"], json!(null));
    // Words of other places, or in a language that was not shown, are not these.
    for others in [json!({ "en": { "contact.title": "My plan" } }), json!({ "de": { "contact.request": "Bitte." } })] {
        texts["texts"] = others;
        assert_eq!(record(&texts, &submission())["items"][0]["text_version"], json!("0.1.0"));
    }
}

#[test]
fn in_a_call_staff_records() {
    let call = with(|s| {
        s["mode"] = json!("call");
        s["detail"]["recorded_by"] = json!(" Kim\n");
    });
    let record = record(&generic(), &call);
    assert_eq!((&record["method"], &record["recorded_by"]), (&json!("recorded_by_staff"), &json!("Kim")));
    assert!(record["items"].as_array().unwrap().iter().all(|item| item["method"] == "recorded_by_staff"));
    let visitor = with(|s| s["detail"]["recorded_by"] = json!("Kim"));
    assert_eq!(self::record(&generic(), &visitor)["recorded_by"], json!(null));
}

#[test]
fn without_boxes_sending_is_the_method() {
    let bare = campaign(json!({ "adapter": "host", "consents": [] }));
    let record = record(&bare, &submission());
    assert_eq!(record["method"], json!("form_submit"));
    assert_eq!(record["items"].as_array().unwrap().len(), 1);
}

#[test]
fn signals_that_nobody_gave_are_none() {
    let record = record(&generic(), &with(|s| s["signals"] = json!({ "tcf": null })));
    assert_eq!(record["signals"], json!({ "tcf": null, "gpc": false }));
    let pending = with(|s| s["signals"] = json!({ "tcf": { "purpose1": true }, "gpc": true }));
    assert_eq!(
        self::record(&generic(), &pending)["signals"],
        json!({ "tcf": { "applies": null, "purpose1": true }, "gpc": true })
    );
}
