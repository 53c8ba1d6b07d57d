//! A walk over the fields of a JSON object, for files of which little is read. What is not asked for is passed over, to
//! any depth and without being built: a reader that builds everything is 13 kB, and files come from strangers.

/// Calls `see` with the name and the value of each field, as they are written: what is escaped stays so. `None` when the
/// text is not one whole object; what is nested in it is only checked for its ends.
pub fn fields<'a>(text: &'a str, see: &mut dyn FnMut(&'a str, Value<'a>)) -> Option<()> {
    let mut rest = text.trim().strip_prefix('{')?.trim_start();
    if let Some(after) = rest.strip_prefix('}') {
        return after.is_empty().then_some(());
    }
    loop {
        let (name, after) = value(rest)?;
        let Value::Text(name) = name else { return None };
        let (value, after) = value(after.trim_start().strip_prefix(':')?.trim_start())?;
        see(name, value);
        let after = after.trim_start();
        match after.strip_prefix(',') {
            Some(next) => rest = next.trim_start(),
            None => return (after == "}").then_some(()),
        }
    }
}

/// A value as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// A string, without its quotes; what is escaped stays so.
    Text(&'a str),
    /// Anything else.
    Other(&'a str),
}

impl<'a> Value<'a> {
    /// The text of a string.
    pub fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Other(_) => None,
        }
    }
}

/// The value that a text begins with, and what follows it.
fn value(text: &str) -> Option<(Value<'_>, &str)> {
    match text.bytes().next()? {
        b'"' => {
            let end = string(text)?;
            Some((Value::Text(text.get(1..end)?), text.get(end + 1..)?))
        }
        b'{' | b'[' => {
            let end = nested(text)?;
            Some((Value::Other(text.get(..end)?), text.get(end..)?))
        }
        _ => {
            let end = text.find(|c: char| matches!(c, ',' | '}' | ']' | ':' | '"') || c.is_ascii_whitespace())?;
            let word = text.get(..end).filter(|word| !word.is_empty())?;
            Some((Value::Other(word), text.get(end..)?))
        }
    }
}

/// Where the string that a text begins with is closed.
fn string(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return Some(at),
            _ => {}
        }
    }
    None
}

/// Where the object or list that a text begins with has ended.
fn nested(text: &str) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        match text.as_bytes().get(at)? {
            b'"' => at += string(text.get(at..)?)?,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, fields};

    fn all(text: &str) -> Option<Vec<(&str, Value<'_>)>> {
        let mut found = Vec::new();
        fields(text, &mut |name, value| found.push((name, value)))?;
        Some(found)
    }

    #[test]
    fn fields_are_handed_out_as_they_are_written() {
        let text = r#" { "a" : 1 , "b":"x, } \" y","c":[1,{"d":"]"}], "e":{},"f":null
} "#;
        let found = [
            ("a", Value::Other("1")),
            ("b", Value::Text(r#"x, } \" y"#)),
            ("c", Value::Other(r#"[1,{"d":"]"}]"#)),
            ("e", Value::Other("{}")),
            ("f", Value::Other("null")),
        ];
        assert_eq!(all(text), Some(found.to_vec()));
        assert_eq!(all("{}"), Some(Vec::new()));
        assert_eq!(all("{ }"), Some(Vec::new()));
    }

    #[test]
    fn what_is_not_one_whole_object_is_refused() {
        let whole = r#"{"a":"b","c":{"d":[1,2]},"e":3}"#;
        assert!(all(whole).is_some());
        for end in 0..whole.len() {
            assert_eq!(all(whole.get(..end).unwrap_or_default()), None, "{end}");
        }
        for odd in [
            "",
            "[]",
            "{} x",
            "{\"a\":1} x",
            "{\"a\":1}}",
            "{}}",
            "{1:2}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{\"a\":1 2}",
            "{,}",
        ] {
            assert_eq!(all(odd), None, "{odd}");
        }
    }

    #[test]
    fn no_depth_is_too_deep() {
        let deep = |n: usize| ["{\"a\":", &"[".repeat(n), &"]".repeat(n), ",\"b\":1}"].concat();
        assert_eq!(all(&deep(500_000)).map(|found| found.len()), Some(2));
    }
}
