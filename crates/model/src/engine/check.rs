//! From a draft to a sound assessment. Every defect is found in one pass, with its place and a sentence. Rules about
//! single areas and items are here; rules about how they hang together are in `cross_check`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::answers::Rung;
use super::assessment::{Assessment, Item};
use super::cross_check;
use super::draft::{AreaDraft, Draft, ItemDraft};
use super::error::{Error, Kind as ErrorKind, Quoted};
use super::ids::{Area, Areas, Breakdown, Breakdowns, Capabilities, Capability, Kind, Outcome, Outcomes};
use super::slots::{ItemIndex, MAX_ITEMS};

/// The schema id that a draft must name.
pub(crate) const SCHEMA: &str = "execution-gap.assessment/1";

/// Largest weight and effort; more would say nothing more, and sums of huge numbers overflow.
const LARGEST: f64 = 1000.0;

/// How far the outcome loadings of an item may sum from 1: decimal fractions are not exact in binary.
const SUM_TOLERANCE: f64 = 1e-9;

/// Collects defects in the order in which they are found.
#[derive(Default)]
pub(crate) struct Defects(Vec<Error>);

impl Defects {
    pub(crate) fn push(&mut self, pointer: String, sentence: String) {
        self.0.push(ErrorKind::Defect { pointer, sentence }.into());
    }
}

pub(crate) fn check(draft: &Draft) -> Result<Assessment, Vec<Error>> {
    let mut defects = Defects::default();
    if draft.schema != SCHEMA {
        defects.push(
            "/schema".to_owned(),
            format!("the schema is {}; this program reads \"{SCHEMA}\".", Quoted(&draft.schema)),
        );
    }
    if draft.version.is_empty() || draft.version.len() > 40 {
        defects.push("/version".to_owned(), "the version is a text of 1 to 40 characters.".to_owned());
    }
    let areas = check_areas(&draft.areas, &mut defects);
    if draft.items.is_empty() || draft.items.len() > MAX_ITEMS {
        defects.push(
            "/items".to_owned(),
            format!("there are {} items; an assessment has 1 to {MAX_ITEMS}.", draft.items.len()),
        );
        return Err(defects.0);
    }
    let items: Vec<Option<Item>> = draft
        .items
        .iter()
        .enumerate()
        .map(|(position, item)| check_item(item, position, &draft.items, &mut defects))
        .collect();
    if let Some(items) = items.into_iter().collect::<Option<Vec<Item>>>() {
        cross_check::prerequisites(&items, &mut defects);
        cross_check::area_pairs(&items, &mut defects);
        cross_check::forms(&items, &areas, &mut defects);
        if defects.0.is_empty() {
            return Ok(Assessment { version: Cow::Owned(draft.version.clone()), areas, items: Cow::Owned(items) });
        }
    }
    Err(defects.0)
}

fn check_areas(drafts: &[AreaDraft], defects: &mut Defects) -> Areas<Capabilities<f64>> {
    let mut areas = Areas::<Capabilities<f64>>::default();
    let mut seen = Areas::<bool>::default();
    for (position, draft) in drafts.iter().enumerate() {
        let Some(area) = Area::from_id(&draft.id) else {
            let ids = list(&Area::ALL.map(Area::id));
            defects
                .push(format!("/areas/{position}/id"), format!("{} is no area; areas are {ids}.", Quoted(&draft.id)));
            continue;
        };
        if seen[area] {
            defects.push(format!("/areas/{position}/id"), format!("the area \"{area}\" is there twice."));
        }
        seen[area] = true;
        let place = format!("/areas/{position}/capabilities");
        let mut weights = Capabilities::<f64>::default();
        for (id, &weight) in &draft.capabilities {
            let at = format!("{place}/{}", escape(id));
            let Some(capability) = Capability::from_id(id) else {
                let ids = list(&Capability::ALL.map(Capability::id));
                defects.push(at, format!("{} is no capability; capabilities are {ids}.", Quoted(id)));
                continue;
            };
            if !(0.0..=LARGEST).contains(&weight) {
                defects.push(at, format!("the weight is {weight}; a weight is a number from 0 to {LARGEST}."));
            }
            weights[capability] = weight;
        }
        if weights.iter().all(|(_, &weight)| weight == 0.0) {
            defects.push(place, format!("the area \"{area}\" counts for no capability; give one a weight above 0."));
        }
        areas[area] = weights;
    }
    for area in Area::ALL {
        if !seen[area] {
            defects.push("/areas".to_owned(), format!("the area \"{area}\" is missing."));
        }
    }
    areas
}

