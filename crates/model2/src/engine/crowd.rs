//! Everybody's answers to one form: means inside a role and over roles, what splits people, and the answers that they
//! have together.

use super::answers::{Answer, Answers};
use super::evaluate::gap;
use super::given_values::{GivenValues, corner, with_partners};
use super::ids::Capabilities;
use super::interval::Interval;
use super::layout::{Constants, Layout};
use super::people::{Combined, Respondent, Role};
use super::round::to_billionth;
use super::rung::Rung;
use super::scored::Scored;
use super::slots::{ItemIndex, ItemSet};
use super::spread::{Spread, quantile};

/// Most splits that are listed.
const SPLITS: usize = 5;

/// One person's answers, scored.
pub(crate) struct View<'a> {
    pub(crate) role: &'a Role,
    given: GivenValues,
    gap: Option<f64>,
    pub(crate) after_drag: Capabilities<Option<f64>>,
}

impl<'a> View<'a> {
    /// A person's view, in which "nobody here knows" is "I do not know" for the items that somebody knows.
    pub(crate) fn new(layout: &Layout, person: &'a Respondent, refuted: ItemSet) -> Self {
        let mut answers: Answers = person.answers;
        for item in refuted.iter().filter(|&item| person.answers.get(item) == Answer::NobodyKnows) {
            answers.set(item, Answer::DontKnow);
        }
        let Scored { given, now, .. } = Scored::new(layout, &answers);
        Self { role: &person.role, given, gap: now.gap, after_drag: now.after_drag }
    }

    /// The rung of an item, if this person knows it.
    pub(crate) fn rung(&self, item: ItemIndex) -> Option<f64> {
        self.known(item).map(|rung| f64::from(rung.get()))
    }

    fn known(&self, item: ItemIndex) -> Option<Rung> {
        self.given.rung(Some(item))
    }
}

/// Everybody.
pub(crate) struct Crowd<'a> {
    layout: &'a Layout,
    views: Vec<View<'a>>,
    /// Roles in order of appearance.
    roles: Vec<&'a Role>,
}

/// What everybody says together.
pub(crate) struct Joint {
    pub(crate) said: Vec<(ItemIndex, Combined)>,
    pub(crate) gap: Option<f64>,
    pub(crate) hull: Option<[f64; 2]>,
}

impl<'a> Crowd<'a> {
    pub(crate) fn new(layout: &'a Layout, views: Vec<View<'a>>) -> Self {
        let mut roles: Vec<&Role> = Vec::new();
        for view in &views {
            if !roles.contains(&view.role) {
                roles.push(view.role);
            }
        }
        Self { layout, views, roles }
    }

    pub(crate) fn roles(&self) -> &[&'a Role] {
        &self.roles
    }

    /// People of a role.
    pub(crate) fn count(&self, role: &Role) -> usize {
        self.views.iter().filter(|view| view.role == role).count()
    }

    /// The gaps of some people.
    pub(crate) fn gaps(&self, of: impl Fn(&View<'_>) -> bool) -> Spread {
        Spread::of(self.views.iter().filter(|view| of(view)).filter_map(|view| view.gap).collect())
    }

    /// The mean rung of an item inside a role.
    pub(crate) fn role_mean(&self, role: &Role, item: ItemIndex) -> Option<f64> {
        let rungs = self.views.iter().filter(|view| view.role == role).filter_map(|view| view.rung(item));
        mean(rungs)
    }

    /// Mean inside each role, then mean of roles: five engineers do not outvote one director.
    fn mean(&self, item: ItemIndex) -> Option<f64> {
        mean(self.roles.iter().filter_map(|role| self.role_mean(role, item)))
    }

    /// Items on which people lie apart, with the mean absolute distance from their median. A single person lies apart
    /// from nobody.
    pub(crate) fn splits(&self) -> Vec<(ItemIndex, f64)> {
        let apart = |item| {
            let mut rungs: Vec<f64> = self.views.iter().filter_map(|view| view.rung(item)).collect();
            rungs.sort_by(f64::total_cmp);
            let median = quantile(&rungs, 0.5)?;
            mean(rungs.iter().map(|rung| (rung - median).abs())).map(|apart| (item, apart))
        };
        let is_apart = |split: &(ItemIndex, f64)| split.1 > 0.0;
        let mut splits: Vec<(ItemIndex, f64)> = self.layout.asked.iter().filter_map(apart).filter(is_apart).collect();
        splits.sort_by(|a, b| to_billionth(b.1).total_cmp(&to_billionth(a.1)));
        splits.truncate(SPLITS);
        splits
    }

    /// An item is known if anybody knows it, not applicable if somebody says so and nobody knows it, else open.
    pub(crate) fn joint(&self) -> Joint {
        let layout = self.layout;
        let known = layout.asked.filter(|item| self.mean(item).is_some());
        let falls_away = |item| self.views.iter().any(|view| !view.given.applicable().contains(item));
        let excluded = with_partners(layout, layout.asked.without(known).filter(falls_away));
        let known = known.without(excluded);
        let open = layout.asked.without(excluded).without(known);
        let root = |item| self.mean(item).map_or(0.0, |rung| (rung / 4.0).sqrt());
        let said = |item| match self.mean(item) {
            _ if excluded.contains(item) => Some((item, Combined::NotApplicable)),
            Some(rung) => Some((item, Combined::Rung(rung))),
            None => None,
        };
        let corners = [true, false].map(|best| {
            let sums = layout.sum(known, |item| self.end(item, best));
            corner(layout, &sums, open, best)
        });
        let hull = Interval::between(layout, known.or(open), corners);
        Joint {
            said: layout.asked.iter().filter_map(said).collect(),
            gap: gap(layout, &layout.weights(known), &layout.sum(known, root), &Constants::STANDARD),
            hull: hull.low.zip(hull.high).map(|(low, high)| [low, high]),
        }
    }

    /// The root of the best or worst that anybody said about an item, for the gap.
    fn end(&self, item: ItemIndex, best: bool) -> f64 {
        let given = self.views.iter().filter_map(|view| view.known(item));
        let is_lowest = self.layout.strategy.contains(item) == best;
        let end = if is_lowest { given.min() } else { given.max() };
        end.map_or(0.0, |rung| Constants::STANDARD.root(rung))
    }
}

fn mean(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = numbers.fold((0.0, 0.0), |(sum, count), number| (sum + number, count + 1.0));
    (count > 0.0).then(|| sum / count)
}
