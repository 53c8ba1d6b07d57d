//! In which order: the three phases as the engine fills them, and the first 90 days as a list.

use crate::sentences::first_days::{Deed, What, first_days};
use crate::sentences::moves::{self as advice, Step};
use crate::sentences::{PhasePlan, whole};
use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::engine::Phase;

use super::figure::{column, table};
use super::keys::Word;
use super::moves::owner_word;
use super::page::part;
use super::paper::Paper;
use super::tree::{Element, el};
use super::words::Phrase;

/// The roadmap; nothing without a number.
pub fn roadmap(paper: &Paper<'_>) -> Option<Element> {
    let gap = paper.gap()?;
    let voice = paper.voice();
    let plans = paper.roadmap.as_deref()?;
    let eyebrow = voice.word(Word::PartRoadmap);
    let title = el("h2").with("id", "roadmap").text(voice.tell(&advice::roadmap_title(gap, plans)));
    if plans.iter().all(|plan| plan.moves.is_empty()) {
        return Some(part("", eyebrow, vec![title]));
    }
    // The first phase is the list of the first 90 days; the others stand side by side.
    let phases = plans.iter().filter(|plan| plan.phase != Phase::Now).map(|plan| phase(paper, plan));
    let phases = el("div").class("phases").all(phases);
    let caption = el("p").class("caption").text(voice.say(Key::RoadmapNote));
    Some(part("", eyebrow, vec![title, caption, days(paper, plans)]).add(phases))
}

/// The name of a phase.
pub fn phase_name(phase: Phase) -> Key {
    match phase {
        Phase::Now => Key::PhaseNow,
        Phase::Next => Key::PhaseNext,
        Phase::Later => Key::PhaseLater,
    }
}

fn phase(paper: &Paper<'_>, plan: &PhasePlan) -> Element {
    let voice = paper.voice();
    let part = el("div").with("data-phase", plan.phase.id());
    let title = el("h3").text(voice.say(phase_name(plan.phase)));
    if plan.moves.is_empty() {
        return part.add(title).add(el("p").class("note").text(voice.say(Key::RoadmapEmpty)));
    }
    let steps = plan.moves.iter().map(|(step, after)| planned(paper, step, *after));
    part.add(title).add(el("ol").all(steps))
}

fn planned(paper: &Paper<'_>, step: &Step, after: f64) -> Element {
    let voice = paper.voice();
    let owner = crate::sentences::owner::owner(paper.assessment(), step.item);
    let note = |text: String| el("p").class("note").text(text);
    let before = step.before.iter().map(|(item, from, to)| {
        let phrase = Phrase::new(Word::MoveBeforeStep).text("item", voice.item(*item).short());
        let climb = phrase.text("from", voice.item(*item).level(*from)).text("to", voice.item(*item).level(*to));
        note([voice.word(Word::MoveBefore), voice.phrase(&climb)].join(": "))
    });
    let who = Phrase::new(Word::RoadmapWho).text("owner", voice.word(owner_word(owner)));
    el("li")
        .add(el("strong").text(voice.item(step.item).action()))
        .all(before)
        .add(note(voice.rung(step.item, step.climb.1)))
        .add(note(voice.phrase(&who.number("n", step.effort.ceil()))))
        .add(note(voice.tell(&Sentence::plain(Key::RoadmapCloses).number("n", whole(after)))).class("after"))
}

/// The first 90 days.
fn days(paper: &Paper<'_>, plans: &[PhasePlan]) -> Element {
    let voice = paper.voice();
    let part = el("div")
        .class("days")
        .with("data-phase", Phase::Now.id())
        .add(el("h3").text(voice.say(phase_name(Phase::Now))));
    let deeds = first_days(paper.assessment(), paper.visit.answers, &paper.report, plans);
    if deeds.is_empty() {
        return part.add(el("p").class("note").text(voice.say(Key::RoadmapEmpty)));
    }
    let rows = deeds.iter().map(|deed| {
        let (what, who) = said(paper, deed);
        let by = el("th").with("scope", "row").class("by").text(voice.number(deed.by.days()));
        let after = match &deed.what {
            What::Reach(_, after) => Some(Sentence::plain(Key::RoadmapCloses).number("n", whole(*after))),
            _ => None,
        };
        let after = after.map(|sentence| el("p").class("note").text(voice.tell(&sentence)));
        el("tr").add(by).add(el("td").text(what).all(after)).add(el("td").text(who))
    });
    let head =
        vec![column(voice.word(Word::DaysBy)), column(voice.word(Word::DaysWhat)), column(voice.word(Word::DaysWho))];
    part.add(table("deeds", voice.word(Word::DaysCaption), head, rows.collect()))
}

/// What is to be done, and by whom.
pub fn said(paper: &Paper<'_>, deed: &Deed) -> (String, String) {
    let voice = paper.voice();
    let owner = |item| voice.word(owner_word(crate::sentences::owner::owner(paper.assessment(), item)));
    match &deed.what {
        What::Own(item, owner) => {
            let what = Phrase::new(Word::DaysOwn).text("move", voice.item(*item).action());
            (voice.phrase(&what), voice.word(owner_word(*owner)))
        }
        What::FindOut(item) => {
            let what = Phrase::new(Word::DaysFindOut).text("item", voice.item(*item).short());
            (voice.phrase(&what), owner(*item))
        }
        What::Plan(item, rung) => {
            let what = Phrase::new(Word::DaysPlan).text("item", voice.item(*item).short());
            (voice.phrase(&what.text("step", voice.item(*item).first_step(*rung))), owner(*item))
        }
        What::Start(step) => {
            let what = Phrase::new(Word::DaysStart).text("move", voice.item(step.item).action());
            let first = voice.item(step.item).first_step(step.climb.0);
            (voice.phrase(&what.text("step", first)), owner(step.item))
        }
        What::Reach(step, _) => {
            let what = Phrase::new(Word::DaysReach).text("item", voice.item(step.item).short());
            (voice.phrase(&what.text("level", voice.item(step.item).level(step.climb.1))), owner(step.item))
        }
        What::LookBack(after) => {
            (voice.phrase(&Phrase::new(Word::DaysLookBack).number("after", whole(*after))), voice.word(Word::DaysAll))
        }
    }
}
