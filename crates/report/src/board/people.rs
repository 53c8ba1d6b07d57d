//! The second opinion: other people's answers beside the visitor's own, by role and never by name. What is compared, and
//! how it looks, is the document's chart E.

use crate::document::tree::{Element, el};
use crate::document::{Phrase, Word, letter, role_word, views_chart};
use crate::sentences::Role;
use crate::sentences::views::Person;
use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::Capability;

use super::came::{Came, read, refusal};
use super::controls::{action, actions, button, field, slot};
use super::{Board, Reply};

/// Other people beside the visitor, so that letters from B on are enough.
const MOST: usize = 12;

/// Whom the visitor has added.
#[derive(Clone, Debug, Default)]
pub struct State {
    others: Vec<Other>,
}

/// Somebody else.
#[derive(Clone, Debug)]
struct Other {
    came: Came,
    /// The role, as the visitor may have corrected it.
    role: Option<Role>,
}

impl State {
    /// Everybody else, with the roles that the visitor gave them.
    pub fn others(&self) -> impl Iterator<Item = Person<'_>> {
        self.others.iter().map(|other| other.came.person(other.role))
    }
}

/// The section.
pub fn section(board: &Board) -> Option<Element> {
    let word = |word| board.voice().word(word);
    let heading = |title| el("h3").text(word(title));
    let add = action("add-link", word(Word::PeopleAdd)).with("data-about", "people");
    let open = action("open-file", word(Word::PeopleOpen)).with("data-about", "people");
    let content = [
        el("p").text(word(Word::PeopleWhy)),
        heading(Word::PeopleInviteTitle),
        el("p").text(word(Word::PeopleInviteText)),
        actions([action("invite", word(Word::PeopleInvite))]),
        slot("invite-link", false, []),
        heading(Word::PeopleAddTitle),
        slot("people-field", false, [link_field(board)]),
        slot("people-error", false, []),
        actions([add, open]),
        heading(Word::PeopleBesideTitle),
        el("p").text(word(Word::PeopleBesideText)),
        actions([action("beside", word(Word::PeopleBeside))]),
        slot("people", false, list(board)),
    ];
    Some(super::section(word(Word::PeopleTitle), content))
}

/// What the visitor did in it.
pub fn act(board: &mut Board, name: &str, value: &str) -> Option<Reply> {
    Some(match name {
        "people-add" => add(board, value),
        "people-role" => set_role(board, value),
        "people-remove" => remove(board, value),
        _ => return None,
    })
}

fn link_field(board: &Board) -> Element {
    let word = |word| board.voice().word(word);
    field("people-link", "people-add", word(Word::PeopleField), Some(word(Word::CameHint)), "")
}

fn add(board: &mut Board, text: &str) -> Reply {
    // A field says that it has changed before the button beside it says that it was pressed: then the field is empty again.
    if text.trim().is_empty() && !board.people.others.is_empty() {
        return Reply::slot("people-error", Vec::new());
    }
    let came = match read(text).and_then(|came| welcome(board, came)) {
        Ok(came) => came,
        Err(refused) => return Reply::slot("people-error", vec![refusal(board, &refused)]),
    };
    board.people.others.push(Other { role: came.role, came });
    let said = Phrase::new(Word::PeopleAdded).text("letter", letter(board.people.others.len()));
    let reply = Reply::slot("people", list(board)).and("people-error", Vec::new());
    reply.and("people-field", vec![link_field(board)]).say(board.voice().phrase(&said))
}

/// Nobody is there twice, and there is room.
fn welcome(board: &Board, came: Came) -> Result<Came, Phrase> {
    let visit = &board.visit;
    if (came.form, came.role, &came.answers) == (visit.form, visit.profile.role, &visit.answers) {
        return Err(Phrase::new(Word::PeopleOwn));
    }
    let same =
        |other: &Other| (other.came.form, other.came.role, other.came.answers) == (came.form, came.role, came.answers);
    if let Some(at) = board.people.others.iter().position(same) {
        return Err(Phrase::new(Word::PeopleTwice).text("letter", letter(at + 1)));
    }
    if board.people.others.len() >= MOST {
        return Err(Phrase::new(Word::PeopleFull).number("n", MOST as f64));
    }
    Ok(came)
}

