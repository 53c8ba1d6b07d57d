//! The package's entries for bundlers: loader and engine as they are written, told where a bundler puts the files
//! beside them. What the package holds besides is in `package.rs`.
//!
//! A page's loader finds its files by name. A bundler gives them other names, and sees only what is named letter for
//! letter. So the entry names each file: scripts as modules, which a bundler may put together and change, everything
//! else by address, so that its bytes and their hashes stay what they were built as.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;
use crate::{assets, compress, seal};

/// What the entry says otherwise than the loader of pages. A text that is not found stops the build. Scripts go without
/// hashes, since development servers write into them; and webpack takes a `new URL` of a variable for something else.
const IN_LOADER: [(&str, &str); 3] = [
    ("new URL(path, import.meta.url).href", "ADDRESSES[path]"),
    ("once(path, hashes, query, async", "MODULES[path]?.() ?? once(path, {}, query, async"),
    ("import(file[0])", "import(/* @vite-ignore */ /* webpackIgnore: true */ file[0])"),
];

/// The folder of style sheets under a name that no bundler takes for a style sheet of the page.
const PLAIN: &str = "plain";

/// Writes `index.js` and `engine.js`. `npm` is the package's folder, with `embed/` in it.
pub fn write(workspace: &Workspace, npm: &Path) -> Result<()> {
    let embed = npm.join("embed");
    let mut names = Vec::new();
    for file in compress::files(&embed)? {
        names.push(file.strip_prefix(&embed)?.to_string_lossy().replace('\\', "/"));
    }
    let (addresses, modules) = places(&names, &assets::part_names(workspace)?);
    for (name, place) in &addresses {
        if let Some(copy) = place.strip_prefix(&format!("{PLAIN}/")) {
            let copy = npm.join(PLAIN).join(copy);
            fs::create_dir_all(copy.parent().unwrap_or(npm))?;
            fs::copy(embed.join(name), copy)?;
        }
    }
    let hashes =
        serde_json::to_string(&seal::hashes(&embed, |name| addresses.contains_key(name) && !is_script(name))?)?;
    let loader = changed("execution-gap.js", &source(workspace, "loader/execution-gap.js")?, &IN_LOADER)?;
    let sealed = changed("execution-gap.js", &loader, &[("{ unsealed: 1 }", &hashes)])?;
    fs::write(npm.join("index.js"), format!("{}\n{sealed}", tables(&addresses, &modules)?))?;
    fs::write(npm.join("contract.js"), source(workspace, "loader/contract.js")?)?;
    // As it is in `embed/`, one folder further up.
    let engine = assets::read(&embed.join("engine.js"))?.replace("./engine/", "./embed/engine/");
    fs::write(npm.join("engine.js"), engine)?;
    Ok(())
}

type Places = BTreeMap<String, String>;

/// Where in the package the loader finds each file by its name below `embed/`: addresses, and modules.
fn places(names: &[String], parts: &BTreeSet<String>) -> (Places, Places) {
    let (mut addresses, mut modules) = (Places::new(), Places::new());
    for name in names {
        match name.as_str() {
            "execution-gap.js" | "integrity.json" => {}
            // A page of its own, and what pages load themselves; no loader asks for them.
            "hints.html" | "frame.html" | "frame.css" | "frame.js" | "parent.js" | "bridges.js" => {}
            // Parts of other scripts, in a build without Node.
            _ if parts.contains(name) => {}
            "engine.js" => drop(modules.insert(name.clone(), name.clone())),
            // The engine names its own files.
            _ if name.starts_with("engine/") => {}
            // Glue is fetched anew after a crash, which a module put together with others cannot be.
            _ if is_script(name) && !name.contains('/') => drop(modules.insert(name.clone(), format!("embed/{name}"))),
            _ if name.ends_with(".css") => drop(addresses.insert(name.clone(), format!("{PLAIN}/{name}.txt"))),
            _ => drop(addresses.insert(name.clone(), format!("embed/{name}"))),
        }
    }
    (addresses, modules)
}

/// The two tables as JavaScript. `no-inline`: Vite would turn a small file into a `data:` address, which strict pages
/// refuse.
fn tables(addresses: &Places, modules: &Places) -> Result<String> {
    let mut text = "// Where a bundler has put the files of the loader below.\nconst ADDRESSES = {\n".to_owned();
    for (name, place) in addresses {
        let query = if is_script(name) { "" } else { "?no-inline" };
        writeln!(text, "  \"./{name}\": new URL(\"./{place}{query}\", import.meta.url).href,")?;
    }
    text.push_str("};\nconst MODULES = {\n");
    for (name, place) in modules {
        writeln!(text, "  \"./{name}\": () => import(\"./{place}\"),")?;
    }
    text.push_str("};\n");
    Ok(text)
}

fn is_script(name: &str) -> bool {
    name.ends_with(".js")
}

fn source(workspace: &Workspace, script: &str) -> Result<String> {
    assets::read(&workspace.path("www").join(script)).context("the npm package is made from it")
}

fn changed(script: &str, source: &str, changes: &[(&str, &str)]) -> Result<String> {
    let mut text = source.to_owned();
    for (theirs, ours) in changes {
        let found = text.matches(theirs).count();
        if found != 1 {
            bail!("www/{script} holds `{theirs}` {found} times instead of once; xtask/src/bundler.rs changes it there");
        }
        text = text.replace(theirs, ours);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_become_modules_and_everything_else_keeps_its_bytes() {
        let names = ["engine.js", "engine/a.wasm", "execution-gap.js", "a.css", "lang/en.txt", "stage.js", "wasm/g.js"];
        let (addresses, modules) = places(&names.map(str::to_owned), &BTreeSet::new());
        let pairs = |places: Places| places.into_iter().collect::<Vec<_>>();
        let own = |pair: (&str, &str)| (pair.0.to_owned(), pair.1.to_owned());
        let expected =
            [("a.css", "plain/a.css.txt"), ("lang/en.txt", "embed/lang/en.txt"), ("wasm/g.js", "embed/wasm/g.js")];
        assert_eq!(pairs(addresses), expected.map(own));
        assert_eq!(pairs(modules), [("engine.js", "engine.js"), ("stage.js", "embed/stage.js")].map(own));
    }

    #[test]
    fn a_script_that_no_longer_says_it_is_refused() {
        assert_eq!(changed("a.js", "x y", &[("x", "z")]).unwrap(), "z y");
        let error = changed("a.js", "x x", &[("x", "z")]).unwrap_err().to_string();
        assert!(error.starts_with("www/a.js holds `x` 2 times instead of once"), "{error}");
    }
}
