//! Every sentence about leads: adapter and profile, mode, endpoint, settings, consents.

use serde_json::{Value, json};

use super::support::{contract, one, one_of, receiver, refusals, with_receiver};

#[test]
fn what_a_lead_needs() {
    let adapter = "\"adapter\" is missing; it is \"webhook\", \"hubspot\", \"form_post\", \"form_fetch\" or \"host\".";
    one("/lead/adapter", adapter, |c| _ = c["lead"].as_object_mut().unwrap().remove("adapter"));
    let address = "an address that starts with https:// and a host name in lower case, without user name, spaces or \
                   letters outside ASCII";
    let version = "a version of 1 to 40 letters, digits, dots, underscores and hyphens";
    for (field, words) in [("url", address), ("version", version)] {
        let sentence = format!("\"{field}\" is missing; it is {words}.");
        one(&format!("/lead/notice/{field}"), &sentence, |c| {
            c["lead"]["notice"].as_object_mut().unwrap().remove(field);
        });
    }
    let endpoint = "\"endpoint\" is missing; \"generic\" needs the full address to send to.";
    one("/lead/endpoint", endpoint, |c| _ = c["lead"].as_object_mut().unwrap().remove("endpoint"));
    let host = "\"host\" sends nothing itself and has no endpoint; leave it out.";
    one("/lead/endpoint", host, |c| {
        *c = with_receiver("host", None, "https://acme.example/x", json!({}));
    });
}

#[test]
fn profiles() {
    #[track_caller]
    fn wrong(adapter: &str, profile: Option<&str>, sentence: &str) {
        let campaign = with_receiver(adapter, profile, "https://acme.example/x", json!({}));
        assert_eq!(refusals(&campaign), [("/lead/profile".to_owned(), sentence.to_owned())]);
    }
    let post = "with \"form_post\" it is \"salesforce_w2l\", \"pardot\", \"activecampaign\" or \"mailchimp\".";
    wrong("form_post", None, &format!("\"profile\" is missing; {post}"));
    wrong("form_post", Some("zapier"), &format!("\"profile\" is \"zapier\"; {post}"));
    wrong("form_fetch", None, "\"profile\" is missing; with \"form_fetch\" it is \"formspree\" or \"netlify\".");
    let webhook = "with \"webhook\" it is \"generic\", \"n8n\", \"zapier\", \"make\" or \"apps_script\".";
    wrong("webhook", Some("pardot"), &format!("\"profile\" is \"pardot\"; {webhook}"));
    for adapter in ["hubspot", "host"] {
        let sentence = format!("\"profile\" is \"generic\"; \"{adapter}\" has no profile; leave it out.");
        wrong(adapter, Some("generic"), &sentence);
    }
}

#[test]
fn modes() {
    let mode = |mode: &'static str| move |c: &mut Value| c["lead"]["mode"] = json!(mode);
    for name in ["zapier", "make", "apps_script"] {
        let sentence = format!(
            "\"mode\" does not fit; \"{name}\" answers no request that the browser asks about first; it is \"simple\"."
        );
        one_of(receiver(name), "/lead/mode", &sentence, mode("json"));
    }
    one_of(receiver("n8n"), "/lead/mode", "\"mode\" does not fit; \"n8n\" implies \"json\".", mode("simple"));
    for name in ["hubspot", "pardot", "formspree"] {
        let sentence = format!("\"mode\" does not fit; \"{name}\" has no choice of mode; leave it out.");
        one_of(receiver(name), "/lead/mode", &sentence, mode("json"));
    }
}

