//! What a campaign means, whatever its author wrote: every setting that can be taken at its word, and the default in
//! place of every other. Why one cannot is said by [`super::check()`], whose rules decide here too. Pages read the same
//! with `www/campaign/campaign-effective.js`, before any Wasm has arrived; `tests/node/campaign.test.mjs` compares the two.
//!
//! | setting | with a mistake in it |
//! |---|---|
//! | `id`, `gate`, each of `brand`, each text | that one falls back |
//! | `cta` | no link, unless label and address are both sound |
//! | `weights`, `benchmark` | the whole falls back: half of it would be a number that nobody asked for |
//! | `lead`, or `schema`, which says what `lead` means | no contact form, and nothing is sent |

use super::check::fits;
use super::fields::{CAMPAIGN, SCHEMA};
use super::json::Json;
use super::secrets::is_secret;
use super::shape::Kind;
use super::typed::{self, Campaign};
use super::{Page, is_sound};

/// Reads a campaign for a page of this origin, as in [`Page::origin`]. Total: a tree that is no campaign, or holds more
/// than [`Json::is_bounded`] allows, gives the defaults.
///
/// Whether own words keep the placeholders of the text that they replace is for the reader of the catalogue to see
/// ([`execution_gap_model::content::placeholders`]).
pub fn effective(json: &Json, origin: Option<&str>) -> Campaign {
    let page = Page { origin, languages: &[], catalogue: &[] };
    let mut taken = Vec::new();
    if json.is_bounded() {
        for name in ["id", "gate", "weights", "benchmark"] {
            taken.extend(json.get(name).and_then(|value| alone(name, value.clone(), &page)));
        }
        if let (Some(schema), Some(lead)) = (json.get("schema"), json.get("lead")) {
            let campaign = object([("schema", schema.clone()), ("lead", lead.clone())]);
            taken.extend(is_sound(&campaign, &page).then(|| ("lead", lead.clone())));
        }
        let part = |of: &str, name| json.get(of)?.get(name).map(|value| (name, value.clone()));
        let brand = ["name", "accent", "logo"].into_iter().filter_map(|name| part("brand", name));
        let brand = brand.filter(|(name, value)| alone("brand", object([(*name, value.clone())]), &page).is_some());
        taken.push(("brand", object(brand)));
        let cta = object(["label", "url"].into_iter().filter_map(|name| part("cta", name)));
        taken.extend(alone("cta", cta, &page));
        let texts = json.get("texts").and_then(|texts| taken_from_map(texts, CAMPAIGN.kind("texts")?));
        taken.extend(texts.map(|texts| ("texts", texts)));
    }
    typed::campaign(&object(taken))
}

/// A setting that is sound as the only one of a campaign.
fn alone<'a>(name: &'a str, value: Json, page: &Page) -> Option<(&'a str, Json)> {
    let campaign = object([("schema", Json::Text(SCHEMA.to_owned())), (name, value.clone())]);
    is_sound(&campaign, page).then_some((name, value))
}

/// The sound entries of a map, and of the maps in it.
fn taken_from_map(json: &Json, kind: &Kind) -> Option<Json> {
    if !fits(json, kind) {
        return None;
    }
    let Kind::Map { keys, of, .. } = kind else {
        return (!json.as_text().is_some_and(is_secret)).then(|| json.clone());
    };
    let entries = json.entries().iter().filter(|(key, _)| keys.fits(key));
    Some(Json::Object(entries.filter_map(|(key, value)| Some((key.clone(), taken_from_map(value, of)?))).collect()))
}

fn object<'a>(entries: impl IntoIterator<Item = (&'a str, Json)>) -> Json {
    Json::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}
