//! Which texts of the catalogue the opening screens show, so that a campaign's own words can take their place without a
//! program: found by rendering them once more with every text marked. How the words are put in is in `www/widget/opening.js`.

use std::collections::BTreeMap;

use execution_gap_model::content::messages::{Key, NAMES};
use execution_gap_model::content::texts::Pack;
use serde_json::{Map, Value};

/// Stand around the number of a text; no catalogue holds them.
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

/// The pack with each text marked. A text without placeholders is only its mark; one with placeholders keeps its words,
/// so that texts filled into it are seen too.
pub fn marked(pack: &Pack) -> Pack {
    let lines = Key::ALL.into_iter().enumerate().map(|(at, key)| {
        let words = Some(pack.say(key)).filter(|words| words.contains('{')).unwrap_or_default();
        format!("{at}\t{OPEN}{at}{CLOSE}{words}")
    });
    pack.with(lines.collect::<Vec<_>>().join("\n"))
}

/// `texts`: by name, the words that can be replaced wherever they are a whole text or name; and `filled`: the names of
/// texts that cannot, since they are filled in, or are shown by something else too.
pub fn sort(pack: &Pack, shown: &Map<String, Value>, marked: &Map<String, Value>) -> Map<String, Value> {
    let (mut words, mut marks) = (BTreeMap::new(), BTreeMap::new());
    shown.values().for_each(|value| count(value, &mut words));
    marked.values().for_each(|value| count(value, &mut marks));
    let (mut texts, mut filled) = (Map::new(), Vec::new());
    for ((at, key), name) in Key::ALL.into_iter().enumerate().zip(NAMES) {
        let mark = format!("{OPEN}{at}{CLOSE}");
        let alone = marks.get(mark.as_str()).copied().unwrap_or(0);
        let used = marks.keys().filter(|text| text.contains(&mark)).count();
        if used == 1 && alone > 0 && words.get(pack.say(key)) == Some(&alone) {
            texts.insert(name.to_owned(), pack.say(key).into());
        } else if used > 0 {
            filled.push(Value::from(name));
        }
    }
    Map::from_iter([("texts".to_owned(), texts.into()), ("filled".to_owned(), filled.into())])
}

/// Counts the texts and names in a tree. Of the attributes only names hold words.
fn count<'a>(node: &'a Value, into: &mut BTreeMap<&'a str, usize>) {
    match node {
        Value::String(text) => *into.entry(text).or_default() += 1,
        Value::Array(parts) => {
            if let Some(name) = parts.get(1).and_then(|attributes| attributes.get("aria-label")) {
                count(name, into);
            }
            parts.iter().skip(2).for_each(|child| count(child, into));
        }
        Value::Object(values) => values.values().for_each(|value| count(value, into)),
        _ => {}
    }
}
