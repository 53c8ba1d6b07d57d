//! Chart D: where delivery is weak, areas by capabilities. Every cell says its value in a number and a word.

use crate::sentences::matrix::{Cell, Grade, Matrix, matrix as of_report};
use execution_gap_model::content::messages::Key;
use execution_gap_model::content::names;
use execution_gap_model::engine::{Area, Capability, Form};

use super::figure::{column, figure, row, table};
use super::keys::Word;
use super::page::part;
use super::paper::Paper;
use super::tree::{Element, el};
use super::words::{Phrase, Voice};

/// The table; only in the full form, which alone asks for results in every area.
pub fn matrix(paper: &Paper<'_>) -> Option<Element> {
    paper.gap().filter(|_| paper.report.form == Form::Full)?;
    let voice = paper.voice();
    let data = of_report(paper.assessment(), paper.visit.answers, &paper.report);
    let head = Capability::ALL.map(|capability| column(voice.say(names::capability(capability)).to_owned()));
    let head = [column(voice.say(Key::ChartAArea).to_owned())].into_iter().chain(head).collect();
    let rows = Area::ALL.map(|area| {
        let cells = data.cells[area].iter().map(|(_, cell)| heat(&voice, *cell)).collect();
        row(voice.area(area).to_owned(), Vec::new(), cells)
    });
    let title = title(&voice, &data);
    let content = table("matrix", title.clone(), head, rows.into());
    let steps = el("p").class("note").text(legend(&voice));
    let chart = figure("d", "h2", title, voice.word(Word::MatrixCaption), vec![content, steps]);
    Some(part("", voice.word(Word::PartMatrix), vec![chart]))
}

fn title(voice: &Voice<'_>, data: &Matrix) -> String {
    voice.phrase(&match (data.weakest, data.lowest) {
        (Some((area, capability, level)), _) => Phrase::new(Word::MatrixWeakest)
            .text("area", voice.area(area))
            .name("capability", names::capability(capability))
            .number("n", level),
        (None, Some(level)) => Phrase::new(Word::MatrixEqual).number("n", level),
        (None, None) => Phrase::new(Word::MatrixNone),
    })
}

fn heat(voice: &Voice<'_>, cell: Cell) -> Element {
    match cell {
        Cell::Level(level) => {
            let grade = Grade::of(level);
            let said = Phrase::new(Word::MatrixCell).number("n", level).text("word", voice.word(word(grade)));
            let class = match grade {
                Grade::VeryWeak => "heat-1",
                Grade::Weak => "heat-2",
                Grade::Partial => "heat-3",
                Grade::Adequate => "heat-4",
                Grade::Strong => "heat-5",
            };
            el("td").class(class).text(voice.phrase(&said))
        }
        Cell::Apart => {
            let mark = el("span").with("aria-hidden", "true").text(voice.word(Word::MatrixApart));
            el("td").class("apart").add(mark).add(el("span").class("hidden").text(voice.word(Word::MatrixApartSaid)))
        }
        Cell::LeftOut => el("td").class("apart").text(voice.word(Word::MatrixLeftOut)),
        Cell::Unscored => el("td").class("apart").text(voice.word(Word::MatrixUnscored)),
    }
}

fn legend(voice: &Voice<'_>) -> String {
    let step = |grade: Grade| {
        let (from, to) = grade.range();
        let step = Phrase::new(Word::MatrixStep).number("from", from).number("to", to);
        voice.phrase(&step.text("word", voice.word(word(grade))))
    };
    let [very_weak, weak, partial, adequate, strong] = Grade::ALL.map(step);
    let legend = Phrase::new(Word::MatrixLegend).text("very_weak", very_weak).text("weak", weak);
    voice.phrase(&legend.text("partial", partial).text("adequate", adequate).text("strong", strong))
}

fn word(grade: Grade) -> Word {
    match grade {
        Grade::VeryWeak => Word::GradeVeryWeak,
        Grade::Weak => Word::GradeWeak,
        Grade::Partial => Word::GradePartial,
        Grade::Adequate => Word::GradeAdequate,
        Grade::Strong => Word::GradeStrong,
    }
}
