//! Chart E: several views of the same company, by role and never by name. Agreement first, then where they differ. The
//! same on paper and on the board.

use crate::sentences::Role;
use crate::sentences::views::{Person, Rosier, Side, View, Views, views as compare};
use execution_gap_model::content::messages::Key;
use execution_gap_model::engine::{Assessment, Rung};

use super::figure::{cell, column, figure, graphic, graphic_column, legend, mark, number, number_column, row, table};
use super::keys::Word;
use super::page::part;
use super::paper::Paper;
use super::tree::{Element, el};
use super::words::{Phrase, Voice};

/// Letters that one mark has room for.
const ROOM: usize = 2;

/// The comparison; only with somebody who answered something that another did too.
pub fn views(paper: &Paper<'_>) -> Option<Element> {
    if paper.visit.people.is_empty() {
        return None;
    }
    let voice = paper.voice();
    let visit = &paper.visit;
    let own = Person { form: paper.report.form, role: visit.profile.role, answers: visit.answers };
    let people: Vec<Person<'_>> = core::iter::once(own).chain(visit.people.iter().copied()).collect();
    let chart = views_chart(&voice, paper.assessment(), &people, "h2")?;
    let word = if people.len() > 2 { Word::PartViewsMany } else { Word::PartViews };
    Some(part("", voice.word(word), vec![chart]))
}

/// The chart with a heading of this tag; the first of these people is the one whose report it is.
pub fn views_chart(
    voice: &Voice<'_>,
    assessment: &Assessment,
    people: &[Person<'_>],
    heading: &'static str,
) -> Option<Element> {
    let data = compare(assessment, people);
    if data.rows.is_empty() {
        return None;
    }
    let chart = Chart { voice, people, data: &data };
    let title = chart.title();
    let shown = el("ul").all(chart.facts().iter().map(|phrase| el("li").text(voice.phrase(phrase))));
    // What it amounts to comes first; the table is only for what differs.
    let differs = data.agreed < data.rows.len();
    let table = differs.then(|| [chart.key(), chart.table(title.clone())]);
    let caption = voice.word(if chart.are_two() { Word::ViewCaption } else { Word::ViewCaptionMany });
    let content = core::iter::once(shown).chain(table.into_iter().flatten()).collect();
    Some(figure("e", heading, title, caption, content))
}

/// The letter of a person, from A on.
pub fn letter(at: usize) -> String {
    char::from(b'A'.saturating_add(u8::try_from(at).unwrap_or(u8::MAX)).min(b'Z')).to_string()
}

struct Chart<'a> {
    voice: &'a Voice<'a>,
    people: &'a [Person<'a>],
    data: &'a Views,
}

