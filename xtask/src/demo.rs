//! The demo page as `cargo xtask serve` gives it: with a campaign whose leads come to this server. In `dist/` the page
//! has none, since elsewhere nobody would take them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};

use crate::leads;

const ELEMENT: &str = "<execution-gap ";
const CAMPAIGN: &str = "demo-campaign.json";

/// The routes of page and campaign.
pub fn routes(dist: &Path) -> Router {
    let page = Router::new().route("/", get(page)).route("/index.html", get(page)).with_state(dist.join("index.html"));
    page.route(&format!("/{CAMPAIGN}"), get(campaign))
}

async fn page(State(file): State<PathBuf>) -> Response {
    match with_campaign(&file) {
        Ok(page) => Html(page).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}")).into_response(),
    }
}

fn with_campaign(file: &Path) -> Result<String> {
    let page = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    if page.matches(ELEMENT).count() != 1 {
        bail!("{} must hold `{ELEMENT}` once", file.display());
    }
    Ok(page.replace(ELEMENT, &format!("{ELEMENT}config=\"{CAMPAIGN}\" ")))
}

async fn campaign(headers: HeaderMap) -> Response {
    // The page may be open under any name of this machine.
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).filter(|host| leads::is_here(host));
    match host.map(campaign_at) {
        Some(Ok(campaign)) => ([(header::CONTENT_TYPE, "application/json")], campaign.to_string()).into_response(),
        Some(Err(error)) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}")).into_response(),
        None => StatusCode::FORBIDDEN.into_response(),
    }
}

fn campaign_at(host: &str) -> Result<Value> {
    let mut campaign: Value = serde_json::from_str(include_str!("demo.json"))?;
    campaign["lead"]["endpoint"] = json!(format!("http://{host}/leads"));
    campaign["lead"]["notice"] = json!({ "url": format!("http://{host}/#notice"), "version": "1" });
    Ok(campaign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_come_to_the_name_that_the_page_is_open_under() {
        let here = campaign_at("localhost:4711").unwrap();
        assert_eq!(here["lead"]["endpoint"], "http://localhost:4711/leads");
        assert_eq!(here["id"], "demo");
    }

    #[test]
    fn the_page_names_the_campaign() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../index.html");
        let page = with_campaign(&file).unwrap();
        assert!(page.contains("<execution-gap config=\"demo-campaign.json\" "), "{page}");
    }
}
