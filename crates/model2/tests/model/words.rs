//! What the built-in questionnaire says, through the accessors by which everything is shown: every text of the file can
//! be reached, and by the answer, target, verdict or alert that it is for. Rules about the texts themselves are in
//! `content`.

use std::collections::BTreeSet;

use super::support::{company, item, report, rung};
use execution_gap_model2::content::edition::assessment;
use execution_gap_model2::content::rules::{Condition, Facts, Quantity, Rule, Says};
use execution_gap_model2::content::text::{FINGERPRINT, PATHS, Text};
use execution_gap_model2::content::texts::{self, Trigger};
use execution_gap_model2::content::words::Words;
use execution_gap_model2::engine::{
    AlertCode, Answer, Area, Band, Breakdown, Capability, Form, ItemIndex, Outcome, Rung, Target, Verdict,
};
use serde_json::Value;

fn source() -> Value {
    serde_json::from_str(include_str!("../../src/content/questionnaire.json")).expect("the questionnaire is JSON")
}

/// A text of an item in the file, if it has one.
fn written<'a>(source: &'a Value, item: ItemIndex, pointer: &str) -> Option<&'a str> {
    source["items"][item.get()].pointer(pointer)?.as_str()
}

#[test]
fn every_text_of_an_item_is_reached_by_what_it_is_for() {
    let (source, words) = (source(), Words::english());
    let keyed = |answer: Answer| match answer {
        Answer::Rung(rung) => rung.get().to_string(),
        _ => "nobody".to_owned(),
    };
    for index in assessment().indices(Form::Full) {
        let (said, file) = (words.item(index), |pointer: &str| written(&source, index, pointer));
        assert_eq!(Some(said.short()), file("/short"));
        assert_eq!(Some(said.question()), file("/q"));
        assert_eq!((said.hint(), said.grid()), (file("/hint"), file("/grid")));
        assert_eq!(Some(said.why()), file("/why"));
        for rung in Rung::ALL {
            assert_eq!(Some(said.level(rung)), file(&format!("/levels/{}", rung.get())));
        }
        assert_eq!((said.move_title(), said.pair()), (file("/move"), file("/pair")));
        assert_eq!((said.cue(), said.settle()), (file("/cue"), file("/settle")));
        let answers = Rung::ALL.map(Answer::Rung).into_iter().chain([Answer::NobodyKnows]);
        for answer in answers {
            let key = keyed(answer);
            assert_eq!(said.lede(answer), file(&format!("/lede/{key}")));
            let step = said.first_step(answer);
            assert_eq!(step.map(|step| step.action), file(&format!("/steps/{key}/do")));
            assert_eq!(step.map(|step| step.owner), file(&format!("/steps/{key}/owner")));
            assert_eq!(step.map(|step| step.by_day_30), file(&format!("/day30/{key}")));
            let short = file(&format!("/steps/{key}/first")).or(file(&format!("/steps/{key}/do")));
            assert_eq!(step.map(|step| step.short), short);
        }
        for target in Target::ALL {
            let number = target.rung().get();
            assert_eq!(said.good(target), file(&format!("/good/{number}")));
            assert_eq!(said.done(target), file(&format!("/done/{number}")));
        }
        let guide = said.guide();
        let all = [guide.ask, guide.follow[0], guide.follow[1], guide.evidence, guide.flags[0], guide.flags[1]];
        let places = ["ask", "follow/0", "follow/1", "evidence", "flags/0", "flags/1"];
        assert_eq!(all.map(Some), places.map(|place| file(&format!("/guide/{place}"))));
        for answer in [Answer::Unanswered, Answer::DontKnow, Answer::NotApplicable] {
            assert_eq!((said.lede(answer), said.first_step(answer)), (None, None));
        }
    }
    // Nobody can be asked to know a plan, and goals have no moves.
    assert!(words.item(item("S-CLD")).lede(Answer::NobodyKnows).is_none());
    assert!(words.item(item("OUT-GRO")).move_title().is_none() && words.item(item("OUT-GRO")).grid().is_some());
    assert!(words.item(item("REC")).first_step(Answer::NobodyKnows).is_some());
}

/// Every text in the file that belongs to no item, with its path; conditions and names of other fields left out.
fn loose(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text)
            if text.contains(".*.") || ["delivered_share", "furthest_behind"].contains(&text.as_str()) => {}
        Value::String(text) => found.push((path.to_owned(), text.clone())),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, value)| loose(value, &format!("{path}.{index}"), found));
        }
        Value::Object(fields) if fields.contains_key("when") => loose(&value["text"], path, found),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| loose(value, &format!("{path}.{key}"), found)),
        _ => {}
    }
}

