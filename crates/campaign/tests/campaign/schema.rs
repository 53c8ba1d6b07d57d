//! The JSON Schema and the checker say the same about shape: on sound campaigns, and on thousands of broken ones.

use execution_gap_campaign::fields::CAMPAIGN;
use execution_gap_campaign::schema::schema;
use execution_gap_campaign::shape::{Kind, Run};
use execution_gap_campaign::{Json, check_shape};
use jsonschema::{Validator, draft202012};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

fn everything() -> Value {
    serde_json::from_str(include_str!("everything.json")).unwrap()
}

fn validator() -> Validator {
    let schema = serde_json::to_value(schema()).unwrap();
    draft202012::meta::validate(&schema).expect("a sound schema");
    draft202012::new(&schema).expect("a sound schema")
}

#[track_caller]
fn agree(validator: &Validator, campaign: &Value) -> bool {
    let tree: Json = serde_json::from_str(&campaign.to_string()).expect("a tree");
    let (shape, valid) = (check_shape(&tree), validator.is_valid(campaign));
    assert_eq!(shape.is_ok(), valid, "checker: {shape:?}\nschema: {:?}\n{campaign:#}", validator.validate(campaign));
    valid
}

#[test]
fn sound_campaigns_pass_both() {
    let validator = validator();
    assert!(agree(&validator, &everything()));
    assert!(agree(&validator, &json!({ "schema": "execution-gap.campaign/1" })));
    assert!(!agree(&validator, &json!({})));
}

/// Pointers to every value, the whole included.
fn pointers(value: &Value, at: &str, into: &mut Vec<String>) {
    into.push(at.to_owned());
    match value {
        Value::Object(entries) => {
            for (key, inner) in entries {
                pointers(inner, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), into);
            }
        }
        Value::Array(elements) => {
            for (position, inner) in elements.iter().enumerate() {
                pointers(inner, &format!("{at}/{position}"), into);
            }
        }
        _ => {}
    }
}

#[derive(Clone, Debug)]
enum Change {
    Replace(Value),
    Remove(Index),
    Add(String, Value),
    Rename(Index, String),
    Repeat(Index, usize),
    Append(String),
    Cut(Index),
}

fn apply(campaign: &mut Value, at: Index, change: Change) {
    let mut all = Vec::new();
    pointers(campaign, "", &mut all);
    let target = campaign.pointer_mut(&all[at.index(all.len())]).expect("a place that is there");
    match (change, target) {
        (Change::Replace(value), target) => *target = value,
        (Change::Remove(which), Value::Object(entries)) if !entries.is_empty() => {
            let key = which.get(&entries.keys().cloned().collect::<Vec<_>>()).clone();
            entries.remove(&key);
        }
        (Change::Remove(which), Value::Array(elements)) if !elements.is_empty() => {
            elements.remove(which.index(elements.len()));
        }
        (Change::Add(key, value), Value::Object(entries)) => _ = entries.insert(key, value),
        (Change::Add(_, value), Value::Array(elements)) => elements.push(value),
        (Change::Rename(which, name), Value::Object(entries)) if !entries.is_empty() => {
            let key = which.get(&entries.keys().cloned().collect::<Vec<_>>()).clone();
            let value = entries.remove(&key).expect("it is there");
            entries.insert(name, value);
        }
        (Change::Repeat(which, times), Value::Array(elements)) if !elements.is_empty() => {
            let element = elements[which.index(elements.len())].clone();
            elements.extend(vec![element; times]);
        }
        (Change::Repeat(_, times), Value::String(text)) => *text = text.repeat(times),
        (Change::Repeat(_, times), Value::Object(entries)) => {
            let extra: Vec<_> = entries.iter().next().map(|(_, value)| value.clone()).into_iter().collect();
            for (n, value) in extra.iter().cycle().take(times * extra.len()).enumerate() {
                entries.insert(format!("k{n}"), value.clone());
            }
        }
        (Change::Append(more), Value::String(text)) => text.push_str(&more),
        (Change::Cut(which), Value::String(text)) if !text.is_empty() => {
            let length = which.index(text.chars().count());
            *text = text.chars().take(length).collect();
        }
        _ => {}
    }
}

