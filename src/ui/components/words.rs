//! Elements in their simplest form: a tag, a class, and words or other elements. Markup with more attributes is written
//! with `html!`.
//!
//! `html!` writes its work out at every place, about half a kilobyte for an element with several `{…}` children. Calls
//! to these functions cost a tenth of that, so they hold the frequent cases, and [`all`] joins children where `html!`
//! would. A class that is not a literal is given to [`element`] and never to `html!`, which takes classes apart into a
//! set and joins them again, for 1 kB of code.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, VList, VTag};

use execution_gap_model::content::messages::{self, Sentence};

use super::View;

/// An element with any attributes: their names, and their values in the same order.
pub fn element(
    tag: &'static str,
    names: &'static [&'static str],
    values: Vec<Option<AttrValue>>,
    children: Vec<Html>,
) -> Html {
    open_element(tag, names, values, children).into()
}

/// An element that something else is still to be added to.
pub fn open_element(
    tag: &'static str,
    names: &'static [&'static str],
    values: Vec<Option<AttrValue>>,
    children: Vec<Html>,
) -> VTag {
    let mut element = VTag::new(tag);
    element.attributes = Attributes::Dynamic {
        keys: names,
        values: values.into_iter().map(|value| value.map(AttributeOrProperty::Attribute)).collect(),
    };
    element.add_child(all(children));
    element
}

/// The value of an attribute; none when empty.
pub fn known(value: &'static str) -> Option<AttrValue> {
    (!value.is_empty()).then_some(AttrValue::Static(value))
}

/// An element with a class (none when empty) and children.
pub fn el(tag: &'static str, class: &'static str, children: Vec<Html>) -> Html {
    element(tag, &["class"], vec![known(class)], children)
}

/// One node for each of `items`.
pub fn each<T>(items: &[T], node: &dyn Fn(&T) -> Html) -> Vec<Html> {
    let mut nodes = Vec::with_capacity(items.len());
    for item in items {
        nodes.push(node(item));
    }
    nodes
}

/// Several nodes as one. They are matched by their places: one without a key is among them, since of nodes that all have
/// one, two with the same words would be taken for each other.
pub fn all(mut children: Vec<Html>) -> Html {
    children.push(Html::default());
    VList::with_children(children, None).into()
}

/// An element that is made anew for another key. It is the element that has the key, since among nodes without one that of
/// a list means nothing.
pub fn keyed(key: Key, mut node: Html) -> Html {
    if let Html::VTag(element) = &mut node
        && let Some(element) = Rc::get_mut(element)
    {
        element.key = Some(key);
    }
    node
}

/// An element with a text, made anew for another one: a translator may have put a node of its own in the place of the text,
/// where nothing would change it.
pub fn text(tag: &'static str, class: &'static str, text: AttrValue) -> Html {
    keyed(Key::from(&*text), el(tag, class, vec![text.into()]))
}

/// An element with a message.
pub fn said(view: &View, tag: &'static str, class: &'static str, key: messages::Key) -> Html {
    text(tag, class, view.say(key))
}

/// An element with a message, filled in.
pub fn told(view: &View, tag: &'static str, class: &'static str, sentence: &Sentence) -> Html {
    text(tag, class, view.tell(sentence))
}
