//! What a share link does to the visit: somebody asks for the visitor's answers, or the visitor goes on from somebody
//! else's. What a link holds belongs to `share`; somebody else's report is shown without the widget (`www/report/report.js`).

use execution_gap_model::engine::{Assessment, Form};
use execution_gap_model::profile::Role;

use super::action::Effect;
use super::plan;
use super::saved::{self, Saved};
use super::state::{Focus, Screen, State};

/// What a link brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrival {
    /// Nothing: the visitor came by themselves.
    #[default]
    Plain,
    /// The wish of somebody with this role that the visitor answers too.
    Invited(Option<Role>),
    /// Something that cannot be read.
    Broken,
}

impl State {
    /// Somebody asks for the visitor's answers to this form. A visit that has begun stays what it is.
    pub(super) fn invite(&mut self, assessment: &Assessment, form: Form, role: Option<Role>) {
        if self.screen == Screen::Welcome {
            self.form = form;
            self.order = plan::order(assessment, form);
            self.arrival = Arrival::Invited(role);
            self.request(Focus::Heading);
        }
    }

    /// A link cannot be read.
    pub(super) fn tell_broken(&mut self) {
        if self.screen == Screen::Welcome {
            self.arrival = Arrival::Broken;
            self.request(Focus::Heading);
        }
    }

    /// From somebody's answers to one's own, on the same form, so that both can be compared. A visit that had begun waits.
    pub(super) fn take(&mut self, assessment: &Assessment, form: Form) {
        let resume = match self.started {
            true => saved::read(assessment, &saved::write(assessment, self, 0)),
            false => self.resume.take(),
        };
        self.begin(assessment, form, resume);
        self.go(Screen::Welcome);
    }

    /// Makes somebody's answers one's own.
    pub(super) fn copy(&mut self, assessment: &Assessment, shared: Saved, effects: &mut Vec<Effect>) {
        self.begin(assessment, shared.form, None);
        self.answers = shared.answers;
        self.profile = shared.profile;
        self.started = true;
        self.told_saved = true;
        self.go(Screen::Report);
        effects.extend([Effect::Save, Effect::Report]);
    }

    fn begin(&mut self, assessment: &Assessment, form: Form, resume: Option<Saved>) {
        let (turn, contact) = (self.turn, core::mem::take(&mut self.contact));
        *self = Self { turn, contact, ..Self::new(assessment, form, self.shortcuts, resume) };
    }
}

#[cfg(test)]
mod tests {
    use crate::ui::state::{Action, Report};
    use execution_gap_model::content::edition::assessment;
    use execution_gap_model::engine::{Answer, Rung};

    use super::*;

    fn shared() -> Box<Saved> {
        Box::new(saved::read(assessment(), "1;;f;s;finance,,;0;INT:2,UNP:1").expect("a visit"))
    }

    fn fresh() -> State {
        State::new(assessment(), Form::Express, true, None)
    }

    #[test]
    fn a_visit_that_had_begun_waits_while_the_visitor_begins_another() {
        let mut state = fresh();
        state.apply(assessment(), Action::Start);
        state.apply(assessment(), Action::SkipProfile);
        let item = state.item().expect("a question");
        let answer = Answer::Rung(Rung::new(3).expect("a rung"));
        state.apply(assessment(), Action::Choose(item, answer));
        state.apply(assessment(), Action::Take(Form::Full));
        assert_eq!((state.screen, state.form), (Screen::Welcome, Form::Full));
        assert_eq!(state.answers, execution_gap_model::engine::Answers::new());
        let waiting = state.resume.as_ref().expect("the visitor's own");
        assert_eq!((waiting.form, waiting.answers.get(item)), (Form::Express, answer));
        state.apply(assessment(), Action::Resume);
        assert_eq!(state.answers.get(item), answer);
    }

    #[test]
    fn copied_answers_are_the_visitor_s_own_and_kept() {
        let mut state = fresh();
        assert_eq!(state.apply(assessment(), Action::Copy(shared())), [Effect::Save, Effect::Report]);
        assert_eq!((state.screen, state.form, state.report), (Screen::Report, Form::Full, Report::Coming));
        let item = assessment().find("INT").expect("an item");
        assert_eq!(state.answers.get(item), Answer::Rung(Rung::new(2).expect("a rung")));
    }

    #[test]
    fn an_invitation_names_the_form_and_changes_no_visit_that_has_begun() {
        let mut state = fresh();
        state.apply(assessment(), Action::Invite(Form::Full, Some(Role::Finance)));
        assert_eq!((state.form, state.arrival), (Form::Full, Arrival::Invited(Some(Role::Finance))));
        assert!(matches!(state.focus, Some((Focus::Heading, _))), "who follows a link is led to what it says");
        state.apply(assessment(), Action::Start);
        state.apply(assessment(), Action::Invite(Form::Express, None));
        assert_eq!(state.form, Form::Full);
        let mut state = fresh();
        state.apply(assessment(), Action::Broken);
        assert_eq!(state.arrival, Arrival::Broken);
    }
}
