//! Plans against what runs: chart A by capability and by area, and chart C, what the plans need of each capability.

use crate::sentences::dumbbell::Name;
use crate::sentences::readiness::{self, Finding};
use crate::sentences::{Dumbbell, Standing, percent};
use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::content::names;

use super::figure::{
    bar, column, figure, graphic, graphic_column, legend, mark, named, number, number_column, row, table, track,
};
use super::keys::Word;
use super::page::part;
use super::paper::Paper;
use super::tree::{Element, el};
use super::words::Phrase;

/// What a dumbbell chart calls its parts.
struct Labels {
    chart: &'static str,
    heading: &'static str,
    subject: Key,
    second: Key,
    second_key: Key,
}

/// Chart A by capability, with what is left out of it; its title is a heading of this tag.
pub fn capabilities(paper: &Paper<'_>, heading: &'static str) -> Element {
    let labels = Labels {
        chart: "a",
        heading,
        subject: Key::ChartACapability,
        second: Key::ChartAExecution,
        second_key: Key::ChartAKeyExecution,
    };
    el("div").add(dumbbell(paper, &paper.story.capabilities, &labels)).all(left_out(paper))
}

/// The part with chart A by area.
pub fn areas(paper: &Paper<'_>) -> Option<Element> {
    Some(part("new-page", paper.voice().word(Word::PartAreas), vec![area_chart(paper)?]))
}

/// Chart A by area; only the full form asks about all of them.
pub fn area_chart(paper: &Paper<'_>) -> Option<Element> {
    let areas = paper.story.areas.as_ref().filter(|_| paper.story.standing != Standing::Nothing)?;
    let labels = Labels {
        chart: "a-areas",
        heading: "h2",
        subject: Key::ChartAArea,
        second: Key::ChartAInUse,
        second_key: Key::ChartAKeyInUse,
    };
    Some(dumbbell(paper, areas, &labels))
}

fn dumbbell(paper: &Paper<'_>, data: &Dumbbell, labels: &Labels) -> Element {
    let voice = paper.voice();
    // Marks stand where the printed numbers say.
    let rounded = |points: Option<f64>| points.map(|points| percent(points / 100.0));
    let value = |points: Option<f64>| points.map_or_else(|| "–".to_owned(), |points| voice.number(points));
    let rows = data.rows.iter().map(|data| {
        let (plan, runs) = (rounded(data.strategy), rounded(data.execution));
        let name = match data.name {
            Name::Message(key) => voice.say(key),
            Name::Area(area) => voice.area(area),
        };
        let difference = number(voice.tell(&data.difference)).class("difference");
        let cells = vec![number(value(plan)), number(value(runs)), difference, graphic(track(plan, runs))];
        named(data.id, row(name.to_owned(), Vec::new(), cells))
    });
    let head = vec![
        column(voice.say(labels.subject).to_owned()),
        number_column(voice.say(Key::ChartAStrategy).to_owned()),
        number_column(voice.say(labels.second).to_owned()),
        number_column(voice.say(Key::ChartADifference).to_owned()),
        graphic_column([0.0, 50.0, 100.0].map(|tick| voice.number(tick)).into()),
    ];
    let key = legend(vec![
        (mark("strategy"), voice.say(Key::ChartAKeyStrategy).to_owned()),
        (mark("execution"), voice.say(labels.second_key).to_owned()),
    ]);
    let caption = voice.say(Key::ChartACaption).to_owned();
    let title = voice.tell(&data.title);
    let content = table("dumbbell", title.clone(), head, rows.collect());
    figure(labels.chart, labels.heading, title, caption, vec![key, content])
}

fn left_out(paper: &Paper<'_>) -> Vec<Element> {
    let voice = paper.voice();
    let mut notes = Vec::new();
    if !paper.story.left_out_areas.is_empty() {
        let names: Vec<&str> = paper.story.left_out_areas.iter().map(|area| voice.area(*area)).collect();
        notes.push(Sentence::plain(Key::LeftOutAreas).text("areas", voice.list(&names)));
    }
    for capability in &paper.story.left_out_capabilities {
        notes.push(Sentence::plain(Key::LeftOutCapability).name("capability", names::capability(*capability)));
    }
    notes.iter().map(|note| el("p").class("note").text(voice.tell(note))).collect()
}

/// Chart C: bars up to what runs, with a line at what is needed.
pub fn readiness(paper: &Paper<'_>) -> Option<Element> {
    paper.gap()?;
    let voice = paper.voice();
    let rows = readiness::readiness(&paper.report);
    let title = voice.phrase(&match readiness::finding(&rows)? {
        Finding::Shortest(capability, points) => {
            Phrase::new(Word::ReadinessShortest).name("capability", names::capability(capability)).number("n", points)
        }
        Finding::Equal(points) => Phrase::new(Word::ReadinessEqual).number("n", points),
        Finding::Ready => Phrase::new(Word::ReadinessReady),
    });
    let rows = rows.iter().map(|data| {
        let marks = bar("runs", 0.0, data.now).add(el("span").class("needed").at('p', data.needed));
        let numbers = [data.now, data.needed, data.short, data.lost].map(|points| number(voice.number(points)));
        let cells = numbers.into_iter().chain([graphic(marks)]).collect();
        row(voice.say(names::capability(data.capability)).to_owned(), Vec::new(), cells)
    });
    let head = vec![
        column(voice.say(Key::ChartACapability).to_owned()),
        number_column(voice.word(Word::ReadinessNow)),
        number_column(voice.word(Word::ReadinessNeeded)),
        number_column(voice.word(Word::ReadinessShort)),
        number_column(voice.word(Word::ReadinessLost)),
        graphic_column([0.0, 50.0, 100.0].map(|tick| voice.number(tick)).into()),
    ];
    let key = legend(vec![
        (mark("now"), voice.word(Word::ReadinessKeyNow)),
        (mark("need"), voice.word(Word::ReadinessKeyNeeded)),
    ]);
    let content = table("bars", title.clone(), head, rows.collect());
    let chart = figure("c", "h2", title, voice.word(Word::ReadinessCaption), vec![key, content]);
    Some(part("", voice.word(Word::PartReadiness), vec![chart]))
}
