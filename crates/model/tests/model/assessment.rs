//! Every defect that an assessment file can have: its place and its sentence. What a sound assessment scores is in
//! `engine.rs`.

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Area, Assessment, Draft, Form};
use serde_json::{Value, json};

/// Defects of the built-in assessment with something changed, as place and sentence.
fn defects(change: impl FnOnce(&mut Value)) -> Vec<(String, String)> {
    let mut source: Value = serde_json::from_str(include_str!("../../src/content/assessment.json")).unwrap();
    change(&mut source);
    let draft: Draft = serde_json::from_value(source).unwrap();
    let defects = Assessment::from_draft(&draft).err().unwrap_or_default();
    defects.iter().map(|defect| (defect.pointer().unwrap_or("none").to_owned(), defect.to_string())).collect()
}

#[track_caller]
fn one(pointer: &str, sentence: &str, change: impl FnOnce(&mut Value)) {
    assert_eq!(defects(change), [(pointer.to_owned(), sentence.to_owned())]);
}

/// One field of one item changed. Items are found by position: 0 is S-CLD, 5 R-CLD, 10 ARC, 12 DCN (needs INT).
#[track_caller]
fn item(position: usize, field: &str, value: Value, pointer: &str, sentence: &str) {
    one(&format!("/items/{position}/{pointer}"), sentence, |a| a["items"][position][field] = value);
}

fn items(a: &mut Value) -> &mut Vec<Value> {
    a["items"].as_array_mut().unwrap()
}

#[test]
fn the_built_in_one_is_the_checked_file() {
    let draft: Draft = serde_json::from_str(include_str!("../../src/content/assessment.json")).unwrap();
    assert_eq!(&Assessment::from_draft(&draft).unwrap(), assessment());
    assert_eq!(assessment().version(), draft.version);
    assert_eq!(assessment().items().len(), 23);
    assert_eq!(assessment().indices(Form::Express).count(), 9);
    assert_eq!(assessment().indices(Form::Full).count(), 23);
}

#[test]
fn the_whole() {
    one("/schema", "the schema is \"x/1\"; this program reads \"execution-gap.assessment/1\".", |a| {
        a["schema"] = json!("x/1");
    });
    for version in [String::new(), "1".repeat(41)] {
        one("/version", "the version is a text of 1 to 40 characters.", |a| a["version"] = json!(version));
    }
    one("/items", "there are 0 items; an assessment has 1 to 32.", |a| a["items"] = json!([]));
    one("/items", "there are 33 items; an assessment has 1 to 32.", |a| {
        for number in 0..10 {
            let mut copy = a["items"][10].clone();
            copy["id"] = json!(format!("X{number}"));
            items(a).push(copy);
        }
    });
}

#[test]
fn all_defects_are_found_at_once() {
    let found = defects(|a| {
        a["schema"] = json!("x/1");
        a["areas"][0]["capabilities"] = json!({});
        a["items"][3]["effort"] = json!(0);
        a["items"][22]["kind"] = json!("wish");
    });
    let places: Vec<&str> = found.iter().map(|(pointer, _)| pointer.as_str()).collect();
    assert_eq!(places, ["/schema", "/areas/0/capabilities", "/items/3/effort", "/items/22/kind"]);
}

#[test]
fn areas() {
    one("/areas/5/id", "the area \"CYB\" is there twice.", |a| {
        let copy = a["areas"][1].clone();
        a["areas"].as_array_mut().unwrap().push(copy);
    });
    let unknown = "\"X\" is no area; areas are \"CLD\", \"CYB\", \"DAT\", \"INF\" and \"DCX\".";
    one("/areas/5/id", unknown, |a| {
        a["areas"].as_array_mut().unwrap().push(json!({ "id": "X", "capabilities": { "BI": 1 } }));
    });
    let missing = defects(|a| {
        a["areas"].as_array_mut().unwrap().pop();
    });
    assert_eq!(missing[0], ("/areas".to_owned(), format!("the area \"{}\" is missing.", Area::CustomerExperience)));
    let unknown = "\"X/~\" is no capability; capabilities are \"BI\", \"PO\" and \"AA\".";
    one("/areas/0/capabilities/X~1~0", unknown, |a| a["areas"][0]["capabilities"]["X/~"] = json!(1));
    for weight in [-1.0, 1001.0] {
        let sentence = format!("the weight is {weight}; a weight is a number from 0 to 1000.");
        one("/areas/0/capabilities/PO", &sentence, |a| a["areas"][0]["capabilities"]["PO"] = json!(weight));
    }
    for empty in [json!({}), json!({ "BI": 0 })] {
        let found = defects(|a| a["areas"][2]["capabilities"] = empty);
        let sentence = "the area \"DAT\" counts for no capability; give one a weight above 0.";
        assert_eq!(found, [("/areas/2/capabilities".to_owned(), sentence.to_owned())]);
    }
}

#[test]
fn ids_and_kinds() {
    let no_id = "is no item id; an id is 1 to 12 capital letters, digits and hyphens.";
    item(10, "id", json!("arc"), "id", &format!("\"arc\" {no_id}"));
    item(10, "id", json!(""), "id", &format!("\"\" {no_id}"));
    item(10, "id", json!("ABCDEFGHIJKLM"), "id", &format!("\"ABCDEFGHIJKLM\" {no_id}"));
    item(10, "id", json!("S-CLD"), "id", "the id \"S-CLD\" is there twice.");
    let kinds = "\"wish\" is no kind of item; kinds are \"strategy\", \"result\" and \"practice\".";
    item(10, "kind", json!("wish"), "kind", kinds);
}

