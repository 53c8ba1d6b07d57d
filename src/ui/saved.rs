//! How a visit is written down for the browser's storage, and read back. The text is ours, small and versioned; whatever
//! cannot be read is treated as nothing saved. Contact details are never part of it.

use execution_gap_model::engine::{Answer, Answers, Assessment, Form, ItemIndex, Outcome, Rung};
use execution_gap_model::profile::{Profile, Role, Size};

use super::plan;
use super::state::{Screen, State};

const FORMAT: &str = "1";

/// A visit as it was written down.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// The form.
    pub form: Form,
    /// Whether the full form was reached by going deeper, with the express questions first.
    pub deepened: bool,
    /// The answers that still apply.
    pub answers: Answers,
    /// Who was asking.
    pub profile: Profile,
    /// Where the visitor was.
    pub screen: Screen,
    /// When, milliseconds since 1970.
    pub at: u64,
    /// How many of how many answers still apply, when the questions have changed since.
    pub changed: Option<(usize, usize)>,
}

impl Saved {
    /// The first question without an answer; the review when there is none.
    pub fn first_open(&self, assessment: &Assessment) -> Screen {
        let open = |item: &ItemIndex| self.answers.get(*item) == Answer::Unanswered;
        self.order(assessment).iter().position(open).map_or(Screen::Review, Screen::Question)
    }

    /// The order in which the questions were asked.
    pub fn order(&self, assessment: &Assessment) -> Vec<ItemIndex> {
        if !self.deepened {
            return plan::order(assessment, self.form);
        }
        let mut order = plan::order(assessment, Form::Express);
        let rest: Vec<ItemIndex> =
            plan::order(assessment, Form::Full).into_iter().filter(|item| !order.contains(item)).collect();
        order.extend(rest);
        order
    }
}

/// Writes a state down.
pub fn write(assessment: &Assessment, state: &State, at: u64) -> String {
    let form = match state.form {
        Form::Express => 'e',
        Form::Full if state.order == plan::order(assessment, Form::Full) => 'f',
        Form::Full => 'd',
    };
    let screen = match state.screen {
        // What was typed into the contact form is gone after a reload, so nobody is sent back to it.
        Screen::Welcome | Screen::Contact => "w".to_owned(),
        Screen::Profile => "p".to_owned(),
        Screen::Question(position) => ["q", &position.to_string()].concat(),
        Screen::Review => "r".to_owned(),
        Screen::Report => "s".to_owned(),
    };
    let Profile { role, priority, size } = state.profile;
    let profile =
        [role.map(Role::id), priority.map(Outcome::id), size.map(Size::id)].map(Option::unwrap_or_default).join(",");
    let answers: Vec<String> = state
        .answers
        .iter(assessment, Form::Full)
        .filter_map(|(item, answer)| {
            let mark = match answer {
                Answer::Unanswered => return None,
                Answer::Rung(rung) => char::from(b'0' + rung.get()),
                Answer::DontKnow => 'd',
                Answer::NotApplicable => 'n',
            };
            Some([&assessment.item(item).id, ":", &mark.to_string()].concat())
        })
        .collect();
    [FORMAT, assessment.version(), &form.to_string(), &screen, &profile, &at.to_string(), &answers.join(",")].join(";")
}

/// Reads what `write` wrote; `None` when it is not that, or holds no answer that still applies.
pub fn read(assessment: &Assessment, text: &str) -> Option<Saved> {
    let mut parts = text.split(';');
    if parts.next()? != FORMAT {
        return None;
    }
    let same_version = parts.next()? == assessment.version();
    let (form, deepened) = match parts.next()? {
        "e" => (Form::Express, false),
        "f" => (Form::Full, false),
        "d" => (Form::Full, true),
        _ => return None,
    };
    let screen = parts.next()?;
    let profile = read_profile(parts.next()?);
    let at: u64 = parts.next()?.parse().ok()?;
    let mut answers = Answers::new();
    let (mut given, mut kept) = (0, 0);
    for pair in parts.next()?.split(',').filter(|pair| !pair.is_empty()) {
        given += 1;
        if let Some((item, answer)) = read_answer(assessment, form, pair) {
            answers.set(item, answer);
            kept += 1;
        }
    }
    if kept == 0 || parts.next().is_some() {
        return None;
    }
    let changed = (!same_version || kept < given).then_some((kept, given));
    let mut saved = Saved { form, deepened, answers, profile, screen: Screen::Review, at, changed };
    let order = saved.order(assessment);
    // A position means something only among the same questions; otherwise the first open one is shown.
    saved.screen = match (screen, changed) {
        ("s", None) => Screen::Report,
        ("p" | "w", None) => Screen::Profile,
        (text, None) if text.starts_with('q') => {
            let position =
                text.get(1..).and_then(|digits| digits.parse().ok()).filter(|position| *position < order.len())?;
            Screen::Question(position)
        }
        ("r", None) => Screen::Review,
        (_, None) => return None,
        (_, Some(_)) => saved.first_open(assessment),
    };
    Some(saved)
}

/// Reads who is asking: role, priority and size, separated by commas. What is not known is left out.
pub fn read_profile(text: &str) -> Profile {
    let mut parts = text.split(',');
    Profile {
        role: parts.next().and_then(Role::from_id),
        priority: parts.next().and_then(Outcome::from_id),
        size: parts.next().and_then(Size::from_id),
    }
}

fn read_answer(assessment: &Assessment, form: Form, pair: &str) -> Option<(ItemIndex, Answer)> {
    let (id, mark) = pair.split_once(':')?;
    let item = assessment.find(id).filter(|item| assessment.asks(form, *item))?;
    let answer = match mark {
        "d" => Answer::DontKnow,
        "n" => Answer::NotApplicable,
        digit => Answer::Rung(Rung::new(digit.parse().ok()?)?),
    };
    Some((item, answer))
}
