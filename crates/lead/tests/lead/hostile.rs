//! Input that means harm or is just noise: nothing panics, and what leaves is well-formed. `PROPTEST_CASES` says how often
//! each is tried.

use execution_gap_campaign::{Json, trusted};
use execution_gap_lead::csv::{Separator, table};
use execution_gap_lead::flat::{Row, Value as Cell};
use execution_gap_lead::payload::{LONGEST, Lead};
use execution_gap_lead::vcard::card;
use execution_gap_lead::{Answer, Submission, attribution, email, encoded_length, judge, next_try, phone, prepare};
use proptest::prelude::*;
use serde_json::Value;

use super::exports::{is_formula, parse};
use super::support::{all, draft, everyone, generic, submission, tree};

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(300)
}

/// Texts that have done harm somewhere.
const EVIL: [&str; 14] = [
    "",
    "=1+2\";=1+2",
    "A\r\nTEL:123",
    "\u{0}\u{7f}\u{85}\u{feff}",
    "\u{202e}gpj.exe",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "__proto__",
    "%E0%A4%A",
    "a@b.c",
    "𝄞語ä",
    "\\\",;\n=",
    "https://a.b/?utm_source=%F0%9D&gclid=x#gap1.AQ",
    "\u{2028}\u{2029}",
];

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![2 => prop::sample::select(&EVIL[..]).prop_map(str::to_owned), 2 => any::<String>(), 1 => "[ -~]{0,60}"]
}

/// Every text and key that occurs in a submission or an answer, so that noise gets far enough to be read.
fn known() -> Vec<String> {
    fn collect(value: &Value, into: &mut Vec<String>) {
        match value {
            Value::Object(entries) => entries.iter().for_each(|(key, value)| {
                into.push(key.clone());
                collect(value, into);
            }),
            Value::Array(elements) => elements.iter().for_each(|value| collect(value, into)),
            Value::String(text) => into.push(text.clone()),
            _ => {}
        }
    }
    let mut known = ["kind", "response", "status", "body", "errors", "field", "code", "frame", "location", "loads"]
        .map(str::to_owned)
        .to_vec();
    collect(&submission(), &mut known);
    known
}

fn trees() -> impl Strategy<Value = Json> {
    let word = || prop_oneof![3 => prop::sample::select(known()), 1 => texts()];
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Flag),
        any::<f64>().prop_map(Json::Number),
        (-5..2000_i32).prop_map(|number| Json::Number(number.into())),
        word().prop_map(Json::Text),
    ];
    leaf.prop_recursive(4, 40, 8, move |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..8).prop_map(Json::List),
            3 => prop::collection::vec((word(), inner), 0..8).prop_map(Json::Object),
        ]
    })
}

/// The sample with something else in place of one of its values.
fn submissions() -> impl Strategy<Value = Json> {
    let mut places = Vec::new();
    fn collect(value: &Json, at: Vec<usize>, into: &mut Vec<Vec<usize>>) {
        for (position, (_, inner)) in value.entries().iter().enumerate() {
            let mut here = at.clone();
            here.push(position);
            into.push(here.clone());
            collect(inner, here, into);
        }
    }
    let sample = tree(&submission());
    collect(&sample, Vec::new(), &mut places);
    let place = prop::collection::vec((prop::sample::select(places), trees()), 1..4);
    place.prop_map(move |changes| {
        let mut changed = sample.clone();
        for (place, value) in changes {
            put(&mut changed, &place, value);
        }
        changed
    })
}

