//! What leaves the widget when the visitor asks for it: the details as typed, the answers, and what was agreed to, each
//! text exactly as it stood on screen. It is JSON, since the door would otherwise take it apart and put it together
//! again, value by value. What a receiver gets of it is not known here.

use crate::ui::options::{Lead, Options};
use crate::ui::state::State;
use execution_gap_model::content::messages::Key;
use execution_gap_model::content::texts::Texts;
use execution_gap_model::engine::{Answer, Assessment, Capabilities, Capability, Outcome};
use execution_gap_model::profile::{Profile, Role, Size};

use super::Field;

/// What is to be done with the details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Show what would be sent.
    Preview,
    /// Send them.
    Send,
    /// Send them again after a failure.
    Resend,
    /// Keep them on the device until they are sent, or forget what is kept.
    Keep,
    /// Save them as a file.
    Download(Export),
}

/// A file that details can be saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// Everything, for a program.
    Json,
    /// A row for a table.
    Csv,
    /// A business card.
    Vcard,
}

impl Export {
    /// Its name outside.
    pub fn id(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Vcard => "vcard",
        }
    }
}

impl Step {
    /// Its name outside.
    pub fn id(self) -> &'static str {
        match self {
            Self::Preview => "preview",
            Self::Send => "send",
            Self::Resend => "resend",
            Self::Keep => "keep",
            Self::Download(Export::Json) => "download-json",
            Self::Download(Export::Csv) => "download-csv",
            Self::Download(Export::Vcard) => "download-vcard",
        }
    }
}

/// The times of a visit, milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Of the first answer, when it was given since the page was loaded.
    pub started_at: Option<u64>,
    /// Of the result.
    pub completed_at: Option<u64>,
    /// The present.
    pub now: u64,
}

impl Lead {
    /// What the visitor asks for by sending, as it stands beside the button.
    pub fn request<'a>(&'a self, texts: &'a Texts) -> &'a str {
        self.request_text.as_deref().unwrap_or_else(|| texts.say(Key::ContactRequest))
    }
}

/// The campaign's weights; `None` when all three capabilities count the same.
pub fn weights(options: &Options) -> Option<Capabilities<f64>> {
    let [bi, po, aa] = Capability::ALL.map(|key| options.weights[key]);
    (bi != po || po != aa).then_some(options.weights)
}

/// Everything but the weights, as JSON.
pub fn submission(assessment: &Assessment, state: &State, texts: &Texts, step: Step, visit: Visit) -> String {
    let contact = &state.contact;
    let mut json = Json(String::from("{"));
    json.text("step", Some(step.id()));
    json.open("contact", "{");
    let mut recorded_by = None;
    for entry in &contact.entries {
        let text = Some(entry.text.trim()).filter(|text| !text.is_empty());
        match (entry.field, text) {
            (Field::RecordedBy, text) => recorded_by = text,
            (field, Some(text)) => json.text(field.id(), Some(text)),
            _ => {}
        }
    }
    json.close("}");
    let shown_at = Some(contact.shown_at.unwrap_or(visit.now));
    json.open("consents", "[");
    let lead = contact.lead.as_ref();
    for (consent, tick) in lead.iter().flat_map(|lead| &lead.consents).zip(&contact.boxes) {
        json.0.push('{');
        json.text("key", Some(&consent.key));
        json.flag("value", tick.value);
        json.text("text", Some(&consent.text));
        json.time("shown_at", shown_at);
        json.time("changed_at", tick.changed_at);
        json.close("}");
    }
    json.close("]");
    json.text("request_text", lead.map(|lead| lead.request(texts)));
    json.text("form", Some(state.form.id()));
    json.open("answers", "{");
    for (item, answer) in state.answers.iter(assessment, state.form) {
        let mark = match answer {
            Answer::Unanswered => continue,
            Answer::Rung(rung) => {
                json.time(&assessment.item(item).id, Some(rung.get().into()));
                continue;
            }
            Answer::DontKnow => "dk",
            Answer::NotApplicable => "na",
        };
        json.text(&assessment.item(item).id, Some(mark));
    }
    json.close("}");
    let Profile { role, priority, size } = state.profile;
    json.open("profile", "{");
    json.text("role", role.map(Role::id));
    json.text("priority", priority.map(Outcome::id));
    json.text("size", size.map(Size::id));
    json.close("}");
    json.time("started_at", visit.started_at);
    json.time("completed_at", visit.completed_at);
    json.time("shown_at", shown_at);
    json.time("now", Some(visit.now));
    json.flag("keep", contact.keep);
    json.text("trap", Some(&contact.trap));
    json.text("locale", Some(texts.language()));
    json.text("recorded_by", recorded_by);
    json.close("}");
    json.0.pop(); // the comma that would come before the next value
    json.0
}

/// JSON in the making: every value is followed by a comma, which goes when its list or object is closed.
struct Json(String);

impl Json {
    fn name(&mut self, name: &str) {
        self.quote(name);
        self.0.push(':');
    }

    fn raw(&mut self, name: &str, value: &str) {
        self.name(name);
        self.0.push_str(value);
        self.0.push(',');
    }

