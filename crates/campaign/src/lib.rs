//! The campaign file (`execution-gap.campaign/1`): what a marketer writes, checked, with every default filled in.
//!
//! ```text
//! Json ──check──▶ Campaign and notes, or every refusal with its place
//! ```
//!
//! [`fields::CAMPAIGN`] describes what may stand where; the checker, the JSON Schema and the table in
//! `docs/campaign.md` come from it. What does not belong here: the browser, fetching, parsing of JSON text, sending of
//! leads. A campaign cannot change bands, the most that drag takes, or the reference ambition. Nothing here panics on
//! any input.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::string_slice
)]

mod check;
mod choices;
pub mod colour;
pub mod fields;
mod findings;
mod json;
mod lead_rules;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod receivers;
mod rules;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
mod secrets;
pub mod shape;
mod spellings;
mod texts;
mod typed;
mod url;
mod words;

pub use choices::{Adapter, Contact, Gate, LegalBasis, Mode, Profile};
pub use findings::{MOST, Note, Refusal};
pub use json::{DEPTH, Json};
pub use receivers::{RECEIVERS, Receiver};
pub use typed::{Benchmark, Brand, Campaign, Consent, Cta, Lead, Notice, Options};

use findings::Findings;
use url::{Url, is_loopback};

/// What a campaign is checked against besides its own description.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// Scheme, host and port of the page around the widget, such as `https://acme.example`; `None` when there is none
    /// yet, as on the command line. On a page of the machine itself (`localhost`, `127.0.0.1`, `[::1]`) addresses may
    /// start with `http://` and name any host.
    pub origin: Option<&'a str>,
    /// Languages that the widget speaks.
    pub languages: &'a [&'a str],
    /// Names of the catalogue's texts with their words.
    pub catalogue: &'a [(&'a str, &'a str)],
}

impl Page<'_> {
    fn is_loopback(&self) -> bool {
        self.origin.and_then(Url::read).is_some_and(|url| is_loopback(url.host))
    }
}

/// Checks a campaign and reads it.
///
/// # Errors
///
/// Every refusal, with a JSON pointer and a sentence that names what is allowed; at most [`MOST`] and one that counts
/// the others.
pub fn check(json: &Json, page: &Page) -> Result<(Campaign, Vec<Note>), Vec<Refusal>> {
    let notes = examine(json, page)?;
    Ok((typed::campaign(json), notes))
}

/// Reads a campaign that [`examine()`] has accepted, for a program without the checker. Of any other tree, what has the
/// right kind of value is read and the rest is absent.
pub fn trusted(json: &Json) -> Campaign {
    typed::campaign(json)
}

/// Checks a campaign for a door that reads the values itself.
///
/// # Errors
///
/// As for [`check()`].
pub fn examine(json: &Json, page: &Page) -> Result<Vec<Note>, Vec<Refusal>> {
    let mut findings = Findings::default();
    check::walk(json, &fields::CAMPAIGN, &mut findings);
    rules::check(json, page, &mut findings);
    lead_rules::check(json, page, &mut findings);
    texts::check(json, page, &mut findings);
    secrets::search(json, &mut findings);
    findings.finish()
}

/// Checks only what [`fields::CAMPAIGN`] and with it the JSON Schema says: which keys and kinds of values stand where.
///
/// # Errors
///
/// As for [`check()`].
pub fn check_shape(json: &Json) -> Result<(), Vec<Refusal>> {
    let mut findings = Findings::default();
    check::walk(json, &fields::CAMPAIGN, &mut findings);
    findings.finish().map(|_| ())
}
