//! What the loader and the page can do in a visitor's place, as words, become actions. What an action does belongs to
//! `ui`.

use crate::ui::saved::read_profile;
use crate::ui::screens::question::answer;
use crate::ui::state::Action;
use execution_gap_model::engine::{Answer, Assessment};

/// The action with this name; `None` when the name or the value is not known.
///
/// `profile` takes role, priority and size with commas between, `answer` an item and the value of its radio as
/// `INT:3`, `told` whether the report is `scored`. The others take nothing.
pub fn read(assessment: &Assessment, name: &str, value: &str) -> Option<Action> {
    Some(match name {
        "start" => Action::Start,
        "restart" => Action::Restart,
        "back" => Action::Back,
        "continue" => Action::Continue,
        "skip" => Action::SkipProfile,
        "shortcuts" => Action::ToggleShortcuts,
        "review" => Action::Review,
        "deepen" => Action::Deepen,
        "told" => Action::Told(value == "scored"),
        "no-report" => Action::NoReport,
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
    use execution_gap_model::engine::Outcome;
    use execution_gap_model::profile::{Profile, Role};

    use super::*;

    #[test]
    fn names_and_values_become_actions() {
        let read = |name, value| read(assessment(), name, value);
        assert_eq!(read("start", ""), Some(Action::Start));
        assert_eq!(read("skip", "ignored"), Some(Action::SkipProfile));
        let profile = Profile { role: Some(Role::Finance), priority: Some(Outcome::Risk), size: None };
        assert_eq!(read("profile", "finance,risk,"), Some(Action::SetProfile(profile)));
        let item = assessment().find("INT").expect("an item");
        assert_eq!(read("told", "scored"), Some(Action::Told(true)));
        assert_eq!(read("told", ""), Some(Action::Told(false)));
        assert_eq!(read("answer", "INT:dk"), Some(Action::Choose(item, Answer::DontKnow)));
    }

    #[test]
    fn what_is_not_known_is_no_action() {
        for (name, value) in [("submit", ""), ("answer", "INT"), ("answer", "XXX:1"), ("answer", "INT:9"), ("", "")] {
            assert_eq!(read(assessment(), name, value), None, "{name} {value}");
        }
    }
}
