//! The answers as a table for spreadsheets (RFC 4180 with a byte order mark, which Excel needs to read UTF-8). No cell can
//! be taken for a formula: spreadsheets run what starts with `=` and the like, and texts may come from strangers.

use execution_gap_model::content::names;
use execution_gap_model::engine::{Answer, ItemIndex};

use super::answers::{effect, said};
use super::keys::Word;
use super::paper::Paper;

/// The most characters that a cell of a spreadsheet holds.
const LONGEST: usize = 32_767;

/// The table: a line for each question of the form.
pub fn csv(paper: &Paper<'_>) -> String {
    let voice = paper.voice();
    let head = [
        Word::CsvId,
        Word::CsvPart,
        Word::CsvQuestion,
        Word::CsvAnswer,
        Word::CsvStep,
        Word::CsvLower,
        Word::CsvHigher,
    ];
    let mut out = String::from('\u{feff}');
    line(&mut out, head.map(|word| text(&voice.word(word))));
    for item in paper.assessment().indices(paper.report.form) {
        line(&mut out, cells(paper, item));
    }
    out
}

fn cells(paper: &Paper<'_>, item: ItemIndex) -> [String; 7] {
    let voice = paper.voice();
    let of = paper.assessment().item(item);
    let answer = paper.visit.answers.get(item);
    let rung = match answer {
        Answer::Rung(rung) => Some(f64::from(rung.get())),
        _ => None,
    };
    let effect = effect(paper, item);
    [
        text(&of.id),
        text(voice.say(names::section(of.kind))),
        text(voice.item(item).question()),
        text(&said(&voice, answer, item)),
        number(rung),
        number(effect.and_then(|effect| effect.down)),
        number(effect.and_then(|effect| effect.up)),
    ]
}

fn line(out: &mut String, cells: [String; 7]) {
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

/// A number of ours, with a point and at most two decimals whatever the language: spreadsheets read it as one.
fn number(value: Option<f64>) -> String {
    let Some(value) = value else { return "\"\"".to_owned() };
    let hundredths = (value.abs() * 100.0).round() as u32;
    let sign = if value < 0.0 && hundredths > 0 { "-" } else { "" };
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    if rest == 0 { format!("\"{sign}{whole}\"") } else { format!("\"{sign}{whole}.{rest:02}\"") }
}

/// A text between quotes. An apostrophe goes before what a spreadsheet would take for a formula, at the start, after
/// spaces and after a line break.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    let mut starts = true;
    for character in text.chars().take(LONGEST - 1).filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')) {
        if starts && matches!(character, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠') {
            out.push('\'');
            starts = false;
        }
        match character {
            '"' => out.push_str("\"\""),
            other => out.push(other),
        }
        starts = matches!(character, '\n') || (starts && (character == ' ' || character == '\u{feff}'));
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_a_formula() {
        for (given, cell) in [
            ("=1+2\";=1+2", "\"'=1+2\"\";=1+2\""),
            ("=1+2'\" ;,=1+2", "\"'=1+2'\"\" ;,=1+2\""),
            ("+49 89", "\"'+49 89\""),
            ("  -1", "\"  '-1\""),
            ("\u{feff}@x", "\"\u{feff}'@x\""),
            ("\t=1", "\"'\t=1\""),
            ("a\n=1", "\"a\n'=1\""),
            ("＝1", "\"'＝1\""),
            ("a\u{0}b", "\"ab\""),
            ("1-2", "\"1-2\""),
        ] {
            assert_eq!(text(given), cell, "{given:?}");
        }
    }

    #[test]
    fn numbers_are_plain() {
        assert_eq!(number(Some(-1.234_5)), "\"-1.23\"");
        assert_eq!(number(Some(12.305)), "\"12.31\"");
        assert_eq!(number(Some(-0.05)), "\"-0.05\"");
        assert_eq!(number(Some(-0.001)), "\"0\"");
        assert_eq!(number(Some(3.0)), "\"3\"");
        assert_eq!(number(None), "\"\"");
    }
}
