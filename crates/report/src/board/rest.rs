//! What stands below the result: the proof (plans against delivery, what slows, how the gap comes about), the places of the
//! contact form and of the plan, the method, and what to do next. The charts are those of the document.

use crate::document::figure::{cell, column, number_column, row, table};
use crate::document::tree::{Element, el};
use crate::document::{Paper, area_chart, ask_next, capabilities, causes_chart, changes, decomposition, outcome_chart};
use crate::document::{said, weights};
use crate::sentences::{Role, Standing, whole};
use execution_gap_model::content::edition::assessment;
use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::content::names;
use execution_gap_model::engine::{Form, ItemIndex, Robustness};

use super::controls::{action, actions, primary, slot};
use super::{Board, part};

/// Seconds that a question takes.
const SECONDS: usize = 20;

/// The parts. The place of the plan is empty; the plan is worked out after these are on screen.
pub fn rest(board: &Board, paper: &Paper<'_>) -> Vec<Element> {
    let place = &board.visit.place;
    let is_scored = matches!(paper.story.standing, Standing::Point { .. });
    let mut parts = Vec::new();
    if paper.story.standing != Standing::Nothing {
        parts.push(part("plan-and-delivery").add(capabilities(paper, "h2")).all(area_chart(paper)));
        parts.extend(causes(board, paper, is_scored && place.is_closed));
    }
    if !is_scored {
        parts.push(next(board, false));
        return parts;
    }
    let why: Vec<Element> = [("bridge", decomposition(paper, "h2")), ("outcomes", outcome_chart(paper))]
        .into_iter()
        .filter_map(|(hook, chart)| Some(part(hook).add(chart?)))
        .collect();
    let plan = el("div").with("data-section", "plan").add(el("div").with("data-plan", ""));
    if place.has_form {
        // What the visitor waited for comes first, right under the form.
        parts.push(slot("contact", false, []));
        parts.extend((!place.is_closed).then(|| plan.all(why)));
    } else {
        parts.extend(why);
        parts.push(plan);
    }
    parts.extend([basis(board, paper), next(board, true)]);
    parts
}

/// Chart B. Of the others than the first, only the names are given while the plan is closed.
fn causes(board: &Board, paper: &Paper<'_>, is_closed: bool) -> Option<Element> {
    let causes = &paper.story.causes;
    let (first, others) = causes.split_first()?;
    if !is_closed {
        return Some(part("causes").add(causes_chart(paper, causes, false)));
    }
    let names: Vec<&str> = others.iter().map(|cause| board.texts.say(names::breakdown(cause.breakdown))).collect();
    let note = Sentence::plain(Key::ContactCauses).text("causes", board.voice().list(&names));
    let chart = causes_chart(paper, core::slice::from_ref(first), false);
    Some(part("causes").add(chart).add(el("p").class("note").text(board.texts.tell(&note))))
}

/// How this is scored: how the score comes about, its limits, what each answer does, and what would settle most.
fn basis(board: &Board, paper: &Paper<'_>) -> Element {
    let voice = board.voice();
    let report = &paper.report;
    let mut said = vec![voice.say(Key::ScoredP1).to_owned(), voice.say(Key::ScoredP2).to_owned()];
    if let Some(Robustness { of, lo, hi, .. }) = report.robustness {
        let sentence = Sentence::plain(Key::ScoredP3).number("of", f64::from(of));
        said.push(voice.tell(&sentence.number("lo", whole(lo)).number("hi", whole(hi))));
    }
    said.push(voice.say(Key::ScoredP4).to_owned());
    said.extend(weights(&report.weights).map(|sentence| voice.tell(&sentence)));
    let version = Sentence::plain(Key::ScoredModel).text("version", paper.assessment().version().to_owned());
    part("basis")
        .add(el("h2").with("id", "basis").text(voice.say(Key::ScoredTitle)))
        .all(said.into_iter().map(|text| el("p").text(text)))
        .all(ask_next(paper))
        .add(effects(board, paper))
        .add(el("p").class("small").text(voice.tell(&version)))
}

