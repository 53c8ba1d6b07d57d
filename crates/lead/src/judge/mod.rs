//! From a receiver's answer to what became of the lead. Nothing that the answer holds is trusted: it is read only as far
//! as the tables here know it, and its sentences are kept as short plain text.

mod errors;
mod forms;
mod webhooks;

use super::clean;
use super::outcome::{LONGEST_WAIT, Outcome, Verdict};
use super::submission::{flag, number};
use execution_gap_campaign::{Adapter, Campaign, Json, Lead, Profile};
use execution_gap_contract::limit;

/// Most bytes of an answer that are read.
const LONGEST: usize = limit::ANSWER.size();

/// An answer to a request, as the page saw it.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer<'a> {
    /// Something came back.
    Response(Response<'a>),
    /// The request failed: nobody can say whether it arrived.
    Failed,
    /// Nothing came in time.
    Timeout,
    /// The hidden frame has loaded so many times and is now at this address, if the page may know.
    Frame {
        /// The address, when it is one of the page's own site.
        location: Option<&'a str>,
        /// How often it has loaded.
        loads: u32,
    },
}

/// What came back.
#[derive(Clone, Debug, PartialEq)]
pub struct Response<'a> {
    /// The status.
    pub status: u16,
    /// Whether it came through a redirect.
    pub redirected: bool,
    /// Whether the browser keeps it from us.
    pub opaque: bool,
    /// The kind of content, in lower case.
    pub content_type: String,
    /// The header `Retry-After`, where it may be read.
    pub retry_after: Option<&'a str>,
    /// The body; what is longer than 64 KiB is cut off.
    pub body: &'a str,
    /// The body as JSON, if it is any and not nested more than a campaign may be.
    pub json: Option<Json>,
}

impl<'a> Answer<'a> {
    /// Reads an answer as the page hands it over; what is none counts as a failed request. `parse` reads JSON: the
    /// browser has a parser of its own.
    pub fn read(json: &'a Json, parse: impl Fn(&str) -> Option<Json>) -> Self {
        let body = clean::at_most(json.text("body").unwrap_or_default(), LONGEST);
        match json.text("kind").unwrap_or_default() {
            "response" => Self::Response(Response {
                status: number(json, "status").map_or(0, |status| status as u16),
                redirected: flag(json, "redirected"),
                opaque: flag(json, "opaque"),
                content_type: json.text("content_type").unwrap_or_default().to_ascii_lowercase(),
                retry_after: json.text("retry_after"),
                json: parse(body),
                body,
            }),
            "timeout" => Self::Timeout,
            "frame" => Self::Frame {
                location: json.text("location"),
                loads: number(json, "loads").map_or(0, |loads| loads as u32),
            },
            _ => Self::Failed,
        }
    }
}

impl Response<'_> {
    fn is_html(&self) -> bool {
        says(&self.content_type, "html") || self.body.trim_start().starts_with('<')
    }

    /// The answer calls itself JSON.
    fn says_json(&self) -> bool {
        says(&self.content_type, "json")
    }

    fn retry_after_ms(&self) -> Option<f64> {
        let seconds: u32 = self.retry_after?.trim().parse().ok()?;
        Some((f64::from(seconds) * 1000.0).min(LONGEST_WAIT))
    }
}

/// Whether a kind of content such as `application/problem+json; charset=utf-8` names this one.
fn says(content_type: &str, kind: &str) -> bool {
    content_type
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .any(|part| part == kind || part == "xhtml" && kind == "html")
}

/// What became of a lead.
pub fn judge(campaign: &Campaign, answer: &Answer) -> Verdict {
    let Some(lead) = &campaign.lead else { return Verdict::because(Outcome::Misconfigured, "no_lead") };
    match answer {
        Answer::Failed => Verdict::because(Outcome::Unknown, "failed"),
        Answer::Timeout => Verdict::because(Outcome::Unknown, "timeout"),
        Answer::Frame { location, loads } => forms::frame(lead, *location, *loads),
        Answer::Response(response) => response_of(lead, response),
    }
}

fn response_of(lead: &Lead, response: &Response) -> Verdict {
    let follows = lead.profile == Some(Profile::AppsScript);
    if response.opaque || response.status == 0 {
        return Verdict::because(Outcome::Unknown, "opaque");
    }
    if response.redirected && !follows || (300..400).contains(&response.status) {
        return Verdict::because(Outcome::Unknown, "redirect");
    }
    if (200..300).contains(&response.status) {
        return match (lead.adapter, lead.profile) {
            (_, Some(Profile::Zapier)) => webhooks::zapier(lead, response),
            (_, Some(Profile::Make)) => webhooks::make(lead, response),
            (_, Some(Profile::AppsScript)) => webhooks::apps_script(lead, response),
            (_, Some(Profile::Formspree)) => forms::formspree(lead, response),
            (_, Some(Profile::Netlify)) => Verdict::of(Outcome::Accepted),
            (Adapter::Hubspot, _) => forms::hubspot(response),
            _ => webhooks::generic(lead, response),
        };
    }
    refused(lead, response)
}

/// What every receiver means by a status that is no success.
fn refused(lead: &Lead, response: &Response) -> Verdict {
    let status = response.status;
    let outcome = match status {
        400 if lead.profile == Some(Profile::Make) => Outcome::Retryable,
        400 | 422 => return errors::rejected(lead, response),
        409 => Outcome::Rejected,
        408 | 425 | 429 | 500..=599 => Outcome::Retryable,
        400..=499 => Outcome::Misconfigured,
        _ => Outcome::Unknown,
    };
    let mut verdict = Verdict::because(outcome, &["status_", &super::text::whole(status.into())].concat());
    if outcome == Outcome::Retryable {
        verdict.retry_after_ms = response.retry_after_ms();
    }
    verdict
}
