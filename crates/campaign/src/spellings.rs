//! How short texts of a campaign are spelled: ids, keys, colours, dates. Which field is spelled how is in `fields`.

use super::shape::{Run, Spelling, run};

const HEX: &str = "0-9A-Fa-f";
const NAME: &str = "A-Za-z0-9._-";

pub(super) static COLOUR: Spelling = Spelling {
    words: "a colour such as #FFCC00 or #FC0",
    ways: &[&[run("#", 1, 1), run(HEX, 6, 6)], &[run("#", 1, 1), run(HEX, 3, 3)]],
};
pub(super) static ID: Spelling = Spelling {
    words: "a name of 1 to 80 letters, digits, dots, underscores and hyphens",
    ways: &[&[run(NAME, 1, 80)]],
};
pub(super) static VERSION: Spelling = Spelling {
    words: "a version of 1 to 40 letters, digits, dots, underscores and hyphens",
    ways: &[&[run(NAME, 1, 40)]],
};
pub(super) static KEY: Spelling = Spelling {
    words: "a key of 1 to 40 lower-case letters, digits and underscores",
    ways: &[&[run("a-z0-9_", 1, 40)]],
};
pub(super) static LEAD_KEY: Spelling = Spelling {
    words: "a field of the lead, of 1 to 80 lower-case letters, digits and underscores",
    ways: &[&[run("a-z0-9_", 1, 80)]],
};
pub(super) static THEIR_FIELD: Spelling = Spelling {
    words: "a field name of 1 to 100 letters, digits and . _ : [ ] -",
    ways: &[&[run("A-Za-z0-9._:[]-", 1, 100)]],
};
pub(super) static LANGUAGE: Spelling = Spelling {
    words: "a language such as en or pt-BR",
    ways: &[&[run("a-z", 2, 3)], &[run("a-z", 2, 3), run("-", 1, 1), run("A-Za-z0-9-", 2, 30)]],
};
pub(super) static TEXT_KEY: Spelling =
    Spelling { words: "a name of a text such as welcome.title", ways: &[&[run("a-z0-9_.", 1, 80)]] };
pub(super) static PORTAL: Spelling =
    Spelling { words: "the portal's number of 1 to 10 digits, in quotes", ways: &[&[run("0-9", 1, 10)]] };
const LOWER_HEX: &str = "0-9a-f";
const DASH: Run = run("-", 1, 1);
pub(super) static FORM_GUID: Spelling = Spelling {
    words: "the form's id in lower case, such as 0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f",
    ways: &[&[
        run(LOWER_HEX, 8, 8),
        DASH,
        run(LOWER_HEX, 4, 4),
        DASH,
        run(LOWER_HEX, 4, 4),
        DASH,
        run(LOWER_HEX, 4, 4),
        DASH,
        run(LOWER_HEX, 12, 12),
    ]],
};
const ALPHANUMERIC: &str = "A-Za-z0-9";
const ZERO_ZERO: Run = run("0", 2, 2);
const D: Run = run("D", 1, 1);
pub(super) static OID: Spelling = Spelling {
    words: "an organisation id of 15 or 18 letters and digits that starts with 00D",
    ways: &[&[ZERO_ZERO, D, run(ALPHANUMERIC, 12, 12)], &[ZERO_ZERO, D, run(ALPHANUMERIC, 15, 15)]],
};
pub(super) static DATE: Spelling = Spelling {
    words: "a month or day such as 2027-03 or 2027-03-31",
    ways: &[
        &[run("0-9", 4, 4), DASH, run("01", 1, 1), run("0-9", 1, 1)],
        &[run("0-9", 4, 4), DASH, run("01", 1, 1), run("0-9", 1, 1), DASH, run("0-3", 1, 1), run("0-9", 1, 1)],
    ],
};
