//! Leads as a table that Excel and others open. A cell that a spreadsheet would take for a formula gets an apostrophe in
//! front, e-mail addresses and telephone numbers too; numbers of ours never.

use super::flat::{Row, Value};

/// Most characters of a cell in Excel.
const LONGEST: usize = 32_767;

/// What separates the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`, for spreadsheets of countries that write numbers with a comma.
    Semicolon,
}

impl Separator {
    /// `;` for a text that says so, else `,`.
    pub fn read(text: &str) -> Self {
        if text == ";" { Self::Semicolon } else { Self::Comma }
    }

    fn letter(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
        }
    }
}

/// A table with a header: RFC 4180 with a byte order mark, every cell in quotes. A name that a row lacks is an empty
/// cell there.
pub fn table(rows: &[Row], separator: Separator) -> String {
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in rows.iter().flat_map(|row| &row.0) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let mut out = String::from('\u{feff}');
    line(&mut out, names.iter().map(|name| text(name)), separator);
    for row in rows {
        line(&mut out, names.iter().map(|name| row.get(name).map_or_else(String::new, value)), separator);
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>, separator: Separator) {
    for (position, cell) in cells.enumerate() {
        if position > 0 {
            out.push(separator.letter());
        }
        out.push('"');
        for letter in cell.chars() {
            out.extend([letter].into_iter().chain((letter == '"').then_some(letter)));
        }
        out.push('"');
    }
    out.push_str("\r\n");
}

fn value(value: &Value) -> String {
    match value {
        Value::Text(written) => text(written),
        other => other.text(),
    }
}

/// A text as a cell that is no formula, wherever a program might start to read one: at the beginning, after spaces, or
/// after a line end.
pub fn text(written: &str) -> String {
    let mut out = String::with_capacity(written.len() + 1);
    let mut at_start = true;
    for letter in written.chars().filter(|letter| *letter == '\n' || !letter.is_control()) {
        if at_start && is_trigger(letter) {
            out.push('\'');
        }
        at_start = letter == '\n' || at_start && (letter.is_whitespace() || letter == '\u{feff}');
        out.push(letter);
    }
    match out.char_indices().nth(LONGEST) {
        Some((end, _)) => super::clean::at_most(&out, end).to_owned(),
        None => out,
    }
}

fn is_trigger(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}')
}
