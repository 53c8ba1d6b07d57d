//! What leaves the page: a request for each kind of receiver, said so exactly that nothing is left to decide but the
//! sending. The adapters fill it in; `www/lead/lead.js` carries it out.

use serde::Serialize;

use super::adapters;
use super::compose;
use super::fit::{content_hash, fit};
use super::flat::Row;
use super::map::{self, Field};
use super::payload::{Lead, Parameters};
use super::submission::Submission;
use super::text::pretty;
use execution_gap_campaign::{Adapter, Campaign, Profile};

/// How long one try may take, milliseconds.
const TIMEOUT: u32 = 10_000;

/// How a request travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Transport {
    /// By `fetch`.
    Fetch,
    /// As a form posted into a hidden frame.
    Frame,
    /// By an event, which the page around the widget answers.
    Host,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Request {
    /// How it travels.
    pub transport: Transport,
    /// Where to; empty for the page itself.
    pub url: String,
    /// Always `POST`.
    pub method: &'static str,
    /// Headers to set. A text body without one is `text/plain`, fields are `application/x-www-form-urlencoded`.
    pub headers: Vec<(&'static str, String)>,
    /// The body as text.
    pub body: Option<String>,
    /// The body as fields, which the browser encodes; names may come twice.
    pub fields: Option<Vec<Field>>,
    /// What to do with a redirect: `error`, or `follow` where the receiver answers through one.
    pub redirect: &'static str,
    /// Whether it may outlive the page.
    pub keepalive: bool,
    /// How long to wait for the whole answer, milliseconds.
    pub timeout_ms: u32,
    /// The page of the host to which a hidden frame is sent back.
    pub return_url: Option<String>,
    /// Whether cookies go along: never.
    pub cookies: bool,
}

impl Request {
    /// A request by `fetch` without a body yet.
    pub(super) fn fetch(url: &str) -> Self {
        Self {
            transport: Transport::Fetch,
            url: url.to_owned(),
            method: "POST",
            headers: Vec::new(),
            body: None,
            fields: None,
            redirect: "error",
            keepalive: true,
            timeout_ms: TIMEOUT,
            return_url: None,
            cookies: false,
        }
    }
}

/// A submission ready to be sent, shown or kept.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Draft {
    /// What the lead says, as a hash: the same for every try.
    pub body_hash: String,
    /// What will be sent, for people: JSON with line breaks, or one field a line.
    pub preview: String,
    /// Whether the receiver keeps a lead once, however often it comes.
    pub repeats: bool,
    /// The request.
    pub request: Request,
    /// The lead itself.
    pub payload: Lead,
    /// Values under the names of Marketo's forms, or those of the campaign's map.
    pub mapped: Parameters,
}

/// What the adapters need to know.
pub(super) struct Sending<'a> {
    pub(super) lead: &'a Lead,
    pub(super) row: &'a Row,
    /// The lead as JSON.
    pub(super) json: &'a str,
    pub(super) submission: &'a Submission<'a>,
    pub(super) campaign: &'a execution_gap_campaign::Lead,
}

/// Makes the request of a submission's try, which is counted from 1.
///
/// # Errors
/// A sentence, when the campaign has no `lead`, so that there is nobody to send to.
pub fn prepare(campaign: &Campaign, submission: &Submission, attempt: u32) -> Result<Draft, String> {
    let Some(settings) = &campaign.lead else {
        return Err("The campaign has no \"lead\", so there is nobody to send to.".to_owned());
    };
    let lead = || compose::lead(campaign, settings, submission, attempt);
    let body_hash = content_hash(lead());
    let mut lead = lead();
    let json = fit(&mut lead);
    let row = Row::of(&lead);
    let sending = Sending { lead: &lead, row: &row, json: &json, submission, campaign: settings };
    let request = adapters::request(&sending);
    let mapped = map::fields(&row, &adapters::MARKETO, &settings.options.map);
    Ok(Draft {
        body_hash,
        preview: preview(&request, &json),
        repeats: repeats(settings),
        mapped: mapped.into_iter().filter(|(_, value)| !value.is_empty()).collect(),
        request,
        payload: lead,
    })
}

/// Whether a receiver knows a lead again by its id.
pub(super) fn repeats(lead: &execution_gap_campaign::Lead) -> bool {
    lead.adapter == Adapter::Webhook && matches!(lead.profile, Some(Profile::Generic | Profile::N8n))
}

fn preview(request: &Request, json: &str) -> String {
    if let Some(fields) = &request.fields {
        return fields.iter().map(|(name, value)| [name, ": ", value, "\n"].concat()).collect();
    }
    request.body.as_deref().map_or_else(|| pretty(json), pretty)
}
