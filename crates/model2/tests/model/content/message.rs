//! Messages with placeholders: `{name}` and `{n, plural, one {…} other {…}}`, where `#` is the number.

use std::collections::BTreeSet;

/// What each placeholder is filled with at its longest; every other one is a number of points.
const LONGEST: [(&str, &str); 19] = [
    ("n", "24"),
    ("k", "24"),
    ("j", "5"),
    ("open", "24"),
    ("flagged", "24"),
    ("people", "30"),
    ("roles", "9"),
    ("minutes", "45"),
    ("months", "10.5"),
    ("a", "Business"),
    ("b", "Business"),
    ("higher", "Business"),
    ("area", "Data for decisions"),
    ("capability", "Advise & Accelerate"),
    ("band", "Slipping"),
    ("firm", "Ekholm Ferry"),
    ("form", "express form"),
    ("bands", "Slipping or Severe"),
    ("gap", "100"),
];

/// Placeholders that stand for points.
const POINTS: [&str; 18] = [
    "delivery",
    "ways",
    "error",
    "planned",
    "delivered",
    "needed",
    "low",
    "high",
    "from",
    "to",
    "apart",
    "a_delivered",
    "b_delivered",
    "a_planned",
    "b_planned",
    "before",
    "after",
    "points",
];

/// Every way in which a message can read, and the placeholders that it uses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message {
    pub readings: Vec<String>,
    pub names: BTreeSet<String>,
}

/// How many characters the longest reading has.
pub fn longest(text: &str) -> Result<usize, String> {
    Ok(parse(text)?.readings.iter().map(|reading| reading.chars().count()).max().unwrap_or_default())
}

pub fn parse(text: &str) -> Result<Message, String> {
    read(text, None)
}

fn filled(name: &str) -> String {
    let known = LONGEST.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    known.unwrap_or_else(|| if POINTS.contains(&name) { "100".to_owned() } else { format!("{{{name}}}") })
}

fn read(text: &str, number: Option<&str>) -> Result<Message, String> {
    let mut message = Message { readings: vec![String::new()], names: BTreeSet::new() };
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        match (letter, number) {
            ('}', _) => return Err(format!("unbalanced }} [{text}]")),
            ('{', _) => {
                let end = closing(rest).ok_or_else(|| format!("unbalanced {{ [{text}]"))?;
                placeholder(&rest[1..end], &mut message)?;
                rest = &rest[end + 1..];
                continue;
            }
            ('#', Some(number)) => message.readings.iter_mut().for_each(|reading| reading.push_str(number)),
            _ => message.readings.iter_mut().for_each(|reading| reading.push(letter)),
        }
        rest = &rest[letter.len_utf8()..];
    }
    Ok(message)
}

/// The position of the bracket that closes the first one.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.char_indices().find_map(|(at, letter)| {
        depth += match letter {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        (depth == 0).then_some(at)
    })
}

fn placeholder(body: &str, message: &mut Message) -> Result<(), String> {
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if is_name(body) {
        message.names.insert(body.to_owned());
        message.readings.iter_mut().for_each(|reading| reading.push_str(&filled(body)));
        return Ok(());
    }
    let (name, mut branches) = body.split_once(", plural, ").ok_or_else(|| format!("no message [{body}]"))?;
    let (mut readings, mut forms) = (Vec::new(), Vec::new());
    while let Some(start) = branches.find('{') {
        let end = start + closing(&branches[start..]).ok_or_else(|| format!("no message [{body}]"))?;
        forms.push(branches[..start].trim().to_owned());
        let branch = read(&branches[start + 1..end], Some(&filled(name)))?;
        message.names.extend(branch.names);
        for before in &message.readings {
            readings.extend(branch.readings.iter().map(|reading| format!("{before}{reading}")));
        }
        branches = &branches[end + 1..];
    }
    let is_form = |form: &String| ["zero", "one", "two", "few", "many", "other"].contains(&form.as_str());
    if !is_name(name)
        || !forms.contains(&"other".to_owned())
        || !forms.iter().all(is_form)
        || !branches.trim().is_empty()
    {
        return Err(format!("no message [{body}]"));
    }
    message.names.insert(name.to_owned());
    message.readings = readings;
    Ok(())
}

#[test]
fn messages_are_read() {
    let message = parse("You deliver {delivered} of {gap, plural, one {# point} other {# points of {n}}}.").unwrap();
    assert_eq!(message.readings, ["You deliver 100 of 100 point.", "You deliver 100 of 100 points of 24."]);
    assert_eq!(message.names.into_iter().collect::<Vec<_>>(), ["delivered", "gap", "n"]);
    for wrong in
        ["a { b", "a } b", "{n, plural, one {x}}", "{n, plural, other {x} y}", "{N}", "{n, plural, some {x} other {y}}"]
    {
        assert!(parse(wrong).is_err(), "{wrong}");
    }
}
