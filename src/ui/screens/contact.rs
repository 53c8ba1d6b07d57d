//! The contact form, as a screen of its own or inside the report: fields, boxes, what will be sent. What is said of a
//! delivery is in `delivery`.

use std::rc::Rc;
use std::sync::Arc;

use yew::html;
use yew::prelude::*;

use crate::platform::{self, fields};
use crate::ui::components::heading::{heading, step_heading};
use crate::ui::components::input::{Input, tick};
use crate::ui::components::words::{all, each, el, element, known, open_element, said, told};
use crate::ui::components::{Button, View};
use crate::ui::contact::{Act, CONTACT_IDS, Contact, Entry, Export, Field, KEEP, TRAP, Typed, consent_name};
use crate::ui::options::{Consent, Gate, Lead};
use crate::ui::state::{Action, State};
use execution_gap_model::content::messages::{Key, Sentence};

use super::delivery::{fault_words, outcome, status, summary};

/// The form as a screen of its own, before the questions.
pub fn contact(view: &View, state: &State, on: &Callback<Action>) -> Html {
    let Some(lead) = &state.contact.lead else { return Html::default() };
    let back = Button::quiet(view, "back", Key::ActionBack).does(on, Action::Back);
    let choices = vec![
        Button::primary(view, "continue", Key::ActionContinue).submits(on, Action::Contact(Act::Send)),
        Button::secondary(view, "skip", Key::ActionSkip).does(on, Action::Contact(Act::Skip)),
    ];
    let mut content = vec![
        el("div", "top", vec![back]),
        summary(view, &state.contact),
        step_heading(view, "heading", false, view.say(Key::ContactDetails)),
        said(view, "p", "hint", Key::ContactLeadStart),
    ];
    ask(&mut content, view, &state.contact, lead, on);
    content.push(el("div", "actions", choices));
    form("screen contact", content, on)
}

/// The form inside the report, or what has become of it.
pub fn panel(view: &View, contact: &Contact, on: &Callback<Action>) -> Html {
    let Some(lead) = &contact.lead else { return Html::default() };
    let stage = contact.stage();
    let is_first = lead.gate == Gate::Start;
    let is_pending = stage.is_some_and(|stage| stage.is_pending());
    let is_elsewhere = is_pending && (is_first || contact.delivery.as_ref().is_some_and(|delivery| delivery.restored));
    let is_skipped = contact.is_skipped && stage.is_none();
    if is_skipped && is_first {
        return Html::default();
    }
    let mut content = Vec::new();
    let has_form = !is_skipped && !is_elsewhere && !stage.is_some_and(|stage| stage.is_over());
    if is_skipped {
        content.push(Button::secondary(view, "reopen", Key::ActionReopen).does(on, Action::Contact(Act::Reopen)));
    } else {
        let (title, text) = match (has_form, contact.plan_is_open()) {
            (true, false) => (Key::ContactTitle, Some(Key::ContactLead)),
            (true, true) => (Key::ContactDetails, Some(Key::ContactLeadNow)),
            (false, _) => (Key::ContactDetails, None),
        };
        content.push(summary(view, contact));
        content.push(heading(view, 1, Some(AttrValue::Static("gap-contact")), view.say(title)));
        content.extend(text.map(|text| said(view, "p", "hint", text)));
    }
    if has_form {
        ask(&mut content, view, contact, lead, on);
        content.push(el("div", "actions", choices(view, contact, on)));
    }
    content.extend([status(view, contact), outcome(view, contact, on)]);
    if contact.is_unavailable && contact.preview.is_none() {
        content.push(said(view, "p", "small", Key::ContactUnavailable));
    }
    let content = if has_form { form("", content, on) } else { all(content) };
    let outcome = known(stage.filter(|stage| !stage.is_pending()).map_or("", |stage| stage.id()));
    let names = &["part", "data-screen", "data-outcome", "class"];
    let class = known(if is_skipped { "part contact" } else { "part panel contact" });
    element("section", names, vec![known("gate"), known("contact"), outcome, class], vec![content])
}

