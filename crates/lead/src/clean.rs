//! Strings from outside, made fit for a lead: control characters out, spaces around them out, never longer than they
//! may be. Nothing is cut inside a character.

/// Most characters of a name, also of a field's name.
pub(super) const NAME: usize = 80;
/// Most characters of a company.
pub(super) const COMPANY: usize = 120;
/// Most characters of a telephone number as typed.
pub(super) const PHONE: usize = 40;
/// Most characters of a role.
pub(super) const ROLE: usize = 80;
/// Most characters of any other text.
pub(super) const TEXT: usize = 500;
/// Most bytes of an address, which has ASCII letters only.
pub(super) const URL: usize = 1024;
/// Most bytes of an e-mail address.
pub(super) const EMAIL: usize = 254;

/// The text on one line, without control characters and those that change the direction of others, cut to so many
/// characters.
pub(super) fn line(text: &str, most: usize) -> String {
    let shown = text.chars().filter_map(|letter| match letter {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => None,
        letter => (!letter.is_control()).then_some(letter),
    });
    let whole: String = shown.collect();
    let cut: String = whole.trim().chars().take(most).collect();
    cut.trim_end().to_owned()
}

/// As [`line()`]; `None` where nothing is left.
pub(super) fn some(text: &str, most: usize) -> Option<String> {
    Some(line(text, most)).filter(|text| !text.is_empty())
}

/// A name that programs give: its ASCII letters, digits and `. _ : + -`, cut to so many.
pub(super) fn name(text: &str, most: usize) -> String {
    let part = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | ':' | '+' | '-');
    text.chars().filter(part).take(most).collect()
}

/// The longest beginning of a text that has no more than so many bytes.
pub(super) fn at_most(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
    text.split_at_checked(end).map_or("", |(start, _)| start)
}
