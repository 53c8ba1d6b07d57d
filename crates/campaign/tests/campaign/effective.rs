//! What a campaign means with mistakes in it: which settings fall back, which close the form, and that what is left is
//! always a sound campaign. That pages read the same is in `tests/node/campaign.test.mjs`.

use execution_gap_campaign::{Closes, Gate, Json, check, effective};
use execution_gap_model::engine::Capabilities;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::hostile::trees;
use super::support::{contract, everything, page, receivers, refusals, tree};

const ORIGIN: Option<&str> = Some("https://www.acme.example");

/// The settings of a campaign, as JSON.
fn settings(campaign: &Value) -> Value {
    serde_json::to_value(effective(&tree(campaign), ORIGIN)).unwrap()
}

/// The contract's example with one value changed.
fn with(pointer: &str, value: Value) -> Value {
    let mut campaign = contract();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    campaign.pointer_mut(parent).unwrap()[key] = value;
    campaign
}

#[test]
fn without_settings_there_are_the_defaults() {
    let defaults = json!({ "brand": {}, "gate": "soft", "weights": { "BI": 1.0, "PO": 1.0, "AA": 1.0 }, "texts": {} });
    for campaign in [json!({ "schema": "execution-gap.campaign/1" }), json!({}), json!([]), json!(null), json!("x")] {
        assert_eq!(settings(&campaign), defaults, "{campaign}");
    }
}

#[test]
fn a_cosmetic_mistake_costs_what_it_is_in_and_no_more() {
    for (pointer, value, lost) in [
        ("/id", json!("spring 2027"), "/id"),
        ("/brand/name", json!(""), "/brand/name"),
        ("/brand/accent", json!("red"), "/brand/accent"),
        ("/brand/logo", json!("http://acme.example/logo.svg"), "/brand/logo"),
        ("/brand/logo", json!("https://10.0.0.1/logo.svg"), "/brand/logo"),
        ("/brand/logo", json!("https://acme.example/logo.svg?api_key=1"), "/brand/logo"),
        ("/brand/name", json!("sk_live_0123456789abcdef"), "/brand/name"),
        ("/cta/url", json!("javascript:alert(1)"), "/cta"),
        ("/cta/label", json!(7), "/cta"),
        ("/texts/en/welcome.title", json!(7), "/texts/en/welcome.title"),
        ("/texts/en", json!([]), "/texts/en"),
    ] {
        let faulty = with(pointer, value);
        assert_eq!(refusals(&faulty).len(), 1, "{pointer}");
        let mut expected = settings(&contract());
        let (parent, key) = lost.rsplit_once('/').unwrap();
        assert!(expected.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key).is_some(), "{lost}");
        assert_eq!(settings(&faulty), expected, "{pointer}");
    }
    for (pointer, value) in [("/gate", json!("sotf")), ("/unknown", json!(1)), ("/brand/colour", json!("#FFF"))] {
        assert_eq!(settings(&with(pointer, value)), settings(&contract()), "{pointer}");
    }
}

#[test]
fn weights_and_benchmark_count_as_a_whole() {
    for weights in [json!({ "BI": 2, "PO": "x" }), json!({ "BI": 2, "XX": 1 }), json!({ "BI": 0, "PO": 0, "AA": 0 })] {
        let campaign = tree(&with("/weights", weights));
        assert_eq!(effective(&campaign, None).weights, Capabilities::new([1.0; 3]));
    }
    let group = everything()["benchmark"].clone();
    assert!(effective(&tree(&with("/benchmark", group.clone())), None).benchmark.is_some());
    for (pointer, value) in
        [("/n", json!(199)), ("/percentile", json!(1)), ("/areas/CLD/strategy", json!(2)), ("/areas", json!({}))]
    {
        let mut faulty = group.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        faulty.pointer_mut(parent).unwrap()[key] = value;
        assert_eq!(effective(&tree(&with("/benchmark", faulty)), None).benchmark, None, "{pointer}");
    }
}

#[test]
fn any_mistake_in_lead_or_schema_closes_the_form() {
    for (pointer, value, closes) in [
        ("/lead/controler", json!("Acme"), Closes::Form),
        ("/lead/fields", json!(["email", "emial"]), Closes::Form),
        ("/lead/consents/0/required", json!(true), Closes::Form),
        ("/lead/notice/url", json!("http://acme.example/"), Closes::Form),
        ("/lead/endpoint", json!("http://leads.acme.example/"), Closes::Sending),
        ("/lead/endpoint", json!("https://192.168.1.9/"), Closes::Sending),
        ("/schema", json!("execution-gap.campaign/2"), Closes::Form),
        ("/lead", json!(null), Closes::Form),
    ] {
        let campaign = tree(&with(pointer, value));
        let mistakes = check(&campaign, &page(ORIGIN)).unwrap_err();
        assert_eq!(mistakes.iter().filter_map(|mistake| mistake.closes).max(), Some(closes), "{pointer}");
        let settings = effective(&campaign, ORIGIN);
        assert_eq!(settings.lead, None, "{pointer}");
        assert_eq!(settings.brand.name.as_deref(), Some("Acme Advisory"), "{pointer}");
    }
    let hubspot = "https://api.hsforms.com.evil.example/submissions/v3/integration/submit/12345/x";
    let mut astray = super::support::receiver("hubspot");
    astray["lead"]["endpoint"] = json!(hubspot);
    let mistakes = check(&tree(&astray), &page(ORIGIN)).unwrap_err();
    assert!(mistakes.iter().any(|mistake| mistake.closes == Some(Closes::Sending)), "{mistakes:?}");
    assert_eq!(effective(&tree(&astray), ORIGIN).lead, None);
}

