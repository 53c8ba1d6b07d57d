//! The built-in assessment, checked and turned into constants when the crate is built (`build/edition.rs`). No JSON is
//! read at run time, and no words are here.

use crate::engine::Assessment;

include!(concat!(env!("OUT_DIR"), "/edition.rs"));

/// The built-in assessment.
pub fn assessment() -> &'static Assessment {
    &ASSESSMENT
}