/// Noise in the shape of a submission: what one cannot do without, and noise everywhere else.
fn shaped() -> impl Strategy<Value = Json> {
    const DETAIL: [&str; 9] =
        ["contact", "consents", "weights", "profile", "request_text", "now", "shown_at", "recorded_by", "trap"];
    const WHOLE: [&str; 8] = ["id", "mode", "page", "attribution", "hidden", "signals", "captcha", "pow"];
    const ITEMS: [&str; 9] = ["INT", "UNP", "BEN", "FRI", "R-CLD", "R-DCX", "S-CLD", "S-CYB", "S-DCX"];
    let text = |text: &str| Json::Text(text.to_owned());
    let answer = prop_oneof![
        (0..5_i32).prop_map(|rung| Json::Number(rung.into())),
        prop::sample::select(vec![text("dk"), text("na")])
    ];
    let answers = prop::collection::vec((prop::sample::select(&ITEMS[..]), answer), 0..9);
    let noise = |names: &'static [&'static str]| {
        let name = prop::sample::select(names).prop_map(str::to_owned);
        prop::collection::vec((name, trees()), 0..6)
    };
    (any::<bool>(), answers, noise(&DETAIL), noise(&WHOLE)).prop_map(
        move |(is_full, answers, mut detail, mut whole)| {
            let answers = answers.into_iter().map(|(item, answer)| (item.to_owned(), answer)).collect();
            detail.push(("form".to_owned(), text(if is_full { "full" } else { "express" })));
            detail.push(("answers".to_owned(), Json::Object(answers)));
            whole.push(("detail".to_owned(), Json::Object(detail)));
            Json::Object(whole)
        },
    )
}

fn put(tree: &mut Json, place: &[usize], value: Json) {
    match (tree, place) {
        (tree, []) => *tree = value,
        (Json::Object(entries), [first, rest @ ..]) => {
            if let Some((_, inner)) = entries.get_mut(*first) {
                put(inner, rest, value);
            }
        }
        _ => {}
    }
}

