//! Amounts and shares as people type them. What is clear is read; what could mean two numbers is refused, and nothing is
//! guessed: whoever shows an amount shows as what it was read. What is done with them belongs to others.

/// The largest amount, as the engine's.
pub const LARGEST: u64 = 1_000_000_000_000_000;
/// The most bytes of a text that is looked at.
const LONGEST: usize = 64;
const CURRENCIES: [char; 6] = ['$', '€', '£', '¥', '₹', '₩'];
/// What may follow the digits, and how many zeros it stands for.
const SUFFIXES: [(&str, usize); 10] = [
    ("", 0),
    ("k", 3),
    ("m", 6),
    ("mn", 6),
    ("mio", 6),
    ("million", 6),
    ("b", 9),
    ("bn", 9),
    ("mrd", 9),
    ("billion", 9),
];

/// Why a text is not read as an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is no number with a known mark or suffix.
    Unreadable,
    /// It could be one of two numbers: `1,500m` is 1.5 or 1500 million.
    Ambiguous,
    /// It is not a whole number of units.
    Fraction,
    /// It is above [`LARGEST`].
    TooLarge,
}

/// The amount in whole units, 0 to [`LARGEST`]; `None` for an empty text.
///
/// Digits with grouping marks (spaces, commas, full stops or apostrophes, in threes or as in 20,00,000), a decimal mark
/// before `k`, `m` or `bn` and their other spellings, and a currency sign.
///
/// # Errors
/// Everything else.
pub fn amount(typed: &str) -> Result<Option<f64>, Refused> {
    if typed.len() > LONGEST {
        return Err(Refused::Unreadable);
    }
    let text = typed.trim_matches(is_space);
    if text.is_empty() {
        return Ok(None);
    }
    let text = text.trim_matches(|c| is_space(c) || CURRENCIES.contains(&c));
    let end = text.rfind(|c: char| c.is_ascii_digit()).ok_or(Refused::Unreadable)? + 1;
    let (number, suffix) = text.split_at_checked(end).ok_or(Refused::Unreadable)?;
    let suffix = suffix.trim_matches(is_space).trim_end_matches('.').to_ascii_lowercase();
    let (_, zeros) = SUFFIXES.iter().find(|(known, _)| *known == suffix).ok_or(Refused::Unreadable)?;
    let (whole, decimals) = split(number, *zeros > 0)?;
    // With more than cents it could be thousands with a mark in the wrong place.
    if *zeros == 0 && decimals.len() > 2 {
        return Err(Refused::Fraction);
    }
    let decimals = decimals.trim_end_matches('0');
    let zeros = zeros.checked_sub(decimals.len()).ok_or(Refused::Fraction)?;
    let digits = grouped(whole).ok_or(Refused::Unreadable)?;
    let digits = digits.chars().chain(decimals.chars()).chain(core::iter::repeat_n('0', zeros));
    let mut units = 0_u64;
    for digit in digits {
        let digit = digit.to_digit(10).ok_or(Refused::Unreadable)?;
        units = units * 10 + u64::from(digit);
        if units > LARGEST {
            return Err(Refused::TooLarge);
        }
    }
    Ok(Some(units as f64))
}

/// A number from 0 to 999.9 with at most one decimal, with or without a percent sign.
pub fn percent(typed: &str) -> Option<f64> {
    let number = typed.trim_matches(is_space).trim_end_matches('%').trim_end_matches(is_space);
    let (whole, tenths) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    let sound = matches!(whole.len(), 1..=3) && tenths.len() == 1;
    let mut value = 0_u32;
    for digit in whole.chars().chain(tenths.chars()) {
        value = value * 10 + digit.to_digit(10).filter(|_| sound)?;
    }
    Some(f64::from(value) / 10.0)
}

