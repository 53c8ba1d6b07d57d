//! Sound campaigns, the defaults filled into them, and the notes that they get.

use execution_gap_campaign::colour::Colour;
use execution_gap_campaign::{Adapter, Benchmark, Contact, Gate, LegalBasis, Mode, Profile, RECEIVERS, check_shape};
use execution_gap_model::engine::{Area, Areas, Capabilities, Form};
use serde_json::{Value, json};

use super::support::{checked, contract, everything, notes, receiver, receivers, refusals, tree};

#[test]
fn the_smallest() {
    let (campaign, notes) = checked(&json!({ "schema": "execution-gap.campaign/1" }), None).unwrap();
    assert_eq!(notes, []);
    assert_eq!((campaign.id, campaign.gate, campaign.lead, campaign.cta), (None, Gate::Soft, None, None));
    assert_eq!(campaign.weights, Capabilities::new([1.0; 3]));
    assert_eq!((campaign.texts, campaign.benchmark), (Vec::new(), None));
}

#[test]
fn the_example_of_the_contract() {
    let (campaign, notes) = checked(&contract(), Some("https://www.acme.example")).unwrap();
    let said = "#FFCC00 cannot be read on the light background; #907200 is used there.";
    assert_eq!(
        notes.iter().map(|note| (&*note.pointer, &*note.message)).collect::<Vec<_>>(),
        [("/brand/accent", said)]
    );
    assert_eq!(campaign.id.as_deref(), Some("spring-2027"));
    assert_eq!(campaign.brand.accent, Some(Colour([0xFF, 0xCC, 0x00])));
    assert_eq!(campaign.gate, Gate::Soft);
    assert_eq!(campaign.cta.unwrap().label, "Book a 20-minute review");
    assert_eq!(campaign.texts[0].1, [("welcome.title".to_owned(), "How wide is your gap?".to_owned())]);
    let lead = campaign.lead.unwrap();
    assert_eq!((lead.adapter, lead.profile, lead.mode), (Adapter::Webhook, Some(Profile::Generic), Some(Mode::Simple)));
    assert_eq!(lead.endpoint.as_deref(), Some("https://leads.acme.example/v1/leads"));
    assert_eq!(lead.fields, [Contact::Email, Contact::FirstName, Contact::Company]);
    assert_eq!(lead.controller.as_deref(), Some("Acme GmbH"));
    assert_eq!(lead.notice.unwrap().version, "2026-10");
    assert_eq!((lead.consents[0].legal_basis, lead.consents[0].required), (LegalBasis::Consent, false));
}

#[test]
fn every_receiver() {
    let samples = receivers();
    for receiver in RECEIVERS.iter().filter(|receiver| receiver.adapter != Adapter::Host) {
        let (_, campaign) = samples.iter().find(|(name, _)| *name == receiver.name).expect(receiver.name);
        assert_eq!(refusals(campaign), [], "{}", receiver.name);
        let (campaign, _) = checked(campaign, None).unwrap();
        let lead = campaign.lead.unwrap();
        assert_eq!((lead.adapter, lead.profile), (receiver.adapter, receiver.profile));
        assert_eq!(lead.mode, receiver.modes.first().copied(), "{}", receiver.name);
    }
    let (campaign, _) = checked(&receiver("hubspot"), None).unwrap();
    assert_eq!(campaign.lead.unwrap().options.subscription_ids, [("newsletter".to_owned(), 999)]);
}

#[test]
fn a_lead_for_the_page_itself_with_the_defaults() {
    let lead = json!({ "adapter": "host" });
    let (campaign, _) = checked(&json!({ "schema": "execution-gap.campaign/1", "lead": lead }), None).unwrap();
    let lead = campaign.lead.unwrap();
    assert_eq!((lead.adapter, lead.profile, lead.endpoint), (Adapter::Host, None, None));
    assert_eq!(lead.fields, [Contact::Email, Contact::FirstName]);
    assert_eq!((lead.consents, lead.request_text), (Vec::new(), None));
    assert_eq!((lead.controller, lead.notice), (None, None));
}

#[test]
fn a_webhook_without_a_profile_is_generic() {
    let mut campaign = contract();
    campaign["lead"].as_object_mut().unwrap().remove("profile");
    campaign["lead"]["mode"] = json!("json");
    let lead = checked(&campaign, None).unwrap().0.lead.unwrap();
    assert_eq!((lead.profile, lead.mode), (Some(Profile::Generic), Some(Mode::Json)));
}

#[test]
fn every_field_has_a_place_in_the_sample() {
    assert_eq!(check_shape(&tree(&everything())), Ok(()));
    let paths = super::doc::paths();
    assert!(paths.len() > 50, "{}", paths.len());
    for path in paths {
        let pointer = format!("/{}", path.replace("[]", ".0").replace('.', "/"));
        let pointer = pointer.replace("(BI, PO, AA)", "PO").replace("(CLD, CYB, DAT, INF, DCX)", "DCX");
        let pointer = pointer.replace("(language)", "en").replace("(text)", "welcome.title").replace("(ours)", "email");
        let pointer = pointer.replace("(key)", "newsletter").replace("(name)", "u");
        assert!(everything().pointer(&pointer).is_some(), "{path} is not in everything.json");
    }
}