#[test]
fn hosts_are_those_of_the_receiver() {
    let salesforce = "webto.salesforce.com, test.salesforce.com or your own below my.salesforce.com";
    let hubspot = "api.hsforms.com or that of your region, such as api-eu1.hsforms.com";
    for (name, said, hosts) in [
        ("zapier", "hooks.zapier.com", &["evil.example", "hooks.zapier.com.evil.example", "zapier.com"][..]),
        ("make", "hook.eu1.make.com or that of your zone", &["hook.make.com", "hook.a.b.make.com", "evil.example"]),
        ("apps_script", "script.google.com", &["evil.example", "script.google.com.evil.example"]),
        ("hubspot", hubspot, &["api-evil1.hsforms.com", "api-e1.hsforms.com", "forms.hsforms.com", "evil.example"]),
        ("salesforce_w2l", salesforce, &["www.salesforce.com", "evilmy.salesforce.com", "my.salesforce.com"]),
        ("activecampaign", "your own below activehosted.com", &["activehosted.com", "evilactivehosted.com"]),
        ("mailchimp", "your own below list-manage.com", &["list-manage.com", "list-manage.com.evil.example"]),
        ("formspree", "formspree.io", &["evil.example", "a.formspree.io"]),
    ] {
        for host in hosts {
            let sentence = format!("The host is \"{host}\"; for \"{name}\" it is {said}.");
            one_of(receiver(name), "/lead/endpoint", &sentence, |c| {
                let endpoint = c["lead"]["endpoint"].as_str().unwrap();
                let (_, path) = endpoint[8..].split_once('/').unwrap();
                c["lead"]["endpoint"] = json!(format!("https://{host}/{path}"));
            });
        }
    }
    for (name, host) in [
        ("hubspot", "api.hsforms.com"),
        ("hubspot", "api-na1.hsforms.com"),
        ("make", "hook.us2.make.com"),
        ("salesforce_w2l", "acme--test.sandbox.my.salesforce.com"),
        ("salesforce_w2l", "test.salesforce.com"),
    ] {
        let mut campaign = receiver(name);
        let endpoint = campaign["lead"]["endpoint"].as_str().unwrap();
        let (_, path) = endpoint[8..].split_once('/').unwrap();
        campaign["lead"]["endpoint"] = json!(format!("https://{host}/{path}"));
        assert_eq!(refusals(&campaign), [], "{host}");
    }
}

#[test]
fn paths_are_those_of_the_receiver() {
    #[track_caller]
    fn path(name: &str, endpoint: &str, sentence: &str) {
        one_of(receiver(name), "/lead/endpoint", sentence, |c| c["lead"]["endpoint"] = json!(endpoint));
    }
    for (name, endpoint, found, said) in [
        ("zapier", "https://hooks.zapier.com/hooks/catch/", "/hooks/catch/", "\"/hooks/catch/\""),
        ("apps_script", "https://script.google.com/home", "/home", "\"/macros/s/\" or \"/a/macros/\""),
        ("formspree", "https://formspree.io", "", "\"/f/\" or \"/p/\""),
        ("activecampaign", "https://a.activehosted.com/api", "/api", "\"/proc.php\""),
        (
            "mailchimp",
            "https://a.us1.list-manage.com/subscribe/post-json?u=1&id=2",
            "/subscribe/post-json",
            "\"/subscribe/post\"",
        ),
    ] {
        let sentence = format!("The path is \"{found}\"; for \"{name}\" it is {said} and what follows.");
        path(name, endpoint, &sentence);
    }
    let audience = "The endpoint lacks the parameters u and id, which name the audience.";
    path("mailchimp", "https://a.us1.list-manage.com/subscribe/post?u=1&id=", audience);
    let garbled = "The endpoint lacks ?encoding=UTF-8, without which accents are garbled.";
    path("salesforce_w2l", "https://webto.salesforce.com/servlet/servlet.WebToLead", garbled);
    let other = "The endpoint names another portal or form than the options; it ends with portal_id/form_guid.";
    one_of(receiver("hubspot"), "/lead/endpoint", other, |c| c["lead"]["options"]["portal_id"] = json!("99"));
    let netlify = "Netlify takes forms of its own site only; the address is one of this page's site.";
    path("netlify", "https://acme.example/gap", netlify);
}

