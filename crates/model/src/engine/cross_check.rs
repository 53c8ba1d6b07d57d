//! Rules about how the items of an assessment hang together. Rules about one area or one item are in `check`.

use super::assessment::Item;
use super::check::Defects;
use super::error::Quoted;
use super::ids::{Area, Areas, Capabilities, Capability, Form, Kind};

/// Prerequisites are execution items (advice never touches plans) and form no circle (a bundle would never end).
pub(crate) fn prerequisites(items: &[Item], defects: &mut Defects) {
    for (position, item) in items.iter().enumerate() {
        let Some((first, _)) = item.prerequisite else { continue };
        let at = format!("/items/{position}/prerequisite/item");
        if !item.is_execution() {
            defects.push(at, "a strategy item has no prerequisite.".to_owned());
            continue;
        }
        if items.get(first.get()).is_some_and(|target| !target.is_execution()) {
            defects.push(at, "a prerequisite is a result or a practice, not a strategy item.".to_owned());
            continue;
        }
        let mut next = Some(first);
        for _ in items {
            match next {
                Some(index) if index.get() == position => {
                    defects.push(at, format!("the prerequisite of {} leads back to it.", Quoted(&item.id)));
                    break;
                }
                Some(index) => {
                    next = items.get(index.get()).and_then(|item| item.prerequisite).map(|(index, _)| index);
                }
                None => break,
            }
        }
    }
}

/// An area has exactly one strategy and one result item: the gap compares the two.
pub(crate) fn area_pairs(items: &[Item], defects: &mut Defects) {
    for area in Area::ALL {
        for kind in [Kind::Strategy, Kind::Result] {
            let count = items.iter().filter(|item| item.kind == kind && item.area == Some(area)).count();
            if count != 1 {
                defects.push(
                    "/items".to_owned(),
                    format!("the area \"{area}\" has {count} {kind} items; it has exactly one."),
                );
            }
        }
    }
}

/// In each form each capability needs a plan and some evidence of execution, or its gap says nothing.
pub(crate) fn forms(items: &[Item], areas: &Areas<Capabilities<f64>>, defects: &mut Defects) {
    for form in Form::ALL {
        for capability in Capability::ALL {
            let feeds = |item: &&Item| {
                item.is_asked(form)
                    && (item.capability == Some(capability)
                        || item.area.is_some_and(|area| areas[area][capability] > 0.0))
            };
            for (execution, what) in [(false, "no strategy item"), (true, "neither a result nor a practice item")] {
                if !items.iter().filter(feeds).any(|item| item.is_execution() == execution) {
                    defects.push(
                        "/items".to_owned(),
                        format!("the {form} form asks {what} for the capability \"{capability}\"."),
                    );
                }
            }
        }
    }
}
