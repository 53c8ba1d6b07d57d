//! Several people on the same company: where they see different things, and what they say together. Disagreement never
//! changes a single person's score. Means over people are in `crowd`.

use super::answers::Answer;
use super::assessment::Assessment;
use super::crowd::{Crowd, View};
use super::error::{Error, Kind};
use super::ids::{Capabilities, Form};
use super::layout::Layout;
use super::model;
use super::people::{Combined, Respondent, Role};
use super::round::reaches;
use super::slots::{ItemIndex, ItemSet};
use super::spread::Spread;

/// Rungs apart from which an item is worth talking about.
const FLAG_FROM: f64 = 2.0;

/// What several people say. The first three fields are about the first two people, the rest about all.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// How far the first two people are apart.
    pub first_two: Distance,
    /// Agreement of the first two on each item that both know, 0–1, in questionnaire order.
    pub rwg: Vec<(ItemIndex, f64)>,
    /// Execution after drag, first minus second person, −1–1.
    pub difference: Capabilities<Option<f64>>,
    /// How many people there are, 2–30.
    pub people: usize,
    /// Each role, in order of appearance.
    pub roles: Vec<OfRole>,
    /// The gaps of everybody who has one.
    pub everyone: Spread,
    /// Each pair of roles, by their means, earlier role first.
    pub between: Vec<Between>,
    /// Items on which people differ most: mean absolute distance from the median in rungs; at most five, largest first.
    pub splits: Vec<(ItemIndex, f64)>,
    /// Items that somebody answered although others said that nobody here knows.
    pub refuted: ItemSet,
    /// The joint answers: mean inside each role, then mean of roles, in rungs 0–4.
    pub combined: Vec<(ItemIndex, Combined)>,
    /// The gap of the joint answers, points.
    pub gap: Option<f64>,
    /// Smallest and largest gap that the best and worst of what was said allow, points.
    pub hull: Option<[f64; 2]>,
}

/// How far two views are apart on the items that both know.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Distance {
    /// Items that both know.
    pub n: u32,
    /// Mean absolute difference, points 0–100; `None` if they share no item.
    pub distance: Option<f64>,
    /// Mean difference, first minus second, points −100–100; `None` if they share no item.
    pub bias: Option<f64>,
    /// Items on which they differ by two rungs or more.
    pub flagged: ItemSet,
}

/// What the people of one role say.
#[derive(Clone, Debug, PartialEq)]
pub struct OfRole {
    /// The role.
    pub role: Role,
    /// People of this role.
    pub n: usize,
    /// Their gaps.
    pub gaps: Spread,
}

/// Two roles and how far their means are apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Between {
    /// The role that appeared first.
    pub a: Role,
    /// The other one.
    pub b: Role,
    /// How far apart.
    pub distance: Distance,
}

/// Compares people who answered the same form.
///
/// # Errors
/// Fewer than 2 people or more than 30.
pub fn compare(assessment: &Assessment, form: Form, people: &[Respondent]) -> Result<Comparison, Error> {
    let (2..=model::MOST_PEOPLE, [first, second, ..]) = (people.len(), people) else {
        return Err(Kind::BadCrowd(people.len()).into());
    };
    let layout = Layout::new(assessment, form);
    let refuted = refuted(&layout, people);
    let view = |person| View::new(&layout, person, refuted);
    let (first, second) = (view(first), view(second));
    let crowd = Crowd::new(&layout, people.iter().map(view).collect());
    let joint = crowd.joint();
    Ok(Comparison {
        first_two: distance(&layout, |item| first.rung(item), |item| second.rung(item)),
        rwg: layout
            .asked
            .iter()
            .filter_map(|item| Some((item, agreement(first.rung(item)?, second.rung(item)?))))
            .collect(),
        difference: Capabilities::from_fn(|k| Some(first.after_drag[k]? - second.after_drag[k]?)),
        people: people.len(),
        roles: crowd.roles().iter().map(|role| of_role(role, &crowd)).collect(),
        everyone: crowd.gaps(|_| true),
        between: between(&layout, &crowd),
        splits: crowd.splits(),
        refuted,
        combined: joint.said,
        gap: joint.gap,
        hull: joint.hull,
    })
}

/// Items of which somebody said that nobody here knows, and somebody knew.
fn refuted(layout: &Layout, people: &[Respondent]) -> ItemSet {
    let says = |item, wanted: fn(Answer) -> bool| people.iter().any(|person| wanted(person.answers.get(item)));
    layout.execution.filter(|item| {
        says(item, |answer| answer == Answer::NobodyKnows) && says(item, |answer| answer.rung().is_some())
    })
}

/// Agreement of two people on an item of five rungs: the null variance is 2, theirs is half the squared distance.
fn agreement(a: f64, b: f64) -> f64 {
    (1.0 - (a - b) * (a - b) / 4.0).max(0.0)
}

/// How far two views of the items are apart, in rungs as each sees them.
fn distance(layout: &Layout, a: impl Fn(ItemIndex) -> Option<f64>, b: impl Fn(ItemIndex) -> Option<f64>) -> Distance {
    let (mut apart, mut bias, mut found) = (0.0, 0.0, Distance::default());
    for item in layout.asked.iter() {
        let Some((a, b)) = a(item).zip(b(item)) else { continue };
        apart += (a - b).abs() / 4.0;
        bias += (a - b) / 4.0;
        found.n = found.n.wrapping_add(1);
        if reaches((a - b).abs(), FLAG_FROM) {
            found.flagged.insert(item);
        }
    }
    if found.n > 0 {
        found.distance = Some(100.0 * apart / f64::from(found.n));
        found.bias = Some(100.0 * bias / f64::from(found.n));
    }
    found
}

fn of_role(role: &Role, crowd: &Crowd<'_>) -> OfRole {
    OfRole { role: role.clone(), n: crowd.count(role), gaps: crowd.gaps(|view| view.role == role) }
}

fn between(layout: &Layout, crowd: &Crowd<'_>) -> Vec<Between> {
    let roles = crowd.roles();
    let mut pairs = Vec::new();
    for (position, a) in roles.iter().enumerate() {
        for b in roles.iter().skip(position.saturating_add(1)) {
            let distance = distance(layout, |item| crowd.role_mean(a, item), |item| crowd.role_mean(b, item));
            pairs.push(Between { a: (*a).clone(), b: (*b).clone(), distance });
        }
    }
    pairs
}
