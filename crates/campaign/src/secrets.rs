//! Passwords and keys have no place in a file that every visitor can read. Recognised are names that say so and values
//! that look like the secrets of well-known services. The sentences never repeat the value.

use super::findings::{Findings, below};
use super::json::{DEPTH, Json};
use super::words::{count, holds};

/// Why, a whole sentence.
pub(super) const REASON: &str =
    "Every visitor can read this file, so a secret in it is no secret; keep it on a server of yours.";

pub(super) const NAMES: [&str; 10] = [
    "apikey",
    "secret",
    "token",
    "password",
    "passwd",
    "authorization",
    "bearer",
    "credential",
    "privatekey",
    "accesskey",
];

/// How secrets of Stripe, Slack, HubSpot, GitHub, GitLab, Shopify, Google, Amazon, SendGrid and others begin.
pub(super) const BEGINNINGS: [&str; 22] = [
    "sk_live_",
    "sk_test_",
    "rk_live_",
    "whsec_",
    "xoxb-",
    "xoxp-",
    "xoxa-",
    "xapp-",
    "pat-na1-",
    "pat-na2-",
    "pat-eu1-",
    "pat-ap1-",
    "ghp_",
    "gho_",
    "ghs_",
    "github_pat_",
    "glpat-",
    "shpat_",
    "AIza",
    "AKIA",
    "SG.",
    "sk-proj-",
];

/// Fewest characters of a secret value, so that words which only begin like one pass.
const SHORTEST: usize = 16;

/// Whether a key or the name of a parameter says that its value is secret.
pub(super) fn is_secret_name(name: &str) -> bool {
    let plain: String =
        name.chars().take(100).filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect();
    NAMES.iter().any(|secret| holds(&plain, secret))
}

/// Refuses every text below that holds something like a secret.
pub(super) fn search(json: &Json, findings: &mut Findings) {
    below_here(json, "", DEPTH, findings);
}

fn below_here(json: &Json, pointer: &str, depth: usize, findings: &mut Findings) {
    let Some(depth) = depth.checked_sub(1) else { return };
    match json {
        Json::Text(text) if is_secret(text) => {
            findings.refuse(pointer, "This looks like a password or key. %", &[REASON]);
        }
        Json::List(elements) => {
            for (position, element) in elements.iter().enumerate() {
                below_here(element, &below(pointer, &count(position)), depth, findings);
            }
        }
        Json::Object(entries) => {
            for (key, value) in entries {
                below_here(value, &below(pointer, key), depth, findings);
            }
        }
        _ => {}
    }
}

/// Whether a text holds something like a secret.
pub(super) fn is_secret(text: &str) -> bool {
    let part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.');
    holds(text, "-----BEGIN")
        || text.split(|letter| !part(letter)).any(|piece| {
            piece.len() >= SHORTEST
                && (BEGINNINGS.iter().any(|beginning| piece.starts_with(beginning))
                    || piece.starts_with("eyJ") && piece.matches('.').count() == 2)
        })
}
