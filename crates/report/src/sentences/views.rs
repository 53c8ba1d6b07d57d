//! Several people on the same company: where they agree, where they see different things, and what all say together. The
//! numbers are the engine's; here is which rows are shown in which order, and what they amount to.

use execution_gap_model::engine::{Answers, Assessment, Combined, Form, ItemIndex, Respondent, Rung, compare};

use super::{area_left_out, rank, whole};
use execution_gap_model::profile::Role;

/// Steps apart from which an item is worth talking about.
const SPLIT: u8 = 2;

/// One of them: a role and answers, never a name.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// The form that they answered.
    pub form: Form,
    /// The hat that they wear, if they said so.
    pub role: Option<Role>,
    /// Their answers.
    pub answers: &'a Answers,
}

/// The two sides of a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Who leads technology or works in it.
    Technology,
    /// Who leads the business or a unit of it, and finance.
    Business,
}

/// What several people say.
#[derive(Clone, Debug, PartialEq)]
pub struct Views {
    /// The form whose questions are compared: the full one when everybody answered it.
    pub form: Form,
    /// Whether they answered different forms.
    pub is_mixed: bool,
    /// Every question that at least two answered, furthest apart first.
    pub rows: Vec<View>,
    /// How many of them everybody answered the same who answered.
    pub agreed: usize,
    /// How many are two steps apart or more.
    pub split: usize,
    /// Two people beside each other; of more, the technology side beside the business side. `None` when they share no
    /// question, or a side is missing.
    pub between: Option<Between>,
    /// The gap of all together, whole points, with the lowest and highest that what was said allows.
    pub together: Option<(f64, f64, f64)>,
}

/// One question that at least two answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Which.
    pub item: ItemIndex,
    /// What each person answered, in their order.
    pub answers: Vec<Option<Rung>>,
}

/// How far two of them, or both sides, are from each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Between {
    /// Mean distance, whole points 0–100.
    pub distance: f64,
    /// Who sees it better, or nobody by a whole point.
    pub rosier: Rosier,
}

/// Who sees it better on the whole, by how many whole points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rosier {
    /// The first person, or the technology side.
    First(f64),
    /// The second person, or the business side.
    Second(f64),
    /// Neither: their differences go both ways, or there are none.
    Neither,
}

impl Side {
    /// The side of a role; `None` for one that stands on neither.
    pub fn of(role: Role) -> Option<Self> {
        match role {
            Role::TechnologyLead | Role::Technology => Some(Self::Technology),
            Role::BusinessLead | Role::Finance => Some(Self::Business),
            Role::Other => None,
        }
    }
}

impl View {
    /// Steps between the lowest and the highest answer, 0–4.
    pub fn apart(&self) -> u8 {
        self.highest().get().abs_diff(self.lowest().get())
    }

    /// The lowest answer.
    pub fn lowest(&self) -> Rung {
        self.answers.iter().flatten().min().copied().unwrap_or(Rung::LOWEST)
    }

    /// The highest answer.
    pub fn highest(&self) -> Rung {
        self.answers.iter().flatten().max().copied().unwrap_or(Rung::LOWEST)
    }
}

