//! Every sentence about shape, addresses, gate, weights, texts, benchmark and secrets. Those about leads are in `leads`.

use execution_gap_campaign::{MOST, Refusal};
use serde_json::{Value, json};

use super::support::{checked, contract, everything, one, refusals};

#[test]
fn the_whole() {
    let list = "\"schema\", \"$schema\", \"id\", \"brand\", \"gate\", \"lead\", \"cta\", \"weights\", \"texts\" and \
                \"benchmark\"";
    for (value, found) in [(json!(null), "null"), (json!([1]), "a list of 1 entries"), (json!("x"), "\"x\"")] {
        let sentence = format!("The campaign is {found}; it is an object that may hold {list}.");
        assert_eq!(refusals(&value), [(String::new(), sentence)]);
    }
    one("/schema", "\"schema\" is \"execution-gap.campaign/2\"; it is \"execution-gap.campaign/1\".", |c| {
        c["schema"] = json!("execution-gap.campaign/2");
    });
    let missing = "\"schema\" is missing; it is \"execution-gap.campaign/1\".";
    assert_eq!(refusals(&json!({})), [("/schema".to_owned(), missing.to_owned())]);
    one("/colour", &format!("\"colour\" is not known here; known are {list}."), |c| c["colour"] = json!(1));
    let near = format!("\"weight\" is not known here; known are {list}. Did you mean \"weights\"?");
    one("/weight", &near, |c| c["weight"] = json!({}));
}

#[test]
fn wrong_kinds() {
    one("/brand", "\"brand\" is \"Acme\"; it is an object that may hold \"name\", \"accent\" and \"logo\".", |c| {
        c["brand"] = json!("Acme");
    });
    let nameless = "\"\" is 1; it is an object of up to 500 keys, each a name of a text such as welcome.title, with \
                    values that are a text of 1 to 1000 characters on one line.";
    let found = refusals(&json!({ "schema": "execution-gap.campaign/1", "texts": { "": 1 } }));
    assert_eq!(found[1], ("/texts/".to_owned(), nameless.to_owned()));
    let name = "a text of 1 to 120 characters on one line";
    for (value, found) in [
        (json!(3), "3"),
        (json!(3.5), "a number with decimals"),
        (json!(1e300), "a very large number"),
        (json!(true), "true"),
        (json!(false), "false"),
        (json!([]), "an empty list"),
        (json!({ "a": 1 }), "an object of 1 keys"),
        (json!(""), "empty"),
        (json!("  "), "empty but for spaces"),
        (json!("a\nb"), "a text with line breaks or control characters"),
        (json!("ü".repeat(121)), "a text of 121 characters"),
    ] {
        one("/brand/name", &format!("\"name\" is {found}; it is {name}."), |c| c["brand"]["name"] = value);
    }
    let gate = "\"gate\" is \"sotf\"; it is \"soft\", \"none\", \"hard\" or \"start\". Did you mean \"soft\"?";
    one("/gate", gate, |c| c["gate"] = json!("sotf"));
    let colour = "\"accent\" is \"#FFCC0\"; it is a colour such as #FFCC00 or #FC0.";
    one("/brand/accent", colour, |c| c["brand"]["accent"] = json!("#FFCC0"));
    let flag = "\"required\" is \"no\"; it is true or false.";
    one("/lead/consents/0/required", flag, |c| c["lead"]["consents"][0]["required"] = json!("no"));
    let id = "\"id\" is \"a b\"; it is a name of 1 to 80 letters, digits, dots, underscores and hyphens.";
    one("/id", id, |c| c["id"] = json!("a b"));
}

