//! The parameters of an address that are taken over into a lead. Names are exact.

/// The parameters that campaigns are marked with.
pub const PARAMS: [&str; 6] = ["utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "utm_id"];

/// The ids that advertisers add to a click. With Global Privacy Control none is taken.
pub const CLICK_IDS: [&str; 11] =
    ["gclid", "gbraid", "wbraid", "dclid", "fbclid", "msclkid", "ttclid", "twclid", "li_fat_id", "epik", "ScCid"];
