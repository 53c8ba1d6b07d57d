//! Forms in a hidden frame and forms whose answer can be read (integrations 2.2, 2.3, 2.5, 2.6, 3.5, 3.6).

use execution_gap_campaign::trusted;
use execution_gap_lead::{Transport, skeleton};
use serde_json::{Value, json};

use super::support::{ID, draft, field, fields, form, receiver, submission, tree, urlencoded, with};

#[test]
fn frames_have_no_headers_and_no_body() {
    for name in ["salesforce_w2l", "pardot", "activecampaign", "mailchimp"] {
        let draft = draft(&receiver(name), &submission());
        let request = &draft.request;
        assert_eq!((request.transport, request.headers.len(), &request.body), (Transport::Frame, 0, &None), "{name}");
        assert!(!request.keepalive && !draft.repeats, "{name}");
        let back = (name != "activecampaign").then(|| "https://acme.example/thanks.html".to_owned());
        assert_eq!(request.return_url, back, "{name}");
        assert!(!request.url.contains("acme.eu") && draft.preview.contains(": Ana@acme.eu\n"), "{name}");
    }
}

#[test]
fn salesforce_gets_standard_names_and_mapped_ones() {
    let mut campaign = receiver("salesforce_w2l");
    campaign["lead"]["options"]["map"] = json!({ "id": "00N000000000001", "scores_shown": "00N000000000002" });
    let draft = draft(&campaign, &submission());
    assert_eq!(draft.request.url, "https://webto.salesforce.com/servlet/servlet.WebToLead?encoding=UTF-8");
    let expected = [
        ("oid", "00D000000000062"),
        ("retURL", "https://acme.example/thanks.html"),
        ("first_name", "Ana"),
        ("last_name", "Ruiz"),
        ("email", "Ana@acme.eu"),
        ("company", "Acme"),
        ("title", "CIO"),
        ("phone", "+34600000000"),
        ("country", "Spain"),
        ("00N000000000001", ID),
    ];
    assert_eq!(fields(&draft)[..10], expected);
    assert_eq!(fields(&draft).len(), 11);
}

#[test]
fn salesforce_never_gets_an_empty_last_name_or_company() {
    let only = |contact| draft(&receiver("salesforce_w2l"), &with(|s| s["detail"]["contact"] = contact));
    let email = only(json!({ "email": "ana@acme.eu" }));
    assert_eq!((field(&email, "last_name"), field(&email, "company")), ("[not provided]", "acme.eu"));
    let first = only(json!({ "first_name": "Ana" }));
    assert_eq!((field(&first, "last_name"), field(&first, "company")), ("Ana", "[not provided]"));
}

#[test]
fn salesforces_limits_cut_between_letters() {
    let long = with(|s| {
        for name in ["first_name", "last_name", "company"] {
            s["detail"]["contact"][name] = json!("語".repeat(300));
        }
    });
    let draft = draft(&receiver("salesforce_w2l"), &long);
    let letters = |name| field(&draft, name).chars().count();
    assert_eq!((letters("first_name"), letters("last_name"), letters("company")), (40, 80, 120));
}

#[test]
fn letters_beyond_ascii_are_encoded_as_a_browser_does() {
    let draft = draft(&receiver("salesforce_w2l"), &with(|s| s["detail"]["contact"]["company"] = json!("Ä& b")));
    assert!(urlencoded(&fields(&draft)).contains("&company=%C3%84%26+b&"));
}

#[test]
fn pardot_gets_hidden_fields_and_what_the_form_asks() {
    let options = json!({ "hidden": { "source": "gap" }, "map": { "email": "Email", "scores_band": "gap_band" } });
    let campaign = form("form_post", "pardot", "https://go.acme.example/l/1/2027-01-01/a", options);
    let lead = draft(&campaign, &with(|s| s["detail"]["contact"]["role"] = json!("")));
    let names: Vec<&str> = fields(&lead).into_iter().map(|(name, _)| name).collect();
    let expected = ["source", "first_name", "last_name", "company", "phone", "country", "Email"];
    assert_eq!(names[..7], expected);
    assert!(!urlencoded(&fields(&lead)).contains("&&"));
}

