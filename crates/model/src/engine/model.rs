//! The constants of the model, public so that documents and interfaces can show them. They are the same for everybody:
//! no campaign changes them.

use super::ids::{Band, Phase};
use super::round;

/// Most that drag can take from execution (4).
pub const D_MAX: f64 = 0.25;
/// Reference ambition (6): rung 2.
pub const TAU: f64 = 0.5;
/// Share of results in execution (2).
pub const RHO: f64 = 0.5;
/// Effort points of each phase; what one leaves over goes to the next.
pub const BUDGETS: [(Phase, f64); 3] = [(Phase::Now, 6.0), (Phase::Next, 10.0), (Phase::Later, 16.0)];
/// The upper end of "in step", points: what a trend aims at (13).
pub const IN_STEP: u8 = 12;
/// Settings of D_max, τ and ρ under which the robustness of the advice is tried.
pub(crate) const SETTINGS: [[f64; 3]; 3] = [[0.15, 0.25, 0.35], [0.4, 0.5, 0.6], [0.35, 0.5, 0.65]];

/// The band of a gap as shown, in whole points.
pub const fn band(points: u8) -> Band {
    round::band(points)
}