#[test]
fn lists_and_maps() {
    let fields = "a list of 1 to 7, no two the same, each \"email\", \"first_name\", \"last_name\", \"company\", \
                  \"role\", \"phone\" or \"country\"";
    for (value, found) in [
        (json!([]), "an empty list"),
        (json!(["email", "email"]), "a list with two equal entries"),
        (json!(vec!["email"; 8]), "a list of 8 entries"),
    ] {
        let sentence = format!("\"fields\" is {found}; it is {fields}.");
        one("/lead/fields", &sentence, |c| c["lead"]["fields"] = value);
    }
    let each = fields.split("each ").last().unwrap();
    let sentence = format!("Entry 2 of \"fields\" is \"first-name\"; it is {each}. Did you mean \"first_name\"?");
    one("/lead/fields/1", &sentence, |c| c["lead"]["fields"][1] = json!("first-name"));
    let language = "The key \"English\" is not allowed; it is a language such as en or pt-BR.";
    one("/texts/English", language, |c| c["texts"] = json!({ "English": {} }));
    let slashes = "The key \"a/b~c\" is not allowed; it is a field of the lead, of 1 to 80 lower-case letters, digits and \
                   underscores.";
    one("/lead/options/map/a~1b~0c", slashes, |c| c["lead"]["options"] = json!({ "map": { "a/b~c": "x" } }));
    let many: serde_json::Map<String, Value> = (0..501).map(|n| (format!("a.{n}"), json!("x"))).collect();
    let found = refusals(&json!({ "schema": "execution-gap.campaign/1", "texts": { "en": many } }));
    assert!(found[0].1.starts_with("\"en\" is an object of 501 keys; it is an object of up to 500 keys, each a name"));
}

#[test]
fn addresses() {
    let rule = "it is an address that starts with https:// and a host name in lower case, without user name, spaces or \
                letters outside ASCII.";
    for address in [
        "acme.example/book",
        "//acme.example",
        "/book",
        "javascript:alert(1)",
        "https://",
        "https://acme.example:x/",
        "https://user:pw@acme.example/",
        "https://Acme.example/",
        "https://acme.example/a b",
        "https://münchen.example/",
        "https://acme.example\\@evil.example/",
        "ftp://acme.example/",
        "https://acme.example:123456/",
    ] {
        let shown = format!("\"url\" is \"{address}\"; {rule}");
        one("/cta/url", &shown, |c| c["cta"]["url"] = json!(address));
    }
    let long = format!("https://acme.example/{}", "a".repeat(1024));
    one("/cta/url", &format!("\"url\" is too long; {rule}"), |c| c["cta"]["url"] = json!(long));
    let plain = "The address is not encrypted; it starts with https://; http:// is for pages on the machine itself.";
    for path in ["/brand/logo", "/cta/url", "/lead/endpoint", "/lead/notice/url"] {
        one(path, plain, |c| *c.pointer_mut(path).unwrap() = json!("http://acme.example/x"));
    }
    let private = "is this machine or a private network, which visitors do not reach.";
    let six = "is an IP version 6 address, which visitors without that version do not reach; it is a host name.";
    let name = "is no full host name, such as www.example.com.";
    let number = "is no IP address in four numbers.";
    for (host, reason) in [
        ("localhost", private),
        ("gap.localhost", private),
        ("127.0.0.1", private),
        ("127.1", private),
        ("10.1.2.3", private),
        ("172.16.0.1", private),
        ("172.31.255.255", private),
        ("192.168.1.1", private),
        ("169.254.169.254", private),
        ("100.64.0.1", private),
        ("0.0.0.0", private),
        ("[::1]", private),
        ("[fd00::1]", six),
        ("printer.local", private),
        ("crm.internal", private),
        ("crm", name),
        ("acme..example", name),
        ("-acme.example", name),
        ("acme.example.", name),
        ("2130706433", number),
        ("0x7f.1", number),
        ("0x7f000001", number),
        ("010.1.2.3", number),
        ("1.2.3.4.5", number),
        ("1.2.3.256", number),
    ] {
        let shown = format!("The host \"{host}\" {reason}");
        one("/cta/url", &shown, |c| c["cta"]["url"] = json!(format!("https://{host}/x")));
    }
    for host in ["172.32.0.1", "8.8.8.8", "xn--mnchen-3ya.example", "a-b.example"] {
        let mut campaign = contract();
        campaign["cta"]["url"] = json!(format!("https://{host}:8443/x?y=z#w"));
        assert_eq!(refusals(&campaign), [], "{host}");
    }
}