/// One listener hears all fields. They are read when they are left, as they are before a form is sent.
fn form(class: &'static str, content: Vec<Html>, on: &Callback<Action>) -> Html {
    let onsubmit = on.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Contact(Act::Send)
    });
    let on = on.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some((name, text, is_ticked)) = fields::input(&event) {
            let typed = Typed { name, text, is_ticked, at: platform::now() };
            on.emit(Action::Contact(Act::Type(Arc::new(typed))));
        }
    });
    let mut form = open_element("form", &["novalidate", "class"], vec![known("novalidate"), known(class)], content);
    form.add_listener(Rc::new(html::onsubmit::Wrapper::new(onsubmit)));
    form.add_listener(Rc::new(html::onchange::Wrapper::new(onchange)));
    form.into()
}

/// The buttons of the form inside the report.
fn choices(view: &View, contact: &Contact, on: &Callback<Action>) -> Vec<Html> {
    let mut choices = Vec::new();
    match &contact.delivery {
        Some(failed) if !failed.stage.is_pending() => {
            if failed.left > 0 {
                choices.push(
                    Button::primary(view, "resend", Key::ActionSendAgain).submits(on, Action::Contact(Act::Send)),
                );
            }
            choices.append(&mut downloads(view, contact, on));
        }
        pending => {
            let label = if contact.plan_is_open() { Key::ActionSendDetails } else { Key::ActionSend };
            choices.push(
                Button::primary(view, "send", label).rests(pending.is_some()).submits(on, Action::Contact(Act::Send)),
            );
            if pending.is_none() && contact.gate() != Some(Gate::Hard) {
                let skip = Button::secondary(view, "skip", Key::ActionSkipContact);
                choices.push(skip.does(on, Action::Contact(Act::Skip)));
            }
        }
    }
    choices
}

/// The buttons that save the details as a file: for a seller who takes them along, in the forms that their tools read.
pub(super) fn downloads(view: &View, contact: &Contact, on: &Callback<Action>) -> Vec<Html> {
    let button = |(export, label): &(Export, Key)| {
        let button = Button::secondary(view, "download", *label).about(export.id().into());
        button.does(on, Action::Contact(Act::Download(*export)))
    };
    let files = [
        (Export::Json, Key::ActionDownload),
        (Export::Csv, Key::ActionDownloadCsv),
        (Export::Vcard, Key::ActionDownloadVcard),
    ];
    let is_call = contact.lead.as_ref().is_some_and(|lead| lead.is_call);
    each(if is_call { &files } else { &files[..1] }, &button)
}

/// Fields, boxes, and what is sent to whom.
fn ask(content: &mut Vec<Html>, view: &View, contact: &Contact, lead: &Lead, on: &Callback<Action>) {
    content.append(&mut each(&contact.entries, &|entry| field(view, contact, entry, on)));
    for (consent, tick) in lead.consents.iter().zip(&contact.boxes) {
        content.push(consent_box(view, consent, tick.value, tick.is_missing));
    }
    if lead.may_keep {
        let row = tick(KEEP.into(), contact.keep, None, vec![view.say(Key::ContactKeep).into()]);
        content.push(el("div", "consent", vec![row]));
    }
    if let Some(controller) = &lead.controller {
        let sentence = Sentence::plain(Key::ContactGoesTo).text("controller", controller.clone());
        content.push(told(view, "p", "small", &sentence));
    }
    if let Some(url) = &lead.notice_url {
        let words = vec![view.say(Key::ContactNotice).into(), " ".into(), said(view, "span", "hidden", Key::CtaNewTab)];
        let names = &["href", "part", "target", "rel", "class"];
        let values = vec![Some(url.clone().into()), known("link"), known("_blank"), known("noopener"), known("notice")];
        content.push(el("p", "small", vec![element("a", names, values, words)]));
    }
    content.push(looked_at(view, contact, on));
    content.push(trap(view, contact));
    let request = AttrValue::from(lead.request(&view.texts).to_owned());
    content.push(element(
        "p",
        &["data-field", "class"],
        vec![known("request"), known("request")],
        vec![request.into()],
    ));
}

