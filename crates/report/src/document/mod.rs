//! The report as a document: HTML that stands alone and prints well, Markdown for a message, CSV for a table, JSON to open
//! again. Pure: numbers and words in, text out. Frames, files and the clipboard are the business of `www/paper.js`.
//!
//! ```text
//! Visit ──▶ Paper (scored, told) ──▶ html · markdown · csv · result
//! ```
mod answers;
mod causes;
mod cohort;
mod csv;
pub mod figure;
mod keys;
mod markdown;
mod matrix;
mod method;
mod moves;
mod page;
mod paper;
mod plan;
mod result;
mod roadmap;
mod screen;
mod style;
mod summary;
pub mod tree;
mod views;
mod words;

pub use answers::{changes, said};
pub use causes::{chart as causes_chart, decomposition, outcome_chart};
pub use cohort::cohort;
pub use csv::csv;
pub use keys::Word;
pub use markdown::markdown;
pub use matrix::matrix;
pub use method::{ask_next, weights};
pub use moves::moves;
pub use page::{html, parts};
pub use paper::{Link, Paper, Sheet, Visit};
pub use plan::{area_chart, capabilities, readiness};
pub use result::{SCHEMA, result};
pub use roadmap::roadmap;
pub use screen::on_screen;
#[cfg(not(target_arch = "wasm32"))]
pub use style::RULES;
pub use summary::{band_name, band_text, role_word};
pub use views::{letter, views_chart};
#[cfg(not(target_arch = "wasm32"))]
pub use words::ENGLISH;
pub use words::{MissingWord, Phrase, Voice, Words};
