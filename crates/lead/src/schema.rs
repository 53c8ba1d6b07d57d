//! The JSON Schema of a lead (draft 2020-12), from the types that write it. It is made when the package is built and is
//! in no Wasm module.

use schemars::generate::SchemaSettings;

use super::payload::Lead;

/// The JSON Schema of `execution-gap.lead/1`, as text with a line end.
pub fn text() -> String {
    let schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Lead>();
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
