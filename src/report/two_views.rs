//! Two people on the same company: where they agree, where they see different things, and what both say together. The
//! numbers are the engine's; here is which rows are shown in which order, and what they amount to.

use crate::engine::{Answers, Assessment, Form, ItemIndex, Respondent, Rung, compare};

use super::profile::Role;
use super::{rank, whole};

/// Steps apart from which an item is worth talking about.
const SPLIT: u8 = 2;

/// What two people say.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoViews {
    /// Every question that both answered, furthest apart first.
    pub rows: Vec<View>,
    /// How many of them both answered the same.
    pub agreed: usize,
    /// How many are two steps apart or more.
    pub split: usize,
    /// Mean distance, whole points 0–100; `None` when they share no question.
    pub distance: Option<f64>,
    /// Who sees it better, or nobody by a whole point; `None` when they share no question.
    pub rosier: Option<Rosier>,
    /// The gap of both together, whole points, with the lowest and highest that what was said allows.
    pub together: Option<(f64, f64, f64)>,
}

/// One question that both answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// Which.
    pub item: ItemIndex,
    /// What the first person answered.
    pub first: Rung,
    /// What the second person answered.
    pub second: Rung,
}

/// Who sees it better on the whole, by how many whole points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rosier {
    /// The first person.
    First(f64),
    /// The second person.
    Second(f64),
    /// Neither: their differences go both ways, or there are none.
    Neither,
}

impl View {
    /// Steps between both answers, 0–4.
    pub fn apart(&self) -> u8 {
        self.first.get().abs_diff(self.second.get())
    }
}

/// Compares two people who answered the same form. People of one role are one side, as the engine counts them.
pub fn two_views(
    assessment: &Assessment,
    form: Form,
    first: (Option<Role>, &Answers),
    second: (Option<Role>, &Answers),
) -> TwoViews {
    let mut rows: Vec<View> = assessment
        .indices(form)
        .filter_map(|item| Some(View { item, first: first.1.get(item).rung()?, second: second.1.get(item).rung()? }))
        .collect();
    rank(&mut rows, |a, b| b.apart().cmp(&a.apart()));
    let agreed = rows.iter().filter(|row| row.apart() == 0).count();
    let split = rows.iter().filter(|row| row.apart() >= SPLIT).count();
    // Two people without a role are two sides.
    let person = |role: Option<Role>, other: &'static str, answers: &Answers| Respondent {
        role: role.map_or(other, Role::id).into(),
        answers: *answers,
    };
    let people = [person(first.0, "first", first.1), person(second.0, "second", second.1)];
    let compared = compare(assessment, form, &people).unwrap_or_default();
    let rosier = compared.bias.map(|bias| match whole(bias.abs()) {
        points if points < 1.0 => Rosier::Neither,
        points if bias > 0.0 => Rosier::First(points),
        points => Rosier::Second(points),
    });
    let together = compared.gap.zip(compared.hull).map(|(gap, [low, high])| (whole(gap), whole(low), whole(high)));
    TwoViews { rows, agreed, split, distance: compared.distance.map(whole), rosier, together }
}
