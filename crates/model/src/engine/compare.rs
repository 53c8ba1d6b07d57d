//! Two people or more on the same company: where they see different things, and what they say together (12).
//! Disagreement never changes a single person's score.

use super::answers::{Answers, Rung};
use super::assessment::Assessment;
use super::error::{Error, Kind};
use super::evaluate::{evaluate, gap};
use super::ids::{Capabilities, Form};
use super::interval::Interval;
use super::plan::{Constants, Plan};
use super::profile::{Profile, root};
use super::slots::{ItemIndex, ItemSet, Slots};

/// Rungs apart from which an item is worth talking about.
const FLAG_FROM: f64 = 2.0;

/// Which hat a person wears; people with the same role are averaged first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Role(String);

impl Role {
    /// The name of the role.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Role {
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

impl From<String> for Role {
    fn from(name: String) -> Self {
        Self(name)
    }
}

/// One person's answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Respondent {
    /// The person's role.
    pub role: Role,
    /// The person's answers.
    pub answers: Answers,
}

/// What several people say together. The first five fields are about the first two people, the rest about all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Items that both answered.
    pub n: u32,
    /// Mean absolute difference, points 0–100; `None` if they share no item.
    pub distance: Option<f64>,
    /// Mean difference, first minus second person, points −100–100; `None` if they share no item.
    pub bias: Option<f64>,
    /// Items on which they differ by two rungs or more, in questionnaire order.
    pub flagged: Vec<ItemIndex>,
    /// Agreement on each shared item, 0–1, in questionnaire order.
    pub rwg: Vec<(ItemIndex, f64)>,
    /// Execution after drag, first minus second person, −1–1.
    pub difference: Capabilities<Option<f64>>,
    /// The joint profile: mean inside each role, then mean of roles, in rungs 0–4.
    pub combined: Vec<(ItemIndex, Combined)>,
    /// The gap of the joint profile, points.
    pub gap: Option<f64>,
    /// Smallest and largest gap that the best and worst of what was said allow, points.
    pub hull: Option<[f64; 2]>,
}

/// What several people say about one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Combined {
    /// Mean rung, 0–4.
    Rung(f64),
    /// Nobody gave a rung, and somebody said that it does not apply.
    NotApplicable,
}

/// Compares people who answered the same form (12).
///
/// # Errors
/// Fewer than two people.
pub fn compare(assessment: &Assessment, form: Form, people: &[Respondent]) -> Result<Comparison, Error> {
    let [first, second, ..] = people else { return Err(Kind::TooFewPeople(people.len()).into()) };
    let plan = Plan::new(assessment, form);
    let profiles: Vec<Profile> = people.iter().map(|person| Profile::new(&plan, &person.answers)).collect();
    let rungs = |person: &Respondent, item| person.answers.get(item).rung().map(|rung| f64::from(rung.get()));

    let mut comparison = Comparison::default();
    let shared = match profiles.as_slice() {
        [a, b, ..] => a.answered.and(b.answered),
        _ => ItemSet::default(),
    };
    let (mut distance, mut bias) = (0.0, 0.0);
    for item in shared.iter() {
        let Some((a, b)) = rungs(first, item).zip(rungs(second, item)) else { continue };
        let apart = (a - b).abs();
        distance += apart / 4.0;
        bias += (a - b) / 4.0;
        if apart >= FLAG_FROM {
            comparison.flagged.push(item);
        }
        // Two people, five options: the null variance is 2, theirs is half the squared distance.
        comparison.rwg.push((item, (1.0 - apart * apart / 4.0).max(0.0)));
    }
    comparison.n = shared.len();
    if comparison.n > 0 {
        comparison.distance = Some(100.0 * distance / f64::from(comparison.n));
        comparison.bias = Some(100.0 * bias / f64::from(comparison.n));
    }
    if let [a, b, ..] = profiles.as_slice() {
        let after_drag = |profile: &Profile| {
            evaluate(&plan, &plan.weights(profile.answered), &profile.roots, Constants::STANDARD).after_drag
        };
        let (a, b) = (after_drag(a), after_drag(b));
        comparison.difference = Capabilities::from_fn(|k| Some(a[k]? - b[k]?));
    }

    let crowd = Crowd { people, profiles: &profiles };
    let joint = crowd.joint(&plan);
    comparison.combined = joint.said;
    comparison.gap = gap(&plan, &plan.weights(joint.profile.answered), &joint.profile.roots, Constants::STANDARD);
    let hull = Interval::between(
        &plan,
        &joint.profile,
        crowd.corner(&plan, &joint.profile, true),
        crowd.corner(&plan, &joint.profile, false),
    );
    comparison.hull = hull.low.zip(hull.high).map(|(low, high)| [low, high]);
    Ok(comparison)
}

/// Everybody's answers.
struct Crowd<'a> {
    people: &'a [Respondent],
    profiles: &'a [Profile],
}

/// What everybody says together.
struct Joint {
    profile: Profile,
    said: Vec<(ItemIndex, Combined)>,
}

impl Crowd<'_> {
    /// The rungs that were given for this item, with the role of each person who gave one.
    fn given(&self, item: ItemIndex) -> impl Iterator<Item = (&Role, Rung)> {
        self.people
            .iter()
            .zip(self.profiles)
            .filter(move |(_, profile)| profile.answered.contains(item))
            .filter_map(move |(person, _)| Some((&person.role, person.answers.get(item).rung()?)))
    }

    /// Mean inside each role, then mean of roles: five engineers do not outvote one director. Roles in order of
    /// appearance.
    fn mean(&self, item: ItemIndex) -> Option<f64> {
        let mut roles: Vec<(&Role, f64, f64)> = Vec::new();
        for (role, rung) in self.given(item) {
            let rung = f64::from(rung.get());
            match roles.iter_mut().find(|(known, ..)| *known == role) {
                Some((_, sum, count)) => (*sum, *count) = (*sum + rung, *count + 1.0),
                None => roles.push((role, rung, 1.0)),
            }
        }
        let sum: f64 = roles.iter().map(|(_, sum, count)| sum / count).sum();
        (!roles.is_empty()).then(|| sum / roles.len() as f64)
    }

    /// An item is answered if anybody gave a rung, not applicable if somebody says so and nobody gave one, else open.
    fn joint(&self, plan: &Plan) -> Joint {
        let mut said = Vec::new();
        let (mut answered, mut excluded) = (ItemSet::default(), ItemSet::default());
        let mut roots = Slots::filled(0.0);
        for item in plan.asked.iter() {
            if let Some(mean) = self.mean(item) {
                answered.insert(item);
                roots[item] = (mean / 4.0).sqrt();
                said.push((item, Combined::Rung(mean)));
            } else if self.profiles.iter().any(|profile| !profile.applicable().contains(item)) {
                excluded.insert(item);
                said.push((item, Combined::NotApplicable));
            }
        }
        Joint { profile: Profile::of_parts(plan, answered, excluded, roots), said }
    }

    /// The best or worst that anybody said about each item, open ones at the end of their ladder.
    fn corner(&self, plan: &Plan, joint: &Profile, best: bool) -> Slots<f64> {
        let mut roots = joint.corner(plan, best);
        for item in joint.answered.iter() {
            let given = self.given(item).map(|(_, rung)| rung);
            let lowest = plan.strategy.contains(item) == best;
            if let Some(rung) = if lowest { given.min() } else { given.max() } {
                roots[item] = root(rung);
            }
        }
        roots
    }
}
