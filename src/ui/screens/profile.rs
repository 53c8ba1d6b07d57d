//! Three optional questions about who is asking. They change words and the order of advice, never the score.

use yew::prelude::*;

use crate::platform::fields;
use crate::ui::components::choice::{Choice, ChoiceGroup};
use crate::ui::components::heading::step_heading;
use crate::ui::components::words::{all, each, el, said};
use crate::ui::components::{Button, View};
use crate::ui::state::Action;
use execution_gap_model::content::messages::Key;
use execution_gap_model::content::names;
use execution_gap_model::engine::Outcome;
use execution_gap_model::profile::{Profile as Person, Role, Size};

/// The screen.
pub fn profile(view: &View, person: Person, on: &Callback<Action>) -> Html {
    let onsubmit = on.reform(|event: SubmitEvent| {
        event.prevent_default();
        Action::Continue
    });
    let roles: Vec<Choice> = Role::ALL
        .iter()
        .map(|role| Choice { value: AttrValue::Static(role.id()), label: view.say(role_name(*role)), digit: None })
        .collect();
    let roles = ChoiceGroup {
        name: AttrValue::Static("role"),
        choices: &roles,
        chosen: person.role.map(Role::id),
        minor: None,
        onchoose: on.reform(move |id: AttrValue| Action::SetProfile(Person { role: Role::from_id(&id), ..person })),
    };
    let outcomes = Outcome::ALL.map(|outcome| (outcome.id(), names::outcome(outcome)));
    let sizes: Vec<_> = Size::ALL.iter().map(|size| (size.id(), size_name(*size))).collect();
    let priority = Select {
        name: "priority",
        label: Key::ProfilePriority,
        none: Key::PriorityNone,
        options: &outcomes,
        chosen: person.priority.map(Outcome::id),
    };
    let size = Select {
        name: "size",
        label: Key::ProfileSize,
        none: Key::SizeNone,
        options: &sizes,
        chosen: person.size.map(Size::id),
    };
    let content = vec![
        el("div", "top", vec![Button::quiet(view, "back", Key::ActionBack).does(on, Action::Back)]),
        step_heading(view, "heading", false, view.say(Key::ProfileTitle)),
        said(view, "p", "hint", Key::ProfileLead),
        el("fieldset", "fieldset", vec![said(view, "legend", "label", Key::ProfileRole), roles.html()]),
        priority.html(
            view,
            on.reform(move |id: String| Action::SetProfile(Person { priority: Outcome::from_id(&id), ..person })),
        ),
        size.html(view, on.reform(move |id: String| Action::SetProfile(Person { size: Size::from_id(&id), ..person }))),
        el(
            "div",
            "actions",
            vec![
                Button::primary(view, "continue", Key::ActionContinue).submits(on, Action::Continue),
                Button::secondary(view, "skip", Key::ActionSkip).does(on, Action::SkipProfile),
            ],
        ),
    ];
    html! { <form class="screen profile" novalidate=true {onsubmit}>{ all(content) }</form> }
}

/// A list to pick one of, or none.
struct Select<'a> {
    name: &'static str,
    label: Key,
    none: Key,
    options: &'a [(&'static str, Key)],
    chosen: Option<&'static str>,
}

impl Select<'_> {
    fn html(&self, view: &View, onpick: Callback<String>) -> Html {
        let id = AttrValue::from(["gap-", self.name].concat());
        let onchange = onpick.reform(|event: Event| fields::picked(&event));
        let option = |value: &'static str, key: Key| {
            let selected = self.chosen.unwrap_or_default() == value;
            html! { <option {value} {selected}>{ view.say(key) }</option> }
        };
        let mut options = each(self.options, &|(value, key)| option(value, *key));
        options.insert(0, option("", self.none));
        el(
            "div",
            "field",
            vec![
                html! { <label class="label" for={id.clone()}>{ view.say(self.label) }</label> },
                html! { <select class="select" {id} name={self.name} {onchange}>{ all(options) }</select> },
            ],
        )
    }
}

fn role_name(role: Role) -> Key {
    match role {
        Role::TechnologyLead => Key::RoleTechnologyLead,
        Role::BusinessLead => Key::RoleBusinessLead,
        Role::Finance => Key::RoleFinance,
        Role::Technology => Key::RoleTechnology,
        Role::Other => Key::RoleOther,
    }
}

fn size_name(size: Size) -> Key {
    match size {
        Size::Upto50 => Key::SizeS50,
        Size::Upto250 => Key::SizeS250,
        Size::Upto1000 => Key::SizeS1000,
        Size::Upto5000 => Key::SizeS5000,
        Size::More => Key::SizeMore,
    }
}
