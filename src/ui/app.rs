//! The root of the widget: holds the state, carries out what the state asks for (saving, focus, announcements, signals)
//! and chooses the screen. What an action does to the state belongs to `state`, what a screen shows to `screens`.

use yew::prelude::*;

use crate::platform::live::{LiveRegion, Region};
use crate::platform::{self, later, network, storage};
use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::content::texts::Texts;
use execution_gap_model::engine::{Answers, Assessment, Form, Scorer};
use execution_gap_report::sentences::{self, Standing};

use super::components::View;
use super::components::brand::brand;
use super::components::footer::footer;
use super::components::heading::STEP_HEADING;
use super::contact::{self, Act, Contact, Step, Visit};
use super::options::{Options, Persist};
use super::screens::contact::contact as contact_screen;
use super::screens::profile::profile;
use super::screens::question::question;
use super::screens::report::{Result, report as report_screen};
use super::screens::review::review;
use super::screens::welcome::welcome;
use super::signal::Signal;
use super::state::{Action, Effect, Screen, State};
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
    /// Where messages are said.
    #[prop_or_default]
    pub live: Region,
    /// Told what happens.
    #[prop_or_default]
    pub on_signal: Callback<Signal>,
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
    /// Something to be read out.
    Say(String),
    /// Show what of the report waits until its result is on screen.
    Rest,
    /// Another visitor's turn: as if just made, with a visit written down earlier, as text.
    Begin(Option<String>),
}

/// The root component.
pub struct App {
    state: State,
    root: NodeRef,
    live: LiveRegion,
    result: Option<Result>,
    /// Whether the plan is still to be asked for.
    is_plan_due: bool,
    /// What shows the rest of the report once the result is on screen; `None` when all of it is shown.
    rest: Option<later::Later>,
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
        let AppProps { assessment, options, saved, initial, live, .. } = ctx.props();
        // A page always begins anew, and does not pay for copying a state.
        let initial = if cfg!(target_arch = "wasm32") { None } else { initial.clone() };
        let mut state = initial.unwrap_or_else(|| fresh(assessment, options, saved.as_deref()));
        state.contact.ask(options.lead.clone());
        let mut app = Self {
            focused: state.focus.map_or(0, |(_, turn)| turn),
            state,
            root: NodeRef::default(),
            live: LiveRegion::new(live.clone()),
            result: None,
            is_plan_due: true,
            rest: None,
            network: None,
            first_answer_at: None,
            completed_at: None,
            kept: true,
        };
        if app.state.screen == Screen::Report {
            app.work_out(ctx.props());
        }
        app
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let assessment = ctx.props().assessment;
        match msg {
            Msg::Act(action) => {
                let before = self.state.screen;
                let mut effects = self.state.apply(assessment, action);
                if self.state.screen == Screen::Report && before != Screen::Report {
                    self.work_out(ctx.props());
                    if let Some(result) = &mut self.result {
                        result.is_whole = false;
                    }
                    // What a visitor waits for is painted first. All at once would keep a slow phone busy for too long.
                    let link = ctx.link().clone();
                    self.rest = Some(later::after_paint(move || link.send_message(Msg::Rest)));
                }
                if self.state.awaits_shown(self.is_scored()) {
                    effects.extend(self.state.apply(assessment, Action::Contact(Act::Shown(platform::now()))));
                }
                for effect in effects {
                    self.carry_out(ctx, effect);
                }
                true
            }
            Msg::Begin(saved) => {
                self.state = fresh(assessment, &ctx.props().options, saved.as_deref());
                self.result = None;
                self.rest = None;
                self.focused = 0;
                self.first_answer_at = None;
                self.completed_at = None;
                self.kept = true;
                ctx.props().on_signal.emit(Signal::Ready { total: self.state.order.len() });
                true
            }
            Msg::Rest => {
                self.rest = None;
                if let Some(result) = &mut self.result {
                    result.is_whole = true;
                }
                true
            }
            Msg::Say(text) => {
                self.live.say(text);
                false
            }
            Msg::Online(online) => {
                let key = if online { Key::StatusOnline } else { Key::StatusOffline };
                self.live.say(ctx.props().texts.say(key).to_owned());
                false
            }
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &AppProps) -> bool {
        let AppProps { assessment, options, .. } = ctx.props();
        if options.shortcuts != old.options.shortcuts {
            self.state.shortcuts = options.shortcuts;
        }
        if options.weights != old.options.weights && self.result.is_some() {
            self.work_out(ctx.props());
        }
        self.state.contact.ask(options.lead.clone());
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
        let ordinal = if options.ordinal > 1 { " gap-ordinal" } else { "" };
        let labelled_by = [STEP_HEADING, ordinal].concat();
        let shortcuts = options.shortcuts.then_some(self.state.shortcuts);
        let persist = if self.kept { options.persist } else { Persist::Off };
        let on = ctx.link().callback(Msg::Act);
        html! {
            <section class="root" part="root" ref={self.root.clone()} lang={texts.language()}
                dir={options.direction.map(|direction| direction.id())} aria-labelledby={labelled_by} data-screen={self.screen_name()}>
                if options.ordinal > 1 {
                    <span id="gap-ordinal" hidden=true>{ options.ordinal }</span>
                }
                { brand(&options.brand) }
                { self.screen(ctx.props().assessment, options, &view, &on) }
                { footer(&view, options.lead.is_some(), shortcuts, persist, &on) }
            </section>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            let link = ctx.link().clone();
            self.network = network::watch(move |online| link.send_message(Msg::Online(online)));
            ctx.props().on_signal.emit(Signal::Ready { total: self.state.order.len() });
        }
        if let Some((target, turn)) = self.state.focus.filter(|(_, turn)| *turn != self.focused) {
            self.focused = turn;
            attention::draw(&self.root, ctx.props().assessment, target);
        }
        let has_plan =
            self.state.screen == Screen::Report && self.rest.is_none() && self.state.shows_plan() && self.is_scored();
        if has_plan && core::mem::take(&mut self.is_plan_due) {
            let (profile, is_view) = (self.state.profile, self.state.is_view());
            ctx.props().on_signal.emit(Signal::Plan { profile, is_view });
        }
    }
}

