//! The receiver of leads that `cargo xtask serve` starts: `POST /leads` keeps a lead, `GET /leads` shows those kept.
//!
//! It does what docs/leads.md asks of every receiver: it reads strictly, computes the scores anew, keeps one lead for one
//! id, and answers so that the sender knows what to do. It listens to this machine only.

mod page;
mod scores;
mod store;

use std::net::Ipv4Addr;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use execution_gap_lead::payload::Lead;
use serde_json::error::Category;
use serde_json::{Value, json};

use store::Kept;
pub use store::Store;

/// The longest body that is read, in bytes. A lead has a quarter of that at most.
const LONGEST: usize = 65_536;

/// What a page of another origin may send: JSON, with the id as a key that repeated requests share.
const ASKED: [(HeaderName, HeaderValue); 3] = [
    (header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("POST")),
    (header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("content-type, idempotency-key")),
    (header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("300")),
];

/// `/leads`.
pub fn routes(store: Store) -> Router {
    Router::new().route("/leads", any(answer)).with_state(store)
}

async fn answer(State(store): State<Store>, method: Method, headers: HeaderMap, body: Body) -> Response {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    // A page anywhere can send a browser here, and a foreign name can be pointed at this machine.
    if text(header::HOST).is_some_and(|host| !is_here(host)) {
        return refuse(
            StatusCode::FORBIDDEN,
            None,
            "forbidden",
            "This server answers to the names of this machine only.",
        );
    }
    let origin = headers.get(header::ORIGIN);
    if origin.is_some() && !text(header::ORIGIN).is_some_and(is_local) {
        let sentence = "Only pages of this machine may send leads here.";
        return refuse(StatusCode::FORBIDDEN, None, "forbidden", sentence);
    }
    let mut response = match method {
        Method::OPTIONS => (StatusCode::NO_CONTENT, ASKED).into_response(),
        Method::POST => receive(&store, text(header::CONTENT_TYPE).unwrap_or_default(), body).await,
        Method::GET | Method::HEAD => page::show(&store, text(header::ACCEPT).unwrap_or_default()),
        _ => (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD, OPTIONS, POST")]).into_response(),
    };
    // Another page of this machine may send, and may not read what others have sent.
    if let Some(origin) = origin.filter(|_| method == Method::POST || method == Method::OPTIONS) {
        response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    }
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("origin, accept"));
    response
}

/// A page sends JSON as `text/plain` where it wants to spare the browser's question whether it may.
async fn receive(store: &Store, kind: &str, body: Body) -> Response {
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if kind != "application/json" && kind != "text/plain" {
        let sentence = "Send the lead as application/json, or as JSON in text/plain.";
        return refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, None, "invalid", sentence);
    }
    let Ok(bytes) = to_bytes(body, LONGEST).await else {
        return refuse(StatusCode::PAYLOAD_TOO_LARGE, None, "invalid", "A body may be 64 KiB long at most.");
    };
    let lead: Lead = match serde_json::from_slice(&bytes) {
        Ok(lead) => lead,
        Err(error) => {
            let status = match error.classify() {
                Category::Data => StatusCode::UNPROCESSABLE_ENTITY,
                Category::Syntax | Category::Eof | Category::Io => StatusCode::BAD_REQUEST,
            };
            return refuse(status, None, "invalid", &format!("The body is no lead: {error}."));
        }
    };
    if lead.id.is_empty() {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, Some("id"), "required", "The id is a text that is not empty.");
    }
    if let Err(sentence) = scores::check(&lead) {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, Some("scores"), "mismatch", &sentence);
    }
    let kept = serde_json::to_value(&lead).map_err(Into::into).and_then(|value| store.keep(&lead.id, &value));
    match kept {
        Ok(Kept::New | Kept::Known) => {
            let reference: String = lead.id.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
            json_answer(StatusCode::OK, &json!({ "ok": true, "ref": reference }))
        }
        Ok(Kept::Different) => {
            let sentence = "A lead with this id is kept already, with another content.";
            refuse(StatusCode::CONFLICT, Some("id"), "conflict", sentence)
        }
        Err(error) => {
            eprintln!("error: a lead could not be written to {}: {error:#}", store.path().display());
            let sentence = "The lead could not be stored. Try again later.";
            refuse(StatusCode::INTERNAL_SERVER_ERROR, None, "unavailable", sentence)
        }
    }
}

/// Whether an origin is a page of this machine.
fn is_local(origin: &str) -> bool {
    origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://")).is_some_and(is_here)
}

/// Whether a host, with or without a port, is this machine.
pub fn is_here(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    name == "localhost" || name == "[::1]" || name.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback())
}

fn refuse(status: StatusCode, field: Option<&str>, code: &str, sentence: &str) -> Response {
    let error = json!({ "field": field, "code": code, "message": sentence });
    json_answer(status, &json!({ "ok": false, "errors": [error] }))
}

fn json_answer(status: StatusCode, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

#[cfg(test)]
mod tests;