fn consent_box(view: &View, consent: &Consent, value: bool, is_missing: bool) -> Html {
    let name = consent_name(&consent.key);
    let mut words = vec![AttrValue::from(consent.text.clone()).into()];
    if consent.required {
        words.extend([" ".into(), said(view, "span", "small", Key::ContactNeeded)]);
    }
    let wrong = is_missing.then(|| error_id(&name));
    let message = if is_missing { error(view, &name, view.say(Key::ErrorConsent)) } else { Html::default() };
    el("div", "consent", vec![message, tick(name.into(), value, wrong, words)])
}

fn field(view: &View, contact: &Contact, entry: &Entry, on: &Callback<Action>) -> Html {
    let Entry { field, is_required, .. } = *entry;
    let label = match is_required {
        true => view.say(field.label()),
        false => view.tell(&Sentence::plain(Key::ContactOptional).name("label", field.label())),
    };
    let target = Some(AttrValue::from([CONTACT_IDS, field.id()].concat()));
    let label = element("label", &["for", "class"], vec![target, known("label")], vec![label.into()]);
    // Each part keeps its place in the list, so that the field stays the same element whatever is said of it.
    let (mut message, mut wrong, mut suggestion) = (Html::default(), None, Html::default());
    if let Some(fault) = entry.fault {
        message = error(view, field.id(), fault_words(view, contact, field, fault));
        wrong = Some(error_id(field.id()));
    }
    if let Some(address) = contact.hint.clone().filter(|_| field == Field::Email) {
        let meant = view.tell(&Sentence::plain(Key::ContactDidYouMean).text("address", address.clone()));
        let take = view.tell(&Sentence::plain(Key::ActionUse).text("address", address));
        let take = Button::quiet(view, "suggested", Key::ActionUse).labelled(take);
        let take = take.does(on, Action::Contact(Act::Suggested));
        suggestion = el("p", "suggestion", vec![meant.into(), " ".into(), take]);
    }
    let text = entry.text.clone().into();
    let input = Input { name: field.id(), traits: field.input(), text, turn: entry.turn, is_required, wrong };
    el("div", "field", vec![label, message, input.html(), suggestion])
}

fn error_id(name: &str) -> AttrValue {
    ["gap-error-", name].concat().into()
}

fn error(view: &View, name: &str, words: AttrValue) -> Html {
    let content = vec![said(view, "span", "hidden", Key::ErrorPrefix), " ".into(), words.into()];
    let names = &["part", "id", "data-field-error", "class"];
    let values = vec![known("error"), Some(error_id(name)), Some(name.to_owned().into()), known("error")];
    element("p", names, values, content)
}

/// The exact text that would leave the browser.
fn looked_at(view: &View, contact: &Contact, on: &Callback<Action>) -> Html {
    let ontoggle = on.reform(|event: Event| Action::Contact(Act::Look(fields::opened(&event))));
    let body = match contact.preview.as_deref() {
        None => Html::default(),
        Some("") if contact.is_unavailable => said(view, "p", "small", Key::ContactUnavailable),
        Some("") => said(view, "p", "small", Key::ContactSentWorking),
        Some(body) => {
            // It scrolls, so it takes the focus, and then needs a role and a name.
            let names = &["tabindex", "role", "aria-label", "class"];
            let values = vec![known("0"), known("group"), Some(view.say(Key::ContactSentTitle)), known("sent")];
            element("pre", names, values, vec![AttrValue::from(String::from(body)).into()])
        }
    };
    let title = said(view, "summary", "", Key::ContactSentTitle);
    let content = vec![title, said(view, "p", "small", Key::ContactSentLead), body];
    let mut details = open_element("details", &["data-section", "class"], vec![known("sent"), known("why")], content);
    details.add_listener(Rc::new(html::ontoggle::Wrapper::new(ontoggle)));
    details.into()
}

/// A field that no person sees; programs fill it in.
fn trap(view: &View, contact: &Contact) -> Html {
    let id = Some(AttrValue::Static("gap-contact-fax"));
    let names = &["id", "name", "tabindex", "autocomplete", "value"];
    let values = vec![id.clone(), known(TRAP), known("-1"), known("off"), Some(contact.trap.clone().into())];
    let input = element("input", names, values, Vec::new());
    let label = element("label", &["for"], vec![id], vec![view.say(Key::ContactFax).into()]);
    element("div", &["aria-hidden", "class"], vec![known("true"), known("trap")], vec![label, input])
}