#[test]
fn every_other_text_has_a_name() {
    let (source, words) = (source(), Words::english());
    let mut found = Vec::new();
    let none = ["schema", "version", "language", "note", "notes", "items", "capability_of_area", "screen_order"];
    for (key, value) in source.as_object().unwrap().iter().filter(|(key, _)| !none.contains(&key.as_str())) {
        loose(value, key, &mut found);
    }
    let named: Vec<(String, String)> =
        Text::ALL.into_iter().zip(PATHS).map(|(text, path)| (path.to_owned(), words.say(text).to_owned())).collect();
    assert_eq!(named, found);
    assert!(named.len() > 500);
    assert_eq!(words.say(Text::PlanTextsThisWeek), "This week");
    assert_eq!(words.say(Text::StatesNobodyLabel), "Nobody here knows");
}

#[test]
fn tables_say_what_the_file_says() {
    let words = Words::english();
    let path = |text: Text| PATHS[text as usize];
    for key in Verdict::ALL {
        let said = texts::verdict(key);
        let place = |field: &str| format!("verdicts.{key}.{field}");
        assert_eq!([said.headline, said.sub, said.text].map(path), ["headline", "sub", "text"].map(place));
    }
    for key in Breakdown::ALL {
        let said = texts::breakdown(key);
        assert_eq!(
            (path(said.long), path(said.low)),
            (format!("breakdowns.{key}").as_str(), format!("breakdown_texts.{key}.low").as_str())
        );
        assert_eq!(said.express.is_some(), key == Breakdown::Compliance);
        if let Some(express) = said.express {
            let places = ["severe", "high", "moderate", "low"]
                .map(|severity| format!("breakdown_texts.{key}.express.{severity}"));
            assert_eq!(express.map(path), places);
        }
    }
    for key in Capability::ALL {
        assert_eq!(path(texts::capability(key).splits_most), format!("capability_texts.{key}.splits_most"));
    }
    for key in Area::ALL {
        assert_eq!(path(texts::area(key).scope), format!("area_texts.{key}.scope"));
    }
    for key in Outcome::ALL {
        assert_eq!(path(texts::outcome(key).needs_sound), format!("outcome_texts.{key}.needs_sound"));
    }
    for key in Band::ALL {
        assert_eq!(path(texts::band(key).range), format!("band_texts.{key}.range"));
    }
    assert_eq!(words.say(texts::area(Area::Hosting).name), "Hosting");
}

#[test]
fn every_alert_has_words_for_what_triggers_it() {
    let words = Words::english();
    let said = |others: &[(&str, Answer)], code: AlertCode| {
        let answers = company(Form::Full, [3, 3, 2], others);
        let report = report(Form::Full, &answers);
        let alert = report.alerts.into_iter().find(|alert| alert.code == code).expect("the alert");
        let trigger = Trigger::of(&alert, &answers);
        assert!(texts::alert_text(code, trigger).is_some(), "{code} {trigger:?}");
        texts::alert_headline(code, trigger).map(|text| words.say(text)).expect("a headline")
    };
    let recovery =
        [rung(0), rung(1), Answer::NobodyKnows].map(|answer| said(&[("REC", answer)], AlertCode::NoRecovery));
    assert_eq!(recovery.into_iter().collect::<BTreeSet<_>>().len(), 3);
    assert!(recovery[2].contains("nobody here knows"), "{}", recovery[2]);
    let protection =
        [rung(0), rung(1), Answer::NobodyKnows].map(|answer| said(&[("R-CYB", answer)], AlertCode::WeakProtection));
    assert!(protection[1].contains("three in four"), "{}", protection[1]);
    assert!(said(&[("R-INF", Answer::NobodyKnows)], AlertCode::UnsupportedBase).contains("nobody here knows"));
    assert!(said(&[("R-DAT", rung(1))], AlertCode::AreaBehindPlan).starts_with("{area}"));
    assert!(said(&[("R-DAT", rung(1)), ("R-DCX", rung(0))], AlertCode::AreaBehindPlan).starts_with("In {n} areas"));
    let nobody = ["ARC", "MON"].map(|id| (id, Answer::NobodyKnows));
    assert_ne!(said(&nobody[..1], AlertCode::NobodyKnows), said(&nobody, AlertCode::NobodyKnows));
    let plans = |lowest| {
        ["S-CLD", "S-CYB", "S-DAT", "S-INF", "S-DCX"].map(|id| (id, if id == "S-DCX" { rung(lowest) } else { rung(0) }))
    };
    assert_ne!(said(&plans(0), AlertCode::NoWrittenPlans), said(&plans(1), AlertCode::NoWrittenPlans));
    let unknown: Vec<(&str, Answer)> =
        assessment().items().iter().take(12).map(|item| (&*item.id, Answer::DontKnow)).collect();
    said(&unknown, AlertCode::ManyUnknown);
    let mut line = company(Form::Full, [2, 2, 2], &[]);
    line.set(item("OUT-GRO"), rung(0));
    let report = report(Form::Full, &line);
    let alert = report.alerts.iter().find(|alert| alert.code == AlertCode::StraightLine).expect("a straight line");
    assert!(texts::alert_headline(alert.code, Trigger::of(alert, &line)).is_some());
}

