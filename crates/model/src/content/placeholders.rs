//! Whether a text that takes the place of a message says every number and name that the message says. How placeholders
//! are filled in is in `format`.

/// Deepest nesting of choices in a text.
const DEEPEST: usize = 8;

/// Why a text cannot take the place of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Defect<'a> {
    /// The braces do not match.
    Braces,
    /// A choice is not written as `{name, plural, … other {…}}`.
    Choice,
    /// Choices in choices, more than eight deep.
    Nesting,
    /// A placeholder that the message does not have.
    Unknown(&'a str),
    /// A placeholder of the message that the text has not, or not in every branch that can be shown.
    Lost(&'a str),
}

/// Names in a message: those that are written whatever happens, and all.
#[derive(Default)]
struct Names<'a> {
    written: Vec<&'a str>,
    used: Vec<&'a str>,
}

/// Compares a text with the message that it replaces; the message is sound.
///
/// # Errors
/// The first defect of the text.
pub fn compare<'a>(text: &'a str, message: &'a str) -> Result<(), Defect<'a>> {
    let (mut ours, mut theirs) = (Names::default(), Names::default());
    collect(text, true, DEEPEST, &mut ours)?;
    let _ = collect(message, true, DEEPEST, &mut theirs);
    let missing = |needed: &[&'a str], there: &[&str]| needed.iter().find(|name| !there.contains(name)).copied();
    if let Some(name) = missing(&ours.used, &theirs.used) {
        return Err(Defect::Unknown(name));
    }
    match missing(&theirs.written, &ours.written).or(missing(&theirs.used, &ours.used)) {
        Some(name) => Err(Defect::Lost(name)),
        None => Ok(()),
    }
}

/// The placeholders of a message, each once.
pub fn names(message: &str) -> Vec<&str> {
    let mut names = Names::default();
    let _ = collect(message, true, DEEPEST, &mut names);
    names.used
}

/// Reads `{name}` and `{name, plural, one {…} other {…}}`. What stands in a branch other than `other` is not always
/// written.
fn collect<'a>(text: &'a str, always: bool, depth: usize, names: &mut Names<'a>) -> Result<(), Defect<'a>> {
    let depth = depth.checked_sub(1).ok_or(Defect::Nesting)?;
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (inner, after) = braced(rest.get(at..).unwrap_or_default()).ok_or(Defect::Braces)?;
        rest = after;
        let Some((name, choice)) = inner.split_once(',') else {
            add(inner.trim(), names, always);
            continue;
        };
        add(name.trim(), names, false);
        let (kind, mut branches) = choice.split_once(',').ok_or(Defect::Choice)?;
        let mut has_other = false;
        while let Some(open) = branches.find('{') {
            let (label, from) = branches.split_at_checked(open).ok_or(Defect::Choice)?;
            let (branch, after) = braced(from).ok_or(Defect::Braces)?;
            let other = label.trim() == "other";
            has_other |= other;
            collect(branch, always && other, depth, names)?;
            branches = after;
        }
        if !has_other || !matches!(kind.trim(), "plural" | "select") || !branches.trim().is_empty() {
            return Err(Defect::Choice);
        }
    }
    Ok(())
}

fn add<'a>(name: &'a str, names: &mut Names<'a>, written: bool) {
    for list in [Some(&mut names.used), written.then_some(&mut names.written)].into_iter().flatten() {
        if !list.contains(&name) {
            list.push(name);
        }
    }
}

/// The inside of the braces that open a text, and what follows them.
fn braced(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return Some((text.get(1..at)?, text.get(at + 1..)?));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGE: &str = "{n, plural, one {{n} question} other {{n} questions}} in {minutes} minutes";

    #[test]
    fn a_text_that_says_the_same_takes_the_place() {
        for text in [MESSAGE, "{minutes} min, {n}", "{ n } {minutes}", "{n, select, other {{n}}} {minutes}"] {
            assert_eq!(compare(text, MESSAGE), Ok(()), "{text}");
        }
        assert_eq!(compare("plain", "words"), Ok(()));
        assert_eq!(names(MESSAGE), ["n", "minutes"]);
    }

    #[test]
    fn every_defect_is_told_from_the_others() {
        let deep = format!("{}{{n}}{}", "{n, plural, other {".repeat(9), "}}".repeat(9));
        for (text, defect) in [
            ("{n} {minutes", Defect::Braces),
            ("} {n} {minutes}", Defect::Braces),
            ("{n, plural, one {x}} {minutes}", Defect::Choice),
            ("{n, number, other {x}} {minutes}", Defect::Choice),
            ("{n} {minutes} {name}", Defect::Unknown("name")),
            ("{n}", Defect::Lost("minutes")),
            ("{n, plural, one {{minutes}} other {{n}}}", Defect::Lost("minutes")),
            (&deep, Defect::Nesting),
        ] {
            assert_eq!(compare(text, MESSAGE), Err(defect), "{text}");
        }
        assert_eq!(compare("{}", "words"), Err(Defect::Unknown("")));
    }
}
