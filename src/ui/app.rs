//! The root of the widget: holds the state, carries out what the state asks for (saving, focus, announcements, signals)
//! and chooses the screen. What an action does to the state belongs to `state`, what a screen shows to `screens`. The
//! report is told by another module; while it is on screen, only the contact form inside of it is the widget's.

use yew::prelude::*;

use crate::platform::{self, network, storage};
use execution_gap_contract::storage::OTHERS;
use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::content::texts::Texts;
use execution_gap_model::engine::{Answers, Assessment, Form};

use super::components::View;
use super::components::brand::brand;
use super::components::footer::footer;
use super::components::heading::STEP_HEADING;
use super::components::words::keyed;
use super::contact::{self, Act, Contact, Step, Visit};
use super::options::{Lead, Options, Persist};
use super::screens::contact::{contact as contact_screen, panel};
use super::screens::profile::profile;
use super::screens::question::question;
use super::screens::review::review;
use super::screens::waiting::waiting;
use super::screens::welcome::welcome;
use super::signal::{Signal, Telling};
use super::state::{Action, Effect, Focus, Report, Screen, State};
use super::{attention, plan, saved};

/// Properties of [`App`].
#[derive(Properties)]
pub struct AppProps {
    /// The questionnaire.
    pub assessment: &'static Assessment,
    /// What the page chose.
    pub options: Options,
    /// The words.
    pub texts: Texts,
    /// A visit written down earlier, as text.
    #[prop_or_default]
    pub saved: Option<String>,
    /// A state to begin with, instead of the welcome screen.
    #[prop_or_default]
    pub initial: Option<State>,
    /// Told what happens; answers [`Signal::Report`] alone.
    #[prop_or_else(|| Callback::from(|_| None))]
    pub on_signal: Callback<Signal, Option<bool>>,
}

// The questionnaire is one static; what was saved and where to begin matter only once.
impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        self.options == other.options && self.texts == other.texts && self.on_signal == other.on_signal
    }
}

/// What reaches the app from outside a render.
pub enum Msg {
    /// The visitor did something.
    Act(Action),
    /// The browser went online or offline.
    Online(bool),
    /// Another element's turn: as if just made, with a visit written down earlier, as text.
    Begin(Option<String>),
}

/// The root component.
pub struct App {
    state: State,
    root: NodeRef,
    network: Option<network::Watch>,
    focused: u32,
    first_answer_at: Option<u64>,
    completed_at: Option<u64>,
    kept: bool,
}

