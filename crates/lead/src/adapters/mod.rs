//! One request for each kind of receiver: which transport, which names, which headers. What a receiver wants beyond the
//! usual is in the adapter's file and nowhere else.

mod form;
mod frame;
mod hubspot;
mod webhook;

pub(super) use hubspot::NAMES as HUBSPOT;

use super::request::{Request, Sending, Transport};
use execution_gap_campaign::Adapter;

/// The names of Marketo's own fields.
pub(super) const MARKETO: [(&str, &str); 7] = [
    ("email", "Email"),
    ("first_name", "FirstName"),
    ("last_name", "LastName"),
    ("company", "Company"),
    ("role", "Title"),
    ("phone", "Phone"),
    ("country", "Country"),
];

/// The request of a lead.
pub(super) fn request(sending: &Sending) -> Request {
    let endpoint = sending.campaign.endpoint.as_deref().unwrap_or_default();
    let request = Request::fetch(endpoint);
    match sending.campaign.adapter {
        Adapter::Webhook => webhook::request(sending, request),
        Adapter::Hubspot => hubspot::request(sending, request),
        Adapter::FormPost => frame::request(sending, request),
        Adapter::FormFetch => form::request(sending, request),
        Adapter::Host => Request { transport: Transport::Host, keepalive: false, timeout_ms: 15_000, ..request },
    }
}
