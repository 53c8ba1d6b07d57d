//! What a visitor, and what becomes of a delivery, can do to the contact form, and how that moves the visit along. Pure,
//! as `state` is.

use std::sync::Arc;

use crate::ui::options::Gate;
use crate::ui::state::{Effect, Focus, Report, Screen, State};
use execution_gap_lead::email;
use execution_gap_model::content::messages::Key;

use super::{Delivery, Export, Field, Stage, Step};

/// Something done in or to the contact form.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// The form, or the report that its details wait for, is on screen since this time, milliseconds since 1970.
    Shown(u64),
    /// Fill in a field, or tick a box.
    Type(Arc<Typed>),
    /// Take the address that was suggested.
    Suggested,
    /// Open or close what will be sent.
    Look(bool),
    /// What will be sent, as text.
    Preview(Arc<str>),
    /// Send, or, where the form comes first, go on.
    Send,
    /// Save the details as a file.
    Download(Export),
    /// Close the form.
    Skip,
    /// Open the form again.
    Reopen,
    /// What has become of the details.
    Delivery(Arc<Delivery>),
    /// Take back what an earlier page has kept.
    Kept(Arc<Kept>),
    /// A file did not come that the preview or the download needs.
    Unavailable,
}

/// What an earlier page has kept of the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// Names of fields, and what was typed.
    pub texts: Vec<(String, String)>,
    /// Keys of consents, whether they were ticked, and when that last changed, milliseconds since 1970.
    pub ticks: Vec<(String, bool, Option<u64>)>,
    /// Whether the details are still to be kept.
    pub keep: bool,
}

/// What happened to a field or a box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Typed {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub text: String,
    /// Whether it is ticked.
    pub is_ticked: bool,
    /// When, milliseconds since 1970.
    pub at: u64,
}

/// The name of the field that no person sees.
pub const TRAP: &str = "fax_number";
/// The name of the box about keeping the details on the device.
pub const KEEP: &str = "keep";
/// What the name of a consent's box begins with.
pub const CONSENT: &str = "consent_";

impl State {
    /// Where the visit begins: with the form when it comes first and nothing was sent yet.
    pub(in crate::ui) fn first_screen(&self) -> Screen {
        let asks = self.contact.gate() == Some(Gate::Start) && self.contact.delivery.is_none();
        if asks { Screen::Contact } else { Screen::Profile }
    }

    /// Whether [`Act::Shown`] is due.
    pub fn awaits_shown(&self) -> bool {
        let is_new = self.contact.lead.is_some() && self.contact.shown_at.is_none();
        match self.screen {
            Screen::Contact => is_new,
            Screen::Report => self.report == Report::Told { is_scored: true } && (is_new || self.contact.is_armed),
            _ => false,
        }
    }

    pub(in crate::ui) fn contact_act(&mut self, act: Act, effects: &mut Vec<Effect>) {
        let contact = &mut self.contact;
        if matches!(act, Act::Look(_) | Act::Preview(_) | Act::Send | Act::Download(_) | Act::Delivery(_)) {
            contact.is_unavailable = false;
        }
        match act {
            Act::Shown(at) => {
                contact.shown_at.get_or_insert(at);
                if self.screen == Screen::Report && std::mem::take(&mut contact.is_armed) {
                    self.deliver(Step::Send, effects);
                }
            }
            Act::Type(typed) => self.typed(&typed, effects),
            Act::Suggested => {
                if let Some((address, entry)) = contact.hint.take().zip(contact.entry(Field::Email)) {
                    entry.text = address;
                    entry.turn += 1;
                    entry.fault = None;
                    self.request(Focus::Field(Field::Email));
                    self.look_again(effects);
                }
            }
            Act::Look(is_open) => {
                contact.preview = is_open.then(|| "".into());
                self.look_again(effects);
            }
            Act::Preview(text) => contact.preview = contact.preview.take().map(|_| text),
            Act::Send => self.send(effects),
            Act::Download(export) => effects.push(Effect::Lead(Step::Download(export))),
            Act::Skip => {
                if matches!(contact.gate(), None | Some(Gate::Hard)) {
                    return;
                }
                contact.is_skipped = true;
                contact.is_armed = false;
                match self.screen {
                    Screen::Contact => self.go(Screen::Profile),
                    _ => self.request(Focus::Reopen),
                }
            }
            Act::Reopen => {
                contact.is_skipped = false;
                self.request(Focus::Contact);
            }
            Act::Delivery(delivery) => self.delivered(delivery, effects),
            Act::Kept(kept) => contact.take_back(&kept),
            Act::Unavailable => {
                contact.is_unavailable = contact.lead.is_some();
                effects.push(Effect::Announce(Key::ContactUnavailable.into()));
            }
        }
    }

