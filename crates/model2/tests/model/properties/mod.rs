//! Invariants of the engine, tried on made-up answers; the numbers are those of `docs/scoring.md`. More cases with
//! `PROPTEST_CASES=5000`.

mod advice;
mod more;
mod score;
mod several;
mod support;
