//! Where in the text of a file a value stands: from a JSON pointer or an offset to a line and a column, both from 1.

use jsonc_parser::ast::{ObjectPropName, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

/// A file's text, taken apart.
pub struct Places<'a> {
    text: &'a str,
    tree: Option<Value<'a>>,
}

impl<'a> Places<'a> {
    /// Takes a text apart that is JSON; of any other there is only the beginning.
    pub fn new(text: &'a str) -> Self {
        let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
        Self { text, tree: parsed.ok().and_then(|parsed| parsed.value) }
    }

    /// Where the value of a pointer stands; for one that is missing, where the object stands that lacks it.
    pub fn of(&self, pointer: &str) -> (usize, usize) {
        let Some(mut value) = self.tree.as_ref() else { return (1, 1) };
        for step in pointer.split('/').skip(1) {
            let key = step.replace("~1", "/").replace("~0", "~");
            let Some(inner) = inside(value, &key) else { break };
            value = inner;
        }
        self.at(value.range().start)
    }

    /// Line and column of an offset in bytes. A column is a character.
    fn at(&self, offset: usize) -> (usize, usize) {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        (before.matches('\n').count() + 1, line.chars().count() + 1)
    }
}

fn inside<'a, 'b>(value: &'b Value<'a>, key: &str) -> Option<&'b Value<'a>> {
    match value {
        Value::Object(object) => {
            object.properties.iter().find(|property| name(&property.name) == key).map(|found| &found.value)
        }
        Value::Array(array) => array.elements.get(key.parse::<usize>().ok()?),
        _ => None,
    }
}

fn name<'a>(name: &'a ObjectPropName<'_>) -> &'a str {
    match name {
        ObjectPropName::String(text) => &text.value,
        ObjectPropName::Word(word) => word.value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_and_what_is_missing_is_where_it_should_be() {
        let places = Places::new("{\n  \"a/b\": [1, {\"ü~\": \"é\", \"c\": 2}],\r\n\t\"d\": {}\n}\n");
        for (pointer, place) in [
            ("", (1, 1)),
            ("/a~1b", (2, 10)),
            ("/a~1b/0", (2, 11)),
            ("/a~1b/1/ü~0", (2, 21)),
            ("/a~1b/1/c", (2, 31)),
            ("/a~1b/1/missing", (2, 14)),
            ("/a~1b/7", (2, 10)),
            ("/d", (3, 7)),
            ("/missing/x", (1, 1)),
        ] {
            assert_eq!(places.of(pointer), place, "{pointer}");
        }
        assert_eq!(Places::new("{").of("/a"), (1, 1));
    }
}
