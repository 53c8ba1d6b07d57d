//! What the visitor has done and sees, and how each action changes it. Pure: no browser, no clock; what has to happen
//! outside is returned as [`Effect`]s for `app` to carry out. How a state is written down is in `saved`.

use execution_gap_model::content::messages::Key;
use execution_gap_model::engine::{Answer, Answers, Assessment, Form, ItemIndex, Kind};
use execution_gap_model::profile::Profile;

use super::arrival::Arrival;
use super::contact::{Act, Contact, Field};
use super::plan;
use super::saved::Saved;

pub use super::action::{Action, Effect};

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// What this is, and Start.
    Welcome,
    /// How to reach the visitor, where that is asked first.
    Contact,
    /// Who is asking.
    Profile,
    /// The question at this position of the order.
    Question(usize),
    /// All answers, to check.
    Review,
    /// The result.
    Report,
}

/// What has become of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// It is being put together.
    Coming,
    /// It did not load.
    Missing,
    /// It is on screen, in the place of the widget's own screens.
    Told {
        /// Whether it has a number.
        is_scored: bool,
    },
}

/// Where the keyboard focus goes after a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The heading of the step.
    Heading,
    /// The error summary.
    Summary,
    /// The Change button of this item.
    Change(ItemIndex),
    /// The button that asks whether to start again.
    RestartSure,
    /// The button that started the question just cancelled.
    Restart,
    /// A field of the contact form.
    Field(Field),
    /// The heading of the contact form.
    Contact,
    /// The button that opens the contact form.
    Reopen,
    /// The plan that has just opened.
    Plan,
    /// What is said of a delivery that failed.
    Failure,
}

/// The whole state of one widget.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Which items are asked.
    pub form: Form,
    /// Their order.
    pub order: Vec<ItemIndex>,
    /// What was answered.
    pub answers: Answers,
    /// Who is asking.
    pub profile: Profile,
    /// How to reach the visitor, and what has become of that.
    pub contact: Contact,
    /// What is shown.
    pub screen: Screen,
    /// Whether Continue was pressed without an answer.
    pub missing: bool,
    /// When the question shown was opened from the review: the answer that it had then.
    pub changing: Option<Answer>,
    /// Whether "start again?" is being asked.
    pub asking_restart: bool,
    /// Whether digits choose answers.
    pub shortcuts: bool,
    /// A saved state that the visitor may take up.
    pub resume: Option<Saved>,
    /// How the visitor came here.
    pub arrival: Arrival,
    /// What has become of the report, which another module tells.
    pub report: Report,
    /// Where focus goes, and a counter that rises with each request.
    pub focus: Option<(Focus, u32)>,
    /// Whether an answer was given in this visit.
    pub(super) started: bool,
    /// Whether it was said that answers are saved.
    pub(super) told_saved: bool,
    pub(super) turn: u32,
}

impl State {
    /// A widget that nobody has touched.
    pub fn new(assessment: &Assessment, form: Form, shortcuts: bool, resume: Option<Saved>) -> Self {
        Self {
            form,
            order: plan::order(assessment, form),
            answers: Answers::new(),
            profile: Profile::default(),
            contact: Contact::default(),
            screen: Screen::Welcome,
            missing: false,
            changing: None,
            asking_restart: false,
            shortcuts,
            resume,
            arrival: Arrival::Plain,
            report: Report::Coming,
            focus: None,
            started: false,
            told_saved: false,
            turn: 0,
        }
    }

    /// The item shown, when a question is shown.
    pub fn item(&self) -> Option<ItemIndex> {
        match self.screen {
            Screen::Question(at) => self.order.get(at).copied(),
            _ => None,
        }
    }

    /// Carries out an action and says what has to happen outside.
    pub fn apply(&mut self, assessment: &Assessment, action: Action) -> Vec<Effect> {
        let mut effects = Vec::new();
        match action {
            // A page may call this at any time; a visit that has begun stays where it is. Starting beside a saved visit
            // keeps that one until the first new answer replaces it.
            Action::Start if self.screen == Screen::Welcome => self.go(self.first_screen()),
            Action::Start => {}
            Action::Resume => {
                if let Some(saved) = self.resume.take() {
                    self.take_up(assessment, saved, &mut effects);
                }
            }
            Action::Restore(saved) => {
                self.resume = None;
                self.take_up(assessment, *saved, &mut effects);
                effects.push(Effect::Save);
            }
            Action::Invite(form, role) => self.invite(assessment, form, role),
            Action::Broken => self.tell_broken(),
            Action::Take(form) => self.take(assessment, form),
            Action::Copy(saved) => self.copy(assessment, *saved, &mut effects),
            Action::NoReport => {
                self.report = Report::Missing;
                if self.screen == Screen::Report {
                    effects.push(Effect::Announce(Key::ReportMissing.into()));
                }
            }
            Action::Retry => {
                self.report = Report::Coming;
                self.request(Focus::Heading);
                effects.push(Effect::Report);
            }
            Action::Told(is_scored) => self.report = Report::Told { is_scored },
            Action::AskRestart => {
                self.asking_restart = true;
                self.request(Focus::RestartSure);
            }
            Action::CancelRestart => {
                self.asking_restart = false;
                self.request(Focus::Restart);
            }
            Action::Restart | Action::Delete => {
                let turn = self.turn;
                let contact = Contact::new(self.contact.lead.take());
                *self = Self { turn, contact, ..Self::new(assessment, self.form, self.shortcuts, None) };
                self.go(Screen::Welcome);
                effects.push(Effect::Forget);
                if action == Action::Delete {
                    effects.push(Effect::Announce(Key::StatusDeleted.into()));
                }
            }
            Action::SetProfile(profile) => {
                self.profile = profile;
                if self.started {
                    effects.push(Effect::Save);
                }
            }
            Action::SkipProfile => self.show_question(assessment, 0, None, &mut effects),
            Action::Choose(item, answer) => self.choose(item, answer, &mut effects),
            Action::Continue => self.go_on(assessment, &mut effects),
            Action::Back => self.go_back(&mut effects),
            Action::Change(item) => {
                if let Some(at) = self.order.iter().position(|known| *known == item) {
                    self.changing = Some(self.answers.get(item));
                    self.go(Screen::Question(at));
                }
            }
            Action::Review => {
                self.go(Screen::Review);
                effects.push(Effect::Save);
            }
            Action::Deepen => self.deepen(assessment, &mut effects),
            Action::ToggleShortcuts => self.shortcuts = !self.shortcuts,
            Action::Contact(act) => self.contact_act(act, &mut effects),
        }
        effects
    }