impl App {
    /// The answers, for whoever embeds the widget.
    pub fn answers(&self) -> (Form, &Answers) {
        (self.state.form, &self.state.answers)
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

    fn screen(&self, assessment: &Assessment, options: &Options, view: &View, on: &Callback<Action>) -> Html {
        let state = &self.state;
        match (state.screen, state.item(), &self.result) {
            (Screen::Contact, ..) if contact::IS_BUILT_IN => contact_screen(view, options, state, on),
            (Screen::Profile, ..) => profile(view, state.profile, on),
            (Screen::Question(at), Some(index), _) => question(view, state, assessment.item(index), index, at + 1, on),
            (Screen::Review, ..) => review(view, assessment, state, on),
            (Screen::Report, _, Some(result)) => report_screen(view, assessment, options, state, result, on),
            _ => {
                let resume_total = state.resume.as_ref().map_or(0, |saved| plan::order(assessment, saved.form).len());
                welcome(view, state, resume_total, on)
            }
        }
    }

    /// Works out the result. What takes longer, the plan, is made elsewhere once this is on screen.
    fn work_out(&mut self, props: &AppProps) {
        let assessment = props.assessment;
        let state = &self.state;
        let scorer = self.scorer(props).priority(state.profile.priority);
        let numbers = scorer.result(&state.answers);
        let story = sentences::tell(assessment, &scorer, &state.answers, &numbers, state.profile);
        let effects = scorer.effects(&state.answers);
        self.result = Some(Result { numbers, story, effects, is_whole: true });
        self.is_plan_due = true;
    }

    fn scorer(&self, props: &AppProps) -> Scorer<'static> {
        Scorer::new(props.assessment, self.state.form).weights(props.options.weights)
    }

