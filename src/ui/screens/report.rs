//! The report: answer first, then proof, then action, then method. What is said comes from `report::Story`; this file
//! holds the order of the parts, the others beside it the parts.

use yew::prelude::*;

use crate::platform::focus;
use crate::ui::components::heading::{STEP_DESCRIPTION, heading, step_heading};
use crate::ui::components::words::{all, each, el, said, told};
use crate::ui::components::{Button, View};
use crate::ui::keep::Document;
use crate::ui::options::{Cta, Options};
use crate::ui::plan;
use crate::ui::state::{Action, State};
use execution_gap_model::content::messages::{Key, Sentence};
use execution_gap_model::engine::{Assessment, Effect, Form, Report as Numbers};
use execution_gap_report::sentences::{Role, Standing, Story};

use super::contact::panel;
use super::welcome::restart_question;
use super::{report_basis, report_charts, report_score};

/// Everything that a report screen shows, worked out once for a set of answers.
pub struct Result {
    /// The numbers.
    pub numbers: Numbers,
    /// What they say.
    pub story: Story,
    /// What each answer does to the gap.
    pub effects: Vec<Effect>,
    /// Whether all of it is shown, or only what comes first.
    pub is_whole: bool,
}

/// The screen.
pub fn report(
    view: &View,
    assessment: &Assessment,
    options: &Options,
    state: &State,
    result: &Result,
    on: &Callback<Action>,
) -> Html {
    let cta = options.cta.as_ref();
    let story = &result.story;
    let top = if state.is_view() {
        shared(view, state, on)
    } else {
        el("div", "top", vec![Button::quiet(view, "back", Key::ActionReviewAnswers).does(on, Action::Back)])
    };
    let mut content = vec![
        top,
        step_heading(view, "heading title", true, view.tell(&story.headline)),
        html! { <p class="basis" id={STEP_DESCRIPTION}>{ view.tell(&story.basis) }</p> },
        report_score::score_card(view, assessment, result),
    ];
    let Standing::Point { .. } = story.standing else {
        content.push(report_score::open_sections(view, &story.sections, story.standing != Standing::Nothing));
        let more = Button::primary(view, "continue", Key::ActionContinueAnswering).does(on, Action::ContinueAnswering);
        content.push(el("div", "actions", vec![more]));
        if story.standing != Standing::Nothing {
            content.push(report_charts::plan_and_delivery(view, story));
            content.push(report_charts::causes(view, &story.causes, true));
        }
        content.push(next_step(view, assessment, state, cta, false, on));
        return el("div", "screen report", content);
    };
    let findings = each(&story.findings, &|finding| told(view, "li", "", finding));
    let is_open = state.shows_plan();
    content.extend([
        part("findings", vec![heading(view, 1, None, view.say(Key::FindingsTitle)), el("ul", "findings", findings)]),
        jumps(view, is_open),
    ]);
    // A list of its own, so that what is there already stays the same elements when the rest comes.
    let rest = || all(rest(view, assessment, options, state, result, on));
    content.push(if result.is_whole { rest() } else { Html::default() });
    el("div", "screen report", content)
}

/// What stands below the result and its findings.
fn rest(
    view: &View,
    assessment: &Assessment,
    options: &Options,
    state: &State,
    result: &Result,
    on: &Callback<Action>,
) -> Vec<Html> {
    let story = &result.story;
    let is_open = state.shows_plan();
    let mut content =
        vec![report_charts::plan_and_delivery(view, story), report_charts::causes(view, &story.causes, is_open)];
    let mut why = vec![
        story.bridge.as_ref().map(|bridge| report_charts::decomposition(view, bridge)).unwrap_or_default(),
        report_charts::outcomes(view, &story.outcomes),
    ];
    let mut plan = vec![waiting(view, state, on), html! { <div data-plan=""></div> }];
    if state.contact.gate().is_none() || state.is_view() {
        content.append(&mut why);
    } else {
        // What the visitor waited for comes first, right under the form.
        plan.append(&mut why);
        content.push(panel(view, options, &state.contact, on));
    }
    // Before it is open, something stands in its place, so that everything around it stays the same element, and keeps the
    // focus.
    content.push(if is_open {
        html! { <div data-section="plan">{ all(plan) }</div> }
    } else {
        Html::default()
    });
    content.extend([
        report_basis::basis(view, assessment, &state.answers, result),
        next_step(view, assessment, state, options.cta.as_ref(), true, on),
    ]);
    content
}

/// What stands in the place of the plan until it comes. The plan is made and put into the empty element after this one by
/// `www/plan.js`; while that holds something, the style sheet hides this.
fn waiting(view: &View, state: &State, on: &Callback<Action>) -> Html {
    let said = said(view, "p", "note", if state.is_without_plan { Key::PlanFailed } else { Key::PlanWorking });
    // Who goes through the page by its headings, and so comes near nothing, has to find it.
    let mut content = vec![heading(view, 1, None, view.say(Key::PlanTitle)), said];
    if state.is_without_plan {
        let retry = Button::secondary(view, "retry", Key::ActionRetry).does(on, Action::RetryPlan);
        content.push(el("div", "actions", vec![retry]));
    }
    html! { <div class="part waiting" id="gap-plan" tabindex="-1">{ all(content) }</div> }
}

