//! The first thing on screen, which the visitor waits for: the finding, the score with its band and scale, what is behind
//! it, and where to read on. Without a number: what is open.

use crate::document::figure::{bar, mark};
use crate::document::tree::{Element, el};
use crate::document::{Paper, band_name, band_text};
use crate::sentences::headline::against;
use crate::sentences::{Standing, whole};
use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::content::names;
use execution_gap_model::engine::{Band, Form};

use super::Board;
use super::controls::{action, actions, primary, quiet};

/// The parts.
pub fn top(board: &Board, paper: &Paper<'_>) -> Vec<Element> {
    let voice = board.voice();
    let story = &paper.story;
    let above = match board.visit.is_view {
        true => shared(board),
        false => el("div").class("top").add(quiet("back", voice.say(Key::ActionReviewAnswers).to_owned())),
    };
    let title = el("h1").with("id", "gap-heading").class("heading title").with("part", "heading");
    let title = title.with("tabindex", "-1").with("aria-describedby", "gap-described");
    let mut parts = vec![
        above,
        title.text(voice.tell(&story.headline)),
        el("p").class("basis").with("id", "gap-described").text(voice.tell(&story.basis)),
    ];
    parts.extend(score(board, paper));
    match story.standing {
        Standing::Point { .. } => parts.extend([findings(board, paper), jumps(board)]),
        _ => parts.extend(open(board, paper)),
    }
    parts
}

/// Whose report this is, when it is somebody else's, and what the reader can do with it.
fn shared(board: &Board) -> Element {
    let say = |key| board.texts.say(key).to_owned();
    let text = if board.visit.place.has_own { Key::SharedTextSaved } else { Key::SharedText };
    let choices = [primary("take", say(Key::ActionTake)), action("copy", say(Key::ActionCopy))];
    let title = el("p").class("list-title").text(say(Key::SharedTitle));
    let panel = el("div").class("panel").with("data-section", "shared").add(title);
    panel.add(el("p").text(say(text))).add(actions(choices))
}

fn score(board: &Board, paper: &Paper<'_>) -> Option<Element> {
    let voice = board.voice();
    let said = |text: String| el("p").text(text);
    match paper.story.standing {
        Standing::Nothing => None,
        Standing::Range { low, high } => {
            let card = el("div").class("score-card").add(said(voice.say(Key::HalfText).to_owned()));
            Some(card.add(scale(board, None, Some((low, high)))).all(ends(board, low, high)))
        }
        Standing::Point { gap, band, interval, bands } => {
            let (low, high) = interval.unwrap_or((gap, gap));
            let mut card = el("div").with("part", "score").class("score-card").class(band_class(band));
            if paper.report.form == Form::Express {
                card = card.add(el("p").class("tag").text(voice.tell(&indicative(paper))));
            }
            let points = el("strong").class("score").with("data-field", "gap").text(voice.number(gap));
            let unit = el("span").class("score-unit").text(voice.say(Key::ReportPoints));
            let name = el("span").with("data-field", "band").text(voice.say(band_name(band)));
            let text = [band_text(band), against(&paper.report)].map(|key| voice.say(key)).join(" ");
            card = card
                .add(el("p").class("score-line").add(points).text(" ").add(unit))
                .add(el("p").class("band").with("part", "band").add(shape(band)).add(name))
                .add(el("p").class("band-text").text(text))
                .add(scale(board, Some(gap), interval))
                .add(scale_ends(board))
                .all(ends(board, low, high));
            if interval.is_some() {
                card = card.add(said(voice.tell(&why_open(paper).number("low", low).number("high", high))));
            }
            if let Some((lower, higher)) = bands {
                let sentence = Sentence::plain(Key::ReportBandsOpen).name("low_band", band_name(lower));
                card = card.add(said(voice.tell(&sentence.name("high_band", band_name(higher)))));
            }
            if let Some(points) = paper.report.resolution.map(whole).filter(|points| *points >= 1.0) {
                let step = voice.tell(&Sentence::plain(Key::ReportOneStep).number("r", points));
                card = card.add(el("p").class("small").text(step));
            }
            Some(card.add(pair(board, paper)))
        }
    }
}

/// Whatever is open is either a blind spot or simply not answered; one sentence tells which.
fn why_open(paper: &Paper<'_>) -> Sentence {
    match paper.report.blind_spots.len() {
        blind if blind > 0 && blind == paper.report.ask_next.len() => {
            Sentence::plain(Key::FindingBlind).count("n", blind)
        }
        _ => Sentence::plain(Key::ReportInterval),
    }
}

fn indicative(paper: &Paper<'_>) -> Sentence {
    let asked = |form| paper.assessment().indices(form).count();
    Sentence::plain(Key::ReportIndicative).count("n", asked(Form::Express)).count("all", asked(Form::Full))
}

/// The linear scale with its four bands. It repeats in a picture what stands beside it as text.
fn scale(board: &Board, gap: Option<f64>, range: Option<(f64, f64)>) -> Element {
    let segment = |band: Band| {
        let name = el("span").class("scale-name").text(board.texts.say(band_name(band)));
        el("span").class("scale-band").class(band_class(band)).add(name)
    };
    let range = range.map(|(low, high)| el("span").class("scale-range").at('f', low).at('t', high));
    let mark = gap.map(|gap| el("span").class("scale-mark").at('p', gap));
    let bands = el("span").class("scale-bands").all(Band::ALL.map(segment));
    el("div").class("scale").with("aria-hidden", "true").add(bands).all(range).all(mark)
}

