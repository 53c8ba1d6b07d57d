//! What a success of a webhook says.

use super::errors::{reference, refusal, said};
use super::{Json, Outcome, Response, Verdict};
use execution_gap_campaign::Lead;

/// A server of the customer's own, or n8n: a success is one, unless it says otherwise or is a page for people.
pub(super) fn generic(lead: &Lead, response: &Response) -> Verdict {
    if matches!(response.status, 202 | 204) {
        return Verdict::of(Outcome::Accepted);
    }
    if response.is_html() {
        return Verdict::because(Outcome::Unknown, "html");
    }
    match &response.json {
        Some(tree) if said(tree, "ok") == Some(false) => refusal(lead, tree),
        Some(tree) => Verdict { reference: tree.text("ref").and_then(reference), ..Verdict::of(Outcome::Confirmed) },
        None if response.says_json() && !response.body.is_empty() => Verdict::because(Outcome::Unknown, "not_json"),
        None => Verdict::of(Outcome::Confirmed),
    }
}

/// Zapier has queued the lead when it says so.
pub(super) fn zapier(_: &Lead, response: &Response) -> Verdict {
    match &response.json {
        Some(tree) if tree.text("status") == Some("success") => Verdict::of(Outcome::Accepted),
        Some(_) => Verdict::because(Outcome::Unknown, "not_success"),
        None => Verdict::because(Outcome::Unknown, "not_json"),
    }
}

/// Make has queued the lead; a scenario with an answer of its own may refuse it.
pub(super) fn make(lead: &Lead, response: &Response) -> Verdict {
    match &response.json {
        _ if response.is_html() => Verdict::because(Outcome::Unknown, "html"),
        Some(tree) if said(tree, "ok") == Some(false) => refusal(lead, tree),
        _ => Verdict::of(Outcome::Accepted),
    }
}

/// A script answers 200 whatever happened, so only its own words count.
pub(super) fn apps_script(lead: &Lead, response: &Response) -> Verdict {
    let Some(tree @ Json::Object(_)) = &response.json else {
        return Verdict::because(Outcome::Unknown, if response.is_html() { "html" } else { "not_json" });
    };
    if said(tree, "ok").or(said(tree, "success")) == Some(true) {
        return Verdict { reference: tree.text("ref").and_then(reference), ..Verdict::of(Outcome::Confirmed) };
    }
    refusal(lead, tree)
}
