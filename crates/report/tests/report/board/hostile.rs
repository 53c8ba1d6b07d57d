//! Whatever comes, from the page or from a file, no act breaks the board: it answers, and its sections can still be shown.

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::{Answer, Answers, Form, Rung};
use execution_gap_model::share::encode;
use proptest::prelude::*;

use crate::board::support::{PLANS_AHEAD, TODAY, board, board_of, file, html, visit};

const NAMES: &[&str] = &[
    "people-add",
    "people-role",
    "people-remove",
    "restart",
    "cancel",
    "earlier-add",
    "earlier-date",
    "earlier-remove",
    "link",
    "invite",
    "copied",
    "refused",
    "",
];

fn any_answers() -> impl Strategy<Value = Answers> {
    let answer = prop_oneof![
        Just(Answer::Unanswered),
        Just(Answer::DontKnow),
        Just(Answer::NotApplicable),
        (0u8..5).prop_map(|rung| Answer::Rung(Rung::new(rung).expect("a rung"))),
    ];
    prop::collection::vec(answer, 23).prop_map(|given| {
        let mut answers = Answers::new();
        assessment().indices(Form::Full).zip(given).for_each(|(item, answer)| answers.set(item, answer));
        answers
    })
}

fn any_form() -> impl Strategy<Value = Form> {
    prop_oneof![Just(Form::Express), Just(Form::Full)]
}

fn any_value() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9]{1,3}:[a-z_]{0,10}",
        "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        "#gap1\\.[A-Za-z0-9_-]{0,60}",
        "\\{\"schema\":\"execution-gap.report/1\",\"form\":\"(express|full)\",\"answers\":\\{(\"INT\":[0-9]{1,2})?\\}\\}",
        (any_form(), any_answers()).prop_map(|(form, answers)| encode(assessment(), form, None, &answers)),
        (0usize..200, any::<u8>()).prop_map(|(at, byte)| {
            let mut bytes = file("express", "finance", TODAY, PLANS_AHEAD).into_bytes();
            let at = at % bytes.len();
            bytes[at] = byte;
            String::from_utf8_lossy(&bytes).into_owned()
        }),
    ]
}

/// What is said, without what stands in fields: that is whatever was typed.
fn without_values(html: &str) -> String {
    let mut parts = html.split(" value=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |said, part| said + part.split_once('"').map_or("", |(_, rest)| rest))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_acts_on_any_visit(
        form in any_form(),
        own in any_answers(),
        day in prop_oneof![Just(TODAY.to_owned()), "[0-9-]{0,10}"],
        acts in prop::collection::vec((prop_oneof![4 => prop::sample::select(NAMES).prop_map(str::to_owned), 1 => any::<String>()], any_value()), 1..12),
    ) {
        let mut visit = visit(form, None, own);
        visit.day = day;
        let mut board = board_of(visit);
        for (name, value) in acts {
            let reply = board.act(&name, &value);
            for (_, content) in &reply.slots {
                let html = html(content);
                prop_assert!(!html.contains("<script") && !html.contains("NaN"), "{}", html);
            }
        }
        let html = without_values(&html(&board.sections()));
        for broken in ["{", "}", "NaN", ">inf", "null"] {
            prop_assert!(!html.contains(broken), "{} is shown", broken);
        }
    }
}

#[test]
fn huge_texts_are_answered() {
    let mut board = board(PLANS_AHEAD);
    let open = file("express", "finance", TODAY, PLANS_AHEAD);
    for text in [
        "#gap1.".repeat(300_000),
        format!("{{\"schema\":{}", "[".repeat(1_900_000)),
        open.replace("\"gap\":-7", &format!("\"gap\":[{}0]", "[],".repeat(600_000))),
        open.replace("\"INT\":1", &format!("\"INT\":\"{}\"", "\u{202e}x".repeat(400_000))),
    ] {
        for name in ["people-add", "earlier-add", "refused"] {
            let reply = board.act(name, &text);
            assert!(!reply.slots.is_empty(), "{name}");
        }
    }
}
