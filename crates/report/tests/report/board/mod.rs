//! What a visitor does on the board: tries other answers, works out amounts, compares other people and an earlier result,
//! sends links. The elements are made, and the visitor is heard, in `tests/e2e`; here is what stands in them and what acts do.

mod earlier;
mod golden;
mod hostile;
mod money;
mod movers;
mod people;
mod screen;
mod share;
mod support;