#[test]
fn what_is_closed_is_said_also_beyond_the_end_of_the_list() {
    let mut campaign = contract();
    campaign["lead"]["endpoint"] = json!("http://leads.acme.example/");
    for n in 0..70 {
        campaign[format!("a{n}")] = json!(1);
    }
    let mistakes = check(&tree(&campaign), &page(ORIGIN)).unwrap_err();
    assert_eq!(mistakes.last().unwrap().closes, Some(Closes::Sending));
    assert_eq!(effective(&tree(&campaign), ORIGIN).lead, None);
}

#[test]
fn a_sound_lead_has_every_default() {
    let lead = |name: &str| settings(&super::support::receiver(name))["lead"].clone();
    assert_eq!(lead("n8n")["mode"], "json");
    assert_eq!(lead("generic")["mode"], "simple");
    assert_eq!(lead("hubspot").get("mode"), None);
    assert_eq!(lead("generic")["consents"][0]["legal_basis"], "consent");
    assert_eq!(lead("generic")["consents"][0]["required"], false);
    let page = json!({ "schema": "execution-gap.campaign/1", "lead": { "adapter": "host" } });
    let expected = json!({ "adapter": "host", "fields": ["email", "first_name"], "consents": [], "options": {} });
    assert_eq!(settings(&page)["lead"], expected);
    assert_eq!(effective(&tree(&page), None).gate, Gate::Soft);
}

#[test]
fn a_page_on_the_machine_itself_may_name_any_host() {
    let mut campaign = contract();
    campaign["lead"]["endpoint"] = json!("http://localhost:3000/leads");
    assert!(effective(&tree(&campaign), Some("http://127.0.0.1:8080")).lead.is_some());
    assert!(effective(&tree(&campaign), ORIGIN).lead.is_none());
}

#[test]
fn what_is_too_large_or_too_deep_counts_as_nothing() {
    let wide = Json::List(vec![Json::Null; 20_000]);
    let deep = (0..16).fold(Json::Null, |inner, _| Json::List(vec![inner]));
    let nothing = effective(&Json::Null, ORIGIN);
    for hostile in [wide, deep] {
        let mut campaign = tree(&contract());
        let Json::Object(entries) = &mut campaign else { unreachable!() };
        entries.push(("x".to_owned(), hostile));
        assert_eq!(effective(&campaign, ORIGIN), nothing);
    }
}

/// What a campaign means is itself a campaign, without a mistake, and means the same.
fn is_sound_and_stable(json: &Json) {
    let first = serde_json::to_value(effective(json, ORIGIN)).unwrap();
    let mut campaign = first.clone();
    campaign["schema"] = json!("execution-gap.campaign/1");
    // A list that is given holds something.
    if campaign.pointer("/lead/consents") == Some(&json!([])) {
        campaign["lead"].as_object_mut().unwrap().remove("consents");
    }
    // Whether texts fit the catalogue is not known to the settings.
    let mut without_texts = campaign.clone();
    without_texts["texts"] = json!({});
    assert_eq!(refusals(&without_texts), []);
    assert_eq!(serde_json::to_value(effective(&tree(&campaign), ORIGIN)).unwrap(), first);
}

#[test]
fn sound_campaigns_keep_every_setting() {
    for (_, campaign) in receivers() {
        is_sound_and_stable(&tree(&campaign));
        let settings = settings(&campaign);
        for key in campaign.as_object().unwrap().keys().filter(|key| !["schema", "benchmark"].contains(&&***key)) {
            assert!(settings.get(key).is_some(), "{key}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn noise_means_a_sound_campaign(json in trees()) {
        is_sound_and_stable(&json);
    }

    #[test]
    fn noise_in_a_sound_campaign_means_a_sound_campaign(key in prop::sample::select(vec!["id", "brand", "gate", "lead", "cta", "weights", "texts", "benchmark"]), json in trees()) {
        let mut campaign = tree(&contract());
        let Json::Object(entries) = &mut campaign else { unreachable!() };
        entries.retain(|(name, _)| name != key);
        entries.push((key.to_owned(), json));
        is_sound_and_stable(&campaign);
    }
}
