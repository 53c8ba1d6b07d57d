//! The shape of the code, checked as text: who may import whom, which words belong where, how long a file may be.
//!
//! Each check is a function from a file to complaints, so that the tests at the end can show that it does complain.
//! Comments and `#[cfg(test)]` modules are left out: a test may read a file, and a comment may name anything.

use std::fs;
use std::path::Path;

/// A module, and which others of its crate it may import.
type Module = (&'static str, &'static [&'static str]);

/// The modules of a crate that has several, and which of them each may import. What one crate may import of another, its
/// manifest says.
const IMPORTS: [(&str, &[Module]); 3] = [
    (
        "crates/model/src",
        &[
            ("engine", &[]),
            ("content", &["engine"]),
            ("profile", &["engine"]),
            ("share", &["engine", "content", "profile"]),
        ],
    ),
    ("crates/report/src", &[("sentences", &[]), ("document", &["sentences"]), ("board", &["document", "sentences"])]),
    ("src", &[("platform", &[]), ("ui", &["platform"]), ("embed", &["platform", "ui"])]),
];

/// Crates that must run, and be tested, without a browser: what their manifests may name of it is nothing. They also
/// deny everything that can panic.
const PURE: [&str; 5] = ["crates/campaign", "crates/contract", "crates/lead", "crates/model", "crates/report"];

/// Crates that a browser calls: they deny everything that can panic.
const CALLED: [&str; 5] =
    ["crates/wasm/boundary", "crates/wasm/campaign", "crates/wasm/engine", "crates/wasm/lead", "crates/wasm/report"];

/// Crates of the browser.
const BROWSER: [&str; 6] = ["gloo", "js-sys", "serde-wasm-bindgen", "wasm-bindgen", "web-sys", "yew"];

/// Words, the folders that may not use them, and why.
const WORDS: [(&[&str], &[&str], &str); 2] = [
    (
        &["std::time", "std::fs", "std::env", "std::net", "println", "eprintln"],
        &["crates/campaign/src", "crates/contract/src", "crates/lead/src", "crates/model/src", "crates/report/src"],
        "it is a pure function of its arguments",
    ),
    (
        &["web_sys", "js_sys", "gloo", "wasm_bindgen", "serde_wasm_bindgen"],
        &["src/ui"],
        "screens reach the browser through `platform`, which cannot panic and can be replaced in tests",
    ),
];

/// Words that belong nowhere in Rust code.
const NOWHERE: [(&str, &str); 4] = [
    ("from_html_unchecked", "pages that enforce Trusted Types block it"),
    ("todo!", "what is in the tree works"),
    ("unimplemented!", "what is in the tree works"),
    ("dbg!", "it is for the desk only"),
];

/// Words that belong nowhere in the scripts that pages load.
const NOT_IN_SCRIPTS: [(&str, &str); 6] = [
    ("innerHTML", "pages that enforce Trusted Types block it"),
    ("outerHTML", "pages that enforce Trusted Types block it"),
    ("insertAdjacentHTML", "pages that enforce Trusted Types block it"),
    ("console.log", "a page's console belongs to the page"),
    ("eval(", "pages with a content security policy block it"),
    ("new Function", "pages with a content security policy block it"),
];

/// The most lines of a Rust file. An exception is a path and needs a reason beside it.
const LONGEST: usize = 400;
const LONG_ON_PURPOSE: [&str; 0] = [];

/// A file below the root of the repository.
struct File {
    path: String,
    text: String,
}

impl File {
    /// The crate's folder and the path below it, for crates with several modules.
    fn place(&self) -> Option<(&'static [Module], &str)> {
        IMPORTS.iter().find_map(|(root, modules)| Some((*modules, self.path.strip_prefix(root)?.strip_prefix('/')?)))
    }

    /// What the checks of words look at: nothing in a test module with a file of its own.
    fn code(&self) -> String {
        if self.path.contains("src/") && self.path.ends_with("tests.rs") { String::new() } else { code(&self.text) }
    }

    fn complaint(&self, line: usize, what: &str) -> String {
        format!("{}:{line}: {what}", self.path)
    }
}

/// The text without comments and test modules, line for line, so that positions stay what they were. A test module
/// with a body is the last thing in its file; Clippy sees to that.
fn code(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.trim() == "#[cfg(test)]" {
            match lines.peek().map(|next| (next.starts_with("mod "), next.ends_with(';'))) {
                Some((true, false)) => break,
                Some((true, true)) => {
                    lines.next();
                    out.push_str("\n\n");
                    continue;
                }
                _ => {}
            }
        }
        let comment = line.match_indices("//").find(|(at, _)| line[..*at].matches('"').count().is_multiple_of(2));
        out.push_str(comment.map_or(line, |(at, _)| &line[..at]));
        out.push('\n');
    }
    out
}

/// Positions of a word that is not part of a longer one.
fn positions<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let open_ended = !word.ends_with(part);
    code.match_indices(word).map(|(at, _)| at).filter(move |&at| {
        let before = code[..at].chars().next_back().is_some_and(part);
        let after = code[at + word.len()..].chars().next().is_some_and(part);
        !before && (open_ended || !after)
    })
}

