//! The line above every screen that says whose assessment it is. What it says comes from the campaign.

use yew::prelude::*;

use crate::ui::options::Brand;

use super::words::{all, text};

/// Name and logo; nothing without either. The logo stands after the name, so that the name stays where it is when the
/// logo arrives late or not at all, and it has no words of its own: the name says the same.
pub fn brand(brand: &Brand) -> Html {
    let name = brand.name.clone().map(|name| text("span", "brand-name", name.into()));
    let logo = brand.logo.clone().map(|logo| {
        html! { <img class="brand-logo" src={logo} alt="" decoding="async" referrerpolicy="no-referrer" /> }
    });
    if name.is_none() && logo.is_none() {
        return Html::default();
    }
    html! { <div class="brand" part="header">{ all(name.into_iter().chain(logo).collect()) }</div> }
}
