//! The DOM events that leave the widget: their names and the plain data in them, and nothing else decides either. No
//! event says which answer was chosen.

use execution_gap_contract::event;
use js_sys::Function;
use wasm_bindgen::JsValue;

use crate::ui::Signal;
use crate::ui::signal::Telling;
use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answer, Answers, Assessment, Form, Outcome};
use execution_gap_model::profile::{Profile, Role, Size};

use super::leads;
use super::values::Detail;

/// Sends signals to the host as `emit(name, detail)`; the host adds version, instance and time.
pub struct EventSink {
    emit: Function,
}

impl EventSink {
    /// A sink that calls `emit`.
    pub fn new(emit: Function) -> Self {
        Self { emit }
    }

    /// Sends one signal. The answer to a report is whether it has a number; `None` when it is not on screen yet.
    pub fn send(&self, signal: Signal) -> Option<bool> {
        let assessment = assessment();
        match signal {
            Signal::Ready { total } => {
                let detail = Detail::new().text("widget_version", env!("CARGO_PKG_VERSION"));
                self.emit(event::READY.name, detail.text("question_set", assessment.version()).count("total", total));
            }
            Signal::Saved(visit) => {
                self.tell("saved", visit.into());
            }
            Signal::Start { total } => self.emit(event::START.name, Detail::new().count("total", total)),
            Signal::Answer { index, total, item } => {
                let detail = Detail::new().count("index", index).count("total", total);
                self.emit(event::ANSWER.name, detail.text("q", &assessment.item(item).id));
            }
            Signal::Step { section, index, total } => {
                let detail = Detail::new().text("section", section.id()).count("index", index).count("total", total);
                self.emit(event::STEP.name, detail.count("percent", 100 * (index - 1) / total.max(1)));
            }
            // These are for others behind the door, who decide what the page hears of them.
            Signal::Report(telling) => return self.tell("report", report(assessment, &telling)).as_bool(),
            Signal::Left => self.emit("left", Detail::new()),
            Signal::Plan => self.emit("plan", Detail::new()),
            Signal::Say(text) => {
                self.tell("say", text.into());
            }
            Signal::Consent { key, value, version } => {
                let detail = Detail::new().text("key", &key).set("value", value.into());
                self.emit("consent", detail.text("text_version", &version));
            }
            Signal::Lead { json, weights } => {
                self.tell("lead", leads::submission(&json, weights));
            }
        }
        None
    }

    fn emit(&self, name: &str, detail: Detail) {
        self.tell(name, detail.0.into());
    }

    fn tell(&self, name: &str, detail: JsValue) -> JsValue {
        self.emit.call2(&JsValue::NULL, &name.into(), &detail).unwrap_or_default()
    }
}

/// Who is asking.
fn asked_by(profile: Profile) -> Detail {
    let detail = Detail::new().maybe("role", profile.role.map(Role::id));
    let detail = detail.maybe("priority", profile.priority.map(Outcome::id));
    detail.maybe("size", profile.size.map(Size::id))
}

/// What a report is made from, and what is around it.
fn report(assessment: &Assessment, telling: &Telling) -> JsValue {
    let detail = Detail(answers(assessment, telling.form, &telling.answers).into());
    detail
        .set("profile", asked_by(telling.profile).0.into())
        .set("form_shown", telling.has_form.into())
        .set("closed", telling.is_closed.into())
        .set("new", telling.is_new.into())
        .number("duration_ms", telling.duration_ms)
        .0
        .into()
}

/// Answers as they are written outside: `{"form": …, "answers": {"INT": 1, …}}`.
pub fn answers(assessment: &Assessment, form: Form, answers: &Answers) -> JsValue {
    let mut given = Detail::new();
    for (item, answer) in answers.iter(assessment, form) {
        let id = &assessment.item(item).id;
        given = match answer {
            Answer::Unanswered => given,
            Answer::Rung(rung) => given.count(id, rung.get().into()),
            Answer::DontKnow => given.text(id, "dk"),
            Answer::NotApplicable => given.text(id, "na"),
        };
    }
    Detail::new().text("form", form.id()).set("answers", given.0.into()).0.into()
}
