//! `execution-gap netlify`: writes the form that a site on Netlify has to hold for a campaign. Which fields it has is the
//! library's to say.

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

use execution_gap_campaign::{Campaign, Json, Page, check};
use execution_gap_lead::skeleton;
use execution_gap_model::content::locale::English;
use execution_gap_model::content::messages::{Key, NAMES};
use execution_gap_model::content::texts::{Pack, Texts};

use crate::refuse;

pub fn run(file: &Path) -> ExitCode {
    let form = read(file).and_then(|campaign| skeleton::netlify(&campaign).map_err(|sentence| vec![sentence]));
    match form {
        Ok(form) => {
            print!("{form}");
            ExitCode::SUCCESS
        }
        Err(sentences) => refuse(&sentences),
    }
}

/// The campaign in this file, or every reason why there is none, as `place: sentence`.
fn read(file: &Path) -> Result<Campaign, Vec<String>> {
    let name = file.display();
    let text = fs::read_to_string(file).map_err(|error| vec![format!("{name} cannot be read: {error}.")])?;
    let json: Json = serde_json::from_str(&text).map_err(|error| vec![format!("{name} is not JSON: {error}.")])?;
    let texts = Texts::new(Rc::new(Pack::english()), Rc::new(English));
    let catalogue: Vec<_> = NAMES.into_iter().zip(Key::ALL.map(|key| texts.say(key))).collect();
    // Which page will hold it is not known here; the browser checks the address against that page.
    let page = Page { origin: None, languages: &[texts.language()], catalogue: &catalogue };
    let (campaign, _) = check(&json, &page).map_err(|refusals| {
        refusals.iter().map(|refusal| format!("{}: {}", or_root(&refusal.pointer), refusal.message)).collect::<Vec<_>>()
    })?;
    Ok(campaign)
}

fn or_root(pointer: &str) -> &str {
    if pointer.is_empty() { "/" } else { pointer }
}
