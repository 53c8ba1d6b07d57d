//! The JSON Schema of a lead against the types that read it: both accept and refuse the same.

use execution_gap_lead::payload::{Lead, SCHEMA};
use execution_gap_lead::schema;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::support;

fn whole() -> Value {
    serde_json::from_str(&schema::text()).unwrap()
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&whole()).unwrap()
}

fn lead() -> Value {
    let submission = support::with(|s| {
        s["attribution"]["first"] = s["attribution"]["last"].clone();
        s["captcha"] = json!({ "provider": "turnstile", "token": "T" });
        s["pow"] = json!({ "bits": 12, "nonce": "7" });
    });
    serde_json::to_value(support::draft(&support::generic(), &submission).payload).unwrap()
}

#[test]
fn the_schema_is_a_document_of_its_own() {
    assert_eq!(whole()["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(schema::text().contains(SCHEMA) && schema::text().ends_with("}\n"));
}

#[test]
fn every_lead_that_we_write_is_accepted() {
    let validator = validator();
    for (name, campaign) in support::everyone() {
        for submission in [support::submission(), json!({ "detail": { "form": "full" } })] {
            let lead = serde_json::to_value(support::draft(&campaign, &submission).payload).unwrap();
            assert!(
                validator.is_valid(&lead),
                "{name}: {:?}",
                validator.iter_errors(&lead).map(|e| e.to_string()).collect::<Vec<_>>()
            );
        }
    }
}

/// Each value in turn is left out, made null, made another kind, and given a key too much.
#[test]
fn the_schema_and_the_types_refuse_the_same() {
    let (validator, lead) = (validator(), lead());
    let mut places = Vec::new();
    collect(&lead, String::new(), &mut places);
    assert!(places.len() > 200);
    let mut refused = 0;
    for place in places {
        for novel in
            [json!(null), json!("x"), json!(-1), json!(0.5), json!(true), json!([]), json!({}), json!({ "x": 1 })]
        {
            let mut changed = lead.clone();
            *changed.pointer_mut(&place).unwrap() = novel.clone();
            let read = serde_json::from_value::<Lead>(changed.clone()).is_ok();
            assert_eq!(validator.is_valid(&changed), read, "{place} = {novel}");
            refused += u32::from(!read);
        }
        let (parent, key) = place.rsplit_once('/').unwrap();
        let mut less = lead.clone();
        if let Some(parent) = less.pointer_mut(parent).and_then(Value::as_object_mut) {
            parent.remove(key);
            assert_eq!(
                validator.is_valid(&less),
                serde_json::from_value::<Lead>(less.clone()).is_ok(),
                "without {place}"
            );
        }
    }
    assert!(refused > 1000, "{refused}");
}

fn collect(value: &Value, at: String, into: &mut Vec<String>) {
    if !at.is_empty() {
        into.push(at.clone());
    }
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| collect(value, format!("{at}/{key}"), into)),
        Value::Array(elements) => {
            elements.iter().enumerate().for_each(|(index, value)| collect(value, format!("{at}/{index}"), into));
        }
        _ => {}
    }
}
