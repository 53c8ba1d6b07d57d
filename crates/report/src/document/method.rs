//! Why this score: how it comes about, its limits, the answers that it hangs on, and what would settle most. Also the
//! last line: what comes next.

use crate::sentences::movers::{Mover, movers};
use crate::sentences::whole;
use execution_gap_model::content::messages::{Arg, Key, Sentence};
use execution_gap_model::engine::{Capabilities, Capability, Robustness};

use super::figure::{column, number, number_column, row, signed, table};
use super::keys::Word;
use super::page::part;
use super::paper::Paper;
use super::tree::{Element, el};
use super::words::{Phrase, Voice};

const HANGS_ON: usize = 3;
const ASK_NEXT: usize = 3;

/// How this is scored.
pub fn method(paper: &Paper<'_>) -> Element {
    let voice = paper.voice();
    let report = &paper.report;
    let title = el("h2").text(voice.say(Key::ScoredTitle));
    let mut section = part("new-page", voice.word(Word::PartMethod), vec![title]);
    let mut said = vec![voice.say(Key::ScoredP1).to_owned(), voice.say(Key::ScoredP2).to_owned()];
    if let Some(Robustness { of, lo, hi, .. }) = report.robustness {
        let sentence = Sentence::plain(Key::ScoredP3).number("of", f64::from(of));
        said.push(voice.tell(&sentence.number("lo", whole(lo)).number("hi", whole(hi))));
    }
    said.push(voice.say(Key::ScoredP4).to_owned());
    said.extend(weights(&report.weights).map(|sentence| voice.tell(&sentence)));
    section = section.all(said.into_iter().map(|text| el("p").text(text)));
    section = section.all(hangs_on(paper)).all(ask_next(paper));
    let version = Sentence::plain(Key::ScoredModel).text("version", paper.assessment().version().to_owned());
    let made = Phrase::new(Word::MethodMade).text("date", paper.visit.date);
    let ends = [voice.word(Word::MethodOpen), voice.tell(&version), voice.phrase(&made)];
    section.all(ends.into_iter().map(|text| el("p").class("note").text(text)))
}

/// What would settle most, where answers are open.
pub fn ask_next(paper: &Paper<'_>) -> Vec<Element> {
    let voice = paper.voice();
    let questions = paper.report.ask_next.iter().take(ASK_NEXT).map(|(item, points)| {
        let sentence = Sentence::plain(Key::ScoredAskNextItem).with("item", Arg::Item(*item));
        el("li").text(voice.tell(&sentence.number("n", whole(*points))))
    });
    let questions: Vec<Element> = questions.collect();
    if questions.is_empty() {
        return Vec::new();
    }
    vec![el("h3").text(voice.say(Key::ScoredAskNext)), el("ul").all(questions)]
}

/// How much each capability counts, unless all count the same: as the campaign gives it where one decimal can say that,
/// else in parts of a hundred.
pub fn weights(weights: &Capabilities<f64>) -> Option<Sentence> {
    let [bi, po, aa] = Capability::ALL.map(|key| weights[key]);
    if bi == po && po == aa {
        return None;
    }
    let exact = [bi, po, aa].into_iter().all(|weight| (10.0 * weight).fract() == 0.0);
    let scale = if exact { 1.0 } else { 100.0 / (bi + po + aa) };
    let sentence = Sentence::plain(Key::ScoredWeights).number("bi", bi * scale);
    Some(sentence.number("po", po * scale).number("aa", aa * scale))
}

fn hangs_on(paper: &Paper<'_>) -> Option<Element> {
    let voice = paper.voice();
    paper.gap()?;
    let movers = movers(paper.visit.answers, &paper.effects, HANGS_ON);
    let rows = movers.iter().map(|Mover { item, now, change: (lower, higher) }| {
        row(voice.rung(*item, *now), Vec::new(), vec![change(&voice, *lower), change(&voice, *higher)])
    });
    let head = vec![
        column(voice.say(Key::ScoredAnswer).to_owned()),
        number_column(voice.word(Word::HangsLower)),
        number_column(voice.word(Word::HangsHigher)),
    ];
    let content = table("hangs", voice.word(Word::HangsCaption), head, rows.collect());
    let title = el("h3").text(voice.word(Word::HangsTitle));
    let caption = el("p").class("caption").text(voice.word(Word::HangsCaption));
    (!movers.is_empty()).then(|| el("div").class("whole").add(title).add(caption).add(content))
}

/// A cell with what another answer would do: a change with its sign, or that there is no such step. One decimal here,
/// since most single answers move the gap by less than a point or two.
pub fn change(voice: &Voice<'_>, points: Option<f64>) -> Element {
    let Some(points) = points else { return number(voice.say(Key::ScoredEdge).to_owned()) };
    let rounded = (points.abs() * 10.0 + 0.5).floor() / 10.0;
    signed(voice.tell(&match () {
        () if rounded == 0.0 => Key::ScoredChangeNone.into(),
        () if points > 0.0 => Sentence::plain(Key::ScoredChangePlus).number("n", rounded),
        () => Sentence::plain(Key::ScoredChangeMinus).number("n", rounded),
    }))
}

/// What the campaign leads to. Only addresses that browsers open without question get a link.
pub fn next(paper: &Paper<'_>) -> Option<Element> {
    let link = paper.visit.next.filter(|link| link.url.starts_with("https://"))?;
    let voice = paper.voice();
    let anchor = el("a").with("href", link.url).with("rel", "noopener").text(link.label);
    let address = el("span").class("address").text(link.url);
    let line = el("p").add(anchor).text(" ").add(address);
    Some(el("section").class("part next").add(el("h2").text(voice.word(Word::NextTitle))).add(line))
}
