//! The words of the report: verdicts, alerts, causes, and the rules by which a text is chosen.

use std::collections::BTreeSet;

use execution_gap_model2::engine::{AlertCode, Area, Band, Breakdown, Capability, Outcome, Verdict};
use serde_json::Value;

use super::{Complaints, keys, source, texts};

/// What each part must hold.
const NEEDED: [(&str, &str); 17] = [
    ("error_texts", "one_band several_bands trend trend_real"),
    ("score_texts", "unit unit_no_plan planned delivered the_gap sound_level level ahead picture split range"),
    (
        "headings",
        "capabilities areas areas_lede causes causes_lede split split_in_use split_sound split_lede split_lede_sound \
         split_rows outcomes",
    ),
    (
        "plan_texts",
        "title lede road next later this_week by_day_30 done_when owner effort closes safety label express none keep",
    ),
    ("plan_texts.label", "clear likely close safety"),
    ("report_states", "not_enough range_first unclear plan_unknown no_plan in_step express"),
    ("report_states.express", "indicative missing_areas"),
    ("two_people", "headlines subs plan_line names big picture widest steps_apart move agenda agree note"),
    ("invitation", "title lede text mail_subject mail_body copied open_only received"),
    ("share", "title copied note keep_label pdf mail ask"),
    ("mail_to_myself", "subject subject_plain subject_no_plan subject_not_enough subject_range body"),
    (
        "summary",
        "title meta main_cause first_move this_week owner by_day_30 done_when where what_kind why how_sure basis",
    ),
    (
        "gate",
        "title lede lede_express full express email name company request button decline declined note exactly hard \
         start failed",
    ),
    ("call_to_action", "label title text label_in_step label_not_enough label_two"),
    ("how_scored", "title lede sure points not order answers"),
    ("notes", "syntax typography when placeholders"),
    ("states", "dk nobody na"),
];

/// A value by its dotted path.
fn at<'a>(source: &'a Value, path: &str) -> &'a Value {
    path.split('.').fold(source, |value, key| &value[key])
}

/// The entries of a list of rules; a name stands for a list elsewhere.
fn rules<'a>(source: &'a Value, value: &'a Value) -> &'a [Value] {
    let list = value.as_str().map_or(value, |name| &source[name]);
    list.as_array().map(Vec::as_slice).unwrap_or_default()
}

#[test]
fn nothing_is_missing() {
    let source = source();
    let mut complaints = Complaints::default();
    complaints.unless(source["schema"] == "execution-gap.questionnaire/2", "schema", "is unknown");
    for (place, fields) in NEEDED {
        complaints.needs(place, at(&source, place), fields);
    }
    let same = |place: &str, ids: &[&str]| {
        let (found, wanted): (BTreeSet<&str>, BTreeSet<&str>) =
            (keys(at(&source, place)).into_iter().collect(), ids.iter().copied().collect());
        (found == wanted).then_some(()).ok_or(format!("wants {wanted:?}"))
    };
    let (verdicts, alerts) = (Verdict::ALL.map(Verdict::id), AlertCode::ALL.map(AlertCode::id));
    let (breakdowns, capabilities) = (Breakdown::ALL.map(Breakdown::id), Capability::ALL.map(Capability::id));
    let (areas, outcomes, bands) = (Area::ALL.map(Area::id), Outcome::ALL.map(Outcome::id), Band::ALL.map(Band::id));
    let tables: [(&str, &[&str]); 13] = [
        ("verdicts", &verdicts),
        ("alerts", &alerts),
        ("alert_headlines", &alerts),
        ("breakdowns", &breakdowns),
        ("breakdown_texts", &breakdowns),
        ("capabilities", &capabilities),
        ("capability_texts", &capabilities),
        ("areas", &areas),
        ("area_texts", &areas),
        ("outcomes", &outcomes),
        ("outcome_texts", &outcomes),
        ("band_texts", &bands),
        ("band_lists", &["1", "2", "3", "4"]),
    ];
    for (place, ids) in tables {
        if let Err(what) = same(place, ids) {
            complaints.add(place, what);
        }
    }
    for area in areas {
        complaints.unless(
            source["area_texts"][area]["name"] == source["areas"][area],
            format!("area_texts.{area}"),
            "the name differs from areas",
        );
    }
    complaints.none();
}

