//! Sealing `embed/`: every file that another one fetches is vouched for by its hash, so that a changed byte is refused and
//! never run. A page vouches for what it names itself, with the hashes in `integrity.json`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use sha2::{Digest, Sha256};

use crate::{assets, compress};

/// Who vouches for what, the innermost first: a hash can only be taken of a file that is finished. A name that ends in a
/// slash stands for a folder.
const SEALS: [(&str, &[&str]); 9] = [
    ("engine.js", &["engine/"]),
    ("lead.js", &["lead/"]),
    ("document.js", &["document/", "lang/", "plan.css"]),
    ("stage.js", &["wasm/", "lang/", "lead.js", "data-layer.js", "document.js", "engine.js"]),
    ("campaign-later.js", &["campaign/", "lang/"]),
    ("campaign.js", &["campaign-later.js"]),
    ("display.js", &["display.css", "triggers.js"]),
    ("execution-gap.js", &["opening/", "stage.js", "campaign.js", "display.js", "execution-gap.css"]),
    ("frame.html", &["frame.css", "frame.js", "execution-gap.js"]),
];

/// What pages, programs and people name themselves.
const ENTRANCES: [&str; 6] =
    ["execution-gap.js", "frame.html", "parent.js", "bridges.js", "campaign.schema.json", "lead.schema.json"];

/// Where a script keeps its hashes. With and without spaces: scripts are made small only where Node is.
const UNSEALED: [&str; 2] = ["{ unsealed: 1 }", "{unsealed:1}"];

/// Writes the hashes into the files that fetch. `parts` are the names of scripts that others import by name.
///
/// # Errors
/// A file that nobody vouches for and that is no entrance; a script without a place for its hashes.
pub fn seal(embed: &Path, parts: &BTreeSet<String>) -> Result<()> {
    let names = names(embed)?;
    let unsealed = unsealed(&names, parts);
    if !unsealed.is_empty() {
        bail!(
            "nobody vouches for {}: name it in xtask/src/seal.rs, in SEALS beside the script that fetches it, or in \
             ENTRANCES if only pages do",
            unsealed.join(", ")
        );
    }
    for (file, brings) in SEALS {
        let hashes = hashes(embed, |name| is_named(brings, name))?;
        let path = embed.join(file);
        let text = assets::read(&path)?;
        let sealed = if file.ends_with(".html") { in_page(&text, &hashes) } else { in_script(&text, &hashes) };
        fs::write(&path, sealed.with_context(|| format!("www/{file}"))?)?;
    }
    Ok(())
}

/// The hashes of some files under `embed/`, by the names that scripts fetch them by.
pub fn hashes(embed: &Path, wanted: impl Fn(&str) -> bool) -> Result<BTreeMap<String, String>> {
    let mut hashes = BTreeMap::new();
    for name in names(embed)?.into_iter().filter(|name| wanted(name)) {
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(fs::read(embed.join(&name))?));
        hashes.insert(format!("./{name}"), format!("sha256-{hash}"));
    }
    Ok(hashes)
}

/// Every file under `embed/`, as `folder/name`.
fn names(embed: &Path) -> Result<BTreeSet<String>> {
    let files = compress::files(embed)?;
    files.iter().map(|file| Ok(file.strip_prefix(embed)?.to_string_lossy().replace('\\', "/"))).collect()
}

fn is_named(list: &[&str], name: &str) -> bool {
    list.iter().any(|entry| if entry.ends_with('/') { name.starts_with(entry) } else { name == *entry })
}

fn unsealed<'a>(names: &'a BTreeSet<String>, parts: &BTreeSet<String>) -> Vec<&'a str> {
    let is_sealed = |name: &str| SEALS.iter().any(|(_, brings)| is_named(brings, name));
    // Parts are in the scripts already where Node is, and imported by name where it is not.
    let is_known = |name: &str| is_sealed(name) || ENTRANCES.contains(&name) || parts.contains(name);
    names.iter().map(String::as_str).filter(|name| !is_known(name)).collect()
}

fn in_script(text: &str, hashes: &BTreeMap<String, String>) -> Result<String> {
    let place = UNSEALED.into_iter().find(|place| text.contains(place));
    let place = place.with_context(|| format!("it must hold `{}` for the hashes of what it fetches", UNSEALED[0]))?;
    Ok(text.replacen(place, &serde_json::to_string(hashes)?, 1))
}

/// A page names each file once, in `src` or `href`.
fn in_page(text: &str, hashes: &BTreeMap<String, String>) -> Result<String> {
    hashes.iter().try_fold(text.to_owned(), |text, (name, hash)| {
        let tags = ["src", "href"].map(|attribute| format!("{attribute}=\"{name}\">"));
        let tag = tags.iter().find(|tag| text.matches(*tag).count() == 1);
        let tag = tag.with_context(|| format!("one tag must end with `src=\"{name}\">` or `href=\"{name}\">`"))?;
        let sealed = format!("{} integrity=\"{hash}\" crossorigin>", tag.trim_end_matches('>'));
        Ok(text.replace(tag, &sealed))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes() -> BTreeMap<String, String> {
        [("./a.js".to_owned(), "sha256-A=".to_owned())].into()
    }

    #[test]
    fn a_file_that_nobody_vouches_for_is_named() {
        let names = ["execution-gap.js", "engine/a.wasm", "engines.wasm", "lang/en.txt", "new/file.js", "pause.js"];
        let parts = ["pause.js".to_owned()].into();
        assert_eq!(unsealed(&names.map(str::to_owned).into(), &parts), ["engines.wasm", "new/file.js"]);
    }

    #[test]
    fn nothing_changes_after_its_hash_was_taken() {
        for (at, (script, _)) in SEALS.iter().enumerate() {
            for (earlier, brings) in &SEALS[..at] {
                assert!(!is_named(brings, script), "{script} is changed after {earlier} has its hash");
            }
        }
    }

    #[test]
    fn hashes_go_into_scripts_and_tags() {
        let sealed = in_script("const I = {unsealed:1};", &hashes()).unwrap();
        assert_eq!(sealed, r#"const I = {"./a.js":"sha256-A="};"#);
        assert!(in_script("const I = {};", &hashes()).is_err());
        let page = "<script type=\"module\" src=\"./a.js\"></script>";
        let sealed = "<script type=\"module\" src=\"./a.js\" integrity=\"sha256-A=\" crossorigin></script>";
        assert_eq!(in_page(page, &hashes()).unwrap(), sealed);
        assert!(in_page("<p>./a.js</p>", &hashes()).is_err());
    }
}
