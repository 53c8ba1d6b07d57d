//! Input that means harm or is just noise: nothing panics, everything ends, lists stay short. `PROPTEST_CASES` says how
//! often noise is tried.

use std::time::{Duration, Instant};

use execution_gap_campaign::shape::{Kind, Shape};
use execution_gap_campaign::{DEPTH, Json, MOST, check, fields};
use proptest::prelude::*;
use serde_json::json;

use super::support::page;

/// Every key that the description knows, so that noise gets far enough to meet the rules.
fn names(shape: &'static Shape, into: &mut Vec<&'static str>) {
    for field in shape.fields {
        into.push(field.name);
        inside(&field.kind, into);
    }
}

fn inside(kind: &'static Kind, into: &mut Vec<&'static str>) {
    match kind {
        Kind::Object(shape) => names(shape, into),
        Kind::Keyed { keys, of } => {
            into.extend(*keys);
            inside(of, into);
        }
        Kind::List { of, .. } | Kind::Map { of, .. } | Kind::OrNull(of) => inside(of, into),
        Kind::OneOf(texts) => into.extend(*texts),
        Kind::Exactly(text) => into.push(text),
        _ => {}
    }
}

fn known() -> Vec<&'static str> {
    let mut known = vec!["en", "welcome.lead", "u", "__proto__", "constructor", "{n, plural, other {", "https://a.b/"];
    names(&fields::CAMPAIGN, &mut known);
    known
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(known()).prop_map(str::to_owned),
        1 => ".*",
        1 => "https?://[a-z0-9.:\\[\\]@%-]{0,30}(/[ -~]{0,20})?",
        1 => "[{}a-z, ]{0,40}",
    ]
}

pub fn trees() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Flag),
        any::<f64>().prop_map(Json::Number),
        (-5..2000i32).prop_map(|number| Json::Number(number.into())),
        words().prop_map(Json::Text),
    ];
    leaf.prop_recursive(7, 200, 12, |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..12).prop_map(Json::List),
            4 => prop::collection::vec((words(), inner), 0..12).prop_map(Json::Object),
        ]
    })
}

fn bounded(json: &Json) {
    for origin in [None, Some("https://www.acme.example"), Some("http://localhost"), Some("")] {
        match check(json, &page(origin)) {
            Ok(notes) => assert!(notes.len() <= MOST),
            Err(refusals) => {
                assert!((1..=MOST + 1).contains(&refusals.len()));
                for refusal in refusals {
                    assert!(refusal.message.chars().count() < 700, "{}", refusal.message);
                    assert!(refusal.message.ends_with(['.', '?']), "{}", refusal.message);
                    assert!(!refusal.message.contains(char::is_control), "{}", refusal.message);
                    assert!(refusal.pointer.is_empty() || refusal.pointer.starts_with('/'));
                }
            }
        }
    }
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1000)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn noise_is_answered(json in trees()) {
        bounded(&json);
    }

    #[test]
    fn noise_below_a_known_key_is_answered(path in prop::sample::subsequence(known(), 1..4), json in trees()) {
        bounded(&path.into_iter().rev().fold(json, |inner, key| Json::Object(vec![(key.to_owned(), inner)])));
    }
}

#[test]
fn size_costs_no_more_than_its_share() {
    let many = |count: usize, value: Json| Json::Object((0..count).map(|n| (format!("k{n}"), value.clone())).collect());
    let text = |text: &str| Json::Text(text.to_owned());
    let object = |entries: Vec<(&str, Json)>| {
        Json::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    };
    let distinct = Json::Object((0..50_000).map(|n| (format!("k{n}"), Json::Text(format!("v{n}")))).collect());
    let list = |value: Json| Json::List(vec![value; 50_000]);
    let consent = object(vec![("key", text("a"))]);
    let lead = object(vec![
        ("adapter", text("hubspot")),
        ("consents", list(consent)),
        ("fields", list(text("email"))),
        ("options", object(vec![("map", distinct), ("subscription_ids", many(50_000, Json::Null))])),
    ]);
    let braces = text(&"{a}".repeat(100_000));
    let texts = object(vec![("en", many(50_000, text("{n")))]);
    let campaign = object(vec![("lead", lead), ("texts", texts), ("brand", object(vec![("name", braces)]))]);
    let start = Instant::now();
    bounded(&campaign);
    bounded(&many(50_000, Json::Null));
    // A rule that compares everything with everything takes minutes here.
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn depth_is_bounded_when_text_is_read() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(serde_json::from_str::<Json>(&nested(DEPTH)).is_ok());
    let error = serde_json::from_str::<Json>(&nested(DEPTH + 1)).unwrap_err().to_string();
    assert!(error.starts_with("it is nested more than 16 deep"), "{error}");
    let error = serde_json::from_str::<Json>("{\"a\":1,\"a\":2}").unwrap_err().to_string();
    assert!(error.starts_with("the key \"a\" is there twice"), "{error}");
}

#[test]
fn what_is_read_is_what_is_written() {
    let value = json!({ "a": [null, true, 1, -2, 1.5, 1e300, "x"], "b": {} });
    let tree: Json = serde_json::from_str(&value.to_string()).unwrap();
    assert_eq!(serde_json::to_value(&tree).unwrap(), value);
}
