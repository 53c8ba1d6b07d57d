//! What a visitor compares on the board: other people, an earlier result, links to send. The elements are made, and the
//! visitor is heard, in `tests/e2e`; here is what stands in them and what acts do.

mod earlier;
mod golden;
mod hostile;
mod people;
mod share;
mod support;