/// Whose report this is, when it is somebody else's, and what the reader can do with it.
fn shared(view: &View, state: &State, on: &Callback<Action>) -> Html {
    let text = if state.resume.is_some() { Key::SharedTextSaved } else { Key::SharedText };
    let choices = vec![
        Button::primary(view, "take", Key::ActionTake).does(on, Action::Take),
        Button::secondary(view, "copy", Key::ActionCopy).does(on, Action::Copy),
    ];
    let content =
        vec![said(view, "p", "list-title", Key::SharedTitle), said(view, "p", "", text), el("div", "actions", choices)];
    html! { <div class="panel" data-section="shared">{ all(content) }</div> }
}

/// A part of the report that outside code finds by its hook.
pub fn part(hook: &'static str, content: Vec<Html>) -> Html {
    html! { <div class="part" data-section={hook}>{ all(content) }</div> }
}

/// Buttons that take the reader to a part of the report. Not links: a hash would change the host's address.
fn jumps(view: &View, is_open: bool) -> Html {
    let jump = |(key, target, is_there): &(Key, &'static str, bool)| {
        if !is_there {
            return Html::default();
        }
        let target = *target;
        let onclick = Callback::from(move |event: MouseEvent| focus::jump(&event, target));
        el("li", "", vec![html! { <button type="button" class="button quiet" {onclick}>{ view.say(*key) }</button> }])
    };
    let parts = [
        (Key::JumpPlan, "#gap-figure-a", true),
        (Key::JumpCauses, "#gap-figure-b", true),
        (Key::JumpMove, "#gap-plan:not(:has(+ :not(:empty))),#gap-moves", is_open),
        (Key::JumpRoadmap, "#gap-plan:not(:has(+ :not(:empty))),#gap-roadmap", is_open),
        (Key::JumpBasis, "#gap-basis", true),
    ];
    html! { <ul class="jumps" aria-label={view.say(Key::JumpTitle)}>{ all(each(&parts, &jump)) }</ul> }
}

/// What the campaign leads to. It opens beside the page, so that the report stays open, and so that it opens at all where
/// this page stands in a frame: pages to book on mostly refuse to.
fn onward(view: &View, cta: &Cta) -> Html {
    let more = said(view, "span", "hidden", Key::CtaNewTab);
    html! {
        <p class="cta">
            <a class="button secondary" part="button-secondary" data-action="cta" href={cta.url.clone()} target="_blank"
                rel="noopener">
                { all(vec![cta.label.clone().into(), " ".into(), more]) }
            </a>
        </p>
    }
}

/// What the visitor can take along.
fn keep(view: &View, on: &Callback<Action>) -> Html {
    let print = Button::secondary(view, "print", Key::KeepPrint).does(on, Action::Keep(Document::Print));
    let files = [
        (Document::Html, Key::KeepHtml),
        (Document::Markdown, Key::KeepMarkdown),
        (Document::Csv, Key::KeepCsv),
        (Document::Result, Key::KeepResult),
    ];
    let file = |(document, label): &(Document, Key)| {
        let button = Button::secondary(view, "download", *label).about(document.id().into());
        button.does(on, Action::Keep(*document))
    };
    let mut choices = vec![print];
    choices.extend(each(&files, &file));
    let panel = vec![
        heading(view, 2, None, view.say(Key::KeepTitle)),
        said(view, "p", "", Key::KeepText),
        el("div", "actions", choices),
    ];
    html! { <div class="panel" data-section="keep">{ all(panel) }</div> }
}

fn next_step(
    view: &View,
    assessment: &Assessment,
    state: &State,
    cta: Option<&Cta>,
    scored: bool,
    on: &Callback<Action>,
) -> Html {
    let left = assessment.indices(Form::Full).count() - assessment.indices(Form::Express).count();
    let other_view = match state.profile.role {
        Some(Role::TechnologyLead | Role::Technology) => {
            Sentence::plain(Key::ReportOneView).name("side", Key::RoleViewBusiness)
        }
        Some(Role::BusinessLead | Role::Finance) => {
            Sentence::plain(Key::ReportOneView).name("side", Key::RoleViewTechnology)
        }
        _ => Key::ReportOneViewAny.into(),
    };
    let mut content = vec![heading(view, 1, None, view.say(Key::NextTitle))];
    if scored {
        content.push(told(view, "p", "", &other_view));
    }
    if scored && state.shows_plan() {
        content.push(keep(view, on));
    }
    if state.form == Form::Express && !state.is_view() {
        let text = Sentence::plain(Key::NextDeepenText).count("n", left).count("minutes", plan::minutes(left));
        let deepen = Button::primary(view, "deepen", Key::ActionDeepen).does(on, Action::Deepen);
        let panel = vec![
            heading(view, 2, None, view.say(Key::NextDeepenTitle)),
            told(view, "p", "", &text),
            el("div", "actions", vec![deepen]),
        ];
        content.push(el("div", "panel", panel));
    }
    content.extend(cta.map(|cta| onward(view, cta)));
    content.push(if state.is_view() {
        Html::default()
    } else if state.asking_restart {
        restart_question(view, on)
    } else {
        let choices = vec![
            Button::secondary(view, "review", Key::ActionReviewAnswers).does(on, Action::Review),
            Button::secondary(view, "restart", Key::ActionRestart).does(on, Action::AskRestart),
        ];
        el("div", "actions", choices)
    });
    part("next", content)
}
