//! Rules about a campaign's own words: the text exists, and it says every number and name that the catalogue's does.

use super::Page;
use super::findings::{Findings, below};
use super::json::Json;
use super::words::{list, quoted, say, suggestion};

/// Most texts of a language that are looked at; a campaign that has more is refused by its shape.
const MOST: usize = 500;

/// Most bytes of a text that is looked at; a longer one is refused by its shape.
const LONGEST: usize = 4000;

/// Deepest nesting of choices in a text.
const DEEPEST: usize = 8;

pub(super) fn check(campaign: &Json, page: &Page, findings: &mut Findings) {
    for (language, texts) in campaign.get("texts").map(Json::entries).unwrap_or_default().iter().take(MOST) {
        let at = below("/texts", language);
        if !page.languages.contains(&language.as_str()) {
            let known = list(page.languages, "and");
            let parts = [known.as_str(), &quoted(language)];
            findings.note(&at, "The widget speaks % so far, so nobody sees the texts in %.", &parts);
        }
        for (key, text) in texts.entries().iter().take(MOST) {
            let Some(text) = text.as_text().filter(|text| text.len() <= LONGEST) else { continue };
            let Some((_, original)) = page.catalogue.iter().find(|(known, _)| known == key) else {
                let names = page.catalogue.iter().map(|(known, _)| *known);
                let near = if findings.is_full() { String::new() } else { suggestion(key, names) };
                findings.refuse(&below(&at, key), "There is no text %.%", &[&quoted(key), &near]);
                continue;
            };
            if let Some(defect) = defect(text, original) {
                findings.refuse(&below(&at, key), "%", &[&defect]);
            }
        }
    }
}

/// Names in a message: those that are written out whatever happens, and those that are used at all.
#[derive(Default)]
struct Names<'a> {
    written: Vec<&'a str>,
    used: Vec<&'a str>,
}

fn defect(text: &str, original: &str) -> Option<String> {
    let (mut ours, mut theirs) = (Names::default(), Names::default());
    if let Err(sentence) = collect(text, true, DEEPEST, &mut ours) {
        return Some(sentence.to_owned());
    }
    // The catalogue is sound: a test of its own reads every line.
    let _ = collect(original, true, DEEPEST, &mut theirs);
    let missing =
        |needed: &[&str], there: &[&str]| needed.iter().find(|name| !there.contains(name)).map(|name| quoted(name));
    let all: Vec<String> = theirs.used.iter().map(|name| say("{%}", &[name])).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    if let Some(name) = missing(&ours.used, &theirs.used) {
        let allowed = if all.is_empty() { "it has none".to_owned() } else { say("it has %", &[&list(&all, "and")]) };
        return Some(say("The placeholder % is unknown in this text; %.", &[&name, &allowed]));
    }
    let name = missing(&theirs.written, &ours.written).or(missing(&theirs.used, &ours.used))?;
    let keeps = "The placeholder % is lost; the text keeps %, in branches \"other\" too.";
    Some(say(keeps, &[&name, &list(&all, "and")]))
}

/// Reads `{name}` and `{name, plural, one {…} other {…}}`. What stands in a branch other than `other` is not always
/// written.
fn collect<'a>(text: &'a str, always: bool, depth: usize, names: &mut Names<'a>) -> Result<(), &'static str> {
    const PAIRS: &str = "The braces { and } of the placeholders do not match.";
    const CHOICE: &str = "A choice is written {name, plural, one {…} other {…}} or {name, select, … other {…}}.";
    let depth = depth.checked_sub(1).ok_or("Choices are nested too deeply.")?;
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (inner, after) = braced(rest.get(at..).unwrap_or_default()).ok_or(PAIRS)?;
        rest = after;
        let Some((name, choice)) = inner.split_once(',') else {
            add(inner.trim(), names, always);
            continue;
        };
        add(name.trim(), names, false);
        let (kind, mut branches) = choice.split_once(',').ok_or(CHOICE)?;
        let mut has_other = false;
        while let Some(open) = branches.find('{') {
            let (label, from) = branches.split_at_checked(open).ok_or(CHOICE)?;
            let (branch, after) = braced(from).ok_or(PAIRS)?;
            let other = label.trim() == "other";
            has_other |= other;
            collect(branch, always && other, depth, names)?;
            branches = after;
        }
        if !has_other || !matches!(kind.trim(), "plural" | "select") || !branches.trim().is_empty() {
            return Err(CHOICE);
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
