//! The DOM events that leave the widget: their names and the plain data in them, and nothing else decides either. No
//! event says which answer was chosen.

use js_sys::Function;
use wasm_bindgen::JsValue;

use crate::ui::Signal;
use crate::ui::contact::IS_BUILT_IN;
use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answer, Answers, Assessment, Band, Form, Outcome, Report};
use execution_gap_report::sentences::{Profile, Role, Size};

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

    /// Sends one signal.
    pub fn send(&self, signal: Signal) {
        let assessment = assessment();
        match signal {
            Signal::Ready { total } => {
                let detail = Detail::new().text("widget_version", env!("CARGO_PKG_VERSION"));
                self.emit("gap-ready", detail.text("question_set", assessment.version()).count("total", total));
            }
            Signal::Saved(visit) => {
                self.tell("saved", visit.into());
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
            Signal::Report { band } => self.emit("gap-report", Detail::new().maybe("band", band.map(Band::id))),
            Signal::Consent { .. } | Signal::Lead { .. } if !IS_BUILT_IN => {}
            // These are for others behind the door, who decide what the page hears of them.
            Signal::Consent { key, value, version } => {
                let detail = Detail::new().text("key", &key).set("value", value.into());
                self.emit("consent", detail.text("text_version", &version));
            }
            Signal::Keep { document: form, profile } => {
                self.emit("document", asked_by(profile).text("document", form.id()));
            }
            Signal::Plan { profile, is_view } => self.emit("plan", asked_by(profile).set("view", is_view.into())),
            Signal::Lead { json, weights } => self.tell("lead", leads::submission(&json, weights)),
        }
    }

    fn emit(&self, name: &str, detail: Detail) {
        self.tell(name, detail.0.into());
    }

    fn tell(&self, name: &str, detail: JsValue) {
        let _ = self.emit.call2(&JsValue::NULL, &name.into(), &detail);
    }
}

/// Who is asking.
fn asked_by(profile: Profile) -> Detail {
    let detail = Detail::new().maybe("role", profile.role.map(Role::id));
    let detail = detail.maybe("priority", profile.priority.map(Outcome::id));
    detail.maybe("size", profile.size.map(Size::id))
}

fn complete(report: &Report) -> Detail {
    let breakdowns = report.severity.iter().fold(Detail::new(), |detail, (id, value)| detail.number(id.id(), *value));
    let capabilities =
        report.after_drag.iter().fold(Detail::new(), |detail, (id, value)| detail.number(id.id(), *value));
    Detail::new()
        .number("overall", report.shown.filter(|_| report.reportable).map(f64::from))
        .maybe("band", report.band.map(Band::id))
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
