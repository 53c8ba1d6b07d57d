//! Signs, placeholders and words that every text keeps to.

use std::collections::BTreeSet;

use super::{Complaints, message, source, texts};

/// Words to avoid, whole or from their beginning.
const AVOIDED: [&str; 11] = [
    "what runs",
    "leverage",
    "utilize",
    "utilise",
    "stakeholder",
    "best-in-class",
    "synerg",
    "holistic",
    "at hand",
    "for good",
    "organization",
];

/// What is wrong with the signs of a text.
fn signs(text: &str) -> Option<&'static str> {
    let letters: Vec<char> = text.chars().collect();
    let pairs = || letters.windows(2);
    let is_dash = |at: usize| {
        let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
        letters[at] == '–' && !(digit(at.checked_sub(1)) && digit(Some(at + 1)))
    };
    if text.contains(['\'', '"']) {
        Some("straight quote")
    } else if text.contains("  ") || text != text.trim() {
        Some("space too many")
    } else if letters.windows(3).any(|three| three[0].is_ascii_digit() && three[1] == ' ' && three[2] == '%') {
        Some("space before %")
    } else if text.contains('—') || (0..letters.len()).any(is_dash) {
        Some("dash")
    } else if text.matches('“').count() != text.matches('”').count() {
        Some("quotes do not pair")
    } else if text.contains("..") || pairs().any(|pair| pair[0].is_whitespace() && ",.;:?!".contains(pair[1])) {
        Some("stray sign")
    } else {
        None
    }
}

/// Whether a word to avoid stands in a text, at the start of a word.
fn avoided(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let is_word = |word: &&str| {
        lower.match_indices(*word).any(|(at, _)| !lower[..at].ends_with(|letter: char| letter.is_alphanumeric()))
    };
    AVOIDED.into_iter().find(|word| is_word(word))
}

fn all() -> Vec<(String, String)> {
    let source = source();
    let mut found = Vec::new();
    for (key, value) in source.as_object().unwrap() {
        if !["schema", "version", "language"].contains(&key.as_str()) {
            texts(value, key, &mut found);
        }
    }
    found
}

#[test]
fn signs_are_typographic() {
    let mut complaints = Complaints::default();
    for (path, text) in all() {
        if let Some(what) = signs(&text) {
            complaints.add(&path, format!("{what} [{text}]"));
        }
        if let Some(word) = avoided(&text).filter(|_| !path.starts_with("items") && !path.starts_with("notes")) {
            complaints.add(&path, format!("a word to avoid: {word} [{text}]"));
        }
    }
    complaints.none();
}

#[test]
fn placeholders_are_known_and_used() {
    let source = source();
    let known: BTreeSet<String> = source["notes"]["placeholders"].as_object().unwrap().keys().cloned().collect();
    let mut complaints = Complaints::default();
    let mut used = BTreeSet::new();
    for (path, text) in all().into_iter().filter(|(path, _)| !path.starts_with("notes")) {
        let names = match message::parse(&text) {
            Ok(message) => message.names,
            Err(what) => {
                complaints.add(&path, what);
                continue;
            }
        };
        for name in names.difference(&known) {
            complaints.add(&path, format!("an unknown placeholder, {name}"));
        }
        let top = path.split(['.', '[']).next().unwrap_or_default();
        if let Some(note) = source["notes"].get(top).filter(|note| note.is_object()) {
            let allowed: BTreeSet<&str> =
                note["placeholders"].as_array().into_iter().flatten().filter_map(|name| name.as_str()).collect();
            for name in names.iter().filter(|name| !allowed.contains(name.as_str())) {
                complaints.add(&path, format!("{name} is not among the placeholders of notes.{top}"));
            }
        }
        complaints.unless(names.is_empty() || !path.starts_with("items"), &path, "items have no placeholders");
        used.extend(names);
    }
    for name in known.difference(&used) {
        complaints.add("notes.placeholders", format!("{name} is never used"));
    }
    complaints.none();
}

#[test]
fn the_rules_complain() {
    for (text, what) in [
        ("It's", "straight quote"),
        ("a  b", "space too many"),
        (" a", "space too many"),
        ("60 %", "space before %"),
        ("a — b", "dash"),
        ("a – b", "dash"),
        ("“a", "quotes do not pair"),
        ("a .", "stray sign"),
        ("a..", "stray sign"),
    ] {
        assert_eq!(signs(text), Some(what), "{text}");
    }
    for sound in ["It’s 60%, “so”.", "0–12", "{n, plural, one {#} other {#}}"] {
        assert_eq!(signs(sound), None, "{sound}");
    }
    assert_eq!(
        (avoided("Leverages it"), avoided("What runs"), avoided("beforehand")),
        (Some("leverage"), Some("what runs"), None)
    );
}
