//! A small tree of elements, and its two written forms: HTML text, and lists for a script that builds the same elements.
//! Texts are escaped here and nowhere else, so no other file can forget to. What is in a document belongs to the others.

use core::fmt::Write as _;
use core::ops::{Deref, DerefMut};

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// An element, or a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// A text as it is read.
    Text(String),
}

/// An element with its attributes and what is inside of it. In a box, since elements are handed on some hundred times while a
/// tree is made, and an address is shorter to hand on than three words and more.
#[derive(Clone, Debug, PartialEq)]
pub struct Element(Box<Parts>);

/// What an element is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    pub(super) tag: &'static str,
    pub(super) attributes: Vec<(&'static str, String)>,
    pub(super) children: Vec<Node>,
}

impl Deref for Element {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl DerefMut for Element {
    fn deref_mut(&mut self) -> &mut Parts {
        &mut self.0
    }
}

/// Elements without an end tag.
const VOID: [&str; 3] = ["meta", "br", "input"];

/// An element that is still empty.
// Never inlined, as the steps below: there are some hundred calls, and a copy in each would triple the program.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

impl Element {
    /// Adds an attribute.
    #[inline(never)]
    pub fn with(self, name: &'static str, value: impl Into<String>) -> Self {
        self.attribute(name, value.into())
    }

    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: String) -> Self {
        self.attributes.push((name, value));
        self
    }

    /// Adds classes, separated by spaces.
    #[inline(never)]
    pub fn class(mut self, class: &str) -> Self {
        match self.attributes.iter_mut().find(|(name, _)| *name == "class") {
            Some((_, classes)) => {
                classes.push(' ');
                classes.push_str(class);
            }
            None => self.attributes.push(("class", class.to_owned())),
        }
        self
    }

    /// Puts a mark of the element at a whole point from 0 to 100. `kind` is the letter of the custom property that the
    /// style sheet reads; a class sets it, because some pages forbid `style` attributes even in frames of their own.
    #[inline(never)]
    pub fn at(self, kind: char, points: f64) -> Self {
        let mut class = String::from(kind);
        let _ = write!(class, "{}", points.clamp(0.0, 100.0).round() as u8);
        self.class(&class)
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(self, text: impl Into<String>) -> Self {
        self.child(Node::Text(text.into()))
    }

    /// Adds an element.
    // As `all` and `text`: the name of what it does to a tree.
    #[allow(clippy::should_implement_trait)]
    pub fn add(self, child: Element) -> Self {
        self.child(Node::Element(child))
    }

    /// Adds elements.
    pub fn all(self, children: impl IntoIterator<Item = Element>) -> Self {
        children.into_iter().fold(self, Self::add)
    }

    #[inline(never)]
    fn child(mut self, child: Node) -> Self {
        self.children.push(child);
        self
    }

    /// Calls `see` with every class name in here.
    pub fn classes<'a>(&'a self, see: &mut dyn FnMut(&'a str)) {
        for (_, value) in self.attributes.iter().filter(|(name, _)| *name == "class") {
            value.split(' ').for_each(&mut *see);
        }
        for child in &self.children {
            if let Node::Element(child) = child {
                child.classes(see);
            }
        }
    }

    /// How many characters are read in here.
    pub fn length(&self) -> usize {
        let of = |child: &Node| match child {
            Node::Element(child) => child.length(),
            Node::Text(text) => text.chars().count(),
        };
        self.children.iter().map(of).sum()
    }

    /// Writes the element as HTML.
    pub fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.tag);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        out.push('>');
        if VOID.contains(&self.tag) {
            return;
        }
        for child in &self.children {
            match child {
                Node::Element(child) => child.write(out),
                Node::Text(text) => escape(text, out),
            }
        }
        out.push_str("</");
        out.push_str(self.tag);
        out.push('>');
        // One block a line: the file is also read by people.
        if !matches!(self.tag, "span" | "strong" | "bdi" | "i") {
            out.push('\n');
        }
    }
}

/// Writes a text so that it is read as that text, inside of elements and of quoted attributes.
fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No document may hold these, and parsers disagree about them.
            control if control.is_control() && !matches!(control, '\n' | '\t') => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
}

/// `[tag, {attribute: value}, …children]`; a text is a text.
impl Serialize for Element {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(2 + self.children.len()))?;
        list.serialize_element(self.tag)?;
        list.serialize_element(&Attributes(&self.attributes))?;
        for child in &self.children {
            match child {
                Node::Element(child) => list.serialize_element(child)?,
                Node::Text(text) => list.serialize_element(text)?,
            }
        }
        list.end()
    }
}

struct Attributes<'a>(&'a [(&'static str, String)]);

impl Serialize for Attributes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(element: &Element) -> String {
        let mut out = String::new();
        element.write(&mut out);
        out
    }

    #[test]
    fn nothing_that_is_written_becomes_markup() {
        let odd = "</p><script>alert('1')</script>\" onload=\"x\u{0}&amp;";
        let element = el("p").class(odd).with("title", odd).text(odd);
        let safe = "&lt;/p&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x\u{fffd}&amp;amp;";
        assert_eq!(html(&element), format!("<p class=\"{safe}\" title=\"{safe}\">{safe}</p>\n"));
    }

    #[test]
    fn elements_without_an_end_get_none() {
        assert_eq!(html(&el("meta").with("charset", "utf-8")), "<meta charset=\"utf-8\">");
        assert_eq!(html(&el("p").add(el("span").class("a").at('p', 40.4))), "<p><span class=\"a p40\"></span></p>\n");
        assert_eq!(html(&el("i").at('p', -3.0).at('t', 400.0)), "<i class=\"p0 t100\"></i>");
    }
}
