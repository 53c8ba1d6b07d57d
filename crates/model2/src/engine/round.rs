//! The few ways in which numbers are rounded. Nothing else rounds.

use super::ids::Band;

/// What comparisons of computed numbers allow for rounding noise.
const HAIR: f64 = 1e-9;

/// The gap as shown: whole points, half up.
pub(crate) fn whole(points: f64) -> u8 {
    // Points are 0–100, so the cast cuts nothing off.
    (points + 0.5 + HAIR).floor() as u8
}

/// The band of a gap as shown: rounded first, so that number and band never contradict each other.
pub(crate) const fn band(shown: u8) -> Band {
    match shown {
        0..=12 => Band::InStep,
        13..=24 => Band::Slipping,
        25..=49 => Band::Wide,
        _ => Band::Severe,
    }
}

/// To a billionth: what ranks differ by must be more than rounding noise.
pub(crate) fn to_billionth(value: f64) -> f64 {
    (value * 1e9 + 0.5).floor() / 1e9
}

/// Whether a computed value reaches a cut, rounding noise aside.
pub(crate) fn reaches(value: f64, cut: f64) -> bool {
    value >= cut - HAIR
}

/// Two significant digits, half up; for amounts of money, 0 and above.
pub(crate) fn two_digits(amount: f64) -> f64 {
    if !(amount > 0.0 && amount.is_finite()) {
        return 0.0;
    }
    // Powers of ten up to 10^22 are exact, so the loops lose nothing for any amount that money has.
    let (mut up, mut down) = (1.0, 1.0);
    while amount / up >= 100.0 {
        up *= 10.0;
    }
    while amount * down < 10.0 && down < 1e22 {
        down *= 10.0;
    }
    if up > 1.0 { (amount / up + 0.5 + HAIR).floor() * up } else { (amount * down + 0.5 + HAIR).floor() / down }
}