/// What each answer does: the effective weight of every question, in public.
fn effects(board: &Board, paper: &Paper<'_>) -> Element {
    let voice = board.voice();
    let word = |key| voice.say(key).to_owned();
    let answers = paper.visit.answers;
    let of_item = |item: ItemIndex| {
        let [lower, higher] = changes(paper, item);
        let cells = vec![cell(said(&voice, answers.get(item), item)), lower, higher];
        row(voice.item(item).short().to_owned(), Vec::new(), cells)
    };
    let head = vec![
        column(word(Key::ScoredQuestion)),
        column(word(Key::ScoredAnswer)),
        number_column(word(Key::ScoredLower)),
        number_column(word(Key::ScoredHigher)),
    ];
    let caption = word(Key::ScoredAnswersCaption);
    let rows = paper.assessment().indices(paper.report.form).map(of_item).collect();
    el("details")
        .class("effects")
        .add(el("summary").text(voice.say(Key::ScoredAnswers)))
        .add(el("p").class("caption").text(caption.as_str()))
        .add(table("effects-table", caption, head, rows))
}

/// What to do now: keep the report, go deeper, follow the campaign's link, or begin again.
fn next(board: &Board, is_scored: bool) -> Element {
    let voice = board.voice();
    let visit = &board.visit;
    let mut next = part("next").add(el("h2").text(voice.say(Key::NextTitle)));
    if is_scored {
        next = next.add(el("p").text(voice.tell(&other_view(visit.profile.role))));
    }
    if is_scored && !visit.place.is_closed {
        next = next.add(keep(board));
    }
    if visit.form == Form::Express && !visit.is_view {
        next = next.add(deepen(board));
    }
    next = next.all(visit.place.onward.as_ref().map(|(label, url)| onward(board, label, url)));
    if visit.is_view { next } else { next.add(slot("restart", false, [again(board)])) }
}

fn other_view(role: Option<Role>) -> Sentence {
    let side = match role {
        Some(Role::TechnologyLead | Role::Technology) => Key::RoleViewBusiness,
        Some(Role::BusinessLead | Role::Finance) => Key::RoleViewTechnology,
        _ => return Key::ReportOneViewAny.into(),
    };
    Sentence::plain(Key::ReportOneView).name("side", side)
}

/// What the visitor can take along.
fn keep(board: &Board) -> Element {
    let word = |key| board.texts.say(key).to_owned();
    let files =
        [("html", Key::KeepHtml), ("markdown", Key::KeepMarkdown), ("csv", Key::KeepCsv), ("result", Key::KeepResult)];
    let files = files.map(|(format, label)| action("download", word(label)).with("data-about", format));
    let choices = [action("print", word(Key::KeepPrint))].into_iter().chain(files);
    let panel = el("div").class("panel").with("data-section", "keep").add(el("h3").text(word(Key::KeepTitle)));
    panel.add(el("p").text(word(Key::KeepText))).add(actions(choices))
}

/// The questions that the express form left out.
fn deepen(board: &Board) -> Element {
    let voice = board.voice();
    let asked = |form| assessment().indices(form).count();
    let left = asked(Form::Full) - asked(Form::Express);
    let minutes = (left * SECONDS).div_ceil(60).max(1);
    let text = Sentence::plain(Key::NextDeepenText).count("n", left).count("minutes", minutes);
    let panel = el("div").class("panel").add(el("h3").text(voice.say(Key::NextDeepenTitle)));
    let deepen = primary("deepen", voice.say(Key::ActionDeepen).to_owned());
    panel.add(el("p").text(voice.tell(&text))).add(actions([deepen]))
}

/// What the campaign leads to. It opens beside the page, so that the report stays open, and so that it opens at all where
/// this page stands in a frame: pages to book on mostly refuse to.
fn onward(board: &Board, label: &str, url: &str) -> Element {
    let link = el("a").class("button secondary").with("part", "button-secondary").with("data-action", "cta");
    let link = link.with("href", url).with("target", "_blank").with("rel", "noopener");
    let more = el("span").class("hidden").text(board.texts.say(Key::CtaNewTab));
    el("p").class("cta").add(link.text(label).text(" ").add(more))
}

/// The last choices.
pub fn again(board: &Board) -> Element {
    let word = |key| board.texts.say(key).to_owned();
    actions([action("review", word(Key::ActionReviewAnswers)), action("restart", word(Key::ActionRestart))])
}

/// Asks once, in place, before answers are lost.
pub fn sure(board: &Board) -> [Element; 2] {
    let word = |key| board.texts.say(key).to_owned();
    let choices = [primary("restart-sure", word(Key::ActionRestartSure)), action("cancel", word(Key::ActionCancel))];
    [el("p").text(word(Key::ResumeSure)), actions(choices)]
}
