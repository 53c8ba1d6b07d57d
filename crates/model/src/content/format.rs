//! Fills in a message: `{name}`, `{n, plural, one {…} other {…}}`, `{x, select, a {…} other {…}}`. It is total: what
//! it cannot read it leaves as it stands. Strictness belongs to `defects`, which the content tests run over every line.

use super::locale::Locale;
use super::messages::Arg;

/// The text of `template` with every placeholder filled by `value`; an unknown name stays visible as `{name}`.
pub fn fill(template: &str, locale: &dyn Locale, value: &dyn Fn(&str) -> Option<Arg>) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, from_open) = rest.split_at(open);
        out.push_str(before);
        let Some(close) = matching(from_open) else {
            out.push_str(from_open);
            return out;
        };
        let (braced, after) = from_open.split_at(close + 1);
        let inner = braced.get(1..close).unwrap_or_default();
        match inner.split_once(',') {
            None => push_value(&mut out, inner.trim(), locale, value),
            Some((name, branches)) => {
                let chosen = choose(name.trim(), branches, locale, value);
                out.push_str(&fill(chosen.unwrap_or_default(), locale, value));
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

fn push_value(out: &mut String, name: &str, locale: &dyn Locale, value: &dyn Fn(&str) -> Option<Arg>) {
    match value(name) {
        Some(Arg::Number(number)) => out.push_str(&locale.number(number)),
        Some(Arg::Text(text)) => out.push_str(&text),
        _ => {
            out.push('{');
            out.push_str(name);
            out.push('}');
        }
    }
}

/// The text of the branch that fits: an exact name first, then the plural category, then `other`.
fn choose<'a>(
    name: &str,
    branches: &'a str,
    locale: &dyn Locale,
    value: &dyn Fn(&str) -> Option<Arg>,
) -> Option<&'a str> {
    let (_, list) = branches.split_once(',')?;
    let wanted = match value(name)? {
        Arg::Number(number) => locale.plural(number).name().to_owned(),
        Arg::Text(text) => text,
        _ => return None,
    };
    let mut other = None;
    for (label, text) in Branches(list) {
        if label == wanted {
            return Some(text);
        }
        if label == "other" {
            other = Some(text);
        }
    }
    other
}

/// Walks over `one {…} other {…}`.
struct Branches<'a>(&'a str);

impl<'a> Iterator for Branches<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let open = self.0.find('{')?;
        let (label, from_open) = self.0.split_at(open);
        let close = matching(from_open)?;
        self.0 = from_open.get(close + 1..).unwrap_or_default();
        Some((label.trim(), from_open.get(1..close).unwrap_or_default()))
    }
}

/// Where the brace that opens `text` is closed.
fn matching(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// What is wrong with a message, each as a sentence; empty when it is sound. For tests and for whoever writes words.
pub fn defects(template: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        let from = rest.get(at..).unwrap_or_default();
        let Some(close) = from.starts_with('{').then(|| matching(from)).flatten() else {
            found.push(format!("A brace is not paired in `{template}`."));
            return found;
        };
        let inner = from.get(1..close).unwrap_or_default();
        let mut parts = inner.splitn(3, ',').map(str::trim);
        let name = parts.next().unwrap_or_default();
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
            found.push(format!("`{name}` is not a placeholder name in `{template}`."));
        }
        match (parts.next(), parts.next()) {
            (None, _) => {}
            (Some("plural" | "select"), Some(list)) => {
                let labels: Vec<_> = Branches(list).collect();
                if !labels.iter().any(|(label, _)| *label == "other") {
                    found.push(format!("A choice without `other` stands in `{template}`."));
                }
                found.extend(labels.iter().flat_map(|(_, text)| defects(text)));
            }
            (Some(kind), _) => found.push(format!("`{kind}` is neither plural nor select in `{template}`.")),
        }
        rest = from.get(close + 1..).unwrap_or_default();
    }
    found
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::locale::English;
    use super::super::messages::{Arg, Key, NAMES};
    use super::super::texts::{Pack, Texts};
    use super::*;

    fn filled(template: &str, args: &[(&str, Arg)]) -> String {
        fill(template, &English, &|name| args.iter().find(|(known, _)| *known == name).map(|(_, arg)| arg.clone()))
    }

    #[test]
    fn placeholders_and_branches_are_filled() {
        let n = |n: f64| [("n", Arg::Number(n))];
        assert_eq!(filled("{n, plural, one {{n} point} other {{n} points}}.", &n(1.0)), "1 point.");
        assert_eq!(filled("{n, plural, one {{n} point} other {{n} points}}.", &n(31.0)), "31 points.");
        let x = [("x", Arg::Text("ahead".into()))];
        assert_eq!(filled("{x, select, behind {b} ahead {a} other {e}}", &x), "a");
        assert_eq!(filled("{x, select, behind {b} other {e}}", &x), "e");
    }

    #[test]
    fn what_cannot_be_read_stays_as_it_stands() {
        for odd in ["{", "}", "{n", "a } b", "{{}", "{n, plural", "{n,plural,one}"] {
            let _ = filled(odd, &[("n", Arg::Number(1.0))]);
        }
        assert_eq!(filled("{unknown} x", &[]), "{unknown} x");
        assert_eq!(filled("open {n", &[]), "open {n");
    }

    #[test]
    fn defects_are_found() {
        assert_eq!(defects("plain {n} text"), Vec::<String>::new());
        assert_eq!(defects("{n, plural, one {x}}"), ["A choice without `other` stands in `{n, plural, one {x}}`."]);
        assert_eq!(defects("{n"), ["A brace is not paired in `{n`."]);
        assert_eq!(defects("a } b"), ["A brace is not paired in `a } b`."]);
        assert_eq!(defects("{N}"), ["`N` is not a placeholder name in `{N}`."]);
        assert_eq!(defects("{n, number, x}"), ["`number` is neither plural nor select in `{n, number, x}`."]);
    }

    #[test]
    fn every_message_is_sound() {
        let texts = Texts::new(Pack::english().into(), Rc::new(English));
        for (key, name) in Key::ALL.into_iter().zip(NAMES) {
            assert!(!texts.say(key).is_empty(), "{name}");
            assert_eq!(defects(texts.say(key)), Vec::<String>::new(), "{name}");
        }
    }
}
