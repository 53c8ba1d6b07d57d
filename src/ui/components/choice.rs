//! One choice out of several described ones: native radios in full-width rows. What the choices mean is not known here.

use yew::prelude::*;

use crate::platform::fields;

use super::words::{each, el, element, known, text};

/// One row.
pub struct Choice {
    /// The value of the radio.
    pub value: AttrValue,
    /// The description.
    pub label: AttrValue,
    /// A digit that picks it, shown as a hint.
    pub digit: Option<usize>,
}

/// A set of radios.
pub struct ChoiceGroup<'a> {
    /// The name that the radios share.
    pub name: AttrValue,
    /// The rows.
    pub choices: &'a [Choice],
    /// The value of the chosen row.
    pub chosen: Option<&'a str>,
    /// A word that sets smaller rows off: answers that are not on the scale.
    pub minor: Option<AttrValue>,
    /// Told the value chosen.
    pub onchoose: Callback<AttrValue>,
}

impl ChoiceGroup<'_> {
    /// The radios.
    pub fn html(&self) -> Html {
        let divider = self.minor.clone().map(|divider| text("p", "divider", divider));
        let class = if divider.is_some() { "options options-minor" } else { "options" };
        let mut content = each(self.choices, &|choice| self.row(choice));
        if let Some(divider) = divider {
            content.insert(0, divider);
        }
        el("div", class, content)
    }

    fn row(&self, choice: &Choice) -> Html {
        let onchoose = self.onchoose.clone();
        // `change` fires for every arrow key too: it reports a choice and never moves on.
        let onchange = Callback::from(move |event: Event| {
            if let Some(value) = fields::chosen(&event) {
                onchoose.emit(value.into());
            }
        });
        let checked = self.chosen == Some(&*choice.value);
        let part = if checked { "option option-selected" } else { "option" };
        let class = match (self.minor.is_some(), checked) {
            (false, false) => "option",
            (false, true) => "option selected",
            (true, false) => "option minor",
            (true, true) => "option minor selected",
        };
        let id = AttrValue::from(["gap-", &self.name, "-", &choice.value].concat());
        let (name, value) = (self.name.clone(), choice.value.clone());
        let content = vec![
            html! { <input type="radio" class="radio" id={id.clone()} {name} {value} {checked} {onchange} /> },
            html! { <label key={&*choice.label} class="option-label" part="option-label" for={id}>{ &choice.label }</label> },
            choice.digit.map_or_else(
                Html::default,
                |digit| html! { <kbd class="kbd" part="kbd" aria-hidden="true">{ digit }</kbd> },
            ),
        ];
        element("div", &["part", "class"], vec![known(part), known(class)], content)
    }
}
