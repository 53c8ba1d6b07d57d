//! The words of the items.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Complaints, keys, source};

/// What an answer must say, by rung, where the ladder is one of shares.
const SHARES: [&str; 5] = ["hardly", "a quarter", "half", "three quarters", "all or almost all"];

/// What an answer must say elsewhere.
const SAYS: [(&str, [&str; 5]); 10] = [
    ("INT", ["all or almost all", "three quarters", "half", "a quarter", "hardly"]),
    ("DCN", ["hardly ever", "one time in four", "half", "three times in four", "always or almost"]),
    ("MON", ["hardly ever", "one failure in four", "half", "three failures in four", "always or almost"]),
    ("UNP", ["more than 60%", "41 to 60%", "26 to 40%", "10 to 25%", "less than 10%"]),
    (
        "CHG",
        ["over six months", "three to six months", "one to three months", "two weeks to a month", "two weeks or less"],
    ),
    ("SEC", ["none", "one of", "two of", "three of", "all four"]),
    ("FRI", ["over six weeks", "three to six weeks", "one to three weeks", "up to a week", "a day or less"]),
    ("REC", ["never", "over a year", "six months to a year", "three to six months", "last three months"]),
    ("PRI", ["hardly ever", "once a year", "twice a year", "once a quarter", "at least monthly"]),
    ("LAN", ["hardly ever", "once a year", "twice a year", "once a quarter", "at least monthly"]),
];

/// What evidence must say, by target.
const SHARE_TARGETS: [&str; 3] = ["half", "three in four", "all or almost all"];
const TARGETS: [(&str, [&str; 3]); 10] = [
    ("INT", ["at most half", "one team in four", "hardly any team"]),
    ("DCN", ["half", "three in four", "always or almost always"]),
    ("MON", ["about five", "seven or eight", "all, or almost all"]),
    ("UNP", ["40%", "25%", "less than 10%"]),
    ("CHG", ["three months", "a month or less", "two weeks"]),
    ("SEC", ["two of the four", "three of the four", "all four"]),
    ("FRI", ["three weeks", "within a week", "within a day"]),
    ("REC", ["last year", "last six months", "last three months"]),
    ("PRI", ["two joint", "every quarter", "every month"]),
    ("LAN", ["twice", "every quarter", "every month"]),
];

/// Words with which a title would promise more than its first target.
const PROMISES: [&str; 11] =
    ["all", "every", "each", "always", "never", "fully", "complete", "completely", "entire", "whole", "guarantee"];

/// The longest that a cause and the sentence of its item may be in one line.
const CAUSE_LINE: usize = 84;

fn scored(source: &Value) -> impl Iterator<Item = &Value> {
    source["items"].as_array().expect("items").iter().filter(|item| item["kind"] != "O")
}

fn length(text: &Value) -> usize {
    text.as_str().unwrap_or_default().chars().count()
}

fn says(found: &Value, expected: &str) -> bool {
    found.as_str().unwrap_or_default().to_lowercase().contains(expected)
}

