//! Every message of the main catalogue is said somewhere: all visitors download all of it.

use std::fs;
use std::path::Path;

use execution_gap_model::content::messages::{Key, NAMES};

/// The text of every Rust file below a folder.
fn source(folder: &Path, out: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            source(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push_str(&fs::read_to_string(&path).expect("a file"));
        }
    }
}

/// The messages that no code names.
fn unsaid(code: &str) -> Vec<&'static str> {
    let is_said = |key: &Key| {
        let name = format!("Key::{key:?}");
        let ends = |at: usize| !code[at + name.len()..].starts_with(|next: char| next.is_alphanumeric());
        code.match_indices(&name).any(|(at, _)| ends(at))
    };
    Key::ALL.into_iter().zip(NAMES).filter(|(key, _)| !is_said(key)).map(|(_, name)| name).collect()
}

#[test]
fn every_message_is_said_somewhere() {
    let mut code = String::new();
    for folder in ["apps", "crates", "src", "xtask/opening"] {
        source(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut code);
    }
    assert_eq!(unsaid(&code), Vec::<&str>::new());
    // The check does find what is not there, and is not deceived by a longer name.
    let without = code.replace("Key::MovesNone)", "Key::MovesNoneTitle)");
    assert_eq!(unsaid(&without), ["moves.none"]);
}
