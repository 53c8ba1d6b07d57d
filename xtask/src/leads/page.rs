//! `GET /leads`: what was kept, as a table for people and as JSON for programs.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::store::Store;

/// The columns of the table: heading and place in the lead.
const COLUMNS: [(&str, &str); 9] = [
    ("Sent", "/timestamp"),
    ("E-mail", "/contact/email"),
    ("First name", "/contact/first_name"),
    ("Last name", "/contact/last_name"),
    ("Company", "/contact/company"),
    ("Gap", "/scores/shown"),
    ("Band", "/scores/band"),
    ("Campaign", "/campaign"),
    ("Page", "/source/page_url"),
];

/// Nothing of what visitors typed can run or load anything.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

const HEAD: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Leads</title>\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>\
    :root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:2rem;overflow-wrap:anywhere}\
    table{border-collapse:collapse}th,td{border:1px solid;padding:.3rem .6rem;text-align:start;vertical-align:top}\
    </style>";

/// All leads, the newest first.
pub fn show(store: &Store, accept: &str) -> Response {
    let leads = match store.all() {
        Ok(leads) => leads,
        Err(error) => return (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}")).into_response(),
    };
    if !accept.contains("text/html") {
        return ([(header::CONTENT_TYPE, "application/json")], Value::Array(leads).to_string()).into_response();
    }
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, POLICY)];
    (headers, table(&leads)).into_response()
}

fn table(leads: &[Value]) -> String {
    let count = match leads.len() {
        0 => "No leads yet. Finish the assessment on the demo page and send the form.".to_owned(),
        1 => "1 lead.".to_owned(),
        count => format!("{count} leads, the newest first."),
    };
    let mut page = format!("{HEAD}<h1>Leads</h1><p>{count}</p><table><tr>");
    for (heading, _) in COLUMNS {
        page.push_str(&format!("<th scope=\"col\">{heading}</th>"));
    }
    page.push_str("<th scope=\"col\">Agreed to</th></tr>");
    for lead in leads.iter().rev() {
        page.push_str("<tr>");
        let cells = COLUMNS.into_iter().map(|(_, place)| lead.pointer(place).map(written).unwrap_or_default());
        for cell in cells.chain([agreed(lead)]) {
            page.push_str(&format!("<td>{}</td>", escaped(&cell)));
        }
        page.push_str("</tr>");
    }
    page.push_str("</table></html>");
    page
}

/// The keys of the boxes that were ticked.
fn agreed(lead: &Value) -> String {
    let items = lead.pointer("/consent/items").and_then(Value::as_array).into_iter().flatten();
    let ticked = items.filter(|item| item.get("value") == Some(&Value::Bool(true)));
    ticked.filter_map(|item| item.get("key")?.as_str()).collect::<Vec<_>>().join(", ")
}

fn written(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
