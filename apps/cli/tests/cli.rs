//! The native program from outside: what goes in, what comes out, and how it ends. What a report says is in
//! `golden.rs`.
#![cfg(feature = "cli")]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

const W5: &str = r#"{"form":"express","answers":{"S-CLD":3,"S-CYB":3,"S-DCX":3,"R-CLD":1,"R-DCX":1,"INT":1,"UNP":1,"FRI":1,"BEN":1}}"#;

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_execution-gap"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], input: impl Into<Vec<u8>>) -> Output {
    let mut child = program(arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.into();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    // A program that ends early closes its input.
    let _ = writer.join();
    output
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    output
        .stdout
        .split(|&byte| byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect()
}

/// A file with the built-in assessment, changed; removed at the end.
struct File(PathBuf);

impl File {
    fn new(name: &str, change: impl FnOnce(&mut Value)) -> Self {
        let mut source: Value =
            serde_json::from_str(include_str!("../../../crates/model/src/content/assessment.json")).unwrap();
        change(&mut source);
        let path = std::env::temp_dir().join(format!("execution-gap-{}-{name}.json", std::process::id()));
        fs::write(&path, source.to_string()).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[test]
fn a_report_for_a_line() {
    let output = run(&["score"], W5);
    assert!(output.status.success() && output.stderr.is_empty());
    let [report] = &lines(&output)[..] else { panic!("one line") };
    assert!((report["gap"].as_f64().unwrap() - 54.6875).abs() < 1e-9);
    assert!(report["roadmap"].is_array() && report["robustness"]["of"] == 27);
    let brief = &lines(&run(&["score", "--brief"], format!("{W5}\n")))[0];
    assert!(brief.get("roadmap").is_none() && brief.get("robustness").is_none());
    assert_eq!(brief["gap"], report["gap"]);
}

#[test]
fn bad_lines_leave_their_place_and_nothing_else() {
    let input = format!(
        "{W5}\nnonsense\n\n{{\"form\":\"express\",\"answers\":{{\"INT\":9}}}}\r\n{{\"form\":\"long\",\"answers\":{{}}}}\n\
         {{\"form\":\"full\"}}\n{{\"form\":\"express\",\"answers\":[1]}}\n{{\"answers\":{{\"INT\":true}},\"form\":\"full\",\"id\":7}}\n   \n{W5}"
    );
    let output = run(&["score", "--brief"], input);
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output);
    let no_object = "the line is no object with \"form\" and \"answers\": ";
    let expected = [
        (2, format!("{no_object}expected ident at column 2.")),
        (4, "\"INT\" is 9; an answer is a whole number from 0 to 4, \"dk\" or \"na\".".to_owned()),
        (5, "\"form\" is \"long\"; forms are \"express\" and \"full\".".to_owned()),
        (6, format!("{no_object}missing field `answers` at column 15.")),
        (7, format!("{no_object}invalid type: sequence, expected an object of answers by item at column 29.")),
        (8, "\"INT\" is true; an answer is a whole number from 0 to 4, \"dk\" or \"na\".".to_owned()),
    ];
    let bad: Vec<Value> = expected.iter().map(|(line, error)| json!({ "error": error, "line": line })).collect();
    assert_eq!(lines[1..7], bad);
    assert_eq!(lines.len(), 8);
    assert!(lines[0]["gap"].is_number() && lines[7]["gap"].is_number());
}

#[test]
fn long_lines_binary_lines_and_nothing() {
    let long = "x".repeat(1 << 20);
    let input = format!("{W5}\n{long}\n{W5}\n{long}");
    let lines_of = lines(&run(&["score", "--brief"], input));
    let too_long = |line| json!({ "error": "the line is longer than 65536 bytes.", "line": line });
    assert_eq!(lines_of.len(), 4);
    assert_eq!((&lines_of[1], &lines_of[3]), (&too_long(2), &too_long(4)));
    assert!(lines_of[2]["gap"].is_number());
    // The longest line that is allowed, with and without its line end.
    let exact = format!("{W5}{}", " ".repeat(65536 - W5.len()));
    assert!(run(&["score", "--brief"], exact.clone()).status.success());
    assert!(run(&["score", "--brief"], format!("{exact}\n{exact}\n")).status.success());
    let binary = run(&["score"], vec![0xff, 0x00, 0xfe, b'\n']);
    assert_eq!((binary.status.code(), lines(&binary).len()), (Some(1), 1));
    let nothing = run(&["score"], "");
    assert!(nothing.status.success() && nothing.stdout.is_empty());
}

#[test]
fn order_is_kept_over_many_batches() {
    let mut input = String::new();
    for number in 0..6_000u32 {
        let rung = |place: u32| number / 5u32.pow(place) % 5;
        input += &format!(
            r#"{{"form":"express","answers":{{"INT":{},"UNP":{},"FRI":{},"BEN":{},"R-CLD":{}}}}}"#,
            rung(0),
            rung(1),
            rung(2),
            rung(3),
            rung(4)
        );
        input += "\n";
        if number % 1000 == 7 {
            input += "bad\n";
        }
    }
    let once = run(&["score", "--brief"], input.clone());
    assert_eq!(once.status.code(), Some(1));
    let found = lines(&once);
    assert_eq!(found.len(), 6_006);
    // Each line is the one that its input asked for: 3,125 companies repeat.
    let good: Vec<&Value> = found.iter().filter(|line| line.get("error").is_none()).collect();
    for (first, again) in good.iter().zip(&good[3125..]) {
        assert_eq!(first, again);
    }
    let bad: Vec<u64> = found.iter().filter_map(|line| line["line"].as_u64()).collect();
    assert_eq!(bad[..3], [9, 1010, 2011]);
    assert_eq!(once.stdout, run(&["score", "--brief"], input).stdout, "two runs differ");
}

#[test]
fn an_answer_comes_before_the_next_question() {
    let mut child = program(&["score", "--brief"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for _ in 0..3 {
        writeln!(stdin, "{W5}").unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert!(line.contains("\"shown\":55"), "{line}");
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = program(&["score", "--brief"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || while writeln!(stdin, "{W5}").is_ok() {});
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 100]).unwrap();
    drop(stdout);
    let mut words = String::new();
    child.stderr.take().unwrap().read_to_string(&mut words).unwrap();
    assert!(child.wait().unwrap().success() && words.is_empty(), "{words}");
    writer.join().unwrap();
}

#[test]
fn another_assessment() {
    let own = File::new("own", |a| a["version"] = json!("acme-2"));
    let report = &lines(&run(&["score", "--brief", "--assessment", own.path()], W5))[0];
    assert_eq!(report["model_version"], "acme-2");
    let broken = File::new("broken", |a| a["items"][3]["effort"] = json!(0));
    let refused = run(&["score", "--assessment", broken.path()], W5);
    assert_eq!(refused.status.code(), Some(1));
    let sentence = "/items/3/effort: the effort is 0; an effort is a number above 0 and up to 1000.\n";
    assert_eq!((refused.stdout.len(), String::from_utf8(refused.stderr).unwrap()), (0, sentence.to_owned()));
}

/// A campaign of `docs/leads.md`, by its receiver, as a marketer would copy it.
fn documented(profile: &str) -> Value {
    let page = fs::read_to_string("../../docs/leads.md").unwrap();
    let blocks = page.split("```json\n").skip(1).map(|block| block.split("```").next().unwrap());
    let mut campaigns = blocks.filter_map(|block| serde_json::from_str::<Value>(block).ok());
    campaigns.find(|campaign| campaign["lead"]["profile"] == profile).expect(profile)
}

#[test]
fn the_form_for_a_site_on_netlify() {
    let file = File::new("netlify", |value| *value = documented("netlify"));
    let output = run(&["netlify", file.path()], "");
    assert!(output.status.success() && output.stderr.is_empty());
    let form = String::from_utf8(output.stdout).unwrap();
    assert!(form.starts_with("<form name=\"gap\" data-netlify=\"true\" hidden>\n  <input name=\"schema\">\n"));
    assert!(form.ends_with("</form>\n"));
    // The short form of the page has no field that is not sent.
    let page = fs::read_to_string("../../docs/leads.md").unwrap();
    let short = page.split("<form name=\"gap\"").nth(1).unwrap().split("</form>").next().unwrap();
    let names: Vec<_> = short.split(" name=\"").skip(1).map(|part| part.split('"').next().unwrap()).collect();
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        assert!(form.contains(&format!(" name=\"{name}\"")), "docs/leads.md has a field {name} that is not sent");
    }
}

#[test]
fn no_form_for_what_is_no_campaign_for_netlify() {
    let refused = |change: fn(&mut Value)| {
        let file = File::new("no-netlify", change);
        let output = run(&["netlify", file.path()], "");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
        String::from_utf8(output.stderr).unwrap()
    };
    let other = refused(|value| *value = documented("formspree"));
    assert_eq!(other, "/lead/profile: only leads for \"netlify\" need a form in the site's HTML.\n");
    let nameless = refused(|value| {
        *value = documented("netlify");
        value["lead"]["options"].as_object_mut().unwrap().clear();
        value["lead"]["colour"] = json!("red");
    });
    assert!(nameless.lines().any(|line| line.starts_with("/lead/colour: ")), "{nameless}");
    assert!(nameless.lines().any(|line| line.starts_with("/lead/options") && line.contains("form_name")), "{nameless}");
    assert!(refused(|value| *value = json!([])).starts_with("/: "));
    let missing = run(&["netlify", "/nowhere/at-all.json"], "");
    assert!(String::from_utf8(missing.stderr).unwrap().contains("/nowhere/at-all.json cannot be read"));
}

#[test]
fn check_tells_every_defect_of_an_assessment() {
    let sound = run(&["check", File::new("sound", |_| {}).path()], "");
    assert!(sound.status.success());
    assert!(text(&sound.stdout).ends_with("is sound: 23 items, 9 of them in the express form.\n"));
    let broken = File::new("two", |a| {
        a["version"] = json!("");
        a["items"][3]["effort"] = json!(0);
    });
    let told = run(&["check", broken.path()], "");
    assert_eq!(told.status.code(), Some(1));
    let text = text(&told.stdout);
    let lines: Vec<_> = text.lines().map(|line| line.strip_prefix(&format!("{}:1:", broken.path())).unwrap()).collect();
    let [version, effort] = lines[..] else { panic!("{text}") };
    assert!(version.ends_with(": /version: the version is a text of 1 to 40 characters."), "{version}");
    assert!(effort.split_once(": ").unwrap().1.starts_with("/items/3/effort: "), "{effort}");
}

const CAMPAIGN: &str = r##"{
  "schema": "execution-gap.campaign/1",
  "brand": { "name": "Acme", "accent": "#fc0" },
  "gate": "sotf",
  "lead": {
    "adapter": "webhook",
    "endpoint": "http://leads.acme.example/v1"
  }
}"##;

#[test]
fn check_tells_every_mistake_of_a_campaign_with_its_place() {
    let told = run(&["check", "-"], CAMPAIGN);
    assert_eq!((told.status.code(), told.stderr.len()), (Some(1), 0));
    let said = text(&told.stdout);
    let lines: Vec<_> = said.lines().collect();
    let [gate, endpoint, verdict] = lines[..] else { panic!("{said}") };
    assert_eq!(
        gate,
        "<stdin>:4:11: /gate: \"gate\" is \"sotf\"; it is \"soft\", \"none\", \"hard\" or \"start\". Did you mean \"soft\"?"
    );
    assert!(endpoint.starts_with("<stdin>:7:17: /lead/endpoint: The address is not encrypted;"), "{endpoint}");
    assert_eq!(verdict, "<stdin>: there is no contact form until \"lead\" and \"schema\" are sound.");
    // On the machine itself that address is allowed.
    let local = text(&run(&["check", "--page", "http://localhost:8080", "-"], CAMPAIGN).stdout);
    assert_eq!(local.lines().count(), 1, "{local}");
}

#[test]
fn check_tells_notes_and_lists_more_mistakes_than_a_page() {
    let sound = CAMPAIGN.replace("sotf", "soft").replace("http:", "https:");
    let told = run(&["check", "-"], sound.as_str());
    assert_eq!(told.status.code(), Some(0));
    let said = text(&told.stdout);
    assert!(said.lines().any(|line| line.starts_with("<stdin>:3:40: note: /brand/accent: ")), "{said}");
    assert_eq!(said.lines().last(), Some("<stdin> is sound."));
    let keys: String = (0..70).map(|n| format!("\"k{n}\": 1,\n")).collect();
    let many = text(&run(&["check", "-"], sound.replacen('{', &format!("{{{keys}"), 1)).stdout);
    assert_eq!(many.lines().count(), 70);
    assert!(many.lines().last().unwrap().starts_with("<stdin>:70:8: /k69: "), "{many}");
}

#[test]
fn check_takes_several_files_and_loses_none() {
    let sound = File::new("first", |_| {});
    let campaign = File::new("second", |value| *value = json!({ "schema": "execution-gap.campaign/1", "gate": 1 }));
    let other = File::new("third", |value| *value = json!({ "schema": "execution-gap.report/2" }));
    let list = File::new("list", |value| *value = json!([]));
    let told = run(&["check", campaign.path(), "/nowhere/at-all.json", other.path(), list.path(), sound.path()], "");
    assert_eq!(told.status.code(), Some(1));
    let said = text(&told.stdout);
    let lines: Vec<_> = said.lines().collect();
    let [gate, missing, schema, none, last] = lines[..] else { panic!("{said}") };
    assert!(gate.starts_with(&format!("{}:1:", campaign.path())) && gate.contains(": /gate: "), "{gate}");
    assert!(missing.starts_with("/nowhere/at-all.json cannot be read: "), "{missing}");
    let kinds = "it is \"execution-gap.campaign/1\" or \"execution-gap.assessment/1\".";
    assert!(
        schema.contains(":1:11: /schema: \"schema\" is \"execution-gap.report/2\"; ") && schema.ends_with(kinds),
        "{schema}"
    );
    assert!(none.contains(":1:1: /schema: \"schema\" is missing; ") && none.ends_with(kinds), "{none}");
    assert!(last.starts_with(sound.path()) && last.contains("is sound"), "{last}");
    assert_eq!(run(&["check", sound.path(), sound.path()], "").status.code(), Some(0));
    assert_eq!(run(&["check"], "").status.code(), Some(2));
}

#[test]
fn check_says_where_a_file_is_no_json() {
    for (input, place) in [
        ("{\n  \"schema\": \"execution-gap.campaign/1\",\n}", "<stdin>:3:1: "),
        ("{\"schema\": 1, \"schema\": 2}", "<stdin>:1:"),
        (&"[".repeat(100_000), "<stdin>:1:17: "),
        ("", "<stdin>:1:1: "),
    ] {
        let told = run(&["check", "-"], input);
        assert_eq!(told.status.code(), Some(1));
        let said = text(&told.stdout);
        assert!(said.starts_with(place) && said.contains("the file cannot be used: "), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    // Editors on Windows begin a file with a mark.
    let marked = format!("\u{feff}{}", r#"{ "schema": "execution-gap.campaign/1" }"#);
    assert_eq!(text(&run(&["check", "-"], marked).stdout), "<stdin> is sound.\n");
}

#[test]
fn check_prints_what_a_page_makes_of_a_campaign() {
    let told = run(&["check", "--effective", "-"], CAMPAIGN);
    assert_eq!(told.status.code(), Some(1));
    let [settings] = &lines(&told)[..] else { panic!("one line") };
    assert_eq!(settings["file"], "<stdin>");
    assert_eq!(settings["campaign"]["gate"], "soft");
    assert_eq!(settings["campaign"]["brand"], json!({ "name": "Acme", "accent": "#FFCC00" }));
    assert_eq!(settings["campaign"].get("lead"), None);
    assert_eq!(settings["colours"]["--gap-color-accent"], json!(["#907200", "#FFCC00"]));
    assert!(text(&told.stderr).contains("/lead/endpoint: "));
}