#[test]
fn homes() {
    let areas = "areas are \"CLD\", \"CYB\", \"DAT\", \"INF\" and \"DCX\".";
    item(0, "area", json!(null), "area", &format!("a strategy item needs an area; {areas}"));
    item(5, "area", json!("X"), "area", &format!("a result item needs an area; {areas}"));
    let capabilities = "a practice item needs a capability; capabilities are \"BI\", \"PO\" and \"AA\".";
    item(10, "capability", json!(null), "capability", capabilities);
    item(10, "capability", json!("X"), "capability", capabilities);
    item(5, "capability", json!("BI"), "capability", "a result item has an area and no capability of its own.");
    item(10, "area", json!("CLD"), "area", "a practice item has a capability and no area.");
}

#[test]
fn numbers() {
    for effort in [0.0, -1.0, 1001.0] {
        let sentence = format!("the effort is {effort}; an effort is a number above 0 and up to 1000.");
        item(10, "effort", json!(effort), "effort", &sentence);
    }
    item(
        10,
        "breakdowns",
        json!({ "F": 1.5 }),
        "breakdowns/F",
        "the loading is 1.5; a loading is a number from 0 to 1.",
    );
    item(
        10,
        "breakdowns",
        json!({ "F": -0.1 }),
        "breakdowns/F",
        "the loading is -0.1; a loading is a number from 0 to 1.",
    );
    let unknown = "\"X\" is not known here; known are \"F\", \"R\", \"C\" and \"M\".";
    item(10, "breakdowns", json!({ "X": 1 }), "breakdowns/X", unknown);
    let plans = "a strategy item loads on no breakdown: plans break nothing.";
    item(0, "breakdowns", json!({ "F": 0.5 }), "breakdowns", plans);
    item(10, "outcomes", json!({ "growth": 0.9 }), "outcomes", "the outcome loadings sum to 0.9; they sum to 1.");
    item(10, "outcomes", json!({}), "outcomes", "the outcome loadings sum to 0; they sum to 1.");
    let unknown = "\"fame\" is not known here; known are \"growth\", \"efficiency\", \"experience\" and \"risk\".";
    item(10, "outcomes", json!({ "risk": 1, "fame": 0 }), "outcomes/fame", unknown);
    assert!(
        defects(|a| a["items"][10]["outcomes"] = json!({ "growth": 0.1, "efficiency": 0.2, "risk": 0.7 })).is_empty()
    );
}

#[test]
fn what_stands_at_its_limit_is_sound() {
    let sound = |change: fn(&mut Value)| assert_eq!(defects(change), []);
    sound(|a| a["version"] = json!("1".repeat(40)));
    sound(|a| a["areas"][0]["capabilities"]["BI"] = json!(1000));
    sound(|a| a["items"][10]["effort"] = json!(1000));
    sound(|a| a["items"][10]["id"] = json!("ABCDEFGHIJ-9"));
    sound(|a| a["items"][10]["breakdowns"] = json!({ "F": 1, "R": 0 }));
    sound(|a| {
        for number in 0..9 {
            let mut copy = a["items"][10].clone();
            copy["id"] = json!(format!("X{number}"));
            items(a).push(copy);
        }
    });
}

#[test]
fn prerequisites() {
    let needs = |item: &str, rung: i64| json!({ "item": item, "rung": rung });
    item(12, "prerequisite", needs("FOO", 2), "prerequisite/item", "there is no item \"FOO\" in this assessment.");
    for rung in [-1, 5, 300] {
        let sentence = format!("the rung is {rung}; rungs are 0 to 4.");
        item(12, "prerequisite", needs("INT", rung), "prerequisite/rung", &sentence);
    }
    item(12, "prerequisite", needs("DCN", 2), "prerequisite/item", "the prerequisite of \"DCN\" leads back to it.");
    let plan = "a prerequisite is a result or a practice, not a strategy item.";
    item(12, "prerequisite", needs("S-CLD", 2), "prerequisite/item", plan);
    item(0, "prerequisite", needs("INT", 2), "prerequisite/item", "a strategy item has no prerequisite.");
    let circle = defects(|a| a["items"][11]["prerequisite"] = needs("DCN", 2));
    let expected = [(11, "INT"), (12, "DCN")].map(|(at, id)| {
        (format!("/items/{at}/prerequisite/item"), format!("the prerequisite of \"{id}\" leads back to it."))
    });
    assert_eq!(circle, expected);
}

#[test]
fn pairs_and_forms() {
    one("/items", "the area \"CLD\" has 2 result items; it has exactly one.", |a| {
        let mut copy = a["items"][5].clone();
        copy["id"] = json!("R-CLD-2");
        items(a).push(copy);
    });
    one("/items", "the area \"DAT\" has 0 result items; it has exactly one.", |a| {
        items(a).remove(7);
    });
    one("/items", "the express form asks no strategy item for the capability \"BI\".", |a| {
        a["items"][0]["express"] = json!(false);
    });
    one("/items", "the express form asks neither a result nor a practice item for the capability \"PO\".", |a| {
        for item in items(a).iter_mut().filter(|item| item["id"] == "UNP" || item["id"] == "FRI") {
            item["express"] = json!(false);
        }
    });
}

#[test]
fn misspelt_fields_are_not_overlooked() {
    let mut source: Value = serde_json::from_str(include_str!("../../src/content/assessment.json")).unwrap();
    source["items"][0]["exprss"] = json!(true);
    let sentence = serde_json::from_value::<Draft>(source).unwrap_err().to_string();
    assert!(sentence.starts_with("unknown field `exprss`"), "{sentence}");
}
