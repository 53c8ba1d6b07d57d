//! How a visitor comes by a share link: to somebody's answers, which they can read and not change, or because somebody asks
//! for theirs. What a link holds belongs to `share`; here is what it does to the visit.

use execution_gap_model::engine::{Assessment, Form};
use execution_gap_report::sentences::Role;

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
    /// Somebody's answers, to be read and not changed.
    Shared,
    /// Something that cannot be read.
    Broken,
}

impl State {
    /// Whether what is shown is somebody else's, and nothing in it can be changed.
    pub fn is_view(&self) -> bool {
        self.arrival == Arrival::Shared
    }

    /// Whether the whole report is shown.
    pub fn shows_plan(&self) -> bool {
        self.is_view() || self.contact.plan_is_open()
    }

    /// Shows somebody's answers. The visitor's own wait until they are taken up again.
    pub(super) fn view(&mut self, assessment: &Assessment, shared: Saved) {
        if self.started && !self.is_view() {
            self.resume = saved::read(assessment, &saved::write(assessment, self, 0));
        }
        self.form = shared.form;
        self.order = shared.order(assessment);
        self.answers = shared.answers;
        self.profile = shared.profile;
        self.changing = None;
        self.arrival = Arrival::Shared;
        self.go(Screen::Report);
    }

    /// Somebody asks for the visitor's answers to this form. A visit that has begun stays what it is.
    pub(super) fn invite(&mut self, assessment: &Assessment, form: Form, role: Option<Role>) {
        if self.screen == Screen::Welcome {
            self.form = form;
            self.order = plan::order(assessment, form);
            self.arrival = Arrival::Invited(role);
        }
    }

    /// A link cannot be read.
    pub(super) fn tell_broken(&mut self) {
        if self.screen == Screen::Welcome {
            self.arrival = Arrival::Broken;
        }
    }

    /// From somebody's answers to one's own, on the same form, so that both can be compared.
    pub(super) fn take(&mut self, assessment: &Assessment) {
        let (turn, resume) = (self.turn, self.resume.take());
        let contact = core::mem::take(&mut self.contact);
        *self = Self { turn, contact, ..Self::new(assessment, self.form, self.shortcuts, resume) };
        self.go(Screen::Welcome);
    }

    /// Makes somebody's answers one's own.
    pub(super) fn copy(&mut self, effects: &mut Vec<Effect>) {
        self.arrival = Arrival::Plain;
        self.resume = None;
        self.started = true;
        self.told_saved = true;
        self.request(Focus::Heading);
        effects.extend([Effect::Save, Effect::Plan]);
    }
}

#[cfg(test)]
mod tests {
    use crate::ui::state::Action;
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
    fn somebody_s_answers_are_shown_and_nothing_is_kept_of_them() {
        let mut state = fresh();
        assert_eq!(state.apply(assessment(), Action::View(shared())), []);
        assert_eq!((state.screen, state.form, state.is_view()), (Screen::Report, Form::Full, true));
        assert!(state.shows_plan());
        state.apply(assessment(), Action::Take);
        assert_eq!((state.screen, state.form, state.is_view()), (Screen::Welcome, Form::Full, false));
        assert_eq!(state.answers, execution_gap_model::engine::Answers::new());
    }

    #[test]
    fn a_visit_that_had_begun_waits_while_somebody_s_answers_are_read() {
        let mut state = fresh();
        state.apply(assessment(), Action::Start);
        state.apply(assessment(), Action::SkipProfile);
        let item = state.item().expect("a question");
        let answer = Answer::Rung(Rung::new(3).expect("a rung"));
        state.apply(assessment(), Action::Choose(item, answer));
        state.apply(assessment(), Action::View(shared()));
        state.apply(assessment(), Action::View(shared()));
        let waiting = state.resume.as_ref().expect("the visitor's own");
        assert_eq!((waiting.form, waiting.answers.get(item)), (Form::Express, answer));
        state.apply(assessment(), Action::Take);
        state.apply(assessment(), Action::Resume);
        assert_eq!(state.answers.get(item), answer);
    }

    #[test]
    fn copied_answers_are_the_visitor_s_own_and_kept() {
        let mut state = fresh();
        state.apply(assessment(), Action::View(shared()));
        assert_eq!(state.apply(assessment(), Action::Copy), [Effect::Save, Effect::Plan]);
        assert!(!state.is_view());
        let item = assessment().find("INT").expect("an item");
        assert_eq!(state.answers.get(item), Answer::Rung(Rung::new(2).expect("a rung")));
    }

    #[test]
    fn an_invitation_names_the_form_and_changes_no_visit_that_has_begun() {
        let mut state = fresh();
        state.apply(assessment(), Action::Invite(Form::Full, Some(Role::Finance)));
        assert_eq!((state.form, state.arrival), (Form::Full, Arrival::Invited(Some(Role::Finance))));
        state.apply(assessment(), Action::Start);
        state.apply(assessment(), Action::Invite(Form::Express, None));
        assert_eq!(state.form, Form::Full);
        let mut state = fresh();
        state.apply(assessment(), Action::Broken);
        assert_eq!(state.arrival, Arrival::Broken);
    }
}
