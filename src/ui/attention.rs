//! Where the keyboard focus goes after a step, and what is brought into view with it: from what `state` asks for to the
//! element that it means. When it moves is decided by `state`.

use yew::NodeRef;

use crate::platform::focus;
use execution_gap_model::engine::Assessment;

use super::components::heading::STEP_HEADING;
use super::state::Focus;

const CONTACT: &str = ".contact";
const SUMMARY: &str = ".error-summary";

/// Moves the focus within `root`. What happens by itself never takes it from where the visitor has gone meanwhile.
pub fn draw(root: &NodeRef, assessment: &Assessment, target: Focus) {
    let to = |selector: &str| {
        focus::first(root, selector);
        focus::reveal_nearest(root, selector);
    };
    match target {
        Focus::Heading => {
            // The next question takes over the nodes of the one before; what was opened there is closed here.
            focus::close(root, ".question > .why");
            focus::first(root, &["#", STEP_HEADING].concat());
            focus::reveal_top(root);
        }
        Focus::Summary => to(SUMMARY),
        Focus::Change(item) => {
            to(&["[data-action=change][data-about=\"", &assessment.item(item).id, "\"]"].concat());
        }
        Focus::RestartSure => {
            focus::first(root, "[data-action=restart-sure]");
        }
        Focus::Restart => {
            focus::first(root, "[data-action=restart]");
        }
        Focus::Field(field) => to(&["[name=", field.id(), "]"].concat()),
        Focus::Reopen => to("[data-action=reopen]"),
        Focus::Contact | Focus::Failure if !is_free(root) => {}
        Focus::Contact => to("#gap-contact"),
        Focus::Failure => to(SUMMARY),
        // It is not in here.
        Focus::Plan => {}
    }
}

/// Whether the visitor stands nowhere, or in the contact form: what happens by itself may take the focus.
pub fn is_free(root: &NodeRef) -> bool {
    focus::is_free(root, CONTACT)
}

/// Brings the contact form into view if it is not.
pub fn reveal_contact(root: &NodeRef) {
    focus::reveal_nearest(root, CONTACT);
}
