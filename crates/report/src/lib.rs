//! Everything that tells. Pure: a result in, sentences, charts and documents out.
//!
//! | module | holds |
//! |---|---|
//! | [`sentences`] | which sentence, row or mark a number turns into |
//! | [`document`] | the report as a document: HTML to print, Markdown, CSV, JSON |
//! | [`board`] | what a reader works with below the result: plan, trying out, money, comparisons |

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::string_slice
)]

pub mod board;
pub mod document;
pub mod sentences;
