//! Forms posted into a hidden frame: receivers that a script of another site cannot talk to. Each has fixed fields, its
//! own names and its own limits.

use crate::map::{self, Field};
use crate::request::{Request, Sending, Transport};
use execution_gap_campaign::{Options, Profile};

const SALESFORCE: [(&str, &str); 7] = [
    ("first_name", "first_name"),
    ("last_name", "last_name"),
    ("email", "email"),
    ("company", "company"),
    ("role", "title"),
    ("phone", "phone"),
    ("country", "country"),
];
/// A handler has the names that its owner gave it; these are what the form asks.
const PARDOT: [(&str, &str); 7] = [
    ("email", "email"),
    ("first_name", "first_name"),
    ("last_name", "last_name"),
    ("company", "company"),
    ("role", "job_title"),
    ("phone", "phone"),
    ("country", "country"),
];
const ACTIVECAMPAIGN: [(&str, &str); 3] = [("email", "email"), ("first_name", "firstname"), ("phone", "phone")];
const MAILCHIMP: [(&str, &str); 3] = [("email", "EMAIL"), ("first_name", "FNAME"), ("last_name", "LNAME")];

/// Salesforce's own limits, in characters.
const SALESFORCE_LIMITS: [(&str, usize); 5] =
    [("first_name", 40), ("last_name", 80), ("company", 255), ("title", 128), ("phone", 40)];

/// What Salesforce itself writes where a needed name is missing.
const NOT_PROVIDED: &str = "[not provided]";

pub(super) fn request(sending: &Sending, request: Request) -> Request {
    let options = &sending.campaign.options;
    let mapped = |names: &[(&str, &str)]| map::fields(sending.row, names, &options.map);
    let mut fields = match sending.campaign.profile {
        Some(Profile::SalesforceW2l) => salesforce(sending, mapped(&SALESFORCE)),
        Some(Profile::ActiveCampaign) => activecampaign(sending, mapped(&ACTIVECAMPAIGN)),
        Some(Profile::Mailchimp) => mailchimp(options, &request.url, mapped(&MAILCHIMP)),
        _ => options.hidden.iter().cloned().chain(filled(mapped(&PARDOT))).collect(),
    };
    map::fit(&mut fields);
    Request {
        transport: Transport::Frame,
        fields: Some(fields),
        keepalive: false,
        return_url: options.return_url.clone(),
        ..request
    }
}

fn field(name: &str, value: &str) -> Field {
    (name.to_owned(), value.to_owned())
}

/// A field that the visitor left empty says nothing, and would empty what the receiver knows already.
fn filled(fields: Vec<Field>) -> impl Iterator<Item = Field> {
    fields.into_iter().filter(|(_, value)| !value.is_empty())
}

/// Salesforce makes no lead without last name and company.
fn salesforce(sending: &Sending, mapped: Vec<Field>) -> Vec<Field> {
    let (options, contact) = (&sending.campaign.options, &sending.lead.contact);
    let domain = contact.email.as_deref().and_then(|email| email.rsplit_once('@')).map(|(_, domain)| domain);
    let last_name = contact.first_name.as_deref().unwrap_or(NOT_PROVIDED);
    let mut fields = vec![
        field("oid", options.oid.as_deref().unwrap_or_default()),
        field("retURL", options.return_url.as_deref().unwrap_or_default()),
    ];
    let needed = [("last_name", last_name), ("company", domain.unwrap_or(NOT_PROVIDED))];
    fields.extend(filled(mapped));
    for (name, otherwise) in needed {
        if !fields.iter().any(|(known, _)| known == name) {
            fields.push(field(name, otherwise));
        }
    }
    for (name, value) in &mut fields {
        if let Some((_, most)) = SALESFORCE_LIMITS.iter().find(|(limited, _)| limited == name) {
            *value = value.chars().take(*most).collect();
        }
    }
    fields
}

/// Eight fields that every form of theirs has, in their order; `u` and `f` are the campaign's.
fn activecampaign(sending: &Sending, mapped: Vec<Field>) -> Vec<Field> {
    let hidden = &sending.campaign.options.hidden;
    let usual = [
        ("u", ""),
        ("f", ""),
        ("s", ""),
        ("c", "0"),
        ("m", "0"),
        ("act", "sub"),
        ("v", "2"),
        ("or", sending.lead.id.as_str()),
    ];
    let own = |name: &str| hidden.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let fixed = usual.map(|(name, value)| field(name, own(name).unwrap_or(value)));
    let further = hidden.iter().filter(|(name, _)| !usual.iter().any(|(known, _)| known == name)).cloned();
    let mut fields: Vec<Field> = fixed.into_iter().chain(further).chain(filled(mapped)).collect();
    let contact = &sending.lead.contact;
    if let (Some(first), Some(last)) = (&contact.first_name, &contact.last_name)
        && !fields.iter().any(|(name, _)| name == "fullname")
    {
        fields.push(("fullname".to_owned(), [first, " ", last].concat()));
    }
    fields
}

/// The field that people do not see is there and empty, as in their own form.
fn mailchimp(options: &Options, endpoint: &str, mapped: Vec<Field>) -> Vec<Field> {
    let query = endpoint.split_once('?').map_or("", |(_, query)| query);
    let parameter = |wanted: &str| {
        let mut pairs = query.split('#').next().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(name, _)| *name == wanted).map_or("", |(_, value)| value)
    };
    let trap = ["b_", parameter("u"), "_", parameter("id")].concat();
    let mut fields: Vec<Field> = filled(mapped).chain(options.hidden.iter().cloned()).collect();
    if !fields.iter().any(|(name, _)| *name == trap) {
        fields.push((trap, String::new()));
    }
    fields
}
