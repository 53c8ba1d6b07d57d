//! Words and the built-in assessment. No logic of scoring or showing belongs here.

pub mod edition;
pub mod format;
pub mod locale;
pub mod messages;
pub mod names;
pub mod placeholders;
pub mod texts;
