//! The model as its callers see it: golden vectors, worked examples, what is refused, links, and the invariants as
//! property tests (`properties`).

mod assessment;
mod edges;
mod engine;
mod golden;
mod properties;
mod refused;
mod scoring_doc;
mod share;
