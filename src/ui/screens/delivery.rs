//! What is said of a delivery: while it goes on, when it is over, when it failed. One wording for each outcome; none says
//! more than is known, and none says that we send mail.

use yew::prelude::*;

use crate::ui::components::View;
use crate::ui::components::error_summary::{error_summary, to_field};
use crate::ui::components::words::{all, el, element, known, said, told};
use crate::ui::contact::{CONTACT_IDS, Contact, Delivery, Field, Stage, Way, consent_name};
use crate::ui::state::Action;
use execution_gap_model::content::messages::{Key, Sentence};

use super::contact::downloads;

/// What a stage is called, and what follows from it.
fn words(stage: Stage) -> Key {
    match stage {
        Stage::Sending => Key::DeliverySending,
        Stage::Waiting => Key::DeliveryWaiting,
        Stage::Offline => Key::DeliveryOffline,
        Stage::Confirmed | Stage::SuspectedSpam => Key::DeliveryConfirmed,
        Stage::Accepted => Key::DeliveryAccepted,
        Stage::HandedOver => Key::DeliveryHandedOver,
        Stage::Rejected => Key::DeliveryRejected,
        Stage::Retryable => Key::DeliveryRetryable,
        Stage::Unknown => Key::DeliveryUnknown,
        Stage::Misconfigured => Key::DeliveryMisconfigured,
    }
}

/// What is said of a field that is wrong: the receiver's own words, where it has some and we have none.
pub(super) fn fault_words(view: &View, contact: &Contact, field: Field, fault: Key) -> AttrValue {
    let ours = view.tell(&Sentence::plain(fault).name("label", field.label()));
    if fault != Key::ErrorRefused {
        return ours;
    }
    let errors = contact.delivery.iter().flat_map(|delivery| &delivery.errors);
    match errors.filter(|error| error.field == Some(field)).find_map(|error| error.message.clone()) {
        Some(message) => message.into(),
        None => ours,
    }
}

/// What has to be put right, or why nothing was sent; nothing when all is well.
pub fn summary(view: &View, contact: &Contact) -> Html {
    let mut content = Vec::new();
    if let Some(failure) = contact.delivery.as_ref().filter(|it| !it.stage.is_pending() && !it.stage.is_done()) {
        failed(&mut content, view, contact, failure);
    }
    let mut lines = Vec::new();
    for entry in &contact.entries {
        if let Some(fault) = entry.fault {
            let id = [CONTACT_IDS, entry.field.id()].concat();
            lines.push(to_field(&id, fault_words(view, contact, entry.field, fault)));
        }
    }
    let consents = contact.lead.iter().flat_map(|lead| &lead.consents);
    for (consent, tick) in consents.zip(&contact.boxes) {
        if tick.is_missing {
            let id = [CONTACT_IDS, &consent_name(&consent.key)].concat();
            lines.push(to_field(&id, view.say(Key::ErrorConsent)));
        }
    }
    if !lines.is_empty() {
        content.push(el("ul", "error-lines", lines));
    }
    if content.is_empty() { Html::default() } else { error_summary(view, content) }
}

fn failed(content: &mut Vec<Html>, view: &View, contact: &Contact, failure: &Delivery) {
    let mut say = |key| content.push(said(view, "p", "", key));
    if !failure.is_used_up() {
        say(words(failure.stage));
    }
    if !failure.restored {
        say(Key::DeliveryNothingLost);
    }
    match failure.left {
        _ if failure.stage == Stage::Misconfigured => content.push(way(view, contact, failure)),
        0 => say(Key::DeliveryUsedUp),
        _ if failure.may_repeat => say(Key::DeliveryMayRepeat),
        _ => {}
    }
    for error in &failure.errors {
        if error.code == "captcha_failed" {
            content.push(said(view, "p", "", Key::DeliveryCaptcha));
        } else if let (None, Some(message)) = (error.field, error.message.clone()) {
            content.push(told(view, "p", "", &Sentence::plain(Key::DeliveryAnswer).text("message", message)));
        }
    }
}

/// Another way to whoever is behind the page: where its fallback leads, else the controller.
fn way(view: &View, contact: &Contact, failure: &Delivery) -> Html {
    if let Some(Way { label, url }) = &failure.way {
        let words =
            vec![AttrValue::from(label.clone()).into(), " ".into(), said(view, "span", "hidden", Key::CtaNewTab)];
        let names = &["href", "part", "target", "rel", "data-field"];
        let values = vec![Some(url.clone().into()), known("link"), known("_blank"), known("noopener"), known("way")];
        let link = element("a", names, values, words);
        return el("p", "", vec![view.say(Key::DeliveryWay).into(), " ".into(), link]);
    }
    match contact.lead.as_ref().and_then(|lead| lead.controller.clone()) {
        Some(name) => told(view, "p", "", &Sentence::plain(Key::DeliveryWayController).text("controller", name)),
        None => said(view, "p", "", Key::DeliveryWayOther),
    }
}

/// What goes on by itself; nothing when nothing does. It is read out through the live region, once for each stage.
pub fn status(view: &View, contact: &Contact) -> Html {
    let Some(Delivery { stage, seconds, .. }) = contact.delivery.as_deref().filter(|it| it.stage.is_pending()) else {
        return Html::default();
    };
    let mut content = vec![said(view, "p", "", words(*stage))];
    if let Some(seconds) = seconds.filter(|_| *stage == Stage::Waiting) {
        content.push(told(view, "p", "small", &Sentence::plain(Key::DeliverySeconds).number("n", seconds)));
    }
    element("div", &["data-delivery", "class"], vec![known(stage.id()), known("delivery")], content)
}

/// How it ended, where there is nothing left to fill in.
pub fn outcome(view: &View, contact: &Contact, on: &Callback<Action>) -> Html {
    let Some(Delivery { stage, reference, .. }) = contact.delivery.as_deref().filter(|it| it.stage.is_over()) else {
        return Html::default();
    };
    let mut content = Vec::new();
    if stage.is_done() {
        content.push(said(view, "p", "", words(*stage)));
    }
    if let Some(reference) = reference.clone() {
        content.push(told(view, "p", "small", &Sentence::plain(Key::DeliveryReference).text("reference", reference)));
    }
    let is_call = contact.lead.as_ref().is_some_and(|lead| lead.is_call);
    if is_call || matches!(stage, Stage::HandedOver | Stage::Misconfigured) {
        content.push(el("div", "actions", downloads(view, contact, on)));
    }
    all(content)
}
