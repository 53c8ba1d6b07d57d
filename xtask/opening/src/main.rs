//! The program that the build runs to write down what native code knows and pages load as a file: the opening screens,
//! from the same components as the widget's own, one JSON file a form, for the loader to show before Wasm has arrived;
//! and the JSON Schemas of campaigns and leads. What the loader does with the screens is in `www/widget/opening.js`.
//!
//! The tree is JSON and not HTML because pages that enforce Trusted Types refuse to have HTML parsed by a script.

mod own_words;
mod tree;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::Arc;
use std::{env, fs};

use execution_gap::ui::state::{Screen, State};
use execution_gap::ui::{App, AppProps, Options, Persist};
use execution_gap_campaign::schema::schema;
use execution_gap_lead as lead;
use execution_gap_model::content::edition::assessment;
use execution_gap_model::content::locale::English;
use execution_gap_model::content::messages::{Key, NAMES};
use execution_gap_model::content::texts::{Pack, Texts};
use execution_gap_model::engine::Form;
use serde_json::{Map, Value, json};
use yew::{Callback, ServerRenderer};

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
    let openings = folder.join("opening");
    fs::create_dir_all(&openings).map_err(|error| format!("{}: {error}", openings.display()))?;
    for form in Form::ALL {
        save(&openings.join(format!("en-{}.json", form.id())), &opening(form)?.to_string())?;
    }
    // Own words of a campaign name the texts that they replace; programs know them by number.
    let lang = folder.join("lang");
    fs::create_dir_all(&lang).map_err(|error| format!("{}: {error}", lang.display()))?;
    save(&lang.join("names.txt"), &(NAMES.join("\n") + "\n"))?;
    let schema = serde_json::to_string_pretty(&schema()).map_err(|error| error.to_string())?;
    save(&folder.join("campaign.schema.json"), &format!("{schema}\n"))?;
    save(&folder.join("lead.schema.json"), &lead::schema::text())
}

fn save(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}

/// Everything that is shown of one form before the program runs.
fn opening(form: Form) -> Result<Value, String> {
    let plain = Pack::english();
    let shown = screens(form, Pack::english)?;
    let marked = screens(form, || own_words::marked(&Pack::english()))?;
    let mut opening = own_words::sort(&plain, &shown, &marked);
    for (name, value) in shown {
        opening.insert(name, value);
    }
    Ok(opening.into())
}

/// The screens and what is around them, in the words of a pack.
fn screens(form: Form, words: fn() -> Pack) -> Result<Map<String, Value>, String> {
    let mut root = Value::Null;
    let mut screens = Map::new();
    for (name, screen) in SCREENS {
        let [section, shown, _] = parts(form, screen, &Options { form, ..Options::default() }, words)?;
        screens.insert(name.to_owned(), shown);
        root = section;
    }
    // The footer says where answers are kept, whether digits choose them and whether something can be sent, which the page
    // decides.
    let mut footers = Map::new();
    for (name, persist) in PERSISTS {
        for (state, shortcuts) in [("on", true), ("off", false)] {
            for (asks, lead) in [("", None), (" asks", Some(Arc::default()))] {
                let options = Options { form, persist, shortcuts, lead, ..Options::default() };
                let [_, _, footer] = parts(form, Screen::Welcome, &options, words)?;
                footers.insert(format!("{name} {state}{asks}"), footer);
            }
        }
    }
    let waiting = words().say(Key::StatusLoading);
    // What a popup, slider or tab says besides.
    let dialog = json!({ "open": words().say(Key::DisplayOpen), "close": words().say(Key::DisplayClose) });
    let all = [
        ("root", root),
        ("screens", screens.into()),
        ("footers", footers.into()),
        ("waiting", waiting.into()),
        ("dialog", dialog),
    ];
    Ok(all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// The section without its children, the screen and the footer.
fn parts(form: Form, screen: Screen, options: &Options, words: fn() -> Pack) -> Result<[Value; 3], String> {
    let mut state = State::new(assessment(), form, options.shortcuts, None);
    state.screen = screen;
    let options = options.clone();
    let renderer = ServerRenderer::<App>::with_props(move || AppProps {
        assessment: assessment(),
        options,
        texts: Texts::new(Rc::new(words()), Rc::new(English)),
        saved: None,
        initial: Some(state),
        on_signal: Callback::from(|_| None),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_written_as_the_checker_has_it() {
        let folder = env::temp_dir().join(format!("execution-gap-prerender-{}", std::process::id()));
        write(&folder).expect("written");
        let read = |name: &str| -> Value {
            let text = fs::read_to_string(folder.join(name)).expect(name);
            serde_json::from_str(&text).expect(name)
        };
        let (written, opening) = (read("campaign.schema.json"), read("opening/en-express.json"));
        let names = fs::read_to_string(folder.join("lang/names.txt")).expect("names");
        fs::remove_dir_all(&folder).expect("removed");
        assert_eq!(written, serde_json::to_value(schema()).expect("JSON"));
        assert_eq!(names.lines().nth(Key::WelcomeGets as usize), Some("welcome.gets"));
        assert_eq!(opening["texts"]["welcome.gets"], json!("What you get"));
        let filled = opening["filled"].as_array().expect("a list");
        assert!(filled.contains(&json!("welcome.lead")), "{filled:?}");
        assert!(filled.contains(&json!("section.practice")), "it is filled into another text: {filled:?}");
    }
}
