//! The result beside a group that others have asked, from a campaign's benchmark: a line on bars, with how many people
//! that are, who asked them and when. Never a rank or a percentile.

use crate::sentences::cohort::{Beside, Measure, beside};

use super::figure::{bar, column, figure, graphic, graphic_column, legend, mark, number, number_column, row, table};
use super::keys::Word;
use super::page::part;
use super::paper::Paper;
use super::tree::{Element, el};
use super::words::Phrase;

/// The comparison; nothing without a group, or where it answered other questions.
pub fn cohort(paper: &Paper<'_>) -> Option<Element> {
    let group = paper.visit.cohort?;
    let voice = paper.voice();
    let rows = beside(group, &paper.report);
    let title = match rows.first()? {
        Beside { measure: Measure::Gap, own, middle } => {
            Phrase::new(Word::CohortTitle).number("gap", *own).number("middle", *middle)
        }
        _ => Phrase::new(Word::CohortTitleAreas),
    };
    let title = voice.phrase(&title.number("n", group.n));
    let of_row = |data: &Beside| {
        let (name, class) = match data.measure {
            Measure::Gap => (voice.word(Word::CohortGap), "loss"),
            Measure::Plan(area) => {
                (voice.phrase(&Phrase::new(Word::CohortPlan).text("area", voice.area(area))), "plan")
            }
            Measure::InUse(area) => {
                (voice.phrase(&Phrase::new(Word::CohortInUse).text("area", voice.area(area))), "runs")
            }
        };
        let marks = bar(class, 0.0, data.own).add(el("span").class("needed").at('p', data.middle));
        row(name, Vec::new(), vec![number(voice.number(data.own)), number(voice.number(data.middle)), graphic(marks)])
    };
    let head = vec![
        column(voice.word(Word::CohortWhat)),
        number_column(voice.word(Word::CohortOwn)),
        number_column(voice.word(Word::CohortMiddle)),
        graphic_column([0.0, 50.0, 100.0].map(|tick| voice.number(tick)).into()),
    ];
    let key = Phrase::new(Word::CohortKey).number("n", group.n).text("source", group.source.as_str());
    let key = legend(vec![(mark("need"), voice.phrase(&key.text("date", group.date.as_str())))]);
    let content = table("bars", title.clone(), head, rows.iter().map(of_row).collect());
    let chart = figure("cohort", "h2", title, voice.word(Word::CohortCaption), vec![key, content]);
    Some(part("", voice.word(Word::PartCohort), vec![chart]))
}
