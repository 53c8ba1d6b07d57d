//! Leads: addresses, the payload, one request for each receiver, what answers mean, exports, and what hostile input
//! does. That the JSON Schema says the same is in `lead_schema.rs`.

mod answers;
mod attribution;
mod consent;
mod contract;
mod email;
mod exports;
mod flat;
mod forms;
mod hostile;
mod hubspot;
mod numbers;
mod payload;
mod refusals;
#[cfg(feature = "schema")]
mod schema;
mod support;
mod webhooks;
mod worst;
