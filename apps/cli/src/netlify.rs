//! `execution-gap netlify`: writes the form that a site on Netlify has to hold for a campaign. Which fields it has is the
//! library's to say.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use execution_gap_campaign::{Campaign, Json, Page, check_all, effective};
use execution_gap_lead::skeleton;

use crate::check::{LANGUAGES, catalogue, or_root};
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
    // Which page will hold it is not known here; the browser checks the address against that page.
    let page = Page { origin: None, languages: &LANGUAGES, catalogue: &catalogue() };
    check_all(&json, &page).map_err(|mistakes| {
        mistakes.iter().map(|mistake| format!("{}: {}", or_root(&mistake.pointer), mistake.message)).collect::<Vec<_>>()
    })?;
    Ok(effective(&json, page.origin))
}
