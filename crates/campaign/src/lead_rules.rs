//! Rules about leads: that adapter, profile, mode, endpoint and settings fit together, and what a consent may not be.

use super::Page;
use super::choices::{Adapter, Mode, Profile};
use super::findings::{Findings, below};
use super::json::Json;
use super::receivers::{RECEIVERS, Receiver};
use super::secrets;
use super::url::Url;
use super::words::{count, holds, list, quoted, say};

/// More fields than this are a note.
const FIELDS_PEOPLE_FILL_IN: usize = 4;

/// Most entries of a list or map that are compared; one that has more is refused by its shape.
const MOST: usize = 60;

/// Words in the purpose or key of a consent that make it one to advertising.
pub(super) const MARKETING: [&str; 5] = ["marketing", "newsletter", "promotion", "advertis", "offers"];

pub(super) fn check(campaign: &Json, page: &Page, findings: &mut Findings) {
    let Some(lead) = campaign.get("lead") else { return };
    who(lead, findings);
    fields(lead, findings);
    consents(lead, findings);
    names(lead, findings);
    let Some(adapter) = lead.text("adapter").and_then(Adapter::from_id) else { return };
    let written = lead.text("profile");
    let profile = written.and_then(Profile::from_id);
    if written.is_some() && profile.is_none() {
        return;
    }
    let Some(receiver) = Receiver::find(adapter, profile) else {
        wrong_profile(adapter, profile, findings);
        return;
    };
    mode(lead, receiver, findings);
    endpoint(lead, receiver, page, findings);
    options(lead, receiver, page, findings);
    if receiver.profile == Some(Profile::SalesforceW2l) {
        salesforce_fields(lead, findings);
    }
}

/// Who gets the data and what happens to it: `host` asks too, so this goes for every adapter.
fn who(lead: &Json, findings: &mut Findings) {
    for (key, what) in [("controller", "who gets the data"), ("notice", "what happens to the data")] {
        if lead.get(key).is_none() {
            let sentence = "Without \"%\" the contact form does not say %, which the law demands in many countries.";
            findings.note(&below("/lead", key), sentence, &[key, what]);
        }
    }
}

fn wrong_profile(adapter: Adapter, profile: Option<Profile>, findings: &mut Findings) {
    let of = |receiver: &&Receiver| receiver.adapter == adapter;
    let names: Vec<&str> = RECEIVERS
        .iter()
        .filter(of)
        .filter(|receiver| receiver.profile.is_some())
        .map(|receiver| receiver.name)
        .collect();
    let adapter = Adapter::IDS.get(adapter as usize).copied().unwrap_or_default();
    let allowed = match names.is_empty() {
        true => say("\"%\" has no profile; leave it out", &[adapter]),
        false => say("with \"%\" it is %", &[adapter, &list(&names, "or")]),
    };
    let found = match RECEIVERS.iter().find(|receiver| profile.is_some() && receiver.profile == profile) {
        Some(receiver) => say("is \"%\"", &[receiver.name]),
        None => "is missing".to_owned(),
    };
    findings.refuse("/lead/profile", "\"profile\" %; %.", &[&found, &allowed]);
}

fn mode(lead: &Json, receiver: &Receiver, findings: &mut Findings) {
    let Some(mode) = lead.text("mode").and_then(Mode::from_id) else { return };
    if receiver.modes.contains(&mode) {
        return;
    }
    let sentence = match receiver.modes {
        [] => "\"mode\" does not fit; \"%\" has no choice of mode; leave it out.",
        [Mode::Simple, ..] => {
            "\"mode\" does not fit; \"%\" answers no request that the browser asks about first; it is \"simple\"."
        }
        [Mode::Json, ..] => "\"mode\" does not fit; \"%\" implies \"json\".",
    };
    findings.refuse("/lead/mode", sentence, &[receiver.name]);
}