#[test]
fn settings_are_those_of_the_receiver() {
    for (name, needed) in [
        ("hubspot", &["portal_id", "form_guid"][..]),
        ("salesforce_w2l", &["oid", "return_url"]),
        ("activecampaign", &["hidden"]),
        ("netlify", &["form_name"]),
    ] {
        for key in needed {
            let sentence = format!("\"{key}\" is missing; \"{name}\" needs it.");
            one_of(receiver(name), &format!("/lead/options/{key}"), &sentence, |c| {
                c["lead"]["options"].as_object_mut().unwrap().remove(*key);
            });
        }
    }
    let hidden = "\"f\" is missing; \"activecampaign\" needs the hidden fields u and f.";
    one_of(receiver("activecampaign"), "/lead/options/hidden/f", hidden, |c| {
        c["lead"]["options"]["hidden"] = json!({ "u": "1", "f": "" });
    });
    let oid = "\"oid\" is no setting of \"generic\"; it takes \"map\".";
    one("/lead/options/oid", oid, |c| c["lead"]["options"] = json!({ "oid": "00D000000000062" }));
    let portal = "\"form_name\" is no setting of \"hubspot\"; it takes \"map\", \"portal_id\", \"form_guid\" and \
                  \"subscription_ids\".";
    one_of(receiver("hubspot"), "/lead/options/form_name", portal, |c| c["lead"]["options"]["form_name"] = json!("x"));
    let portal = "\"portal_id\" is 12345; it is the portal's number of 1 to 10 digits, in quotes.";
    one_of(receiver("hubspot"), "/lead/options/portal_id", portal, |c| {
        c["lead"]["options"]["portal_id"] = json!(12345);
    });
    let form = "\"form_guid\" is \"0A1B\"; it is the form's id in lower case, such as \
                0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f.";
    one_of(receiver("hubspot"), "/lead/options/form_guid", form, |c| {
        c["lead"]["options"]["form_guid"] = json!("0A1B");
        c["lead"]["endpoint"] = json!("https://api.hsforms.com/submissions/v3/integration/submit/12345/0A1B");
    });
    for oid in ["00D0000000000624", "01D000000000062", "00D00000000006"] {
        let sentence = format!(
            "\"oid\" is \"{oid}\"; it is an organisation id of 15 or 18 letters and digits that starts with 00D."
        );
        one_of(receiver("salesforce_w2l"), "/lead/options/oid", &sentence, |c| {
            c["lead"]["options"]["oid"] = json!(oid)
        });
    }
    let twice = "Two fields go to \"mail\"; a field takes one.";
    one("/lead/options/map/phone", twice, |c| {
        c["lead"]["options"] = json!({ "map": { "email": "mail", "phone": "mail" } })
    });
    let box_ = "There is no consent with the key \"news\"; a subscription belongs to a box.";
    one_of(receiver("hubspot"), "/lead/options/subscription_ids/news", box_, |c| {
        c["lead"]["options"]["subscription_ids"] = json!({ "news": 1 });
    });
    let secret = "\"csrf_token\" is refused. Every visitor can read this file, so a secret in it is no secret; keep it on a \
                  server of yours.";
    one("/lead/options/map/csrf_token", secret, |c| c["lead"]["options"] = json!({ "map": { "csrf_token": "t" } }));
    one_of(receiver("pardot"), "/lead/options/hidden/csrf_token", secret, |c| {
        c["lead"]["options"]["hidden"] = json!({ "csrf_token": "1" });
    });
}

#[test]
fn consents() {
    let first = |change: fn(&mut Value)| move |c: &mut Value| change(&mut c["lead"]["consents"][0]);
    for key in ["initial", "checked", "default", "Preticked", "value"] {
        let sentence =
            format!("\"{key}\" is refused. Boxes start empty: a box that is ticked for the visitor is no consent.");
        one(&format!("/lead/consents/0/{key}"), &sentence, |c| c["lead"]["consents"][0][key] = json!(false));
    }
    let long = "\"text\" is a text of 501 characters; it is a text of 1 to 500 characters on one line. A longer text is not \
                read, and what is not read is not agreed to.";
    one("/lead/consents/0/text", long, first(|consent| consent["text"] = json!("a".repeat(501))));
    let key = "\"key\" is \"News letter\"; it is a key of 1 to 40 lower-case letters, digits and underscores.";
    one("/lead/consents/0/key", key, first(|consent| consent["key"] = json!("News letter")));
    let reserved = "\"request\" is the name under which the visitor's own request is recorded; choose another key.";
    one("/lead/consents/0/key", reserved, first(|consent| consent["key"] = json!("request")));
    let condition = "Consent to marketing is never a condition: \"required\" is false here, or left out.";
    one("/lead/consents/0/required", condition, first(|consent| consent["required"] = json!(true)));
    one(
        "/lead/consents/0/required",
        condition,
        first(|consent| {
            consent["purpose"] = json!("articles");
            consent["required"] = json!(true);
        }),
    );
    let twice = "The key \"newsletter\" is there twice; each consent has its own.";
    one("/lead/consents/1/key", twice, |c| {
        let mut second = c["lead"]["consents"][0].clone();
        second["version"] = json!("n4");
        c["lead"]["consents"].as_array_mut().unwrap().push(second);
    });
    let mut campaign = contract();
    campaign["lead"]["consents"][0] = json!({
        "key": "terms", "purpose": "reply_to_request", "text": "I agree to be answered.", "version": "1",
        "legal_basis": "contract_or_pre_contract", "required": true
    });
    assert_eq!(refusals(&campaign), []);
}