impl Chart<'_> {
    fn are_two(&self) -> bool {
        self.people.len() == 2
    }

    fn title(&self) -> String {
        let total = self.data.rows.len() as f64;
        let furthest = self.data.rows.first().filter(|row| row.apart() > 0);
        let (some, all) = match self.are_two() {
            true => (Word::ViewTitle, Word::ViewTitleAll),
            false => (Word::ViewTitleMany, Word::ViewTitleAllMany),
        };
        let phrase = match furthest {
            None => Phrase::new(all),
            Some(row) => Phrase::new(some).text("item", self.voice.item(row.item).short()),
        };
        self.voice.phrase(&phrase.number("agreed", self.data.agreed as f64).number("total", total))
    }

    fn facts(&self) -> Vec<Phrase> {
        let data = self.data;
        let two = self.are_two();
        let mut facts = Vec::new();
        if data.is_mixed {
            facts.push(Phrase::new(Word::ViewMixed).number("n", data.rows.len() as f64));
        }
        if data.split > 0 {
            let word = if two { Word::ViewSplit } else { Word::ViewSplitMany };
            facts.push(Phrase::new(word).number("n", data.split as f64));
        }
        if let Some(between) = data.between {
            let word = if two { Word::ViewDistance } else { Word::ViewSides };
            let sides = Phrase::new(word).number("n", between.distance);
            facts.push(
                sides.text("technology", self.side(Side::Technology)).text("business", self.side(Side::Business)),
            );
            let (first, points) = match between.rosier {
                Rosier::First(points) => (true, points),
                Rosier::Second(points) => (false, points),
                Rosier::Neither => (false, 0.0),
            };
            let phrase = Phrase::new(match (two, points > 0.0) {
                (true, true) => Word::ViewRosier,
                (true, false) => Word::ViewRosierNeither,
                (false, true) => Word::ViewSidesRosier,
                (false, false) => Word::ViewSidesNeither,
            });
            let phrase = phrase.text("letter", if first { "A" } else { "B" });
            facts.push(phrase.text("side", if first { "technology" } else { "business" }).number("n", points));
        }
        facts.extend(data.together.map(|(gap, low, high)| {
            let word = if two { Word::ViewTogether } else { Word::ViewTogetherMany };
            Phrase::new(word).number("gap", gap).number("low", low).number("high", high)
        }));
        facts
    }

    /// Who stands on a side, by their letters.
    fn side(&self, side: Side) -> String {
        let of_side = |person: &Person<'_>| person.role.and_then(Side::of) == Some(side);
        self.letters(self.people.iter().map(of_side))
    }

    /// The letters of those whom the list names, in their order.
    fn letters(&self, named: impl Iterator<Item = bool>) -> String {
        let letters: Vec<String> = named.enumerate().filter(|(_, named)| *named).map(|(at, _)| letter(at)).collect();
        let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
        self.voice.list(&letters)
    }

    /// The letter and the role of a person.
    fn name(&self, at: usize, role: Option<Role>) -> String {
        let role = match role {
            Some(role) => name_word(role),
            None if at > 0 => Word::ViewAnother,
            None => Word::ViewSomebody,
        };
        self.voice.phrase(&Phrase::new(Word::ViewName).text("letter", letter(at)).text("role", self.voice.word(role)))
    }

    fn key(&self) -> Element {
        let entry = |(at, person): (usize, &Person<'_>)| (mark(shape(at)).text(letter(at)), self.name(at, person.role));
        legend(self.people.iter().enumerate().map(entry).collect())
    }

    fn table(&self, title: String) -> Element {
        let voice = self.voice;
        let mut head = vec![column(voice.say(Key::ScoredQuestion).to_owned())];
        if self.are_two() {
            head.extend(self.people.iter().enumerate().map(|(at, person)| column(self.name(at, person.role))));
        } else {
            head.push(column(voice.word(Word::ViewAnswers)));
        }
        head.push(number_column(voice.word(Word::ViewApart)));
        head.push(graphic_column([0.0, 2.0, 4.0].map(|tick| voice.number(tick)).into()));
        let rows = self.data.rows.iter().filter(|row| row.apart() > 0).map(|row| self.row(row));
        table("views", title, head, rows.collect())
    }

    fn row(&self, data: &View) -> Element {
        let voice = self.voice;
        let words = voice.item(data.item);
        let answers = if self.are_two() {
            data.answers.iter().flatten().map(|rung| cell(words.level(*rung).to_owned())).collect()
        } else {
            vec![el("td").all(self.said(data).into_iter().map(|text| el("div").text(text)))]
        };
        let apart = number(voice.number(f64::from(data.apart())));
        let cells = answers.into_iter().chain([apart, graphic(self.track(data))]).collect();
        row(words.short().to_owned(), Vec::new(), cells)
    }

    /// Who said what, lowest answer first; who gave none comes last. A column for each of many people would leave no room
    /// for their words.
    fn said(&self, data: &View) -> Vec<String> {
        let group = |word, wanted: Option<Rung>, level: &str| {
            let letters = self.letters(data.answers.iter().map(|rung| *rung == wanted));
            let phrase = Phrase::new(word).text("letters", letters.clone()).text("level", level);
            (!letters.is_empty()).then(|| self.voice.phrase(&phrase))
        };
        let level = |rung| group(Word::ViewGroup, Some(rung), self.voice.item(data.item).level(rung));
        Rung::ALL.into_iter().filter_map(level).chain(group(Word::ViewGroupNone, None, "")).collect()
    }

    fn track(&self, data: &View) -> Element {
        let place = |rung: Rung| 100.0 * rung.value();
        let ends = (place(data.lowest()), place(data.highest()));
        let between = el("span").class("between").at('f', ends.0).at('t', ends.1);
        let mut track = el("div").class("track").add(between);
        for rung in Rung::ALL {
            let there = data.answers.iter().enumerate().filter(|(_, answer)| **answer == Some(rung));
            let there: Vec<usize> = there.map(|(at, _)| at).collect();
            let Some(first) = there.first() else { continue };
            let mut text: String = there.iter().take(ROOM).map(|at| letter(*at)).collect();
            if there.len() > ROOM {
                text = letter(*first) + "+";
            }
            let class = if there.len() == 1 { shape(*first) } else { "view-n" };
            track = track.add(mark(class).class("placed").at('p', place(rung)).text(text));
        }
        track
    }
}

/// A stands out from all others.
fn shape(at: usize) -> &'static str {
    if at == 0 { "view-a" } else { "view-b" }
}

/// What a role is called where it stands for a person.
fn name_word(role: Role) -> Word {
    match role {
        Role::TechnologyLead => Word::NameTechnologyLead,
        Role::BusinessLead => Word::NameBusinessLead,
        Role::Finance => Word::NameFinance,
        Role::Technology => Word::NameTechnology,
        Role::Other => Word::NameOther,
    }
}
