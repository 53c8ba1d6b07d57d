//! Chart E: two views of the same company, by role and never by name. Agreement first, then where they differ.

use crate::content::messages::Key;
use crate::report::Role;
use crate::report::two_views::{Rosier, TwoViews, View, two_views};

use super::figure::{cell, column, figure, graphic, graphic_column, legend, mark, number, number_column, row, table};
use super::keys::Word;
use super::page::part;
use super::paper::Paper;
use super::tree::{Element, el};
use super::words::Phrase;

/// The comparison; only with a second person who answered something that the first did too.
pub fn views(paper: &Paper<'_>) -> Option<Element> {
    let second = paper.visit.second?;
    let voice = paper.voice();
    let first = (paper.visit.profile.role, paper.visit.answers);
    let data = two_views(paper.assessment(), paper.report.form, first, (second.role, second.answers));
    if data.rows.is_empty() {
        return None;
    }
    let names = [(first.0, "A"), (second.role, "B")].map(|(role, letter)| {
        let name = role.map_or(Word::ViewSomebody, name_word);
        voice.phrase(&Phrase::new(Word::ViewName).text("letter", letter).text("role", voice.word(name)))
    });
    let [a, b] = names;
    let rows = data.rows.iter().filter(|row| row.apart() > 0).map(|row| view_row(paper, row));
    let ticks = [0.0, 2.0, 4.0].map(|tick| voice.number(tick));
    let head = vec![
        column(voice.say(Key::ScoredQuestion).to_owned()),
        column(a.clone()),
        column(b.clone()),
        number_column(voice.word(Word::ViewApart)),
        graphic_column(ticks.into()),
    ];
    let title = title(paper, &data);
    let key = legend(vec![(mark("view-a").text("A"), a), (mark("view-b").text("B"), b)]);
    let content = table("views", title.clone(), head, rows.collect());
    // What it amounts to comes first; the table is only for what differs.
    let facts = facts(&data).into_iter().map(|phrase| el("li").text(voice.phrase(&phrase)));
    let mut shown = vec![el("ul").all(facts)];
    if data.agreed < data.rows.len() {
        shown.extend([key, content]);
    }
    let chart = figure("e", "h2", title, voice.word(Word::ViewCaption), shown);
    Some(part("", voice.word(Word::PartViews), vec![chart]))
}

fn title(paper: &Paper<'_>, data: &TwoViews) -> String {
    let voice = paper.voice();
    let total = data.rows.len() as f64;
    let agreed = data.agreed as f64;
    voice.phrase(&match data.rows.first().filter(|row| row.apart() > 0) {
        None => Phrase::new(Word::ViewTitleAll).number("total", total),
        Some(row) => {
            let phrase = Phrase::new(Word::ViewTitle).number("agreed", agreed).number("total", total);
            phrase.text("item", voice.item(row.item).short())
        }
    })
}

fn facts(data: &TwoViews) -> Vec<Phrase> {
    let mut facts = Vec::new();
    if data.split > 0 {
        facts.push(Phrase::new(Word::ViewSplit).number("n", data.split as f64));
    }
    if let Some(distance) = data.distance {
        let on_average = Phrase::new(Word::ViewDistance).number("n", distance);
        facts.push(on_average);
    }
    facts.extend(data.rosier.map(|rosier| match rosier {
        Rosier::First(points) => Phrase::new(Word::ViewRosier).text("letter", "A").number("n", points),
        Rosier::Second(points) => Phrase::new(Word::ViewRosier).text("letter", "B").number("n", points),
        Rosier::Neither => Phrase::new(Word::ViewRosierNeither),
    }));
    facts.extend(data.together.map(|(gap, low, high)| {
        Phrase::new(Word::ViewTogether).number("gap", gap).number("low", low).number("high", high)
    }));
    facts
}

fn view_row(paper: &Paper<'_>, data: &View) -> Element {
    let voice = paper.voice();
    let words = voice.item(data.item);
    let place = |rung: crate::engine::Rung| 100.0 * rung.value();
    let (first, second) = (place(data.first), place(data.second));
    let marks = el("div")
        .class("track")
        .add(el("span").class("between").at('f', first.min(second)).at('t', first.max(second)))
        .add(mark("view-a").class("placed").at('p', first).text("A"))
        .add(mark("view-b").class("placed").at('p', second).text("B"));
    let cells = vec![
        cell(words.level(data.first).to_owned()),
        cell(words.level(data.second).to_owned()),
        number(voice.number(f64::from(data.apart()))),
        graphic(marks),
    ];
    row(words.short().to_owned(), Vec::new(), cells)
}

fn name_word(role: Role) -> Word {
    match role {
        Role::TechnologyLead => Word::NameTechnologyLead,
        Role::BusinessLead => Word::NameBusinessLead,
        Role::Finance => Word::NameFinance,
        Role::Technology => Word::NameTechnology,
        Role::Other => Word::NameOther,
    }
}
