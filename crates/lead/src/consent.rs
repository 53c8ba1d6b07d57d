//! The consent record: the visitor's own request and every box, ticked or not, with the words as they were shown.

use sha2::{Digest, Sha256};

use super::payload::{Consent, ConsentItem, DoubleOptIn, LegalBasis, Method, Mode, Notice, OptInStatus};
use super::submission::{Submission, Tick};
use super::{clean, time};
use execution_gap_campaign::{self as campaign, Campaign};

/// The key and the purpose of what the visitor asks for by sending.
const REQUEST: (&str, &str) = ("request", "reply_to_request");
/// The catalogue's name of its words.
const REQUEST_TEXT: &str = "contact.request";

/// The record of a submission.
///
/// A double opt-in is never asked for: the widget cannot send a message, and whether Mailchimp's audience, HubSpot's
/// portal or a workflow behind a webhook sends one is set there and nowhere in a campaign. A record that says "pending"
/// where nobody confirms anything would be wrong for ever; the system that asks writes the state itself.
pub(super) fn record(campaign: &Campaign, lead: &campaign::Lead, submission: &Submission, version: &str) -> Consent {
    let staff = submission.mode == Mode::Call;
    let by = |method| if staff { Method::RecordedByStaff } else { method };
    // The catalogue's words change with the widget only; a campaign's own have no version.
    let version = (!has_own_request(campaign, lead, &submission.locale)).then_some(version);
    let mut items = vec![request(submission, by(Method::FormSubmit), version)];
    for consent in &lead.consents {
        let tick = submission.boxes.iter().find(|tick| tick.key == consent.key);
        items.push(item(consent, tick, submission, by(Method::WebFormCheckbox)));
    }
    Consent {
        notice: lead.notice.as_ref().map(|notice| Notice {
            url: clean::at_most(&notice.url, clean::URL).to_owned(),
            version: clean::line(&notice.version, clean::NAME),
        }),
        controller: lead.controller.as_ref().and_then(|controller| clean::some(controller, clean::COMPANY)),
        method: by(if lead.consents.is_empty() { Method::FormSubmit } else { Method::WebFormCheckbox }),
        recorded_by: submission.recorded_by.clone().filter(|_| staff),
        double_opt_in: DoubleOptIn { required: false, status: OptInStatus::NotRequired },
        items,
        signals: submission.signals.clone(),
    }
}

/// Whether the words of the request are the campaign's.
fn has_own_request(campaign: &Campaign, lead: &campaign::Lead, locale: &str) -> bool {
    let own = campaign.texts.iter().filter(|(language, _)| language == locale).flat_map(|(_, texts)| texts);
    lead.request_text.is_some() || own.into_iter().any(|(name, _)| name == REQUEST_TEXT)
}

fn request(submission: &Submission, method: Method, version: Option<&str>) -> ConsentItem {
    let (key, purpose) = REQUEST;
    ConsentItem {
        key: key.to_owned(),
        purpose: purpose.to_owned(),
        legal_basis: LegalBasis::ContractOrPreContract,
        method,
        required: true,
        initial: false,
        value: true,
        text_sha256: hash(&submission.request_text),
        text: Some(submission.request_text.clone()),
        text_version: version.map(str::to_owned),
        locale: submission.locale.clone(),
        shown_at: submission.shown_at.and_then(time::text),
        changed_at: time::text(submission.now),
    }
}

fn item(consent: &campaign::Consent, tick: Option<&Tick>, submission: &Submission, method: Method) -> ConsentItem {
    let text = tick.map(|tick| tick.text.clone()).filter(|text| !text.is_empty());
    let text = text.unwrap_or_else(|| clean::line(&consent.text, clean::TEXT));
    ConsentItem {
        key: consent.key.clone(),
        purpose: consent.purpose.clone(),
        legal_basis: match consent.legal_basis {
            campaign::LegalBasis::Consent => LegalBasis::Consent,
            campaign::LegalBasis::Contract => LegalBasis::ContractOrPreContract,
            campaign::LegalBasis::LegitimateInterest => LegalBasis::LegitimateInterest,
        },
        method,
        required: consent.required,
        initial: false,
        value: tick.is_some_and(|tick| tick.value),
        text_sha256: hash(&text),
        text: Some(text),
        text_version: Some(consent.version.clone()),
        locale: submission.locale.clone(),
        shown_at: tick.and_then(|tick| tick.shown_at).and_then(time::text),
        changed_at: tick.and_then(|tick| tick.changed_at).and_then(time::text),
    }
}

/// SHA-256 of a text as UTF-8, in hexadecimal.
pub(super) fn hash(text: &str) -> String {
    let digits = Sha256::digest(text.as_bytes());
    let digits = digits.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}
