//! The files for other programs: a strict reader finds in them what was written, and no spreadsheet finds a formula. Also
//! the catalogue of the document's own words.

use execution_gap_model::content::edition::assessment;
use execution_gap_model::content::format::defects;
use execution_gap_model::engine::{Answers, Form, RawAnswer, Scorer};
use execution_gap_report::document::{ENGLISH, Words, csv, html, markdown, result};

use crate::document::support::{DEMO_FIRM, NOBODY, Names, drawn, given, with_paper};

/// The records of a CSV text, read as RFC 4180 says and no other way.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut records = Vec::new();
    let mut record = Vec::new();
    let mut rest = text.strip_prefix('\u{feff}').expect("a byte order mark");
    while !rest.is_empty() {
        let mut cell = String::new();
        let mut inside = rest.strip_prefix('"').expect("a quoted cell");
        loop {
            let (before, after) = inside.split_once('"').expect("a closing quote");
            cell.push_str(before);
            match after.strip_prefix('"') {
                Some(more) => {
                    cell.push('"');
                    inside = more;
                }
                None => {
                    rest = after;
                    break;
                }
            }
        }
        record.push(cell);
        if let Some(after) = rest.strip_prefix("\r\n") {
            records.push(std::mem::take(&mut record));
            rest = after;
        } else {
            rest = rest.strip_prefix(',').expect("a comma or a line break");
        }
    }
    records
}

#[test]
fn the_table_has_a_line_for_each_question_and_no_formula() {
    for seed in 0..40 {
        let form = if seed % 2 == 0 { Form::Full } else { Form::Express };
        let lines = with_paper(form, &drawn(form, seed), NOBODY, |paper| records(&csv(paper)));
        assert_eq!(lines.len(), 1 + assessment().indices(form).count());
        for line in &lines {
            assert_eq!(line.len(), 7);
            for cell in line {
                let formula = cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']);
                assert!(!formula || cell.parse::<f64>().is_ok(), "{cell:?}");
            }
        }
        for (line, item) in lines.iter().skip(1).zip(assessment().indices(form)) {
            assert_eq!(line[0], assessment().item(item).id);
        }
    }
}

#[test]
fn a_result_gives_the_same_report_when_it_is_opened_again() {
    for seed in 0..40 {
        let form = if seed % 2 == 0 { Form::Full } else { Form::Express };
        let answers = drawn(form, seed);
        let text =
            with_paper(form, &answers, NOBODY, |paper| serde_json::to_string_pretty(&result(paper)).expect("JSON"));
        let file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!((&file["schema"], &file["content_version"]), (&"execution-gap.report/1".into(), &"1.0".into()));
        assert_eq!((&file["date"], &file["model_version"]), (&"2026-11-22".into(), &"1.0".into()));
        let pairs = file["answers"].as_object().expect("answers").iter().map(|(id, answer)| {
            let raw = match (answer.as_str(), answer.as_f64()) {
                (Some(text), _) => RawAnswer::Text(text),
                (_, number) => RawAnswer::Number(number.expect("a rung")),
            };
            (id.as_str(), raw)
        });
        let again = Answers::from_pairs(assessment(), form, pairs).expect("sound answers");
        assert_eq!(again, answers, "{seed}");
        let report = Scorer::new(assessment(), form).report(&again);
        let report = serde_json::to_value(report.with_ids(assessment())).expect("JSON");
        for (key, value) in report.as_object().expect("keys") {
            assert_eq!(&file[key], value, "{seed}: {key}");
        }
    }
}

#[test]
fn markdown_shows_a_name_as_it_is() {
    let names = Names { organisation: Some("*A_B* [x](https://y) <b>\n# c"), ..NOBODY };
    let text = with_paper(Form::Full, &given(DEMO_FIRM), names, markdown);
    assert!(
        text.starts_with("# Technology execution gap report: \\*A\\_B\\* \\[x\\](https://y) \\<b\\> # c\n\n"),
        "{text}"
    );
}

#[test]
fn every_word_is_there_and_sound() {
    let lines: Vec<&str> = ENGLISH.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    for line in &lines {
        let (key, text) = line.split_once(" = ").expect(line);
        assert_eq!(defects(text), Vec::<String>::new(), "{key}");
        let without: String = ENGLISH.lines().filter(|other| other != line).map(|other| format!("{other}\n")).collect();
        let missing = Words::read(&without).expect_err(key).to_string();
        assert!(missing.contains(&format!("\"{key} = ")), "{missing}");
    }
    let changed = ENGLISH.replace("part_moves = What to do", "part_moves = Was zu tun ist");
    assert!(Words::read(&changed).is_ok());
}

#[test]
fn the_same_visit_gives_the_same_bytes() {
    let once = || with_paper(Form::Full, &given(DEMO_FIRM), NOBODY, html);
    assert_eq!(once(), once());
}
