//! The rules for a single item of a draft.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::assessment::{Item, Measures};
use super::check::{Defects, LARGEST, escape, list};
use super::draft::ItemDraft;
use super::error::Quoted;
use super::ids::{Area, Breakdown, Breakdowns, Capability, Kind, Knows, Outcome, Outcomes};
use super::rung::{Rung, Target};
use super::slots::ItemIndex;

/// How far the outcome loadings of an item may sum from 1: decimal fractions are not exact in binary.
const SUM_TOLERANCE: f64 = 1e-9;

/// The letters by which a draft names the kinds.
const KINDS: [(&str, Kind); 4] =
    [("S", Kind::Strategy), ("R", Kind::Result), ("P", Kind::Practice), ("O", Kind::Outside)];

/// One item of a draft being checked: its fields, its place, and where defects go.
struct Check<'a> {
    draft: &'a ItemDraft,
    position: usize,
    defects: &'a mut Defects,
}

/// The item of this draft; `None` if it has a defect without which it would be no item at all.
pub(crate) fn check_item(draft: &ItemDraft, position: usize, all: &[ItemDraft], defects: &mut Defects) -> Option<Item> {
    let mut check = Check { draft, position, defects };
    check.id(all);
    let knows = Knows::from_id(&draft.knows);
    if knows.is_none() {
        let ids = list(&Knows::ALL.map(Knows::id));
        check.defect("knows", format!("{} is nobody here; known are {ids}.", Quoted(&draft.knows)));
    }
    let kind = KINDS.into_iter().find(|(letter, _)| *letter == draft.kind).map(|(_, kind)| kind);
    let Some(kind) = kind else {
        let letters = list(&KINDS.map(|(letter, _)| letter));
        check.defect("kind", format!("{} is no kind of item; kinds are {letters}.", Quoted(&draft.kind)));
        return None;
    };
    let measures = check.measures(kind);
    let (effort, breakdowns, outcomes) = check.numbers(kind);
    let prerequisite = check.prerequisite(all);
    Some(Item {
        id: Cow::Owned(draft.id.clone()),
        measures: measures?,
        express: draft.express,
        reverse: draft.reverse,
        not_applicable: draft.na,
        knows: knows?,
        effort,
        prerequisite,
        breakdowns,
        outcomes,
    })
}

