//! Reads an assessment file. The rules are the library's.

use std::fs;
use std::path::Path;

use execution_gap_model::engine::{Assessment, Draft};

/// The assessment in this file, or every reason why there is none, as `place: sentence`.
pub fn read(file: &Path) -> Result<Assessment, Vec<String>> {
    let name = file.display();
    let text = fs::read_to_string(file).map_err(|error| vec![format!("{name} cannot be read: {error}.")])?;
    let draft: Draft =
        serde_json::from_str(&text).map_err(|error| vec![format!("{name} is no assessment: {error}.")])?;
    Assessment::from_draft(&draft).map_err(|defects| {
        defects.iter().map(|defect| format!("{}: {defect}", defect.pointer().unwrap_or_default())).collect()
    })
}
