//! What to do: each move on a card of its own, with the answers that it comes from, the first step, who should own it,
//! what it takes and what it closes.

use crate::sentences::moves as advice;
use crate::sentences::owner::Owner;
use crate::sentences::three_moves::{Named, Place};
use crate::sentences::{Size, whole};
use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::content::names;
use execution_gap_model::engine::{Form, ItemIndex, Rung};

use super::keys::Word;
use super::page::part;
use super::paper::{Paper, Sheet};
use super::tree::{Element, el};
use super::words::{Phrase, Voice};

/// The moves; a sentence when there are none left, nothing without a number.
pub fn moves(paper: &Paper<'_>) -> Option<Element> {
    let gap = paper.gap()?;
    let voice = paper.voice();
    // A page of their own, unless what comes before would leave one almost empty: that of the express form, and on Letter.
    let own_page = paper.report.form == Form::Full && paper.visit.sheet == Sheet::A4;
    let class = if own_page { "new-page" } else { "" };
    let eyebrow = voice.word(Word::PartMoves);
    let Some(three) = &paper.moves else {
        let title = el("h2").with("id", "moves").text(voice.say(Key::MovesNoneTitle));
        return Some(part(class, eyebrow, vec![title, el("p").text(voice.say(Key::MovesNone))]));
    };
    let mut cards = three.moves.iter().enumerate().map(|(at, named)| card(paper, at, named, gap));
    let honesty = paper.honesty.as_ref().map(|sentence| el("p").class("note").text(voice.tell(sentence)));
    let small = matches!(paper.visit.profile.size, Some(Size::Upto50 | Size::Upto250));
    let owners = small.then(|| el("p").class("note").text(voice.word(Word::OwnerNoteSmall)));
    // Before the cards: after them, a note would start the next page.
    let lead = [
        el("h2").with("id", "moves").text(title(paper, gap)),
        el("p").class("caption").text(voice.word(Word::MovesWhyThree)),
    ];
    let beginning = lead.into_iter().chain(honesty).chain(owners).chain(cards.next()).collect();
    Some(part(class, eyebrow, beginning).all(cards))
}

/// The finding about the moves.
pub fn title(paper: &Paper<'_>, gap: f64) -> String {
    let voice = paper.voice();
    let Some(three) = &paper.moves else { return voice.say(Key::MovesNoneTitle).to_owned() };
    let Some(first) = three.moves.first() else { return voice.say(Key::MovesNoneTitle).to_owned() };
    let after = whole(three.after);
    if after >= gap {
        let start = Sentence::plain(Key::MovesTitle);
        return voice.tell(&start.text("move", voice.item(first.step.item).action().to_owned()));
    }
    let word = if three.moves.len() == 3 { Word::MovesThree } else { Word::MovesFew };
    let phrase = Phrase::new(word).number("gap", gap).number("after", after);
    voice.phrase(&phrase.text("move", voice.item(first.step.item).action()))
}

fn card(paper: &Paper<'_>, at: usize, named: &Named, gap: f64) -> Element {
    let voice = paper.voice();
    let step = &named.step;
    let words = voice.item(step.item);
    let mut facts = vec![fact(voice.word(Word::MoveWhy), why(paper, named))];
    let before: Vec<String> = step.before.iter().map(|before| climb(&voice, before)).collect();
    if !before.is_empty() {
        facts.push(fact(voice.word(Word::MoveBefore), before));
    }
    if let Some(unknown) = step.check_first {
        let check = Phrase::new(Word::MoveCheck).text("item", voice.item(unknown).short());
        facts.push(fact(voice.word(Word::MoveBefore), vec![voice.phrase(&check)]));
    }
    facts.push(fact(voice.word(Word::MoveFirst), vec![words.first_step(step.climb.0).to_owned()]).class("first"));
    facts.push(fact(voice.word(Word::MoveGoal), vec![voice.rung(step.item, step.climb.1)]));
    let mut short = vec![
        fact(voice.word(Word::MoveOwner), vec![voice.word(owner_word(named.owner))]),
        fact(voice.word(Word::MoveEffort), vec![effort(&voice, step.effort, paper.visit.profile.size)]),
        fact(voice.word(Word::MoveCloses), vec![closes(&voice, named, gap)]),
    ];
    if !named.helps.is_empty() {
        let names: Vec<&str> = named.helps.iter().map(|area| voice.area(*area)).collect();
        short.push(fact(voice.word(Word::MoveHelps), vec![voice.list(&names)]));
    }
    let title = [voice.number((at + 1) as f64), words.action().to_owned()].join(". ");
    el("article")
        .class("move")
        .add(el("h3").text(title))
        .add(el("p").class("tag").text(place(&voice, named.place)))
        .add(el("dl").all(facts))
        .add(el("dl").class("short").all(short))
}

