//! Every defect that a questionnaire can have: its place and its sentence. What a sound one scores is in `engine.rs`.

use execution_gap_model2::content::edition::assessment;
use execution_gap_model2::engine::{Assessment, Draft, Form, Kind, Knows};
use serde_json::{Value, json};

const SOURCE: &str = include_str!("../../src/content/questionnaire.json");

/// Defects of the built-in questionnaire with something changed, as place and sentence.
fn defects(change: impl FnOnce(&mut Value)) -> Vec<(String, String)> {
    let mut source: Value = serde_json::from_str(SOURCE).unwrap();
    change(&mut source);
    let draft: Draft = serde_json::from_value(source).unwrap();
    let defects = Assessment::try_from(&draft).err().unwrap_or_default();
    defects.iter().map(|defect| (defect.pointer().unwrap_or("none").to_owned(), defect.to_string())).collect()
}

#[track_caller]
fn one(pointer: &str, sentence: &str, change: impl FnOnce(&mut Value)) {
    assert_eq!(defects(change), [(pointer.to_owned(), sentence.to_owned())]);
}

/// One field of one item changed. Items are found by position: 0 is S-CLD, 5 R-CLD, 10 ARC, 12 DCN (needs INT),
/// 24 OUT-GRO.
#[track_caller]
fn item(position: usize, field: &str, value: Value, pointer: &str, sentence: &str) {
    one(&format!("/items/{position}/{pointer}"), sentence, |a| a["items"][position][field] = value);
}

fn items(a: &mut Value) -> &mut Vec<Value> {
    a["items"].as_array_mut().unwrap()
}

/// Practices like ARC, with ids of their own, in the items and in both orders.
fn add_practices(a: &mut Value, count: usize) {
    for number in 0..count {
        let id = json!(format!("X{number}"));
        let mut copy = a["items"][10].clone();
        copy["id"] = id.clone();
        items(a).push(copy);
        a["screen_order"]["full"].as_array_mut().unwrap().push(id);
    }
}

#[test]
fn the_built_in_one_is_the_checked_file() {
    let draft: Draft = serde_json::from_str(SOURCE).unwrap();
    assert_eq!(&Assessment::try_from(&draft).unwrap(), assessment());
    assert_eq!(assessment().version(), draft.version);
    assert_eq!(assessment().items().len(), 28);
    assert_eq!((assessment().indices(Form::Express).count(), assessment().indices(Form::Full).count()), (11, 28));
    let of = |kind| assessment().items().iter().filter(|item| item.kind() == kind).count();
    assert_eq!(Kind::ALL.map(of), [5, 5, 14, 4]);
    let ids = |form| -> Vec<&str> {
        assessment().screen_order(form).iter().map(|&item| &*assessment().item(item).id).collect()
    };
    assert_eq!(
        ids(Form::Express),
        ["INT", "OWN", "UNP", "REC", "MIL", "R-DCX", "R-CYB", "R-CLD", "S-DCX", "S-CYB", "S-CLD"]
    );
    assert_eq!((ids(Form::Full).len(), ids(Form::Full)[0], ids(Form::Full)[27]), (28, "INT", "OUT-RSK"));
    let knows = |id: &str| assessment().item(assessment().find(id).unwrap()).knows;
    assert_eq!((knows("S-CLD"), knows("BEN")), (Knows::It, Knows::Business));
    let count = |knows| assessment().items().iter().filter(|item| item.knows == knows).count();
    assert_eq!(Knows::ALL.map(count), [12, 10, 6]);
}

#[test]
fn the_whole() {
    one("/schema", "the schema is \"x/1\"; this program reads \"execution-gap.questionnaire/2\".", |a| {
        a["schema"] = json!("x/1");
    });
    for version in [String::new(), "1".repeat(41)] {
        one("/version", "the version is a text of 1 to 40 characters.", |a| a["version"] = json!(version));
    }
    one("/items", "there are 0 items; an assessment has 1 to 32.", |a| a["items"] = json!([]));
    one("/items", "there are 33 items; an assessment has 1 to 32.", |a| add_practices(a, 5));
}

#[test]
fn all_defects_are_found_at_once() {
    let found = defects(|a| {
        a["schema"] = json!("x/1");
        a["capability_of_area"]["CLD"] = json!({});
        a["items"][3]["effort"] = json!(0);
        a["items"][22]["kind"] = json!("wish");
    });
    let places: Vec<&str> = found.iter().map(|(pointer, _)| pointer.as_str()).collect();
    assert_eq!(places, ["/schema", "/capability_of_area/CLD", "/items/3/effort", "/items/22/kind"]);
}

