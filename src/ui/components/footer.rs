//! The last row of every screen: help and keyboard, and what happens with the answers. Always in the same order.

use yew::prelude::*;

use crate::ui::Persist;
use crate::ui::state::Action;
use execution_gap_model::content::messages::{Key, Sentence};

use super::View;
use super::words::{each, el, said, told};

/// Digits that choose answers: five rungs, "I do not know" and "does not apply".
const DIGITS: usize = 7;

/// Help and privacy. `asks` is whether there is a contact form, `shortcuts` whether digits choose answers: `None` when the
/// page switched them off for good.
pub fn footer(view: &View, asks: bool, shortcuts: Option<bool>, persist: Persist, on: &Callback<Action>) -> Html {
    let kept = match persist {
        Persist::Session => Key::HelpSavedSession,
        Persist::Local => Key::HelpSavedLocal,
        Persist::Off => Key::HelpSavedOff,
    };
    let ontoggle = on.reform(|_: Event| Action::ToggleShortcuts);
    let mut lines = vec![Sentence::plain(Key::HelpTab), Sentence::plain(Key::HelpArrows)];
    if shortcuts == Some(true) {
        lines.push(Sentence::plain(Key::HelpDigits).count("n", DIGITS));
    }
    lines.extend([Sentence::plain(kept), Sentence::plain(if asks { Key::HelpSent } else { Key::HelpScored })]);
    let lines = each(&lines, &|line| told(view, "li", "", line));
    let toggle = shortcuts.map_or_else(Html::default, |checked| {
        let check = html! { <input type="checkbox" class="checkbox" {checked} onchange={ontoggle} /> };
        el("label", "check", vec![check, said(view, "span", "", Key::HelpShortcutsToggle)])
    });
    let help = el("details", "help", vec![said(view, "summary", "", Key::HelpTitle), el("ul", "", lines), toggle]);
    html! { <div class="footer" part="footer">{ help }</div> }
}