#[test]
fn weights() {
    let rule =
        "it is a number from 0 to 1000. Only the ratio of the three counts, so larger numbers would say nothing more.";
    for (value, found) in [(json!(-1), "-1"), (json!(1001), "1001"), (json!("2"), "\"2\""), (json!(null), "null")] {
        one("/weights/PO", &format!("\"PO\" is {found}; {rule}"), |c| c["weights"]["PO"] = value);
    }
    let none = "No capability counts; give at least one a weight of 0.001 or more.";
    one("/weights", none, |c| c["weights"] = json!({ "BI": 0, "PO": 0.0, "AA": 1e-300 }));
    let fixed = "\"d_max\" is refused. Bands, the most that drag can take and the reference ambition are the same in \
                 every campaign, or results could not be compared.";
    one("/d_max", fixed, |c| c["d_max"] = json!(0.5));
    one("/bands", &fixed.replace("d_max", "bands"), |c| c["bands"] = json!([10, 20]));
    let attribute = "\"theme\" is refused. It is an attribute of <execution-gap>; set it in the page.";
    one("/theme", attribute, |c| c["theme"] = json!("dark"));
}

#[test]
fn texts() {
    #[track_caller]
    fn text(key: &str, text: &str, sentence: &str) {
        one(&format!("/texts/en/{key}"), sentence, |c| c["texts"]["en"] = json!({ key: text }));
    }
    text("welcome.titel", "x", "There is no text \"welcome.titel\". Did you mean \"welcome.title\"?");
    text("nothing.like.it", "x", "There is no text \"nothing.like.it\".");
    let section = "the text keeps \"{n}\", \"{total}\" and \"{section}\", in branches \"other\" too.";
    text("section.status", "Part {n}: {section}", &format!("The placeholder \"total\" is lost; {section}"));
    let when = "the text keeps \"{n}\", \"{total}\" and \"{when}\", in branches \"other\" too.";
    text("resume.at_question", "Saved {when}, {n}.", &format!("The placeholder \"total\" is lost; {when}"));
    let unknown = "The placeholder \"score\" is unknown in this text; it has none.";
    text("welcome.title", "Your gap: {score}", unknown);
    let pairs = "The braces { and } of the placeholders do not match.";
    for broken in ["a { b", "a } b", "{n, plural, other {x}"] {
        text("welcome.title", broken, pairs);
    }
    let choice = "A choice is written {name, plural, one {…} other {…}} or {name, select, … other {…}}.";
    for broken in ["{n, plural, one {x}}", "{n, number, other {x}}", "{n, plural}", "{n, plural, other {x} y}"] {
        text("welcome.title", broken, choice);
    }
    text(
        "welcome.title",
        &format!("{}x{}", "{n, plural, other {".repeat(9), "}}".repeat(9)),
        "Choices are nested too deeply.",
    );
    let lead = "welcome.lead";
    let both = "the text keeps \"{n}\" and \"{minutes}\", in branches \"other\" too.";
    text(lead, "{n} questions", &format!("The placeholder \"minutes\" is lost; {both}"));
    let only_one = "{n, plural, one {{n} question} other {questions}}, {minutes} minutes";
    text(lead, only_one, &format!("The placeholder \"n\" is lost; {both}"));
    let mut campaign = contract();
    campaign["texts"]["en"] = json!({ lead: "{minutes} min, {n, plural, one {one question} other {{n} questions}}" });
    assert_eq!(refusals(&campaign), []);
}

#[test]
fn benchmark() {
    let with = |change: fn(&mut Value)| {
        move |c: &mut Value| {
            c["benchmark"] = everything()["benchmark"].clone();
            change(&mut c["benchmark"]);
        }
    };
    let few = "\"n\" is 199; it is a whole number from 200 to 100000000. A smaller group says more about who took part \
               than about others.";
    one("/benchmark/n", few, with(|b| b["n"] = json!(199)));
    let missing = |field: &str, words: &str| format!("\"{field}\" is missing; it is {words}.");
    let number = missing("n", "a whole number from 200 to 100000000");
    one("/benchmark/n", &number, with(|b| _ = b.as_object_mut().unwrap().remove("n")));
    let source = missing("source", "a text of 1 to 200 characters on one line");
    one("/benchmark/source", &source, with(|b| _ = b.as_object_mut().unwrap().remove("source")));
    let date = missing("date", "a month or day such as 2027-03 or 2027-03-31");
    one("/benchmark/date", &date, with(|b| _ = b.as_object_mut().unwrap().remove("date")));
    let spring = "\"date\" is \"spring 2027\"; it is a month or day such as 2027-03 or 2027-03-31.";
    one("/benchmark/date", spring, with(|b| b["date"] = json!("spring 2027")));
    let nothing = "There is nothing to compare with; give \"gap\", or \"areas\" with at least one area, or both.";
    one(
        "/benchmark",
        nothing,
        with(|b| {
            b.as_object_mut().unwrap().remove("gap");
            b.as_object_mut().unwrap().remove("areas");
        }),
    );
    one("/benchmark", nothing, with(|b| b["areas"] = json!({})));
    let percentile = "\"percentile\" is refused. A percentile would need answers from a sample that stands for all; \
                      visitors choose themselves.";
    one("/benchmark/percentile", percentile, with(|b| b["percentile"] = json!(80)));
    let share = "\"results\" is 40; it is a number from 0 to 1.";
    one("/benchmark/areas/CLD/results", share, with(|b| b["areas"]["CLD"]["results"] = json!(40)));
}