#[test]
fn areas() {
    let unknown = "\"X/~\" is no area; areas are \"CLD\", \"CYB\", \"DAT\", \"INF\" and \"DCX\".";
    one("/capability_of_area/X~1~0", unknown, |a| a["capability_of_area"]["X/~"] = json!({ "BI": 1 }));
    let missing = defects(|a| {
        a["capability_of_area"].as_object_mut().unwrap().remove("DAT");
    });
    assert_eq!(missing, [("/capability_of_area".to_owned(), "the area \"DAT\" is missing.".to_owned())]);
    let unknown = "\"X/~\" is no capability; capabilities are \"BI\", \"PO\" and \"AA\".";
    one("/capability_of_area/CLD/X~1~0", unknown, |a| a["capability_of_area"]["CLD"]["X/~"] = json!(1));
    for weight in [-1.0, 1001.0] {
        let sentence = format!("the weight is {weight}; a weight is a number from 0 to 1000.");
        one("/capability_of_area/CLD/PO", &sentence, |a| a["capability_of_area"]["CLD"]["PO"] = json!(weight));
    }
    for empty in [json!({}), json!({ "BI": 0 })] {
        let sentence = "the area \"DAT\" counts for no capability; give one a weight above 0.";
        one("/capability_of_area/DAT", sentence, |a| a["capability_of_area"]["DAT"] = empty);
    }
}

#[test]
fn orders() {
    let sentence = "the express form asks 11 items; its order names each of them once.";
    one("/screen_order/express", sentence, |a| a["screen_order"]["express"][0] = json!("OWN"));
    one("/screen_order/express", sentence, |a| a["screen_order"]["express"][0] = json!("ARC"));
    one("/screen_order/express", sentence, |a| {
        a["screen_order"]["express"].as_array_mut().unwrap().push(json!("INT"));
    });
    let sentence = "the full form asks 28 items; its order names each of them once.";
    one("/screen_order/full", sentence, |a| {
        a["screen_order"].as_object_mut().unwrap().remove("full");
    });
}

#[test]
fn ids_kinds_and_who_knows() {
    let no_id = "is no item id; an id is 1 to 12 capital letters, digits and hyphens.";
    for id in ["arc", "", "ABCDEFGHIJKLM", "A_B"] {
        assert!(
            defects(|a| a["items"][10]["id"] = json!(id))
                .contains(&("/items/10/id".to_owned(), format!("\"{id}\" {no_id}")))
        );
    }
    let twice = ("/items/10/id".to_owned(), "the id \"S-CLD\" is there twice.".to_owned());
    assert!(defects(|a| a["items"][10]["id"] = json!("S-CLD")).contains(&twice));
    let kinds = "\"wish\" is no kind of item; kinds are \"S\", \"R\", \"P\" and \"O\".";
    item(10, "kind", json!("wish"), "kind", kinds);
    let knows = "\"me\" is nobody here; known are \"it\", \"business\" and \"both\".";
    item(10, "knows", json!("me"), "knows", knows);
}

#[test]
fn homes() {
    let areas = "its values are \"CLD\", \"CYB\", \"DAT\", \"INF\" and \"DCX\".";
    item(0, "area", json!(null), "area", &format!("strategy items need this field; {areas}"));
    item(5, "area", json!("X"), "area", &format!("result items need this field; {areas}"));
    let capabilities = "practice items need this field; its values are \"BI\", \"PO\" and \"AA\".";
    item(10, "cap", json!(null), "cap", capabilities);
    item(10, "cap", json!("X"), "cap", capabilities);
    let outcomes = "its values are \"growth\", \"efficiency\", \"experience\" and \"risk\".";
    item(24, "outcome", json!("fame"), "outcome", &format!("outside items need this field; {outcomes}"));
    item(5, "cap", json!("BI"), "cap", "result items have no such field.");
    item(10, "area", json!("CLD"), "area", "practice items have no such field.");
    item(10, "outcome", json!("risk"), "outcome", "practice items have no such field.");
}

#[test]
fn what_is_not_scored_has_no_numbers() {
    let none = "what is not scored has no such field.";
    item(24, "effort", json!(1), "effort", none);
    item(24, "brk", json!({}), "brk", none);
    item(24, "out", json!([1, 0, 0, 0]), "out", none);
    let found = defects(|a| {
        a["items"][24]["express"] = json!(true);
        a["screen_order"]["express"].as_array_mut().unwrap().push(json!("OUT-GRO"));
    });
    let sentence = "what is not scored is asked in the full form only.".to_owned();
    assert_eq!(found, [("/items/24/express".to_owned(), sentence)]);
}

