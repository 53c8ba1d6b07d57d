//! Rules about a campaign's own words: the text exists, and it says every number and name that the catalogue's does.

use execution_gap_model::content::placeholders::{Defect, compare, names};

use super::Page;
use super::findings::{Findings, below};
use super::json::Json;
use super::words::{list, quoted, say, suggestion};

/// Most texts of a language that are looked at; a campaign that has more is refused by its shape.
const MOST: usize = 500;

/// Most bytes of a text that is looked at; a longer one is refused by its shape.
const LONGEST: usize = 4000;

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
            if let Err(defect) = compare(text, original) {
                let words = if findings.is_full() { String::new() } else { sentence(&defect, original) };
                findings.refuse(&below(&at, key), "%", &[&words]);
            }
        }
    }
}

/// Why a text cannot take the place of the catalogue's, as a sentence.
fn sentence(defect: &Defect, original: &str) -> String {
    let all: Vec<String> = names(original).iter().map(|name| say("{%}", &[name])).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let fixed = match defect {
        Defect::Braces => "The braces { and } of the placeholders do not match.",
        Defect::Choice => "A choice is written {name, plural, one {…} other {…}} or {name, select, … other {…}}.",
        Defect::Nesting => "Choices are nested too deeply.",
        Defect::Unknown(name) => {
            let allowed =
                if all.is_empty() { "it has none".to_owned() } else { say("it has %", &[&list(&all, "and")]) };
            return say("The placeholder % is unknown in this text; %.", &[&quoted(name), &allowed]);
        }
        Defect::Lost(name) => {
            let keeps = "The placeholder % is lost; the text keeps %, in branches \"other\" too.";
            return say(keeps, &[&quoted(name), &list(&all, "and")]);
        }
    };
    fixed.to_owned()
}
