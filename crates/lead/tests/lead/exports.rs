//! Tables and business cards: safe to open, whatever visitors wrote.

use execution_gap_lead::csv::{Separator, table, text};
use execution_gap_lead::flat::{Row, Value};
use execution_gap_lead::vcard::card;
use serde_json::json;

use super::support::{draft, generic, submission, with};

/// A strict reader of RFC 4180: every cell in quotes, CRLF after every row, nothing else.
pub fn parse(text: &str, separator: char) -> Result<Vec<Vec<String>>, String> {
    let mut letters = text.strip_prefix('\u{feff}').ok_or("no byte order mark")?.chars().peekable();
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    while letters.peek().is_some() {
        if letters.next() != Some('"') {
            return Err(format!("a cell without quotes in row {}", rows.len()));
        }
        let mut cell = String::new();
        loop {
            match letters.next().ok_or("an open cell")? {
                '"' if letters.peek() == Some(&'"') => cell.push(letters.next().unwrap_or('"')),
                '"' => break,
                letter => cell.push(letter),
            }
        }
        row.push(cell);
        match (letters.next(), letters.peek()) {
            (Some(found), _) if found == separator => {}
            (Some('\r'), Some('\n')) => {
                letters.next();
                rows.push(std::mem::take(&mut row));
            }
            other => return Err(format!("{other:?} after a cell")),
        }
    }
    if row.is_empty() { Ok(rows) } else { Err("a row without an end".to_owned()) }
}

/// Whether a spreadsheet could take a cell for a formula: at its start, after spaces, or after a line end.
pub fn is_formula(cell: &str) -> bool {
    cell.split(['\n', '\r']).any(|line| {
        let start = line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        start.starts_with(['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠'])
    })
}

#[test]
fn owasps_examples_are_defused() {
    assert_eq!(text("=1+2\";=1+2"), "'=1+2\";=1+2");
    let row = |text: &str| Row(vec![("a".to_owned(), Value::Text(text.to_owned()))]);
    assert_eq!(table(&[row("=1+2\";=1+2")], Separator::Comma), "\u{feff}\"a\"\r\n\"'=1+2\"\";=1+2\"\r\n");
    assert_eq!(table(&[row("=1+2'\" ;,=1+2")], Separator::Semicolon), "\u{feff}\"a\"\r\n\"'=1+2'\"\" ;,=1+2\"\r\n");
}

#[test]
fn every_start_of_a_formula_is_defused() {
    for (written, cell) in [
        ("=1", "'=1"),
        ("+49 30", "'+49 30"),
        ("-x@b.co", "'-x@b.co"),
        ("@sum", "'@sum"),
        ("＝1", "'＝1"),
        ("  =1", "  '=1"),
        ("\u{feff}=1", "\u{feff}'=1"),
        ("\t=1", "'=1"),
        ("a\n=1", "a\n'=1"),
        ("a\r=1", "a=1"),
        ("a\r\n -1", "a\n '-1"),
        ("\n\n@", "\n\n'@"),
        ("a=1", "a=1"),
        ("'=1", "'=1"),
        ("a\u{0}b\u{7}", "ab"),
        ("", ""),
    ] {
        assert_eq!(text(written), cell, "{written:?}");
        assert!(!is_formula(&text(written)), "{written:?}");
    }
    assert_eq!(text(&"ä".repeat(40_000)).chars().count(), 32_767);
}

#[test]
fn numbers_of_ours_stay_numbers() {
    let row = Row(vec![
        ("signed".to_owned(), Value::Number(-3.5)),
        ("test".to_owned(), Value::Flag(false)),
        ("none".to_owned(), Value::Nothing),
    ]);
    let expected = "\u{feff}\"signed\",\"test\",\"none\"\r\n\"-3.5\",\"false\",\"\"\r\n";
    assert_eq!(table(&[row], Separator::Comma), expected);
}