#[test]
fn activecampaign_gets_its_eight_fields_first() {
    let mut campaign = receiver("activecampaign");
    campaign["lead"]["options"]["hidden"]["nlbox[]"] = json!("3");
    campaign["lead"]["options"]["map"] = json!({ "scores_shown": "field[12]" });
    let draft = draft(&campaign, &submission());
    let expected = [
        ("u", "7"),
        ("f", "7"),
        ("s", ""),
        ("c", "0"),
        ("m", "0"),
        ("act", "sub"),
        ("v", "2"),
        ("or", ID),
        ("nlbox[]", "3"),
        ("email", "Ana@acme.eu"),
        ("firstname", "Ana"),
        ("phone", "+34600000000"),
    ];
    assert_eq!(fields(&draft)[..12], expected);
    assert_eq!(field(&draft, "fullname"), "Ana Ruiz");
}

#[test]
fn mailchimp_gets_its_empty_trap() {
    let mut campaign = receiver("mailchimp");
    campaign["lead"]["options"]["hidden"] = json!({ "tags": "42" });
    let draft = draft(&campaign, &submission());
    assert_eq!(
        fields(&draft),
        [
            ("EMAIL", "Ana@acme.eu"),
            ("FNAME", "Ana"),
            ("LNAME", "Ruiz"),
            ("tags", "42"),
            ("b_0123456789abcdef012345678_0123456789", "")
        ]
    );
    assert!(!draft.request.url.contains("acme.eu"));
}

#[test]
fn formspree_gets_the_row_with_its_trap_and_asks_for_json() {
    let draft = draft(&receiver("formspree"), &submission());
    assert_eq!(draft.request.transport, Transport::Fetch);
    assert_eq!(draft.request.headers, [("Accept", "application/json".to_owned())]);
    assert_eq!(fields(&draft)[0], ("_gotcha", ""));
    assert_eq!((field(&draft, "email"), field(&draft, "hidden_sales_rep")), ("Ana@acme.eu", "Kim"));
    assert_eq!(field(&draft, "consent_call_me_text"), "You may call me.");
}

/// The names in a form, as the browser would read them.
fn names(form: &str) -> Vec<String> {
    let parts = form.split(" name=\"").skip(2);
    let name = |part: &str| part.split('"').next().unwrap().replace("&quot;", "\"").replace("&lt;", "<");
    parts.map(|part| name(part).replace("&amp;", "&")).collect()
}

#[test]
fn the_form_for_a_site_on_netlify_has_every_field_that_is_sent() {
    let odd = json!({ "form_name": "gap", "map": { "company": "Firm \"A & B\" <x>", "scores_shown": "gap" } });
    let mapped = form("form_fetch", "netlify", "https://www.acme.example/gap", odd);
    for campaign in [receiver("netlify"), mapped] {
        let written = skeleton::netlify(&trusted(&tree(&campaign))).unwrap();
        assert!(written.starts_with("<form name=\"gap\" data-netlify=\"true\" hidden>\n"), "{written}");
        let draft = draft(&campaign, &submission());
        let sent: Vec<_> = fields(&draft).into_iter().skip(1).map(|(name, _)| name.to_owned()).collect();
        assert_eq!(names(&written), sent);
        assert!(sent.len() > 100 && sent.contains(&"consent_newsletter".to_owned()));
        assert!(written.contains("<textarea name=\"lead_json\"></textarea>"));
    }
}

#[test]
fn only_leads_for_netlify_have_such_a_form() {
    let refused = |campaign: &Value| skeleton::netlify(&trusted(&tree(campaign))).unwrap_err();
    assert!(refused(&receiver("formspree")).starts_with("/lead/profile: only leads for \"netlify\""));
    assert!(refused(&json!({ "schema": "execution-gap.campaign/1" })).contains("has no \"lead\""));
}

/// Netlify takes only fields that its copy of the form had: the same ones in every lead.
#[test]
fn netlify_gets_the_same_fields_whatever_was_filled_in() {
    let names = |submission| {
        let draft = draft(&receiver("netlify"), &submission);
        assert_eq!(fields(&draft)[0], ("form-name", "gap"));
        fields(&draft).into_iter().map(|(name, _)| name.to_owned()).collect::<Vec<_>>()
    };
    let full = names(submission());
    let empty = names(json!({ "detail": { "form": "full" }, "hidden": { "other": "x" } }));
    assert_eq!(full, empty);
    let draft = draft(&receiver("netlify"), &submission());
    assert_eq!(field(&draft, "hidden_json"), r#"{"Sales Rep":"Kim","deal":"7"}"#);
    let mut unique = full.clone();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), full.len());
}
