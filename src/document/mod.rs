//! The report as a document: HTML that stands alone and prints well, Markdown for a message, CSV for a table, JSON to open
//! again. Pure: numbers and words in, text out. Frames, files and the clipboard are the business of `www/document.js`.
//!
//! ```text
//! Visit ──▶ Paper (scored, told) ──▶ html · markdown · csv · result
//! ```
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod answers;
mod causes;
mod csv;
mod figure;
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
mod style;
mod summary;
mod tree;
mod views;
mod words;

pub use csv::csv;
pub use markdown::markdown;
pub use page::{html, parts};
pub use paper::{Link, Paper, Second, Sheet, Visit};
pub use result::result;
#[cfg(not(target_arch = "wasm32"))]
pub use words::ENGLISH;
pub use words::{MissingWord, Voice, Words};
