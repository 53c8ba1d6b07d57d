//! The files that are not Wasm: loader, style sheet, the demo page and its own files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::node::Tools;
use crate::process;
use crate::words;
use crate::workspace::Workspace;

/// `cargo xtask assets`: what Trunk cannot make out of index.html.
pub fn run(workspace: &Workspace, directory: Option<PathBuf>) -> Result<()> {
    let named = directory.filter(|path| path.as_os_str() != "-");
    let directory = named.or_else(|| std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from));
    let directory = directory.context("name a folder, or run this as Trunk's hook")?;
    // Trunk says which profile it builds; in the edit-reload loop readable files are worth more than small ones.
    let small = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let tools = if small { Tools::set_up(workspace)? } else { None };
    write(workspace, &directory, tools.as_ref())
}

/// The scripts that pages load, by their places in `www/`; in `embed/` they stand side by side, under names that pages know.
const SCRIPTS: [&str; 12] = [
    "loader/execution-gap.js",
    "widget/stage.js",
    "widget/data-layer.js",
    "campaign/campaign.js",
    "campaign/campaign-later.js",
    "display/display.js",
    "display/triggers.js",
    "report/document.js",
    "lead/lead.js",
    "lead/bridges.js",
    "frame/frame.js",
    "frame/parent.js",
];

/// The folders of `www/` whose scripts go into `embed/`.
const FOLDERS: [&str; 7] = ["loader", "widget", "campaign", "display", "report", "lead", "frame"];

/// Style sheets of what not every page needs.
const SHEETS: [&str; 2] = ["display/display.css", "frame/frame.css"];

/// Writes the scripts, the style sheets, words, opening screens and the schema of campaigns into `embed/`, and `site/`
/// beside it.
pub fn write(workspace: &Workspace, directory: &Path, tools: Option<&Tools>) -> Result<()> {
    let embed = directory.join("embed");
    fs::create_dir_all(&embed)?;
    let www = workspace.path("www");
    let styles = |source: String| tools.map_or(Ok(source.clone()), |tools| tools.minify(&source));
    for script in SCRIPTS {
        let source = www.join(script);
        let script = tools.map_or_else(|| Ok(side_by_side(&read(&source)?)), |tools| tools.bundle(&source))?;
        fs::write(embed.join(name(&source)), script)?;
    }
    if tools.is_none() {
        for part in parts(workspace)? {
            fs::write(embed.join(name(&part)), side_by_side(&read(&part)?))?;
        }
    }
    fs::write(embed.join("execution-gap.css"), styles(style_sheet(&workspace.path("src/ui/styles"))?)?)?;
    fs::write(embed.join("plan.css"), styles(style_sheet(&www.join("report/styles"))?)?)?;
    for sheet in SHEETS {
        fs::write(embed.join(name(Path::new(sheet))), styles(read(&www.join(sheet))?)?)?;
    }
    fs::write(embed.join("frame.html"), read(&www.join("frame/frame.html"))?)?;
    fs::create_dir_all(embed.join("lang"))?;
    let English { asked, moves } = english(workspace)?;
    fs::write(embed.join("lang/en.txt"), asked)?;
    fs::create_dir_all(embed.join("document"))?;
    fs::write(embed.join("document/en-moves.txt"), moves)?;
    let paper = workspace.path("crates/report/src/document/style");
    let paper = ["text.css", "summary.css", "charts.css", "result.css"].map(|name| read(&paper.join(name)));
    let paper: String = paper.into_iter().collect::<Result<_>>()?;
    fs::write(embed.join("document/paper.css"), styles(paper)?)?;
    fs::write(embed.join("document/en.txt"), read(&workspace.path("crates/report/src/document/words/en.txt"))?)?;
    let mut prerender = prerender(workspace, &["run", "--quiet"]);
    process::capture(prerender.arg("--").arg(&embed))?;
    let site = workspace.path("www/site");
    if site.exists() {
        copy(&site, &directory.join("site"))?;
    }
    Ok(())
}

/// The scripts that those import by name. They are put into them where Node is, and beside them where it is not.
///
/// # Errors
/// A folder that cannot be read.
fn parts(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let www = workspace.path("www");
    let mut parts = Vec::new();
    for folder in FOLDERS {
        let folder = www.join(folder);
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            let is_entry = SCRIPTS.iter().any(|script| path.ends_with(script));
            if path.extension().is_some_and(|extension| extension == "js") && !is_entry {
                parts.push(path);
            }
        }
    }
    parts.sort();
    Ok(parts)
}

