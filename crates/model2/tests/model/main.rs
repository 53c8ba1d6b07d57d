//! The model as everybody outside sees it. One binary, so that it is linked once.

mod assessment;
mod content;
mod edges;
mod edges_others;
mod engine;
mod golden;
mod properties;
mod refused;
mod support;
mod words;
