//! The npm package in `dist/npm/`, ready for `npm pack`: the embeddable files, the headless engine, types.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::workspace::{Package, Workspace};
use crate::{assets, bundler};

/// Writes the package. `embed` is the folder with the finished files.
pub fn write(workspace: &Workspace, npm: &Path, embed: &Path) -> Result<()> {
    fs::create_dir_all(npm)?;
    assets::copy(embed, &npm.join("embed"))?;
    bundler::write(workspace, npm)?;
    for file in ["engine.d.ts", "execution-gap.d.ts", "bridges.d.ts", "parent.d.ts", "react.d.ts", "vue.d.ts"] {
        take(&workspace.path("www/types").join(file), &npm.join(file))?;
    }
    for file in ["LICENSE-MIT", "LICENSE-APACHE"] {
        take(&workspace.path(file), &npm.join(file))?;
    }
    fs::write(npm.join("LICENSE"), LICENSE)?;
    fs::write(npm.join("README.md"), include_str!("../npm/README.md"))?;
    fs::write(npm.join("package.json"), manifest(&workspace.package))?;
    fs::write(npm.join("custom-elements.json"), execution_gap_contract::written::manifest::manifest())?;
    Ok(())
}

const MANIFEST: &str = include_str!("../npm/package.json");

const LICENSE: &str = "Licensed under either of the MIT License (LICENSE-MIT) or the Apache License, Version 2.0 \
                       (LICENSE-APACHE), at your option.\n";

/// What the root Cargo.toml says, filled into a manifest that is otherwise written by hand: the order of its keys has a
/// meaning, `types` must come before `default`.
fn manifest(package: &Package) -> String {
    let filled = [
        ("{version}", Some(&package.version)),
        ("{description}", package.description.as_ref()),
        ("{license}", package.license.as_ref()),
    ];
    filled.into_iter().fold(MANIFEST.to_owned(), |text, (name, value)| {
        let quoted = serde_json::Value::from(value.map_or("", String::as_str)).to_string();
        text.replace(&format!("\"{name}\""), &quoted)
    })
}

fn take(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("the npm package needs {}", from.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_is_filled_and_types_come_first() {
        let package = Package {
            name: "execution-gap".into(),
            version: "1.2.3".into(),
            description: Some("A \"gap\".".into()),
            license: Some("MIT".into()),
        };
        let text = manifest(&package);
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["version"], "1.2.3");
        assert_eq!(read["description"], "A \"gap\".");
        assert!(!text.contains("\"{"));
        for (at, _) in text.match_indices("\"default\"") {
            let entry = &text[text[..at].rfind('{').unwrap()..at];
            assert!(entry.contains("\"types\""), "`types` comes before `default`: {entry}");
        }
    }
}