/// The names of those in `embed/`.
///
/// # Errors
/// A folder that cannot be read.
pub fn part_names(workspace: &Workspace) -> Result<BTreeSet<String>> {
    Ok(parts(workspace)?.iter().map(|part| name(part).to_owned()).collect())
}

/// A script whose imports find everything in one folder.
fn side_by_side(script: &str) -> String {
    FOLDERS.iter().fold(script.to_owned(), |text, folder| text.replace(&format!("from \"../{folder}/"), "from \"./"))
}

/// The name of a file without its folder.
fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

/// Writes the script of the headless engine beside `engine/`, the folder of its program. Where Node is, the glue becomes part
/// of the script, which is then vouched for as a whole.
pub fn engine(workspace: &Workspace, embed: &Path, tools: Option<&Tools>) -> Result<()> {
    let script = embed.join("engine.js");
    fs::write(&script, read(&workspace.path("www/headless/engine.js"))?)?;
    if let Some(tools) = tools {
        fs::write(&script, tools.bundle(&script)?)?;
        fs::remove_file(embed.join("engine/execution-gap.js"))?;
    }
    Ok(())
}

/// The program that writes opening screens and schema down, to be built or run.
pub fn prerender(workspace: &Workspace, how: &[&str]) -> Command {
    let mut command = workspace.cargo(how);
    command.args(["--package", "execution-gap-opening"]);
    command
}

/// The English language pack, and its end.
struct English {
    asked: String,
    moves: String,
}

/// Made by the code that the program's own build uses, so that they fit.
fn english(workspace: &Workspace) -> Result<English> {
    let catalogue = read(&workspace.path("crates/model").join(words::CATALOGUE))?;
    let assessment = serde_json::from_str(&read(&workspace.path("crates/model/src/content/assessment.json"))?)?;
    let asked = words::pack(&catalogue, &assessment).map_err(anyhow::Error::msg)?;
    let moves = words::moves(&assessment).map_err(anyhow::Error::msg)?;
    Ok(English { asked, moves })
}

/// The demo page without what only Trunk understands.
pub fn index(workspace: &Workspace) -> Result<String> {
    without_trunk_links(&read(&workspace.path("index.html"))?)
}

/// Every style sheet in the folder, one after the other in the order of their names (`00-…`, `10-…`).
fn style_sheet(folder: &Path) -> Result<String> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "css"));
    files.sort();
    if files.is_empty() {
        bail!("no style sheets in {}", folder.display());
    }
    files.iter().map(|file| read(file)).collect()
}

fn without_trunk_links(page: &str) -> Result<String> {
    let mut rest = page;
    let mut kept = String::with_capacity(page.len());
    while let Some(start) = rest.find("<link data-trunk") {
        let (before, link) = rest.split_at(start);
        let end = link.find('>').context("index.html: a `<link data-trunk` is not closed")? + 1;
        kept.push_str(before.trim_end_matches([' ', '\t']));
        rest = &link[end..];
        // A link alone on its line takes the line with it.
        if kept.ends_with('\n') {
            rest = rest.strip_prefix('\n').unwrap_or(rest);
        }
    }
    kept.push_str(rest);
    if kept.contains("data-trunk") {
        bail!("index.html: only `<link data-trunk …>` is understood outside Trunk");
    }
    Ok(kept)
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Reads a text file; the error names it.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::without_trunk_links;

    #[test]
    fn trunk_links_go_with_their_lines() {
        let page = "<head>\n  <link data-trunk rel=\"rust\"\n    href=\"Cargo.toml\">\n  <title>x</title>\n</head>\n";
        assert_eq!(without_trunk_links(page).unwrap(), "<head>\n  <title>x</title>\n</head>\n");
        assert_eq!(without_trunk_links("<b>a</b><link data-trunk x>\n<i>").unwrap(), "<b>a</b>\n<i>");
    }

    #[test]
    fn what_only_trunk_understands_is_refused() {
        let error = without_trunk_links("<script data-trunk src=\"a.js\"></script>").unwrap_err();
        assert!(error.to_string().contains("only `<link data-trunk …>`"), "{error}");
        assert!(without_trunk_links("<link data-trunk rel=\"rust\"").is_err());
    }
}
