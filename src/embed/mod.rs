//! The door that the loader opens: one function that mounts a widget into an element, and what the element can ask of it
//! afterwards. Attributes are read in `options`, DOM events are named in `events`.

mod actions;
mod events;
mod leads;
mod locale;
mod options;
mod values;
mod visits;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

use crate::platform::storage;
use crate::ui::saved;
use crate::ui::state::Action;
use crate::ui::{App, AppProps, Msg, Options, Persist, Signal};
use execution_gap_model::content::edition::assessment;
use execution_gap_model::content::texts::{Pack, Texts};

use events::EventSink;
use locale::BrowserLocale;
use options::Attributes;

/// A mounted widget.
#[wasm_bindgen]
pub struct Widget {
    handle: AppHandle<App>,
    texts: Texts,
    language: String,
    words: String,
    emit: Callback<Signal, Option<bool>>,
}

thread_local! {
    // For all widgets of a page: the pack as it was read, then one for each campaign's words. A pack is kept for good.
    static PACKS: RefCell<Vec<(String, Rc<Pack>)>> = const { RefCell::new(Vec::new()) };
}

/// The pack with a campaign's words in it; `None` before a pack was read.
fn pack(words: &str) -> Option<Rc<Pack>> {
    PACKS.with_borrow_mut(|packs| {
        if let Some((_, pack)) = packs.iter().find(|(known, _)| known == words) {
            return Some(pack.clone());
        }
        let (_, plain) = packs.first()?;
        let pack = Rc::new(plain.with(words.to_owned()));
        packs.push((words.to_owned(), pack.clone()));
        Some(pack)
    })
}

/// Takes the text of a language pack, once, before the first mount.
///
/// # Errors
/// A pack of another version than this program.
#[wasm_bindgen(js_name = readWords)]
pub fn read_words(text: String) -> Result<(), JsError> {
    let pack =
        Pack::read(text).ok_or_else(|| JsError::new("The language pack is of another version than the program."))?;
    PACKS.set(vec![(String::new(), Rc::new(pack))]);
    Ok(())
}

/// Mounts a widget on an element. `attributes` is a plain object of the host's attributes, as the loader has checked them;
/// `emit(name, detail)` is told what happens, and answers `report` with whether the report on screen has a number, or with
/// nothing while there is none.
///
/// # Errors
/// `readWords` was not called before.
#[wasm_bindgen]
pub fn mount(root: Element, attributes: JsValue, emit: Function) -> Result<Widget, JsError> {
    let attributes = Attributes::read(&attributes);
    let words = attributes.words().to_owned();
    let pack = pack(&words).ok_or_else(|| JsError::new("No language pack was read."))?;
    let options = attributes.check();
    let language = attributes.language().to_owned();
    let texts = Texts::new(pack, Rc::new(BrowserLocale::new(&language)));
    let sink = EventSink::new(emit);
    let emit = Callback::from(move |signal| sink.send(signal));
    let saved = saved_visit(&options);
    let props = AppProps {
        assessment: assessment(),
        options,
        texts: texts.clone(),
        saved,
        initial: None,
        on_signal: emit.clone(),
    };
    Ok(Widget { handle: Renderer::<App>::with_root_and_props(root, props).render(), texts, language, words, emit })
}

/// Sets what is called with the message and place of a panic, before the first mount.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(report: Function) {
    yew::set_custom_panic_hook(Box::new(move |info| {
        let _ = report.call1(&JsValue::NULL, &info.to_string().into());
    }));
}

fn saved_visit(options: &Options) -> Option<String> {
    match options.persist {
        Persist::Session => storage::get(storage::Place::Session, &options.visit),
        Persist::Local => storage::get(storage::Place::Local, &options.visit),
        Persist::Off => None,
    }
}

#[wasm_bindgen]
impl Widget {
    /// Takes up changed attributes.
    pub fn update(&mut self, attributes: JsValue) {
        let attributes = Attributes::read(&attributes);
        self.set(&attributes, attributes.check());
    }

    /// Serves another element from here on, as if just mounted for it. Yew keeps what it was once mounted on for ever, so
    /// a page that makes and drops many elements would grow without end.
    pub fn begin(&mut self, attributes: JsValue) {
        let attributes = Attributes::read(&attributes);
        let options = attributes.check();
        let saved = saved_visit(&options);
        self.set(&attributes, options);
        self.handle.send_message(Msg::Begin(saved));
    }

    fn set(&mut self, attributes: &Attributes, options: Options) {
        if attributes.language() != self.language || attributes.words() != self.words {
            self.language = attributes.language().to_owned();
            self.words = attributes.words().to_owned();
            if let Some(pack) = pack(&self.words) {
                self.texts = Texts::new(pack, Rc::new(BrowserLocale::new(&self.language)));
            }
        }
        self.handle.update(AppProps {
            assessment: assessment(),
            options,
            texts: self.texts.clone(),
            saved: None,
            initial: None,
            on_signal: self.emit.clone(),
        });
    }

    /// Does what a visitor did elsewhere, such as on the opening screens; what is not known is left out.
    pub fn act(&self, name: &str, value: &str) {
        if let Some(action) = actions::read(assessment(), name, value) {
            self.handle.send_message(Msg::Act(action));
        }
    }

    /// Takes up what comes from elsewhere, `visit` as `{form, role, answers}`: answers to `restore` or to `copy`, a form to
    /// `take` or to answer because somebody has `invite`d to it. What is not known changes nothing.
    pub fn receive(&self, name: &str, visit: &JsValue) {
        if let Some(action) = visits::read(assessment(), name, visit) {
            self.handle.send_message(Msg::Act(action));
        }
    }

    /// Takes up a visit as it was handed out by the signal `saved`; anything else changes nothing.
    pub fn restore(&self, visit: &str) {
        if let Some(saved) = saved::read(assessment(), visit) {
            self.handle.send_message(Msg::Act(Action::Restore(Box::new(saved))));
        }
    }

    /// What has become of the contact details, or the text that would be sent, as the page's sender says it:
    /// `{state: "preview", text}`; `{state: "unavailable"}` when a file for that did not come; `{state: "kept", contact,
    /// consents, keep}` with what an earlier page has kept; or `{state, seconds, reference, errors, may_repeat, restored,
    /// left, way}` with a state of `sending waiting offline confirmed accepted handed_over rejected retryable unknown
    /// misconfigured suspected_spam`. Any other state changes nothing.
    pub fn lead(&self, detail: &JsValue) {
        if let Some(act) = leads::delivery(detail) {
            self.handle.send_message(Msg::Act(Action::Contact(act)));
        }
    }

    /// What the visitor asks for by sending, as the contact form says it; `undefined` without a form.
    pub fn request(&self) -> Option<String> {
        let app = self.handle.get_component()?;
        app.asked().map(|lead| lead.request(&self.texts).to_owned())
    }

    /// The answers so far, as a plain object.
    pub fn answers(&self) -> JsValue {
        self.handle.get_component().map_or(JsValue::NULL, |app| {
            let (form, answers) = app.answers();
            events::answers(assessment(), form, answers)
        })
    }
}
