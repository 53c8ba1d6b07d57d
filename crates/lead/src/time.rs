//! Moments: from the browser's milliseconds to the text of a lead (RFC 3339, UTC, milliseconds). There is no clock here.

use super::text::push;

/// 31 December 9999, 23:59:59.999: what four digits of a year can say.
const LAST: f64 = 253_402_300_799_999.0;
const DAY: u64 = 86_400_000;

/// A moment as text, such as `2026-11-22T18:20:31.114Z`; `None` before 1970, after 9999 and for what is no number.
pub(super) fn text(milliseconds: f64) -> Option<String> {
    if !(0.0..=LAST).contains(&milliseconds) {
        return None;
    }
    let moment = milliseconds as u64;
    let (year, month, day) = date(moment / DAY);
    let inside = moment % DAY;
    let mut out = String::with_capacity(24);
    for (number, digits, after) in [
        (year, 4, '-'),
        (month, 2, '-'),
        (day, 2, 'T'),
        (inside / 3_600_000, 2, ':'),
        (inside / 60_000 % 60, 2, ':'),
        (inside / 1000 % 60, 2, '.'),
        (inside % 1000, 3, 'Z'),
    ] {
        push(&mut out, number, digits);
        out.push(after);
    }
    Some(out)
}

/// Year, month and day, from days since 1970. Years start in March here, so that a leap day is the last of its year
/// (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn date(days: u64) -> (u64, u64, u64) {
    let shifted = days + 719_468;
    let (era, of_era) = (shifted / 146_097, shifted % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (year + era * 400 + u64::from(month < 3), month, of_year - (153 * from_march + 2) / 5 + 1)
}
