//! Links to send: what is said before somebody copies one, and what happens where copying is refused.

use execution_gap_model::content::edition::assessment;
use execution_gap_model::engine::Form;
use execution_gap_model::share::{Shared, decode};
use execution_gap_report::sentences::Role;

use crate::board::support::{PLANS_AHEAD, board, given, section, slot, words};

#[test]
fn links_hold_answers_or_an_invitation() {
    let mut board = board(PLANS_AHEAD);
    let link = board.act("link", "").text.expect("a link");
    let role = Some(Role::TechnologyLead);
    let answers = given(PLANS_AHEAD);
    assert_eq!(decode(assessment(), &link), Ok(Shared::Answers { form: Form::Express, role, answers, left_out: 0 }));
    let invitation = board.act("invite", "").text.expect("a link");
    assert_eq!(decode(assessment(), &invitation), Ok(Shared::Invitation { form: Form::Express, role }));
}

#[test]
fn it_says_who_can_see_them_before_the_button() {
    let html = section(&board(PLANS_AHEAD), "share");
    let (before, _) = html.split_once("data-action=\"share\"").expect("a button");
    assert!(before.contains("Anyone with this link can see these answers."));
    insta::assert_snapshot!("share", html);
}

#[test]
fn a_refused_copy_shows_the_whole_address() {
    let mut board = board(PLANS_AHEAD);
    for (name, place, label) in
        [("link", "share-link", "Link to these answers"), ("invite", "invite-link", "Invitation link")]
    {
        let address = format!("https://acme.example/a?b=1&c=\"2\"{}", board.act(name, "").text.expect("a link"));
        let reply = board.act("refused", &address);
        let html = slot(&reply, place).expect("the field");
        let written = address.replace('&', "&amp;").replace('"', "&quot;");
        assert!(html.contains(&format!("value=\"{written}\"")) && html.contains("readonly"), "{html}");
        assert!(words(&html).starts_with(label) && html.contains(&format!("for=\"gap-plan-{place}\"")), "{html}");
        assert!(html.contains(&format!("aria-describedby=\"gap-plan-{place}-hint\"")), "{html}");
        assert!(reply.say.is_some_and(|said| said.starts_with("The browser did not allow copying.")));
        assert!(section(&board, "people").contains("data-slot=\"invite-link\""));
    }
}

#[test]
fn a_copied_link_is_said_to_be() {
    for which in ["link", "invite"] {
        assert_eq!(board(PLANS_AHEAD).act("copied", which).say.as_deref(), Some("Link copied"));
    }
    assert_eq!(board(PLANS_AHEAD).act("copied", "x"), Default::default());
}