    fn choose(&mut self, item: ItemIndex, answer: Answer, effects: &mut Vec<Effect>) {
        if self.item() != Some(item) || self.answers.get(item) == answer {
            return;
        }
        self.answers.set(item, answer);
        self.resume = None;
        if !self.started {
            self.started = true;
            effects.push(Effect::Started);
        }
        effects.push(Effect::Answered(item));
        effects.push(if self.told_saved { Effect::Save } else { Effect::SaveAndTell });
        self.told_saved = true;
    }

    fn go_on(&mut self, assessment: &Assessment, effects: &mut Vec<Effect>) {
        match self.screen {
            Screen::Welcome => self.go(self.first_screen()),
            Screen::Contact => self.contact_act(Act::Send, effects),
            Screen::Profile => self.show_question(assessment, 0, None, effects),
            Screen::Question(at) => {
                let Some(item) = self.item() else { return };
                if self.answers.get(item) == Answer::Unanswered {
                    self.missing = true;
                    self.request(Focus::Summary);
                } else if let Some(before) = self.changing.take() {
                    self.screen = Screen::Review;
                    self.missing = false;
                    self.request(Focus::Change(item));
                    if self.answers.get(item) != before {
                        effects.push(Effect::Announce(Key::ReviewChanged.into()));
                    }
                    effects.push(Effect::Save);
                } else {
                    if at + 1 < self.order.len() {
                        self.show_question(assessment, at + 1, Some(assessment.item(item).kind), effects);
                    } else {
                        self.go(Screen::Review);
                        effects.push(Effect::Save);
                    }
                }
            }
            Screen::Review => {
                self.go(Screen::Report);
                effects.push(Effect::Save);
                effects.push(Effect::Completed);
            }
            // Without a number, the first question without an answer.
            Screen::Report => {
                let open = self.order.iter().position(|item| !matches!(self.answers.get(*item), Answer::Rung(_)));
                self.show_question(assessment, open.unwrap_or_default(), None, effects);
            }
        }
    }

    fn go_back(&mut self, effects: &mut Vec<Effect>) {
        if self.changing.take().is_some() {
            let item = self.item();
            self.screen = Screen::Review;
            self.missing = false;
            match item {
                Some(item) => self.request(Focus::Change(item)),
                None => self.request(Focus::Heading),
            }
            return;
        }
        match self.screen {
            Screen::Welcome => {}
            Screen::Contact => self.go(Screen::Welcome),
            Screen::Profile if self.first_screen() == Screen::Contact => self.go(Screen::Contact),
            Screen::Profile => self.go(Screen::Welcome),
            Screen::Question(0) => self.go(Screen::Profile),
            Screen::Question(at) => self.go(Screen::Question(at - 1)),
            Screen::Review => self.go(Screen::Question(self.order.len().saturating_sub(1))),
            Screen::Report => self.go(Screen::Review),
        }
        effects.push(Effect::Save);
    }

    /// Continues as the full form: the express questions first, as they were asked, then only the ones left.
    fn deepen(&mut self, assessment: &Assessment, effects: &mut Vec<Effect>) {
        let mut order = self.order.clone();
        let first_new = order.len();
        order.extend(plan::order(assessment, Form::Full).into_iter().filter(|item| !self.order.contains(item)));
        self.form = Form::Full;
        self.order = order;
        self.show_question(assessment, first_new, None, effects);
        effects.push(Effect::Save);
    }

    fn show_question(&mut self, assessment: &Assessment, at: usize, from: Option<Kind>, effects: &mut Vec<Effect>) {
        self.go(Screen::Question(at));
        let Some(item) = self.item() else { return };
        let kind = assessment.item(item).kind;
        if from != Some(kind) {
            effects.push(Effect::Section(kind));
        }
        if self.started {
            effects.push(Effect::Save);
        }
    }

    fn take_up(&mut self, assessment: &Assessment, saved: Saved, effects: &mut Vec<Effect>) {
        self.form = saved.form;
        self.order = saved.order(assessment);
        self.answers = saved.answers;
        self.profile = saved.profile;
        self.started = true;
        self.told_saved = true;
        self.go(saved.screen);
        if self.screen == Screen::Report {
            effects.push(Effect::Completed);
        }
    }

    pub(super) fn go(&mut self, screen: Screen) {
        self.screen = screen;
        self.report = Report::Coming;
        self.missing = false;
        self.asking_restart = false;
        self.request(Focus::Heading);
    }

    pub(super) fn request(&mut self, focus: Focus) {
        self.turn = self.turn.wrapping_add(1);
        self.focus = Some((focus, self.turn));
    }
}
