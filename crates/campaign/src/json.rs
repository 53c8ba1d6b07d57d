//! A JSON tree as the checker walks it. It is no parser: a door builds it from what the browser has parsed, and on the
//! host serde does. What a tree must hold to be a campaign belongs to `fields`.

/// The deepest nesting that is looked into. A campaign needs six levels; a door stops building here.
pub const DEPTH: usize = 16;

/// Most values in a tree; the largest sound campaign has some eleven thousand, almost all of them texts.
pub const MOST_VALUES: usize = 20_000;

/// Any JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number. A door may bring NaN or an infinity; the checker refuses both.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object, in the order written. A key comes once; of two, the first counts.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Whether the tree has at most [`DEPTH`] levels and [`MOST_VALUES`] values.
    pub fn is_bounded(&self) -> bool {
        fn left(json: &Json, depth: usize, most: usize) -> Option<usize> {
            let (depth, most) = (depth.checked_sub(1)?, most.checked_sub(1)?);
            match json {
                Json::List(elements) => elements.iter().try_fold(most, |rest, inner| left(inner, depth, rest)),
                Json::Object(entries) => entries.iter().try_fold(most, |rest, (_, inner)| left(inner, depth, rest)),
                _ => Some(most),
            }
        }
        left(self, DEPTH, MOST_VALUES).is_some()
    }

    /// The value of a key; `None` for what is no object.
    pub fn get(&self, key: &str) -> Option<&Json> {
        self.entries().iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// The value at the end of a path of known keys, such as `lead/notice/url`.
    pub fn at(&self, path: &str) -> Option<&Json> {
        path.split('/').try_fold(self, |value, key| value.get(key))
    }

    /// The text at the end of a path of known keys; `None` for anything that is no text.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.at(path)?.as_text()
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The number, if it is one.
    pub fn as_number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The keys and values of an object; nothing for anything else.
    pub fn entries(&self) -> &[(String, Json)] {
        if let Self::Object(entries) = self { entries } else { &[] }
    }

    /// The elements of a list; nothing for anything else.
    pub fn elements(&self) -> &[Json] {
        if let Self::List(elements) = self { elements } else { &[] }
    }
}
