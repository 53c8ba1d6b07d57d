//! Share links from outside: every link comes back as it went, nothing else is taken for one, and links that were sent
//! once are read for ever (`tests/golden/links.txt`).

use std::fmt::Write as _;

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answer, Answers, Assessment, Draft, Form, Rung};
use execution_gap_model::profile::Role;
use execution_gap_model::share::{LONGEST, LinkError, PREFIX, Shared, decode, encode, invite};
use proptest::prelude::*;

const GOLDEN: &str = include_str!("../../../../tests/golden/links.txt");
/// What share links may take up, so that mail programs and chats leave them whole.
const BUDGET: usize = 300;

/// As many as `PROPTEST_CASES` says, else enough for every day.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(4000)
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        Just(Answer::Unanswered),
        Just(Answer::DontKnow),
        Just(Answer::NotApplicable),
        (0u8..5).prop_map(|rung| Answer::Rung(Rung::new(rung).expect("a rung"))),
    ]
}

fn any_form() -> impl Strategy<Value = Form> {
    prop_oneof![Just(Form::Express), Just(Form::Full)]
}

fn any_role() -> impl Strategy<Value = Option<Role>> {
    prop::option::of(prop::sample::select(Role::ALL))
}

/// Answers to the items of a form, from one answer for each position of the questionnaire.
fn answers_of(form: Form, given: &[Answer]) -> Answers {
    let mut answers = Answers::new();
    assessment().indices(form).for_each(|item| answers.set(item, given[item.get()]));
    answers
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn answers_come_back_as_they_went(form in any_form(), role in any_role(), given in prop::collection::vec(any_answer(), 23)) {
        let answers = answers_of(form, &given);
        let link = encode(assessment(), form, role, &answers);
        prop_assert!(link.len() <= BUDGET.min(PREFIX.len() + 50), "{} characters", link.len());
        let shared = Shared::Answers { form, role, answers, left_out: 0 };
        prop_assert_eq!(decode(assessment(), &link), Ok(shared));
        prop_assert_eq!(decode(assessment(), &format!(" https://acme.example/a?b=1{link}\n")), Ok(shared));
    }

    #[test]
    fn a_link_with_one_bit_changed_is_refused(form in any_form(), role in any_role(), given in prop::collection::vec(any_answer(), 23)) {
        let link = encode(assessment(), form, role, &answers_of(form, &given));
        for bit in 0..8 * link.len() {
            let mut bytes = link.clone().into_bytes();
            bytes[bit / 8] ^= 1 << (bit % 8);
            if let Ok(changed) = String::from_utf8(bytes) {
                prop_assert!(decode(assessment(), &changed).is_err(), "bit {bit} of {link}");
            }
        }
    }

    /// Whoever forges the checksum gets answers that a visitor could have given, or a refusal.
    #[test]
    fn a_forged_checksum_gives_a_valid_state_or_a_reason(mut bytes in prop::collection::vec(any::<u8>(), 0..24), known in any::<bool>(), small in any::<bool>()) {
        if known && bytes.len() >= 6 {
            let real = bytes_of(&encode(assessment(), Form::Full, None, &Answers::new()));
            bytes[..5].copy_from_slice(&real[..5]);
            if small { bytes[5] &= 0b11111 }
        }
        bytes.extend(crc32(&bytes).to_be_bytes());
        let link = format!("{PREFIX}{}", base64(&bytes));
        match decode(assessment(), &link) {
            Ok(Shared::Answers { form, role, answers, left_out }) => {
                prop_assert_eq!(left_out, 0);
                prop_assert_eq!(encode(assessment(), form, role, &answers), link);
            }
            Ok(Shared::Invitation { form, role }) => prop_assert_eq!(invite(assessment(), form, role), link),
            Err(error) => prop_assert!(error.to_string().ends_with('.')),
        }
    }
}

/// The bytes of a link, read without the code under test.
fn bytes_of(link: &str) -> Vec<u8> {
    let digits: Vec<u32> = link[PREFIX.len()..].chars().map(|c| ALPHABET.find(c).expect("a digit") as u32).collect();
    let bits: String = digits.iter().map(|digit| format!("{digit:06b}")).collect();
    bits.as_bytes()
        .chunks_exact(8)
        .map(|byte| u8::from_str_radix(str::from_utf8(byte).expect("bits"), 2).expect("a byte"))
        .collect()
}

const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn base64(bytes: &[u8]) -> String {
    let mut bits: String = bytes.iter().map(|byte| format!("{byte:08b}")).collect();
    bits.push_str(&"0".repeat((6 - bits.len() % 6) % 6));
    let digit = |six: &[u8]| usize::from_str_radix(str::from_utf8(six).expect("bits"), 2).expect("a digit");
    bits.as_bytes().chunks_exact(6).map(|six| ALPHABET.as_bytes()[digit(six)] as char).collect()
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut table = [0u32; 256];
    for (at, entry) in table.iter_mut().enumerate() {
        *entry = (0..8).fold(at as u32, |c, _| if c & 1 == 1 { 0xedb8_8320 ^ (c >> 1) } else { c >> 1 });
    }
    !bytes.iter().fold(!0u32, |crc, byte| table[((crc ^ u32::from(*byte)) & 0xff) as usize] ^ (crc >> 8))
}

#[test]
fn a_hundred_thousand_random_texts_are_answered_and_none_is_a_link() {
    let mut state = 0x2545_f491_4f6c_dd1du64;
    let mut random = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    for round in 0..100_000 {
        let length = random(60);
        let text: String = (0..length)
            .filter_map(|_| match random(8) {
                0 => char::from_u32(random(0x11_0000) as u32),
                1 => Some('%'),
                _ => Some(ALPHABET.as_bytes()[random(64) as usize] as char),
            })
            .collect();
        let text = if round % 3 == 0 { text } else { format!("{PREFIX}{text}") };
        assert!(decode(assessment(), &text).is_err(), "{text:?} is taken for a link");
    }
}

