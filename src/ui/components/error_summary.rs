//! What is wrong on this screen, with a way to it. It takes focus when it appears; the words are the caller's.

use yew::prelude::*;

use crate::platform::focus;
use execution_gap_model::content::messages::Key;

use super::View;
use super::heading::heading;
use super::words::{all, el};

/// The box above what has to be put right; `content` says what that is.
pub fn error_summary(view: &View, mut content: Vec<Html>) -> Html {
    content.insert(0, heading(view, 0, Some(AttrValue::Static("gap-error-title")), view.say(Key::ErrorTitle)));
    html! {
        <div class="error-summary" part="error-summary" tabindex="-1" aria-labelledby="gap-error-title">
            <div role="alert">{ all(content) }</div>
        </div>
    }
}

/// A line of the box: the message at the question, and the way to it.
pub fn to_question(message: AttrValue) -> Html {
    line("p", message, "legend".into(), "fieldset input".into())
}

/// A line of the box: a message at a field, and the way to the field with this id.
pub fn to_field(id: &str, message: AttrValue) -> Html {
    line("li", message, ["[for=", id, "]"].concat(), ["#", id].concat())
}

/// `shown` is brought into view, so that what names the field is seen, and `focused` gets the focus.
fn line(tag: &'static str, message: AttrValue, shown: String, focused: String) -> Html {
    // A hash link would change the host's address and find nothing inside a shadow root.
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        focus::field(&event, &shown, &focused);
    });
    el(tag, "", vec![html! { <a class="error-link" href="#gap-error" {onclick}>{ message }</a> }])
}