const TEXTS: [&str; 39] = [
    "",
    " ",
    "a",
    "email",
    "company",
    "#FFF",
    "#FFFFFG",
    "2027-03-31",
    "2027-3",
    "00D000000000062AAA",
    "pt-BR",
    "x-",
    "https://a.example",
    "https://a.example:1/",
    "https://[::1]/",
    "https://A.example",
    "http://a",
    "https://a.example/ü",
    "https://a.example:",
    "https://a b",
    "https://u@a.example/",
    "https://[[::1]/",
    "https://[x]/",
    "\u{7f}",
    "é",
    "a\nb",
    "execution-gap.campaign/1",
    "json",
    "n8n",
    "soft",
    "express",
    "a.b",
    "_",
    "[",
    "]",
    "-",
    ":",
    "A",
    "0",
];

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(&TEXTS[..]).prop_map(str::to_owned),
        1 => ".{0,12}",
        1 => "[a-z0-9_.\\[\\]:A-Z-]{0,50}",
    ]
}

fn values() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!(true)),
        (-2..1002i64).prop_map(|number| json!(number)),
        prop::sample::select(vec![0.5, 1.0, 1.5, -0.1, 100.5, 1e20]).prop_map(|number| json!(number)),
        prop::sample::select(vec![199u64, 200, 1000, 1001, 100_000_000, 100_000_001, 2_147_483_647, 2_147_483_648])
            .prop_map(|number| json!(number)),
        texts().prop_map(|text| json!(text)),
        prop::collection::vec(texts().prop_map(|text| json!(text)), 0..4).prop_map(|list| json!(list)),
        prop::collection::btree_map(texts(), texts().prop_map(|text| json!(text)), 0..3).prop_map(|map| json!(map)),
    ]
}

fn changes() -> impl Strategy<Value = Change> {
    prop_oneof![
        3 => values().prop_map(Change::Replace),
        2 => any::<Index>().prop_map(Change::Remove),
        1 => (texts(), values()).prop_map(|(key, value)| Change::Add(key, value)),
        1 => (any::<Index>(), texts()).prop_map(|(which, name)| Change::Rename(which, name)),
        1 => (any::<Index>(), 1..70usize).prop_map(|(which, times)| Change::Repeat(which, times)),
        1 => texts().prop_map(Change::Append),
        1 => any::<Index>().prop_map(Change::Cut),
    ]
}

/// Every single change and many double ones; the share of each outcome shows that both are met.
#[test]
fn broken_campaigns_are_refused_by_both() {
    let validator = validator();
    let config = ProptestConfig { cases: 6000, failure_persistence: None, ..ProptestConfig::default() };
    let counts = [std::cell::Cell::new(0), std::cell::Cell::new(0)];
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let broken = prop::collection::vec((any::<Index>(), changes()), 1..3);
    let result = runner.run(&broken, |changes| {
        let mut campaign = everything();
        for (at, change) in changes {
            apply(&mut campaign, at, change);
        }
        let count = &counts[usize::from(agree(&validator, &campaign))];
        count.set(count.get() + 1);
        Ok(())
    });
    result.unwrap();
    let [refused, accepted] = counts.map(std::cell::Cell::into_inner);
    assert!(refused > 500 && accepted > 500, "{refused} refused, {accepted} accepted");
}

/// Each place on its own, given every kind of value and every sample text.
#[test]
fn each_place_with_each_sample() {
    let validator = validator();
    let mut all = Vec::new();
    pointers(&everything(), "", &mut all);
    let mut samples =
        vec![json!(null), json!(false), json!(0), json!(0.5), json!(-1), json!(1e15), json!([]), json!({})];
    samples.extend([json!([{}]), json!({ "x": 1 }), json!("x".repeat(2000))]);
    samples.extend(TEXTS.iter().map(|text| json!(text)));
    for pointer in &all {
        for value in &samples {
            let mut campaign = everything();
            *campaign.pointer_mut(pointer).unwrap() = value.clone();
            agree(&validator, &campaign);
        }
    }
}

