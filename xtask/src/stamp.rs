//! Skipping work whose inputs did not change: a hash of everything that goes in, kept beside what came out.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::workspace::Workspace;

/// The inputs of one piece of work.
pub struct Stamp {
    file: PathBuf,
    hash: Sha256,
}

impl Stamp {
    /// A stamp that is kept under this name.
    pub fn new(workspace: &Workspace, name: &str) -> Self {
        Self::at(workspace.work().join(format!("{name}.stamp")))
    }

    /// A stamp that is kept in this file: it goes when the folder around it goes.
    pub fn at(file: PathBuf) -> Self {
        Self { file, hash: Sha256::new() }
    }

    /// Adds an input that is a piece of text: a tool's version, or the source of the recipe itself.
    pub fn text(mut self, text: &str) -> Self {
        self.add(text.as_bytes());
        self
    }

    /// Adds the contents of a file.
    pub fn file(mut self, path: &Path) -> Result<Self> {
        self.add(&fs::read(path).with_context(|| format!("cannot read {}", path.display()))?);
        Ok(self)
    }

    /// Does the work and keeps the stamp, unless all inputs are those of the last success and every output is still
    /// there. Returns whether the work was done.
    pub fn unless_fresh(self, outputs: &[PathBuf], work: impl FnOnce() -> Result<()>) -> Result<bool> {
        let hash = hex(&self.hash.finalize());
        let fresh = fs::read_to_string(&self.file).is_ok_and(|last| last == hash);
        if fresh && outputs.iter().all(|output| output.exists()) {
            return Ok(false);
        }
        // A run that is cut off must not look like a success.
        let _ = fs::remove_file(&self.file);
        work()?;
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.file, hash)?;
        Ok(true)
    }

    fn add(&mut self, bytes: &[u8]) {
        // The length keeps "ab" + "c" apart from "a" + "bc".
        self.hash.update((bytes.len() as u64).to_le_bytes());
        self.hash.update(bytes);
    }
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_done_again_only_when_an_input_or_output_changed() {
        let folder = std::env::temp_dir().join(format!("stamp-test-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let output = folder.join("out");
        let run = |input: &str| {
            let stamp = Stamp::at(folder.join("s")).text(input);
            stamp.unless_fresh(std::slice::from_ref(&output), || Ok(fs::write(&output, "x")?)).unwrap()
        };
        assert!(run("one"));
        assert!(!run("one"));
        assert!(run("two"));
        fs::remove_file(&output).unwrap();
        assert!(run("two"));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn failed_work_is_not_fresh() {
        let file = std::env::temp_dir().join(format!("stamp-fail-{}", std::process::id()));
        assert!(Stamp::at(file.clone()).unless_fresh(&[], || anyhow::bail!("no")).is_err());
        assert!(!file.exists());
    }
}
