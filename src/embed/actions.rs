//! What the loader and the page can do in a visitor's place, as words, become actions. What an action does belongs to
//! `ui`.

use crate::ui::saved::{self, read_profile};
use crate::ui::screens::question::answer;
use crate::ui::state::Action;
use execution_gap_model::engine::{Answer, Assessment};
use execution_gap_report::sentences::Role;

/// The action with this name; `None` when the name or the value is not known.
///
/// `profile` takes role, priority and size with commas between, `answer` an item and the value of its radio as
/// `INT:3`, `view` a visit as it is written down, `invite` a form and a role with a comma between. The others take
/// nothing.
pub fn read(assessment: &Assessment, name: &str, value: &str) -> Option<Action> {
    Some(match name {
        "start" => Action::Start,
        "restart" => Action::Restart,
        "back" => Action::Back,
        "continue" => Action::Continue,
        "skip" => Action::SkipProfile,
        "shortcuts" => Action::ToggleShortcuts,
        "not-kept" => Action::NotKept,
        "no-plan" => Action::NoPlan,
        "view" => Action::View(Box::new(saved::read(assessment, value)?)),
        "invite" => {
            let (form, role) = value.split_once(',')?;
            Action::Invite(form.parse().ok()?, Role::from_id(role))
        }
        "broken" => Action::Broken,
        "profile" => Action::SetProfile(read_profile(value)),
        "answer" => {
            let (id, value) = value.split_once(':')?;
            let answer = Some(answer(value)).filter(|answer| *answer != Answer::Unanswered)?;
            Action::Choose(assessment.find(id)?, answer)
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use execution_gap_model::content::edition::assessment;
    use execution_gap_model::engine::Form;
    use execution_gap_model::engine::Outcome;
    use execution_gap_report::sentences::{Profile, Role};

    use super::*;

    #[test]
    fn names_and_values_become_actions() {
        let read = |name, value| read(assessment(), name, value);
        assert_eq!(read("start", ""), Some(Action::Start));
        assert_eq!(read("skip", "ignored"), Some(Action::SkipProfile));
        let profile = Profile { role: Some(Role::Finance), priority: Some(Outcome::Risk), size: None };
        assert_eq!(read("profile", "finance,risk,"), Some(Action::SetProfile(profile)));
        let item = assessment().find("INT").expect("an item");
        assert_eq!(read("invite", "full,finance"), Some(Action::Invite(Form::Full, Some(Role::Finance))));
        assert_eq!(read("invite", "express,"), Some(Action::Invite(Form::Express, None)));
        let viewed = read("view", "1;;e;s;finance,,;0;INT:2");
        assert!(matches!(viewed, Some(Action::View(saved)) if saved.profile.role == Some(Role::Finance)));
        assert_eq!(read("answer", "INT:dk"), Some(Action::Choose(item, Answer::DontKnow)));
    }

    #[test]
    fn what_is_not_known_is_no_action() {
        for (name, value) in [
            ("submit", ""),
            ("answer", "INT"),
            ("answer", "XXX:1"),
            ("answer", "INT:9"),
            ("view", "x"),
            ("invite", "all,"),
            ("", ""),
        ] {
            assert_eq!(read(assessment(), name, value), None, "{name} {value}");
        }
    }
}
