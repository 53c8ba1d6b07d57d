//! The receiver as senders see it. The lead they send is `lead.json`; its scores are filled in by the engine.

use std::fs;

use execution_gap_lead::payload::Scores;
use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Capabilities, Form, Scorer};

use super::*;

const JSON: &str = "application/json";

fn store(name: &str) -> Store {
    let folder = std::env::temp_dir().join(format!("leads-test-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    Store::open(&folder.join("leads.jsonl")).unwrap()
}

/// How many lines the file has.
fn lines(store: &Store) -> usize {
    fs::read_to_string(store.path()).unwrap().lines().count()
}

/// A lead in which everything is right.
fn lead(id: &str) -> Value {
    let mut lead: Value = serde_json::from_str(include_str!("lead.json")).unwrap();
    let given = lead["assessment"]["answers"].as_array().unwrap().iter().filter_map(|answer| {
        Some((answer["q"].as_str()?, execution_gap_model::engine::RawAnswer::Number(answer["a"].as_f64()?)))
    });
    let answers = execution_gap_model::engine::Answers::from_pairs(assessment(), Form::Express, given).unwrap();
    let weights = Capabilities::new([1.0, 2.0, 1.0]);
    let report = Scorer::new(assessment(), Form::Express).weights(weights).brief(&answers);
    lead["scores"] = serde_json::to_value(Scores::of(&report, assessment())).unwrap();
    lead["id"] = json!(id);
    lead
}

struct Seen {
    status: u16,
    headers: HeaderMap,
    text: String,
}

impl Seen {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    fn header(&self, name: HeaderName) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// Field and code of the first error; its message must be a sentence.
    fn error(&self) -> (u16, Value, Value) {
        let answer = self.json();
        assert_eq!(answer["ok"], json!(false), "{answer}");
        assert!(answer["errors"][0]["message"].as_str().unwrap().ends_with('.'), "{answer}");
        (self.status, answer["errors"][0]["field"].clone(), answer["errors"][0]["code"].clone())
    }
}

fn ask(store: &Store, method: Method, headers: &[(HeaderName, &'static str)], body: impl Into<Body>) -> Seen {
    let headers = headers.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let response = answer(State(store.clone()), method, headers, body.into()).await;
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 10_000_000).await.unwrap();
        Seen { status: parts.status.into(), headers: parts.headers, text: String::from_utf8(bytes.into()).unwrap() }
    })
}

fn send(store: &Store, kind: &'static str, body: impl ToString) -> Seen {
    ask(store, Method::POST, &[(header::CONTENT_TYPE, kind)], body.to_string())
}

#[test]
fn the_same_lead_is_kept_once_even_after_a_restart() {
    let first = store("once");
    for kind in [JSON, "text/plain;charset=UTF-8"] {
        let seen = send(&first, kind, lead("6f1c9f0e-6c0e"));
        assert_eq!((seen.status, seen.json()), (200, json!({ "ok": true, "ref": "6f1c9f0e" })));
    }
    let again = Store::open(first.path()).unwrap();
    assert_eq!(send(&again, JSON, lead("6f1c9f0e-6c0e")).status, 200);
    assert_eq!(send(&again, JSON, lead("b")).status, 200);
    assert_eq!(lines(&first), 2);
}

#[test]
fn a_further_try_is_the_same_lead_and_another_content_is_not() {
    let store = store("content");
    assert_eq!(send(&store, JSON, lead("a")).status, 200);
    let mut retry = lead("a");
    retry["attempt"] = json!(2);
    retry["timestamp"] = json!("2026-11-22T18:20:35.000Z");
    retry["checks"]["elapsed_ms"] = json!(999);
    retry["checks"]["captcha"] = json!({ "provider": "fake", "token": "T2" });
    retry["attribution"]["last"]["at"] = json!("2026-11-22T18:20:35.000Z");
    retry["consent"]["items"][0]["changed_at"] = json!("2026-11-22T18:20:35.000Z");
    assert_eq!(send(&store, JSON, &retry).status, 200);
    for (pointer, value) in [
        ("/contact/email", json!("eva@acme.example")),
        ("/consent/items/0/text", json!("Other words.")),
        ("/hidden", json!({ "plan": "c" })),
    ] {
        let mut other = lead("a");
        *other.pointer_mut(pointer).unwrap() = value;
        for reopened in [store.clone(), Store::open(store.path()).unwrap()] {
            assert_eq!(send(&reopened, JSON, &other).error(), (409, json!("id"), json!("conflict")), "{pointer}");
        }
    }
    assert_eq!(lines(&store), 1);
}

#[test]
fn what_is_not_a_lead_is_refused_with_a_sentence() {
    let store = store("refused");
    let with = |change: fn(&mut Value)| {
        let mut lead = lead("a");
        change(&mut lead);
        lead.to_string()
    };
    let twice = lead("a").to_string().replacen('{', "{\"id\":\"b\",", 1);
    for (kind, body, status) in [
        ("application/x-www-form-urlencoded", lead("a").to_string(), 415),
        (JSON, "id=a".to_owned(), 400),
        (JSON, "{\"id\":\"a\"".to_owned(), 400),
        (JSON, "{}".to_owned(), 422),
        (JSON, twice, 422),
        (JSON, with(|lead| lead["id"] = json!(7)), 422),
        (JSON, with(|lead| lead["more"] = json!(1)), 422),
        (JSON, with(|lead| lead["contact"]["age"] = json!(40)), 422),
        (JSON, with(|lead| _ = lead.as_object_mut().unwrap().remove("hidden")), 422),
        (JSON, with(|lead| lead["schema"] = json!("execution-gap.lead/2")), 422),
        ("text/plain", "x".repeat(LONGEST + 1), 413),
    ] {
        assert_eq!(send(&store, kind, &body).error(), (status, Value::Null, json!("invalid")), "{body:.100}");
    }
    assert_eq!(send(&store, JSON, lead("")).error(), (422, json!("id"), json!("required")));
    assert_eq!(lines(&store), 0);
}

#[test]
fn scores_that_are_not_those_of_the_answers_are_refused() {
    let store = store("scores");
    for change in [
        |lead: &mut Value| lead["scores"]["gap"] = json!(lead["scores"]["gap"].as_f64().unwrap() + 0.001),
        |lead: &mut Value| lead["scores"]["band"] = json!("In step"),
        |lead: &mut Value| lead["scores"]["one_move"] = Value::Null,
        |lead: &mut Value| lead["scores"]["ask_next"] = json!([["INT", 1.0]]),
        |lead: &mut Value| lead["assessment"]["answers"][0]["a"] = json!(4),
        |lead: &mut Value| lead["assessment"]["answers"][0]["q"] = json!("XYZ"),
        |lead: &mut Value| lead["assessment"]["answers"][0]["skipped"] = json!("dont_know"),
        |lead: &mut Value| lead["assessment"]["weights"]["PO"] = json!(1),
    ] {
        let mut lead = lead("a");
        change(&mut lead);
        let seen = send(&store, JSON, &lead);
        assert_eq!(seen.error(), (422, json!("scores"), json!("mismatch")), "{}", seen.text);
    }
    assert_eq!(lines(&store), 0);
}

#[test]
fn a_line_cut_off_by_a_crash_does_not_spoil_the_next_lead() {
    let first = store("torn");
    fs::write(first.path(), "{\"id\":\"a\"}\n{\"id\":\"b").unwrap();
    let again = Store::open(first.path()).unwrap();
    assert_eq!(send(&again, JSON, lead("b")).status, 200);
    let text = fs::read_to_string(again.path()).unwrap();
    assert!(text.starts_with("{\"id\":\"a\"}\n{\"id\":\"b\n{"), "{text}");
    assert_eq!(again.all().unwrap().len(), 2);
}

#[test]
fn other_pages_of_this_machine_may_send_and_nobody_else() {
    let store = store("origins");
    let from = |method, origin: &'static str, host: &'static str, id: &str| {
        let headers = [(header::ORIGIN, origin), (header::HOST, host), (header::CONTENT_TYPE, JSON)];
        ask(&store, method, &headers, lead(id).to_string())
    };
    for origin in ["http://localhost:3000", "http://127.0.0.1:4711", "https://[::1]:1", "http://localhost"] {
        let asked = from(Method::OPTIONS, origin, "127.0.0.1:8080", "");
        assert_eq!((asked.status, asked.header(header::ACCESS_CONTROL_ALLOW_ORIGIN)), (204, Some(origin)));
        assert_eq!(asked.header(header::ACCESS_CONTROL_ALLOW_HEADERS), Some("content-type, idempotency-key"));
        let sent = from(Method::POST, origin, "localhost:8080", origin);
        assert_eq!((sent.status, sent.header(header::ACCESS_CONTROL_ALLOW_ORIGIN)), (200, Some(origin)));
        let read = from(Method::GET, origin, "localhost:8080", "");
        assert_eq!((read.status, read.header(header::ACCESS_CONTROL_ALLOW_ORIGIN)), (200, None));
    }
    let kept = lines(&store);
    for (origin, host) in [
        ("https://evil.example", "127.0.0.1:8080"),
        ("http://localhost.evil.example", "127.0.0.1:8080"),
        ("http://127.0.0.1.evil.example:80", "127.0.0.1:8080"),
        ("null", "127.0.0.1:8080"),
        ("http://127.0.0.1:8080", "evil.example:8080"),
    ] {
        for method in [Method::OPTIONS, Method::POST, Method::GET] {
            let seen = from(method, origin, host, "evil");
            assert_eq!(seen.error(), (403, Value::Null, json!("forbidden")), "{origin} {host}");
            assert_eq!(seen.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), None);
        }
    }
    assert_eq!(lines(&store), kept);
    assert_eq!(ask(&store, Method::DELETE, &[], "").status, 405);
}

#[test]
fn what_was_kept_is_shown_and_nothing_in_it_is_markup() {
    let store = store("page");
    let mut evil = lead("a");
    evil["contact"]["first_name"] = json!("<script>alert(1)</script>");
    assert_eq!(send(&store, JSON, &evil).status, 200);
    assert_eq!(send(&store, JSON, lead("b")).status, 200);
    let listed = ask(&store, Method::GET, &[(header::ACCEPT, "application/json")], "").json();
    assert_eq!((listed[0]["id"].as_str(), listed[1]["id"].as_str()), (Some("a"), Some("b")));
    let page = ask(&store, Method::GET, &[(header::ACCEPT, "text/html,*/*")], "");
    assert!(page.header(header::CONTENT_SECURITY_POLICY).unwrap().starts_with("default-src 'none'"));
    assert!(page.text.contains("2 leads") && page.text.contains("<td>ana@acme.example</td>"), "{}", page.text);
    assert!(page.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !page.text.contains("<script"));
    assert!(page.text.contains("<td>request</td>"), "{}", page.text);
}
