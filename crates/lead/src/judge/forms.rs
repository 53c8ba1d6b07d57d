//! What HubSpot, form services and hidden frames say.

use super::errors::{elements, refusal, said};
use super::{Json, Outcome, Response, Verdict};
use execution_gap_campaign::{Lead, Profile};

/// HubSpot answers with words for the visitor or an address to go to; neither is used.
pub(super) fn hubspot(response: &Response) -> Verdict {
    match &response.json {
        Some(Json::Object(_)) => Verdict::of(Outcome::Confirmed),
        _ if response.status == 204 => Verdict::of(Outcome::Confirmed),
        _ => Verdict::because(Outcome::Unknown, "not_json"),
    }
}

/// Formspree names the page that would come next.
pub(super) fn formspree(lead: &Lead, response: &Response) -> Verdict {
    match &response.json {
        Some(tree) if !elements(tree, "errors").is_empty() || said(tree, "ok") == Some(false) => refusal(lead, tree),
        Some(tree) if tree.get("next").is_some() || said(tree, "ok") == Some(true) => Verdict::of(Outcome::Confirmed),
        Some(_) => Verdict::because(Outcome::Unknown, "not_success"),
        None => Verdict::because(Outcome::Unknown, "not_json"),
    }
}

/// A hidden frame can be seen only when the receiver sends it back to the page's own site. A handler of Account
/// Engagement sends it to another page of the site when it has refused the fields.
pub(super) fn frame(lead: &Lead, location: Option<&str>, loads: u32) -> Verdict {
    let back = lead.options.return_url.as_deref();
    let location = location.filter(|location| *location != "about:blank");
    match (location, back) {
        _ if loads == 0 => Verdict::because(Outcome::Unknown, "not_loaded"),
        (Some(location), Some(back)) if page(location) == page(back) => Verdict::of(Outcome::Accepted),
        (Some(_), Some(_)) if lead.profile == Some(Profile::Pardot) => {
            Verdict::because(Outcome::Rejected, "error_location")
        }
        _ => Verdict::of(Outcome::HandedOver),
    }
}

/// An address without query and fragment.
fn page(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default()
}