fn of<const N: usize>(list: &[(&str, [&'static str; N])], id: &str) -> Option<[&'static str; N]> {
    list.iter().find(|(known, _)| *known == id).map(|(_, words)| *words)
}

#[test]
fn titles_are_short_distinct_and_promise_no_more_than_their_target() {
    let source = source();
    let mut complaints = Complaints::default();
    let mut seen: BTreeMap<(&str, String), String> = BTreeMap::new();
    for item in scored(&source) {
        let id = item["id"].as_str().unwrap();
        for (field, limit) in [("move", 42), ("pair", 40), ("cue", 52), ("settle", 90)] {
            let place = format!("{id}.{field}");
            complaints.budget(&place, &item[field], limit);
            let text = item[field].as_str().unwrap_or_default();
            if let Some(other) = seen.insert((field, text.to_lowercase()), id.to_owned()) {
                complaints.add(&place, format!("the same as of {other}"));
            }
            if field == "settle" {
                complaints.ends(&place, &item[field], &['.', '?']);
            } else {
                complaints.unless(!text.ends_with(['.', ':', '?', '!']), &place, "a title has no full stop");
            }
        }
        let mut words = item["move"].as_str().unwrap_or_default().split(|letter: char| !letter.is_alphabetic());
        let promise =
            words.find(|word| PROMISES.contains(&word.to_lowercase().as_str()) || word.eq_ignore_ascii_case("any"));
        complaints.unless(promise.is_none(), id, format!("the title promises {promise:?}"));
    }
    complaints.none();
}

#[test]
fn every_answer_and_every_target_has_words_of_its_own() {
    let source = source();
    let mut complaints = Complaints::default();
    for item in scored(&source) {
        let id = item["id"].as_str().unwrap();
        let nobody: &[&str] = if ["R", "P"].iter().any(|kind| item["kind"] == *kind) { &["nobody"] } else { &[] };
        let answers: Vec<&str> = ["0", "1", "2", "3", "4"].iter().chain(nobody).copied().collect();
        let climbs: Vec<&str> = ["0", "1", "2", "3"].iter().chain(nobody).copied().collect();
        for (field, wanted) in [
            ("lede", &answers),
            ("day30", &climbs),
            ("steps", &climbs),
            ("done", &vec!["2", "3", "4"]),
            ("good", &vec!["2", "3", "4"]),
        ] {
            complaints.unless(
                keys(&item[field]) == *wanted,
                format!("{id}.{field}"),
                format!("wants exactly {wanted:?}"),
            );
        }
        for (field, limit) in [("lede", 75), ("day30", 90), ("done", 90)] {
            for (key, text) in item[field].as_object().into_iter().flatten() {
                let place = format!("{id}.{field}.{key}");
                complaints.budget(&place, text, limit);
                complaints.ends(&place, text, &['.']);
            }
        }
        for key in &answers {
            let expected = key.parse().map_or("nobody here knows", |rung: usize| of(&SAYS, id).unwrap_or(SHARES)[rung]);
            complaints.unless(
                says(&item["lede"][key], expected),
                format!("{id}.lede.{key}"),
                format!("does not say “{expected}”"),
            );
        }
        for (key, expected) in ["2", "3", "4"].into_iter().zip(of(&TARGETS, id).unwrap_or(SHARE_TARGETS)) {
            complaints.unless(
                says(&item["done"][key], expected),
                format!("{id}.done.{key}"),
                format!("does not say “{expected}”"),
            );
        }
        let texts = |field: &str| {
            item[field].as_object().into_iter().flatten().map(|(_, text)| text.as_str().unwrap_or_default())
        };
        for field in ["lede", "day30"] {
            let distinct: BTreeSet<&str> = texts(field).collect();
            complaints.unless(
                distinct.len() == texts(field).count(),
                format!("{id}.{field}"),
                "two texts are the same",
            );
        }
        let steps =
            item["steps"].as_object().into_iter().flatten().map(|(_, step)| step["do"].as_str().unwrap_or_default());
        let all: Vec<&str> = texts("done").chain(texts("day30")).chain(steps).collect();
        complaints.unless(
            all.iter().collect::<BTreeSet<_>>().len() == all.len(),
            id,
            "a text stands in two of done, day30 and do",
        );
    }
    complaints.none();
}

#[test]
fn first_steps_fit_the_first_view() {
    let source = source();
    let mut complaints = Complaints::default();
    for item in scored(&source) {
        let id = item["id"].as_str().unwrap();
        for (key, step) in item["steps"].as_object().into_iter().flatten() {
            let place = format!("{id}.steps.{key}");
            match step.get("first") {
                Some(first) => {
                    complaints.budget(&place, first, 85);
                    complaints.ends(&place, first, &['.', '?']);
                    complaints.unless(length(first) < length(&step["do"]), &place, "first is not shorter than do");
                }
                None => complaints.budget(&place, &step["do"], 85),
            }
            complaints.budget(&place, &step["owner"], 60);
        }
    }
    complaints.none();
}

#[test]
fn a_cause_and_the_sentence_of_its_item_fit_two_lines() {
    let source = source();
    let mut complaints = Complaints::default();
    for item in scored(&source) {
        let causes = item["brk"].as_object().into_iter().flatten().filter(|(_, loading)| loading.as_f64() >= Some(0.5));
        for (cause, _) in causes {
            let name = length(&source["breakdown_texts"][cause]["short"]);
            for (key, lede) in item["lede"].as_object().into_iter().flatten() {
                let line = name + 2 + length(lede);
                complaints.unless(
                    line <= CAUSE_LINE,
                    format!("{}.lede.{key}", item["id"]),
                    format!("a line of {line} with {cause}"),
                );
            }
        }
    }
    complaints.none();
}

#[test]
fn every_item_has_what_is_asked_and_what_a_facilitator_says() {
    let source = source();
    let mut complaints = Complaints::default();
    for item in source["items"].as_array().unwrap() {
        let id = item["id"].as_str().unwrap();
        complaints.needs(id, item, "short q hint levels why guide knows na");
        complaints.unless(item["levels"].as_array().is_some_and(|levels| levels.len() == 5), id, "wants five levels");
        let levels: BTreeSet<&str> =
            item["levels"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        complaints.unless(levels.len() == 5, id, "two levels read the same");
        let is_question = item["q"].as_str().is_some_and(|text| text.contains('?') && text.ends_with(['?', '.']));
        complaints.unless(is_question, format!("{id}.q"), "is no question");
        complaints.ends(&format!("{id}.why"), &item["why"], &['.']);
        complaints.needs(&format!("{id}.guide"), &item["guide"], "ask follow evidence flags");
        for field in ["follow", "flags"] {
            let count = item["guide"][field].as_array().map(Vec::len);
            complaints.unless(count == Some(2), format!("{id}.guide.{field}"), "wants two");
        }
        complaints.unless(item["kind"] != "O" || item.get("grid").is_some(), id, "goals are asked in a grid");
    }
    // Nobody can be asked to know a plan or a goal.
    let kinds = |state: &str| source["states"][state]["kinds"].as_array().unwrap().clone();
    complaints.unless(kinds("nobody") == ["R", "P"], "states.nobody", "is for results and practices");
    complaints.unless(kinds("dk").len() == 4 && kinds("na").len() == 4, "states", "are for every kind");
    complaints.none();
}
