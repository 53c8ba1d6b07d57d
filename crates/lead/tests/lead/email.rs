//! The e-mail rule against what Chromium says of `input[type=email]`, and our policy on top.

use execution_gap_lead::email::{EmailFault, check, is_free_mail, is_valid_in_html, suggest};

#[track_caller]
fn accepted(text: &str) -> String {
    check(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}")).address
}

/// Chromium's verdicts, measured; integrations 8.2.
#[test]
fn the_browsers_rule_is_chromiums() {
    let long_local = format!("{}@b.co", "a".repeat(65));
    let label = |letters: usize| format!("a@{}.co", "b".repeat(letters));
    let (label_63, label_64) = (label(63), label(64));
    let accepts = [
        "a@b",
        "a..b@c.de",
        ".a@b.c",
        "a.@b.c",
        "=1+1@b.co",
        "-x@b.co",
        "a@1.2.3.4",
        "o'brien@b.ie",
        "a/b@c.d",
        "a+tag@b.co",
        "a@xn--mnchen-3ya.de",
        " a@b.c ",
        "a\n@b.c",
        &long_local,
        &label_63,
    ];
    for text in accepts {
        assert!(is_valid_in_html(text), "{text:?}");
    }
    let refuses = [
        "a@-b.c",
        "a@b-.c",
        "a@b_c.d",
        "\"a b\"@c.d",
        "a@[1.2.3.4]",
        "a b@c.d",
        "a@b.c,",
        "a@b..c",
        "a@.b",
        "a@b.",
        "user@münchen.de",
        "ü@b.de",
        "a@b@c.d",
        "",
        "@",
        "a@",
        "@b.c",
        &label_64,
    ];
    for text in refuses {
        assert!(!is_valid_in_html(text), "{text:?}");
    }
}

#[test]
fn policy_asks_for_a_dot_and_bounds_the_length() {
    assert_eq!(check(""), Err(EmailFault::Empty));
    assert_eq!(check(" \n "), Err(EmailFault::Empty));
    assert_eq!(check("ana"), Err(EmailFault::Invalid));
    assert_eq!(check("ana@acme"), Err(EmailFault::NoDot));
    assert_eq!(check(&format!("{}@b.co", "a".repeat(65))), Err(EmailFault::TooLong));
    assert_eq!(accepted(&format!("{}@b.co", "a".repeat(64))).len(), 69);
    let domain = format!("{0}.{0}.{0}", "b".repeat(61));
    let longest = format!("{}@{domain}.co", "a".repeat(64));
    assert_eq!(longest.len(), 253);
    accepted(&longest);
    assert_eq!(check(&format!("{}@{domain}.coco", "a".repeat(64))), Err(EmailFault::TooLong));
}

#[test]
fn only_the_domain_becomes_lower_case() {
    assert_eq!(accepted(" Ana.Ruiz+X@ACME.Example\n"), "Ana.Ruiz+X@acme.example");
}

#[test]
fn dots_in_odd_places_are_a_warning() {
    for (text, odd) in [(".a@b.co", true), ("a.@b.co", true), ("a..b@b.co", true), ("a.b@b.co", false)] {
        assert_eq!(check(text).unwrap().odd_dots, odd, "{text}");
    }
}

#[test]
fn a_domain_in_other_letters_needs_punycode() {
    let email = check("user@MÜNCHEN.de").unwrap();
    assert!(email.needs_punycode);
    assert!(!check("user@xn--mnchen-3ya.de").unwrap().needs_punycode);
    assert_eq!(check("ü@b.de"), Err(EmailFault::Invalid));
    assert_eq!(check("a@mün chen.de"), Err(EmailFault::Invalid));
}

#[test]
fn slips_are_suggested() {
    for (typed, meant) in [
        ("a@gmial.com", "a@gmail.com"),
        ("a@gmai.com", "a@gmail.com"),
        ("a@gamil.com", "a@gmail.com"),
        ("a@gmaiil.con", "a@gmail.com"),
        ("A@Hotmal.com", "A@hotmail.com"),
        ("a@outlok.com", "a@outlook.com"),
        ("a@yaho.co.uk", "a@yahoo.co.uk"),
        ("a@acme.con", "a@acme.com"),
        ("a@acme.cmo", "a@acme.com"),
        ("a@acme.ner", "a@acme.net"),
        ("a@acme.ogr", "a@acme.org"),
    ] {
        assert_eq!(suggest(typed).as_deref(), Some(meant), "{typed}");
    }
}

#[test]
fn sound_domains_are_left_alone() {
    for typed in [
        "a@gmail.com",
        "a@acme.com",
        "a@acme.co",
        "a@acme.de",
        "a@acme.cm",
        "a@acme.cam",
        "a@acme.mom",
        "a@acme.vet",
        "a@acme.next",
        "a@acme.io",
        "a@abl.com",
        "a@wed.de",
        "a@a.gmial.co.uk",
        "a@gmial",
        "no address",
        "a@gmäil.com",
        "",
    ] {
        assert_eq!(suggest(typed), None, "{typed}");
    }
}

#[test]
fn free_mail_is_known() {
    assert!(is_free_mail("a@GMAIL.com"));
    assert!(!is_free_mail("a@acme.com"));
    assert!(!is_free_mail("gmail.com"));
}
