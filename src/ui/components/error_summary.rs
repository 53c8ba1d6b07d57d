//! What is wrong on this screen, with a way to it. It takes focus when it appears; the words are the caller's.

use yew::prelude::*;

use crate::content::messages::Key;
use crate::platform::focus;

use super::View;
use super::heading::heading;
use super::words::{all, el};

/// The box above the question after Continue without an answer; `message` is the one at the field.
pub fn error_summary(view: &View, message: AttrValue) -> Html {
    // A hash link would change the host's address and find nothing inside a shadow root.
    let onclick = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        focus::first_field(&event);
    });
    let link = html! { <a class="error-link" href="#gap-error" {onclick}>{ message }</a> };
    let content = vec![
        heading(view, 0, Some(AttrValue::Static("gap-error-title")), view.say(Key::ErrorTitle)),
        el("p", "", vec![link]),
    ];
    html! {
        <div class="error-summary" part="error-summary" tabindex="-1" aria-labelledby="gap-error-title">
            <div role="alert">{ all(content) }</div>
        </div>
    }
}