/// For each limit of the description a value on it and one beyond it, with what is expected.
fn limits(kind: &'static Kind, at: &str, into: &mut Vec<(String, Value, bool)>) {
    let mut push = |value: Value, fits: bool| into.push((at.to_owned(), value, fits));
    let inner = |key: &str| format!("{at}/{key}");
    match kind {
        Kind::Text { least, most } => {
            for (length, fits) in [(*least, true), (*most, true), (*most + 1, false)] {
                push(json!("ü".repeat(length.into())), fits);
            }
        }
        Kind::Spelled(spelling) => {
            for runs in spelling.ways {
                let text = |lengths: &dyn Fn(&Run) -> u8| -> String {
                    runs.iter().map(|run| run.of[..1].repeat(lengths(run).into())).collect()
                };
                push(json!(text(&|run| run.least)), true);
                push(json!(text(&|run| run.most)), true);
                push(json!(format!("{}\u{e9}", text(&|run| run.most))), false);
                push(json!(text(&|run| run.most) + &"z".repeat(80)), false);
            }
        }
        Kind::Number { least, most, whole } => {
            let (least, most) = (i64::from(*least), i64::from(*most));
            for (number, fits) in [(least, true), (most, true), (least - 1, false), (most + 1, false)] {
                push(json!(number), fits);
            }
            push(json!(least as f64 + 0.5), !whole);
        }
        Kind::Url => {
            for port in ["", ":1", ":65535"] {
                push(json!(format!("https://a.example{port}/x?y#z")), true);
            }
            for host in ["a.example:", "a.example:123456", "[::1", "[1]", "a_b.example", &"a".repeat(254)] {
                push(json!(format!("https://{host}/")), false);
            }
            push(json!(format!("https://a.example/{}", "x".repeat(1024 - 18))), true);
            push(json!(format!("https://a.example/{}", "x".repeat(1024 - 17))), false);
        }
        Kind::List { of: Kind::Object(shape), most } => {
            let first = everything().pointer(&inner("0")).unwrap().clone();
            let of_length = |length: u16| -> Value {
                let element = |n| {
                    let mut element = first.clone();
                    element["key"] = json!(format!("k{n}"));
                    element
                };
                (0..length).map(element).collect()
            };
            push(of_length(*most), true);
            push(of_length(*most + 1), false);
            push(of_length(0), false);
            shape.fields.iter().for_each(|field| limits(&field.kind, &inner(&format!("0/{}", field.name)), into));
        }
        Kind::Map { of, most, .. } => {
            let entries = everything().pointer(at).unwrap().as_object().unwrap().clone();
            let (key, value) = entries.iter().next().unwrap();
            // A language has at most three letters before its hyphen.
            let name = |n: u16| if at == "/texts" { format!("aa-{}", 1000 + n) } else { format!("k{n}") };
            let of_length = |length: u16| -> Value { (0..length).map(|n| (name(n), value.clone())).collect() };
            push(of_length(*most), true);
            push(of_length(*most + 1), false);
            limits(of, &inner(key), into);
        }
        Kind::Keyed { keys, of } => keys.iter().for_each(|key| limits(of, &inner(key), into)),
        Kind::Object(shape) => shape.fields.iter().for_each(|field| limits(&field.kind, &inner(field.name), into)),
        Kind::OrNull(of) => limits(of, at, into),
        Kind::Exactly(_) | Kind::OneOf(_) | Kind::Flag | Kind::List { .. } => {}
    }
}

#[test]
fn each_limit_is_where_the_description_says() {
    let validator = validator();
    let mut all = Vec::new();
    CAMPAIGN.fields.iter().for_each(|field| limits(&field.kind, &format!("/{}", field.name), &mut all));
    assert!(all.len() > 150, "{}", all.len());
    for (pointer, value, fits) in all {
        let mut campaign = everything();
        *campaign.pointer_mut(&pointer).unwrap() = value.clone();
        assert_eq!(agree(&validator, &campaign), fits, "{pointer} {value}");
    }
}