/// Compares two people or more. People of one role are one voice, as the engine counts them; people without a role are
/// each one of their own.
pub fn views(assessment: &Assessment, people: &[Person<'_>]) -> Views {
    let is_full = people.iter().all(|person| person.form == Form::Full);
    let form = if is_full { Form::Full } else { Form::Express };
    let is_mixed = !is_full && people.iter().any(|person| person.form == Form::Full);
    let row =
        |item| View { item, answers: people.iter().map(|one| rung(assessment, form, one.answers, item)).collect() };
    let mut rows: Vec<View> = assessment.indices(form).map(row).collect();
    rows.retain(|row| row.answers.iter().flatten().count() > 1);
    rank(&mut rows, |a, b| b.apart().cmp(&a.apart()));
    let agreed = rows.iter().filter(|row| row.apart() == 0).count();
    let split = rows.iter().filter(|row| row.apart() >= SPLIT).count();
    let respondents: Vec<Respondent> = people.iter().enumerate().map(|(at, one)| respondent(at, one)).collect();
    let compared = compare(assessment, form, &respondents).unwrap_or_default();
    let apart = match people {
        [_, _] => compared.distance.zip(compared.bias),
        _ => sides(assessment, form, people, &respondents),
    };
    let together = compared.gap.zip(compared.hull).map(|(gap, [low, high])| (whole(gap), whole(low), whole(high)));
    Views { form, is_mixed, rows, agreed, split, between: apart.map(between), together }
}

/// What a person answered, as far as it counts: an area that does not apply leaves with both of its questions.
fn rung(assessment: &Assessment, form: Form, answers: &Answers, item: ItemIndex) -> Option<Rung> {
    let area = assessment.item(item).area;
    let is_out = area.is_some_and(|area| area_left_out(assessment, answers, form, area));
    answers.get(item).rung().filter(|_| !is_out)
}

fn respondent(at: usize, person: &Person<'_>) -> Respondent {
    // No role has a number as its id.
    let role = person.role.map_or_else(|| at.to_string(), |role| role.id().to_owned());
    Respondent { role: role.into(), answers: *person.answers }
}

fn between((distance, bias): (f64, f64)) -> Between {
    let rosier = match whole(bias.abs()) {
        points if points < 1.0 => Rosier::Neither,
        points if bias > 0.0 => Rosier::First(points),
        points => Rosier::Second(points),
    };
    Between { distance: whole(distance), rosier }
}

/// Mean distance and mean difference of both sides, points, on the questions that both answered: the formulas of two
/// people, with what each side says together in place of what a person says.
fn sides(assessment: &Assessment, form: Form, people: &[Person<'_>], all: &[Respondent]) -> Option<(f64, f64)> {
    let technology = voice(assessment, form, people, all, Side::Technology)?;
    let business = voice(assessment, form, people, all, Side::Business)?;
    let (mut distance, mut bias, mut shared) = (0.0, 0.0, 0.0);
    for (item, first) in &technology {
        let second = business.iter().find(|(other, _)| other == item);
        if let (Combined::Rung(first), Some((_, Combined::Rung(second)))) = (first, second) {
            distance += (first - second).abs() / 4.0;
            bias += (first - second) / 4.0;
            shared += 1.0;
        }
    }
    (shared > 0.0).then(|| (100.0 * distance / shared, 100.0 * bias / shared))
}

/// What a side says together: the mean inside each role, then the mean of its roles.
fn voice(
    assessment: &Assessment,
    form: Form,
    people: &[Person<'_>],
    all: &[Respondent],
    side: Side,
) -> Option<Vec<(ItemIndex, Combined)>> {
    let stands_there = |person: &Person<'_>| person.role.and_then(Side::of) == Some(side);
    let mut there: Vec<Respondent> =
        people.iter().zip(all).filter(|(person, _)| stands_there(person)).map(|(_, one)| one.clone()).collect();
    // The engine compares two or more; somebody beside themselves says what they say alone.
    if let [alone] = there.as_slice() {
        there.push(alone.clone());
    }
    Some(compare(assessment, form, &there).ok()?.combined)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]

    use super::*;
    use execution_gap_model::content::edition::assessment;

    fn given(text: &str) -> Answers {
        let mut answers = Answers::new();
        for (id, rung) in text.split(", ").filter_map(|pair| pair.split_once(' ')) {
            let rung = rung.parse().ok().and_then(Rung::new);
            let Some(item) = assessment().find(id) else { panic!("there is no item {id}") };
            answers.set(
                item,
                rung.map_or(
                    execution_gap_model::engine::Answer::NotApplicable,
                    execution_gap_model::engine::Answer::Rung,
                ),
            );
        }
        answers
    }

    fn of(people: &[(Form, Role, &str)]) -> Views {
        let answers: Vec<Answers> = people.iter().map(|(.., text)| given(text)).collect();
        let people = people.iter().zip(&answers);
        let people: Vec<Person<'_>> =
            people.map(|((form, role, _), answers)| Person { form: *form, role: Some(*role), answers }).collect();
        views(assessment(), &people)
    }

    const IT: (Form, Role, &str) = (Form::Express, Role::TechnologyLead, "INT 3, UNP 3, FRI 2, BEN 4");
    const BUSINESS: (Form, Role, &str) = (Form::Express, Role::BusinessLead, "INT 2, UNP 1, FRI 2, BEN 1");

    #[test]
    fn sides_of_one_person_each_are_these_two_people() {
        let two = of(&[IT, BUSINESS]);
        assert_eq!(two.between, Some(Between { distance: 38.0, rosier: Rosier::First(38.0) }));
        let bystander = (Form::Express, Role::Other, "INT 0, UNP 0, FRI 0, BEN 0");
        let three = of(&[bystander, BUSINESS, IT]);
        assert_eq!(three.between, two.between);
        assert_eq!((three.agreed, three.split), (0, 4));
        assert_eq!(of(&[IT, bystander, IT]).between, None);
    }

    #[test]
    fn a_side_is_the_mean_of_its_roles_and_a_role_the_mean_of_its_people() {
        let technology = |text| (Form::Express, Role::Technology, text);
        // One role says 4, the other (0 + 2) / 2 = 1: the side says 2.5, 2.5 steps above the business.
        let all = [
            (Form::Express, Role::TechnologyLead, "INT 4"),
            technology("INT 0"),
            technology("INT 2"),
            (Form::Express, Role::Finance, "INT 0"),
        ];
        assert_eq!(of(&all).between, Some(Between { distance: 63.0, rosier: Rosier::First(63.0) }));
    }

    #[test]
    fn different_forms_meet_in_the_express_one() {
        let full = (Form::Full, Role::BusinessLead, "INT 3, ARC 0, UNP 1");
        let mixed = of(&[IT, full]);
        assert_eq!((mixed.form, mixed.is_mixed, mixed.rows.len()), (Form::Express, true, 2));
        let alike = of(&[full, full]);
        assert_eq!((alike.form, alike.is_mixed, alike.rows.len()), (Form::Full, false, 3));
    }

    #[test]
    fn an_area_that_does_not_apply_to_somebody_is_not_their_answer() {
        let without = (Form::Express, Role::BusinessLead, "S-CLD na, R-CLD 2, INT 1");
        let with = (Form::Express, Role::TechnologyLead, "S-CLD 1, R-CLD 0, INT 1");
        let found = of(&[without, with]);
        assert_eq!((found.rows.len(), found.agreed), (1, 1));
    }
}
