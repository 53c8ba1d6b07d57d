//! Telephone numbers: kept as typed, and written the international way where that needs no guessing. Of numbering plans
//! only so much is known as a zero after the country code needs. It is linked into the widget, so it is small.

/// Country codes of one and of two digits; all others have three.
const SHORT: &str = "1 7";
const TWO: &str = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 \
                   86 90 91 92 93 94 95 98";
/// Where a number in the international way may begin with a zero: Italy, Côte d'Ivoire, Congo, San Marino.
const WITH_ZERO: [&str; 4] = ["39", "225", "242", "378"];

/// The number in the international way (E.164), such as `+34600000000`; `None` for one without a country code, and for
/// one that could be two numbers.
///
/// Spaces, hyphens, dots and brackets are left out, and so is a zero in brackets after the country code, which is
/// dialled inside the country only. What remains is a plus sign and 7 to 15 digits, of which the first is no zero. Any
/// other zero after the country code leaves it open whether it belongs to the number, but for the countries where it
/// does; there a zero in brackets leaves it open.
pub fn e164(text: &str) -> Option<String> {
    let written: String = text.chars().filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '-' | '.')).collect();
    let (plain, has_optional) = match written.split_once("(0)") {
        Some((code, rest)) => {
            let code = bare(code);
            // Elsewhere than after the country code it says nothing that is known here.
            code.strip_prefix('+').filter(|digits| country(digits) == Some(*digits))?;
            ([code, bare(rest)].concat(), true)
        }
        None => (bare(&written), false),
    };
    let digits = plain.strip_prefix('+')?;
    let is_sound = (7..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let code = country(digits).filter(|_| is_sound)?;
    let keeps_zero = WITH_ZERO.contains(&code);
    let has_zero = digits.strip_prefix(code)?.starts_with('0');
    let is_sure = if has_optional { !keeps_zero && !has_zero } else { keeps_zero || !has_zero };
    is_sure.then_some(plain)
}

fn bare(text: &str) -> String {
    text.chars().filter(|letter| !matches!(letter, '(' | ')')).collect()
}

/// The country code at the beginning of digits; `None` when there is none.
fn country(digits: &str) -> Option<&str> {
    let known = |length: usize, codes: &str| {
        digits.get(..length).filter(|start| codes.split_ascii_whitespace().any(|code| code == *start))
    };
    let three = || digits.get(..3).filter(|start| !start.starts_with('0'));
    known(1, SHORT).or_else(|| known(2, TWO)).or_else(three)
}
