//! `www/campaign/campaign-fields.js` is the table of the description.
//!
//! After a change: `UPDATE_DOCS=1 cargo test -p execution-gap-campaign --test campaign table`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use execution_gap_campaign::table::table;

const SCRIPT: &str = "../../www/campaign/campaign-fields.js";

const OPENING: &str = "\
// What a campaign may hold, for `campaign-effective.js`. Written from `crates/campaign` by its tests: change it there, then
// `UPDATE_DOCS=1 cargo test -p execution-gap-campaign --test campaign table`.
";

#[test]
fn the_script_holds_the_table_of_the_description() {
    let mut expected = OPENING.to_owned();
    for (name, value) in table() {
        let value = serde_json::to_string_pretty(&value).unwrap();
        let _ = write!(expected, "\nexport const {name} = {value};\n");
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(SCRIPT);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        return fs::write(path, expected).unwrap();
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(found == expected, "{SCRIPT} is not the table of the description; `UPDATE_DOCS=1` writes it.");
}
