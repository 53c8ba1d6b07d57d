//! The first screen: what this is, how long it takes, and Start. A saved visit is offered before anything else.

use yew::prelude::*;

use crate::ui::arrival::Arrival;
use crate::ui::components::heading::{heading, step_heading};
use crate::ui::components::words::{all, each, el, said, told};
use crate::ui::components::{Button, View};
use crate::ui::plan;
use crate::ui::saved::Saved;
use crate::ui::state::{Action, Screen, State};
use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::profile::Role;

/// The screen; `resume_total` is the number of questions of the saved visit.
pub fn welcome(view: &View, state: &State, resume_total: usize, on: &Callback<Action>) -> Html {
    let total = state.order.len();
    let lead = Sentence::plain(Key::WelcomeLead).count("n", total).count("minutes", plan::minutes(total));
    let gets = [Key::WelcomeGetGap, Key::WelcomeGetCause, Key::WelcomeGetMove];
    let gets = each(&gets, &|key| said(view, "li", "", *key));
    let (resume, start) = match &state.resume {
        Some(saved) => (resume_panel(view, saved, resume_total, state.asking_restart, on), Html::default()),
        None => {
            let start = Button::primary(view, "start", Key::ActionStart).does(on, Action::Start);
            (Html::default(), el("div", "actions", vec![start]))
        }
    };
    el(
        "div",
        "screen welcome",
        vec![
            said(view, "p", "eyebrow", Key::WelcomeEyebrow),
            step_heading(view, "heading title", false, view.say(Key::WelcomeTitle)),
            told(view, "p", "lead", &lead),
            arrival(view, state.arrival),
            resume,
            html! { <p class="list-title" id="gap-gets">{ view.say(Key::WelcomeGets) }</p> },
            html! { <ul class="gets" aria-labelledby="gap-gets">{ all(gets) }</ul> },
            said(view, "p", "hint", Key::WelcomeHonest),
            start,
            said(view, "p", "small", Key::WelcomePrivacy),
        ],
    )
}

/// What the link that the visitor followed has to say.
fn arrival(view: &View, arrival: Arrival) -> Html {
    let said = match arrival {
        Arrival::Plain => return Html::default(),
        Arrival::Broken => Key::LinkBroken.into(),
        Arrival::Invited(role) => Sentence::plain(Key::InviteText).text("role", role.map_or("", Role::id).to_owned()),
    };
    html! { <div class="panel" data-section="arrival">{ told(view, "p", "", &said) }</div> }
}

fn resume_panel(view: &View, saved: &Saved, total: usize, asking_restart: bool, on: &Callback<Action>) -> Html {
    let question = |at: usize| Sentence::plain(Key::ResumeAtQuestion).count("n", at).count("total", total);
    let place = match saved.screen {
        Screen::Report => Sentence::plain(Key::ResumeAtReport),
        Screen::Review => Sentence::plain(Key::ResumeAtReview),
        Screen::Question(at) => question(at + 1),
        Screen::Welcome | Screen::Contact | Screen::Profile => question(1),
    };
    let changed = saved.changed.map(|(kept, given)| {
        told(view, "p", "", &Sentence::plain(Key::ResumeChanged).count("kept", kept).count("given", given))
    });
    let choices = if asking_restart {
        restart_question(view, on)
    } else {
        let choices = vec![
            Button::primary(view, "resume", Key::ActionResume).does(on, Action::Resume),
            Button::secondary(view, "restart", Key::ActionRestart).does(on, Action::AskRestart),
            Button::quiet(view, "delete", Key::ActionDelete).does(on, Action::Delete),
        ];
        el("div", "actions", choices)
    };
    let content = vec![
        heading(view, 1, None, view.say(Key::ResumeTitle)),
        told(view, "p", "", &place.text("when", view.texts.locale().moment(saved.at as f64))),
        changed.unwrap_or_default(),
        choices,
    ];
    html! { <div class="panel resume" data-section="resume">{ all(content) }</div> }
}

/// Asks once, in place, before answers are lost.
pub fn restart_question(view: &View, on: &Callback<Action>) -> Html {
    let choices = vec![
        Button::primary(view, "restart-sure", Key::ActionRestartSure).does(on, Action::Restart),
        Button::secondary(view, "cancel", Key::ActionCancel).does(on, Action::CancelRestart),
    ];
    all(vec![said(view, "p", "", Key::ResumeSure), el("div", "actions", choices)])
}
