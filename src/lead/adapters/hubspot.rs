//! HubSpot's form submission API, version 3, without a key. Only mapped fields go along: HubSpot refuses those that its
//! form does not have. There is no id by which it would know a lead again.

use serde::Serialize;

use crate::lead::payload::LONGEST;
use crate::lead::request::{Request, Sending};
use crate::lead::{map, text};

/// HubSpot's own names of a contact's fields.
pub(in crate::lead) const NAMES: [(&str, &str); 5] = [
    ("email", "email"),
    ("first_name", "firstname"),
    ("last_name", "lastname"),
    ("company", "company"),
    ("phone", "phone"),
];

/// The object type of a contact.
const CONTACT: &str = "0-1";

/// 1 January 2026: a clock that says less is wrong, and HubSpot refuses what is older than a month.
const EARLIEST: f64 = 1_767_225_600_000.0;
/// 1 January 2100.
const LATEST: f64 = 4_102_444_800_000.0;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    submitted_at: Option<String>,
    fields: Vec<Field>,
    context: Context<'a>,
    legal_consent_options: Legal<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Field {
    object_type_id: &'static str,
    name: String,
    value: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Context<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    page_uri: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hutk: Option<&'a str>,
}

#[derive(Serialize)]
struct Legal<'a> {
    consent: Consent<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Consent<'a> {
    consent_to_process: bool,
    text: &'a str,
    communications: Vec<Communication<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Communication<'a> {
    value: bool,
    subscription_type_id: u32,
    text: &'a str,
}

pub(super) fn request(sending: &Sending, request: Request) -> Request {
    let (lead, submission) = (sending.lead, sending.submission);
    let mut fields = map::fields(sending.row, &NAMES, &sending.campaign.options.map);
    map::fit(&mut fields);
    let field = |(name, value)| Field { object_type_id: CONTACT, name, value };
    let plausible = (EARLIEST..LATEST).contains(&submission.now);
    let body = Body {
        submitted_at: plausible.then(|| text::whole(submission.now as u64)),
        fields: fields.into_iter().filter(|(_, value)| !value.is_empty()).map(field).collect(),
        context: Context {
            page_uri: lead.source.page_url.as_deref(),
            page_name: lead.source.page_title.as_deref(),
            hutk: submission.hutk.as_deref().filter(|_| lead.source.mode == crate::lead::payload::Mode::Visitor),
        },
        legal_consent_options: Legal {
            consent: Consent {
                consent_to_process: true,
                text: &submission.request_text,
                communications: communications(sending),
            },
        },
    };
    let body = serde_json::to_string(&body).unwrap_or_default();
    Request {
        headers: vec![("Content-Type", "application/json".to_owned())],
        keepalive: body.len() <= LONGEST,
        body: Some(body),
        ..request
    }
}

/// A subscription for each box that has one; HubSpot refuses the same one twice.
fn communications<'a>(sending: &'a Sending) -> Vec<Communication<'a>> {
    let mut communications: Vec<Communication> = Vec::new();
    for (key, id) in &sending.campaign.options.subscription_ids {
        let Some(item) = sending.lead.consent.items.iter().find(|item| item.key == *key) else { continue };
        let shown = sending.submission.boxes.iter().find(|tick| tick.key == *key).map(|tick| tick.text.as_str());
        let text = item.text.as_deref().or(shown).unwrap_or_default();
        if !communications.iter().any(|other| other.subscription_type_id == *id) {
            communications.push(Communication { value: item.value, subscription_type_id: *id, text });
        }
    }
    communications
}