#[test]
fn leads_become_rows_of_one_table() {
    let rows: Vec<Row> = [submission(), with(|s| s["hidden"] = json!({ "=evil": "x", "later": "y" }))]
        .iter()
        .map(|submission| Row::of(&draft(&generic(), submission).payload))
        .collect();
    for separator in [",", ";"] {
        let cells = parse(&table(&rows, Separator::read(separator)), separator.chars().next().unwrap()).unwrap();
        assert_eq!(cells.len(), 3);
        assert!(cells.iter().all(|row| row.len() == cells[0].len()));
        let column = |name: &str| cells[0].iter().position(|known| known == name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(cells[1][column("contact_email")], "Ana@acme.eu");
        assert_eq!(cells[1][column("contact_phone_e164")], "'+34600000000");
        assert_eq!((cells[1][column("hidden_deal")].as_str(), cells[2][column("hidden_deal")].as_str()), ("7", ""));
        assert_eq!((cells[1][column("hidden_later")].as_str(), cells[2][column("hidden_later")].as_str()), ("", "y"));
        assert_eq!(cells[2][column("hidden__evil")], "x");
    }
    assert_eq!(table(&[], Separator::Comma), "\u{feff}\r\n");
}

#[test]
fn a_card_has_what_a_seller_needs() {
    let card = card(&draft(&generic(), &submission()).payload);
    let gap = draft(&generic(), &submission()).payload.scores.shown.unwrap();
    let expected = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:Ruiz;Ana;;;",
        "FN:Ana Ruiz",
        "ORG:Acme",
        "TITLE:CIO",
        "EMAIL;TYPE=INTERNET:Ana@acme.eu",
        "TEL;TYPE=WORK:+34600000000",
        "ADR;TYPE=WORK:;;;;;;Spain",
        &format!("NOTE:Execution gap {gap} of 100\\, Severe."),
        "UID:6f1c9f0e-6c0e-4b9a-9a55-0c8f3f0c2a11",
        "REV:2026-11-22T18:20:31.114Z",
        "END:VCARD",
        "",
    ];
    assert_eq!(card.split("\r\n").collect::<Vec<_>>(), expected);
}

#[test]
fn nothing_that_a_visitor_writes_becomes_a_property() {
    let evil = with(|s| {
        s["detail"]["contact"]["first_name"] = json!("A\r\nTEL:123");
        s["detail"]["contact"]["company"] = json!("a;b,c\\n\nEND:VCARD");
        s["detail"]["contact"]["last_name"] = json!("\u{2028}EMAIL:x@y.z");
    });
    let card = card(&draft(&generic(), &evil).payload);
    let lines: Vec<&str> = card.split("\r\n").collect();
    assert_eq!(lines.iter().filter(|line| line.starts_with("TEL") || line.starts_with("END")).count(), 2);
    assert!(
        card.contains("ORG:a\\;b\\,c\\\\n END:VCARD\r\n") && card.contains("N:EMAIL:x@y.z;A  TEL:123;;;\r\n"),
        "{card}"
    );
}

#[test]
fn long_lines_are_folded_between_letters() {
    let long = with(|s| s["detail"]["contact"]["company"] = json!("語".repeat(120)));
    let card = card(&draft(&generic(), &long).payload);
    assert!(card.split("\r\n").all(|line| line.len() <= 75));
    assert!(card.replace("\r\n ", "").contains(&format!("ORG:{}\r\n", "語".repeat(120))));
}

#[test]
fn a_card_without_a_name_has_one() {
    for (contact, name) in [
        (json!({ "company": "Acme", "email": "a@b.co" }), "FN:Acme"),
        (json!({ "email": "a@b.co" }), "FN:a@b.co"),
        (json!({}), "FN:6f1c9f0e"),
    ] {
        let card = card(&draft(&generic(), &with(|s| s["detail"]["contact"] = contact)).payload);
        assert!(card.contains(name), "{card}");
    }
}