/// Numbers of a report for a few quantities.
struct Numbers(&'static [(Quantity, f64)]);

impl Facts for Numbers {
    fn quantity(&self, quantity: Quantity) -> Option<f64> {
        self.0.iter().find(|(known, _)| *known == quantity).map(|(_, value)| *value)
    }

    fn holds(&self, condition: Condition) -> bool {
        condition == Condition::Furthest(Capability::ProtectOperate) || condition == Condition::RangeKnown
    }
}

#[test]
fn the_first_rule_whose_conditions_hold_is_said() {
    let words = Words::english();
    let say = |rules: &[Rule], numbers: &'static [(Quantity, f64)]| match Rule::choose(rules, &Numbers(numbers)) {
        Some(Says::Text(text)) => words.say(text),
        Some(Says::OfSubject) => "of the subject",
        None => "nothing",
    };
    let behind = texts::verdict(Verdict::BothBehind);
    for (ratio, said) in
        [(0.333, "about a third"), (0.4, "less than half"), (0.5, "about half"), (0.05, "about a tenth")]
    {
        let numbers: &'static [(Quantity, f64)] = Box::leak(Box::new([(Quantity::Ratio, ratio)]));
        assert!(say(behind.headlines, numbers).contains(said), "{ratio}: {}", say(behind.headlines, numbers));
    }
    let small = &[(Quantity::Ratio, 0.9), (Quantity::Planned, 40.0), (Quantity::Delivered, 36.0)];
    assert_eq!(say(behind.headlines, small), "Plans and delivery are both below a sound level.");
    assert_eq!(say(behind.headlines, &[]), "nothing", "without plans there is no ratio");
    assert_eq!(say(behind.subs, &[(Quantity::Apart, 1.9)]), "No capability stands out.");
    assert_eq!(say(behind.subs, &[(Quantity::Apart, 2.0)]), "Protect & Operate is furthest behind.");
    assert_eq!(say(texts::HEADING_OF_CAUSES, &[(Quantity::Lead, 2.0), (Quantity::Top, 9.0)]), "of the subject");
    assert_eq!(
        say(texts::HEADING_OF_CAUSES, &[(Quantity::Lead, 1.0), (Quantity::Top, 0.5)]),
        "Why: no single cause would close much"
    );
    let enough = texts::verdict(Verdict::NotEnough);
    assert_eq!(say(enough.headlines, &[(Quantity::N, 1.0)]), "nothing");
    assert_eq!(say(enough.subs, &[(Quantity::N, 3.0)]), "They leave the gap between {low} and {high}.");
    for rules in [
        texts::HEADING_OF_AREAS,
        texts::HEADING_OF_CAUSES,
        texts::TWO_PEOPLE_HEADLINES,
        texts::TWO_PEOPLE_SUBS,
        texts::TWO_PEOPLE_PLAN_LINE,
    ] {
        assert!(rules.last().is_some_and(|rule| rule.when.is_empty()), "the last one always holds");
    }
    assert_eq!(texts::HEADING_OF_SPLIT.len(), 5);
}

#[test]
fn a_pack_is_read_whole_in_part_or_not_at_all() {
    assert!(Words::read("execution-gap.words/2 0000000000000000\nWords".to_owned()).is_none());
    assert!(Words::read(String::new()).is_none());
    let first = Words::read(format!("{}\nShort\nQuestion", FINGERPRINT)).expect("a pack");
    let said = first.item(item("S-CLD"));
    assert_eq!((said.short(), said.question(), said.why(), said.move_title()), ("Short", "Question", "", None));
    assert_eq!(first.say(Text::PlanTextsThisWeek), "");
}
