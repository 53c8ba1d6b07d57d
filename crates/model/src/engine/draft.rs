//! An assessment as it is written (`execution-gap.assessment/1`), before anything is checked. The engine takes a draft
//! that somebody else has read from JSON; texts are left alone.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;

/// A whole assessment as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// `execution-gap.assessment/1`.
    pub schema: String,
    /// Stored with every report.
    pub version: String,
    /// Every area once.
    pub areas: Vec<AreaDraft>,
    /// Items in questionnaire order.
    pub items: Vec<ItemDraft>,
}

/// An area as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaDraft {
    /// Id of the area.
    pub id: String,
    /// Capability id to weight.
    pub capabilities: BTreeMap<String, f64>,
    /// Words; not the engine's.
    #[serde(default, rename = "text")]
    pub _text: Option<IgnoredAny>,
}

/// An item as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemDraft {
    /// Public id.
    pub id: String,
    /// `strategy`, `result` or `practice`.
    pub kind: String,
    /// Id of the area, for strategy and result.
    #[serde(default)]
    pub area: Option<String>,
    /// Id of the capability, for practice.
    #[serde(default)]
    pub capability: Option<String>,
    /// Whether the express form asks it.
    #[serde(default)]
    pub express: bool,
    /// Whether it is shown best answer first.
    #[serde(default)]
    pub reverse: bool,
    /// Whether "does not apply" is offered.
    #[serde(default)]
    pub not_applicable: bool,
    /// Effort points of the first rung.
    pub effort: f64,
    /// What must stand first.
    #[serde(default)]
    pub prerequisite: Option<PrerequisiteDraft>,
    /// Breakdown id to loading.
    #[serde(default)]
    pub breakdowns: BTreeMap<String, f64>,
    /// Outcome id to loading.
    pub outcomes: BTreeMap<String, f64>,
    /// Words; not the engine's.
    #[serde(default, rename = "text")]
    pub _text: Option<IgnoredAny>,
}

/// A prerequisite as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrerequisiteDraft {
    /// Id of the other item.
    pub item: String,
    /// Rung at which it must stand.
    pub rung: i64,
}
