//! The invariants of the scoring model (`docs/scoring.md`, invariants), one test each, on made-up answers. Numbers that
//! must come out exactly are in `engine.rs` and `golden.rs`.
//!
//! `PROPTEST_CASES=5000 cargo test --package execution-gap-model properties` looks harder.

mod advice;
mod score;
mod several;
mod support;
