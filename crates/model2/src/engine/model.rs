//! The constants of the model, public so that documents and interfaces can show them. They are the same for everybody:
//! no campaign changes them.

use super::ids::{Band, Size};
use super::round;

/// The version of the model, written with every report. Results of different versions are never compared.
pub const VERSION: &str = "2";
/// Most that drag can take from execution (4).
pub const D_MAX: f64 = 0.25;
/// Reference ambition (6): rung 2.
pub const TAU: f64 = 0.5;
/// Share of results in execution (2).
pub const RHO: f64 = 0.5;
/// How often one answer is read a rung higher or lower: one time in five.
pub const MISREAD: f64 = 0.2;
/// Standard errors within which nineteen readings in twenty lie.
pub const Z: f64 = 1.96;
/// Effort points that an organisation of 251 to 1,000 people can spend now, next and later.
pub const CAPACITY: [f64; 3] = [6.0, 10.0, 16.0];
/// The upper end of "in step", points: what a trend aims at.
pub const IN_STEP: u8 = 12;
/// Largest number of moves that the express form names.
pub const EXPRESS_MOVES: usize = 2;
/// Largest number of first moves.
pub const FIRST_MOVES: usize = 3;
/// Most people that one comparison takes.
pub const MOST_PEOPLE: usize = 30;

/// What an organisation of this size can spend, as a share of [`CAPACITY`].
pub const fn capacity_factor(size: Option<Size>) -> f64 {
    match size {
        Some(Size::UpTo50) => 0.5,
        Some(Size::UpTo250) => 0.75,
        Some(Size::UpTo1000) | None => 1.0,
        Some(Size::UpTo5000) => 1.5,
        Some(Size::More) => 2.0,
    }
}

/// The band of a gap as shown, in whole points.
pub const fn band(points: u8) -> Band {
    round::band(points)
}