fn endpoint(lead: &Json, receiver: &Receiver, page: &Page, findings: &mut Findings) {
    let (pointer, name) = ("/lead/endpoint", receiver.name);
    let Some(written) = lead.get("endpoint") else {
        if receiver.adapter != Adapter::Host {
            findings.refuse(pointer, "\"endpoint\" is missing; \"%\" needs the full address to send to.", &[name]);
        }
        return;
    };
    if receiver.adapter == Adapter::Host {
        findings.refuse(pointer, "\"host\" sends nothing itself and has no endpoint; leave it out.", &[]);
        return;
    }
    let Some(url) = written.as_text().and_then(Url::read) else { return };
    if !page.is_loopback() && !receiver.allows_host(url.host) {
        let said = receiver.hosts_said;
        findings.refuse(pointer, "The host is %; for \"%\" it is %.", &[&quoted(url.host), name, said]);
    }
    if !receiver.allows_path(url.path) {
        let paths = list(receiver.paths, "or");
        let parts = [&quoted(url.path), name, &paths];
        findings.refuse(pointer, "The path is %; for \"%\" it is % and what follows.", &parts);
    }
    let parameter = |wanted: &str| url.parameters().any(|(name, value)| name == wanted && !value.is_empty());
    match receiver.profile {
        None => hubspot_path(lead, &url, findings),
        Some(Profile::SalesforceW2l) if !url.parameters().any(|pair| pair == ("encoding", "UTF-8")) => {
            let missing = "The endpoint lacks ?encoding=UTF-8, without which accents are garbled.";
            findings.refuse(pointer, missing, &[]);
        }
        Some(Profile::Mailchimp) if !parameter("u") || !parameter("id") => {
            let missing = "The endpoint lacks the parameters u and id, which name the audience.";
            findings.refuse(pointer, missing, &[]);
        }
        Some(Profile::Netlify) if page.origin.is_some_and(|origin| origin != url.origin) && !page.is_loopback() => {
            let foreign = "Netlify takes forms of its own site only; the address is one of this page's site.";
            findings.refuse(pointer, foreign, &[]);
        }
        Some(Profile::N8n) if holds(url.path, "/webhook-test/") => {
            let test = "n8n's test address works for two minutes only; use the one with /webhook/.";
            findings.note(pointer, test, &[]);
        }
        _ => {}
    }
}

/// HubSpot's address ends with the portal and the form, which the settings name too.
fn hubspot_path(lead: &Json, url: &Url, findings: &mut Findings) {
    let (Some(portal), Some(form)) = (lead.text("options/portal_id"), lead.text("options/form_guid")) else { return };
    if !url.path.ends_with(&say("/%/%", &[portal, form])) {
        let message = "The endpoint names another portal or form than the options; it ends with portal_id/form_guid.";
        findings.refuse("/lead/endpoint", message, &[]);
    }
}

fn options(lead: &Json, receiver: &Receiver, page: &Page, findings: &mut Findings) {
    let (pointer, name) = ("/lead/options", receiver.name);
    let options = lead.get("options").unwrap_or(&Json::Null);
    for needed in receiver.needs {
        if options.get(needed).is_none() {
            findings.refuse(&below(pointer, needed), "\"%\" is missing; \"%\" needs it.", &[needed, name]);
        }
    }
    let takes = |key: &str| key == "map" || receiver.needs.contains(&key) || receiver.takes.contains(&key);
    for (key, _) in options.entries() {
        let known =
            RECEIVERS.iter().any(|other| other.needs.contains(&key.as_str()) || other.takes.contains(&key.as_str()));
        if known && !takes(key) {
            let names: Vec<&str> = ["map"].iter().chain(receiver.needs).chain(receiver.takes).copied().collect();
            let parts = [key, name, &list(&names, "and")];
            findings.refuse(&below(pointer, key), "\"%\" is no setting of \"%\"; it takes %.", &parts);
        }
    }
    if receiver.profile == Some(Profile::ActiveCampaign) {
        let hidden = options.get("hidden");
        for key in ["u", "f"] {
            if hidden.is_some_and(|hidden| hidden.text(key).is_none_or(str::is_empty)) {
                let message = "\"%\" is missing; \"activecampaign\" needs the hidden fields u and f.";
                findings.refuse(&below("/lead/options/hidden", key), message, &[key]);
            }
        }
    }
    let back = options.text("return_url").and_then(Url::read);
    if back.is_some_and(|back| page.origin.is_some_and(|origin| origin != back.origin)) {
        let message =
            "The return page is not on this page's site, so the widget cannot see that the receiver took the lead.";
        findings.note("/lead/options/return_url", message, &[]);
    }
}

