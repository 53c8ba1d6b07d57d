//! What the constants of the built-in assessment are written with. Only `build/edition.rs` writes such constants, after
//! the checker has passed them; nothing else may put an assessment together without checking.

use std::borrow::Cow;

pub(crate) use super::assessment::{Assessment, Item, Measures};
pub(crate) use super::ids::{Area, Areas, Breakdowns, Capabilities, Capability, Knows, Outcome, Outcomes};
use super::slots::ItemIndex;

pub(crate) const fn built_in(
    version: &'static str,
    areas: Areas<Capabilities<f64>>,
    items: &'static [Item],
    express_order: &'static [ItemIndex],
    full_order: &'static [ItemIndex],
) -> Assessment {
    Assessment {
        version: Cow::Borrowed(version),
        areas,
        items: Cow::Borrowed(items),
        express_order: Cow::Borrowed(express_order),
        full_order: Cow::Borrowed(full_order),
    }
}

pub(crate) const fn id(text: &'static str) -> Cow<'static, str> {
    Cow::Borrowed(text)
}

pub(crate) const fn item(position: u8) -> ItemIndex {
    ItemIndex::wrapping(position)
}
