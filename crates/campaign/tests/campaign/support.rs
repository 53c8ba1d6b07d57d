//! Campaigns to start from, and checks that differ from them in one thing. No test is here.

use std::rc::Rc;
use std::sync::OnceLock;

use execution_gap_campaign::{Campaign, Json, Note, Page, Refusal, check, effective};
use execution_gap_model::content::locale::English;
use execution_gap_model::content::messages::{Key, NAMES};
use execution_gap_model::content::texts::{Pack, Texts};
use serde_json::{Value, json};

/// The example of the public contract.
pub fn contract() -> Value {
    json!({
        "schema": "execution-gap.campaign/1",
        "id": "spring-2027",
        "brand": { "name": "Acme Advisory", "accent": "#FFCC00", "logo": "https://acme.example/logo.svg" },
        "gate": "soft",
        "lead": {
            "adapter": "webhook", "profile": "generic", "endpoint": "https://leads.acme.example/v1/leads",
            "fields": ["email", "first_name", "company"],
            "controller": "Acme GmbH", "notice": { "url": "https://acme.example/privacy", "version": "2026-10" },
            "consents": [{
                "key": "newsletter", "purpose": "marketing_email", "text": "Send me occasional articles.", "version": "n3"
            }]
        },
        "cta": { "label": "Book a 20-minute review", "url": "https://acme.example/book" },
        "weights": { "BI": 1, "PO": 1, "AA": 1 },
        "texts": { "en": { "welcome.title": "How wide is your gap?" } },
        "benchmark": null
    })
}

/// The contract's example with another receiver.
pub fn with_receiver(adapter: &str, profile: Option<&str>, endpoint: &str, options: Value) -> Value {
    let mut campaign = contract();
    let lead = campaign["lead"].as_object_mut().unwrap();
    lead.insert("adapter".to_owned(), json!(adapter));
    lead.remove("profile");
    if let Some(profile) = profile {
        lead.insert("profile".to_owned(), json!(profile));
    }
    lead.insert("endpoint".to_owned(), json!(endpoint));
    lead.insert("options".to_owned(), options);
    campaign
}

/// A sound campaign for every receiver with an endpoint, by its name.
pub fn receivers() -> Vec<(&'static str, Value)> {
    let guid = "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f";
    let hubspot = format!("https://api-eu1.hsforms.com/submissions/v3/integration/submit/12345/{guid}");
    let mailchimp = "https://acme.us1.list-manage.com/subscribe/post?u=0123456789abcdef012345678&id=0123456789";
    let back = json!({ "return_url": "https://acme.example/thanks.html" });
    let webhook =
        |profile, endpoint| with_receiver("webhook", Some(profile), endpoint, json!({ "map": { "email": "mail" } }));
    let post = |profile, endpoint, options| with_receiver("form_post", Some(profile), endpoint, options);
    vec![
        ("generic", contract()),
        ("n8n", webhook("n8n", "https://n8n.acme.example/webhook/gap")),
        ("zapier", webhook("zapier", "https://hooks.zapier.com/hooks/catch/123/abc/")),
        ("make", webhook("make", "https://hook.eu1.make.com/abcdefghij")),
        ("apps_script", webhook("apps_script", "https://script.google.com/macros/s/AKfycb0123/exec")),
        (
            "hubspot",
            with_receiver(
                "hubspot",
                None,
                &hubspot,
                json!({
                    "portal_id": "12345", "form_guid": guid, "subscription_ids": { "newsletter": 999 }
                }),
            ),
        ),
        (
            "salesforce_w2l",
            post(
                "salesforce_w2l",
                "https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8",
                json!({
                    "oid": "00D000000000062", "return_url": "https://acme.example/thanks.html"
                }),
            ),
        ),
        ("pardot", post("pardot", "https://go.acme.example/l/123/2027-01-01/abc", back.clone())),
        (
            "activecampaign",
            post(
                "activecampaign",
                "https://acme.activehosted.com/proc.php",
                json!({ "hidden": { "u": "7", "f": "7" } }),
            ),
        ),
        ("mailchimp", post("mailchimp", mailchimp, back)),
        ("formspree", with_receiver("form_fetch", Some("formspree"), "https://formspree.io/f/abcdefgh", json!({}))),
        (
            "netlify",
            with_receiver("form_fetch", Some("netlify"), "https://www.acme.example/gap", json!({ "form_name": "gap" })),
        ),
    ]
}

pub fn receiver(name: &str) -> Value {
    receivers().into_iter().find(|(known, _)| *known == name).unwrap().1
}

/// Every field at once: right in shape, though no receiver takes all of its options.
pub fn everything() -> Value {
    serde_json::from_str(include_str!("everything.json")).unwrap()
}

pub fn tree(value: &Value) -> Json {
    serde_json::from_str(&value.to_string()).unwrap()
}

/// The catalogue, read once.
pub fn catalogue() -> &'static [(&'static str, &'static str)] {
    static CATALOGUE: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        let texts = Texts::new(Rc::new(Pack::english()), Rc::new(English));
        NAMES.into_iter().zip(Key::ALL.map(|key| texts.say(key))).collect()
    })
}

pub fn page(origin: Option<&str>) -> Page<'_> {
    Page { origin, languages: &["en"], catalogue: catalogue() }
}

/// What a sound campaign means, and its notes.
pub fn checked(campaign: &Value, origin: Option<&str>) -> Result<(Campaign, Vec<Note>), Vec<Refusal>> {
    let json = tree(campaign);
    let notes = check(&json, &page(origin))?;
    Ok((effective(&json, origin), notes))
}

/// Every refusal as place and sentence, on a public page.
pub fn refusals(campaign: &Value) -> Vec<(String, String)> {
    let refusals = checked(campaign, Some("https://www.acme.example")).err().unwrap_or_default();
    refusals.into_iter().map(|refusal| (refusal.pointer, refusal.message)).collect()
}

/// Every note as place and sentence, on a public page.
pub fn notes(campaign: &Value) -> Vec<(String, String)> {
    let (_, notes) = checked(campaign, Some("https://www.acme.example")).expect("a sound campaign");
    notes.into_iter().map(|note| (note.pointer, note.message)).collect()
}

/// The contract's example with something changed has exactly this refusal.
#[track_caller]
pub fn one(pointer: &str, sentence: &str, change: impl FnOnce(&mut Value)) {
    one_of(contract(), pointer, sentence, change);
}

/// A campaign with something changed has exactly this refusal.
#[track_caller]
pub fn one_of(mut campaign: Value, pointer: &str, sentence: &str, change: impl FnOnce(&mut Value)) {
    assert_eq!(refusals(&campaign), [], "before the change");
    change(&mut campaign);
    assert_eq!(refusals(&campaign), [(pointer.to_owned(), sentence.to_owned())]);
}
