//! The shape of the code, checked as text: who may import whom, which words belong where, how long a file may be.
//!
//! Each check is a function from a file to complaints, so that the tests at the end can show that it does complain.
//! Comments and `#[cfg(test)]` modules are left out: a test may read a file, and a comment may name anything.

use std::fs;
use std::path::Path;

/// Modules of `src/` and the modules of ours that each may import. A new module gets a line here.
const IMPORTS: [(&str, &[&str]); 19] = [
    ("engine", &[]),
    ("content", &["engine"]),
    ("report", &["engine", "content"]),
    ("campaign", &["engine"]),
    ("door_tree", &["campaign"]),
    ("campaign_door", &["content", "campaign", "door_tree"]),
    ("lead", &["engine", "content", "campaign"]),
    ("lead_door", &["campaign", "door_tree", "lead"]),
    ("document", &["engine", "content", "report"]),
    ("share", &["engine", "report"]),
    ("board", &["engine", "content", "report", "document", "share"]),
    ("document_door", &["engine", "content", "report", "document"]),
    ("board_door", &["engine", "content", "report", "document_door", "board", "share"]),
    ("platform", &[]),
    ("ui", &["engine", "content", "report", "lead", "platform"]),
    ("embed", &["engine", "content", "report", "lead", "platform", "ui"]),
    ("prerender", &["engine", "content", "campaign", "lead", "ui"]),
    ("headless", &["engine", "content"]),
    ("cli", &["engine", "content", "campaign", "lead"]),
];

