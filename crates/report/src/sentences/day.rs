//! Days as they are stored (year, month and day with hyphens), as far as they must be counted. How a language writes a day
//! is not here.

const MONTHS: [u16; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The days from one day to another, below 0 when the second one is earlier; `None` when one of them is no day.
pub fn days_between(from: &str, to: &str) -> Option<f64> {
    Some(f64::from(number(to)?) - f64::from(number(from)?))
}

/// Whether this is a day of the years 1 to 9999, such as `2026-11-22`.
pub fn is_day(text: &str) -> bool {
    number(text).is_some()
}

/// How many days there are before this day, from the first of January of the year 1 on.
fn number(text: &str) -> Option<u32> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else { return None };
    let digits = |digits: &[u8]| {
        let mut number = 0;
        for digit in digits {
            number = 10 * number + u32::from(digit.is_ascii_digit().then(|| digit - b'0')?);
        }
        Some(number)
    };
    let (year, month, day) = (digits(&[y1, y2, y3, y4])?, digits(&[m1, m2])?, digits(&[d1, d2])?);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = |month: usize| MONTHS.get(month).map(|days| u32::from(*days) + u32::from(is_leap && month == 1));
    let month = (month as usize).checked_sub(1)?;
    let before = year.checked_sub(1)?;
    if day == 0 || day > length(month)? {
        return None;
    }
    let months: u32 = (0..month).filter_map(length).sum();
    Some(365 * before + before / 4 - before / 100 + before / 400 + months + day - 1)
}

#[cfg(test)]
mod tests {
    use super::{days_between, is_day};

    #[test]
    fn days_are_counted_over_leap_years() {
        for (from, to, days) in [
            ("2026-11-22", "2026-11-22", 0.0),
            ("2026-05-22", "2026-11-22", 184.0),
            ("2024-02-28", "2024-03-01", 2.0),
            ("2023-02-28", "2023-03-01", 1.0),
            ("1900-02-28", "1900-03-01", 1.0),
            ("2000-02-28", "2000-03-01", 2.0),
            ("2026-01-01", "2025-12-31", -1.0),
            ("0001-01-01", "1970-01-01", 719_162.0),
        ] {
            assert_eq!(days_between(from, to), Some(days), "{from} {to}");
        }
    }

    #[test]
    fn nothing_else_is_a_day() {
        for odd in [
            "",
            "2026-1-1",
            "2026-13-01",
            "2026-00-01",
            "2026-02-29",
            "2026-01-32",
            "2026-01-00",
            "0000-01-01",
            "２026-01-01",
            "2026/01/01",
            " 2026-01-01",
            "+026-01-01",
        ] {
            assert!(!is_day(odd), "{odd}");
        }
        assert!(is_day("2024-02-29") && is_day("9999-12-31"));
    }
}