fn line_of(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

/// The names that follow a path's `::`: one, or several in braces.
fn names(after: &str) -> Vec<&str> {
    let first = |text: &str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let Some(group) = after.strip_prefix('{') else { return vec![&after[..first(after)]] };
    let mut found = Vec::new();
    let mut depth = 0;
    let mut start = Some(0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = Some(at + 1),
            c if !c.is_whitespace() && depth == 0 && start.is_some() => {
                found.push(&group[at..at + first(&group[at..])]);
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Names of `root::name` and `root::{name, …}`, with the lines they are on.
fn paths<'a>(code: &'a str, root: &str) -> Vec<(usize, &'a str)> {
    let prefix = format!("{root}::");
    let at: Vec<_> = positions(code, &prefix).collect();
    at.into_iter()
        .flat_map(|at| names(&code[at + prefix.len()..]).into_iter().map(move |name| (line_of(code, at), name)))
        .collect()
}

fn imports(file: &File) -> Vec<String> {
    let Some((modules, inside)) = file.place() else { return Vec::new() };
    let module = inside.split('/').next().unwrap_or_default().trim_end_matches(".rs");
    if module == "lib" {
        return Vec::new();
    }
    let Some((_, allowed)) = modules.iter().find(|(name, _)| *name == module) else {
        return vec![file.complaint(1, &format!("`{module}` has no line in IMPORTS of tests/architecture.rs"))];
    };
    let code = file.code();
    // How many `super::` lead from here to the root of the crate.
    let depth = inside.trim_end_matches(".rs").trim_end_matches("/mod").split('/').count();
    let out = "super::".repeat(depth);
    let ours = |name: &str| modules.iter().any(|(module, _)| *module == name);
    ["crate", out.trim_end_matches("::")]
        .into_iter()
        .flat_map(|root| paths(&code, root))
        .filter(|(_, name)| ours(name) && *name != module && !allowed.contains(name))
        .map(|(line, name)| file.complaint(line, &format!("`{module}` may not import `{name}`")))
        .collect()
}

fn words(file: &File) -> Vec<String> {
    let code = file.code();
    let mut complaints = Vec::new();
    let is_here = |folders: &&[&str]| folders.iter().any(|folder| file.path.starts_with(&format!("{folder}/")));
    for (words, _, why) in WORDS.iter().filter(|(_, folders, _)| is_here(folders)) {
        for word in *words {
            let lines: Vec<_> = match word.strip_prefix("std::") {
                Some(part) => paths(&code, "std").into_iter().filter(|(_, name)| *name == part).collect(),
                None => positions(&code, word).map(|at| (line_of(&code, at), *word)).collect(),
            };
            let what = format!("`{word}` does not belong here: {why}");
            complaints.extend(lines.into_iter().map(|(line, _)| file.complaint(line, &what)));
        }
    }
    complaints
}

/// The browser in a manifest of what must run without one. Dependencies stand one on a line.
fn browser_crates(manifest: &File) -> Vec<String> {
    let named = |line: &str| BROWSER.iter().any(|name| line.split(['.', ' ', '=']).next() == Some(name));
    let lines = manifest.text.lines().enumerate().filter(|(_, line)| named(line));
    lines.map(|(at, line)| manifest.complaint(at + 1, &format!("`{line}`: it must run without a browser"))).collect()
}

fn never(file: &File, list: &[(&str, &str)]) -> Vec<String> {
    let code = file.code();
    list.iter()
        .flat_map(|(word, why)| positions(&code, word).map(move |at| (at, format!("no `{word}`: {why}"))))
        .map(|(at, what)| file.complaint(line_of(&code, at), &what))
        .collect()
}

fn style_attributes(file: &File) -> Vec<String> {
    let code = file.code();
    let found = ["style=\"", "style={"].into_iter().flat_map(|word| positions(&code, word).collect::<Vec<_>>());
    let why = "no `style=`: a strict content security policy blocks it; use a class or an SVG attribute";
    found.map(|at| file.complaint(line_of(&code, at), why)).collect()
}

fn form(file: &File) -> Vec<String> {
    let mut complaints = Vec::new();
    if !file.text.starts_with("//!") {
        complaints.push(file.complaint(1, "starts with a `//!` comment that says what belongs in it"));
    }
    let lines = file.text.lines().count();
    if lines > LONGEST && !LONG_ON_PURPOSE.contains(&file.path.as_str()) {
        complaints.push(file.complaint(lines, &format!("has {lines} lines, {LONGEST} are allowed")));
    }
    complaints
}

fn panics_denied(file: &File) -> Vec<String> {
    let code = file.code();
    let denied: Vec<_> = code.match_indices("#![deny(").filter_map(|(at, _)| code[at..].split_once(")]")).collect();
    ["clippy::unwrap_used", "clippy::expect_used", "clippy::indexing_slicing"]
        .into_iter()
        .filter(|lint| !denied.iter().any(|(list, _)| list.contains(lint)))
        .map(|lint| file.complaint(1, &format!("must deny `{lint}`")))
        .collect()
}

/// Every file with this ending below the folders.
fn files(folders: &[&str], ending: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut waiting: Vec<_> = folders.iter().map(|folder| root.join(folder)).collect();
    let mut found = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|other| other == ending) {
            let relative = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            found.push(File { path: relative, text: fs::read_to_string(&path).unwrap() });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no .{ending} files in {folders:?}");
    found
}

#[track_caller]
fn none(complaints: impl IntoIterator<Item = String>) {
    let complaints: Vec<_> = complaints.into_iter().collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// Where our Rust code is.
const CODE: [&str; 4] = ["apps", "crates", "src", "xtask"];

#[test]
fn imports_point_one_way() {
    none(files(&CODE, "rs").iter().flat_map(imports));
}

#[test]
fn words_stay_where_they_belong() {
    none(files(&CODE, "rs").iter().flat_map(words));
}

#[test]
fn pure_crates_know_no_browser() {
    let manifests = files(&PURE, "toml");
    assert_eq!(manifests.len(), PURE.len());
    none(manifests.iter().flat_map(browser_crates));
}

#[test]
fn nothing_blocked_or_unfinished() {
    none(files(&CODE, "rs").iter().flat_map(|file| never(file, &NOWHERE)));
    none(files(&["www"], "js").iter().flat_map(|file| never(file, &NOT_IN_SCRIPTS)));
    none(files(&["src/ui"], "rs").iter().flat_map(style_attributes));
}

#[test]
fn files_say_what_they_are_for_and_are_short() {
    let code = files(&CODE, "rs");
    none(code.iter().chain(&files(&["tests"], "rs")).flat_map(form));
}

#[test]
fn what_is_pure_or_called_cannot_panic() {
    let roots: Vec<_> = PURE.iter().chain(&CALLED).map(|folder| format!("{folder}/src/lib.rs")).collect();
    let found: Vec<_> = files(&["crates"], "rs").into_iter().filter(|file| roots.contains(&file.path)).collect();
    assert_eq!(found.len(), roots.len());
    none(found.iter().flat_map(panics_denied));
}

/// The checks on samples that offend, and on samples that only look as if they did.
mod the_checks_themselves {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_forbidden_import_is_named_with_its_line() {
        let text = "//! x\nuse crate::{\n    sentences::words,\n    board::Board,\n};\n";
        let path = "crates/report/src/document/a.rs";
        assert_eq!(imports(&file(path, text)), [format!("{path}:2: `document` may not import `board`")]);
        let engine = "crates/model/src/engine";
        assert_eq!(imports(&file(&format!("{engine}/a/b.rs"), "use super::super::super::content::x;")).len(), 1);
        assert_eq!(imports(&file(&format!("{engine}/mod.rs"), "fn f() { super::content::x() }")).len(), 1);
        assert_eq!(imports(&file("src/novel.rs", "//! x")).len(), 1);
    }

    #[test]
    fn allowed_imports_comments_and_tests_pass() {
        let text = "// crate::embed\nuse crate::platform::{embed, ui};\nuse super::embed;\n#[cfg(test)]\nmod tests {\n    use crate::embed;\n}\n";
        none(imports(&file("src/ui/a/b.rs", text)));
        let text = "#[cfg(test)]\nmod a_tests;\nuse crate::embed;\n";
        assert_eq!(imports(&file("src/ui/a.rs", text)), ["src/ui/a.rs:3: `ui` may not import `embed`"]);
        none(imports(&file("apps/cli/src/main.rs", "use crate::embed;")));
    }

    #[test]
    fn a_word_out_of_place_is_found() {
        for text in ["println!(\"x\");", "use std::{fmt, time::Instant};"] {
            assert_eq!(words(&file("crates/model/src/engine/a.rs", text)).len(), 1, "{text}");
        }
        assert_eq!(words(&file("src/ui/a.rs", "use yew::prelude::*;\nuse gloo::timers;")).len(), 1);
        none(words(&file("crates/lead/src/a.rs", "use std::fmt; let my_println = \"//\"; // println")));
        none(words(&file("src/platform/a.rs", "use web_sys::Window;")));
    }

    #[test]
    fn a_crate_of_the_browser_is_found() {
        let manifest = |text: &str| file("crates/model/Cargo.toml", text);
        assert_eq!(browser_crates(&manifest("[dependencies]\nweb-sys = \"0.3\"\njs-sys.workspace = true")).len(), 2);
        none(browser_crates(&manifest("# web-sys\nserde.workspace = true")));
    }

    #[test]
    fn blocked_and_unfinished_code_is_found() {
        let complaints = never(&file("src/a.rs", "\n fn f() { todo!() }"), &NOWHERE);
        assert_eq!(complaints, ["src/a.rs:2: no `todo!`: what is in the tree works"]);
        assert_eq!(never(&file("www/a.js", "a.innerHTML = 'x'; console.log(1)"), &NOT_IN_SCRIPTS).len(), 2);
        assert_eq!(
            style_attributes(&file("src/ui/a.rs", "html! { <p style=\"color: red\" /> <i style={x}/> }")).len(),
            2
        );
        none(style_attributes(&file("src/ui/a.rs", "let style = 1; html! { <p class=\"style\" /> }")));
    }

    #[test]
    fn a_file_without_purpose_or_end_is_found() {
        assert_eq!(form(&file("src/a.rs", "fn f() {}")).len(), 1);
        assert_eq!(form(&file("src/a.rs", &"//!\n".repeat(401))), ["src/a.rs:401: has 401 lines, 400 are allowed"]);
        none(form(&file("src/a.rs", &"//!\n".repeat(400))));
    }

    #[test]
    fn a_missing_lint_is_found() {
        let text = "//! x\n#![deny(clippy::unwrap_used, clippy::expect_used)]\n#![allow(clippy::indexing_slicing)]\n";
        assert_eq!(
            panics_denied(&file("crates/model/src/lib.rs", text)),
            ["crates/model/src/lib.rs:1: must deny `clippy::indexing_slicing`"]
        );
    }
}
