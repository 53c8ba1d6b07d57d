//! What stands in the place of the report while it is put together, and when it did not load. The report itself is told by
//! another module (`crates/report`), which comes while the visitor answers.

use yew::prelude::*;

use crate::ui::components::heading::{STEP_DESCRIPTION, step_heading};
use crate::ui::components::words::{el, element, known};
use crate::ui::components::{Button, View};
use crate::ui::state::{Action, Report};
use execution_gap_model::content::messages::Key;

/// The screen.
pub fn waiting(view: &View, report: Report, on: &Callback<Action>) -> Html {
    let is_missing = report == Report::Missing;
    let text = if is_missing { Key::ReportMissing } else { Key::ReportKept };
    let described = Some(AttrValue::Static(STEP_DESCRIPTION));
    let text = element("p", &["id", "class"], vec![described, known("basis")], vec![view.say(text).into()]);
    let back = Button::quiet(view, "back", Key::ActionReviewAnswers).does(on, Action::Back);
    let below = if is_missing {
        el("div", "actions", vec![Button::primary(view, "retry", Key::ActionRetry).does(on, Action::Retry)])
    } else {
        // How long it takes depends on the line alone, so the bar names no share.
        let names = &["role", "aria-label", "class"];
        let values = vec![known("progressbar"), Some(view.say(Key::ReportComing)), known("progress-track coming")];
        element("div", names, values, vec![el("span", "progress-fill", Vec::new())])
    };
    let heading = step_heading(view, "heading title", true, view.say(Key::ReportComing));
    el("div", "screen waiting", vec![el("div", "top", vec![back]), heading, text, below])
}
