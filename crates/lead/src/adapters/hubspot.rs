//! HubSpot's form submission API, version 3, without a key. Only mapped fields go along: HubSpot refuses those that its
//! form does not have. There is no id by which it would know a lead again. `submittedAt` is left out: HubSpot refuses a
//! whole lead for a time that is wrong, only the visitor's clock could tell one, and without it HubSpot notes its own.

use serde::Serialize;

use crate::map;
use crate::payload::LONGEST;
use crate::request::{Request, Sending};

/// HubSpot's own names of a contact's fields.
pub(crate) const NAMES: [(&str, &str); 5] = [
    ("email", "email"),
    ("first_name", "firstname"),
    ("last_name", "lastname"),
    ("company", "company"),
    ("phone", "phone"),
];

/// The object type of a contact.
const CONTACT: &str = "0-1";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
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
    let body = Body {
        fields: fields.into_iter().filter(|(_, value)| !value.is_empty()).map(field).collect(),
        context: Context {
            page_uri: lead.source.page_url.as_deref(),
            page_name: lead.source.page_title.as_deref(),
            hutk: submission.hutk.as_deref().filter(|_| lead.source.mode == crate::payload::Mode::Visitor),
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