    fn text(&mut self, name: &str, value: Option<&str>) {
        let Some(value) = value else { return self.raw(name, "null") };
        self.name(name);
        self.quote(value);
        self.0.push(',');
    }

    fn time(&mut self, name: &str, value: Option<u64>) {
        match value {
            Some(value) => self.raw(name, &value.to_string()),
            None => self.raw(name, "null"),
        }
    }

    fn flag(&mut self, name: &str, value: bool) {
        self.raw(name, if value { "true" } else { "false" });
    }

    fn open(&mut self, name: &str, bracket: &str) {
        self.name(name);
        self.0.push_str(bracket);
    }

    fn close(&mut self, bracket: &str) {
        if self.0.ends_with(',') {
            self.0.pop();
        }
        self.0.push_str(bracket);
        self.0.push(',');
    }

    fn quote(&mut self, text: &str) {
        self.0.push('"');
        for letter in text.chars() {
            if letter < ' ' {
                self.0.push_str("\\u00");
                for digit in [letter as u32 >> 4, letter as u32 & 15] {
                    self.0.push(char::from_digit(digit, 16).unwrap_or_default());
                }
                continue;
            }
            if matches!(letter, '"' | '\\') {
                self.0.push('\\');
            }
            self.0.push(letter);
        }
        self.0.push('"');
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;
    use std::sync::Arc;

    use crate::ui::contact::{Act, Contact, Typed};
    use crate::ui::options::Consent;
    use crate::ui::state::Action;
    use execution_gap_model::content::edition::assessment;
    use execution_gap_model::content::locale::English;
    use execution_gap_model::content::texts::Pack;
    use execution_gap_model::engine::{Form, Rung};

    use super::*;

    #[test]
    fn a_submission_holds_what_was_typed_agreed_to_and_shown() {
        let mut state = State::new(assessment(), Form::Express, true, None);
        let consent = |key: &str| Consent {
            key: key.into(),
            text: format!("Text of {key}."),
            version: "1".into(),
            required: false,
        };
        state.contact = Contact::new(Some(Arc::new(Lead {
            fields: vec![Field::Email, Field::FirstName, Field::Company],
            consents: vec![consent("newsletter"), consent("terms")],
            request_text: Some("Call \"me\".\n\\o/".into()),
            is_call: true,
            ..Lead::default()
        })));
        let ticked = |name: &str, at| Typed { name: name.into(), is_ticked: true, at, ..Typed::default() };
        let typed = |name: &str, text: &str| Typed { name: name.into(), text: text.into(), ..Typed::default() };
        let acts = [
            typed("email", "  ada@acme.example "),
            typed("first_name", "  "),
            typed("recorded_by", "Bo"),
            typed("fax_number", "x"),
            ticked("consent_newsletter", 11),
            ticked("keep", 1),
        ];
        for act in acts.map(|typed| Act::Type(Arc::new(typed))).into_iter().chain([Act::Shown(7)]) {
            state.apply(assessment(), Action::Contact(act));
        }
        for (item, answer) in
            [("INT", Answer::DontKnow), ("UNP", Answer::NotApplicable), ("BEN", Answer::Rung(Rung::ALL[3]))]
        {
            state.answers.set(assessment().find(item).expect("an item"), answer);
        }
        let texts = Texts::new(Rc::new(Pack::english()), Rc::new(English));
        let visit = Visit { started_at: None, completed_at: Some(6), now: 12 };
        let json = submission(assessment(), &state, &texts, Step::Send, visit);
        let found: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let expected = serde_json::json!({
            "step": "send",
            "contact": { "email": "ada@acme.example" },
            "consents": [
                { "key": "newsletter", "value": true, "text": "Text of newsletter.", "shown_at": 7, "changed_at": 11 },
                { "key": "terms", "value": false, "text": "Text of terms.", "shown_at": 7, "changed_at": null },
            ],
            "request_text": "Call \"me\".\n\\o/",
            "form": "express",
            "answers": { "INT": "dk", "UNP": "na", "BEN": 3 },
            "profile": { "role": null, "priority": null, "size": null },
            "started_at": null,
            "completed_at": 6,
            "shown_at": 7,
            "now": 12,
            "keep": true,
            "trap": "x",
            "locale": "en",
            "recorded_by": "Bo",
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn an_empty_form_is_json_too() {
        let state = State::new(assessment(), Form::Full, true, None);
        let texts = Texts::new(Rc::new(Pack::english()), Rc::new(English));
        let visit = Visit { started_at: None, completed_at: None, now: 12 };
        let json = submission(assessment(), &state, &texts, Step::Preview, visit);
        let found: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!((&found["contact"], &found["shown_at"]), (&serde_json::json!({}), &serde_json::json!(12)));
    }

    #[test]
    fn weights_go_along_where_they_differ() {
        let of = |list: [f64; 3]| weights(&Options { weights: Capabilities::new(list), ..Options::default() });
        assert_eq!([of([1.0; 3]), of([2.0; 3])], [None, None]);
        assert_eq!(of([1.0, 0.5, 1.0]), Some(Capabilities::new([1.0, 0.5, 1.0])));
    }
}
