//! Visits that come from elsewhere, as `{form, role, answers}`: from a page that restores one, and from share links. What they
//! do to the visitor's own belongs to `ui`.

use js_sys::Object;
use wasm_bindgen::{JsCast, JsValue};

use crate::ui::saved::Saved;
use crate::ui::screens::question::answer;
use crate::ui::state::{Action, Screen};
use execution_gap_model::engine::{Answers, Assessment, Form};
use execution_gap_model::profile::{Profile, Role};

use super::values::{text, value};

/// The action with this name; `None` when the name or the form is not known, and without answers where it needs some.
pub fn read(assessment: &Assessment, name: &str, visit: &JsValue) -> Option<Action> {
    let form: Form = text(visit, "form")?.parse().ok()?;
    let role = text(visit, "role").and_then(|role| Role::from_id(&role));
    let saved = |screen| {
        let answers = answers(assessment, form, &value(visit, "answers"))?;
        let profile = Profile { role, ..Profile::default() };
        Some(Box::new(Saved { form, deepened: false, answers, profile, screen, at: 0, changed: None }))
    };
    Some(match name {
        "restore" => {
            let mut saved = saved(Screen::Review)?;
            saved.screen = saved.first_open(assessment);
            Action::Restore(saved)
        }
        "copy" => Action::Copy(saved(Screen::Report)?),
        "take" => Action::Take(form),
        "invite" => Action::Invite(form, role),
        _ => return None,
    })
}

/// Answers by item; `None` when there is none that the form asks for.
fn answers(assessment: &Assessment, form: Form, given: &JsValue) -> Option<Answers> {
    // Not `instanceof`: an object that comes from another frame, or from an extension, has another `Object`.
    if !given.is_object() {
        return None;
    }
    let mut answers = Answers::new();
    for name in Object::keys(given.unchecked_ref::<Object>()).iter().filter_map(|name| name.as_string()) {
        let Some(item) = assessment.find(&name).filter(|item| assessment.asks(form, *item)) else { continue };
        let given = value(given, &name);
        let mark = given.as_string().or_else(|| Some((given.as_f64()? as u8).to_string()));
        answers.set(item, answer(&mark?));
    }
    (answers != Answers::new()).then_some(answers)
}