#[test]
fn secrets() {
    let reason = "Every visitor can read this file, so a secret in it is no secret; keep it on a server of yours.";
    for key in
        ["api_key", "apiKey", "API-KEY", "token", "access_token", "secret", "password", "Authorization", "bearer"]
    {
        let sentence = format!("\"{key}\" is refused. {reason}");
        one(&format!("/lead/options/{key}"), &sentence, |c| c["lead"]["options"] = json!({ key: "x" }));
        one(&format!("/{key}"), &sentence, |c| c[key] = json!("x"));
    }
    let value = format!("This looks like a password or key. {reason}");
    for secret in [
        "sk_live_0123456789abcdef",
        "xoxb-0123456789-abcdef",
        "pat-na1-01234567-89ab-cdef",
        "ghp_0123456789abcdef0123",
        "Bearer eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl",
        "-----BEGIN PRIVATE KEY-----",
        "AKIA0123456789ABCDEF",
    ] {
        one("/brand/name", &value, |c| c["brand"]["name"] = json!(secret));
        one("/lead/consents/0/text", &value, |c| c["lead"]["consents"][0]["text"] = json!(format!("x {secret}")));
    }
    one("/lead/endpoint", &value, |c| {
        c["lead"]["endpoint"] = json!("https://leads.acme.example/xoxb-0123456789-abcdef");
    });
    let address = format!("The address carries a password or key. {reason}");
    one("/lead/endpoint", &address, |c| c["lead"]["endpoint"] = json!("https://leads.acme.example/v1?api_key=1"));
    let mut campaign = contract();
    campaign["id"] = json!("x pat-na1-01234567-89ab-cdef");
    campaign["lead"]["adapter"] = json!("pat-na1-01234567-89ab-cdef");
    let found = refusals(&campaign);
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(!found.iter().any(|(_, sentence)| sentence.contains("pat-na1")), "{found:?}");
    for harmless in ["SG. A name", "sk_live_", "eyJ and so on for ever", "Tokenless"] {
        let mut campaign = contract();
        campaign["brand"]["name"] = json!(harmless);
        assert_eq!(refusals(&campaign), [], "{harmless}");
    }
}

#[test]
fn every_mistake_at_once() {
    let mut campaign = contract();
    campaign["schema"] = json!("x");
    campaign["gate"] = json!(1);
    campaign["weights"]["BI"] = json!(-1);
    campaign["cta"]["url"] = json!("http://acme.example");
    campaign["lead"]["consents"][0]["checked"] = json!(true);
    campaign["lead"]["mode"] = json!("jsn");
    let mut pointers: Vec<String> = refusals(&campaign).into_iter().map(|(pointer, _)| pointer).collect();
    pointers.sort();
    assert_eq!(pointers, ["/cta/url", "/gate", "/lead/consents/0/checked", "/lead/mode", "/schema", "/weights/BI"]);
}

#[test]
fn a_long_list_is_cut() {
    let mut campaign = contract();
    for n in 0..70 {
        campaign[format!("unknown{n}")] = json!(1);
    }
    let refusals = checked(&campaign, None).unwrap_err();
    assert_eq!(refusals.len(), MOST + 1);
    let last = Refusal { pointer: String::new(), message: "And 20 more.".to_owned(), closes: None };
    assert_eq!(refusals.last(), Some(&last));
}
