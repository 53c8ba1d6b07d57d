//! A checked questionnaire: items, their loadings, and which capability each area belongs to. Words are not here, and
//! neither is checking: an `Assessment` that exists is sound. `check` makes one from a draft.

use std::borrow::Cow;

use super::ids::{Area, Areas, Breakdowns, Capabilities, Capability, Form, Kind, Knows, Outcome, Outcomes};
use super::slots::ItemIndex;

/// A questionnaire with its loadings.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    pub(crate) version: Cow<'static, str>,
    pub(crate) areas: Areas<Capabilities<f64>>,
    pub(crate) items: Cow<'static, [Item]>,
    pub(crate) express_order: Cow<'static, [ItemIndex]>,
    pub(crate) full_order: Cow<'static, [ItemIndex]>,
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The public id: 1–12 capital letters, digits and hyphens, unique.
    pub id: Cow<'static, str>,
    /// What the item measures, and of what.
    pub measures: Measures,
    /// Whether the express form asks it.
    pub express: bool,
    /// Whether it is shown best answer first. The rungs stay what they are.
    pub reverse: bool,
    /// Whether "does not apply" is offered. The engine accepts that answer everywhere.
    pub not_applicable: bool,
    /// Who can answer it.
    pub knows: Knows,
    /// Effort points of one of the first two rungs, above 0; one is about one small-team month. 0 for what is not
    /// scored.
    pub effort: f64,
    /// What must stand at rung 2 before this item goes above rung 2.
    pub prerequisite: Option<ItemIndex>,
    /// Loadings on breakdowns, 0–1; all 0 for a strategy item and for what is not scored.
    pub breakdowns: Breakdowns<f64>,
    /// Loadings on outcomes, 0–1, sum 1; all 0 for what is not scored.
    pub outcomes: Outcomes<f64>,
}

/// What an item measures, and of what: every kind has a home of its own sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measures {
    /// How far the plan for an area reaches.
    Strategy(Area),
    /// How much of an area is in use.
    Result(Area),
    /// How work is done, for a capability.
    Practice(Capability),
    /// How many of last year's goals for an outcome were met.
    Outside(Outcome),
}

impl Kind {
    /// Whether items of this kind are evidence of execution: results and practices.
    pub const fn is_execution(self) -> bool {
        matches!(self, Self::Result | Self::Practice)
    }

    /// Whether items of this kind are scored: all but those outside the model.
    pub const fn is_scored(self) -> bool {
        !matches!(self, Self::Outside)
    }
}

impl Assessment {
    /// The version of the questionnaire.
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

    /// The one item that measures this, where only one can: an area's plan, an area's result.
    pub(crate) fn measuring(&self, measures: Measures) -> Option<ItemIndex> {
        self.items.iter().position(|item| item.measures == measures).and_then(ItemIndex::new)
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

    /// The items that this form asks, in the order in which they are asked.
    pub fn screen_order(&self, form: Form) -> &[ItemIndex] {
        match form {
            Form::Express => &self.express_order,
            Form::Full => &self.full_order,
        }
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

    /// What the item measures.
    pub const fn kind(&self) -> Kind {
        match self.measures {
            Measures::Strategy(_) => Kind::Strategy,
            Measures::Result(_) => Kind::Result,
            Measures::Practice(_) => Kind::Practice,
            Measures::Outside(_) => Kind::Outside,
        }
    }

    /// The area of a strategy or result item.
    pub const fn area(&self) -> Option<Area> {
        match self.measures {
            Measures::Strategy(area) | Measures::Result(area) => Some(area),
            Measures::Practice(_) | Measures::Outside(_) => None,
        }
    }

    /// The capability of a practice.
    pub const fn capability(&self) -> Option<Capability> {
        match self.measures {
            Measures::Practice(capability) => Some(capability),
            _ => None,
        }
    }
}
