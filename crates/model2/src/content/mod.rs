//! The built-in questionnaire: its numbers as constants.

pub mod edition;
