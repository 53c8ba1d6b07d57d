//! Putting `dist/` together: a static site that any web server can hold, and the npm package.
//!
//! Everything is assembled in a folder beside it and then takes its place, so a reader never sees half of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use sha2::{Digest, Sha384};

use crate::node::Tools;
use crate::progress::{Steps, note};
use crate::workspace::Workspace;
use crate::{assets, compress, package, process, release, seal, setup, sizes, wasm};

/// `cargo xtask build`: all of `dist/`, and what it weighs.
pub fn build(workspace: &Workspace) -> Result<()> {
    everything(workspace)?;
    let sizes = sizes::measure(workspace)?;
    println!("\n{}", sizes::table(&sizes));
    Ok(())
}

/// The site with its package.
pub fn everything(workspace: &Workspace) -> Result<()> {
    let mut steps = Steps::new(5);
    site(workspace, &mut steps)?;
    eprintln!("dist/ is ready after {}", steps.elapsed());
    Ok(())
}

/// The five steps to the site with its package.
pub fn site(workspace: &Workspace, steps: &mut Steps) -> Result<()> {
    steps.run("Rust target", setup::rust_target)?;
    let tools = start_tools(workspace);
    // The last minute of each compiler run keeps one core busy; together they take hardly longer than one.
    let others = OTHERS.iter().map(|(build, _)| build.compile(workspace));
    let beside = others.chain([assets::prerender(workspace, &["build"])]);
    let beside: Vec<_> = beside.map(process::background).collect();
    steps.run("compile the widget, and beside it engine, campaigns, leads, documents, opening screens", || {
        let widget = process::run(&mut wasm::WIDGET.compile(workspace));
        // Waited for in any case: nothing started here may still run when this ends.
        beside.into_iter().map(process::finish).fold(widget, Result::and)
    })?;
    let tools = steps.run("build tools from npm", || process::finish(tools))?;
    steps.run("wasm-bindgen and wasm-opt", || finish(workspace, tools.as_ref()))?;
    steps.run("dist/", || assemble(workspace, tools.as_ref()))
}

/// npm waits for the network while the compiler works.
fn start_tools(workspace: &Workspace) -> std::thread::JoinHandle<Result<Option<Tools>>> {
    let workspace = workspace.clone();
    std::thread::spawn(move || Tools::set_up(&workspace))
}

/// The builds beside the widget, and the folders below `embed/` that they go to.
const OTHERS: [(wasm::Build, &str); 4] = [
    // For programs: pages load it when they ask an element for its report.
    (wasm::HEADLESS, "engine"),
    (wasm::CAMPAIGN, "campaign"),
    (wasm::LEAD, "lead"),
    (wasm::REPORT, "document"),
];

/// Finishes the builds side by side.
fn finish(workspace: &Workspace, tools: Option<&Tools>) -> Result<()> {
    let outcomes: Vec<Result<bool>> = std::thread::scope(|scope| {
        let builds = [wasm::WIDGET].into_iter().chain(OTHERS.map(|(build, _)| build));
        let work: Vec<_> = builds.map(|build| scope.spawn(move || build.finish(workspace, tools))).collect();
        work.into_iter().map(|work| work.join().unwrap_or_else(|_| bail!("wasm-bindgen panicked"))).collect()
    });
    let done = outcomes.into_iter().collect::<Result<Vec<_>>>()?;
    if !done.contains(&true) {
        note("nothing changed");
    }
    Ok(())
}

fn assemble(workspace: &Workspace, tools: Option<&Tools>) -> Result<()> {
    let new = workspace.work().join("dist.new");
    remove(&new)?;
    assets::write(workspace, &new, tools)?;
    fs::write(new.join("index.html"), assets::index(workspace)?)?;
    let embed = new.join("embed");
    assets::copy(&wasm::WIDGET.output(workspace), &embed.join("wasm"))?;
    for (build, folder) in OTHERS {
        assets::copy(&build.output(workspace), &embed.join(folder))?;
    }
    assets::engine(workspace, &embed, tools)?;
    seal::seal(&embed, &assets::part_names(workspace)?)?;
    fs::write(embed.join("hints.html"), hints(&embed, &workspace.package.version)?)?;
    fs::write(embed.join("integrity.json"), integrity(&embed)?)?;
    let npm = new.join("npm");
    package::write(workspace, &npm, &embed)?;
    release::write(&new, &workspace.package.version)?;
    compress::neighbours(workspace, &new, &npm)?;
    let dist = workspace.dist();
    remove(&dist)?;
    // The target folder may be on another disk, where a rename is refused.
    fs::rename(&new, &dist).or_else(|_| assets::copy(&new, &dist).and_then(|()| remove(&new)))
}

/// Lines for pages that show the widget first: the browser fetches the opening screens together with the loader. A module
/// that is there already is not looked at again, so its line has the hash; what is fetched is checked when it is used,
/// and browsers warn of a hash that they do not look at.
fn hints(embed: &Path, version: &str) -> Result<String> {
    let stage = seal::hashes(embed, |name| name == "stage.js")?.into_values().next().context("stage.js is missing")?;
    let address = format!("https://cdn.example/execution-gap/{version}");
    let fetched = |name: &str| format!("<link rel=\"preload\" as=\"fetch\" href=\"{address}/{name}\" crossorigin>\n");
    let mut text =
        format!("<link rel=\"modulepreload\" href=\"{address}/stage.js\" integrity=\"{stage}\" crossorigin>\n");
    text += &fetched("execution-gap.css");
    for form in ["express", "full"] {
        text += &format!("<!-- for form=\"{form}\" -->\n");
        text += &fetched(&format!("opening/en-{form}.json"));
    }
    Ok(text)
}

/// The hash of every file under `embed/`, in the form that `integrity` attributes take.
fn integrity(embed: &Path) -> Result<String> {
    let mut hashes = BTreeMap::new();
    for file in compress::files(embed)? {
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha384::digest(fs::read(&file)?));
        let name = file.strip_prefix(embed)?.to_string_lossy().replace('\\', "/");
        hashes.insert(name, format!("sha384-{hash}"));
    }
    Ok(serde_json::to_string_pretty(&hashes)? + "\n")
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}