#[test]
fn a_benchmark() {
    let mut campaign = contract();
    campaign["benchmark"] = everything()["benchmark"].clone();
    campaign["benchmark"]["areas"] = json!({ "CYB": { "strategy": 0.75, "results": 0.5 } });
    let mut areas = Areas::default();
    areas[Area::Security] = Some((0.75, 0.5));
    let expected = Benchmark {
        n: 412,
        source: "Acme survey of European manufacturers".to_owned(),
        date: "2027-03".to_owned(),
        form: Form::Express,
        gap: Some(31.5),
        areas,
    };
    assert_eq!(checked(&campaign, None).unwrap().0.benchmark, Some(expected));
}

#[test]
fn weights_are_as_given() {
    let mut campaign = contract();
    campaign["weights"] = json!({ "BI": 0, "AA": 2.5 });
    assert_eq!(checked(&campaign, None).unwrap().0.weights, Capabilities::new([0.0, 1.0, 2.5]));
}

#[test]
fn a_page_of_the_machine_itself_may_send_anywhere() {
    let mut campaign = receiver("zapier");
    campaign["lead"]["endpoint"] = json!("http://127.0.0.1:8702/hooks/catch/1/2/");
    assert!(checked(&campaign, Some("https://www.acme.example")).is_err());
    assert!(checked(&campaign, None).is_err());
    for page in ["http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080", "http://gap.localhost"] {
        assert!(checked(&campaign, Some(page)).is_ok(), "{page}");
    }
    for page in ["http://127.0.0.1.evil.example", "http://localhost.evil.example", "null", "http://10.0.0.1"] {
        assert!(checked(&campaign, Some(page)).is_err(), "{page}");
    }
}

#[track_caller]
fn noted(campaign: Value, pointer: &str, sentence: &str) {
    let found = notes(&campaign);
    assert!(found.contains(&(pointer.to_owned(), sentence.to_owned())), "{found:#?}");
}

fn changed(name: &str, change: impl FnOnce(&mut Value)) -> Value {
    let mut campaign = receiver(name);
    change(&mut campaign);
    campaign
}

#[test]
fn what_is_allowed_and_may_be_a_mistake() {
    let fewer = "With this gate fewer visitors finish; \"soft\" shows the score first and asks afterwards.";
    for gate in ["hard", "start"] {
        noted(changed("generic", |c| c["gate"] = json!(gate)), "/gate", fewer);
    }
    let never = "The contact form of \"lead\" is never shown with this gate.";
    noted(changed("generic", |c| c["gate"] = json!("none")), "/gate", never);
    let fields = json!(["email", "first_name", "last_name", "company", "role"]);
    let four = "Every further field costs visitors who finish; four are plenty.";
    noted(changed("generic", |c| c["lead"]["fields"] = fields), "/lead/fields", four);
    let nobody = "Without \"email\" or \"phone\" nobody can be answered.";
    noted(changed("generic", |c| c["lead"]["fields"] = json!(["company"])), "/lead/fields", nobody);
    let salesforce = "Salesforce makes no lead without last name and company; ask for \"last_name\" and \"company\".";
    noted(receiver("salesforce_w2l"), "/lead/fields", salesforce);
    let test = "n8n's test address works for two minutes only; use the one with /webhook/.";
    let address = json!("https://n8n.acme.example/webhook-test/gap");
    noted(changed("n8n", |c| c["lead"]["endpoint"] = address), "/lead/endpoint", test);
    let back = "The return page is not on this page's site, so the widget cannot see that the receiver took the lead.";
    noted(receiver("pardot"), "/lead/options/return_url", back);
    for gate in ["hard", "start"] {
        let nothing =
            format!("\"gate\" is \"{gate}\" and there is no \"lead\", so nothing is asked and everything is open.");
        let campaign = json!({ "schema": "execution-gap.campaign/1", "gate": gate });
        assert_eq!(notes(&campaign), [("/gate".to_owned(), nothing)]);
    }
    for (field, what) in [("controller", "who gets the data"), ("notice", "what happens to the data")] {
        let silent = format!(
            "Without \"{field}\" the contact form does not say {what}, which the law demands in many countries."
        );
        let without = changed("generic", |c| _ = c["lead"].as_object_mut().unwrap().remove(field));
        noted(without, &format!("/lead/{field}"), &silent);
    }
    let german = "The widget speaks \"en\" so far, so nobody sees the texts in \"de\".";
    noted(changed("generic", |c| c["texts"] = json!({ "de": { "action.start": "Los" } })), "/texts/de", german);
}

#[test]
fn what_fits_gets_no_note() {
    let mut campaign = receiver("pardot");
    campaign["brand"]["accent"] = json!("#077FAF");
    campaign["lead"]["options"]["return_url"] = json!("https://www.acme.example/thanks.html");
    assert_eq!(notes(&campaign), []);
}