impl Component for App {
    type Message = Msg;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let AppProps { assessment, options, saved, initial, .. } = ctx.props();
        // A page always begins anew, and does not pay for copying a state.
        let initial = if cfg!(target_arch = "wasm32") { None } else { initial.clone() };
        let mut state = initial.unwrap_or_else(|| fresh(assessment, options, saved.as_deref()));
        state.contact.ask(options.lead.clone());
        Self {
            focused: state.focus.map_or(0, |(_, turn)| turn),
            state,
            root: NodeRef::default(),
            network: None,
            first_answer_at: None,
            completed_at: None,
            kept: true,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let assessment = ctx.props().assessment;
        match msg {
            Msg::Act(action) => {
                let (before, was_open) = (self.state.screen, self.state.contact.plan_is_open());
                let mut effects = self.state.apply(assessment, action);
                match (before, self.state.screen) {
                    (Screen::Report, Screen::Report) if was_open != self.state.contact.plan_is_open() => {
                        effects.push(Effect::Report);
                    }
                    (Screen::Report, Screen::Report) => {}
                    // Its place in the page is given back before the next screen comes and takes the focus.
                    (Screen::Report, _) => self.tell(ctx, Signal::Left),
                    _ => {}
                }
                for effect in effects {
                    self.carry_out(ctx, effect);
                }
                if self.state.awaits_shown() {
                    for effect in self.state.apply(assessment, Action::Contact(Act::Shown(platform::now()))) {
                        self.carry_out(ctx, effect);
                    }
                }
                true
            }
            Msg::Begin(saved) => {
                self.state = fresh(assessment, &ctx.props().options, saved.as_deref());
                self.focused = 0;
                self.first_answer_at = None;
                self.completed_at = None;
                self.kept = true;
                self.tell(ctx, Signal::Ready { total: self.state.order.len() });
                true
            }
            Msg::Online(online) => {
                let key = if online { Key::StatusOnline } else { Key::StatusOffline };
                self.say(ctx, ctx.props().texts.say(key).to_owned());
                false
            }
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &AppProps) -> bool {
        let AppProps { assessment, options, .. } = ctx.props();
        if options.shortcuts != old.options.shortcuts {
            self.state.shortcuts = options.shortcuts;
        }
        self.state.contact.ask(options.lead.clone());
        if self.state.screen == Screen::Report {
            self.show_report(ctx, false, None);
        }
        // The form of a visit that has begun stays what it is.
        if options.form != old.options.form && self.state.screen == Screen::Welcome {
            let contact = std::mem::take(&mut self.state.contact);
            self.state = State::new(assessment, options.form, self.state.shortcuts, self.state.resume.take());
            self.state.contact = contact;
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let AppProps { options, texts, .. } = ctx.props();
        let view = View { texts: texts.clone(), heading_level: options.heading_level };
        if let (Screen::Report, Report::Told { is_scored }) = (self.state.screen, self.state.report) {
            let on = ctx.link().callback(Msg::Act);
            let form = if is_scored { panel(&view, &self.state.contact, &on) } else { Html::default() };
            return html! { <div ref={self.root.clone()}>{ form }</div> };
        }
        let ordinal = if options.ordinal > 1 { " gap-ordinal" } else { "" };
        let labelled_by = [STEP_HEADING, ordinal].concat();
        let shortcuts = options.shortcuts.then_some(self.state.shortcuts);
        let persist = if self.kept { options.persist } else { Persist::Off };
        let on = ctx.link().callback(Msg::Act);
        // Nothing of one screen becomes another's: a button that became a submit button while it is pressed would submit.
        let screen = keyed(self.screen_name().into(), self.screen(ctx.props().assessment, &view, &on));
        html! {
            <section class="root" part="root" ref={self.root.clone()} lang={texts.language()}
                dir={options.direction.map(|direction| direction.id())} aria-labelledby={labelled_by} data-screen={self.screen_name()}>
                if options.ordinal > 1 {
                    <span id="gap-ordinal" hidden=true>{ options.ordinal }</span>
                }
                { brand(&options.brand) }
                { screen }
                { footer(&view, options.lead.is_some(), shortcuts, persist, &on) }
            </section>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            let link = ctx.link().clone();
            self.network = network::watch(move |online| link.send_message(Msg::Online(online)));
            self.tell(ctx, Signal::Ready { total: self.state.order.len() });
        }
        if let Some((target, turn)) = self.state.focus.filter(|(_, turn)| *turn != self.focused) {
            self.focused = turn;
            match target {
                // Whoever shows the report moves the focus in it.
                Focus::Heading if matches!(self.state.report, Report::Told { .. }) => {}
                Focus::Plan => {
                    if attention::is_free(&self.root) {
                        self.tell(ctx, Signal::Plan);
                    }
                    attention::reveal_contact(&self.root);
                }
                _ => attention::draw(&self.root, ctx.props().assessment, target),
            }
        }
    }
}

impl App {
    /// The answers, for whoever embeds the widget.
    pub fn answers(&self) -> (Form, &Answers) {
        (self.state.form, &self.state.answers)
    }

    /// What the contact form asks and says.
    pub fn asked(&self) -> Option<&Lead> {
        self.state.contact.lead.as_deref()
    }

    fn screen_name(&self) -> &'static str {
        match self.state.screen {
            Screen::Welcome => "welcome",
            Screen::Contact => "contact",
            Screen::Profile => "profile",
            Screen::Question(_) => "question",
            Screen::Review => "review",
            Screen::Report => "report",
        }
    }

    fn screen(&self, assessment: &Assessment, view: &View, on: &Callback<Action>) -> Html {
        let state = &self.state;
        match (state.screen, state.item()) {
            (Screen::Contact, _) => contact_screen(view, state, on),
            (Screen::Profile, _) => profile(view, state.profile, on),
            (Screen::Question(at), Some(index)) => question(view, state, assessment.item(index), index, at + 1, on),
            (Screen::Review, _) => review(view, assessment, state, on),
            (Screen::Report, _) => waiting(view, state.report, on),
            _ => {
                let resume_total = state.resume.as_ref().map_or(0, |saved| plan::order(assessment, saved.form).len());
                welcome(view, state, resume_total, on)
            }
        }
    }

    fn tell(&self, ctx: &Context<Self>, signal: Signal) {
        ctx.props().on_signal.emit(signal);
    }

    fn say(&self, ctx: &Context<Self>, text: String) {
        self.tell(ctx, Signal::Say(text));
    }

    /// Has the report shown, or shown again after a change.
    fn show_report(&mut self, ctx: &Context<Self>, is_new: bool, duration_ms: Option<f64>) {
        let State { form, answers, profile, contact, .. } = &self.state;
        let (form, answers, profile) = (*form, *answers, *profile);
        let (has_form, is_closed) = (contact.gate().is_some(), !contact.plan_is_open());
        let telling = Telling { form, answers, profile, has_form, is_closed, is_new, duration_ms };
        if let Some(is_scored) = ctx.props().on_signal.emit(Signal::Report(Box::new(telling))) {
            self.state.report = Report::Told { is_scored };
        }
    }

    fn carry_out(&mut self, ctx: &Context<Self>, effect: Effect) {
        let AppProps { options, texts, .. } = ctx.props();
        let total = self.state.order.len();
        let index = match self.state.screen {
            Screen::Question(at) => at + 1,
            _ => total,
        };
        match effect {
            Effect::Save => {
                self.save(ctx);
            }
            Effect::SaveAndTell => {
                if self.save(ctx) {
                    self.say(ctx, texts.say(Key::StatusSaved).to_owned());
                }
            }
            Effect::Forget => {
                self.first_answer_at = None;
                self.completed_at = None;
                if let Some(place) = place(options.persist) {
                    storage::remove(place, &options.visit);
                    // Links to others' answers, which stand beside the plan (`www/report/report.js`).
                    storage::remove(place, &[&options.visit, OTHERS].concat());
                }
                self.tell(ctx, Signal::Saved(String::new()));
            }
            Effect::Announce(sentence) => self.say(ctx, texts.tell(&sentence)),
            Effect::Started => {
                self.first_answer_at = Some(platform::now());
                self.tell(ctx, Signal::Start { total });
            }
            Effect::Answered(item) => self.tell(ctx, Signal::Answer { index, total, item }),
            Effect::Section(kind) => {
                let (n, of) = plan::section(kind);
                let name = execution_gap_model::content::names::section(kind);
                let status = Sentence::plain(Key::SectionStatus)
                    .number("n", n as f64)
                    .number("total", of as f64)
                    .name("section", name);
                self.say(ctx, texts.tell(&status));
                self.tell(ctx, Signal::Step { section: kind, index, total });
            }
            Effect::Completed => {
                let now = platform::now();
                self.completed_at = Some(now);
                let duration = self.first_answer_at.map(|start| now.saturating_sub(start) as f64);
                self.show_report(ctx, true, duration);
            }
            Effect::Report => self.show_report(ctx, false, None),
            Effect::Lead(step) => self.lead(ctx, step),
            Effect::Consent(position) => {
                let lead = self.state.contact.lead.as_ref();
                let consent = lead.and_then(|lead| lead.consents.get(position));
                if let Some((consent, tick)) = consent.zip(self.state.contact.boxes.get(position)) {
                    let (key, version) = (consent.key.clone(), consent.version.clone());
                    self.tell(ctx, Signal::Consent { key, value: tick.value, version });
                }
            }
        }
    }

    /// Writes the state down; `false` when the browser refuses or the page does not want it.
    fn save(&mut self, ctx: &Context<Self>) -> bool {
        let AppProps { assessment, options, .. } = ctx.props();
        let text = saved::write(assessment, &self.state, platform::now());
        self.tell(ctx, Signal::Saved(text.clone()));
        let kept = place(options.persist).is_some_and(|place| storage::set(place, &options.visit, &text));
        self.kept = kept;
        kept
    }

    fn lead(&self, ctx: &Context<Self>, step: Step) {
        let AppProps { options, texts, .. } = ctx.props();
        let (started_at, completed_at) = (self.first_answer_at, self.completed_at);
        let visit = Visit { started_at, completed_at, now: platform::now() };
        let json = contact::submission(ctx.props().assessment, &self.state, texts, step, visit);
        self.tell(ctx, Signal::Lead { json, weights: contact::weights(options) });
    }
}

fn fresh(assessment: &Assessment, options: &Options, saved: Option<&str>) -> State {
    let resume = saved.and_then(|text| saved::read(assessment, text));
    let mut state = State::new(assessment, options.form, options.shortcuts, resume);
    state.contact = Contact::new(options.lead.clone());
    state
}

fn place(persist: Persist) -> Option<storage::Place> {
    match persist {
        Persist::Session => Some(storage::Place::Session),
        Persist::Local => Some(storage::Place::Local),
        Persist::Off => None,
    }
}