/// What stands before the decimal mark, and after it.
fn split(number: &str, is_scaled: bool) -> Result<(&str, &str), Refused> {
    let Some(at) = number.rfind(|c: char| !c.is_ascii_digit()) else { return Ok((number, "")) };
    let (head, marked) = number.split_at_checked(at).ok_or(Refused::Unreadable)?;
    let Some((mark, tail)) = [',', '.'].iter().find_map(|mark| Some((*mark, marked.strip_prefix(*mark)?))) else {
        return Ok((number, ""));
    };
    if head.contains(mark) {
        return Ok((number, ""));
    }
    let only = head.bytes().all(|byte| byte.is_ascii_digit());
    let could_group = tail.len() == 3 && matches!(head.len(), 1..=3) && !head.starts_with('0');
    match (only && could_group, is_scaled) {
        // Nobody writes money with three decimals.
        (true, false) => Ok((number, "")),
        (true, true) => Err(Refused::Ambiguous),
        (false, _) => Ok((head, tail)),
    }
}

/// The digits of a whole number; `None` unless its marks stand where grouping marks stand.
fn grouped(whole: &str) -> Option<String> {
    let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) else { return Some(whole.to_owned()) };
    if !(is_space(mark) || matches!(mark, ',' | '.' | '\'' | '’')) {
        return None;
    }
    let groups: Vec<&str> = whole.split(mark).collect();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let all = |length: usize| middle.iter().all(|group| group.len() == length);
    let lengths = last.len() == 3 && ((all(3) && first.len() <= 3) || (all(2) && first.len() <= 2));
    (lengths && !first.is_empty() && !first.starts_with('0')).then(|| groups.concat())
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        let million = [
            "2000000",
            "2 000 000",
            "2,000,000",
            "2.000.000",
            "2'000'000",
            "2’000’000",
            "2\u{202f}000\u{202f}000",
            "20,00,000",
            "2m",
            "2 M",
            "2.0m",
            "2,0 Mio.",
            "2 million",
            "2000k",
            "2,000,000.00",
            "2.000.000,00",
            "0.002bn",
            " €2m ",
            "2 000 000 €",
        ];
        for text in million {
            assert_eq!(amount(text), Ok(Some(2e6)), "{text}");
        }
        for (text, value) in [("0", 0.0), ("1.500", 1500.0), ("1,5 Mrd", 1.5e9), (".5m", 5e5), ("0.500m", 5e5)] {
            assert_eq!(amount(text), Ok(Some(value)), "{text}");
        }
        assert_eq!(amount("1 000 000 000 000 000"), Ok(Some(1e15)));
        assert_eq!((amount(""), amount(" \u{a0}")), (Ok(None), Ok(None)));
    }

    #[test]
    fn what_is_not_clear_is_refused() {
        use Refused::{Ambiguous, Fraction, TooLarge, Unreadable};
        for (text, why) in [
            ("1,500m", Ambiguous),
            ("1.500 k", Ambiguous),
            ("2.5", Fraction),
            ("1234.56", Fraction),
            ("1.2345k", Fraction),
            ("1.234,567", Fraction),
            ("1000000000000001", TooLarge),
            ("1000001bn", TooLarge),
            ("99999999999999999999999999", TooLarge),
            ("-5", Unreadable),
            ("2e6", Unreadable),
            ("two", Unreadable),
            ("€", Unreadable),
            ("2 x", Unreadable),
            ("1,00,00", Unreadable),
            ("1,0000", Fraction),
            ("1234.000", Fraction),
            ("10,00,0000", Unreadable),
            ("1,000.000,000", Unreadable),
            ("1 000'000", Unreadable),
            ("1,,000", Unreadable),
            ("0,000,001", Unreadable),
            ("5%", Unreadable),
            ("٢٠٠٠", Unreadable),
        ] {
            assert_eq!(amount(text), Err(why), "{text}");
        }
        assert_eq!(amount(&"1".repeat(65)), Err(Unreadable));
    }

    #[test]
    fn shares_have_at_most_one_decimal() {
        for (text, value) in
            [("15", 15.0), ("15 %", 15.0), (" 32.5%", 32.5), ("32,5", 32.5), ("0", 0.0), ("100", 100.0)]
        {
            assert_eq!(percent(text), Some(value), "{text}");
        }
        for text in ["", "%", "0.35", "-1", "1e1", "1000", "1.5.5", ".5", "5.", "x", "１"] {
            assert_eq!(percent(text), None, "{text}");
        }
    }
}
