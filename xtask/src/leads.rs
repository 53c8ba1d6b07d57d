//! Leads sent from the demo page: each is kept once, as one line of JSON.
//!
//! A lead is recognised by the `id` that its sender gave it: a second POST with the same id, sent because an answer got
//! lost, is answered like the first and not stored again.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use anyhow::{Context, Result};
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// The longest body that is read, in bytes.
const LONGEST: usize = 256_000;

/// The file of leads with the ids that are in it.
#[derive(Clone)]
pub struct Store {
    path: PathBuf,
    content: Arc<Mutex<Content>>,
}

struct Content {
    file: File,
    ids: HashSet<String>,
}

impl Store {
    /// Opens or makes the file and learns which leads it holds.
    pub fn open(path: &Path) -> Result<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = File::options().create(true).read(true).append(true).open(path)?;
        let mut text = String::new();
        file.read_to_string(&mut text).with_context(|| format!("cannot read {}", path.display()))?;
        if !text.is_empty() && !text.ends_with('\n') {
            // The last run was cut off while writing: its line is not a lead, and must not spoil the next one.
            writeln!(file)?;
        }
        let lines = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let ids = lines.filter_map(|lead| Some(lead.get("id")?.as_str()?.to_owned())).collect();
        file.seek(std::io::SeekFrom::End(0))?;
        Ok(Self { path: path.to_owned(), content: Arc::new(Mutex::new(Content { file, ids })) })
    }

    /// Where the leads are.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps the lead unless it is there already. It is on the disk when this returns.
    fn keep(&self, id: &str, lead: &Value) -> Result<()> {
        let mut content = self.content.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if !content.ids.contains(id) {
            content.file.write_all(format!("{lead}\n").as_bytes())?;
            content.file.sync_data()?;
            content.ids.insert(id.to_owned());
        }
        Ok(())
    }
}

/// `POST /leads`. A page sends JSON as `text/plain` where it wants to spare the browser's preflight request.
pub async fn receive(State(store): State<Store>, headers: HeaderMap, body: Body) -> Response {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
    let kind = kind.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    if kind != "application/json" && kind != "text/plain" {
        return refuse(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "Send the lead as application/json, or as JSON in text/plain.",
        );
    }
    let Ok(bytes) = to_bytes(body, LONGEST).await else {
        return refuse(StatusCode::PAYLOAD_TOO_LARGE, "A lead may be 256 kB long at most.");
    };
    let Ok(lead) = serde_json::from_slice::<Value>(&bytes) else {
        return refuse(StatusCode::BAD_REQUEST, "The body is not JSON.");
    };
    let Some(id) = lead.get("id").and_then(Value::as_str).filter(|id| !id.is_empty()) else {
        return refuse(StatusCode::BAD_REQUEST, "A lead needs an `id`, a string that is not empty.");
    };
    match store.keep(id, &lead) {
        Ok(()) => answer(StatusCode::OK, json!({ "ok": true, "id": id })),
        Err(error) => {
            eprintln!("error: a lead could not be written to {}: {error:#}", store.path.display());
            refuse(StatusCode::INTERNAL_SERVER_ERROR, "The lead could not be stored. Try again later.")
        }
    }
}

fn refuse(status: StatusCode, sentence: &str) -> Response {
    answer(status, json!({ "ok": false, "error": sentence }))
}

fn answer(status: StatusCode, body: Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store(name: &str) -> Store {
        let folder = std::env::temp_dir().join(format!("leads-test-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        Store::open(&folder.join("leads.jsonl")).unwrap()
    }

    fn send(store: &Store, kind: &'static str, body: impl Into<Body>) -> (u16, Value) {
        let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, kind.parse().unwrap())]);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let response = receive(State(store.clone()), headers, body.into()).await;
            let status = response.status().as_u16();
            let bytes = to_bytes(response.into_body(), LONGEST).await.unwrap();
            (status, serde_json::from_slice(&bytes).unwrap())
        })
    }

    #[test]
    fn the_same_lead_is_kept_once_even_after_a_restart() {
        let first = store("once");
        let lead = r#"{"id":"a","contact":{"email":"a@example.org"}}"#;
        for kind in ["application/json", "text/plain;charset=UTF-8"] {
            assert_eq!(send(&first, kind, lead), (200, json!({ "ok": true, "id": "a" })));
        }
        let again = Store::open(first.path()).unwrap();
        assert_eq!(send(&again, "application/json", lead).0, 200);
        assert_eq!(send(&again, "application/json", r#"{"id":"b"}"#).0, 200);
        assert_eq!(fs::read_to_string(first.path()).unwrap().lines().count(), 2);
    }

    #[test]
    fn what_is_not_a_lead_is_refused_with_a_sentence() {
        let store = store("refused");
        for (kind, body, status) in [
            ("application/x-www-form-urlencoded", "id=a", 415),
            ("application/json", "id=a", 400),
            ("application/json", "{}", 400),
            ("application/json", r#"{"id":7}"#, 400),
        ] {
            let (got, answer) = send(&store, kind, body);
            assert_eq!((got, &answer["ok"]), (status, &json!(false)), "{kind} {body}");
            assert!(answer["error"].as_str().unwrap().ends_with('.'));
        }
        assert_eq!(send(&store, "text/plain", "x".repeat(LONGEST + 1)).0, 413);
        assert_eq!(fs::read_to_string(store.path()).unwrap(), "");
    }

    #[test]
    fn a_line_cut_off_by_a_crash_does_not_spoil_the_next_lead() {
        let first = store("torn");
        fs::write(first.path(), "{\"id\":\"a\"}\n{\"id\":\"b").unwrap();
        let again = Store::open(first.path()).unwrap();
        assert_eq!(send(&again, "application/json", r#"{"id":"b"}"#).0, 200);
        let text = fs::read_to_string(again.path()).unwrap();
        assert_eq!(text, "{\"id\":\"a\"}\n{\"id\":\"b\n{\"id\":\"b\"}\n");
    }
}