fn scale_ends(board: &Board) -> Element {
    let end = |key| el("span").text(board.texts.say(key));
    el("p").class("scale-ends small").all([Key::ReportScaleFrom, Key::ReportScaleTo].map(end))
}

/// Both ends of the interval for outside code, which finds them in one way whether or not they differ. Readers see them in
/// a sentence.
fn ends(board: &Board, low: f64, high: f64) -> [Element; 2] {
    [("low", low), ("high", high)]
        .map(|(field, value)| el("span").with("hidden", "").with("data-field", field).text(board.voice().number(value)))
}

/// The class of what has the colour of a band.
fn band_class(band: Band) -> &'static str {
    match band {
        Band::InStep => "band-in-step",
        Band::Slipping => "band-slipping",
        Band::Wide => "band-wide",
        Band::Severe => "band-severe",
    }
}

/// The shape of a band: it tells bands apart without colour.
fn shape(band: Band) -> Element {
    let (class, drawn) = match band {
        Band::InStep => ("icon line", "M2 8.5 6 12.5 14 4"),
        Band::Slipping => ("icon", "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z"),
        Band::Wide => ("icon", "M8 2 15 14H1Z"),
        Band::Severe => ("icon", "M2 2H14V14H2Z"),
    };
    let icon = el("svg").class(class).with("viewBox", "0 0 16 16").with("width", "16").with("height", "16");
    icon.with("aria-hidden", "true").with("focusable", "false").add(el("path").with("d", drawn))
}

/// Ambition beside execution: always shown with the gap, which alone does not tell a large promise from poor delivery.
fn pair(board: &Board, paper: &Paper<'_>) -> Element {
    let voice = board.voice();
    let measure = |field: &'static str, class: &'static str, bar_class, name, text, value: Option<f64>| {
        let value = whole(value?);
        let of = voice.tell(&Sentence::plain(Key::ReportOf100).number("n", value));
        let name = el("dt").add(mark(class)).text(voice.say(name));
        let item = el("div").class("pair-item").add(name);
        let item = item.add(el("dd").class("pair-value").with("data-field", field).text(of));
        let item = item.add(el("dd").class("small").text(voice.say(text)));
        Some(item.add(el("dd").with("aria-hidden", "true").add(bar(bar_class, 0.0, value))))
    };
    let (plan, runs) = (paper.report.ambition, paper.report.execution_overall);
    let both = [
        measure("ambition", "strategy", "plan", Key::ReportAmbition, Key::ReportAmbitionText, plan),
        measure("execution", "execution", "runs", Key::ReportExecution, Key::ReportExecutionText, runs),
    ];
    el("dl").class("pair").all(both.into_iter().flatten())
}

fn findings(board: &Board, paper: &Paper<'_>) -> Element {
    let voice = board.voice();
    let findings = paper.story.findings.iter().map(|finding| el("li").text(voice.tell(finding)));
    let list = el("ul").class("findings").all(findings);
    super::part("findings").add(el("h2").text(voice.say(Key::FindingsTitle))).add(list)
}

/// Buttons that take the reader to a part of the report. Not links: a hash would change the host's address.
fn jumps(board: &Board) -> Element {
    let jump = |(key, target): (Key, &'static str)| {
        let label = board.texts.say(key).to_owned();
        let button = el("button").with("type", "button").class("button quiet").with("data-jump", target).text(label);
        el("li").add(button)
    };
    let plan = [(Key::JumpMove, "gap-moves"), (Key::JumpRoadmap, "gap-roadmap")];
    let plan = plan.into_iter().filter(|_| !board.visit.place.is_closed);
    let before = [(Key::JumpPlan, "gap-figure-a"), (Key::JumpCauses, "gap-figure-b")].into_iter();
    let all = before.chain(plan).chain([(Key::JumpBasis, "gap-basis")]);
    let title = board.texts.say(Key::JumpTitle);
    el("ul").class("jumps").with("aria-label", title).all(all.map(jump))
}

/// What is still open, when there is no number, and the way on.
fn open(board: &Board, paper: &Paper<'_>) -> Vec<Element> {
    let voice = board.voice();
    let rows = paper.story.sections.iter().map(|(kind, answered, total)| {
        let sentence = Sentence::plain(Key::EmptySection).name("section", names::section(*kind));
        el("li").text(voice.tell(&sentence.count("answered", *answered).count("total", *total)))
    });
    let lead = match paper.story.standing {
        Standing::Nothing => el("p").text(voice.say(Key::EmptyText)),
        _ => el("h2").text(voice.say(Key::EmptyOpenTitle)),
    };
    let sections = super::part("open").add(lead).add(el("ul").all(rows));
    let more = actions([primary("continue", voice.say(Key::ActionContinueAnswering).to_owned())]);
    [sections].into_iter().chain((!board.visit.is_view).then_some(more)).collect()
}
