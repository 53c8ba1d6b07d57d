//! The limits that pages, authors and receivers meet.

/// One limit.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// Its name in scripts.
    pub name: &'static str,
    /// The number.
    pub value: u32,
    /// What it limits, in Markdown.
    pub says: &'static str,
}

impl Limit {
    /// The number, for lengths.
    pub const fn size(&self) -> usize {
        self.value as usize
    }
}

const fn limit(name: &'static str, value: u32, says: &'static str) -> Limit {
    Limit { name, value, says }
}

/// Hidden fields of a lead.
pub const HIDDEN_FIELDS: Limit = limit("MOST_FIELDS", 50, "hidden fields of a lead");
/// Name of a hidden field.
pub const HIDDEN_NAME: Limit = limit("MOST_NAME", 64, "characters in the name of a hidden field");
/// Value of a hidden field.
pub const HIDDEN_VALUE: Limit = limit("MOST_VALUE", 512, "characters in the value of a hidden field");
/// Value of a parameter of an address.
pub const PARAMETER: Limit = limit("MOST_PARAMETER", 512, "bytes in a parameter or path that is taken from an address");
/// Answer of a receiver.
pub const ANSWER: Limit = limit("MOST_ANSWER", 65_536, "bytes of a receiver's answer that are read");
/// Campaign file.
pub const CAMPAIGN: Limit = limit("MOST_CAMPAIGN", 262_144, "bytes of a campaign file");
/// Patience for a campaign.
pub const CAMPAIGN_MS: Limit = limit("CAMPAIGN_MS", 10_000, "milliseconds until a campaign file must have come");
/// Presses of *Send*.
pub const PRESSES: Limit = limit("MOST_PRESSES", 5, "presses of *Send* in a visit");
/// Patience for a page.
pub const HOST_MS: Limit =
    limit("HOST_MS", 15_000, "milliseconds in which a page that took a lead over must call `respond(outcome)`");
/// Patience for a captcha.
pub const CAPTCHA_MS: Limit = limit("CAPTCHA_MS", 30_000, "milliseconds in which the page's `captcha` must answer");
/// Work of a proof.
pub const PROOF_BITS: Limit = limit("MOST_BITS", 20, "bits of proof of work");

/// All of them.
pub const LIMITS: [Limit; 11] = [
    HIDDEN_FIELDS,
    HIDDEN_NAME,
    HIDDEN_VALUE,
    PARAMETER,
    ANSWER,
    CAMPAIGN,
    CAMPAIGN_MS,
    PRESSES,
    HOST_MS,
    CAPTCHA_MS,
    PROOF_BITS,
];
