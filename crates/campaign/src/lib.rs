//! The campaign file (`execution-gap.campaign/1`): what a marketer writes, what it means, and what is wrong with it.
//!
//! ```text
//! Json ──effective──▶ Campaign: every setting, with the default in place of what is missing or wrong
//! Json ──check──▶ notes, or every mistake with its place
//! ```
//!
//! [`fields::CAMPAIGN`] describes what may stand where; the checker, the JSON Schema, the table in `docs/campaign.md`
//! and that of `www/campaign/campaign-effective.js` come from it. What does not belong here: the browser, fetching, parsing of
//! JSON text, sending of leads. A campaign cannot change bands, the most that drag takes, or the reference ambition.
//! Nothing here panics on any input.

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
mod effective;
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
#[cfg(not(target_arch = "wasm32"))]
pub mod table;
mod texts;
mod typed;
mod url;
mod words;

pub use choices::{Adapter, Contact, Gate, LegalBasis, Mode, Profile};
pub use effective::effective;
pub use findings::{Closes, MOST, Note, Refusal};
pub use json::{DEPTH, Json, MOST_VALUES};
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

/// Checks a campaign for a page.
///
/// # Errors
///
/// Every mistake, with a JSON pointer and a sentence that names what is allowed; at most [`MOST`] and one that counts
/// the others.
pub fn check(json: &Json, page: &Page) -> Result<Vec<Note>, Vec<Refusal>> {
    check_up_to(MOST, json, page)
}

/// Checks a campaign for its author.
///
/// # Errors
///
/// As for [`check()`], however many mistakes there are.
pub fn check_all(json: &Json, page: &Page) -> Result<Vec<Note>, Vec<Refusal>> {
    check_up_to(usize::MAX, json, page)
}

fn check_up_to(most: usize, json: &Json, page: &Page) -> Result<Vec<Note>, Vec<Refusal>> {
    let mut findings = Findings::new(most);
    examine(json, page, &mut findings);
    texts::check(json, page, &mut findings);
    findings.finish()
}

/// Whether nothing is wrong with a campaign, own words aside.
fn is_sound(json: &Json, page: &Page) -> bool {
    let mut findings = Findings::new(0);
    examine(json, page, &mut findings);
    findings.finish().is_ok()
}

/// Every check that needs no catalogue.
fn examine(json: &Json, page: &Page, findings: &mut Findings) {
    check::walk(json, &fields::CAMPAIGN, findings);
    rules::check(json, page, findings);
    lead_rules::check(json, page, findings);
    secrets::search(json, findings);
}

/// Reads the settings of a campaign that [`effective()`] has made, here or in the page. Of any other tree, what has the
/// right kind of value is read and the rest is absent.
pub fn trusted(json: &Json) -> Campaign {
    typed::campaign(json)
}

/// Checks only what [`fields::CAMPAIGN`] and with it the JSON Schema says: which keys and kinds of values stand where.
///
/// # Errors
///
/// As for [`check()`].
pub fn check_shape(json: &Json) -> Result<(), Vec<Refusal>> {
    let mut findings = Findings::new(MOST);
    check::walk(json, &fields::CAMPAIGN, &mut findings);
    findings.finish().map(|_| ())
}
