//! The program that the build runs to write the opening screens down, from the same components as the widget's own: one
//! JSON file a form, for the loader to show before Wasm has arrived. What the loader does with them is in
//! `www/opening.js`.
//!
//! The tree is JSON and not HTML because pages that enforce Trusted Types refuse to have HTML parsed by a script.

mod tree;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;
use std::{env, fs};

use execution_gap::content::edition::assessment;
use execution_gap::content::locale::English;
use execution_gap::content::messages::Key;
use execution_gap::content::texts::{Pack, Texts};
use execution_gap::engine::Form;
use execution_gap::ui::state::{Screen, State};
use execution_gap::ui::{App, AppProps, Options, Persist};
use serde_json::{Map, Value, json};
use yew::ServerRenderer;

const SCREENS: [(&str, Screen); 3] =
    [("welcome", Screen::Welcome), ("profile", Screen::Profile), ("question", Screen::Question(0))];
const PERSISTS: [(&str, Persist); 3] =
    [("session", Persist::Session), ("local", Persist::Local), ("off", Persist::Off)];

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("error: name the folder to write to");
        return ExitCode::FAILURE;
    };
    match write(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("error: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for form in Form::ALL {
        let file = folder.join(format!("en-{}.json", form.id()));
        fs::write(&file, opening(form)?.to_string()).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(())
}

/// Everything that is shown of one form before the program runs.
fn opening(form: Form) -> Result<Value, String> {
    let mut root = Value::Null;
    let mut screens = Map::new();
    for (name, screen) in SCREENS {
        let [section, shown, _] = parts(form, screen, &Options { form, ..Options::default() })?;
        screens.insert(name.to_owned(), shown);
        root = section;
    }
    // The footer says where answers are kept and whether digits choose them, which the page decides.
    let mut footers = Map::new();
    for (name, persist) in PERSISTS {
        for (state, shortcuts) in [("on", true), ("off", false)] {
            let options = Options { form, persist, shortcuts, ..Options::default() };
            let [_, _, footer] = parts(form, Screen::Welcome, &options)?;
            footers.insert(format!("{name} {state}"), footer);
        }
    }
    Ok(json!({ "root": root, "screens": screens, "footers": footers, "waiting": texts().say(Key::StatusLoading) }))
}

fn texts() -> Texts {
    Texts::new(Rc::new(Pack::english()), Rc::new(English))
}

/// The section without its children, the screen and the footer.
fn parts(form: Form, screen: Screen, options: &Options) -> Result<[Value; 3], String> {
    let mut state = State::new(assessment(), form, options.shortcuts, None);
    state.screen = screen;
    let options = options.clone();
    let renderer = ServerRenderer::<App>::with_props(move || AppProps {
        assessment: assessment(),
        options,
        texts: texts(),
        saved: None,
        initial: Some(state),
        live: Default::default(),
        on_signal: Default::default(),
    });
    let html = pollster::block_on(renderer.hydratable(false).render());
    let mut section = tree::parse(&html)?;
    let children = section.as_array_mut().map(|parts| parts.split_off(2)).unwrap_or_default();
    if let Some(attributes) = section.get_mut(1).and_then(Value::as_object_mut) {
        attributes.remove("data-screen"); // that of the screen shown is set by the loader
    }
    match <[Value; 2]>::try_from(children) {
        Ok([screen, footer]) => Ok([section, screen, footer]),
        Err(children) => Err(format!("{screen:?} has {} parts; a screen and a footer are expected", children.len())),
    }
}
