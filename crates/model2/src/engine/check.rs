//! From a draft to a sound assessment. Every defect is found in one pass, with its place and a sentence. Rules about
//! single items are in `check_item`; rules about how items hang together in `cross_check`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::assessment::{Assessment, Item};
use super::check_item::check_item;
use super::cross_check;
use super::draft::Draft;
use super::error::{Error, Kind as ErrorKind, Quoted};
use super::ids::{Area, Areas, Capabilities, Capability, Form};
use super::slots::{ItemIndex, MAX_ITEMS};

/// The schema id that a draft must name.
const SCHEMA: &str = "execution-gap.questionnaire/2";

/// Largest weight and effort; more would say nothing more, and sums of huge numbers overflow.
pub(crate) const LARGEST: f64 = 1000.0;

/// Collects defects in the order in which they are found.
#[derive(Default)]
pub(crate) struct Defects(Vec<Error>);

impl Defects {
    pub(crate) fn push(&mut self, pointer: String, sentence: String) {
        self.0.push(ErrorKind::Defect { pointer, sentence }.into());
    }
}

impl TryFrom<&Draft> for Assessment {
    type Error = Vec<Error>;

    /// The assessment of this draft.
    ///
    /// # Errors
    /// Every defect, each a sentence with the JSON pointer of its place.
    fn try_from(draft: &Draft) -> Result<Self, Vec<Error>> {
        check(draft)
    }
}

fn check(draft: &Draft) -> Result<Assessment, Vec<Error>> {
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
    let areas = check_areas(&draft.capability_of_area, &mut defects);
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
        let mut order = |form| check_order(&draft.screen_order, form, &items, &mut defects);
        let (express_order, full_order) = (order(Form::Express), order(Form::Full));
        cross_check::prerequisites(&items, &mut defects);
        cross_check::area_pairs(&items, &mut defects);
        cross_check::forms(&items, &areas, &mut defects);
        if defects.0.is_empty() {
            return Ok(Assessment {
                version: Cow::Owned(draft.version.clone()),
                areas,
                items: Cow::Owned(items),
                express_order: Cow::Owned(express_order),
                full_order: Cow::Owned(full_order),
            });
        }
    }
    Err(defects.0)
}

fn check_areas(drafts: &BTreeMap<String, BTreeMap<String, f64>>, defects: &mut Defects) -> Areas<Capabilities<f64>> {
    let mut areas = Areas::<Capabilities<f64>>::default();
    for (id, draft) in drafts {
        let place = format!("/capability_of_area/{}", escape(id));
        let Some(area) = Area::from_id(id) else {
            let ids = list(&Area::ALL.map(Area::id));
            defects.push(place, format!("{} is no area; areas are {ids}.", Quoted(id)));
            continue;
        };
        let mut weights = Capabilities::<f64>::default();
        for (id, &weight) in draft {
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
    for area in Area::ALL.into_iter().filter(|area| !drafts.contains_key(area.id())) {
        defects.push("/capability_of_area".to_owned(), format!("the area \"{area}\" is missing."));
    }
    areas
}

/// The order in which a form asks: each of its items once.
fn check_order(
    orders: &BTreeMap<String, Vec<String>>,
    form: Form,
    items: &[Item],
    defects: &mut Defects,
) -> Vec<ItemIndex> {
    let ids = orders.get(form.id()).map(Vec::as_slice).unwrap_or_default();
    let position = |id: &String| items.iter().position(|item| item.id == *id && item.is_asked(form));
    let order: Vec<ItemIndex> = ids.iter().filter_map(position).filter_map(ItemIndex::new).collect();
    let mut sorted = order.clone();
    sorted.sort();
    sorted.dedup();
    let asked = items.iter().filter(|item| item.is_asked(form)).count();
    if ids.len() != asked || sorted.len() != asked {
        defects.push(
            format!("/screen_order/{form}"),
            format!("the {form} form asks {asked} items; its order names each of them once."),
        );
    }
    order
}

/// `"A", "B" and "C"`.
pub(crate) fn list(ids: &[&str]) -> String {
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
pub(crate) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
