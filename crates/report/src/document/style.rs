//! The style sheet of a document: the fixed rules, the sheet of paper, its margins with the page number, and one rule for
//! each place where a mark stands.

use core::fmt::Write as _;

use super::keys::Word;
use super::paper::{Paper, Sheet};
use super::tree::Element;
use super::words::Phrase;

/// The fixed rules. Pages load them as a file when somebody prints or saves; who only reads does without.
#[cfg(not(target_arch = "wasm32"))]
pub const RULES: &str = concat!(
    include_str!("style/text.css"),
    include_str!("style/summary.css"),
    include_str!("style/charts.css"),
    include_str!("style/result.css"),
);

/// What stands for a number in the words about pages until the browser counts them.
const PAGE: &str = "\u{1}";
const PAGES: &str = "\u{2}";

/// The sheet. It holds no `<`, whatever the texts are, so that it can stand inside of `<style>`.
pub fn sheet(paper: &Paper<'_>, body: &Element) -> String {
    let mut css = page(paper);
    css.push_str(paper.visit.rules);
    let mut places: Vec<&str> = Vec::new();
    body.classes(&mut |class| {
        let digits = class.get(1..).unwrap_or_default();
        let is_place =
            class.starts_with(['p', 'f', 't']) && !digits.is_empty() && digits.bytes().all(|c| c.is_ascii_digit());
        if is_place && !places.contains(&class) {
            places.push(class);
        }
    });
    for place in places {
        let (letter, points) = place.split_at(1);
        let _ = writeln!(css, ".{place}{{--{letter}:{points}}}");
    }
    css
}

/// The page: its size, its margins, whose it is at the start of its foot and the page number at the end.
fn page(paper: &Paper<'_>) -> String {
    let size = match paper.visit.sheet {
        Sheet::A4 => "A4",
        Sheet::Letter => "letter",
    };
    let (start, end) = if paper.visit.rtl { ("right", "left") } else { ("left", "right") };
    let whose = paper.visit.brand.or(paper.visit.organisation).unwrap_or_default();
    let count = Phrase::new(Word::Page).text("n", PAGE).text("m", PAGES);
    let count = quoted(&paper.voice().phrase(&count));
    let count = count.replace("\\1 ", "\" counter(page) \"").replace("\\2 ", "\" counter(pages) \"");
    let foot = "font:8.5pt/1.2 \"Segoe UI\",\"Helvetica Neue\",Roboto,Arial,sans-serif;color:#4A5766;vertical-align:top;padding-top:4mm;white-space:nowrap";
    let mut css = String::new();
    let _ = writeln!(css, "@page{{size:{size};margin:14mm 14mm 16mm;");
    let _ = writeln!(css, "@bottom-{start}{{content:{};{foot}}}", quoted(whose));
    let _ = writeln!(css, "@bottom-{end}{{content:{count};{foot}}}}}");
    css
}

/// A text as a string of CSS. Everything but plain letters, digits and spaces is written by its number.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for character in text.chars() {
        if character.is_alphanumeric() || character == ' ' {
            out.push(character);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(character));
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_text_leaves_its_string() {
        assert_eq!(quoted("Acme & Söhne 1"), "\"Acme \\26  Söhne 1\"");
        assert_eq!(quoted("\"}</style>\\"), "\"\\22 \\7d \\3c \\2f style\\3e \\5c \"");
    }
}
