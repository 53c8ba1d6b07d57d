//! The DOM events that leave the widget: their names and the plain data in them, and nothing else decides either. No
//! event says which answer was chosen.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::content::edition::assessment;
use crate::engine::{Answer, Answers, Assessment, Form, Report};
use crate::ui::Signal;

/// Sends signals to the host as `emit(name, detail)`; the host adds version, instance and time.
pub struct EventSink {
    emit: Function,
}

/// A plain object in the making.
struct Detail(Object);

impl Detail {
    fn new() -> Self {
        Self(Object::new())
    }

    fn set(self, name: &str, value: JsValue) -> Self {
        let _ = Reflect::set(&self.0, &JsValue::from_str(name), &value);
        self
    }

    fn text(self, name: &str, value: &str) -> Self {
        self.set(name, JsValue::from_str(value))
    }

    /// A number; `null` when there is none.
    fn number(self, name: &str, value: Option<f64>) -> Self {
        self.set(name, value.map_or(JsValue::NULL, JsValue::from_f64))
    }

    fn count(self, name: &str, value: usize) -> Self {
        self.number(name, Some(value as f64))
    }
}

impl EventSink {
    /// A sink that calls `emit`.
    pub fn new(emit: Function) -> Self {
        Self { emit }
    }

    /// Sends one signal.
    pub fn send(&self, signal: Signal) {
        let assessment = assessment();
        match signal {
            Signal::Ready { total } => {
                let detail = Detail::new().text("widget_version", env!("CARGO_PKG_VERSION"));
                self.emit("gap-ready", detail.text("question_set", assessment.version()).count("total", total));
            }
            Signal::Saved(visit) => {
                let _ = self.emit.call2(&JsValue::NULL, &"saved".into(), &visit.into());
            }
            Signal::Start { total } => self.emit("gap-start", Detail::new().count("total", total)),
            Signal::Answer { index, total, item } => {
                let detail = Detail::new().count("index", index).count("total", total);
                self.emit("gap-answer", detail.text("q", &assessment.item(item).id));
            }
            Signal::Step { section, index, total } => {
                let detail = Detail::new().text("section", section.id()).count("index", index).count("total", total);
                self.emit("gap-step", detail.count("percent", 100 * (index - 1) / total.max(1)));
            }
            Signal::Complete { report, answered, total, duration_ms } => {
                let detail =
                    complete(&report).number("answered", Some(answered.into())).number("total", Some(total.into()));
                self.emit("gap-complete", detail.number("duration_ms", duration_ms));
            }
        }
    }

    fn emit(&self, name: &str, detail: Detail) {
        let _ = self.emit.call2(&JsValue::NULL, &name.into(), &detail.0);
    }
}

fn complete(report: &Report) -> Detail {
    let breakdowns = report.severity.iter().fold(Detail::new(), |detail, (id, value)| detail.number(id.id(), *value));
    let capabilities =
        report.after_drag.iter().fold(Detail::new(), |detail, (id, value)| detail.number(id.id(), *value));
    Detail::new()
        .number("overall", report.shown.filter(|_| report.reportable).map(f64::from))
        .set("band", report.band.map_or(JsValue::NULL, |band| band.id().into()))
        .set("breakdowns", breakdowns.0.into())
        .set("capabilities", capabilities.0.into())
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