    fn typed(&mut self, typed: &Typed, effects: &mut Vec<Effect>) {
        let Typed { name, text, is_ticked, at } = typed;
        let contact = &mut self.contact;
        if name == TRAP {
            contact.trap.clone_from(text);
            return;
        }
        if name == Field::Email.id() {
            contact.hint = email::suggest(text);
            if contact.hint.is_some() {
                effects.push(Effect::Announce(Key::StatusSuggestion.into()));
            }
        }
        if let Some(entry) = contact.entries.iter_mut().find(|entry| entry.field.id() == name) {
            entry.text.clone_from(text);
        }
        if name == KEEP {
            contact.keep = *is_ticked;
            effects.push(Effect::Lead(Step::Keep));
        }
        if let Some((key, lead)) = name.strip_prefix(CONSENT).zip(contact.lead.as_ref()) {
            let position = lead.consents.iter().position(|consent| consent.key == key);
            if let Some((position, tick)) = position.and_then(|at| Some((at, contact.boxes.get_mut(at)?))) {
                tick.value = *is_ticked;
                tick.changed_at = Some(*at);
                effects.push(Effect::Consent(position));
            }
        }
        self.look_again(effects);
    }

    /// What is looked at has changed.
    fn look_again(&self, effects: &mut Vec<Effect>) {
        if self.contact.preview.is_some() {
            effects.push(Effect::Lead(Step::Preview));
        }
    }

    fn send(&mut self, effects: &mut Vec<Effect>) {
        let contact = &mut self.contact;
        if !contact.can_send() {
            return;
        }
        if !contact.check() {
            self.request(Focus::Summary);
            return;
        }
        contact.is_skipped = false;
        if self.screen == Screen::Contact {
            contact.is_armed = true;
            self.go(Screen::Profile);
        } else {
            let step = if contact.delivery.is_none() { Step::Send } else { Step::Resend };
            self.deliver(step, effects);
        }
    }

    fn deliver(&mut self, step: Step, effects: &mut Vec<Effect>) {
        self.contact.delivery = Some(Arc::new(Delivery::new(Stage::Sending)));
        effects.push(Effect::Announce(Key::DeliverySending.into()));
        effects.push(Effect::Lead(step));
    }

    fn delivered(&mut self, delivery: Arc<Delivery>, effects: &mut Vec<Effect>) {
        let Delivery { stage, restored, .. } = *delivery;
        let before = self.contact.stage();
        // The end of a delivery may come when its visitor has deleted everything, and the next one is there.
        if self.contact.lead.is_none() || !restored && before.is_none() {
            return;
        }
        self.contact.refuse(&delivery.errors);
        self.contact.is_open |= !matches!(stage, Stage::Sending | Stage::Waiting);
        self.contact.delivery = Some(delivery);
        if restored || before == Some(stage) {
            return;
        }
        let status = match stage {
            Stage::Sending => Key::DeliverySending,
            Stage::Waiting => Key::DeliveryWaiting,
            Stage::Offline => Key::DeliveryOffline,
            Stage::Confirmed | Stage::Accepted | Stage::SuspectedSpam => Key::StatusSent,
            Stage::HandedOver => Key::StatusPassedOn,
            Stage::Rejected | Stage::Retryable | Stage::Unknown | Stage::Misconfigured => {
                self.request(Focus::Failure);
                return;
            }
        };
        effects.push(Effect::Announce(status.into()));
        if stage.is_done() {
            self.request(if self.contact.gate() == Some(Gate::Start) { Focus::Contact } else { Focus::Plan });
        }
    }
}