    fn carry_out(&mut self, ctx: &Context<Self>, effect: Effect) {
        let AppProps { options, texts, on_signal, .. } = ctx.props();
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
                    self.live.say(texts.say(Key::StatusSaved).to_owned());
                }
            }
            Effect::Forget => {
                self.first_answer_at = None;
                self.completed_at = None;
                if let Some(place) = place(options.persist) {
                    let key = options.storage_key();
                    storage::remove(place, &key);
                    // Links to others' answers, which stand beside the plan (`www/report-desk.js`).
                    storage::remove(place, &[&key, ":others"].concat());
                }
                on_signal.emit(Signal::Saved(String::new()));
            }
            Effect::Announce(sentence) => self.live.say(texts.tell(&sentence)),
            Effect::Started => {
                self.first_answer_at = Some(platform::now());
                on_signal.emit(Signal::Start { total });
            }
            Effect::Answered(item) => on_signal.emit(Signal::Answer { index, total, item }),
            Effect::Section(kind) => {
                let (n, of) = plan::section(kind);
                let name = execution_gap_model::content::names::section(kind);
                let status = Sentence::plain(Key::SectionStatus)
                    .number("n", n as f64)
                    .number("total", of as f64)
                    .name("section", name);
                self.live.say(texts.tell(&status));
                on_signal.emit(Signal::Step { section: kind, index, total });
            }
            Effect::Completed => self.completed(ctx),
            Effect::Lead(_) | Effect::Consent(_) if !contact::IS_BUILT_IN => {}
            Effect::Lead(step) => self.lead(ctx, step),
            Effect::Keep(document) => on_signal.emit(Signal::Keep { document, profile: self.state.profile }),
            Effect::Plan => self.is_plan_due = true,
            Effect::Consent(position) => {
                let lead = self.state.contact.lead.as_ref();
                let consent = lead.and_then(|lead| lead.consents.get(position));
                if let Some((consent, tick)) = consent.zip(self.state.contact.boxes.get(position)) {
                    let (key, version) = (consent.key.clone(), consent.version.clone());
                    on_signal.emit(Signal::Consent { key, value: tick.value, version });
                }
            }
        }
    }

    /// Writes the state down; `false` when the browser refuses or the page does not want it.
    fn save(&mut self, ctx: &Context<Self>) -> bool {
        let AppProps { assessment, options, on_signal, .. } = ctx.props();
        let text = saved::write(assessment, &self.state, platform::now());
        on_signal.emit(Signal::Saved(text.clone()));
        let kept = place(options.persist).is_some_and(|place| storage::set(place, &options.storage_key(), &text));
        self.kept = kept;
        kept
    }

    fn is_scored(&self) -> bool {
        self.result.as_ref().is_some_and(|result| matches!(result.story.standing, Standing::Point { .. }))
    }

    fn lead(&self, ctx: &Context<Self>, step: Step) {
        let AppProps { options, texts, on_signal, .. } = ctx.props();
        let (started_at, completed_at) = (self.first_answer_at, self.completed_at);
        let visit = Visit { started_at, completed_at, now: platform::now() };
        let json = contact::submission(ctx.props().assessment, &self.state, texts, step, visit);
        on_signal.emit(Signal::Lead { json, weights: contact::weights(options) });
    }

    fn completed(&mut self, ctx: &Context<Self>) {
        let Some(result) = &self.result else { return };
        self.completed_at = Some(platform::now());
        let counts = self.scorer(ctx.props()).total_counts(&self.state.answers);
        ctx.props().on_signal.emit(Signal::Complete {
            report: Box::new(result.numbers.clone()),
            answered: counts.answered,
            total: counts.applicable,
            duration_ms: self.first_answer_at.map(|start| platform::now().saturating_sub(start) as f64),
        });
        ctx.props().on_signal.emit(Signal::Report { band: result.numbers.band });
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
