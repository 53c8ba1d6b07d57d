//! `dist/cdn/`: what a content delivery network holds, and the headers that it and `dist/` are to be served with.
//!
//! A version is never changed once it is out, so that it may be kept for ever and vouched for by a hash. Pages that
//! want to stay up to date load the alias of the major version instead: one line that names the newest.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::{assets, compress};

/// Headers of every file that pages of other origins load: scripts and fetches need CORS, pages under COEP the policy,
/// and measuring pages the timing. `serve` sends the same.
pub const FOREIGN: [(&str, &str); 4] = [
    ("access-control-allow-origin", "*"),
    ("cross-origin-resource-policy", "cross-origin"),
    ("timing-allow-origin", "*"),
    ("x-content-type-options", "nosniff"),
];

/// A year, the longest that caches take seriously.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Five minutes: how long pages may still load the version before, and how often each visitor asks.
const SHORT: &str = "public, max-age=300, must-revalidate";
/// Kept, and asked about before every use.
const ASK: &str = "no-cache";

const KEEP: &str = "# Earlier versions that are still there need their rules too: add them from the last release.\n";

/// Writes `cdn/` and both `_headers` into `dist`, which has `embed/` already.
pub fn write(dist: &Path, version: &str) -> Result<()> {
    let cdn = dist.join("cdn");
    let embed = dist.join("embed");
    assets::copy(&embed, &cdn.join(version))?;
    let alias = alias(version)?;
    fs::create_dir_all(cdn.join(&alias))?;
    fs::write(cdn.join(&alias).join("execution-gap.js"), format!("import \"../{version}/execution-gap.js\";\n"))?;
    let modules = modules(&embed)?;
    let own = [rules(&format!("/{version}"), FOR_EVER, &modules)?, rules(&format!("/{alias}"), SHORT, &[])?];
    fs::write(cdn.join("_headers"), format!("{KEEP}{}", own.concat()))?;
    let site = [
        rules("/embed", ASK, &modules)?,
        rules(&format!("/cdn/{version}"), FOR_EVER, &modules)?,
        rules(&format!("/cdn/{alias}"), SHORT, &[])?,
    ];
    fs::write(dist.join("_headers"), format!("/\n  cache-control: {ASK}\n{}", site.concat()))?;
    Ok(())
}

/// `v1` for 1.4.2. Below 1.0 every minor version may break pages; the alias follows all the same.
fn alias(version: &str) -> Result<String> {
    let major =
        version.split('.').next().filter(|major| !major.is_empty() && major.bytes().all(|b| b.is_ascii_digit()));
    Ok(format!("v{}", major.with_context(|| format!("the version {version:?} does not start with a number"))?))
}

/// The Wasm files below the folder, by their names from there.
fn modules(embed: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for file in compress::files(embed)? {
        if file.extension().is_some_and(|ending| ending == "wasm") {
            found.push(file.strip_prefix(embed)?.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(found)
}

/// The rules of one folder, as Netlify and Cloudflare Pages read them. Where two rules meet, both add their headers; so
/// no header is in two rules that meet.
fn rules(folder: &str, cache: &str, modules: &[String]) -> Result<String> {
    let mut text = format!("{folder}/*\n  cache-control: {cache}\n");
    for (name, value) in FOREIGN {
        writeln!(text, "  {name}: {value}")?;
    }
    for module in modules {
        // With a charset behind it, browsers would not compile while they download.
        writeln!(text, "{folder}/{module}\n  content-type: application/wasm")?;
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alias_is_the_major_version() {
        assert_eq!(alias("0.1.0").unwrap(), "v0");
        assert_eq!(alias("12.3.4-rc.1").unwrap(), "v12");
        assert!(alias("next").unwrap_err().to_string().contains("\"next\" does not start with a number"));
    }

    #[test]
    fn a_version_is_written_beside_its_alias() {
        let dist = std::env::temp_dir().join(format!("release-test-{}", std::process::id()));
        fs::create_dir_all(dist.join("embed/wasm")).unwrap();
        fs::write(dist.join("embed/execution-gap.js"), "loader").unwrap();
        fs::write(dist.join("embed/wasm/a.wasm"), "module").unwrap();
        write(&dist, "1.4.2").unwrap();
        let read = |name: &str| fs::read_to_string(dist.join(name)).unwrap();
        assert_eq!(read("cdn/v1/execution-gap.js"), "import \"../1.4.2/execution-gap.js\";\n");
        assert_eq!(read("cdn/1.4.2/execution-gap.js"), "loader");
        let headers = read("cdn/_headers");
        assert!(headers.contains("/1.4.2/*\n  cache-control: public, max-age=31536000, immutable\n"), "{headers}");
        assert!(headers.contains("/1.4.2/wasm/a.wasm\n  content-type: application/wasm\n"), "{headers}");
        assert!(headers.contains("/v1/*\n  cache-control: public, max-age=300, must-revalidate\n"), "{headers}");
        assert!(read("_headers").contains("/cdn/1.4.2/*\n"));
        fs::remove_dir_all(&dist).unwrap();
    }
}