fn check_item(draft: &ItemDraft, position: usize, all: &[ItemDraft], defects: &mut Defects) -> Option<Item> {
    let at = |field: &str| format!("/items/{position}/{field}");
    if !is_id(&draft.id) {
        defects.push(
            at("id"),
            format!("{} is no item id; an id is 1 to 12 capital letters, digits and hyphens.", Quoted(&draft.id)),
        );
    }
    if all.iter().take(position).any(|earlier| earlier.id == draft.id) {
        defects.push(at("id"), format!("the id {} is there twice.", Quoted(&draft.id)));
    }
    if !(draft.effort > 0.0 && draft.effort <= LARGEST) {
        let sentence = format!("the effort is {}; an effort is a number above 0 and up to {LARGEST}.", draft.effort);
        defects.push(at("effort"), sentence);
    }
    let kind = Kind::from_id(&draft.kind);
    if kind.is_none() {
        let ids = list(&Kind::ALL.map(Kind::id));
        defects.push(at("kind"), format!("{} is no kind of item; kinds are {ids}.", Quoted(&draft.kind)));
    }
    let breakdowns = Breakdowns::from_fn({
        let loadings = loadings(&draft.breakdowns, &at("breakdowns"), &Breakdown::ALL.map(Breakdown::id), defects);
        move |key| loadings.get(key.id()).copied().unwrap_or_default()
    });
    let outcomes = Outcomes::from_fn({
        let loadings = loadings(&draft.outcomes, &at("outcomes"), &Outcome::ALL.map(Outcome::id), defects);
        move |key| loadings.get(key.id()).copied().unwrap_or_default()
    });
    let sum: f64 = outcomes.iter().map(|(_, &weight)| weight).sum();
    if (sum - 1.0).abs() > SUM_TOLERANCE || sum.is_nan() {
        defects.push(at("outcomes"), format!("the outcome loadings sum to {sum}; they sum to 1."));
    }
    let kind = kind?;
    if kind == Kind::Strategy && breakdowns.iter().any(|(_, &loading)| loading != 0.0) {
        defects.push(at("breakdowns"), "a strategy item loads on no breakdown: plans break nothing.".to_owned());
    }
    let home = home(draft, kind, position, defects);
    let prerequisite = draft.prerequisite.as_ref().and_then(|draft| {
        let rung = u8::try_from(draft.rung).ok().and_then(Rung::new);
        if rung.is_none() {
            defects.push(at("prerequisite/rung"), format!("the rung is {}; rungs are 0 to 4.", draft.rung));
        }
        let found = all.iter().position(|item| item.id == draft.item).and_then(ItemIndex::new);
        if found.is_none() {
            defects
                .push(at("prerequisite/item"), format!("there is no item {} in this assessment.", Quoted(&draft.item)));
        }
        found.zip(rung)
    });
    let (area, capability) = home?;
    Some(Item {
        id: Cow::Owned(draft.id.clone()),
        kind,
        area,
        capability,
        express: draft.express,
        reverse: draft.reverse,
        not_applicable: draft.not_applicable,
        effort: draft.effort,
        prerequisite,
        breakdowns,
        outcomes,
    })
}

/// Strategy and result items live in an area, practices in a capability; never both. `None` if the home is missing, so
/// that the rules between items are not asked about an item that is nowhere.
fn home(
    draft: &ItemDraft,
    kind: Kind,
    position: usize,
    defects: &mut Defects,
) -> Option<(Option<Area>, Option<Capability>)> {
    let at = |field: &str| format!("/items/{position}/{field}");
    let area = draft.area.as_deref().and_then(Area::from_id);
    let capability = draft.capability.as_deref().and_then(Capability::from_id);
    match kind {
        Kind::Strategy | Kind::Result => {
            if area.is_none() {
                let ids = list(&Area::ALL.map(Area::id));
                defects.push(at("area"), format!("a {kind} item needs an area; areas are {ids}."));
            }
            if draft.capability.is_some() {
                defects.push(at("capability"), format!("a {kind} item has an area and no capability of its own."));
            }
            area.map(|area| (Some(area), None))
        }
        Kind::Practice => {
            if capability.is_none() {
                let ids = list(&Capability::ALL.map(Capability::id));
                defects.push(at("capability"), format!("a practice item needs a capability; capabilities are {ids}."));
            }
            if draft.area.is_some() {
                defects.push(at("area"), "a practice item has a capability and no area.".to_owned());
            }
            capability.map(|capability| (None, Some(capability)))
        }
    }
}

/// Reports unknown keys and values outside 0–1, and returns what was written.
fn loadings<'a>(
    written: &'a BTreeMap<String, f64>,
    place: &str,
    known: &[&'static str],
    defects: &mut Defects,
) -> BTreeMap<&'a str, f64> {
    for (id, loading) in written {
        let at = format!("{place}/{}", escape(id));
        if !known.contains(&id.as_str()) {
            defects.push(at, format!("{} is not known here; known are {}.", Quoted(id), list(known)));
        } else if !(0.0..=1.0).contains(loading) {
            defects.push(at, format!("the loading is {loading}; a loading is a number from 0 to 1."));
        }
    }
    written.iter().map(|(id, &loading)| (id.as_str(), loading)).collect()
}

fn is_id(id: &str) -> bool {
    (1..=12).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-')
}

/// `"A", "B" and "C"`.
fn list(ids: &[&str]) -> String {
    match ids {
        [] => String::new(),
        [only] => format!("\"{only}\""),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|id| format!("\"{id}\"")).collect();
            format!("{} and \"{last}\"", first.join(", "))
        }
    }
}

/// A key as a part of a JSON pointer.
fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
