//! The rule for e-mail addresses: what a browser's own field accepts (WHATWG HTML), our policy on top of it, and hints
//! that never block. It is linked into the widget, so it is small: no tables of Unicode, no patterns, no formatting.

/// Most bytes before the `@`.
const LONGEST_LOCAL: usize = 64;
/// Most bytes of a whole address.
const LONGEST: usize = 254;
/// Most bytes between two dots of a domain.
const LONGEST_LABEL: usize = 63;

/// An address that can be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    /// The address without line ends and outer spaces, its domain in lower case.
    pub address: String,
    /// Whether the domain has letters beyond ASCII. The address must be sent with the domain in Punycode, which the
    /// browser's own reader of addresses writes.
    pub needs_punycode: bool,
    /// Whether the part before the `@` starts or ends with a dot or has two in a row: allowed here, though many mail
    /// servers refuse it.
    pub odd_dots: bool,
}

/// Why an address was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailFault {
    /// Nothing is there.
    Empty,
    /// It is no address.
    Invalid,
    /// The domain has no dot, as in `ana@acme`.
    NoDot,
    /// More than 64 bytes before the `@`, or more than 254 in all.
    TooLong,
}

/// Checks an address as typed.
///
/// # Errors
/// What is wrong with it.
pub fn check(text: &str) -> Result<Email, EmailFault> {
    let address = sanitised(text);
    if address.is_empty() {
        return Err(EmailFault::Empty);
    }
    let (local, domain) = address.rsplit_once('@').ok_or(EmailFault::Invalid)?;
    let needs_punycode = !domain.is_ascii();
    if !is_local(local) || !domain.split('.').all(|label| is_label(label, needs_punycode)) {
        return Err(EmailFault::Invalid);
    }
    if !domain.contains('.') {
        return Err(EmailFault::NoDot);
    }
    if local.len() > LONGEST_LOCAL || address.len() > LONGEST {
        return Err(EmailFault::TooLong);
    }
    let odd_dots = local.split('.').any(str::is_empty);
    let mut lower = String::with_capacity(address.len());
    for part in [local, "@"] {
        lower.push_str(part);
    }
    domain.chars().for_each(|letter| lower.push(letter.to_ascii_lowercase()));
    Ok(Email { address: lower, needs_punycode, odd_dots })
}

/// Whether a browser's own e-mail field accepts a text that a script puts into it (WHATWG HTML, a valid e-mail address
/// after the sanitisation of the value). The rule of [`check`] is narrower.
pub fn is_valid_in_html(text: &str) -> bool {
    let address = sanitised(text);
    address
        .rsplit_once('@')
        .is_some_and(|(local, domain)| is_local(local) && domain.split('.').all(|label| is_label(label, false)))
}

/// A likely slip in the domain: the whole address as it was probably meant. `None` for anything that is no address,
/// for known domains and for domains with more than three parts.
pub fn suggest(text: &str) -> Option<String> {
    let Email { address, needs_punycode: false, .. } = check(text).ok()? else { return None };
    let (local, domain) = address.rsplit_once('@')?;
    if FREE_MAIL.contains(&domain) || domain.bytes().filter(|byte| *byte == b'.').count() > 2 {
        return None;
    }
    let mut meant = String::with_capacity(LONGEST);
    meant.push_str(local);
    meant.push('@');
    if let Some(known) = closest(domain) {
        meant.push_str(known);
        return Some(meant);
    }
    let (name, ending) = domain.rsplit_once('.')?;
    let slip = |known: &&&str| ending.len() > 2 && is_within(known.as_bytes(), ending.as_bytes(), 1);
    let known = ENDINGS.iter().find(slip).filter(|_| !ENDINGS.contains(&ending) && !REAL_ENDINGS.contains(&ending))?;
    for part in [name, ".", known] {
        meant.push_str(part);
    }
    Some(meant)
}

/// Whether the address is at a provider that anybody can have one from, as far as this short list knows.
pub fn is_free_mail(text: &str) -> bool {
    check(text).is_ok_and(|email| email.address.rsplit_once('@').is_some_and(|(_, domain)| FREE_MAIL.contains(&domain)))
}

/// Providers of free addresses; the first of two that are equally close is suggested.
const FREE_MAIL: [&str; 26] = [
    "gmail.com",
    "outlook.com",
    "hotmail.com",
    "yahoo.com",
    "icloud.com",
    "googlemail.com",
    "live.com",
    "msn.com",
    "me.com",
    "aol.com",
    "proton.me",
    "protonmail.com",
    "gmx.de",
    "gmx.net",
    "web.de",
    "t-online.de",
    "yahoo.co.uk",
    "hotmail.co.uk",
    "btinternet.com",
    "orange.fr",
    "free.fr",
    "libero.it",
    "mail.ru",
    "qq.com",
    "mail.com",
    "ymail.com",
];

/// Endings that people mistype.
const ENDINGS: [&str; 4] = ["com", "net", "org", "info"];

/// Endings that exist and are one slip away from one that people mistype.
const REAL_ENDINGS: [&str; 12] = ["cam", "mom", "bet", "pet", "vet", "new", "ntt", "nec", "next", "ong", "dot", "how"];

/// Fewest letters of a domain that is suggested; a shorter one has too many sound neighbours.
const LONG_ENOUGH: usize = 9;

fn closest(domain: &str) -> Option<&'static str> {
    let within = |slips: u8| {
        let close = |known: &&&str| known.len() >= LONG_ENOUGH && is_within(known.as_bytes(), domain.as_bytes(), slips);
        FREE_MAIL.iter().find(close).copied()
    };
    within(1).or_else(|| within(2))
}

/// Whether one text becomes the other by this many slips: a letter too much, too few or wrong, or two swapped.
fn is_within(a: &[u8], b: &[u8], slips: u8) -> bool {
    match (a, b) {
        ([], rest) | (rest, []) => rest.len() <= usize::from(slips),
        ([x, a @ ..], [y, b @ ..]) if x == y => is_within(a, b, slips),
        ([x, shorter_a @ ..], [y, shorter_b @ ..]) => {
            let Some(left) = slips.checked_sub(1) else { return false };
            let swapped = match (shorter_a, shorter_b) {
                ([other_x, a @ ..], [other_y, b @ ..]) => x == other_y && y == other_x && is_within(a, b, left),
                _ => false,
            };
            swapped
                || is_within(shorter_a, shorter_b, left)
                || is_within(shorter_a, b, left)
                || is_within(a, shorter_b, left)
        }
    }
}

/// What a browser does to the value of an e-mail field: line ends go, then outer spaces.
fn sanitised(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(LONGEST));
    text.chars().filter(|letter| !matches!(letter, '\r' | '\n')).for_each(|letter| out.push(letter));
    out.trim_matches([' ', '\t', '\u{c}']).to_owned()
}

fn is_local(local: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    !local.is_empty() && local.bytes().all(fits)
}

fn is_label(label: &str, beyond_ascii: bool) -> bool {
    let fits = |letter: char| {
        letter.is_ascii_alphanumeric()
            || letter == '-'
            || beyond_ascii && !letter.is_ascii() && !letter.is_whitespace() && !letter.is_control()
    };
    (1..=LONGEST_LABEL).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.chars().all(fits)
}