/// What a move closes: by itself, or on top of those before it.
pub fn closes(voice: &Voice<'_>, named: &Named, gap: f64) -> String {
    let gain = whole(named.step.gain);
    match named.place {
        Place::Next if gain >= 1.0 => {
            voice.phrase(&Phrase::new(Word::MoveClosesMore).number("gain", gain).number("gap", gap))
        }
        _ => voice.tell(&advice::closes(named.step.gain, gap)),
    }
}

fn fact(name: String, said: Vec<String>) -> Element {
    el("div").add(el("dt").text(name)).all(said.into_iter().map(|text| el("dd").text(text)))
}

/// The answers that the move comes from.
fn why(paper: &Paper<'_>, named: &Named) -> Vec<String> {
    let voice = paper.voice();
    let Named { step, plan, cause, .. } = named;
    let answer = Phrase::new(Word::MoveWhyAnswer).text("item", voice.item(step.item).short());
    let mut said = vec![voice.phrase(&answer.text("level", voice.item(step.item).level(step.climb.0)))];
    if let Some((plan, rung)) = plan {
        let phrase = Phrase::new(Word::MoveWhyPlan).text("level", voice.item(*plan).level(*rung));
        said.push(voice.phrase(&phrase.text("item", voice.item(*plan).short())));
    }
    let cost = cause.and_then(|cause| paper.story.causes.iter().find(|row| row.breakdown == cause));
    if let Some(cost) = cost.filter(|cost| cost.points > 0.0) {
        let phrase = Phrase::new(Word::MoveWhyCause).name("cause", names::breakdown(cost.breakdown));
        said.push(voice.phrase(&phrase.number("n", cost.points)));
    }
    said
}

fn climb(voice: &Voice<'_>, (item, from, to): &(ItemIndex, Rung, Rung)) -> String {
    let words = voice.item(*item);
    let phrase = Phrase::new(Word::MoveBeforeStep).text("item", words.short());
    voice.phrase(&phrase.text("from", words.level(*from)).text("to", words.level(*to)))
}

/// What a move takes.
pub fn effort(voice: &Voice<'_>, points: f64, size: Option<Size>) -> String {
    let word = match points {
        p if p <= 2.0 => Key::EffortSmall,
        p if p <= 6.0 => Key::EffortMedium,
        _ => Key::EffortLarge,
    };
    let template = match size {
        Some(Size::Upto50) => Word::EffortSmallFirm,
        Some(Size::More) => Word::EffortLargeFirm,
        _ => Word::EffortTeam,
    };
    voice.phrase(&Phrase::new(template).name("word", word).number("n", points.ceil()))
}

/// Why a move is named.
pub fn place(voice: &Voice<'_>, place: Place) -> String {
    match place {
        Place::Most => voice.say(Key::MovesOne).to_owned(),
        Place::Value => voice.say(Key::MovesBest).to_owned(),
        Place::Both => voice.say(Key::MovesBoth).to_owned(),
        Place::Next => voice.word(Word::MovesNext),
    }
}

/// What an owner is called.
pub fn owner_word(owner: Owner) -> Word {
    match owner {
        Owner::Infrastructure => Word::OwnerInfrastructure,
        Owner::Security => Word::OwnerSecurity,
        Owner::Data => Word::OwnerData,
        Owner::CustomerExperience => Word::OwnerCustomerExperience,
        Owner::Applications => Word::OwnerApplications,
        Owner::Operations => Word::OwnerOperations,
        Owner::Business => Word::OwnerBusiness,
    }
}
