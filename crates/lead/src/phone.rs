//! Telephone numbers: kept as typed, and written the international way where that needs no guessing. No country is
//! guessed and no numbering plan is known here. It is linked into the widget, so it is small.

/// The number in the international way (E.164), such as `+34600000000`; `None` for one without a country code.
///
/// Spaces, hyphens, dots and brackets are left out; what remains is a plus sign and 7 to 15 digits, of which the first
/// is no zero.
pub fn e164(text: &str) -> Option<String> {
    let number: String =
        text.chars().filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '-' | '.' | '(' | ')')).collect();
    let digits = number.strip_prefix('+')?;
    let sound = (7..=15).contains(&digits.len()) && !digits.starts_with('0');
    (sound && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}