#[test]
fn texts_fit_where_they_are_shown() {
    let source = source();
    let mut complaints = Complaints::default();
    for (code, verdict) in source["verdicts"].as_object().unwrap() {
        for (one, many, limit) in [("headline", "headlines", 52), ("sub", "subs", 44)] {
            let place = format!("verdicts.{code}.{one}");
            complaints.budget(&place, &verdict[one], limit);
            complaints.ends(&place, &verdict[one], &['.']);
            for rule in verdict.get(many).map(|list| rules(&source, list)).into_iter().flatten() {
                complaints.budget(&place, &rule["text"], limit);
                complaints.ends(&place, &rule["text"], &['.']);
            }
        }
    }
    for (code, triggers) in source["alert_headlines"].as_object().unwrap() {
        let all: Vec<&Value> = triggers.as_object().unwrap().values().collect();
        for text in &all {
            complaints.budget(&format!("alert_headlines.{code}"), text, 90);
            complaints.ends(&format!("alert_headlines.{code}"), text, &['.']);
        }
        let distinct: BTreeSet<&str> = all.iter().filter_map(|text| text.as_str()).collect();
        complaints.unless(distinct.len() == all.len(), format!("alert_headlines.{code}"), "two triggers read the same");
    }
    for (cause, words) in source["breakdown_texts"].as_object().unwrap() {
        complaints.budget(&format!("breakdown_texts.{cause}.short"), &words["short"], 28);
        for severity in ["severe", "high", "moderate", "low"] {
            complaints.budget(&format!("breakdown_texts.{cause}.{severity}"), &words[severity], 75);
            if let Some(express) = words.get("express") {
                complaints.budget(&format!("breakdown_texts.{cause}.express.{severity}"), &express[severity], 75);
            }
        }
    }
    for (capability, words) in source["capability_texts"].as_object().unwrap() {
        for (field, text) in words.as_object().unwrap() {
            complaints.budget(&format!("capability_texts.{capability}.{field}"), text, 60);
        }
    }
    for (outcome, words) in source["outcome_texts"].as_object().unwrap() {
        for field in ["needs", "needs_sound", "priority"] {
            complaints.budget(&format!("outcome_texts.{outcome}.{field}"), &words[field], 80);
        }
    }
    for (place, limit) in [
        ("two_people.headlines", 52),
        ("two_people.subs", 52),
        ("two_people.plan_line", 90),
        ("headings.areas", 60),
        ("headings.causes", 60),
        ("headings.split", 60),
    ] {
        for rule in rules(&source, at(&source, place)) {
            complaints.budget(place, &rule["text"], limit);
        }
    }
    for rule in rules(&source, at(&source, "two_people.headlines")) {
        complaints.ends("two_people.headlines", &rule["text"], &['.']);
    }
    for (field, limit) in [("label", 24), ("label_in_step", 24), ("label_two", 24), ("title", 52)] {
        complaints.budget(&format!("call_to_action.{field}"), &source["call_to_action"][field], limit);
    }
    complaints.none();
}