/// `2:finance` for the second person added; nothing after the colon takes the role away.
fn set_role(board: &mut Board, value: &str) -> Reply {
    let Some((at, id)) = value.split_once(':') else { return Reply::default() };
    let role = Role::from_id(id);
    if role.is_none() && !id.is_empty() {
        return Reply::default();
    }
    let Some(at) = place(at) else { return Reply::default() };
    let Some(other) = board.people.others.get_mut(at) else { return Reply::default() };
    other.role = role;
    // The box that was used is not in this slot, and keeps the focus.
    Reply::slot("people-chart", chart(board))
}

fn remove(board: &mut Board, value: &str) -> Reply {
    let Some(at) = place(value).filter(|at| *at < board.people.others.len()) else { return Reply::default() };
    board.people.others.remove(at);
    let said = Phrase::new(Word::PeopleRemoved).text("letter", letter(at + 1));
    Reply::slot("people", list(board)).and("people-error", Vec::new()).say(board.voice().phrase(&said))
}

/// Where somebody is in the list; they are counted from 1, as the visitor is the first of all.
fn place(number: &str) -> Option<usize> {
    number.parse::<usize>().ok()?.checked_sub(1)
}

/// Everybody else, and how the views differ.
fn list(board: &Board) -> Vec<Element> {
    let others = &board.people.others;
    if others.is_empty() {
        return Vec::new();
    }
    let word = |word| board.voice().word(word);
    let rows = others.iter().enumerate().map(|(at, other)| row(board, at + 1, other));
    vec![
        el("h3").text(word(Word::PeopleListTitle)),
        el("p").text(word(Word::PeopleListText)),
        el("ul").class("people").all(rows),
        slot("people-chart", false, chart(board)),
    ]
}

fn row(board: &Board, at: usize, other: &Other) -> Element {
    let voice = board.voice();
    let of_letter = |word| voice.phrase(&Phrase::new(word).text("letter", letter(at)));
    let number = at.to_string();
    let basis = el("p").add(el("strong").text(letter(at))).text(" ").add(el("span").text(other.came.basis(board)));
    let notes = other.came.notes(board).into_iter().map(|note| el("p").class("note").text(note));
    let id = ["plan-people-role-", &number].concat();
    let option = |role: Option<Role>| {
        let value = [number.as_str(), ":", role.map_or("", Role::id)].concat();
        let name = voice.word(role.map_or(Word::ViewAnother, role_word));
        let option = el("option").with("value", value).text(name);
        if role == other.role { option.with("selected", "") } else { option }
    };
    let options = Role::ALL.iter().map(|role| option(Some(*role)));
    let choice = el("select").class("select").with("part", "field").with("id", id.clone());
    let choice = choice.with("name", ["people-role-", &number].concat()).with("data-do", "people-role");
    let choice = choice.add(option(None)).all(options);
    let label = el("label").class("label").with("for", id).text(of_letter(Word::PeopleRole));
    let remove = button("people-remove", &number, of_letter(Word::PeopleRemove));
    el("li").class("person").add(basis).all(notes).add(el("div").class("field").add(label).add(choice)).add(remove)
}

fn chart(board: &Board) -> Vec<Element> {
    let voice = board.voice();
    let visit = &board.visit;
    let own = Person { form: visit.form, role: visit.profile.role, answers: &visit.answers };
    let people: Vec<Person<'_>> = core::iter::once(own).chain(board.people.others()).collect();
    match views_chart(&voice, assessment(), &people, "h3") {
        Some(chart) => core::iter::once(chart).chain(weights_note(board)).collect(),
        None => vec![el("p").text(voice.word(Word::PeopleNothing))],
    }
}

/// That a comparison does not follow a campaign's weights; the engine compares people and moments without any.
pub fn weights_note(board: &Board) -> Option<Element> {
    let [bi, po, aa] = Capability::ALL.map(|key| board.visit.weights.map(|weights| weights[key]));
    if bi == po && po == aa {
        return None;
    }
    Some(el("p").class("note").text(board.voice().word(Word::CompareWeights)))
}
