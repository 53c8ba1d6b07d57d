//! Rules about how the items of an assessment hang together. Rules about one item are in `check_item`.

use super::assessment::{Item, Measures};
use super::check::Defects;
use super::error::Quoted;
use super::ids::{Area, Areas, Capabilities, Capability, Form, Kind};

/// Prerequisites are execution items (advice never touches plans) and form no circle (each would wait for the other).
pub(crate) fn prerequisites(items: &[Item], defects: &mut Defects) {
    for (position, item) in items.iter().enumerate() {
        let Some(first) = item.prerequisite else { continue };
        let mut defect = |sentence: String| defects.push(format!("/items/{position}/pre/0"), sentence);
        if !item.kind().is_execution() {
            defect(format!("{} items have no prerequisite.", item.kind()));
        } else if items.get(first.get()).is_some_and(|target| !target.kind().is_execution()) {
            defect("a prerequisite is a result or a practice.".to_owned());
        } else if leads_back(items, position) {
            defect(format!("the prerequisite of {} leads back to it.", Quoted(&item.id)));
        }
    }
}

fn leads_back(items: &[Item], position: usize) -> bool {
    let next = |at: &usize| items.get(*at).and_then(|item| item.prerequisite).map(|first| first.get());
    core::iter::successors(Some(position), next).take(items.len().saturating_add(1)).skip(1).any(|at| at == position)
}

/// An area has exactly one strategy and one result item: the gap compares the two.
pub(crate) fn area_pairs(items: &[Item], defects: &mut Defects) {
    for area in Area::ALL {
        for (kind, measures) in [(Kind::Strategy, Measures::Strategy(area)), (Kind::Result, Measures::Result(area))] {
            let count = items.iter().filter(|item| item.measures == measures).count();
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
                    && (item.capability() == Some(capability)
                        || item.area().is_some_and(|area| areas[area][capability] > 0.0))
            };
            for (is_execution, what) in [(false, "no strategy item"), (true, "neither a result nor a practice item")] {
                if !items.iter().filter(feeds).any(|item| item.kind().is_execution() == is_execution) {
                    defects.push(
                        "/items".to_owned(),
                        format!("the {form} form asks {what} for the capability \"{capability}\"."),
                    );
                }
            }
        }
    }
}
