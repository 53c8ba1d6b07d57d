//! What the constants of the built-in assessment are written with. Only `build/edition.rs` writes such constants, after
//! the checker has passed them; nothing else may put an assessment together without checking.

use std::borrow::Cow;

use super::answers::Rung;
pub(crate) use super::assessment::{Assessment, Item};
pub(crate) use super::ids::{Area, Areas, Breakdowns, Capabilities, Capability, Kind, Outcomes};
use super::slots::ItemIndex;

pub(crate) const fn built_in(
    version: &'static str,
    areas: Areas<Capabilities<f64>>,
    items: &'static [Item],
) -> Assessment {
    Assessment { version: Cow::Borrowed(version), areas, items: Cow::Borrowed(items) }
}

pub(crate) const fn id(text: &'static str) -> Cow<'static, str> {
    Cow::Borrowed(text)
}

pub(crate) const fn prerequisite(item: u8, rung: u8) -> Option<(ItemIndex, Rung)> {
    match Rung::new(rung) {
        Some(rung) => Some((ItemIndex::wrapping(item), rung)),
        None => None,
    }
}
