//! Telephone numbers, and proof of work.

use execution_gap_lead::phone::e164;
use execution_gap_lead::proof::{holds, prove};

#[test]
fn only_numbers_with_a_country_code_become_international() {
    for (typed, number) in [
        ("+34 600 000 000", Some("+34600000000")),
        ("+1 (555) 010-9999", Some("+15550109999")),
        ("+49.30.123456", Some("+4930123456")),
        ("+1234567", Some("+1234567")),
        ("+123456", None),
        ("+123456789012345", Some("+123456789012345")),
        ("+1234567890123456", None),
        ("+0123456789", None),
        ("0049 30 123456", None),
        ("030 123456", None),
        ("+49 30 1234x", None),
        ("+", None),
        ("", None),
        ("+49+301234567", None),
        ("+٣٤٦٠٠٠٠٠٠٠٠", None),
        // A zero in brackets is dialled inside the country only.
        ("+49 (0)30 1234567", Some("+49301234567")),
        ("+49(0)30-1234567", Some("+49301234567")),
        ("+44 (0) 20 7946 0000", Some("+442079460000")),
        ("(+43) (0)1 23456", Some("+43123456")),
        ("+353 (0)1 234 5678", Some("+35312345678")),
        // Where nobody can tell whether a zero belongs to the number, there is none.
        ("+49 030 1234567", None),
        ("+49 (030) 1234567", None),
        ("+49 (0)030 1234567", None),
        ("+49 30 (0) 1234567", None),
        ("+39 06 1234567", Some("+39061234567")),
        ("+39 (0)6 1234567", None),
        ("+225 01 23 45 67 89", Some("+2250123456789")),
        ("(0)30 1234567", None),
    ] {
        assert_eq!(e164(typed).as_deref(), number, "{typed}");
    }
}

/// The first nonce, found by another implementation: `sha256("lead:498714:" + n)` with 12 zero bits.
#[test]
fn work_is_found_where_another_program_finds_it() {
    let found = prove("lead", 498_714, 12, 0, 100_000).unwrap();
    assert_eq!(found, 191);
    assert!(holds("lead", 498_714, 12, &found.to_string()));
    assert!((0..found).all(|nonce| !holds("lead", 498_714, 12, &nonce.to_string())));
}

#[test]
fn work_is_bound_to_lead_and_hour() {
    let nonce = prove("lead", 498_714, 12, 0, 1_000_000).unwrap().to_string();
    assert!(!holds("lead", 498_715, 12, &nonce));
    assert!(!holds("other", 498_714, 12, &nonce));
    assert!(!holds("lead", 498_714, 30, &nonce));
}

#[test]
fn work_is_found_in_slices() {
    let found = prove("lead", 1, 10, 0, 100_000).unwrap();
    assert_eq!(prove("lead", 1, 10, 0, found), None);
    assert_eq!(prove("lead", 1, 10, found, 1), Some(found));
    assert_eq!(prove("lead", 1, 10, 0, 0), None);
    assert_eq!(prove("lead", 1, 64, u32::MAX - 3, u32::MAX), None);
}
