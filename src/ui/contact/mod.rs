//! The contact form: what was typed and ticked, what is wrong with it, and how far its delivery is. Pure: times come in
//! with the actions. What an action does to the rest of the visit is in `actions`, what leaves the widget in
//! `submission`. Nothing of it is ever written down with the visit.

mod actions;
mod delivery;
mod field;
mod submission;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use execution_gap_lead::email;
use execution_gap_model::content::messages::Key;

use super::options::{Gate, Lead};

pub use actions::{Act, CONSENT, KEEP, Kept, TRAP, Typed};
pub use delivery::{Delivery, Refusal, Stage, Way};
pub use field::Field;
pub use submission::{Export, Step, Visit, submission, weights};

/// What the ids of fields and boxes begin with.
pub const CONTACT_IDS: &str = "gap-contact-";

/// The name of a consent's box.
pub fn consent_name(key: &str) -> String {
    [CONSENT, key].concat()
}

/// The form and its delivery.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    /// What is asked; `None` when there is no form, and the plan is open.
    pub lead: Option<Arc<Lead>>,
    /// The fields, in order.
    pub entries: Vec<Entry>,
    /// The boxes, in the order of the consents.
    pub boxes: Vec<Tick>,
    /// Whether the visitor wants the details kept on the device until they are sent.
    pub keep: bool,
    /// What was filled into the field that no person sees.
    pub trap: String,
    /// An e-mail address that may have been meant.
    pub hint: Option<String>,
    /// What will be sent, while the visitor looks at it; empty until it is worked out.
    pub preview: Option<Arc<str>>,
    /// Whether a file did not come that the last thing asked for needs.
    pub is_unavailable: bool,
    /// When the form was first on screen, milliseconds since 1970.
    pub shown_at: Option<u64>,
    /// Whether the visitor closed the form.
    pub is_skipped: bool,
    /// Whether the plan was opened.
    pub is_open: bool,
    /// Whether the details wait for the result, to be sent with it.
    pub is_armed: bool,
    /// What has become of the details.
    pub delivery: Option<Arc<Delivery>>,
}

/// One field.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Which.
    pub field: Field,
    /// Whether it has to be filled in.
    pub is_required: bool,
    /// What was typed.
    pub text: String,
    /// Rises when another text takes the place of what was typed.
    pub turn: u32,
    /// What is wrong with it; [`Key::ErrorRefused`] when the receiver does not take it, for a reason of its own.
    pub fault: Option<Key>,
}

/// One box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tick {
    /// Whether it is ticked.
    pub value: bool,
    /// When that last changed, milliseconds since 1970.
    pub changed_at: Option<u64>,
    /// Whether sending needs it and it is empty.
    pub is_missing: bool,
}

impl Contact {
    /// An empty form.
    pub fn new(lead: Option<Arc<Lead>>) -> Self {
        let mut contact = Self::default();
        contact.ask(lead);
        contact
    }

    /// Takes up another form, which starts empty: a tick belongs to the text that stood beside it.
    pub fn ask(&mut self, lead: Option<Arc<Lead>>) {
        if self.lead == lead {
            return;
        }
        self.entries.clear();
        self.boxes.clear();
        if let Some(lead) = &lead {
            let main = [Field::Email, Field::Phone].into_iter().find(|field| lead.fields.contains(field));
            let main = main.or_else(|| lead.fields.first().copied());
            if lead.is_call {
                self.add(Field::RecordedBy, true);
            }
            for field in &lead.fields {
                self.add(*field, main == Some(*field) || lead.required.contains(field));
            }
            for _ in &lead.consents {
                self.boxes.push(Tick::default());
            }
        }
        self.lead = lead;
    }

    fn add(&mut self, field: Field, is_required: bool) {
        self.entries.push(Entry { field, is_required, text: String::new(), turn: 0, fault: None });
    }

    /// When contact details are asked for; `None` without a form.
    pub fn gate(&self) -> Option<Gate> {
        self.lead.as_ref().map(|lead| lead.gate)
    }

    /// Whether the whole report is shown.
    pub fn plan_is_open(&self) -> bool {
        self.is_open || matches!(self.gate(), None | Some(Gate::Start))
    }

    /// How far the delivery is.
    pub fn stage(&self) -> Option<Stage> {
        self.delivery.as_ref().map(|delivery| delivery.stage)
    }

    /// Whether the visitor can send: nothing is on its way, nothing has arrived, and it would not be in vain.
    pub fn can_send(&self) -> bool {
        let is_idle = |it: &Arc<Delivery>| !it.stage.is_pending() && !it.stage.is_over() && it.left > 0;
        self.lead.is_some() && self.delivery.as_ref().is_none_or(is_idle)
    }

    /// Whether something has to be put right before anything is sent.
    pub fn has_faults(&self) -> bool {
        self.entries.iter().any(|entry| entry.fault.is_some()) || self.boxes.iter().any(|tick| tick.is_missing)
    }

    /// Looks over everything; `true` when it can be sent.
    fn check(&mut self) -> bool {
        for entry in &mut self.entries {
            let text = entry.text.trim();
            entry.fault = if text.is_empty() {
                entry.is_required.then(|| entry.field.empty())
            } else {
                (entry.field == Field::Email && email::check(text).is_err()).then_some(Key::ErrorEmail)
            };
        }
        let consents = self.lead.iter().flat_map(|lead| &lead.consents);
        for (tick, consent) in self.boxes.iter_mut().zip(consents) {
            tick.is_missing = consent.required && !tick.value;
        }
        !self.has_faults()
    }

    /// Notes what the receiver does not take, at the fields; only the first for each.
    fn refuse(&mut self, errors: &[Refusal]) {
        for entry in &mut self.entries {
            let refusal = errors.iter().find(|refusal| refusal.field == Some(entry.field));
            entry.fault = refusal.map(|refusal| match refusal.code.as_str() {
                "required" => entry.field.empty(),
                "invalid" if entry.field == Field::Email => Key::ErrorEmail,
                "invalid" => Key::ContactInvalid,
                "blocked" => Key::ContactBlocked,
                "too_long" => Key::ContactTooLong,
                _ => Key::ErrorRefused,
            });
        }
    }

    /// Takes back what an earlier page has kept: the texts of empty fields, and the ticks of untouched boxes. The boxes
    /// have the same words as then: what was kept for others is not taken back.
    fn take_back(&mut self, kept: &Kept) {
        for entry in self.entries.iter_mut().filter(|entry| entry.text.is_empty()) {
            if let Some((_, text)) = kept.texts.iter().find(|(name, _)| name == entry.field.id()) {
                entry.text.clone_from(text);
                entry.turn += 1;
            }
        }
        let consents = self.lead.iter().flat_map(|lead| &lead.consents);
        for (tick, consent) in self.boxes.iter_mut().zip(consents).filter(|(tick, _)| tick.changed_at.is_none()) {
            if let Some((_, value, at)) = kept.ticks.iter().find(|(key, ..)| *key == consent.key) {
                tick.value = *value;
                tick.changed_at = *at;
            }
        }
        self.keep = kept.keep;
    }

    fn entry(&mut self, field: Field) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.field == field)
    }
}