#[test]
fn numbers() {
    for effort in [json!(0.0), json!(-1.0), json!(1001.0)] {
        let sentence =
            format!("the effort is {}; an effort is a number above 0 and up to 1000.", effort.as_f64().unwrap());
        item(10, "effort", effort, "effort", &sentence);
    }
    for loading in [1.5, -0.1] {
        let sentence = format!("the loading is {loading}; a loading is a number from 0 to 1.");
        item(10, "brk", json!({ "F": loading }), "brk/F", &sentence);
    }
    let unknown = "\"X\" is not known here; known are \"F\", \"R\", \"C\" and \"M\".";
    item(10, "brk", json!({ "X": 1 }), "brk/X", unknown);
    item(0, "brk", json!({ "F": 0.5 }), "brk", "strategy items load on no breakdown: plans break nothing.");
    item(10, "out", json!([0.9, 0, 0, 0]), "out", "the outcome loadings sum to 0.9; they sum to 1.");
    let found = defects(|a| a["items"][10]["out"] = json!([1.5, 0, -0.5, 0]));
    let expected = [(0, "1.5"), (2, "-0.5")].map(|(at, loading)| {
        (format!("/items/10/out/{at}"), format!("the loading is {loading}; a loading is a number from 0 to 1."))
    });
    assert_eq!(found, expected);
    let four = "four loadings are needed, for \"growth\", \"efficiency\", \"experience\" and \"risk\".";
    item(10, "out", json!([1, 0, 0]), "out", four);
    item(10, "out", json!(null), "out", four);
    assert!(defects(|a| a["items"][10]["out"] = json!([0.1, 0.2, 0, 0.7])).is_empty());
}

#[test]
fn what_stands_at_its_limit_is_sound() {
    let sound = |change: fn(&mut Value)| assert_eq!(defects(change), []);
    sound(|a| a["version"] = json!("1".repeat(40)));
    sound(|a| a["capability_of_area"]["CLD"]["BI"] = json!(1000));
    sound(|a| a["items"][10]["effort"] = json!(1000));
    sound(|a| a["items"][10]["brk"] = json!({ "F": 1, "R": 0 }));
    sound(|a| {
        a["items"][10]["id"] = json!("ABCDEFGHIJ-9");
        a["screen_order"]["full"][6] = json!("ABCDEFGHIJ-9");
    });
    sound(|a| add_practices(a, 4));
}

#[test]
fn prerequisites() {
    item(12, "pre", json!(["FOO", 2]), "pre/0", "there is no item \"FOO\" in this assessment.");
    for rung in [-1, 1, 3, 300] {
        let sentence = format!("the rung is {rung}; a prerequisite stands at rung 2.");
        item(12, "pre", json!(["INT", rung]), "pre/1", &sentence);
    }
    item(12, "pre", json!(["DCN", 2]), "pre/0", "the prerequisite of \"DCN\" leads back to it.");
    item(12, "pre", json!(["S-CLD", 2]), "pre/0", "a prerequisite is a result or a practice.");
    item(12, "pre", json!(["OUT-GRO", 2]), "pre/0", "a prerequisite is a result or a practice.");
    item(0, "pre", json!(["INT", 2]), "pre/0", "strategy items have no prerequisite.");
    let circle = defects(|a| a["items"][11]["pre"] = json!(["DCN", 2]));
    let expected = [(11, "INT"), (12, "DCN")]
        .map(|(at, id)| (format!("/items/{at}/pre/0"), format!("the prerequisite of \"{id}\" leads back to it.")));
    assert_eq!(circle, expected);
}

#[test]
fn pairs_and_forms() {
    one("/items", "the area \"CLD\" has 2 result items; it has exactly one.", |a| {
        let mut copy = a["items"][5].clone();
        copy["id"] = json!("R-CLD-2");
        items(a).push(copy);
        a["screen_order"]["full"].as_array_mut().unwrap().push(json!("R-CLD-2"));
        a["screen_order"]["express"].as_array_mut().unwrap().push(json!("R-CLD-2"));
    });
    let without = |a: &mut Value, form: &str, ids: &[&str]| {
        a["screen_order"][form].as_array_mut().unwrap().retain(|id| !ids.contains(&id.as_str().unwrap()));
    };
    one("/items", "the area \"DAT\" has 0 result items; it has exactly one.", |a| {
        items(a).remove(7);
        without(a, "full", &["R-DAT"]);
    });
    one("/items", "the express form asks no strategy item for the capability \"BI\".", |a| {
        a["items"][0]["express"] = json!(false);
        without(a, "express", &["S-CLD"]);
    });
    one("/items", "the express form asks neither a result nor a practice item for the capability \"PO\".", |a| {
        let ids = ["UNP", "REC", "R-CYB"];
        for item in items(a).iter_mut().filter(|item| ids.contains(&item["id"].as_str().unwrap())) {
            item["express"] = json!(false);
        }
        without(a, "express", &ids);
    });
}

#[test]
fn misspelt_fields_are_not_overlooked() {
    let mut source: Value = serde_json::from_str(SOURCE).unwrap();
    source["items"][0]["exprss"] = json!(true);
    let sentence = serde_json::from_value::<Draft>(source).unwrap_err().to_string();
    assert!(sentence.starts_with("unknown field `exprss`"), "{sentence}");
    for field in ["schema", "version", "capability_of_area", "screen_order", "items"] {
        let mut source: Value = serde_json::from_str(SOURCE).unwrap();
        source.as_object_mut().unwrap().remove(field);
        let sentence = serde_json::from_value::<Draft>(source).unwrap_err().to_string();
        assert!(sentence.starts_with(&format!("missing field `{field}`")), "{sentence}");
    }
}
