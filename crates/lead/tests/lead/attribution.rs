//! What is read from an address, and what never is.

use execution_gap_lead::attribution::{CLICK_IDS, PARAMS, read};
use serde_json::json;

use super::support::{draft, generic, with};

fn page(url: &str) -> Option<String> {
    read(url, false).page_url
}

fn params(url: &str) -> Vec<(String, String)> {
    read(url, false).params.iter().map(|(name, value)| (name.clone(), value.clone())).collect()
}

#[track_caller]
fn source(url: &str, expected: Option<&str>) {
    let found = read(url, false);
    assert_eq!(found.params.get("utm_source").map(String::as_str), expected, "{url}");
}

#[test]
fn known_parameters_are_kept_and_nothing_else() {
    let url =
        "https://acme.eu:8443/a/b?token=x&utm_source=li&email=a%40b.c&gclid=AbC_-1&utm_medium=paid+social#gap1.AQ";
    let landing = read(url, false);
    assert_eq!(
        landing.page_url.as_deref(),
        Some("https://acme.eu:8443/a/b?utm_source=li&gclid=AbC_-1&utm_medium=paid+social")
    );
    assert_eq!(landing.landing_path.as_deref(), Some("/a/b"));
    assert_eq!(params(url), [("utm_medium".into(), "paid social".into()), ("utm_source".into(), "li".into())]);
    assert_eq!(landing.click_ids.get("gclid").map(String::as_str), Some("AbC_-1"));
    assert_eq!((landing.params.len(), landing.click_ids.len()), (2, 1));
}

#[test]
fn every_known_name_is_read_and_keeps_its_case() {
    for name in PARAMS.into_iter().chain(CLICK_IDS) {
        let landing = read(&format!("https://a.b/?{name}=AbC"), false);
        let value = landing.params.get(name).or(landing.click_ids.get(name));
        assert_eq!(value.map(String::as_str), Some("AbC"), "{name}");
        let other =
            name.chars().map(|c| if c.is_uppercase() { c.to_ascii_lowercase() } else { c.to_ascii_uppercase() });
        let landing = read(&format!("https://a.b/?{}=AbC", other.collect::<String>()), false);
        assert_eq!((landing.params.len(), landing.click_ids.len()), (0, 0), "{name}");
        assert_eq!(landing.page_url.as_deref(), Some("https://a.b/"));
    }
}

#[test]
fn the_first_of_two_counts() {
    source("https://a.b/?utm_source=one&utm_source=two", Some("one"));
    source("https://a.b/?utm_source=a%40b.c&utm_source=two", None);
    assert_eq!(page("https://a.b/?utm_source=one&utm_source=two").as_deref(), Some("https://a.b/?utm_source=one"));
}

#[test]
fn values_that_are_no_marks_are_left_out() {
    source("https://a.b/?utm_source=ana@acme.eu", None);
    source("https://a.b/?utm_source=%00x", None);
    source("https://a.b/?utm_source=a%0D%0Ab", None);
    source("https://a.b/?utm_source=", None);
    source("https://a.b/?utm_source", None);
    source("https://a.b/?utm_source=+%20+", None);
    source("https://a.b/?utm_source=%FF%FE", None);
    source(&format!("https://a.b/?utm_source={}", "x".repeat(512)), Some(&"x".repeat(512)));
    source(&format!("https://a.b/?utm_source={}", "x".repeat(513)), None);
    source(&format!("https://a.b/?utm_source={}", "%C3%A4".repeat(256)), Some(&"ä".repeat(256)));
    source(&format!("https://a.b/?utm_source={}", "%C3%A4".repeat(257)), None);
    assert_eq!(page("https://a.b/?utm_source=ana%40acme.eu").as_deref(), Some("https://a.b/"));
}

#[test]
fn malformed_escapes_stay_as_they_are() {
    source("https://a.b/?utm_source=%E0%A4%A", None);
    source("https://a.b/?utm_source=50%", Some("50%"));
    source("https://a.b/?utm_source=%zz%4", Some("%zz%4"));
    source("https://a.b/?utm_source=a%2", Some("a%2"));
    source("https://a.b/?utm_source=%C3%A4", Some("ä"));
    source("https://a.b/?utm_source=%2%41", Some("%2A"));
}

#[test]
fn an_address_has_no_fragment_no_name_and_no_password() {
    assert_eq!(page("https://ana:secret@a.b/c#x?utm_source=1").as_deref(), Some("https://a.b/c"));
    assert_eq!(page("https://a.b").as_deref(), Some("https://a.b/"));
    assert_eq!(page("https://a.b?utm_id=1").as_deref(), Some("https://a.b/?utm_id=1"));
    assert_eq!(page("https://a.b/ä b").as_deref(), Some("https://a.b/%C3%A4%20b"));
    for url in ["", "about:srcdoc", "file:///etc/passwd", "javascript:alert(1)", "https://", "blob:https://a.b/x"] {
        assert_eq!(read(url, false), execution_gap_lead::attribution::Landing::default(), "{url}");
    }
}

#[test]
fn an_address_is_never_longer_than_it_may_be() {
    let long = format!("https://a.b/{}?utm_source=x", "p".repeat(2000));
    assert_eq!(page(&long).unwrap().len(), 1024);
    let many: String = PARAMS.iter().map(|name| format!("&{name}={}", "v".repeat(400))).collect();
    assert!(page(&format!("https://a.b/?{many}")).unwrap().len() <= 1024);
}

#[test]
fn with_global_privacy_control_there_are_no_click_ids_anywhere() {
    let campaign = generic();
    let marks = |gpc: bool| {
        let submission = with(|s| {
            s["signals"]["gpc"] = json!(gpc);
            s["attribution"]["first"] = s["attribution"]["last"].clone();
        });
        serde_json::to_string(&draft(&campaign, &submission).payload).unwrap()
    };
    assert!(marks(false).contains("AbC") && marks(false).matches("utm_source").count() == 3);
    assert!(!marks(true).contains("AbC") && !marks(true).contains("li_fat_id"));
    assert_eq!(marks(true).matches("utm_source").count(), 2, "the address and the present visit");
}

#[test]
fn what_a_page_has_kept_is_read_by_the_same_rules() {
    let submission = with(|s| {
        s["attribution"]["first"] = json!({
            "at": "2026-11-22T18:15:00.000Z", "landing_path": "/a?email=a@b.c#x",
            "params": { "utm_source": "a@b.c", "utm_id": " 7 ", "evil": "x", "gclid": 3 },
            "click_ids": { "gclid": "Q", "utm_term": "t" }
        });
        s["attribution"]["last"]["at"] = json!("yesterday");
    });
    let attribution = serde_json::to_value(draft(&generic(), &submission).payload.attribution).unwrap();
    assert_eq!(
        attribution["first"],
        json!({
            "at": "2026-11-22T18:15:00.000Z", "landing_path": "/a",
            "params": { "utm_id": "7", "utm_term": "t" }, "click_ids": { "gclid": "Q" }
        })
    );
    assert_eq!(attribution["last"]["at"], json!(null));
}

#[test]
fn calls_and_shared_devices_have_no_attribution() {
    for mode in ["call", "kiosk"] {
        let lead = draft(&generic(), &with(|s| s["mode"] = json!(mode))).payload;
        assert_eq!(serde_json::to_value(lead.attribution).unwrap(), json!({ "first": null, "last": null }));
    }
}
