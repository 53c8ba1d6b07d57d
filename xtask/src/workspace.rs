//! Where things are: the repository, the target folder, `dist/`, and what the manifest says about the package.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::process;

/// The repository as the other files need to know it.
#[derive(Clone)]
pub struct Workspace {
    /// The folder of the root Cargo.toml.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
    /// The product's package.
    pub package: Package,
}

/// The part of the product's manifest that ends up in other files.
#[derive(Clone, Deserialize)]
pub struct Package {
    /// `execution-gap`.
    pub name: String,
    /// As in Cargo.toml.
    pub version: String,
    /// As in Cargo.toml.
    pub description: Option<String>,
    /// As in Cargo.toml.
    pub license: Option<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    target_directory: PathBuf,
    workspace_root: PathBuf,
}

impl Workspace {
    /// Asks Cargo, so that every way of moving the target folder is respected.
    pub fn find() -> Result<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml");
        let mut command = Command::new(cargo());
        command.args(["metadata", "--no-deps", "--format-version", "1", "--manifest-path"]);
        let json = process::capture(command.arg(manifest))?;
        let metadata: Metadata = serde_json::from_str(&json).context("`cargo metadata` said something unexpected")?;
        let package = metadata
            .packages
            .into_iter()
            .find(|package| package.name == "execution-gap")
            .context("the workspace has no package `execution-gap`")?;
        Ok(Self { root: metadata.workspace_root, target: metadata.target_directory, package })
    }

    /// A path inside the repository.
    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// The built site.
    pub fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// Where intermediate results and stamps are kept between runs.
    pub fn work(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// Cargo, to be run in the root of the repository.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(cargo());
        command.current_dir(&self.root).args(arguments);
        command
    }
}

fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
