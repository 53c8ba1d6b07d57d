//! What visitors download, in bytes: the table printed by every build, and the budget that fails a test run.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::assets::read;
use crate::compress;
use crate::workspace::Workspace;

/// size-budget.toml.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    file: Vec<Limit>,
    journey: Vec<Journey>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Limit {
    name: String,
    path: String,
    /// In kB of 1000 bytes, after brotli at quality 11.
    brotli_kb: f64,
}

/// What a visitor downloads on one way through the product.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Journey {
    name: String,
    /// Below dist/embed/.
    files: Vec<String>,
    brotli_kb: f64,
}

/// One file as it is sent, or all files of a journey together.
#[derive(Serialize)]
pub struct Size {
    /// What a person calls it.
    pub name: String,
    /// Below dist/; empty for a journey.
    pub path: String,
    /// Bytes as they are.
    pub raw: usize,
    /// Bytes after gzip at level 9.
    pub gzip: usize,
    /// Bytes after brotli at quality 11.
    pub brotli: usize,
    /// The most that `brotli` may be.
    pub limit: usize,
}

impl Size {
    /// The file, or the journey.
    fn of(&self) -> &str {
        if self.path.is_empty() { &self.name } else { &self.path }
    }
}

/// Measures each file and each journey of the budget.
pub fn measure(workspace: &Workspace) -> Result<Vec<Size>> {
    let budget: Budget = toml::from_str(&read(&workspace.path("size-budget.toml"))?).context("size-budget.toml")?;
    let mut known: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let mut of = |path: &str| -> Result<[usize; 3]> {
        if let Some(lengths) = known.get(path) {
            return Ok(*lengths);
        }
        let file = workspace.dist().join(path);
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let lengths = [bytes.len(), compress::gzip(&bytes)?.len(), compress::brotli(&bytes)?.len()];
        known.insert(path.to_owned(), lengths);
        Ok(lengths)
    };
    let size = |name, path, [raw, gzip, brotli]: [usize; 3], kb: f64| Size {
        raw,
        gzip,
        brotli,
        limit: (kb * 1000.0) as usize,
        name,
        path,
    };
    let mut sizes = Vec::new();
    for Limit { name, path, brotli_kb } in budget.file {
        let lengths = of(&path)?;
        sizes.push(size(name, path, lengths, brotli_kb));
    }
    for Journey { name, files, brotli_kb } in budget.journey {
        let mut sum = [0; 3];
        for file in files {
            for (total, length) in sum.iter_mut().zip(of(&format!("embed/{file}"))?) {
                *total += length;
            }
        }
        sizes.push(size(name, String::new(), sum, brotli_kb));
    }
    Ok(sizes)
}

/// The table, for a terminal and for Markdown alike.
pub fn table(sizes: &[Size]) -> String {
    let mut lines = vec![
        "| kB (1000 bytes) |     raw |    gzip |  brotli |  limit |".to_owned(),
        "|-----------------|--------:|--------:|--------:|-------:|".to_owned(),
    ];
    let kb = |bytes: usize| bytes as f64 / 1000.0;
    lines.extend(sizes.iter().map(|size| {
        let verdict = if size.brotli > size.limit { " over" } else { "" };
        format!(
            "| {:<15} | {:>7.2} | {:>7.2} | {:>7.2} | {:>6.1} |{verdict}",
            size.name,
            kb(size.raw),
            kb(size.gzip),
            kb(size.brotli),
            kb(size.limit),
        )
    }));
    lines.join("\n")
}

/// Fails if any file is over its limit.
pub fn check(sizes: &[Size]) -> Result<()> {
    let over: Vec<_> = sizes
        .iter()
        .filter(|size| size.brotli > size.limit)
        .map(|size| format!("{} is {} bytes, {} allowed", size.of(), size.brotli, size.limit))
        .collect();
    if !over.is_empty() {
        bail!("over the budget in size-budget.toml (after brotli): {}", over.join("; "));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(brotli: usize) -> Size {
        Size { name: "css".into(), path: "a.css".into(), raw: 9, gzip: 8, brotli, limit: 2000 }
    }

    #[test]
    fn a_file_over_its_limit_fails_and_is_marked() {
        assert!(check(&[size(2000)]).is_ok());
        let error = check(&[size(2001)]).unwrap_err().to_string();
        assert!(error.ends_with("a.css is 2001 bytes, 2000 allowed"), "{error}");
        assert!(table(&[size(2001)]).ends_with("over"));
        assert!(!table(&[size(2000)]).contains("over"));
    }
}
