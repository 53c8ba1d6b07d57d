//! Boxes whose place or length is a number. The numbers become custom properties through the CSSOM, since a strict
//! `style-src` blocks `style` attributes; what they mean is up to the stylesheet.

use yew::prelude::*;

use crate::platform::marks;

use super::words::{known, open_element};

/// Properties of [`Marks`].
#[derive(Properties)]
pub struct MarksProps {
    /// The look.
    pub class: &'static str,
    /// Custom properties and their values.
    pub at: Vec<(&'static str, f64)>,
    /// What is drawn in the box.
    #[prop_or_default]
    pub children: Html,
}

// Never equal: comparing what is drawn inside costs more code than drawing it again, and the numbers are compared below.
impl PartialEq for MarksProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// A box with custom properties. It is never read out: the values stand beside it as text.
#[component]
pub fn Marks(props: &MarksProps) -> Html {
    let node = use_node_ref();
    use_effect_with((node.clone(), props.at.clone()), |(node, at)| {
        for (property, value) in at {
            marks::set(node, property, *value);
        }
    });
    let values = vec![known("true"), known(props.class)];
    let mut element = open_element("span", &["aria-hidden", "class"], values, vec![props.children.clone()]);
    element.node_ref = node;
    element.into()
}
