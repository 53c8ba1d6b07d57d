//! Links to send: to the answers, and to ask a colleague for theirs. What a link holds belongs to `share`; the clipboard
//! and the browser's own sheet belong to `www/plan.js`.

use crate::document::Word;
use crate::document::tree::{Element, el};
use execution_gap_model::content::edition::assessment;
use execution_gap_model::share::{self, Shared};

use super::controls::{action, actions, slot};
use super::{Board, Reply};

/// The section.
pub fn section(board: &Board) -> Option<Element> {
    let word = |word| board.voice().word(word);
    // The script shows it where the browser has a sheet to share with.
    let sheet = action("share-sheet", word(Word::ShareSheet)).with("hidden", "");
    let content = [
        el("p").text(word(Word::ShareText)),
        actions([action("share", word(Word::ShareCopy)), sheet]),
        slot("share-link", false, []),
    ];
    Some(super::section(word(Word::ShareTitle), content))
}

/// What the visitor did in it.
pub fn act(board: &mut Board, name: &str, value: &str) -> Option<Reply> {
    let visit = &board.visit;
    Some(match (name, value) {
        ("link", _) => Reply::text(share::encode(assessment(), visit.form, visit.profile.role, &visit.answers)),
        ("invite", _) => Reply::text(share::invite(assessment(), visit.form, visit.profile.role)),
        ("copied", "link" | "invite") => Reply::default().say(board.voice().word(Word::ShareCopied)),
        ("copied", _) => Reply::default(),
        ("refused", address) => refused(board, address),
        _ => return None,
    })
}

/// The whole address in a field, beside the button that did not get it onto the clipboard.
fn refused(board: &Board, address: &str) -> Reply {
    let invites = matches!(share::decode(assessment(), address), Ok(Shared::Invitation { .. }));
    let (place, id, hint_id, word) = match invites {
        true => ("invite-link", "plan-invite-link", "plan-invite-link-hint", Word::ShareInviteField),
        false => ("share-link", "plan-share-link", "plan-share-link-hint", Word::ShareField),
    };
    let said = board.voice().word(Word::ShareRefused);
    let input = el("input").class("input").with("part", "field").with("id", id).with("type", "text");
    let input = input.with("readonly", "").with("aria-describedby", ["gap-", hint_id].concat()).with("value", address);
    let field = el("div")
        .class("field")
        .add(el("label").class("label").with("for", id).text(board.voice().word(word)))
        .add(el("p").class("hint").with("id", hint_id).text(said.clone()))
        .add(input);
    Reply::slot(place, vec![field]).say(said)
}