#[test]
fn long_texts_are_refused_without_being_read() {
    for text in ["A".repeat(2 << 20), format!("{PREFIX}{}", "A".repeat(2 << 20)), "#".repeat(LONGEST + 1)] {
        assert_eq!(decode(assessment(), &text), Err(LinkError::TooLong(text.len())));
    }
    assert_eq!(decode(assessment(), &"A".repeat(LONGEST)), Err(LinkError::NotALink));
}

#[test]
fn every_refusal_has_its_sentence() {
    let link = encode(assessment(), Form::Express, None, &Answers::new());
    let changed = |at: usize, value: u8| {
        let mut bytes = bytes_of(&link);
        bytes.truncate(bytes.len() - 4);
        bytes[at] = value;
        bytes.extend(crc32(&bytes).to_be_bytes());
        format!("{PREFIX}{}", base64(&bytes))
    };
    for (text, sentence) in [
        ("#chapter-2".to_owned(), "The text is no share link: one starts with \"#gap1.\"."),
        (format!("{link}="), "Character 20 after the prefix is not one of A-Z, a-z, 0-9, \"-\" and \"_\"."),
        (
            link[..link.len() - 2].to_owned(),
            "The link does not have the length of a whole link: some of it is missing or added.",
        ),
        (link[..link.len() - 3].to_owned(), "The checksum of the link does not fit: something in it was changed."),
        (PREFIX.to_owned(), "The link does not have the length of a whole link: some of it is missing or added."),
        (changed(0, 2), "The link is of version 2; version 1 is read."),
        (changed(1, 0), "The link was made with questions that are not known here"),
        (changed(5, 1 << 5), "The flags of the link (0b00100000) have no meaning here."),
        (changed(5, 6 << 2), "The flags of the link (0b00011000) have no meaning here."),
        (changed(5, 1), "The link does not have the length of a whole link: some of it is missing or added."),
        (changed(5, 2), "The link does not have the length of a whole link: some of it is missing or added."),
        (changed(9, 1), "The last bits of the link must be 0."),
    ] {
        let error = decode(assessment(), &text).expect_err(&text);
        assert!(error.to_string().starts_with(sentence), "{text}: {error}");
    }
}

#[test]
fn an_invitation_holds_no_answers() {
    for form in Form::ALL {
        for role in [None, Some(Role::BusinessLead), Some(Role::Other)] {
            let link = invite(assessment(), form, role);
            assert_eq!(decode(assessment(), &link), Ok(Shared::Invitation { form, role }));
            assert_eq!(bytes_of(&link).len(), 10);
        }
    }
}

/// Answers to questions that are asked no more are counted, the others kept under their items' ids.
#[test]
fn links_of_an_older_questionnaire_are_read_by_item() {
    let source = include_str!("../../src/content/assessment.json");
    let mut json: serde_json::Value = serde_json::from_str(source).expect("JSON");
    json["version"] = "9.9".into();
    let items = json["items"].as_array_mut().expect("items");
    items.retain(|item| item["id"] != "LAN" && item["id"] != "UNP");
    items.iter_mut().filter(|item| item["id"] == "BEN").for_each(|item| item["express"] = false.into());
    let draft: Draft = serde_json::from_value(json).expect("a draft");
    let newer: Assessment = Assessment::from_draft(&draft).expect("a sound assessment");

    let given: Vec<Answer> = (0..23).map(|at| Answer::Rung(Rung::ALL[at % 5])).collect();
    for (form, gone) in [(Form::Full, 2), (Form::Express, 2)] {
        let old = answers_of(form, &given);
        let link = encode(assessment(), form, None, &old);
        let Ok(Shared::Answers { answers, left_out, .. }) = decode(&newer, &link) else { panic!("{form}: not read") };
        assert_eq!(left_out, gone, "{form}");
        for (item, answer) in answers.iter(&newer, form) {
            let id = &newer.item(item).id;
            assert_eq!(answer, old.get(assessment().find(id).expect("an old item")), "{form} {id}");
        }
    }
    let unknown = encode(&newer, Form::Full, None, &Answers::new());
    assert!(matches!(decode(assessment(), &unknown), Err(LinkError::Questions(_))));
}

/// Lines of the golden file: the link, and what it says. Lines are added with new versions of the questions and never
/// changed: somebody has these links.
#[test]
fn links_that_were_sent_once_are_read_for_ever() {
    let lines: Vec<&str> = GOLDEN.lines().filter(|line| !line.starts_with("//") && !line.is_empty()).collect();
    assert!(lines.len() >= 8);
    for line in lines {
        let (link, said) = line.split_once(' ').expect("a link and what it says");
        assert_eq!(told(&decode(assessment(), link).expect(link)), said, "{link}");
    }
}

fn told(shared: &Shared) -> String {
    let role = |role: &Option<Role>| role.map_or("nobody", Role::id);
    match shared {
        Shared::Invitation { form, role: from } => format!("invitation {form} {}", role(from)),
        Shared::Answers { form, role: from, answers, .. } => {
            let mut text = format!("answers {form} {}", role(from));
            for (item, answer) in answers.iter(assessment(), *form) {
                let mark = match answer {
                    Answer::Unanswered => continue,
                    Answer::Rung(rung) => rung.get().to_string(),
                    Answer::DontKnow => "dk".to_owned(),
                    Answer::NotApplicable => "na".to_owned(),
                };
                let _ = write!(text, " {}:{mark}", assessment().item(item).id);
            }
            text
        }
    }
}
