//! An assessment as it is written (`execution-gap.questionnaire/2`), before anything is checked. The engine takes a draft
//! that somebody else has read from JSON; texts are left alone.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;

/// A whole assessment as written. Every field is required, so a misspelt one is missed; other fields hold words.
#[derive(Clone, Debug, Deserialize)]
pub struct Draft {
    /// `execution-gap.questionnaire/2`.
    pub schema: String,
    /// The version of the questionnaire.
    pub version: String,
    /// Area id to capability id to weight; every area once.
    pub capability_of_area: BTreeMap<String, BTreeMap<String, f64>>,
    /// Form id to the ids of its items in the order in which they are asked.
    pub screen_order: BTreeMap<String, Vec<String>>,
    /// Items in questionnaire order.
    pub items: Vec<ItemDraft>,
}

/// An item as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemDraft {
    /// Public id.
    pub id: String,
    /// `S` strategy, `R` result, `P` practice or `O` outside.
    pub kind: String,
    /// Id of the area, for strategy and result.
    #[serde(default)]
    pub area: Option<String>,
    /// Id of the capability, for a practice.
    #[serde(default)]
    pub cap: Option<String>,
    /// Id of the outcome, for an item outside the score.
    #[serde(default)]
    pub outcome: Option<String>,
    /// Whether the express form asks it.
    pub express: bool,
    /// Whether it is shown best answer first.
    pub reverse: bool,
    /// Whether "does not apply" is offered.
    pub na: bool,
    /// `it`, `business` or `both`.
    pub knows: String,
    /// Breakdown id to loading; for what is scored.
    #[serde(default)]
    pub brk: Option<BTreeMap<String, f64>>,
    /// Loadings on the outcomes in their order; for what is scored.
    #[serde(default)]
    pub out: Option<Vec<f64>>,
    /// Effort points of one of the first two rungs; for what is scored.
    #[serde(default)]
    pub effort: Option<f64>,
    /// Item and rung that must stand first.
    #[serde(default)]
    pub pre: Option<(String, i64)>,

    // Words: not the engine's, but named, so that a misspelt field is not taken for one.
    #[serde(default, rename = "short")]
    _short: Option<IgnoredAny>,
    #[serde(default, rename = "q")]
    _q: Option<IgnoredAny>,
    #[serde(default, rename = "hint")]
    _hint: Option<IgnoredAny>,
    #[serde(default, rename = "levels")]
    _levels: Option<IgnoredAny>,
    #[serde(default, rename = "why")]
    _why: Option<IgnoredAny>,
    #[serde(default, rename = "grid")]
    _grid: Option<IgnoredAny>,
    #[serde(default, rename = "move")]
    _move: Option<IgnoredAny>,
    #[serde(default, rename = "lede")]
    _lede: Option<IgnoredAny>,
    #[serde(default, rename = "cue")]
    _cue: Option<IgnoredAny>,
    #[serde(default, rename = "pair")]
    _pair: Option<IgnoredAny>,
    #[serde(default, rename = "settle")]
    _settle: Option<IgnoredAny>,
    #[serde(default, rename = "steps")]
    _steps: Option<IgnoredAny>,
    #[serde(default, rename = "day30")]
    _day30: Option<IgnoredAny>,
    #[serde(default, rename = "good")]
    _good: Option<IgnoredAny>,
    #[serde(default, rename = "done")]
    _done: Option<IgnoredAny>,
    #[serde(default, rename = "guide")]
    _guide: Option<IgnoredAny>,
    #[serde(default, rename = "reason")]
    _reason: Option<IgnoredAny>,
}
