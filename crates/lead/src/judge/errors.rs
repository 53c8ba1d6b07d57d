//! What a refusal says about fields. Receivers name fields and faults in their own ways; here they become ours.

use super::{Json, Outcome, Response, Verdict};
use crate::adapters;
use crate::clean;
use crate::outcome::FieldError;
use execution_gap_campaign::{Adapter, Contact, Lead, Profile};

/// Most characters of a receiver's own sentence.
const SENTENCE: usize = 200;
/// Most errors that are kept.
const MOST: usize = 20;
/// What the name of a field begins with, in a lead or in a receiver's answer.
const PLACES: [&str; 10] = [
    "fields.",
    "contact.",
    "consent.",
    "attribution.",
    "assessment.",
    "scores.",
    "source.",
    "checks.",
    "hidden.",
    "report.",
];

/// Codes of a fault of a field, as receivers spell them, and ours. For each of ours the form has words of its own.
const FIELD_FAULTS: [(&str, &str); 18] = [
    ("invalid", "invalid"),
    ("required", "required"),
    ("blocked", "blocked"),
    ("too_long", "too_long"),
    ("captcha_failed", "captcha_failed"),
    ("INVALID_EMAIL", "invalid"),
    ("BLOCKED_EMAIL", "blocked"),
    ("REQUIRED_FIELD", "required"),
    ("INVALID_NUMBER", "invalid"),
    ("INPUT_TOO_LARGE", "too_long"),
    ("NUMBER_OUT_OF_RANGE", "invalid"),
    ("VALUE_NOT_IN_FIELD_DEFINITION", "invalid"),
    ("REQUIRED_FIELD_EMPTY", "required"),
    ("REQUIRED_FIELD_MISSING", "required"),
    ("TYPE_EMAIL", "invalid"),
    ("TYPE_NUMERIC", "invalid"),
    ("TYPE_TEXT", "invalid"),
    ("EMPTY", "required"),
];

/// A refusal by status 400 or 422.
pub(super) fn rejected(lead: &Lead, response: &Response) -> Verdict {
    let status = ["status_", &crate::text::whole(response.status.into())].concat();
    let mut verdict = match &response.json {
        Some(tree) => refusal(lead, tree),
        None => Verdict::of(Outcome::Rejected),
    };
    verdict.reason.get_or_insert(status);
    verdict
}

/// A refusal in words. HubSpot and Formspree also say so when the form itself is set up wrongly, which no visitor can
/// change.
pub(super) fn refusal(lead: &Lead, tree: &Json) -> Verdict {
    let theirs = lead.adapter == Adapter::Hubspot || lead.profile == Some(Profile::Formspree);
    let mut errors = Vec::new();
    for error in elements(tree, "errors").iter().take(MOST) {
        let code = error.text(if lead.adapter == Adapter::Hubspot { "errorType" } else { "code" }).unwrap_or_default();
        let message = error.text("message").unwrap_or_default();
        let named = error.text("field").or_else(|| field_in(message)).and_then(|name| field(lead, name));
        let known = FIELD_FAULTS.iter().find(|(word, _)| *word == code).map(|(_, ours)| *ours);
        if theirs && !code.is_empty() && (known.is_none() || named.is_none() && code != "EMPTY") {
            let code = word(code).unwrap_or_else(|| "form".to_owned());
            return Verdict { errors: Vec::new(), ..Verdict::because(Outcome::Misconfigured, &code) };
        }
        errors.push(FieldError {
            field: named.map(str::to_owned),
            code: known.map(str::to_owned).or_else(|| word(code)).unwrap_or_else(|| "invalid".to_owned()),
            message: sentence(lead, message).filter(|_| known.is_none()),
        });
    }
    if errors.is_empty() {
        let whole = tree.text("error").or(tree.text("message"));
        errors.extend(whole.and_then(|text| sentence(lead, text)).map(|message| FieldError {
            field: None,
            code: "invalid".to_owned(),
            message: Some(message),
        }));
    }
    Verdict { errors, ..Verdict::because(Outcome::Rejected, "refused") }
}

/// A sentence of theirs as it may be shown. HubSpot's are for programmers, and name the fields of its form.
fn sentence(lead: &Lead, text: &str) -> Option<String> {
    let is_shown = lead.adapter != Adapter::Hubspot && !names_a_field(lead, text);
    clean::some(text, SENTENCE).filter(|_| is_shown)
}

/// Whether a sentence holds a field's name as programs write it, such as `contact.email`, `first_name` or `field[3]`.
fn names_a_field(lead: &Lead, sentence: &str) -> bool {
    let is_theirs = |word: &str| lead.options.map.iter().any(|(_, theirs)| theirs == word);
    let is_within = |word: &str| PLACES.iter().any(|place| word.strip_prefix(place).is_some_and(|rest| rest.len() > 1));
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '[' | ']');
    sentence.split(|letter| !is_part(letter)).any(|word| {
        let is_plain = word.bytes().all(|byte| byte.is_ascii_alphabetic());
        word.contains('_') || is_within(word) || !is_plain && is_theirs(word)
    })
}

/// What a yes-or-no of theirs says.
pub(super) fn said(json: &Json, key: &str) -> Option<bool> {
    if let Some(Json::Flag(flag)) = json.get(key) { Some(*flag) } else { None }
}

/// The elements of a list of theirs.
pub(super) fn elements<'a>(json: &'a Json, key: &str) -> &'a [Json] {
    json.get(key).map(Json::elements).unwrap_or_default()
}

/// The receiver's name for the lead, if it is one that can be shown.
pub(super) fn reference(text: &str) -> Option<String> {
    let sound = (1..=40).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    sound.then(|| text.to_owned())
}

/// A field in HubSpot's sentence: `Error in 'fields.email'. …`.
fn field_in(message: &str) -> Option<&str> {
    message.strip_prefix("Error in 'fields.")?.split_once('\'').map(|(name, _)| name)
}

/// Our name for a field that the contact form asks: by the lead's key, by the campaign's map or by the receiver's
/// usual name.
fn field(lead: &Lead, name: &str) -> Option<&'static str> {
    let short = |name: &str| {
        let name = name.strip_prefix("contact.").or(name.strip_prefix("contact_")).unwrap_or(name);
        let name = if matches!(name, "phone_raw" | "phone_e164") { "phone" } else { name };
        let asked = |(id, field): &(&'static str, Contact)| *id == name && lead.fields.contains(field);
        Contact::IDS.into_iter().zip(Contact::ALL).find(asked).map(|(id, _)| id)
    };
    let mapped = lead.options.map.iter().find(|(_, theirs)| theirs == name).map(|(ours, _)| ours.as_str());
    let usual = adapters::HUBSPOT.iter().find(|(_, theirs)| lead.adapter == Adapter::Hubspot && *theirs == name);
    mapped.and_then(short).or_else(|| short(name)).or_else(|| usual.and_then(|(ours, _)| short(ours)))
}

/// A word of theirs as a code: letters, digits and underscores in lower case.
fn word(code: &str) -> Option<String> {
    let sound = (1..=60).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    sound.then(|| code.to_ascii_lowercase())
}
