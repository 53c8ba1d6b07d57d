//! How sentences are put together: parts filled in, numbers, foreign text in quotes, lists of names, the nearest known
//! name. No rule is here.

/// Longest piece of foreign text that a sentence repeats, in characters.
const LONGEST: usize = 40;

/// A sentence with each `%` replaced by the next part. `format!` would do, but costs kilobytes in the Wasm module.
pub(super) fn say(template: &str, parts: &[&str]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut parts = parts.iter();
    for (position, piece) in template.split('%').enumerate() {
        if position > 0 {
            out.push_str(parts.next().copied().unwrap_or_default());
        }
        out.push_str(piece);
    }
    out
}

/// A whole number in digits.
pub(super) fn digits(number: i64) -> String {
    let mut out = String::new();
    if number < 0 {
        out.push('-');
    }
    let mut rest = number.unsigned_abs();
    let mut unit = 1;
    while rest / unit >= 10 {
        unit *= 10;
    }
    while unit > 0 {
        out.push(char::from(b'0' + (rest / unit) as u8));
        rest %= unit;
        unit /= 10;
    }
    out
}

/// The same for a count or a position.
pub(super) fn count(number: usize) -> String {
    digits(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Whether a text holds a word that is not empty. The standard search is quicker on long texts, and larger.
pub(super) fn holds(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len().max(1)).any(|part| part == word.as_bytes())
}

/// Foreign text in quotes, cut to a length that fits a sentence, with what could break out of them made visible.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for (position, letter) in text.chars().enumerate() {
        if position == LONGEST {
            out.push('…');
            break;
        }
        // `{:?}` would do, but brings tables of the whole of Unicode into the Wasm module.
        out.push(if letter.is_control() || letter == '"' { char::REPLACEMENT_CHARACTER } else { letter });
    }
    out.push('"');
    out
}

/// `"A", "B" and "C"`, with another word for "and".
pub(super) fn list(names: &[&str], and: &str) -> String {
    let mut out = String::new();
    for (position, name) in names.iter().enumerate() {
        if position > 0 {
            if position + 1 == names.len() {
                out.push(' ');
                out.push_str(and);
                out.push(' ');
            } else {
                out.push_str(", ");
            }
        }
        out.push('"');
        out.push_str(name);
        out.push('"');
    }
    out
}

/// ` Did you mean "…"?`, or nothing when no known name is near.
pub(super) fn suggestion<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> String {
    let written: Vec<u8> = written.bytes().take(LONGEST + 1).map(|byte| byte.to_ascii_lowercase()).collect();
    let nearest = known.map(|name| (distance(&written, name.as_bytes()), name)).min_by_key(|(edits, _)| *edits);
    match nearest {
        // Two edits in a name of three letters make another name.
        Some((edits, name)) if edits <= 2 && edits * 2 < name.len() => say(" Did you mean \"%\"?", &[name]),
        _ => String::new(),
    }
}

/// How many letters to put in, take out, replace or swap with the next one; 3 stands for more than two.
fn distance(a: &[u8], b: &[u8]) -> usize {
    const FAR: usize = 3;
    if a.len().abs_diff(b.len()) >= FAR {
        return FAR;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut above = None;
    for (row, &from) in a.iter().enumerate() {
        let mut current = vec![row + 1];
        let mut left = None;
        for (column, &to) in b.iter().enumerate() {
            let at = |line: &[usize], column: usize| line.get(column).copied().unwrap_or(FAR);
            let mut best = (at(&last, column) + usize::from(from != to))
                .min(at(&last, column + 1) + 1)
                .min(at(&current, column) + 1);
            if above == Some(to) && left == Some(from) && column > 0 {
                best = best.min(at(&before, column - 1) + 1);
            }
            current.push(best);
            left = Some(to);
        }
        above = Some(from);
        before = core::mem::replace(&mut last, current);
    }
    last.last().copied().unwrap_or(FAR).min(FAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_and_quoted() {
        assert_eq!(list(&["a"], "and"), "\"a\"");
        assert_eq!(list(&["a", "b", "c"], "or"), "\"a\", \"b\" or \"c\"");
        assert_eq!(quoted("a\"b\n"), "\"a\u{fffd}b\u{fffd}\"");
        assert_eq!(quoted(&"é".repeat(41)), format!("\"{}…\"", "é".repeat(40)));
    }

    #[test]
    fn sentences_are_filled_and_numbers_written() {
        assert_eq!(say("a % b % c %", &["1", "%"]), "a 1 b % c ");
        for number in [0, 7, 10, 999, 1_000_000, -12, i64::MAX, i64::MIN] {
            assert_eq!(digits(number), number.to_string());
        }
        assert!(holds("abc", "bc") && holds("abc", "abc") && !holds("abc", "abcd") && !holds("", "a"));
    }

    #[test]
    fn the_nearest_name_is_suggested() {
        let near = |written| suggestion(written, ["endpoint", "url", "id"].into_iter());
        assert_eq!(near("endpiont"), " Did you mean \"endpoint\"?");
        assert_eq!(near("End-point"), " Did you mean \"endpoint\"?");
        assert_eq!(near("ulr"), " Did you mean \"url\"?");
        for far in ["", "xy", "end", "u", "endpoints-of-it", &"e".repeat(10_000)] {
            assert_eq!(near(far), "", "{far}");
        }
    }
}