fn settings(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// What leaves can be read again, is no longer than a lead may be, and has nothing in it that cannot be shown.
fn sound(which: usize, submission: &Submission) -> Result<(), TestCaseError> {
    let draft = prepare(&all()[which], submission, 1).map_err(TestCaseError::fail)?;
    let text = serde_json::to_string(&draft.payload).unwrap();
    prop_assert!(text.len() <= LONGEST, "{} bytes", text.len());
    prop_assert!(!text.contains(|c: char| c.is_control()));
    let read: Lead = serde_json::from_str(&text).unwrap();
    prop_assert_eq!(read, draft.payload);
    if let Some(fields) = &draft.request.fields {
        prop_assert!(encoded_length(fields) <= LONGEST);
    }
    Ok(())
}

proptest! {
    #![proptest_config(settings(cases()))]

    #[test]
    fn a_submission_is_sent_soundly_or_refused(json in submissions(), which in 0..14_usize) {
        match Submission::read(&json) {
            Err(sentence) => prop_assert!(sentence.ends_with('.') && sentence.contains("\"form\"") | sentence.contains("\"answers\"")),
            Ok(submission) => {
                sound(which, &submission)?;
            }
        }
    }

    #[test]
    fn any_tree_is_a_submission_or_none(json in trees(), shaped in shaped(), which in 0..14_usize) {
        if let Ok(submission) = Submission::read(&json) {
            sound(which, &submission)?;
        }
        sound(which, &Submission::read(&shaped).unwrap())?;
    }

    #[test]
    fn any_tree_is_a_campaign_or_none(json in trees(), which in 0..14_usize) {
        let (_, mut sound) = everyone().swap_remove(which);
        sound["lead"]["options"] = serde_json::to_value(&json).unwrap_or_default();
        let submission = tree(&submission());
        let submission = Submission::read(&submission).unwrap();
        for campaign in [trusted(&json), trusted(&tree(&sound))] {
            let _ = prepare(&campaign, &submission, 1);
        }
    }

    #[test]
    fn an_address_is_read(url in prop_oneof![texts(), "https?://[ -~]{0,80}", "https://a\\.b/(\\?|&)(utm_source|gclid|ScCid)=[ -~%]{0,40}"], gpc: bool) {
        let landing = attribution::read(&url, gpc);
        if let Some(page) = landing.page_url {
            prop_assert!(page.len() <= 1024 && page.bytes().all(|byte| byte.is_ascii_graphic()));
            prop_assert!(!page.contains('#'));
        }
        for (_, value) in landing.params.iter().chain(landing.click_ids.iter()) {
            prop_assert!(value.len() <= 512 && !value.contains(|c: char| c == '@' || c.is_control()));
        }
        prop_assert!(!gpc || landing.click_ids.is_empty());
    }

    #[test]
    fn an_answer_is_judged(json in trees(), status in any::<u16>(), body in prop_oneof![texts(), trees().prop_map(|tree| serde_json::to_string(&tree).unwrap_or_default())], which in 0..14_usize) {
        let campaign = &all()[which];
        let response = Json::Object(vec![
            ("kind".to_owned(), Json::Text("response".to_owned())),
            ("status".to_owned(), Json::Number(status.into())),
            ("content_type".to_owned(), Json::Text("application/json".to_owned())),
            ("body".to_owned(), Json::Text(body)),
        ]);
        for answer in [&json, &response] {
            let verdict = judge(campaign, &Answer::read(answer, |body| serde_json::from_str(body).ok()));
            for error in &verdict.errors {
                prop_assert!(error.message.iter().all(|text| text.chars().count() <= 200 && !text.contains(char::is_control)));
                prop_assert!(error.code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'));
            }
            next_try(verdict.outcome, true, u32::from(status), verdict.retry_after_ms, f64::from(status));
        }
    }

    #[test]
    fn no_cell_is_a_formula(cells in prop::collection::vec((texts(), texts()), 1..6), semicolon: bool) {
        let row = Row(cells.iter().map(|(name, text)| (name.clone(), Cell::Text(text.clone()))).collect());
        let (separator, letter) = if semicolon { (Separator::Semicolon, ';') } else { (Separator::Comma, ',') };
        let rows = parse(&table(std::slice::from_ref(&row), separator), letter).unwrap();
        prop_assert_eq!(rows.len(), 2);
        prop_assert_eq!(rows[0].len(), rows[1].len());
        prop_assert!(rows.iter().flatten().all(|cell| !is_formula(cell)), "{:?}", rows);
    }

    #[test]
    fn a_card_has_only_our_properties(texts in prop::array::uniform7(texts())) {
        thread_local! {
            static LEAD: Lead = draft(&generic(), &submission()).payload;
        }
        let mut lead = LEAD.with(Clone::clone);
        let [first, last, company, role, email, phone, country] = texts.map(Some);
        let contact = &mut lead.contact;
        (contact.first_name, contact.last_name, contact.company, contact.role) = (first, last, company, role);
        (contact.email, contact.phone_raw, contact.phone_e164, contact.country) = (email, phone.clone(), phone, country);
        let card = card(&lead);
        prop_assert!(card.ends_with("\r\n"));
        prop_assert!(!card.replace("\r\n", "").contains(|c: char| c.is_control()));
        prop_assert!(card.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = card.replace("\r\n ", "");
        let names: Vec<&str> = unfolded.lines().map(|line| line.split([':', ';']).next().unwrap()).collect();
        let known = ["BEGIN", "VERSION", "N", "FN", "ORG", "TITLE", "EMAIL", "TEL", "ADR", "NOTE", "UID", "REV", "END"];
        let mut rest = known.iter();
        prop_assert!(names.iter().all(|name| rest.any(|known| known == name)), "{:?}", names);
    }

    #[test]
    fn contacts_are_checked(text in prop_oneof![texts(), "[a-z.+]{0,10}@[a-z.-]{0,20}", "\\+?[0-9 ().-]{0,20}"]) {
        if let Ok(sound) = email::check(&text) {
            prop_assert!(sound.needs_punycode || email::is_valid_in_html(&text));
            prop_assert_eq!(email::check(&sound.address).unwrap().address, sound.address);
        }
        if let Some(meant) = email::suggest(&text) {
            prop_assert!(email::check(&meant).is_ok());
            prop_assert_eq!(email::suggest(&meant), None);
        }
        email::is_free_mail(&text);
        if let Some(number) = phone::e164(&text) {
            prop_assert_eq!(phone::e164(&number), Some(number));
        }
    }
}
