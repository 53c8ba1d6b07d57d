//! A lead as a business card (vCard 3.0, which Outlook reads). No text can become a property of its own: line ends,
//! commas, semicolons and backslashes are escaped, and lines are folded between characters.

use super::payload::Lead;

/// Most bytes of a line, without its end.
const LINE: usize = 75;

/// The card of a lead.
pub fn card(lead: &Lead) -> String {
    let contact = &lead.contact;
    let text = |field: &Option<String>| field.as_deref().map(escaped).unwrap_or_default();
    let (first, last) = (text(&contact.first_name), text(&contact.last_name));
    let names: Vec<&str> = [first.as_str(), last.as_str()].into_iter().filter(|name| !name.is_empty()).collect();
    let full = match (names.is_empty(), &contact.company, &contact.email) {
        (false, ..) => names.join(" "),
        (true, Some(other), _) | (true, None, Some(other)) => escaped(other),
        (true, None, None) => escaped(&lead.id),
    };
    let phone = contact.phone_e164.as_ref().or(contact.phone_raw.as_ref()).map(|phone| escaped(phone));
    let mut out = String::new();
    for (name, value) in [
        ("BEGIN", "VCARD".to_owned()),
        ("VERSION", "3.0".to_owned()),
        ("N", [last.as_str(), ";", first.as_str(), ";;;"].concat()),
        ("FN", full),
        ("ORG", text(&contact.company)),
        ("TITLE", text(&contact.role)),
        ("EMAIL;TYPE=INTERNET", text(&contact.email)),
        ("TEL;TYPE=WORK", phone.unwrap_or_default()),
        (
            "ADR;TYPE=WORK",
            contact.country.as_deref().map(|country| [";;;;;;", &escaped(country)].concat()).unwrap_or_default(),
        ),
        ("NOTE", note(lead)),
        ("UID", escaped(&lead.id)),
        ("REV", lead.timestamp.clone()),
        ("END", "VCARD".to_owned()),
    ] {
        if !value.is_empty() {
            fold(&mut out, &[name, ":", &value].concat());
        }
    }
    out
}

/// What the talk will be about.
fn note(lead: &Lead) -> String {
    let gap = lead.scores.shown.map(|shown| super::text::whole(shown.into()));
    match gap.zip(lead.scores.band) {
        Some((gap, band)) => escaped(&["Execution gap ", &gap, " of 100, ", band.id(), "."].concat()),
        None => String::new(),
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ',' | ';' => out.extend(['\\', letter]),
            '\n' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Writes a line in pieces of at most 75 bytes; a piece after the first starts with a space.
fn fold(out: &mut String, line: &str) {
    let mut room = LINE;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        out.push(letter);
        room -= letter.len_utf8();
    }
    out.push_str("\r\n");
}
