//! A checked questionnaire: items, their loadings, and which capability each area belongs to. Words are not here, and
//! neither is checking: an `Assessment` that exists is sound.

use std::borrow::Cow;

use super::answers::Rung;
use super::check;
use super::draft::Draft;
use super::error::Error;
use super::ids::{Area, Areas, Breakdowns, Capabilities, Capability, Form, Kind, Outcomes};
use super::slots::ItemIndex;

/// A questionnaire with its loadings.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    pub(crate) version: Cow<'static, str>,
    pub(crate) areas: Areas<Capabilities<f64>>,
    pub(crate) items: Cow<'static, [Item]>,
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The public id: 1–12 capital letters, digits and hyphens, unique.
    pub id: Cow<'static, str>,
    /// What the item measures.
    pub kind: Kind,
    /// The area of a strategy or result item.
    pub area: Option<Area>,
    /// The capability of a practice.
    pub capability: Option<Capability>,
    /// Whether the express form asks it.
    pub express: bool,
    /// Whether it is shown best answer first. The rungs stay what they are.
    pub reverse: bool,
    /// Whether "does not apply" is offered. The engine accepts that answer everywhere.
    pub not_applicable: bool,
    /// Effort points of the first rung, above 0; one is about one small-team month.
    pub effort: f64,
    /// What must stand at which rung before this item goes above rung 2.
    pub prerequisite: Option<(ItemIndex, Rung)>,
    /// Loadings on breakdowns, 0–1; all 0 for a strategy item.
    pub breakdowns: Breakdowns<f64>,
    /// Loadings on outcomes, 0–1, sum 1.
    pub outcomes: Outcomes<f64>,
}

impl Assessment {
    /// The assessment of this draft.
    ///
    /// # Errors
    /// Every defect, each a sentence with the JSON pointer of its place.
    pub fn from_draft(draft: &Draft) -> Result<Self, Vec<Error>> {
        check::check(draft)
    }

    /// The version, stored with every report.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Every item, in questionnaire order.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item with this public id.
    pub fn find(&self, id: &str) -> Option<ItemIndex> {
        self.items.iter().position(|item| item.id == id).and_then(ItemIndex::new)
    }

    /// The item at this position.
    ///
    /// # Panics
    /// If the index was given by another assessment that has more items.
    // A foreign index is a mistake in the calling program, as with a slice; no input leads here.
    #[allow(clippy::indexing_slicing)]
    pub fn item(&self, index: ItemIndex) -> &Item {
        &self.items[index.get()]
    }

    /// The positions of the items that this form asks, in questionnaire order.
    pub fn indices(&self, form: Form) -> impl Iterator<Item = ItemIndex> {
        self.items
            .iter()
            .enumerate()
            .filter(move |(_, item)| item.is_asked(form))
            .filter_map(|(position, _)| ItemIndex::new(position))
    }

    /// Whether this form asks this item.
    pub fn asks(&self, form: Form, index: ItemIndex) -> bool {
        self.items.get(index.get()).is_some_and(|item| item.is_asked(form))
    }

    /// How much this area counts for each capability.
    pub fn area(&self, area: Area) -> &Capabilities<f64> {
        &self.areas[area]
    }
}

impl Item {
    /// Whether this form asks the item.
    pub fn is_asked(&self, form: Form) -> bool {
        match form {
            Form::Express => self.express,
            Form::Full => true,
        }
    }

    /// Whether the item is evidence of execution (a result or a practice) and not of strategy.
    pub fn is_execution(&self) -> bool {
        !matches!(self.kind, Kind::Strategy)
    }
}
