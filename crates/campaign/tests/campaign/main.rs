//! The campaign file: what is accepted, every sentence with which something is refused, and what hostile input does.
//! That the JSON Schema says the same is in `campaign_schema.rs`.

mod accepted;
mod colour;
mod doc;
mod effective;
mod hostile;
mod leads;
mod refused;
mod schema;
mod support;
mod table;