impl Check<'_> {
    fn defect(&mut self, field: &str, sentence: String) {
        self.defects.push(format!("/items/{}/{field}", self.position), sentence);
    }

    fn id(&mut self, all: &[ItemDraft]) {
        let id = &self.draft.id;
        let is_id = (1..=12).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-');
        if !is_id {
            let allowed = "an id is 1 to 12 capital letters, digits and hyphens.";
            self.defect("id", format!("{} is no item id; {allowed}", Quoted(id)));
        }
        if all.iter().take(self.position).any(|earlier| earlier.id == *id) {
            self.defect("id", format!("the id {} is there twice.", Quoted(id)));
        }
    }

    /// Each kind of item has one home, and no other: an area, a capability or an outcome.
    fn measures(&mut self, kind: Kind) -> Option<Measures> {
        let (area, cap, outcome) =
            (self.draft.area.as_deref(), self.draft.cap.as_deref(), self.draft.outcome.as_deref());
        let area_ids = || list(&Area::ALL.map(Area::id));
        let (field, ids, measures) = match kind {
            Kind::Strategy => ("area", area_ids(), area.and_then(Area::from_id).map(Measures::Strategy)),
            Kind::Result => ("area", area_ids(), area.and_then(Area::from_id).map(Measures::Result)),
            Kind::Practice => (
                "cap",
                list(&Capability::ALL.map(Capability::id)),
                cap.and_then(Capability::from_id).map(Measures::Practice),
            ),
            Kind::Outside => (
                "outcome",
                list(&Outcome::ALL.map(Outcome::id)),
                outcome.and_then(Outcome::from_id).map(Measures::Outside),
            ),
        };
        if measures.is_none() {
            self.defect(field, format!("{kind} items need this field; its values are {ids}."));
        }
        for (other, value) in [("area", area), ("cap", cap), ("outcome", outcome)] {
            if other != field && value.is_some() {
                self.defect(other, format!("{kind} items have no such field."));
            }
        }
        measures
    }

    /// Effort and loadings: what is scored has all of them, what is not has none.
    fn numbers(&mut self, kind: Kind) -> (f64, Breakdowns<f64>, Outcomes<f64>) {
        let draft = self.draft;
        if !kind.is_scored() {
            let written =
                [("effort", draft.effort.is_some()), ("brk", draft.brk.is_some()), ("out", draft.out.is_some())];
            for (field, _) in written.into_iter().filter(|(_, is_written)| *is_written) {
                self.defect(field, "what is not scored has no such field.".to_owned());
            }
            if draft.express {
                self.defect("express", "what is not scored is asked in the full form only.".to_owned());
            }
            return (0.0, Breakdowns::default(), Outcomes::default());
        }
        let effort = draft.effort.unwrap_or_default();
        if !(effort > 0.0 && effort <= LARGEST) {
            let sentence = format!("the effort is {effort}; an effort is a number above 0 and up to {LARGEST}.");
            self.defect("effort", sentence);
        }
        (effort, self.breakdowns(kind, draft.brk.as_ref()), self.outcomes(draft.out.as_deref()))
    }

    fn breakdowns(&mut self, kind: Kind, written: Option<&BTreeMap<String, f64>>) -> Breakdowns<f64> {
        let mut loadings = Breakdowns::<f64>::default();
        for (id, &loading) in written.into_iter().flatten() {
            let at = format!("brk/{}", escape(id));
            match Breakdown::from_id(id) {
                None => {
                    let ids = list(&Breakdown::ALL.map(Breakdown::id));
                    self.defect(&at, format!("{} is not known here; known are {ids}.", Quoted(id)));
                }
                Some(_) if !(0.0..=1.0).contains(&loading) => {
                    self.defect(&at, format!("the loading is {loading}; a loading is a number from 0 to 1."));
                }
                Some(breakdown) => loadings[breakdown] = loading,
            }
        }
        if kind == Kind::Strategy && loadings.iter().any(|(_, &loading)| loading != 0.0) {
            self.defect("brk", "strategy items load on no breakdown: plans break nothing.".to_owned());
        }
        loadings
    }

    fn outcomes(&mut self, written: Option<&[f64]>) -> Outcomes<f64> {
        let loadings = match written.map(<[f64; 4]>::try_from) {
            Some(Ok(loadings)) => loadings,
            _ => {
                let ids = list(&Outcome::ALL.map(Outcome::id));
                self.defect("out", format!("four loadings are needed, for {ids}."));
                return Outcomes::default();
            }
        };
        for (position, loading) in loadings.iter().enumerate() {
            if !(0.0..=1.0).contains(loading) {
                let at = format!("out/{position}");
                self.defect(&at, format!("the loading is {loading}; a loading is a number from 0 to 1."));
            }
        }
        let sum: f64 = loadings.iter().sum();
        if (sum - 1.0).abs() > SUM_TOLERANCE || sum.is_nan() {
            self.defect("out", format!("the outcome loadings sum to {sum}; they sum to 1."));
        }
        Outcomes::new(loadings)
    }

    fn prerequisite(&mut self, all: &[ItemDraft]) -> Option<ItemIndex> {
        let (id, rung) = self.draft.pre.as_ref()?;
        let needed = Target::Two.rung();
        if u8::try_from(*rung).ok().and_then(Rung::new) != Some(needed) {
            let sentence = format!("the rung is {rung}; a prerequisite stands at rung {}.", needed.get());
            self.defect("pre/1", sentence);
        }
        let found = all.iter().position(|item| item.id == *id).and_then(ItemIndex::new);
        if found.is_none() {
            self.defect("pre/0", format!("there is no item {} in this assessment.", Quoted(id)));
        }
        found
    }
}