/// Words, the modules that may not use them, and why.
const WORDS: [(&[&str], &[&str], &str); 3] = [
    (
        &["web_sys", "js_sys", "gloo", "wasm_bindgen", "serde_wasm_bindgen", "yew"],
        &["engine", "report", "document", "board", "share", "content", "campaign", "lead", "cli"],
        "it must run, and be tested, without a browser",
    ),
    (
        &["std::time", "std::fs", "std::env", "std::net", "println", "eprintln"],
        &["engine", "report", "document", "board", "share", "content", "campaign", "lead"],
        "it is a pure function of its arguments",
    ),
    (
        &["web_sys", "js_sys", "gloo", "wasm_bindgen", "serde_wasm_bindgen"],
        &["ui"],
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

/// Modules whose root denies what can panic.
const NEVER_PANIC: [&str; 12] = [
    "engine",
    "report",
    "campaign",
    "campaign_door",
    "door_tree",
    "lead",
    "lead_door",
    "document",
    "document_door",
    "board",
    "board_door",
    "share",
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
    /// The module of `src/` that it is part of.
    fn module(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        let name = inside.split('/').next()?;
        let name = name.strip_suffix(".rs").unwrap_or(name);
        (name != "lib").then_some(name)
    }

    /// How many `super::` lead from here to the root of the crate.
    fn depth(&self) -> usize {
        let path = self.path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        path.split('/').count()
    }

    /// What the checks of words look at: nothing in a test module with a file of its own.
    fn code(&self) -> String {
        if self.path.starts_with("src/") && self.path.ends_with("tests.rs") { String::new() } else { code(&self.text) }
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
    let Some(module) = file.module() else { return Vec::new() };
    let Some((_, allowed)) = IMPORTS.iter().find(|(name, _)| *name == module) else {
        return vec![file.complaint(1, &format!("`{module}` has no line in IMPORTS of tests/architecture.rs"))];
    };
    let code = file.code();
    let out = "super::".repeat(file.depth());
    // The program is a crate of its own: there, `crate` is the program.
    let roots = if module == "cli" { vec!["execution_gap"] } else { vec!["crate", out.trim_end_matches("::")] };
    let ours = |name: &str| IMPORTS.iter().any(|(module, _)| *module == name);
    roots
        .into_iter()
        .flat_map(|root| paths(&code, root))
        .filter(|(_, name)| ours(name) && *name != module && !allowed.contains(name))
        .map(|(line, name)| file.complaint(line, &format!("`{module}` may not import `{name}`")))
        .collect()
}

fn words(file: &File) -> Vec<String> {
    let Some(module) = file.module() else { return Vec::new() };
    let code = file.code();
    let mut complaints = Vec::new();
    for (words, _, why) in WORDS.iter().filter(|(_, modules, _)| modules.contains(&module)) {
        for word in *words {
            let lines: Vec<_> = match word.strip_prefix("std::") {
                Some(part) => paths(&code, "std").into_iter().filter(|(_, name)| *name == part).collect(),
                None => positions(&code, word).map(|at| (line_of(&code, at), *word)).collect(),
            };
            let what = format!("`{word}` does not belong in `{module}`: {why}");
            complaints.extend(lines.into_iter().map(|(line, _)| file.complaint(line, &what)));
        }
    }
    complaints
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

#[test]
fn imports_point_one_way() {
    none(files(&["src"], "rs").iter().flat_map(imports));
}

#[test]
fn browser_words_stay_where_they_belong() {
    none(files(&["src"], "rs").iter().flat_map(words));
}

#[test]
fn nothing_blocked_or_unfinished() {
    none(files(&["src", "build", "xtask/src"], "rs").iter().flat_map(|file| never(file, &NOWHERE)));
    none(files(&["www"], "js").iter().flat_map(|file| never(file, &NOT_IN_SCRIPTS)));
    none(files(&["src/ui"], "rs").iter().flat_map(style_attributes));
}

#[test]
fn files_say_what_they_are_for_and_are_short() {
    none(files(&["src", "build", "xtask/src", "tests"], "rs").iter().flat_map(form));
}

#[test]
fn pure_modules_cannot_panic() {
    let roots = files(&["src"], "rs").into_iter().filter(|file| {
        NEVER_PANIC
            .iter()
            .any(|module| file.path == format!("src/{module}/mod.rs") || file.path == format!("src/{module}.rs"))
    });
    none(roots.flat_map(|file| panics_denied(&file)));
}

/// The checks on samples that offend, and on samples that only look as if they did.
mod the_checks_themselves {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_forbidden_import_is_named_with_its_line() {
        let text = "//! x\nuse crate::{\n    content::words,\n    ui::App,\n};\n";
        assert_eq!(imports(&file("src/report/a.rs", text)), ["src/report/a.rs:2: `report` may not import `ui`"]);
        assert_eq!(imports(&file("src/engine/a/b.rs", "use super::super::super::content::x;")).len(), 1);
        assert_eq!(imports(&file("src/engine/mod.rs", "fn f() { super::content::x() }")).len(), 1);
        assert_eq!(imports(&file("src/cli/main.rs", "use execution_gap::ui::App;")).len(), 1);
        assert_eq!(imports(&file("src/novel.rs", "//! x")).len(), 1);
    }

    #[test]
    fn allowed_imports_comments_and_tests_pass() {
        let text = "// crate::ui\nuse crate::engine::{content, ui};\nuse super::content;\n#[cfg(test)]\nmod tests {\n    use crate::ui;\n}\n";
        none(imports(&file("src/report/a.rs", text)));
        let text = "#[cfg(test)]\nmod a_tests;\nuse crate::ui;\n";
        assert_eq!(imports(&file("src/report/a.rs", text)), ["src/report/a.rs:3: `report` may not import `ui`"]);
        none(imports(&file("src/cli/main.rs", "use crate::ui; use execution_gap::{engine, content::x};")));
    }

    #[test]
    fn a_word_of_the_browser_is_found() {
        for text in [
            "use web_sys::Window;",
            "let a = js_sys::Date::now();",
            "println!(\"x\");",
            "use std::{fmt, time::Instant};",
        ] {
            assert_eq!(words(&file("src/engine/a.rs", text)).len(), 1, "{text}");
        }
        assert_eq!(words(&file("src/ui/a.rs", "use yew::prelude::*;\nuse gloo::timers;")).len(), 1);
        assert_eq!(words(&file("src/cli/a.rs", "println!(); use web_sys::Window;")).len(), 1);
        none(words(&file("src/engine/a.rs", "use std::fmt; let my_web_sys_like = \"//\"; // web_sys")));
        none(words(&file("src/platform/a.rs", "use web_sys::Window;")));
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
            panics_denied(&file("src/engine/mod.rs", text)),
            ["src/engine/mod.rs:1: must deny `clippy::indexing_slicing`"]
        );
    }
}