#[test]
fn the_words_in_step_belong_to_the_band() {
    let mut found = Vec::new();
    texts(&source()["verdicts"], "verdicts", &mut found);
    let wrong: Vec<_> = found.iter().filter(|(_, text)| text.to_lowercase().contains("in step")).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn rules_can_hold_and_the_last_one_always_does_where_nothing_stands_behind_it() {
    let source = source();
    let mut complaints = Complaints::default();
    let mut lists: Vec<(String, &[Value])> = Vec::new();
    for (code, verdict) in source["verdicts"].as_object().unwrap() {
        for field in ["headlines", "subs"].into_iter().filter(|field| verdict.get(field).is_some()) {
            lists.push((format!("verdicts.{code}.{field}"), rules(&source, &verdict[field])));
        }
    }
    for place in
        ["headings.areas", "headings.causes", "two_people.headlines", "two_people.subs", "two_people.plan_line"]
    {
        let list = rules(&source, at(&source, place));
        let is_last = |rule: &Value| rule["when"].as_object().is_some_and(serde_json::Map::is_empty);
        complaints.unless(list.last().is_some_and(is_last), place, "the last entry must always hold");
        lists.push((place.to_owned(), list));
    }
    for (place, list) in lists {
        complaints.unless(!list.is_empty(), &place, "names no list");
        for rule in list {
            complaints.unless(keys(rule) == ["text", "when"], &place, "wants when and text");
            for (key, bound) in rule["when"].as_object().into_iter().flatten() {
                let above = key.strip_suffix("_from").and_then(|name| rule["when"].get(format!("{name}_below")));
                let is_empty = above.is_some_and(|above| above.as_f64() <= bound.as_f64());
                complaints.unless(!is_empty, &place, format!("{key} can never hold"));
            }
        }
    }
    complaints.none();
}

#[test]
fn a_share_is_never_rounded_up_to_a_flattering_word() {
    let source = source();
    let plain: Vec<&Value> = rules(&source, &source["delivered_share"])
        .iter()
        .filter(|rule| keys(&rule["when"]).iter().all(|key| key.starts_with("ratio_")))
        .collect();
    let from = |rule: &Value| rule["when"]["ratio_from"].as_f64().expect("a lower end");
    let below = |rule: &Value| rule["when"]["ratio_below"].as_f64();
    for pair in plain.windows(2) {
        assert_eq!(below(pair[0]), Some(from(pair[1])), "a hole or an overlap");
    }
    assert_eq!((from(plain[0]), below(plain[plain.len() - 1])), (0.0, None));
    for (share, word) in [
        (1.0 / 10.0, "a tenth"),
        (1.0 / 5.0, "a fifth"),
        (1.0 / 4.0, "a quarter"),
        (1.0 / 3.0, "about a third"),
        (1.0 / 2.0, "about half"),
        (2.0 / 3.0, "two thirds"),
        (3.0 / 4.0, "three quarters"),
    ] {
        let rule = plain.iter().find(|rule| from(rule) <= share && below(rule).is_none_or(|below| share < below));
        let text = rule.and_then(|rule| rule["text"].as_str()).unwrap_or_default();
        assert!(text.contains(word), "{share} reads “{text}”");
    }
    let furthest: BTreeSet<Option<&str>> =
        rules(&source, &source["furthest_behind"]).iter().map(|rule| rule["when"]["furthest"].as_str()).collect();
    assert_eq!(furthest, BTreeSet::from([None, Some("BI"), Some("PO"), Some("AA")]));
}

#[test]
fn notes_describe_every_new_field_with_the_budget_that_is_kept() {
    let source = source();
    let mut complaints = Complaints::default();
    for (field, limit) in [
        ("items[].move", 42),
        ("items[].lede", 75),
        ("items[].cue", 52),
        ("items[].day30", 90),
        ("items[].done", 90),
        ("items[].steps.*.first", 85),
        ("items[].pair", 40),
        ("items[].settle", 90),
        ("verdicts.*.headline", 52),
        ("verdicts.*.sub", 44),
        ("alert_headlines", 90),
    ] {
        complaints.unless(
            source["notes"][field]["budget"] == limit,
            format!("notes.{field}"),
            format!("the budget is not {limit}"),
        );
    }
    let described = NEEDED
        .iter()
        .map(|(place, _)| *place)
        .filter(|place| !place.contains('.') && !["notes", "states"].contains(place));
    let tables = [
        "delivered_share",
        "furthest_behind",
        "alert_headlines",
        "breakdown_texts",
        "capability_texts",
        "area_texts",
        "outcome_texts",
        "band_texts",
        "band_lists",
    ];
    for place in described.chain(tables) {
        complaints.unless(source["notes"].get(place).is_some(), "notes", format!("nothing about {place}"));
    }
    complaints.none();
}
