//! How hard the texts are to read: the Flesch-Kincaid grade, with syllables counted by groups of vowels.

use serde_json::Value;

use super::{message, source, texts};

/// The highest grade that a group of texts may have on average.
const HIGHEST: f64 = 8.0;
/// The highest grade of question, hint and answers of one item, and on average over items.
const HIGHEST_ITEM: f64 = 5.7;
const HIGHEST_MEAN: f64 = 3.6;

fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(char::is_ascii_lowercase).collect();
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let mut count = 0_usize;
    let mut before = false;
    for letter in word.chars() {
        count += usize::from(is_vowel(letter) && !before);
        before = is_vowel(letter);
    }
    if word.ends_with('e') && !word.ends_with("le") && !word.ends_with("ee") && count > 1 {
        count -= 1;
    }
    let is_silent = word.strip_suffix("ed").is_some_and(|stem| !stem.is_empty() && !stem.ends_with(['t', 'd']));
    if is_silent && count > 1 {
        count -= 1;
    }
    count.max(1)
}

fn sentences(text: &str) -> usize {
    let letters: Vec<char> = text.chars().collect();
    let ends = |at: &usize| ".?!".contains(letters[*at]) && letters.get(at + 1).is_none_or(|next| next.is_whitespace());
    (0..letters.len()).filter(ends).count().max(1)
}

fn grade<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> f64 {
    let ends: usize = texts.clone().map(sentences).sum();
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "’%&-".contains(letter);
    let words: Vec<&str> = texts
        .flat_map(|text| text.split(move |letter| !is_part(letter)))
        .filter(|word| word.chars().any(|letter| letter.is_ascii_alphanumeric()))
        .collect();
    let count = words.len() as f64;
    let all: usize = words.iter().map(|word| syllables(word)).sum();
    0.39 * count / ends as f64 + 11.8 * all as f64 / count - 15.59
}

/// Groups of texts by name, placeholders filled at their longest.
fn groups(source: &Value) -> Vec<(String, Vec<String>)> {
    let scored = || source["items"].as_array().unwrap().iter().filter(|item| item["kind"] != "O");
    let keyed = |field: &str| -> Vec<String> {
        scored()
            .flat_map(|item| item[field].as_object().unwrap().values())
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    };
    let steps = |short: bool| -> Vec<String> {
        let text =
            |step: &Value| step.get("first").filter(|_| short).unwrap_or(&step["do"]).as_str().unwrap().to_owned();
        scored().flat_map(|item| item["steps"].as_object().unwrap().values()).map(text).collect()
    };
    let mut groups = vec![
        ("ledes".to_owned(), keyed("lede")),
        ("first steps, short".to_owned(), steps(true)),
        ("first steps, long".to_owned(), steps(false)),
        ("by day 30".to_owned(), keyed("day30")),
        ("done when".to_owned(), keyed("done")),
        ("settle".to_owned(), scored().filter_map(|item| item["settle"].as_str()).map(str::to_owned).collect()),
    ];
    for key in [
        "verdicts",
        "delivered_share",
        "alert_headlines",
        "breakdown_texts",
        "plan_texts",
        "report_states",
        "two_people",
        "invitation",
        "gate",
        "call_to_action",
        "how_scored",
    ] {
        let mut found = Vec::new();
        texts(&source[key], key, &mut found);
        let is_sentence = |(path, text): &(String, String)| text.ends_with(['.', '?', '!']) && !path.contains(".when");
        let longest = |text: &str| {
            message::parse(text).unwrap().readings.into_iter().max_by_key(|reading| reading.chars().count()).unwrap()
        };
        groups.push((
            key.to_owned(),
            found.iter().filter(|text| is_sentence(text)).map(|(_, text)| longest(text)).collect(),
        ));
    }
    groups
}

#[test]
fn groups_of_texts_are_easy_to_read() {
    for (name, texts) in groups(&source()) {
        assert!(!texts.is_empty(), "{name} has no text");
        let grade = grade(texts.iter().map(String::as_str));
        assert!(grade <= HIGHEST, "{name}: grade {grade:.1}");
    }
}

#[test]
fn questions_are_easier() {
    let source = source();
    let mut grades = Vec::new();
    for item in source["items"].as_array().unwrap() {
        let mut texts: Vec<&str> = vec![item["q"].as_str().unwrap(), item["hint"].as_str().unwrap()];
        texts.extend(item["levels"].as_array().unwrap().iter().filter_map(Value::as_str));
        let grade = grade(texts.into_iter());
        assert!(grade <= HIGHEST_ITEM, "{}: grade {grade:.1}", item["id"]);
        grades.push(grade);
    }
    let mean = grades.iter().sum::<f64>() / grades.len() as f64;
    assert!(mean <= HIGHEST_MEAN, "grade {mean:.2}");
}

#[test]
fn syllables_and_grades_are_counted() {
    let counts =
        ["the", "table", "business", "organisation", "used", "wanted", "three", "60%", "e-mail"].map(syllables);
    assert_eq!(counts, [1, 2, 3, 5, 1, 2, 1, 1, 2]);
    assert!((grade(["The cat sat on the mat."].into_iter()) - -1.45).abs() < 0.01);
    assert!(grade(["Organisational interoperability necessitates comprehensive documentation."].into_iter()) > 20.0);
}
