//! Markup as Yew's server renderer writes it, turned into a tree of JSON: a text is a string, an element is
//! `[name, {attributes}, ...children]`. Which markup that is does not matter here.

use html5gum::{Token, Tokenizer};
use serde_json::{Map, Value};

/// Elements that have no end tag; the widget uses no other.
const VOID: [&str; 3] = ["br", "hr", "input"];

/// The one element that `html` consists of.
///
/// # Errors
/// A sentence, when the markup is not one well-formed element.
pub fn parse(html: &str) -> Result<Value, String> {
    let mut open: Vec<(String, Vec<Value>)> = vec![(String::new(), Vec::new())];
    for token in Tokenizer::new(html) {
        let token = match token {
            Ok(token) => token,
            Err(never) => match never {},
        };
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                let attributes: Map<String, Value> =
                    tag.attributes.iter().map(|(name, value)| (text(name), text(value).into())).collect();
                let element = vec![name.clone().into(), attributes.into()];
                if VOID.contains(&name.as_str()) {
                    add(&mut open, element.into());
                } else {
                    open.push((name, element));
                }
            }
            Token::EndTag(tag) => {
                let (name, element) = open.pop().unwrap_or_default();
                if name != text(&tag.name) {
                    return Err(format!("<{name}> is closed by </{}>", text(&tag.name)));
                }
                add(&mut open, element.into());
            }
            Token::String(words) => add(&mut open, text(&words).into()),
            Token::Comment(_) => {}
            other => return Err(format!("unexpected markup: {other:?}")),
        }
    }
    match (open.len(), open.pop().map(|(_, children)| children).as_deref()) {
        (1, Some([element])) if element.is_array() => Ok(element.clone()),
        _ => Err("the markup is not one closed element".to_owned()),
    }
}

fn add(open: &mut [(String, Vec<Value>)], node: Value) {
    if let Some((_, children)) = open.last_mut() {
        match (children.last_mut(), &node) {
            // The renderer may hand out a text in pieces.
            (Some(Value::String(before)), Value::String(more)) => before.push_str(more),
            _ => children.push(node),
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn elements_texts_and_attributes_are_kept() {
        let html = r#"<p class="a"><!-- x -->1 &lt; 2<input checked value="3">&amp;</p>"#;
        let tree = json!(["p", {"class": "a"}, "1 < 2", ["input", {"checked": "", "value": "3"}], "&"]);
        assert_eq!(parse(html), Ok(tree));
    }

    #[test]
    fn what_is_not_one_element_is_refused() {
        assert_eq!(parse("<p><b></p></b>"), Err("<b> is closed by </p>".to_owned()));
        for html in ["", "<p>", "<p></p><p></p>", "words"] {
            assert!(parse(html).is_err(), "{html}");
        }
    }
}
