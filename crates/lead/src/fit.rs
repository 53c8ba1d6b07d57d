//! How long a lead may be. What is least needed goes first, and what a person wrote never does. The hash by which two
//! versions of a lead are compared is here too, since it must not depend on what was left out.

use super::consent::hash;
use super::payload::{Checks, LONGEST, Lead, Touch};

/// The lead as JSON.
pub(super) fn json(lead: &Lead) -> String {
    // Texts, numbers and keys that are texts: there is nothing in a lead that JSON cannot hold.
    serde_json::to_string(lead).unwrap_or_default()
}

/// The lead as JSON with line breaks, for a file.
pub fn document(lead: &Lead) -> String {
    super::text::pretty(&json(lead))
}

/// Makes a lead short enough to be sent and returns it as JSON.
pub(super) fn fit(lead: &mut Lead) -> String {
    let mut body = json(lead);
    while body.len() > LONGEST && shed(lead) {
        body = json(lead);
    }
    body
}

/// Leaves out the one thing that is least needed; whether there was one. The words of consents go late: their hash and
/// version still say which they were. What follows them goes only when a campaign and a visitor use every limit at once.
fn shed(lead: &mut Lead) -> bool {
    if lead.source.page_title.take().is_some() || lead.attribution.first.take().is_some() {
        return true;
    }
    if lead.hidden.pop().is_some() {
        return true;
    }
    if let Some(last) = &mut lead.attribution.last
        && (last.click_ids.pop().is_some() || last.params.pop().is_some())
    {
        return true;
    }
    lead.consent.items.iter_mut().rev().any(|item| item.text.take().is_some())
        || lead.attribution.last.take().is_some()
        || lead.source.page_url.take().is_some()
        || lead.checks.captcha.take().is_some()
}

/// The hash of what a lead says: SHA-256 of its JSON without the number of the try, without any moment and without the
/// checks. Two tries of one submission have the same; a submission with an edited field has another.
///
/// The lead is one that is not needed any more: to copy one would cost a tenth of the module.
pub fn content_hash(mut lead: Lead) -> String {
    lead.attempt = 0;
    lead.timestamp.clear();
    lead.assessment.started_at = None;
    lead.assessment.completed_at = None;
    for item in &mut lead.consent.items {
        (item.shown_at, item.changed_at) = (None, None);
    }
    let timeless = |touch: &mut Touch| touch.at = None;
    lead.attribution.first.iter_mut().chain(&mut lead.attribution.last).for_each(timeless);
    lead.checks = Checks { elapsed_ms: None, honeypot_empty: true, pow: None, captcha: None };
    hash(&json(&lead))
}
