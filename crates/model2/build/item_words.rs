//! The words of the items as lines of the language pack, in three parts: what is asked, what a report says, and what a
//! facilitator says. Every item has the same number of lines; what it has no words for is an empty one.
//! `src/content/item_words.rs` reads them by the same order.

use serde_json::Value;

/// The three parts, for all items.
pub fn lines(source: &Value) -> Result<[Vec<String>; 3], String> {
    let items = source["items"].as_array().ok_or("/items: a list is needed.")?;
    let mut parts = [const { Vec::new() }; 3];
    for (position, item) in items.iter().enumerate() {
        let words = Words { item, position };
        let is_scored = item["kind"] != "O";
        let mut asked = words.each(&["short", "q", "hint"])?;
        asked.extend((0..5).map(|rung| words.at(&format!("/levels/{rung}"))).collect::<Result<Vec<_>, _>>()?);
        asked.push(words.at("/why")?);
        asked.push(if is_scored { String::new() } else { words.at("/grid")? });
        parts[0].extend(asked);
        parts[1].extend(words.report(is_scored)?);
        parts[2].extend(words.each(&[
            "guide/ask",
            "guide/follow/0",
            "guide/follow/1",
            "guide/evidence",
            "guide/flags/0",
            "guide/flags/1",
        ])?);
    }
    Ok(parts)
}

struct Words<'a> {
    item: &'a Value,
    position: usize,
}

impl Words<'_> {
    fn report(&self, is_scored: bool) -> Result<Vec<String>, String> {
        let can_nobody_know = ["R", "P"].iter().any(|kind| self.item["kind"] == *kind);
        // What is asked for an answer that the item does not have, and of an item that is not scored, is empty.
        let keyed = |field: &str, keys: &[&str], last: &str| -> Result<Vec<String>, String> {
            let has = |key: &str| is_scored && (key != "nobody" || can_nobody_know);
            let line =
                |key: &&str| if has(key) { self.at(&format!("/{field}/{key}{last}")) } else { Ok(String::new()) };
            keys.iter().map(line).collect()
        };
        let mut lines = if is_scored { self.each(&["move", "pair", "cue", "settle"])? } else { vec![String::new(); 4] };
        lines.extend(keyed("lede", &["0", "1", "2", "3", "4", "nobody"], "")?);
        let climbed = ["0", "1", "2", "3", "nobody"];
        lines.extend(keyed("steps", &climbed, "/do")?);
        // The short form of a step, where it has one.
        let short =
            |key: &&str| self.item.pointer(&format!("/steps/{key}/first")).and_then(Value::as_str).unwrap_or_default();
        lines.extend(climbed.iter().map(short).map(str::to_owned));
        lines.extend(keyed("steps", &climbed, "/owner")?);
        lines.extend(keyed("day30", &climbed, "")?);
        lines.extend(keyed("good", &["2", "3", "4"], "")?);
        lines.extend(keyed("done", &["2", "3", "4"], "")?);
        Ok(lines)
    }

    fn each(&self, fields: &[&str]) -> Result<Vec<String>, String> {
        fields.iter().map(|field| self.at(&format!("/{field}"))).collect()
    }

    fn at(&self, pointer: &str) -> Result<String, String> {
        match self.item.pointer(pointer).and_then(Value::as_str).map(str::trim) {
            Some(text) if !text.is_empty() && !text.contains('\n') => Ok(text.to_owned()),
            // Not every question needs a hint.
            None if pointer == "/hint" => Ok(String::new()),
            _ => Err(format!("/items/{}{pointer}: a text of one line is needed.", self.position)),
        }
    }
}