/// Names in the maps: secrets, two fields for one of theirs, subscriptions without a box.
fn names(lead: &Json, findings: &mut Findings) {
    let options = lead.get("options").unwrap_or(&Json::Null);
    let entries = |key| options.get(key).map(Json::entries).unwrap_or_default().iter().take(MOST);
    let map = entries("map");
    for (position, (key, theirs)) in map.clone().enumerate() {
        if map.clone().take(position).any(|(_, other)| other == theirs && theirs.as_text().is_some()) {
            let theirs = quoted(theirs.as_text().unwrap_or_default());
            findings.refuse(&below("/lead/options/map", key), "Two fields go to %; a field takes one.", &[&theirs]);
        }
    }
    for free in ["map", "hidden"] {
        for (key, _) in entries(free).filter(|(key, _)| secrets::is_secret_name(key)) {
            let pointer = below(&below("/lead/options", free), key);
            findings.refuse(&pointer, "% is refused. %", &[&quoted(key), secrets::REASON]);
        }
    }
    let consents = lead.get("consents").map(Json::elements).unwrap_or_default().iter().take(MOST);
    for (key, _) in entries("subscription_ids") {
        if !consents.clone().any(|consent| consent.text("key") == Some(key)) {
            let message = "There is no consent with the key %; a subscription belongs to a box.";
            findings.refuse(&below("/lead/options/subscription_ids", key), message, &[&quoted(key)]);
        }
    }
}

fn fields(lead: &Json, findings: &mut Findings) {
    let Some(Json::List(fields)) = lead.get("fields") else { return };
    let asks = |name: &str| fields.iter().any(|field| field.as_text() == Some(name));
    if fields.len() > FIELDS_PEOPLE_FILL_IN {
        let message = "Every further field costs visitors who finish; four are plenty.";
        findings.note("/lead/fields", message, &[]);
    }
    if !asks("email") && !asks("phone") {
        let message = "Without \"email\" or \"phone\" nobody can be answered.";
        findings.note("/lead/fields", message, &[]);
    }
}

fn salesforce_fields(lead: &Json, findings: &mut Findings) {
    let fields = lead.get("fields").map(Json::elements).unwrap_or_default();
    if !["last_name", "company"].iter().all(|name| fields.iter().any(|field| field.as_text() == Some(name))) {
        let message = "Salesforce makes no lead without last name and company; ask for \"last_name\" and \"company\".";
        findings.note("/lead/fields", message, &[]);
    }
}

fn consents(lead: &Json, findings: &mut Findings) {
    let consents = lead.get("consents").map(Json::elements).unwrap_or_default();
    for (position, consent) in consents.iter().take(MOST).enumerate() {
        let at = |field: &str| below(&below("/lead/consents", &count(position)), field);
        let key = consent.text("key");
        if key == Some("request") {
            let message =
                "\"request\" is the name under which the visitor's own request is recorded; choose another key.";
            findings.refuse(&at("key"), message, &[]);
        }
        if key.is_some() && consents.iter().take(position).any(|earlier| earlier.text("key") == key) {
            let key = quoted(key.unwrap_or_default());
            findings.refuse(&at("key"), "The key % is there twice; each consent has its own.", &[&key]);
        }
        let says = |field| consent.text(field).is_some_and(|text| MARKETING.iter().any(|word| holds(text, word)));
        if consent.get("required") == Some(&Json::Flag(true)) && (says("purpose") || says("key")) {
            let message = "Consent to marketing is never a condition: \"required\" is false here, or left out.";
            findings.refuse(&at("required"), message, &[]);
        }
    }
}
